"""What only a person can judge: a short list to tick and sign.

After the Patient Education Materials Assessment Tool for printable materials (PEMAT-P; Shoemaker,
Wolf and Brach, Agency for Healthcare Research and Quality, 2013). Its numbers stand behind the
items, the words are ours. What a machine can see is checked by `checks.plain_language`.
"""

from __future__ import annotations

from collections.abc import Sequence

from plainspoken.html import Html, Part, element, join, table
from plainspoken.inline import plain
from plainspoken.plan import Unit

ITEMS = (
    ("The title and the first lines tell at once what it is for", "1"),
    ("Nothing in it leads away from that purpose", "2"),
    ("Every medical word is needed, and explained where it first stands", "4"),
    ("Numbers are clear, and nobody has to calculate", "6, 7"),
    ("One thing leads to the next in an order that makes sense to a patient", "10"),
    ("The main points stand out, and are said again at the end", "11, 12"),
    ("Pictures and tables help, say the same as the text, and are simple", "15 to 19"),
    ("It tells the reader at least one thing to do", "20"),
    ("It speaks to the reader: you, your", "21"),
    ("Each thing to do comes in small, clear steps", "22"),
    ("Something helps to do it: a list to tick, room for answers, a number to call", "23"),
)
"""What to judge, and the numbers of the PEMAT-P items that it stands for."""


def sign_off(units: Sequence[Unit]) -> Html:
    """Return the list of one handout; `units` are its languages."""
    about = [_about(unit) for unit in units]
    header: list[Part] = ["What to judge", *(_name(unit) for unit in units)]
    box = element("span", class_="box", role="img", aria_label="to tick")
    rows = [[f"{item} (PEMAT {number})", *(box for _ in units)] for item, number in ITEMS]
    lines = join(element("span", what, class_="line") for what in ("Name:", "Date:"))
    rows.append(["Signed", *(lines for _ in units)])
    return join([*about, table("Tick what is so, and sign", header, rows)])


def _about(unit: Unit) -> Html:
    document = unit.document
    words = f"{plain(document.title.text)}. {plain(document.summary.text)}"
    return element("p", words, lang=unit.language.tag)


def _name(unit: Unit) -> Html:
    return element("span", unit.language.name, lang=unit.language.tag)

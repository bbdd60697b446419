"""Hard words are explained once, near their first use, in the reader's language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plainspoken.glossary import define, defined, relevant, uses
from plainspoken.markdown import parse
from plainspoken.model import Definition, Handout, Listing, Origin, Paragraph, Prose, Section, Term

ORIGIN = Origin("x", 1)


def prose(text: str) -> Prose:
    return Prose(text, "en", ORIGIN)


def term(*forms: str) -> Term:
    return Term(prose(forms[0]), prose(f"What {forms[0]} is."), prose(", ".join(forms)))


BLAST = term("blast", "blasts")
CHROMOSOME = term("chromosome", "chromosomes")
PHILADELPHIA = term("Philadelphia chromosome")
CNS = term("central nervous system", "CNS")
SPINE = term("C++ (spine)", "épine")
STEM = term("stem cell", "stem cells")
GRAFT = term("stem cell graft")
TERMS = (BLAST, CHROMOSOME, PHILADELPHIA, CNS, SPINE, STEM, GRAFT)


def section(text: str, title: str = "Title") -> Section:
    return Section("x", "01-x", prose(title), parse(text, "x").blocks)


def handout(*sections: Section) -> Handout:
    empty = prose("x")
    return Handout(
        "x",
        "",
        0,
        empty,
        empty,
        empty,
        None,
        None,
        None,
        (),
        sections,
        TERMS,
        (),
        (("page", empty),),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Blast and BLASTS.", [BLAST]),
        ("Blasted outblast blast-like", [BLAST]),
        ("The Philadelphia\u00a0chromosome here.", [PHILADELPHIA]),
        ("Chromosomes, then the philadelphia chromosome.", [CHROMOSOME, PHILADELPHIA]),
        ("A stem cell graft, and stem cells.", [GRAFT, STEM]),
        ("The CNS.", [CNS]),
        ("The cns.", []),
        ("d’épine", [SPINE]),
        ("C++ (spine)", [SPINE]),
        ("nothing", []),
    ],
)
def test_uses(text: str, found: list[Term]) -> None:
    assert list(uses(text, TERMS)) == found


def kinds(section: Section) -> list[str]:
    return [
        f"= {block.term.text}" if isinstance(block, Definition) else type(block).__name__
        for block in section.blocks
    ]


def test_a_definition_follows_the_first_use_only() -> None:
    made = define(handout(section("No.\n\nA blast.\n\nMore blasts.\n\n## Blast\n\nThe CNS.")))
    assert kinds(made.sections[0]) == [
        "Paragraph",
        "Paragraph",
        "= blast",
        "Paragraph",
        "Heading",
        "Paragraph",
        "= central nervous system",
    ]


def test_each_section_explains_its_own_words() -> None:
    made = define(handout(section("A blast."), section("A blast.")))
    assert [len(defined(each)) for each in made.sections] == [1, 1]


def test_inside_a_list_it_stays_in_its_item() -> None:
    made = define(handout(section("- one\n- a blast\n  - blasts\n- three")))
    (listing,) = made.sections[0].blocks
    assert isinstance(listing, Listing)
    assert [type(block) for block in listing.items[1]] == [Paragraph, Definition, Listing]


def test_a_word_that_only_headings_use_is_explained_at_the_start() -> None:
    made = define(handout(section("Text.", title="Blasts")))
    assert kinds(made.sections[0]) == ["= blast", "Paragraph"]


def test_a_word_in_a_title_waits_for_the_text() -> None:
    made = define(handout(section("Text.\n\nA blast.", title="Blasts")))
    assert kinds(made.sections[0]) == ["Paragraph", "Paragraph", "= blast"]


def test_words_to_know_are_those_in_use_in_the_order_of_the_alphabet() -> None:
    accents = (term("zona"), term("Été"), term("eau"))
    text = section("zona, été, eau")
    made = define(relevant(replace(handout(text), glossary=(*accents, BLAST))))
    assert [each.term.text for each in made.glossary] == ["eau", "Été", "zona"]

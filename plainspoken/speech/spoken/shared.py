"""Rules that languages share: abbreviations, Roman numerals, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from plainspoken.speech.spoken.rules import Rule

DASH = "[–—‑-]"
"""What may stand between the two ends of a range."""

_LONGEST_CODE = 4
"""Digits up to which a number inside a code is said as a number."""

_ROMAN: Mapping[str, int] = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_FORM = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def listed(words: str) -> list[str]:
    """Return the words of a text, which reads better than a list of strings."""
    return words.split()


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"


def abbreviation_rule(said: Mapping[str, str]) -> Rule:
    """Return the rule for abbreviations, which are said in full wherever they stand."""
    return Rule(rf"(?<![\w.])(?P<short>{any_of(said)})(?!\w)", lambda found: said[found["short"]])


def before_number_rule(said: Mapping[str, str]) -> Rule:
    """Return the rule for abbreviations that are ones only before a number."""
    pattern = rf"(?<![\w.])(?P<short>{any_of(said)})(?=\s?\d)"
    return Rule(pattern, lambda found: f"{said[found['short']]} ")


def roman(written: str) -> int | None:
    """Return the value of a Roman numeral up to 89, None for other letters."""
    if not _ROMAN_FORM.fullmatch(written):
        return None
    values = [_ROMAN[letter] for letter in written]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def telephone_rules(
    say_digit: Callable[[int], str],
    extension: str,
    extensions: str,
    is_service: Callable[[re.Match[str]], bool],
) -> tuple[Rule, ...]:
    """Return the rules for the numbers of North America, digit by digit in groups.

    `extension` is said before an inner number, `extensions` the pattern of how it is written;
    `is_service` tells whether three digits such as 811 are a number to call.
    """
    gap = r"[\ \u00a0.\-‑–]"
    end = r"(?![\w-]|[.,]\d)"
    inner = rf"(?:,?\s(?:{extensions})\s?(?P<inner>\d{{1,6}}))?"

    def number(found: re.Match[str]) -> str:
        groups = re.findall(r"\d+", found["groups"])
        if len(groups) == 1:
            groups = [groups[0][:3], groups[0][3:6], groups[0][6:]]
        said = ", ".join(" ".join(say_digit(int(digit)) for digit in group) for group in groups)
        inner = found["inner"]
        return f"{said}, {extension} {_inner(inner, say_digit)}" if inner else said

    def short(found: re.Match[str]) -> str | None:
        if found["digits"].isdecimal() and not is_service(found):
            return None
        digits = re.findall(r"\d", found["digits"])
        return " ".join(say_digit(int(digit)) for digit in digits)

    area = rf"(?:\+?1{gap}?)?(?:\(\d{{3}}\){gap}?|\d{{3}}{gap})"
    return (
        Rule(rf"(?<![\w.,-])(?P<groups>(?:{area})\d{{3}}{gap}\d{{4}}){end}{inner}", number),
        Rule(rf"(?<![\w.,-])(?P<groups>\d{{3}}[-‑]\d{{4}}){end}{inner}", number),
        Rule(rf"(?<![\w.,-])(?P<groups>[2-9]\d{{9}}){end}{inner}", number),
        Rule(rf"(?<![\w.,-])(?P<digits>\d[-‑]\d[-‑]\d|[2-9]11){end}", short),
    )


def _inner(digits: str, say_digit: Callable[[int], str]) -> str:
    """Say an inner number: a short one as a number, a long one digit by digit."""
    if len(digits) <= 2 and not digits.startswith("0"):  # noqa: PLR2004  two digits are a number
        return say_digit(int(digits))
    return " ".join(say_digit(int(digit)) for digit in digits)


def roman_rule(
    labels: str,
    cardinal: Callable[[int], str],
    between: Mapping[str, str],
    is_word: Callable[[re.Match[str]], bool] = lambda found: False,
) -> Rule:
    """Return the rule for Roman numerals behind a label: "stage IIIB", "phases I–II".

    `labels` is the pattern of the labels; `between` are words that may stand between two
    numerals, the first that of a range; `is_word` tells of a lone "I" that it is no numeral.
    """
    numeral = "[IVXL]+"
    to = next(iter(between.values()))

    def said(found: re.Match[str]) -> str | None:
        values = [roman(each) for each in re.findall(rf"\b{numeral}", found["numerals"])]
        if None in values or (found["numerals"] == "I" and is_word(found)):
            return None
        written = re.sub(rf"\s?{DASH}\s?", f" {to} ", found["numerals"])
        words = re.sub(rf"\b{numeral}", lambda each: cardinal(roman(each[0]) or 0), written)
        letter = f" {found['letter']}" if found["letter"] else ""
        return f"{found['noun']} {words}{letter}"

    return Rule(
        rf"(?<!\w)(?P<noun>(?i:{labels}))\s(?P<numerals>{numeral}"
        rf"(?:(?:\s{any_of(between)}\s|\s?{DASH}\s?){numeral}(?!\w))*)(?P<letter>[A-D])?(?!\w)",
        said,
    )


def glued_rule(cardinal: Callable[[int], str]) -> Rule:
    """Return the rule for letters with a number at their end: COVID-19, B12, H1N1."""

    def said(found: re.Match[str]) -> str:
        parts = re.findall(r"\d+|[^\W\d_]+", found[0])
        return " ".join(_code(part, cardinal) if part.isdecimal() else part for part in parts)

    pattern = r"(?<![\w.])(?!to-)[^\W\d_]+-?\d+(?:[^\W\d_]+\d*)*(?!\w|-\d)"
    return Rule(pattern, said)


def rest_rules(cardinal: Callable[[int], str], signs: Mapping[str, str]) -> tuple[Rule, ...]:
    """Return the rules for what no other has taken: no voice is left to guess at a digit."""
    lone = re.escape("".join(sign for sign in signs if len(sign) == 1 and sign not in "+-=#−–"))
    return (
        Rule(r"(?P<digits>\d+)", lambda found: f" {_code(found['digits'], cardinal)} "),
        Rule(rf"(?P<sign>[{lone}])", lambda found: f" {signs[found['sign']]} "),
    )


def _code(digits: str, cardinal: Callable[[int], str]) -> str:
    """Say a short number as a number, a long one or one with zeros before it digit by digit."""
    if len(digits) > _LONGEST_CODE or digits.startswith("0"):
        return " ".join(cardinal(int(digit)) for digit in digits)
    return cardinal(int(digits))


def version_rule(cardinal: Callable[[int], str], point: str) -> Rule:
    """Return the rule for numbers with two points or more: 1.2.3."""

    def said(found: re.Match[str]) -> str:
        return f" {point} ".join(cardinal(int(part)) for part in found[0].split("."))

    return Rule(r"(?<![\w.])\d{1,9}(?:\.\d{1,9}){2,}(?!\w)", said)


def sign_rules(words: Mapping[str, str]) -> tuple[Rule, ...]:
    """Return the rules for signs between words; `words` names & + − = and ×."""
    return (
        Rule(r"\s?&\s?", lambda found: f" {words['&']} "),
        Rule(r"\s\+\s", lambda found: f" {words['+']} "),
        Rule(r"(?<=\d)\+(?!\w)", lambda found: f" {words['+']}"),
        Rule(r"\s−\s", lambda found: f" {words['−']} "),
        Rule(r"\s=\s", lambda found: f" {words['=']} "),
        Rule(r"(?<=[\w%])\s?×\s?|(?<=\d)x(?=\d)|\sx\s(?=\d)", lambda found: f" {words['×']} "),
    )


def slash_rule(per: Mapping[str, str], per_word: str, or_word: str) -> Rule:
    """Return the rule for a slash: "per" before what something is counted by, else "or".

    `per` is what may stand behind "per" as it is written, and how it is said.
    """

    def said(found: re.Match[str]) -> str:
        last = found["last"]
        if last:
            return f" {per_word} {per[last]}"
        return f" {or_word if found['many'] is None else per_word} "

    return Rule(
        rf"(?<=[\w$%).])/(?:(?P<last>{any_of(per)})(?!\w)|(?=[^\W\d_])|(?P<many>(?=\d+\s?h(?!\w))))",
        said,
    )


FRACTION_SIGNS: Mapping[str, tuple[int, int]] = {
    "½": (1, 2),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅛": (1, 8),
}


def fraction_parts(written: str) -> tuple[int, int]:
    """Return top and bottom of a fraction, ¾ or 3/4."""
    if written in FRACTION_SIGNS:
        return FRACTION_SIGNS[written]
    top, _, bottom = written.partition("/")
    return int(top), int(bottom)


def doubled_rule(numbers: Iterable[str]) -> Rule:
    """Return the rule that says a count that is given twice, "two (2)" or "2 (two)", once."""
    word = rf"(?i:{any_of(numbers)})"
    pattern = rf"(?<!\w)(?:(?P<word>{word})\s\(\d+\)|\d+\s\((?P<inner>{word})\))"
    return Rule(pattern, lambda found: found["word"] or found["inner"])


def between_rules(to: str) -> tuple[Rule, ...]:
    """Return the rules for a dash that parts two ends of which one is a fraction or has a sign."""
    sign = f"[{''.join(FRACTION_SIGNS)}]"
    ends = rf"(?=[\d{''.join(FRACTION_SIGNS)}])"
    fraction = rf"(?=\d?\s?{sign}|\d\s\d/\d)"
    return (
        Rule(rf"(?<={sign})\s?{DASH}\s?{ends}", lambda found: f" {to} "),
        Rule(rf"(?<=\d/\d)\s?{DASH}\s?{ends}", lambda found: f" {to} "),
        Rule(rf"(?<=\d)\s?{DASH}\s?{fraction}", lambda found: f" {to} "),
        Rule(r"(?<=\d)\s?→\s?(?=\d)", lambda found: f" {to} "),
        Rule(r"(?<=\d)\s[–-]\s(?=[+−-]\d)", lambda found: f" {to} "),
    )


def ratio_rule(cardinal: Callable[[int], str], to: str) -> Rule:
    """Return the rule for a ratio such as 1:1000, which is no time of day."""
    return Rule(
        r"(?<![\w.,:])1\s?:\s?(?P<many>\d{1,3}(?:[,\ \u00a0]\d{3})+|\d{3,6})(?![\w:])",
        lambda found: f"{cardinal(1)} {to} {cardinal(int(re.sub(r'[^0-9]', '', found['many'])))}",
    )


def numeric_date_rule(cardinal: Callable[[int], str], year: Callable[[int], str]) -> Rule:
    """Return the rule for 03/05/2024: month or day first nobody can tell, so as it stands."""

    def said(found: re.Match[str]) -> str:
        *ends, last = re.findall(r"\d+", found[0])
        return ", ".join([*(cardinal(int(end)) for end in ends), year(int(last))])

    return Rule(r"(?<![\w.,/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])", said)

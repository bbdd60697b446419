"""One canonical form for what is written and what is heard.

"2.5 mg" is "two point five milligrams". Two texts are compared word by word, so all the ways
to write the same value must end in the same words, and two values never. Digits are the
canonical form of a number, capitals that of an acronym: "ALL" is not "all". Punctuation parts
numbers and is then dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from tests.hearing.number_words import numbers_in_digits

Rule = tuple[re.Pattern[str], str]


def _rules(*rules: tuple[str, str]) -> Sequence[Rule]:
    return tuple((re.compile(pattern), said) for pattern, said in rules)


_SIGNS = _rules(
    (r"[’‘]", "'"),
    (r"[\u00a0\u202f]", " "),
    (r"[–—‑]", "-"),
    (r"[«»“”\"()*]", " "),
    (r"[œŒ]", "oe"),
    (r"½", " 1/2"),
    (r"¼", " 1/4"),
    (r"¾", " 3/4"),
)
_LETTERS = _rules(
    (r"(?i)(?<=\d)[\s,]*([ap])[.,]?\s?m\b\.?", r" \1m "),
    (r"\b([AaPp])(?:\.\s?|\s?(?=M))[Mm]\b\.?", r" \1m "),
    (r"(?i)\bph(?=[+ -]+posit)|\bp\.\s?h\.(?=\s?posit)", "PH"),
    (r"\bM(?=[GL]\b)", "m"),
    (r"\b([A-Z]{2,})s\b", r"\1"),
)
_SPELT = re.compile(r"\b(?:[A-Z](?:(?:[.,-]\s?|\s)[A-Z]\b)+|[A-Za-z](?:[ .-][A-Za-z]\b){2,})")
_SMALL = re.compile(r"\b(?![A-Z]{2,}\b)\w+")

# Digits and signs, in small letters. A telephone number is one word.
_DIGITS: Mapping[str, Sequence[Rule]] = {
    "en": _rules(
        (r"\b(\d{3})[-., ]+(\d{3})[-., ]*(\d{4})\b", r" \1\2\3 "),
        (r"(?<![\d,.])(\d{1,3}),(\d{3})(?![\d,])", r"\1\2"),
        (r"\$\s?(\d+(?:\.\d\d)?)", r"\1 dollars"),
        (r"\b(\d{1,2})(?::|\.(?=\d\d ?[ap]m\b))(\d\d)", r"\1 \2"),
        (r"(\d)\s?-\s?(\d)", r"\1 to \2"),
        (r"%|\bper cent\b", " percent"),
        (r"(?:°|\bdegrees) ?c\b", " degrees celsius"),
        (r"(?<=m[gl])/(?=kg)", " per "),
    ),
    "fr": _rules(
        (r"\b(\d{3})[-., ]+(\d{3})[-., ]+(\d{2})[-., ]*(\d{2})\b", r" \1\2\3\4 "),
        (r"(?<!\d )(?<![\d,.])(\d{1,3}) (\d{3})(?![\d,])", r"\1\2"),
        (r"(\d),(\d)", r"\1.\2"),
        (r"(\d)\s?\$", r"\1 dollars"),
        (r"\b(\d{1,2})\s?(?::|h)\s?(\d\d)\b", r"\1 heures \2"),
        (r"(\d)\s?-\s?(\d)", r"\1 à \2"),
        (r"%|\bpour (?:cents?|100)\b", " pourcent"),
        (r"\bpourcents\b", "pourcent"),
        (r"(?:°|\bdegrés) ?c\b", " degrés celsius"),
        (r"(?<=m[gl])/(?=kg)", " par "),
    ),
}
_ORDINALS: Mapping[str, Rule] = {
    "en": (re.compile(r"\b(\d+)(?:st|nd|rd|th)\b"), r"#\1"),
    "fr": (re.compile(r"\b(\d+)(?:er|re|e|ère|ème)\b"), r"#\1"),
}
_TOKEN = re.compile(r"#?\d+(?:\.\d+)?(?:/\d+)?|[^\W\d_]+|[,.;:!?]")

# Words with their numbers in digits: what two or more of them make together.
_MONTHS: Mapping[str, str] = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_TOGETHER: Mapping[str, Sequence[Rule]] = {
    "en": _rules(
        (r"\b(\d+) point (\d+)\b(?: (\d)\b)?", r"\1.\2\3"),
        (r"\b(\d+) dollars (?:and )?(\d\d)\b(?: cents\b)?", r"\1.\2 dollars"),
        (r"\b(\d{1,2}) ?(\d\d) ([ap]m)\b", r"\1:\2 \3"),
        (r"\b(\d+) and (?:a|1) half\b|\b(\d+) 1/2", r"\1\2.5"),
        (r"\b(?:(?:a|1) )?half(?: a\b)?|\b1/2", "0.5"),
        (r"\b(?:a|1) quarter\b|\b1/4", "0.25"),
        (r"\b3 quarters\b|\b3/4", "0.75"),
        (r"\b([12]) (?:#3|thirds)(?!\d)", r"\1/3"),
        (rf"\b({_MONTHS['en'].replace(' ', '|')}) #?(\d+)", r"\1 \2"),
        (rf"\b({_MONTHS['en'].replace(' ', '|')}) (\d+)( ,)? 20 (\d\d)\b", r"\1 \2 20\4"),
    ),
    "fr": _rules(
        (r"\b(\d+) virgule (\d+)\b(?: (\d)\b)?", r"\1.\2\3"),
        (r"\b(\d+) dollars (?:et )?(\d\d)\b(?: (?:cents|100)\b)?", r"\1.\2 dollars"),
        (r"\b([2-6])0 et 1\b", r"\g<1>1"),
        (r"\b(\d{1,2}) h(?:eures?)?\b(?: 00\b| (\d\d)\b)?", r"\1h\2"),
        (r"\b(\d+) ([^\W\d]+) et demie?\b", r"\1.5 \2"),
        (r"\b(?:1 )?demie?\b|\b1/2", "0.5"),
        (r"\b1 quart\b|\b1/4", "0.25"),
        (r"\b3 quarts\b|\b3/4", "0.75"),
        (r"\b([12]) tiers\b", r"\1/3"),
        (rf"#1 ({_MONTHS['fr'].replace(' ', '|')})\b", r"1 \1"),
    ),
}
_SAME: Mapping[str, Mapping[str, str]] = {
    "en": {
        **dict.fromkeys(("mg", "milligrams", "milligrammes"), "milligram"),
        **dict.fromkeys(("ml", "milliliters", "millilitres", "milliliter"), "millilitre"),
        **dict.fromkeys(("kg", "kilos", "kilo", "kilograms"), "kilogram"),
        **{f"{unit}s": unit for unit in ("hour", "minute", "day", "week", "month", "year")},
        **{"degrees": "degree", "dollars": "dollar", "okay": "ok", "dr": "doctor"},
        **{"tumor": "tumour", "center": "centre", "leukaemia": "leukemia"},
    },
    "fr": {
        **dict.fromkeys(("mg", "milligrammes"), "milligramme"),
        **dict.fromkeys(("ml", "millilitres"), "millilitre"),
        **dict.fromkeys(("kg", "kilos", "kilo", "kilogrammes"), "kilogramme"),
        **{f"{unit}s": unit for unit in ("minute", "jour", "semaine", "an", "année")},
        **{"degrés": "degré", "dollars": "dollar", "dr": "docteur"},
    },
}


def canonical(text: str, language: str) -> tuple[str, ...]:
    """Return the words of a text in their canonical form; `language` is "en" or "fr"."""
    text = _change(unicodedata.normalize("NFC", text), [*_SIGNS, *_LETTERS])
    text = _SPELT.sub(lambda found: "".join(filter(str.isalpha, found[0])).upper(), text)
    text = _SMALL.sub(lambda found: found[0].lower(), text)
    text = _change(text, [*_DIGITS[language], _ORDINALS[language]])
    text = re.sub(r"(?<=\d)(?=(?:mg|ml|kg|h)\b)|['/-](?!\d)", " ", text)
    words = numbers_in_digits(_TOKEN.findall(text), language)
    text = _change(_telephones(" ".join(words)), _TOGETHER[language])
    same = _SAME[language]
    return tuple(_value(same.get(word, word)) for word in text.split() if re.search(r"\w", word))


def _change(text: str, rules: Sequence[Rule]) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text


def _telephones(text: str) -> str:
    """Write a telephone number that was said in groups as one word: its ten digits."""

    def joined(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found[0])
        return digits if len(digits) == 10 else found[0]

    return re.sub(r"\b\d{1,4}(?: [,.]?\s?\d{1,4}){2,}\b", joined, text)


def _value(word: str) -> str:
    """Write 2.50 and 2.5, 007 and 7 alike."""
    if not re.fullmatch(r"\d+(\.\d+)?", word) or len(word) == 10:
        return word
    whole, _, part = word.partition(".")
    part = part.rstrip("0")
    return f"{int(whole)}.{part}" if part else str(int(whole))

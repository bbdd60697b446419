"""The tables of words that ship with the program: each name and each word has one place."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import plainspoken

DATA = Path(plainspoken.__file__).parent / "data"
NAMES_OF_DRUGS = 250
HARD_WORDS = 170

# English name, French name: each stands for a rule of spelling that French asks for.
FRENCH_NAMES = {
    "acetaminophen": "acétaminophène",
    "acetylsalicylic acid": "acide acétylsalicylique",
    "arsenic trioxide": "trioxyde d’arsenic",
    "cyclosporine": "cyclosporine",
    "dexamethasone": "dexaméthasone",
    "epinephrine": "épinéphrine",
    "folic acid": "acide folique",
    "heparin": "héparine",
    "hydroxyurea": "hydroxyurée",
    "ibuprofen": "ibuprofène",
    "insulin aspart": "insuline asparte",
    "lidocaine": "lidocaïne",
    "mercaptopurine": "mercaptopurine",
    "metformin": "metformine",
    "ondansetron": "ondansétron",
    "phenytoin": "phénytoïne",
    "potassium chloride": "chlorure de potassium",
    "vitamin d": "vitamine d",
}

# Pairs whose confusion has harmed people (ISMP, List of Confused Drug Names).
LOOK_ALIKE = (
    ("amlodipine", "amiloride"),
    ("azacitidine", "azathioprine"),
    ("bupropion", "buspirone"),
    ("carbamazepine", "oxcarbazepine"),
    ("cefazolin", "ceftriaxone"),
    ("chlorpromazine", "chlorpropamide"),
    ("cisplatin", "carboplatin"),
    ("clonazepam", "clonidine"),
    ("cycloserine", "cyclosporine"),
    ("dactinomycin", "daptomycin"),
    ("daunorubicin", "doxorubicin"),
    ("dimenhydrinate", "diphenhydramine"),
    ("dobutamine", "dopamine"),
    ("ephedrine", "epinephrine"),
    ("fentanyl", "sufentanil"),
    ("folic acid", "folinic acid"),
    ("glipizide", "glyburide"),
    ("guaifenesin", "guanfacine"),
    ("hydralazine", "hydroxyzine"),
    ("hydrocodone", "oxycodone"),
    ("idarubicin", "epirubicin"),
    ("lamivudine", "lamotrigine"),
    ("leucovorin", "lenalidomide"),
    ("medroxyprogesterone", "methylprednisolone"),
    ("metformin", "metronidazole"),
    ("methotrexate", "methotrimeprazine"),
    ("mifepristone", "misoprostol"),
    ("mitomycin", "mitoxantrone"),
    ("morphine", "hydromorphone"),
    ("nicardipine", "nifedipine"),
    ("paclitaxel", "docetaxel"),
    ("penicillamine", "penicillin"),
    ("pentobarbital", "phenobarbital"),
    ("potassium chloride", "sodium chloride"),
    ("prednisolone", "prednisone"),
    ("propofol", "propranolol"),
    ("quinidine", "quinine"),
    ("rifampin", "rifaximin"),
    ("risperidone", "ropinirole"),
    ("romidepsin", "romiplostim"),
    ("sitagliptin", "saxagliptin"),
    ("sulfadiazine", "sulfasalazine"),
    ("sumatriptan", "sitagliptin"),
    ("tramadol", "trazodone"),
    ("valacyclovir", "valganciclovir"),
    ("vinblastine", "vincristine"),
    ("zolmitriptan", "zolpidem"),
)


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text("utf-8"))


def folded(name: str) -> str:
    """`name` without case and accents, as a program should compare it."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("œ", "oe"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def names(drug: dict[str, list[str]]) -> list[str]:
    return [*drug["en"], *drug["fr"], *drug.get("brands", [])]


def twice(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


DRUGS: list[dict[str, list[str]]] = table("drugs.toml")["drugs"]


def test_enough_medicines_in_order() -> None:
    first = [drug["en"][0] for drug in DRUGS]
    assert len(first) >= NAMES_OF_DRUGS
    assert first == sorted(first)


def test_a_name_of_a_medicine_stands_in_one_entry_even_without_its_accents() -> None:
    assert twice([name for drug in DRUGS for name in {folded(n) for n in names(drug)}]) == []


def test_no_list_of_names_has_one_twice() -> None:
    lists = [list_of_names for drug in DRUGS for list_of_names in drug.values()]
    assert [each for each in lists if not each or twice(each)] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_generic_names_are_small_letters_and_clean(language: str) -> None:
    pattern = re.compile(r"[a-zà-ÿœ0-9]+(?:[ ’-][a-zà-ÿœ0-9]+)*")
    odd = [name for drug in DRUGS for name in drug[language] if not pattern.fullmatch(name)]
    assert odd == []


def test_no_english_name_has_an_accent_and_each_brand_has_a_capital() -> None:
    assert [name for drug in DRUGS for name in drug["en"] if not name.isascii()] == []
    brands = [brand for drug in DRUGS for brand in drug.get("brands", [])]
    assert [brand for brand in brands if not brand[0].isupper() or not brand.isascii()] == []


def test_each_entry_has_only_known_keys() -> None:
    assert {key for drug in DRUGS for key in drug} == {"en", "fr", "brands"}


@pytest.mark.parametrize(("english", "french"), FRENCH_NAMES.items())
def test_french_names_are_spelled_as_in_canada(english: str, french: str) -> None:
    assert [drug["fr"][0] for drug in DRUGS if english in drug["en"]] == [french]


@pytest.mark.parametrize("pair", LOOK_ALIKE)
def test_names_that_look_alike_stand_in_two_entries(pair: tuple[str, str]) -> None:
    one, other = ([drug for drug in DRUGS if name in drug["en"]] for name in pair)
    assert len(one) == len(other) == 1
    assert one != other


Word = dict[str, Any]


def hard_words(language: str) -> list[Word]:
    words: list[Word] = table(f"plain_words.{language}.toml")["words"]
    return words


def written(word: Word) -> list[str]:
    return [word["word"], *word.get("forms", [])]


def word_inside(text: str, words: set[str]) -> list[str]:
    """Those of `words` that stand in `text`, whole."""
    wanted = "|".join(map(re.escape, words))
    return re.findall(rf"(?<![\w’-])(?:{wanted})(?![\w-])", text, re.IGNORECASE)


BOTH = pytest.mark.parametrize("language", ["en", "fr"])


@BOTH
def test_enough_hard_words_in_order(language: str) -> None:
    words = [word["word"] for word in hard_words(language)]
    assert len(words) >= HARD_WORDS
    assert words == sorted(words, key=lambda word: (folded(word), word))


@BOTH
def test_a_hard_word_and_its_forms_stand_once(language: str) -> None:
    assert twice([form for word in hard_words(language) for form in written(word)]) == []


@BOTH
def test_a_hard_word_has_only_known_keys_and_sources(language: str) -> None:
    sources = table(f"plain_words.{language}.toml")["sources"]
    for word in hard_words(language):
        assert set(word) - {"forms"} == {"word", "say", "source"}
        assert word["say"]
        assert not twice(word["say"])
    assert {word["source"] for word in hard_words(language)} == set(sources)


@BOTH
def test_no_plainer_word_holds_a_hard_one(language: str) -> None:
    words = hard_words(language)
    hard = {form for word in words for form in written(word)}
    said = [say for word in words for say in word["say"]]
    assert [(say, found) for say in said if (found := word_inside(say, hard))] == []


@BOTH
def test_words_are_written_as_in_a_handout(language: str) -> None:
    words = [form for word in hard_words(language) for form in [*written(word), *word["say"]]]
    assert [word for word in words if re.search(r"['\"«»]|  |^\s|\s$", word)] == []


def test_plainer_english_words_are_canadian() -> None:
    said = " ".join(say for word in hard_words("en") for say in word["say"])
    assert re.findall(r"\b(?:tumors?|centers?|colors?|fibers?|pediatrist)\b", said) == []

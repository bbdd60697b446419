"""What is said, in the phonemes that Kokoro was trained on.

Kokoro learned from espeak's IPA, rewritten in part: one sign for each English diphthong and
affricate, punctuation left in as the mark of a pause. Source: the conventions of misaki, the
phonemiser of Kokoro-82M v1.0.
"""

from __future__ import annotations

import re
import string
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from plainspoken.languages import base
from plainspoken.model import Said, Saying
from plainspoken.speech.voices import VoiceError

MAPPING = 2
"""Counts the changes of this module: clips made with other phonemes are made again."""

TIE = "^"
"""Stands in IPA between two signs that are one sound: `a^ɪ`."""

LIMIT = 510
"""Phonemes that Kokoro takes at once."""

Phonemise = Callable[[str, str], str]
"""Text and its language, without region, to IPA, with `TIE`."""

_Rules = Sequence[tuple[re.Pattern[str], str]]

_SIGNS = ",.?!:;…—"
_PARTS = re.compile(
    rf"\b(?P<letters>(?:[A-ZÀ-Þ]\.){{2,}}(?:s\b)?)|\s*(?P<signs>[{_SIGNS}]+)(?=\s|$)"
)
_VOWEL_LETTERS = "AEFHILMNORSX"
"""Letters whose names begin with a vowel, in English and in French."""
_FLAG = re.compile(r"\(([a-z^-]+)\)")
_PLURALS = {"S": "ᵻz", "X": "ᵻz", "H": "ᵻz", "F": "s"}
"""How the s behind English letters sounds, by the last letter; behind the others as z."""


def _rules(*rules: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), sound) for pattern, sound in rules)


_BOTH = _rules(
    (r"a\^?ɪ", "I"),
    (r"a\^?ʊ", "W"),
    (r"e\^?ɪ", "A"),
    (r"o\^?ʊ", "O"),
    (r"ə\^?ʊ", "Q"),
    (r"ɔ\^?ɪ", "Y"),
    (r"d\^?ʒ", "ʤ"),
    (r"t\^?ʃ", "ʧ"),
    (r"t\^s", "ʦ"),
    (r"d\^z", "ʣ"),
)
_ENGLISH = _rules(
    ("ʔn\u0329", "tᵊn"),
    (r"(\S)\u0329", r"ᵊ\1"),
    (r"ə\^l", "ᵊl"),
    ("ɜːɹ?|ɝ", "ɜɹ"),
    ("ɚɹ?", "əɹ"),
    (r"ɹ\^?ɹ", "ɹ"),
    ("ɐ", "ə"),
    ("r", "ɹ"),
    ("[xç]", "k"),
    ("e", "A"),
    ("o", "ɔ"),
    ("ɾ", "T"),
    ("ʔ", "t"),
    ("[ːʲ\u0303]", ""),
)
_FRENCH = _rules(
    (r"y(?=[ˈˌ]?[aɑɛeioɔøœuə])", "ɥ"),
    ("œ\u0303", "ɛ\u0303"),  # the French voice has no "un" of its own: it swallowed it
)
_RULES: Mapping[str, _Rules] = {"en": (*_BOTH, *_ENGLISH), "fr": (*_BOTH, *_FRENCH)}
_NEAR: Mapping[str, str] = {
    **dict(zip("gɫɬɭʀɱʍʏħɦʑʐʉɵɘɞ", "ɡlllʁmwyhhʒʒuøəɜ", strict=True)),
    **dict.fromkeys("^-‿ˑ'’", ""),
}
"""The nearest sign for one that Kokoro never saw; ties and joints are no sound."""


@cache
def symbols() -> Mapping[str, int]:
    """Return the signs that Kokoro knows, each with its number."""
    file = resources.files("plainspoken").joinpath("data/kokoro/symbols.toml")
    return tomllib.loads(file.read_text("utf-8"))


def phonemes(said: Saying, phonemise: Phonemise) -> str:
    """Return what is said as signs that Kokoro knows. Raises `VoiceError`.

    Nothing is left out: a word without a sound, or a sound without a sign, is an error.
    """
    atoms = [atom for part in said for atom in _atoms(part)]
    followers = (*atoms, None)[1:]
    found = "".join(
        _sound(atom, follower, phonemise) for atom, follower in zip(atoms, followers, strict=True)
    )
    found = re.sub(rf"\s+(?=[{_SIGNS}])", "", re.sub(r"\s+", " ", found)).strip()
    if not any(map(str.isalpha, found)):
        raise VoiceError("there is nothing to say")
    return found


def cut(found: str, limit: int = LIMIT) -> list[str]:
    """Return phonemes in parts that are not too long: cut at punctuation, else at a word's end."""
    parts = []
    while len(found) > limit:
        head = found[: limit + 1]
        at = max(head.rfind(f"{sign} ") + 1 for sign in _SIGNS)
        at = at or head.rfind(" ")
        at = at if at > 0 else limit
        parts.append(found[:at].strip())
        found = found[at:].strip()
    return [*parts, found]


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch of one kind: `words`, `letters`, `signs` of punctuation, or `ipa`."""

    kind: str
    text: str
    language: str


def _atoms(part: Said) -> Iterator[_Atom]:
    language = base(part.language)
    if part.ipa is not None:
        yield from _given(part.text, part.ipa, language)
        return
    start = 0
    for match in _PARTS.finditer(part.text):
        yield _Atom("words", part.text[start : match.start()], language)
        kind = str(match.lastgroup)
        yield _Atom(kind, match[kind], language)
        if match[0].endswith(".") and kind == "letters" and not part.text[match.end() :].strip():
            # The full stop of the last letter is that of the sentence, too.
            yield _Atom("signs", ".", language)
        start = match.end()
    yield _Atom("words", part.text[start:], language)


def _given(text: str, ipa: str, language: str) -> Iterator[_Atom]:
    """Put a given sound in the place of the words of a text; what stands around them stays."""
    words = text.strip(string.whitespace + _SIGNS)
    before, after = text.split(words, 1) if words else ("", text)
    yield _Atom("signs", before, language)
    yield _Atom("ipa", ipa, language)
    yield _Atom("signs", after, language)


def _sound(atom: _Atom, follower: _Atom | None, phonemise: Phonemise) -> str:
    match atom.kind:
        case "words":
            return _words(atom, follower, phonemise)
        case "letters":
            return _letters(atom, phonemise)
        case "ipa":
            ipa = re.sub(r"[/\[\].]", "", unicodedata.normalize("NFD", atom.text))
            return known(_rewritten(ipa.replace("c\u0327", "ç"), atom.language))
        case _:
            return atom.text


def _words(atom: _Atom, follower: _Atom | None, phonemise: Phonemise) -> str:
    text = atom.text
    if not any(map(str.isalnum, text)):
        return " " if text else ""
    before, after = (" " if text[at].isspace() else "" for at in (0, -1))
    sound = _of_languages(_in_context(text.strip(), atom.language, follower, phonemise), atom)
    if not sound.strip():
        raise VoiceError(f"there is no sound for {text.strip()!r}")
    return f"{before}{sound}{after}"


def _in_context(text: str, language: str, follower: _Atom | None, phonemise: Phonemise) -> str:
    """Return the IPA of words as they sound before what follows.

    At its end espeak would stress them: an article before letters is none any more. So it is
    given another letter to go on with, one that begins with a vowel where the first one does.
    """
    if follower is None or follower.kind == "signs":
        return phonemise(text, language)
    letter = "F" if follower.kind == "letters" and follower.text[0] in _VOWEL_LETTERS else "B"
    *words, last = phonemise(f"{text} {letter}", language).split(" ")
    whole = last.strip("ˈˌ") == phonemise(letter, language).strip("ˈˌ")
    return " ".join(words) if whole and words else phonemise(text, language)


def _of_languages(ipa: str, atom: _Atom) -> str:
    """Rewrite IPA by language: espeak says some words as English, and marks them `(en)…(fr)`."""
    first, *rest = _FLAG.split(ipa)
    flags = [base(flag.replace(TIE, "")) for flag in rest[::2]]
    parts = [(atom.language, first), *zip(flags, rest[1::2], strict=True)]
    return "".join(known(_rewritten(part, language)) for language, part in parts)


def _letters(atom: _Atom, phonemise: Phonemise) -> str:
    """Spell letters one by one, each by its name: no A becomes the article.

    The last one alone is stressed: a recogniser hears letters best like that.
    """
    letters = atom.text.rstrip("s").rstrip(".").split(".")
    *names, last = [_of_languages(phonemise(each, atom.language), atom) for each in letters]
    plural = atom.text.endswith("s") and atom.language == "en"
    spelt = " ".join([*(name.replace("ˈ", "ˌ") for name in names), last])
    return spelt + (_PLURALS.get(letters[-1], "z") if plural else "")


def _rewritten(ipa: str, language: str) -> str:
    for pattern, sound in _RULES.get(language, _BOTH):
        ipa = pattern.sub(sound, ipa)
    return ipa


def known(ipa: str) -> str:
    """Return phonemes in signs that Kokoro knows. Raises `VoiceError` for any other sign."""
    return "".join(map(_known, ipa))


def _known(sign: str) -> str:
    if sign in symbols():
        return sign
    if sign in _NEAR:
        return _NEAR[sign]
    if unicodedata.combining(sign):
        return ""
    raise VoiceError(f"Kokoro has no sound for the sign {sign!r} (U+{ord(sign):04X})")

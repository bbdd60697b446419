"""Count the syllables of written English words, as the CMU Pronouncing Dictionary has them.

We read the dictionary that comes with us ourselves. textstat would have NLTK do it, which refuses
a folder that others of a group may write to: what a checkout is where umask is 002, or any
folder on a disk of Windows. It would then ask the network for another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

_FILE = "data/nltk_data/corpora/cmudict/cmudict"


def syllables(word: str) -> int:
    """Return the syllables of a word in small letters; of one unknown, by where it is parted."""
    from textstat.backend.utils import get_pyphen

    known = _known()
    return known[word] if word in known else len(get_pyphen("en_US").positions(word)) + 1


@cache
def _known() -> Mapping[str, int]:
    """Return the syllables of words: a vowel has its stress, a digit, at the end of its name."""
    text = resources.files("plainspoken").joinpath(_FILE).read_text("utf-8")
    known: dict[str, int] = {}
    for line in text.splitlines():
        word, _, *sounds = line.split()
        known.setdefault(word.lower(), sum(sound[-1].isdigit() for sound in sounds))
    return known

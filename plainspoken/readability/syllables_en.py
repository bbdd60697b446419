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

    if sounds := _known().get(word):
        # A vowel has its stress, a digit, at the end of its name; before all stands the variant.
        return sum(sound[-1].isdigit() for sound in sounds.split()[1:])
    return len(get_pyphen("en_US").positions(word)) + 1


@cache
def _known() -> Mapping[str, str]:
    """Return the sounds of words, of several variants the first."""
    text = resources.files("plainspoken").joinpath(_FILE).read_text("utf-8")
    parts = (line.partition(" ") for line in reversed(text.splitlines()))
    return {word.lower(): sounds for word, _, sounds in parts}

"""Derive `plainspoken/data/common_words.*.txt` from wordfreq: `python -m tools.common_words`.

Needs `pip install wordfreq==3.1.1`. A word is left out where the light rules of the coach find it
by another word of the list, so that a small file knows many forms.
"""

from __future__ import annotations

import re
from pathlib import Path

from plainspoken.coach.known import roots

DATA = Path(__file__).parent.parent / "plainspoken/data"
LEAST = 3.3
"""Zipf value: log10 of how often a word stands in a billion words."""
_WORD = re.compile(r"[a-zà-öø-ÿœæ]{2,}(?:['-][a-zà-öø-ÿœæ]+)*")


def derive(language: str) -> list[str]:
    """Return the words of a language in the order of the alphabet."""
    from wordfreq import top_n_list, zipf_frequency

    words = [word for word in top_n_list(language, 30_000) if _WORD.fullmatch(word)]
    often = {word for word in words if zipf_frequency(word, language) >= LEAST}
    return sorted(word for word in often if not _is_form(word, often, language))


def _is_form(word: str, often: set[str], language: str) -> bool:
    """A form may lead to another form, so only a shorter word that stays counts."""
    return any(
        len(root) < len(word)
        and root in often
        and not any(len(r) < len(root) and r in often for r in roots(root, language))
        for root in roots(word, language)
    )


if __name__ == "__main__":
    for language in ("en", "fr"):
        path = DATA / f"common_words.{language}.txt"
        path.write_text("\n".join(derive(language)) + "\n", "utf-8")
        print(path.name, len(path.read_text("utf-8").split()), path.stat().st_size, "bytes")

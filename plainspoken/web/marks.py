"""Elements that a recording says: a sentence has its own, a cell or a picture one for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plainspoken.acronyms import expand
from plainspoken.html import Html, Part, element, join
from plainspoken.inline import SAFE_LINK, cut
from plainspoken.languages import LANGUAGES
from plainspoken.model import Handout, Run
from plainspoken.speech.lines import Line


@dataclass(frozen=True, slots=True)
class Mark:
    """An element by its id, and the utterances that say it: `count` of them from `first` on.

    The id has an underscore, so that no section can be called so.

    Utterances are counted from 0, through the whole recording.
    """

    id: str
    first: int
    count: int


class Marker:
    """Writes what is said as elements, each with the id of its first utterance.

    They must be written in the order of the recording: it counts what was said so far.
    """

    def __init__(self, handout: Handout) -> None:
        self._count = 0
        self.language = LANGUAGES[handout.locale].tag
        self._handout = handout
        self._marks: list[Mark] = []

    def marks(self) -> tuple[Mark, ...]:
        """Return the marks that were made since they were asked for last."""
        made, self._marks = tuple(self._marks), []
        return made

    def sentences(self, lines: Iterable[Line], shown: Sequence[Run]) -> Html:
        """Return what is shown, with an element for each line that is said of it.

        A lone sign is shown too, though nobody says it.
        """
        words = expand(shown, self._handout.acronyms)
        text, at, parts = "".join(run.text for run in words), 0, list[Part]()
        for line in lines:
            start = text.index(line.text, at)
            parts.append(self.words(cut(words, at, start)))
            at = start + len(line.text)
            parts.append(self.whole("span", [line], self.words(cut(words, start, at))))
        return join([*parts, self.words(cut(words, at, len(text)))])

    def whole(self, name: str, lines: Iterable[Line], content: Part) -> Html:
        """Return one element that shows the content, for all that is said of it."""
        said = list(lines)
        if not said:
            return element(name, content)
        mark = Mark(f"u_{self._count + 1:04}", self._count, len(said))
        self._marks.append(mark)
        self._count += len(said)
        return element(name, content, id=mark.id, **self.tongue(said[0].language))

    def tongue(self, language: str) -> dict[str, str]:
        """Return the attributes of an element whose language is not that of the document."""
        return {} if language == self.language else lang(language)

    def words(self, runs: Sequence[Run]) -> Html:
        """Return runs as markup; text that no acronym was looked for in has none."""
        return join(_linked(runs))


def lang(tag: str) -> dict[str, str]:
    """Return the attributes that tell a language: one is HTML's, the other XML's."""
    return {"lang": tag, "xml:lang": tag}


def _linked(runs: Sequence[Run]) -> Iterator[Part]:
    for href, linked in groupby(runs, key=lambda run: run.href):
        inner = join(_run(run) for run in linked)
        yield element("a", inner, href=href) if href and SAFE_LINK.match(href) else inner


def _run(run: Run) -> Part:
    part: Part = run.text
    if run.expansion:
        part = element("abbr", part, title=run.expansion)
    if run.language:
        part = element("span", part, **lang(run.language))
    return element("strong", part) if run.strong else part

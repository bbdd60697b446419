"""A document to chapters of markup, in the order in which its recording says them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from plainspoken.addresses import dialled
from plainspoken.html import Html, element, join
from plainspoken.inline import runs
from plainspoken.model import Contact, Handout, Prose, Reference, Run, Section, Term
from plainspoken.phrases import say_runs
from plainspoken.speech import lines
from plainspoken.speech.lines import Line
from plainspoken.web.blocks import Blocks, Picture
from plainspoken.web.frame import parted
from plainspoken.web.marks import Mark, Marker


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a document.

    `id` is that of a section, or a name of ours, which has an underscore and so is no section's.
    `heading` is an element or, where a chapter has none, empty. `marks` are the elements that the
    recording of the whole handout says, in the order of the text.
    """

    id: str
    title: Prose
    heading: Html
    body: Html
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is made of beside its handout.

    `level` is that of the headings of chapters, 1 to 3; `draft` tells that a draft voice reads.
    """

    contact: Contact
    edition: str
    draft: bool
    picture: Picture
    level: int = 2


def chapters(handout: Handout, reading: Reading) -> tuple[Chapter, ...]:
    """Return the chapters of a whole handout."""
    return tuple(_Writer(handout, reading).chapters())


class _Writer:
    """Writes one handout; what it says comes in the order of `script.handout_script`.

    Behind that comes the edition, as in a recording.
    """

    def __init__(self, handout: Handout, reading: Reading) -> None:
        self._handout, self._reading = handout, reading
        self._marker = Marker(handout)
        shift = reading.level - 1
        self._blocks = Blocks(handout, self._marker, reading.picture, shift)

    def chapters(self) -> Iterator[Chapter]:
        yield self._opening()
        for section in self._handout.sections:
            yield self._section(section)
        if self._handout.glossary:
            yield self._own("words_to_know", "words_to_know", self._words_to_know)
        if self._handout.references:
            yield self._own("sources", "the_sources", self._sources)
        yield self._about()

    def _opening(self) -> Chapter:
        handout = self._handout
        heading = self._blocks.heading(handout.title, 1)
        notice = self._told(lines.draft_notice(handout, self._reading.draft))
        opening = (self._blocks.prose("p", prose) for prose in (handout.summary, handout.audience))
        body = join([*notice, *opening])
        return Chapter("the_opening", handout.title, heading, body, self._marker.marks())

    def _section(self, section: Section) -> Chapter:
        heading = self._blocks.heading(section.title, self._reading.level)
        body = self._blocks.blocks(section.blocks)
        return Chapter(section.id, section.title, heading, body, self._marker.marks())

    def _own(self, phrase: str, name: str, body: Callable[[], Html]) -> Chapter:
        title = dict(self._handout.phrases)[phrase]
        heading = self._blocks.heading(title, self._reading.level)
        return Chapter(name, title, heading, body(), self._marker.marks())

    def _words_to_know(self) -> Html:
        return element("dl", *map(self._word, self._handout.glossary))

    def _word(self, term: Term) -> Html:
        said = lines.definition(self._handout, term.term, term.meaning)
        tongue = self._marker.tongue(term.term.language)
        word = element("dt", self._marker.words(runs(term.term.text)), **tongue)
        meaning = element("dd", self._marker.words(runs(term.meaning.text)))
        return self._marker.whole("div", said, join([word, meaning]))

    def _sources(self) -> Html:
        return element("ul", *map(self._source, self._handout.references))

    def _source(self, reference: Reference) -> Html:
        title, publisher = reference.title.text, reference.publisher.text
        shown = say_runs(self._handout, "source", publisher=publisher, title=title)
        words = self._marker.words([Run(run.text, href=reference.url) for run in shown])
        return self._marker.whole("li", lines.source(self._handout, reference), words)

    def _about(self) -> Chapter:
        handout, level = self._handout, self._reading.level
        title = dict(handout.phrases)["about"]
        tongue = self._marker.tongue(title.language)
        heading = element(f"h{level}", self._marker.words(runs(title.text)), **tongue)
        reached = lines.contact_lines(handout, self._reading.contact)
        edition = lines.edition(handout, self._reading.edition)
        said = [*lines.closing(handout), *reached, edition]
        body = join(self._told(said))
        return Chapter("about_it", title, heading, body, self._marker.marks())

    def _told(self, said: Sequence[Line]) -> Iterator[Html]:
        """Yield what the program itself tells: a paragraph ends where there is a long pause."""
        together: list[Line] = []
        for line in said:
            together.append(line)
            if line.heading:
                name = f"h{self._reading.level + 1}"
                yield self._marker.whole(name, [together.pop()], self._marker.words(line.runs))
            elif line.pause > lines.AFTER_SENTENCE:
                spoken = [self._line(each) for each in together]
                yield element("p", parted(spoken, " "))
                together = []

    def _line(self, line: Line) -> Html:
        shown = [self._dialled(run) for run in line.runs]
        return self._marker.whole("span", [line], self._marker.words(shown))

    def _dialled(self, run: Run) -> Run:
        href = dialled(run.text) if run.text == self._reading.contact.phone else ""
        return replace(run, href=href) if href else run

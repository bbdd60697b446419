"""The page of a handout in one language: to listen, to read, to take along. It stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import relpath

from plainspoken.addresses import web_page
from plainspoken.files import File
from plainspoken.html import Html, element, listing
from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.model import Contact, Handout, Prose, Run
from plainspoken.phrases import review, say
from plainspoken.web.frame import Frame, document
from plainspoken.web.pictures import address
from plainspoken.web.players import player, section_said, whole_said
from plainspoken.web.text import Chapter, Reading, chapters

_SPEEDS = {
    "0.75": "speed_slow",
    "1": "speed_normal",
    "1.25": "speed_fast",
    "1.5": "speed_faster",
}
_ACTIONS = {
    "back": "seconds_back",
    "ahead": "seconds_ahead",
    "before": "sentence_before",
    "next": "sentence_next",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A handout in one language, and all else that was made of it.

    `voice` is the engine's name of the voice, `draft` whether it is one. `files` are those of the
    whole handout and of its sections. `pictures` are files by their path. `others` are the
    languages in which the handout has a page too. `base_url` is where the outputs lie on the web.
    """

    document: Handout
    language: Language
    edition: str
    contact: Contact
    voice: str
    draft: bool
    files: tuple[File, ...]
    pictures: Mapping[str, bytes]
    others: tuple[Language, ...]
    base_url: str


def handout_page(page: Page) -> bytes:
    """Return the page as bytes."""
    writer = _Writer(page)
    clinic = [page.contact.clinic] if page.contact.clinic else []
    frame = Frame(
        title=" – ".join([plain(page.document.title.text), *clinic]),
        language=page.language.tag,
        style=("shared.css", "handout.css"),
        program="handout.js",
        address=f"{page.base_url.rstrip('/')}/{writer.path}" if page.base_url else "",
    )
    return document(frame, writer.body())


class _Writer:
    def __init__(self, page: Page) -> None:
        self._page, self._handout = page, page.document
        self.path = web_page(page.document.id, page.document.locale)
        recordings = {file.section: file for file in page.files if file.format == "mp3"}
        self._recordings, self._draft = recordings, page.draft and bool(recordings)
        pictures, tag = page.pictures, page.language.tag
        reading = Reading(
            contact=page.contact,
            edition=page.edition,
            draft=self._draft,
            picture=lambda figure: address(figure, pictures, tag),
        )
        self._opening, *self._chapters = chapters(page.document, reading)

    def body(self) -> Iterator[Html]:
        yield element("a", self._say("skip"), class_="skip", href="#the_text")
        yield element("header", *self._header())
        yield element("main", *self._main())
        if self._recordings:
            yield self._controls()

    def _say(self, name: str, **values: str | Run) -> str:
        return say(self._handout, name, **values)

    def _header(self) -> Iterator[Html]:
        if self._page.base_url:
            home = f"{self._page.base_url.rstrip('/')}/index.html"
            yield element("p", element("a", self._say("all_handouts"), href=home))
        if self._page.others:
            here = element("span", self._page.language.name, aria_current="page")
            links = [here, *map(self._other, self._page.others)]
            yield element("nav", listing(links), aria_label=self._say("languages"))

    def _other(self, language: Language, section: str | None = None) -> Html:
        target = relpath(web_page(self._handout.id, language.locale, section), self._folder)
        tag = language.tag
        return element("a", language.name, href=target, lang=tag, hreflang=tag)

    @property
    def _folder(self) -> str:
        return self.path.rpartition("/")[0]

    def _main(self) -> Iterator[Html]:
        told = self._say("other_edition")
        notice = {"id": "other_edition", "class_": "notice", "hidden": "", "role": "alert"}
        yield element("p", told, data_edition=self._page.edition, **notice)
        yield self._opening.heading
        yield self._opening.body
        yield element("p", " · ".join(self._states()), class_="quiet")
        yield from self._whole()
        yield from self._keep()
        yield self._contents()
        text = map(self._chapter, self._chapters)
        yield element("div", *text, id="the_text", tabindex="-1")

    def _states(self) -> Iterator[str]:
        for name, values in review(self._handout):
            yield self._say(name, **values)
        yield self._say("edition", edition=self._page.edition)

    def _whole(self) -> Iterator[Html]:
        """Yield the player of the whole handout; it lies in main itself, to stay in sight there."""
        if not self._recordings:
            return
        voice = element("p", self._say("voice_name", voice=Run(self._page.voice)), class_="quiet")
        hint = element("p", self._say("from_a_sentence"), class_="quiet hint", hidden="")
        recording = self._recordings.get(None)
        heading = element("h2", self._say("listen_whole")) if recording else Html()
        yield element("div", heading, voice, hint, class_="whole")
        if recording:
            said = whole_said((self._opening, *self._chapters), recording.times)
            yield self._player(recording, self._handout.title, said)

    def _player(self, recording: File, title: Prose, said: str) -> Html:
        name = self._say("listen", title=title.text)
        return player(recording, self._href(recording), said, name, plain(title.text))

    def _href(self, file: File) -> str:
        return relpath(file.path, self._folder)

    def _files(self, section: str | None) -> list[Html]:
        mine = [file for file in self._page.files if file.section == section]
        return [element("a", file.label, href=self._href(file)) for file in mine]

    def _keep(self) -> Iterator[Html]:
        if files := self._files(None):
            heading = element("h2", self._say("to_keep"))
            yield element("section", heading, listing(files, class_="files"), class_="keep")

    def _contents(self) -> Html:
        links = [self._link(chapter) for chapter in self._chapters]
        heading = element("h2", self._say("contents"), id="the_contents")
        attributes = {"class_": "contents", "aria_labelledby": "the_contents"}
        return element("nav", heading, listing(links), **attributes)

    def _link(self, chapter: Chapter) -> Html:
        tongue = chapter.title.language
        other = {} if tongue == self._page.language.tag else {"lang": tongue}
        return element("a", plain(chapter.title.text), href=f"#{chapter.id}", **other)

    def _chapter(self, chapter: Chapter) -> Html:
        parts = [chapter.heading, *self._tools(chapter), chapter.body]
        return element("section", *parts, id=chapter.id, class_="chapter")

    def _tools(self, chapter: Chapter) -> Iterator[Html]:
        if recording := self._recordings.get(chapter.id):
            said = section_said(chapter, recording.times, self._draft)
            yield self._player(recording, chapter.title, said)
        inner = [*self._section_files(chapter), *self._elsewhere(chapter)]
        if inner:
            yield element("div", *inner, class_="tools")

    def _section_files(self, chapter: Chapter) -> Iterator[Html]:
        if files := self._files(chapter.id):
            summary = element("summary", self._say("section_files"))
            yield element("details", summary, listing(files, class_="files"))

    def _elsewhere(self, chapter: Chapter) -> Iterator[Html]:
        is_section = any(section.id == chapter.id for section in self._handout.sections)
        if is_section and self._page.others:
            links = [self._other(each, chapter.id) for each in self._page.others]
            yield element("p", self._say("section_in"), " ", *links)

    def _controls(self) -> Html:
        """Return the buttons that the program puts beside each player."""
        kinds = _ACTIONS.items()
        buttons = [element("button", self._say(n), type="button", data_does=k) for k, n in kinds]
        options = [element("option", self._say(n), value=k) for k, n in _SPEEDS.items()]
        name = element("span", self._say("speed"))
        speed = element("label", name, " ", element("select", *options))
        group = element("div", *buttons, speed, class_="controls")
        return element("template", group, id="the_controls")

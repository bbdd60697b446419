"""Everything that can be known before a file is made: documents, findings, editions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from plainspoken.acceptance import accept
from plainspoken.addresses import Place, owners
from plainspoken.catalogue import Catalogue, read_catalogue
from plainspoken.checks.kept import findings
from plainspoken.checks.subject import Subject
from plainspoken.figures import read_pictures
from plainspoken.glossary import define, relevant
from plainspoken.languages import Language
from plainspoken.localise import localise
from plainspoken.model import Finding, Handout
from plainspoken.phrases import around
from plainspoken.readability.prepare import prepare
from plainspoken.sign_off import SignOff, early
from plainspoken.source import Source, is_about, read_source
from plainspoken.source_names import Listing, list_source
from plainspoken.speech.spoken.lexicon import Lexicons, read_lexicons, with_acronyms
from plainspoken.store import digest
from plainspoken.world import World

EDITION_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """One handout in one language: what is built, or withheld, as a whole.

    `digest` is that of all that its files say, `edition` the code of its text.
    """

    subject: Subject
    findings: tuple[Finding, ...]
    digest: str
    edition: str
    sign_off: SignOff | None

    @property
    def signed(self) -> bool:
        """Tell whether somebody has signed this very text."""
        return self.sign_off is not None and self.sign_off.edition == self.edition

    @property
    def document(self) -> Handout:
        """Return the handout as it is printed and spoken."""
        return self.subject.document

    @property
    def language(self) -> Language:
        """Return the language's row."""
        return self.subject.language

    @property
    def blocked(self) -> bool:
        """Tell whether an error forbids to make files of it."""
        return any(finding.severity == "error" for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Plan:
    """All units, handout by handout, and findings that belong to no handout."""

    units: tuple[Unit, ...]
    loose: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What all handouts stand on: who there is, catalogues by locale, lexicons, addresses.

    `findings` tell what is wrong with it, `owners` what each code on paper leads to.
    """

    world: World
    listing: Listing
    languages: Mapping[str, Language]
    catalogues: Mapping[str, Catalogue]
    lexicons: Lexicons
    owners: Mapping[str, Place]
    findings: tuple[Finding, ...]


def read_ground(world: World, languages: Mapping[str, Language]) -> Ground:
    """Read what is the same for all handouts of a workspace. Raises `BadCall`."""
    listing = list_source(world.root)
    lexicons, wrong = read_lexicons(world.root)
    owned, same = owners(listing, languages) if world.settings.base_url else ({}, ())
    catalogues = {
        row.locale: read_catalogue(world.root, row, world.store) for row in languages.values()
    }
    return Ground(world, listing, languages, catalogues, lexicons, owned, (*wrong, *same))


def make_plan(ground: Ground, wanted: Collection[str] | None = None) -> Plan:
    """Read and check the wanted handouts of a workspace; None means all."""
    world = ground.world
    source = read_source(world.root, wanted)
    signed = (each for known in source.sign_offs.values() for each in known.values())
    late = early(signed, world.today())
    found = (*accept(source.findings, world.root), *ground.findings, *late)
    source = replace(source, findings=found)
    units = tuple(
        _unit(relevant(handout), row, source, ground)
        for handout in source.handouts
        for row in ground.languages.values()
    )
    loose = tuple(f for f in found if not any(is_about(f, id) for id in ground.listing))
    return Plan(units, loose)


def _unit(handout: Handout, language: Language, source: Source, ground: Ground) -> Unit:
    world, catalogue = ground.world, ground.catalogues[language.locale]
    localised = localise(handout, catalogue, language)
    document = define(localised)
    prepared = tuple(prepare(section, document.glossary) for section in document.sections)
    subject = Subject(
        source=handout,
        localised=localised,
        document=document,
        prepared=prepared,
        catalogue=catalogue,
        language=language,
        settings=world.settings,
        store=world.store,
        pictures=read_pictures(world.root, handout.sections),
        lexicons=with_acronyms(ground.lexicons, document),
    )
    own = tuple(finding for finding in source.findings if is_about(finding, handout.id))
    # Without a catalogue every string is missing; saying each would bury the one cause.
    found = catalogue.findings or accept(findings(subject), world.root)
    signed = source.sign_offs[handout.id].get(language.locale)
    return Unit(
        subject=subject,
        findings=(*own, *found),
        digest=digest("handout", localised, *_contact(world)),
        edition=edition(localised, world),
        sign_off=signed,
    )


def edition(localised: Handout, world: World) -> str:
    """Return the edition of a localised handout: what people can read out over the phone.

    It is the beginning of a digest of all that patients read and hear in it. What the program
    says around it, on pages and in links, is left out: a button's other name takes no sheet back.
    """
    said = tuple(each for each in localised.phrases if each[0] not in around())
    return digest("handout", replace(localised, phrases=said), *_contact(world))[:EDITION_LENGTH]


def _contact(world: World) -> tuple[str, ...]:
    """Return what patients are told of the clinic: a wrong number is none that was signed."""
    settings = world.settings
    contact = (settings.clinic, settings.phone, settings.address)
    return contact if any(contact) else ()

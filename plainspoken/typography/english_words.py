"""Words that Canadians spell in one of the two ways that are about, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_STEMS = """
tumor/tumour color/colour flavor/flavour favor/favour odor/odour behavior/behaviour
neighbor/neighbour labor/labour vapor/vapour savor/savour mold/mould
diarrhoea/diarrhea haemorrhage/hemorrhage haemorrhoid/hemorrhoid oesophagus/esophagus
oestrogen/estrogen foetus/fetus leukaemia/leukemia anaemia/anemia bacteraemia/bacteremia
septicaemia/septicemia hypoglycaemia/hypoglycemia hyperglycaemia/hyperglycemia oedema/edema
haematoma/hematoma haemophilia/hemophilia lymphoedema/lymphedema programme/program
kilometer/kilometre centimeter/centimetre millimeter/millimetre liter/litre milliliter/millilitre
fiber/fibre center/centre theater/theatre gramme/gram kilogramme/kilogram milligramme/milligram
paediatrician/pediatrician haematologist/hematologist gynaecologist/gynecologist
anaesthetist/anesthetist anaesthetic/anesthetic maneuver/manoeuvre pajama/pyjama
catalog/catalogue
"""
_WHOLE = """
colored/coloured coloring/colouring colorful/colourful colorless/colourless favorite/favourite
favorites/favourites favorable/favourable flavored/flavoured flavoring/flavouring
behavioral/behavioural neighborhood/neighbourhood moldy/mouldy centered/centred centering/centring
leukaemic/leukemic anaemic/anemic haemoglobin/hemoglobin haematology/hematology
haematological/hematological paediatric/pediatric paediatrics/pediatrics gynaecology/gynecology
gynaecological/gynecological orthopaedic/orthopedic orthopaedics/orthopedics
anaesthesia/anesthesia foetal/fetal oesophageal/esophageal aluminium/aluminum defense/defence
traveled/travelled traveling/travelling traveler/traveller travelers/travellers
canceled/cancelled canceling/cancelling labeled/labelled labeling/labelling
counseling/counselling counselor/counsellor counselors/counsellors signaled/signalled
haemorrhaging/hemorrhaging
"""
_ISE = """
organ recogn real hospital minim maxim immun steril stabil summar apolog emphas special normal
priorit categor local character metastas neutral custom util visual oxid final general standard
"""
_NEVER_NAMES = frozenset(
    ["center", "centers", "labor", "theater", "theaters", "catalog", "programme"]
)
"""Words that stand in many names of American and British institutions: never with a capital."""


def spelled(found: re.Match[str]) -> str:
    """Return a word as Canadians spell it, if it is one of these."""
    word = found[0]
    known = SPELLING.get(word.lower())
    if known is None or word == word.lower():
        return known or word
    begins = found.start() == 0 or re.search(r"[.!?]\s$", found.string[: found.start()])
    return known.capitalize() if begins and word.lower() not in _NEVER_NAMES else word


def _pairs() -> Iterator[tuple[str, str]]:
    for pair in _STEMS.split():
        old, _, new = pair.partition("/")
        yield from ((old, new), (f"{old}s", f"{new}s"))
    for pair in _WHOLE.split():
        old, _, new = pair.partition("/")
        yield old, new
    for stem in _ISE.split():
        for end in ("e", "es", "ed", "ing", "ation", "ations"):
            yield f"{stem}is{end}", f"{stem}iz{end}"


SPELLING: Mapping[str, str] = {old: new for old, new in _pairs() if old != new}

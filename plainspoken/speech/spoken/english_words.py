"""The words of English for Canada that its rules need."""

from __future__ import annotations

from collections.abc import Mapping

from plainspoken.speech.spoken.quantities import Unit
from plainspoken.speech.spoken.shared import listed


def _unit(one: str) -> Unit:
    return Unit(one, f"{one}s")


UNITS: Mapping[str, Unit] = {
    "mg": _unit("milligram"),
    "mcg": _unit("microgram"),
    "µg": _unit("microgram"),
    "ng": _unit("nanogram"),
    "g": _unit("gram"),
    "kg": _unit("kilogram"),
    "mL": _unit("millilitre"),
    "ml": _unit("millilitre"),
    "µL": _unit("microlitre"),
    "dL": _unit("decilitre"),
    "cL": _unit("centilitre"),
    "L": _unit("litre"),
    "mm": _unit("millimetre"),
    "cm": _unit("centimetre"),
    "m": _unit("metre"),
    "km": _unit("kilometre"),
    "m²": _unit("square metre"),
    "m2": _unit("square metre"),
    "ms": _unit("millisecond"),
    "s": _unit("second"),
    "sec": _unit("second"),
    "min": _unit("minute"),
    "h": _unit("hour"),
    "hr": _unit("hour"),
    "hrs": _unit("hour"),
    "wk": _unit("week"),
    "wks": _unit("week"),
    "yr": _unit("year"),
    "yrs": _unit("year"),
    "lb": _unit("pound"),
    "lbs": _unit("pound"),
    "oz": _unit("ounce"),
    "tsp": _unit("teaspoon"),
    "tbsp": _unit("tablespoon"),
    "ft": Unit("foot", "feet"),
    "d": _unit("day"),
    "mins": _unit("minute"),
    "secs": _unit("second"),
    "ug": _unit("microgram"),
    "U": _unit("unit"),
    "µmol": _unit("micromole"),
    "mm³": _unit("cubic millimetre"),
    "mm3": _unit("cubic millimetre"),
    "cm³": _unit("cubic centimetre"),
    "m³": _unit("cubic metre"),
    "fl. oz": Unit("fluid ounce", "fluid ounces"),
    "fl oz": Unit("fluid ounce", "fluid ounces"),
    "¢": _unit("cent"),
    "kcal": _unit("kilocalorie"),
    "kJ": _unit("kilojoule"),
    "mmol": _unit("millimole"),
    "mEq": _unit("milliequivalent"),
    "IU": _unit("international unit"),
    "Gy": Unit("gray", "gray"),
    "mmHg": Unit("millimetre of mercury", "millimetres of mercury"),
    "mm Hg": Unit("millimetre of mercury", "millimetres of mercury"),
    "bpm": Unit("beat per minute", "beats per minute"),
    "%": Unit("per cent", "per cent"),
    "°C": Unit("degree Celsius", "degrees Celsius"),
    "° C": Unit("degree Celsius", "degrees Celsius"),
    "°F": Unit("degree Fahrenheit", "degrees Fahrenheit"),
    "° F": Unit("degree Fahrenheit", "degrees Fahrenheit"),
    "°": _unit("degree"),
}

SIGNS: Mapping[str, str] = {
    "≥": "at least",
    "≤": "at most",
    ">=": "at least",
    "<=": "at most",
    "<": "less than",
    ">": "more than",
    "±": "plus or minus",
    "+/-": "plus or minus",
    "~": "about",
    "≈": "about",
    "+": "plus",
    "−": "minus",
    "–": "minus",
    "-": "minus",
    "=": "equals",
    "×": "times",
    "#": "number",
}

ABBREVIATIONS: Mapping[str, str] = {
    "Dr.": "Doctor",
    "Dr": "Doctor",
    "Mr.": "Mister",
    "Mr": "Mister",
    "Mrs.": "Missus",
    "Mrs": "Missus",
    "Ms.": "Miz",
    "Ms": "Miz",
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "vs.": "versus",
    "vs": "versus",
    "approx.": "about",
    "Tel.": "Telephone",
    "tel.": "telephone",
    "Ave.": "Avenue",
    "Rd.": "Road",
    "Mon.": "Monday",
    "Tues.": "Tuesday",
    "Tue.": "Tuesday",
    "Wed.": "Wednesday",
    "Thurs.": "Thursday",
    "Thu.": "Thursday",
    "Fri.": "Friday",
    "Sat.": "Saturday",
    "Sun.": "Sunday",
    "max.": "maximum",
    "b.i.d.": "twice a day",
    "BID": "twice a day",
    "t.i.d.": "three times a day",
    "TID": "three times a day",
    "q.i.d.": "four times a day",
    "QID": "four times a day",
    "PRN": "as needed",
    "w/o": "without",
    "24/7": "twenty-four seven",
    "50/50": "fifty-fifty",
    "and/or": "and or",
}

BEFORE_A_NUMBER: Mapping[str, str] = {
    "Nos.": "numbers",
    "no.": "number",
    "pp.": "pages",
    "p.": "page",
    "ext.": "extension",
}

MONTHS: Mapping[str, str] = {
    short: month
    for month, shorts in {
        "January": ("January", "Jan"),
        "February": ("February", "Feb"),
        "March": ("March", "Mar"),
        "April": ("April", "Apr"),
        "May": ("May",),
        "June": ("June", "Jun"),
        "July": ("July", "Jul"),
        "August": ("August", "Aug"),
        "September": ("September", "Sept", "Sep"),
        "October": ("October", "Oct"),
        "November": ("November", "Nov"),
        "December": ("December", "Dec"),
    }.items()
    for short in shorts
}

NUMBERS = listed(
    """
    one two three four five six seven eight nine ten eleven twelve
    """
)

FORMS = listed(
    """
    tablet capsule pill caplet lozenge patch suppository syringe vial ampoule bottle bag pen
    injection dose puff drop packet sachet spray film cartridge
    """
)
"""What a medicine comes in: "two 5 mg tablets" is a count of these, with a strength each."""

DETERMINERS = frozenset(
    listed(
        """
    a an the this that each every your his her their our my one first second third next last
    """
    )
)

AFTER_A_QUANTITY = frozenset(
    listed(
        """
    full empty strength done over
    a an and or of to in at on by with without for from per is are was were has had may can
    will but if when then as than once twice daily every each before after while during
    until up off not more less or higher lower apart away long wide high tall old early late
    total again now today only it you your they we he she that this which there do does did
    ago each
    """
    )
)
"""Words before which a quantity stands by itself, and is no adjective."""

LABELS = frozenset(listed("day days week cycle dose step phase page room level grade month visit"))
BEFORE_A_DAY = frozenset(
    listed(
        """
    on by until before after from since to through and dated monday tuesday wednesday thursday
    friday saturday sunday
    """
    )
)

BEFORE_A_YEAR = frozenset(
    listed(
        """
    in since until till by from of before after during around year years and to or spring
    summer fall autumn winter updated
    """
    )
) | {month.lower() for month in MONTHS}

AFTER_A_YEAR = frozenset(
    listed(
        """
    a an and or to the we it you they he she but if when your his her in at on for with
    about as is was were are has had there this that
    """
    )
)

SELF_VERBS = frozenset(
    listed(
        """
    am have had was will can could like liked need needed want wanted take took get got feel
    felt did do know knew think would should may might must see saw ask asked started start
    live go went had read heard finish finished still now
    """
    )
)
"""Verbs behind "I" that show that it is the word, and no numeral."""

TIMES = listed(
    """
    minute hour day night week month year visit dose meal
    """
)
"""What something is counted by: "once/day" is "once per day"."""

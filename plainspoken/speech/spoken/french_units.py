"""What French for Canada calls its units."""

from __future__ import annotations

from collections.abc import Mapping

from plainspoken.speech.spoken.quantities import Unit


def _unit(one: str, feminine: bool = False) -> Unit:
    return Unit(one, f"{one}s", feminine)


UNITS: Mapping[str, Unit] = {
    "mg": _unit("milligramme"),
    "mcg": _unit("microgramme"),
    "µg": _unit("microgramme"),
    "ng": _unit("nanogramme"),
    "g": _unit("gramme"),
    "kg": _unit("kilogramme"),
    "mL": _unit("millilitre"),
    "ml": _unit("millilitre"),
    "µL": _unit("microlitre"),
    "dL": _unit("décilitre"),
    "dl": _unit("décilitre"),
    "cL": _unit("centilitre"),
    "cl": _unit("centilitre"),
    "L": _unit("litre"),
    "l": _unit("litre"),
    "mm": _unit("millimètre"),
    "cm": _unit("centimètre"),
    "m": _unit("mètre"),
    "km": _unit("kilomètre"),
    "m²": Unit("mètre carré", "mètres carrés"),
    "m2": Unit("mètre carré", "mètres carrés"),
    "s": _unit("seconde", feminine=True),
    "sec": _unit("seconde", feminine=True),
    "min": _unit("minute", feminine=True),
    "h": _unit("heure", feminine=True),
    "j": _unit("jour"),
    "lb": _unit("livre", feminine=True),
    "oz": _unit("once", feminine=True),
    "c. à t.": Unit("cuillère à thé", "cuillères à thé", feminine=True),
    "c.à.t.": Unit("cuillère à thé", "cuillères à thé", feminine=True),
    "c. à café": Unit("cuillère à café", "cuillères à café", feminine=True),
    "c. à s.": Unit("cuillère à soupe", "cuillères à soupe", feminine=True),
    "c.à.s.": Unit("cuillère à soupe", "cuillères à soupe", feminine=True),
    "c. à table": Unit("cuillère à table", "cuillères à table", feminine=True),
    "sem.": _unit("semaine", feminine=True),
    "sem": _unit("semaine", feminine=True),
    "jr": _unit("jour"),
    "hre": _unit("heure", feminine=True),
    "hres": _unit("heure", feminine=True),
    "mn": _unit("minute", feminine=True),
    "co.": _unit("comprimé"),
    "U": _unit("unité", feminine=True),
    "µmol": _unit("micromole", feminine=True),
    "mm³": Unit("millimètre cube", "millimètres cubes"),
    "p. 100": Unit("pour cent", "pour cent"),
    "p.\u00a0100": Unit("pour cent", "pour cent"),
    "c. à thé": Unit("cuillère à thé", "cuillères à thé", feminine=True),
    "c. à soupe": Unit("cuillère à soupe", "cuillères à soupe", feminine=True),
    "kcal": _unit("kilocalorie", feminine=True),
    "kJ": _unit("kilojoule"),
    "mmol": _unit("millimole", feminine=True),
    "mEq": _unit("milliéquivalent"),
    "UI": Unit("unité internationale", "unités internationales", feminine=True),
    "Gy": Unit("gray", "grays"),
    "mmHg": Unit("millimètre de mercure", "millimètres de mercure"),
    "mm Hg": Unit("millimètre de mercure", "millimètres de mercure"),
    "bpm": Unit("battement par minute", "battements par minute"),
    "%": Unit("pour cent", "pour cent"),
    "°C": Unit("degré Celsius", "degrés Celsius"),
    "°\u00a0C": Unit("degré Celsius", "degrés Celsius"),
    "° C": Unit("degré Celsius", "degrés Celsius"),
    "°F": Unit("degré Fahrenheit", "degrés Fahrenheit"),
    "°\u00a0F": Unit("degré Fahrenheit", "degrés Fahrenheit"),
    "°": _unit("degré"),
}

"""French: how it writes and says numbers, units and bounds, and the words that decide."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.facts.numerals import MAYBE, NumberWords
from plainspoken.facts.tongue import Sign, Tongue

_ONES = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
).split()
_ORDINALS = {
    "deuxième": 2,
    "troisième": 3,
    "quatrième": 4,
    "cinquième": 5,
    "sixième": 6,
    "septième": 7,
    "huitième": 8,
    "neuvième": 9,
    "dixième": 10,
    "onzième": 11,
    "douzième": 12,
    "treizième": 13,
    "quatorzième": 14,
    "quinzième": 15,
    "seizième": 16,
    "vingtième": 20,
    "trentième": 30,
}
_MONTH_PATTERNS = (
    r"janvier\b|janv\b\.?",
    r"février\b|févr\b\.?",
    r"mars\b",
    r"avril\b|avr\b\.?",
    r"mai\b",
    r"juin\b",
    r"juillet\b|juill\b\.?",
    r"août\b",
    r"septembre\b|sept\b\.(?=\s\d)",
    r"octobre\b|oct\b\.?",
    r"novembre\b|nov\b\.?",
    r"décembre\b|déc\b\.?",
)
_MANY = "|".join(
    [r"\d", *_ONES[2:], "vingt", "trente", "quarante", "cinquante", "soixante", "cent"]
)
_MEASURE = (
    r"m[gl]\b|mcg|g\b|kg|l\b|(?:milli|micro|kilo)?gramme|(?:milli|déci|centi)?litre|"
    r"(?:milli|centi|kilo)?mètre|degré"
)


def _rewrites() -> Iterator[tuple[str, str]]:
    spans = "mois|jours|semaines|années|ans|heures|minutes|nuits"
    yield rf"(\w+)\s(?:prochaine?s|derni(?:er|ère)s|premi(?:er|ère)s)\s(?={spans})", r"\1 "
    yield r"\b(?:une?\s)(jour|semaine|mois|soir|nuit)\ssur\sdeux\b", r"tous les 2 \1"
    yield r"\b24\sh(?:eures)?\ssur\s24\b", "24 heures"
    yield r"\b7\sjours\ssur\s7\b", "7 jours"
    yield r"\bpour\s?cent\b", "%"
    yield r"\b(?:une\s+)?demi-douzaine\b", "6"
    yield r"\b(?:une\s+)?douzaine\b", "12"
    yield r"\b(?:une\s+)?dizaine\b", "10"
    yield r"\b(?:une\s+)?vingtaine\b", "20"
    yield r"\b(?:une\s+)?quinzaine\b", f"15{MAYBE}"
    yield r"\b(?:une\s+)?trentaine\b", "30"
    yield r"\b(?:une\s+)?centaine\b", "100"
    yield r"\b(?:un\s+)?millier\b", "1000"
    yield r"\bquatre-vingts?\b(?=[\s-]*mille)", "80 "
    yield r"\bquatre-vingts?\b", "quatrevingt"
    yield rf"\bune?(?=\s+(?:à|ou)\s+(?:{_MANY})(?:\b|\d))", f"1{MAYBE}"
    yield rf"\bune?(?=\s+(?:\w+\s+){{0,3}}sur\s+(?:{_MANY}))", f"1{MAYBE}"
    yield rf"\bune?(?=[\s ]+(?:{_MEASURE}))", f"1{MAYBE}"
    yield r"\b(une?\s)(\w+)\set\sdemie?\b", r"1.5 \2"
    yield r"\b(?:une?[\s\u00a0]+)?demie?[\s-]+(?=\w)", "0.5 "
    yield (
        r"\b(?:la\s+)?moitié\s+d(?:[’']une?|u|e\sla|e\svotre|e\sce|e\scette)\s+(?=comprimé|tasse|dose|verre|pilule|heure|jour)",
        "0.5 ",
    )
    yield r"\b(?:le\s+|un\s+)?quart\s+d[’'](?:une?\s+)?(?=\w)", "0.25 "
    yield r"\b(?:les\s+)?trois\s+quarts\s+d[’'](?:une?)\s+", "0.75 "
    for word, value in _ORDINALS.items():
        yield rf"\bvingt-{word}\b", f"{20 + value}e"
        yield rf"\b{word}\b", f"{value}e"
    yield r"\bvingt[\s-]et[\s-]unième\b", "21e"


NUMBERS = NumberWords(
    values={
        **{word: value for value, word in enumerate(_ONES)},
        "une": 1,
        "vingt": 20,
        "vingts": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "septante": 70,
        "quatrevingt": 80,
        "nonante": 90,
    },
    scales={"cent": 100, "cents": 100, "mille": 1000, "million": 1_000_000, "millions": 1_000_000},
    joint="et",
    joins=frozenset({20, 30, 40, 50, 60, 70, 90}),
    lone=frozenset({"un", "une"}),
    doubtful=frozenset({"neuf"}),
    teens_after=frozenset({60, 80}),
    point="virgule|point",
    thousands="\u00a0\u202f ",
    decimal="[.,]",
    rewrites=tuple(_rewrites()),
)

_UNITS = {
    "mg": r"mg|milligrammes?",
    "mcg": r"mcg|[µμ]g|microgrammes?",
    "ng": r"ng|nanogrammes?",
    "kg": r"kg|kilos?|kilogrammes?",
    "g": r"g|grammes?",
    "mL": r"ml|cc|millilitres?",
    "dL": r"dl|décilitres?",
    "L": r"l|litres?",
    "mmHg": r"mm\s?(?:de\s)?hg|millimètres?\sde\smercure",
    "mmol": r"mmol|millimoles?",
    "mcmol": r"[µμ]mol|micromoles?",
    "mol": r"mol|moles?",
    "mm": r"mm|millimètres?",
    "cm": r"cm|centimètres?",
    "km": r"km|kilomètres?",
    "m": r"m|mètres?",
    "in": r"po|pouces?",
    "ft": r"pi|pieds?",
    "lb": r"lbs?|livres?",
    "oz": r"oz|onces?",
    "°C": r"°\s?c|degrés?\scelsius|degrés?\sc",
    "°F": r"°\s?f|degrés?\sfahrenheit|degrés?\sf",
    "°": r"°|degrés?",
    "%": r"%",
    "Gy": r"gy|grays?",
    "mSv": r"msv|millisieverts?",
    "kcal": r"kcal|calories?|kilocalories?",
    "kJ": r"kj|kilojoules?",
    "mEq": r"meq|milliéquivalents?",
    "IU": r"u\.?i\.?|unités?\sinternationales?",
    "unit": r"unités?",
    "$": r"\$|dollars?",
    "second": r"s|sec\.?|secondes?",
    "minute": r"min\.?|minutes?",
    "hour": r"h|heures?",
    "day": r"j|jours?|journées?",
    "night": r"nuits?|soirs?",
    "week": r"semaines?",
    "month": r"mois",
    "year": r"ans?|années?",
    "times": r"fois|x",
    "tablet": r"comprimés?|pilules?|cachets?",
    "capsule": r"capsules?|gélules?",
    "drop": r"gouttes?",
    "puff": r"bouffées?|inhalations?|aspirations?",
    "spray": r"vaporisations?|pulvérisations?|jets?",
    "dose": r"doses?",
    "teaspoon": r"c\.\sà\s(?:thé|café)|cuillères?\sà\s(?:thé|café)|cuillerées?\sà\s(?:thé|café)",
    "tablespoon": r"c\.\sà\s(?:soupe|table)|cuillères?\sà\s(?:soupe|table)|cuillerées?\sà\s(?:soupe|table)",
    "cup": r"tasses?",
    "glass": r"verres?",
    "meal": r"repas",
}

_SIDED = r"(?:bras|jambe|côté|main|œil|oreille|pied|poumon|sein|rein|genou|hanche|épaule)\s"

_SIGNS = (
    Sign(
        kind="negation",
        reading="not",
        strict=(
            r"(?:ne\s|n[’'])(?!pas\b)(?:(?!\bque\b|\bqu[’'])[^.;:!?,]){1,60}?\b(?:pas|jamais|plus|aucune?|rien|personne|ni|point|guère|"
            r"nulle\spart|nullement)\b(?:\s(?:rien|jamais|personne|aucune?|pas|ni))?|ne\s(?:pas|jamais|plus|rien)|sans(?:\saucune?)?|aucune?|jamais|rien(?!\sque)|nulle\spart|"
            r"non\s(?!plus|seulement)|évit\w+|sauf|à\smoins\s(?:qu|d)\w*|hormis|excepté|impossible\w*|incapable\w*|non-\w+"
        ),
        loose=(
            r"n[’'e]e?|ni|pas|attend\w+[^.;]*avant|non|interdi\w+|manqu\w+|échec\w*|échou\w+|"
            r"défense|dépourvu\w*|exempt\w*|hors|plutôt|au\slieu|refus\w*|peu|absen\w+|rare\w*|"
            r"in(?:utile|suffisant|connu|valide|disponible|compatible|complet|compl|actif|visible|exist|dépend|correct|"
            r"habituel|cert|stable|acti|dolore|changé)\w*|vide\w*|désactiv\w*|ignor\w*|exclu\w*|saut\w*|sinon|"
            r"autres?\sque|différ\w+|contrair\w+|empêch\w+|préven\w+|mal|malsain\w*|à\sl[’']exception|abst\w+|seul\w*|§[^.;§]*\bou"
        ),
        once=False,
    ),
    Sign(
        "direction",
        "before",
        r"avant|précèd\w+|précéd\w+",
        r"d[’']ici|auparavant|préalable\w*|d[’']abord|jusqu\w*|devant|avanc\w*|il\sy\sa|pré\w*|déjà|tant\sque",
    ),
    Sign(
        "direction",
        "after",
        r"après",
        r"suite|depuis|ensuite|plus\stard|une\sfois|suiv\w+|dès|puis|lors\w*|ultérieur\w*|passé\w*|quand|"
        r"à\spartir|au\sbout|fin|post\w*|derrière",
    ),
    Sign("direction", "left", rf"{_SIDED}gauche", r"gauche"),
    Sign("direction", "right", rf"{_SIDED}droite?", r"droite?s?"),
    Sign(
        "direction",
        "up",
        r"augment\w+|accr[ou]\w+|hausse\w*|élevée?s?",
        r"élèv\w+|élev\w+|fort\w*|très|beaucoup|intens\w+|grave\w*|gros\w*|mont\w+|grand\w*|supérieur\w*|haut\w*|plus|davantage|gagn\w+|gain\w*|grandi\w*|amélior\w*|"
        r"mieux|meilleur\w*|accél\w*|agrand\w*|crois\w*|relev\w*|ajout\w*|soul\w+|pouss\w+",
    ),
    Sign(
        "direction",
        "down",
        r"diminu\w+|rédui\w+|baiss\w+|abaiss\w+|(?<!à\s)moins(?!\s\d)|faibles?|basses?",
        r"inférieur\w*|bas\w*|peu|légèr\w*|léger\w*|per\w+|chut\w*|faibl\w*|réduc\w+|petit\w*|ralent\w*|soulag\w*|atténu\w*|décro\w*|"
        r"limit\w*|raccour\w*|allég\w*|minim\w*|amoind\w*|déclin\w*",
    ),
    Sign(
        "direction",
        "stop",
        r"arrêt\w+|cess(?:e|ez|er|ent|é\w*)",
        r"fin\w*|termin\w*|interromp\w+|interrup\w+|suspen\w+|met\w*|mis\w*|abandon\w*|ne\b.*\bplus|quitt\w*|pause|coup\w*",
    ),
    Sign(
        "direction",
        "start",
        r"commenc\w+|début\w*|démarr\w+",
        r"entrepr\w+|nouve\w+|initi\w+|amorc\w*|lanc\w+|premi\w+|met\w*|mis\w*|entam\w+|ouvr\w*|origin\w*|dès|partir",
    ),
    Sign(
        "direction",
        "continue",
        loose=r"continu\w*|poursui\w+|encore|toujours|rest\w+|persist\w*|dur\w*|reprend\w*|repren\w+|suit\w*|demeur\w*|gard\w*|pass\w*",
    ),
    Sign("direction", "double", r"doubl\w+", r"2\sfois|paire|jumel\w+|les\s2|deux"),
    Sign("direction", "triple", r"tripl\w+", r"3\sfois"),
    Sign(
        "direction",
        "latest",
        r"au\splus\stard",
        r"avant|d[’']ici|jusqu\w*|pas\splus\stard|dernier\w*",
    ),
    Sign("direction", "earliest", r"au\splus\stôt", r"à\spartir|avant|après|dès|pas\splus\stôt"),
    Sign(
        "possibility",
        "may",
        r"il\sse\speut|peut-être",
        r"p(?:eu[tx]|euvent|ouv\w+|ourr\w+|uiss\w*)|possib\w+|risqu\w+|éventuel\w*|parfois|potentiel\w*|"
        r"probabl\w*|permet\w*|arriv\w+|susceptible\w*|chance\w*|plausibl\w*|autoris\w*|permis\w*|\w+rai(?:t|ent|s)|facultati\w*|"
        r"souhait\w*|voul\w*|option\w*",
    ),
    Sign(
        "duty",
        "must",
        r"devez|doi(?:t|vent)|dois(?!-)|(?:il\s|y\s)faut",
        r"dev\w+|fau\w+|nécessair\w*|obligat\w*|obligé\w*|requis\w*|indispensable\w*|besoin\w*|exig\w*|oblig\w*|"
        r"impérati\w*|important\w*|essentiel\w*|nécessit\w*|tenu\w*|impos\w*|requiert|toujours|à\s\w+(?:er|ir|re)|forc\w+|absolument",
    ),
    Sign(
        "frequency",
        "per hour",
        r"(?:par|chaque)\sheure|toutes\sles\sheures|à\sl[’']heure|/\s?h",
        r"l[’']heure",
        once=False,
    ),
    Sign(
        "frequency",
        "per day",
        r"(?:par|chaque)\sjour|tous\sles\sjours|quotidien\w*|journali(?:er|ère)\w*|/\s?j(?:our)?",
        once=False,
    ),
    Sign(
        "frequency",
        "per week",
        r"(?:par|chaque)\ssemaine|toutes\sles\ssemaines|hebdomadaire\w*|à\sla\ssemaine|/\s?semaine",
        once=False,
    ),
    Sign(
        "frequency", "per month", r"(?:par|chaque|tous\sles)\smois|mensuel\w*|/\s?mois", once=False
    ),
    Sign(
        "frequency",
        "per year",
        r"(?:par|chaque)\san(?:née)?|tous\sles\sans|toutes\sles\sannées|annuel\w*|/\s?an(?:née)?",
        once=False,
    ),
    Sign("frequency", "per minute", r"(?:par|chaque)\sminute|/\s?min(?:ute)?", once=False),
    Sign("time of day", "morning", r"matins?|matinées?", r"avant-midi|déjeuner"),
    Sign("time of day", "evening", r"soirées?", r"soirs?|souper|nuits?|coucher"),
    Sign("time of day", "night", r"nuits?", r"soirs?|coucher|nocturne\w*|dormir"),
    Sign("time of day", "afternoon", r"après-midis?", r"midi"),
    Sign("number", "2", loose=r"double\w*|paire|couple|autre|moitié|demie?|jumeau\w*"),
    Sign("number", "0", loose=r"null?e?s?|aucune?|sans|pas|zéros?"),
    Sign("number", "minus", r"moins(?=\s\d)"),
    Sign("number", "#2", loose=r"seconde?|autre"),
    Sign("number", "#3", loose=r"tiers"),
    Sign("number", "4", loose=r"quarts?"),
)

FRENCH = Tongue(
    numbers=NUMBERS,
    units=_UNITS,
    bounds_before={
        "≤": (
            r"(?:pas|jamais)\splus\sd(?:e|[’'])|(?:tout\s)?au\s(?:plus|maximum)|(?:un\s)?maximum(?:\sd(?:e|[’']))?|"
            r"max\.?|≤|<=|(?:pas|jamais)\sdépasser|ne\sdépass\w+\s(?:pas|jamais)|"
            r"inférieure?s?\sou\ségale?s?\sà"
        ),
        "≥": (
            r"pas\smoins\sd(?:e|[’'])|(?:tout\s)?au\s(?:moins|minimum)|(?:un\s)?minimum(?:\sd(?:e|[’']))?|≥|>=|"
            r"supérieure?s?\sou\ségale?s?\sà|au\smoins\sde"
        ),
        "≥?": r"à\spartir\sde|dès",
        "≤?": r"jusqu[’']à|d[’']ici|dans\sles|à\sl[’']intérieur\sd[eu]s?",
        "<?": r"sous(?:\sles?|\sla)?",
        "<": (
            r"plus\s(?:petit|court|bas|jeune|faible)\w*\sque|(?:moins|jeunes?\sque|plus\sjeunes?)\sd(?:e|[’'])|inférieure?s?\sà|au[\s-]dessous\sd(?:e|[’'])|"
            r"en[\s-]dessous\sd(?:e|[’'])|<"
        ),
        ">": (
            r"plus\s(?:grand|élevé|long|vieux|âgé|haut|important|vieil)\w*\sque|plus\sd(?:e|[’'])|supérieure?s?\sà|au[\s-]dessus\sd(?:e|[’'])|au[\s-]delà\sd(?:e|[’'])|"
            r"dépass\w+|excèd\w+|excéd\w+|>|passé"
        ),
    },
    bounds_after={
        "≥": r"(?:ou|et)\s(?:plus(?:ieurs)?|davantage|au[\s-]dessus|au[\s-]delà)|minimum|\+",
        "≤": r"(?:ou|et)\s(?:moins|au[\s-]dessous)|(?:au\s)?maximum|au\splus|max",
    },
    minus="moins ",
    about=r"environ|à\speu\sprès|près\sde|autour\sde|exactement|seulement|les?|la|des?|d[’']|encore|~|≈|quelque|ces",
    between=("entre", "et"),
    to=r"à|jusqu[’']à|au",
    either="ou",
    every=r"toutes?\sles|tous\sles|chaque|aux",
    per={
        "kg": r"(?:par\s|le\s|/\s?)(?:kg|kilo(?:gramme)?)",
        "m2": r"(?:par\s|/\s?)(?:m²|m2|mètre\scarré)",
        "L": r"(?:par\s|/\s?)(?:l|litre)",
        "mL": r"(?:par\s|/\s?)(?:ml|millilitre)",
        "dL": r"(?:par\s|/\s?)(?:dl|décilitre)",
    },
    and_half=r"et\sdemie?",
    months=_MONTH_PATTERNS,
    nth="ers?|res?|è?mes?|es?|ᵉ|ᵉʳ|nde?",
    clock=(
        r"(?P<hour>[01]?\d|2[0-4])\s?(?:h\b|heures?\b|:(?=\d\d\b))\s?(?P<minute>[0-5]\d)?(?!\s?(?:par|/))"
        r"(?:\s(?:du\s(?P<half>matin|soir)|de\sl[’'](?P<noon>après-midi)))?"
    ),
    shared_half="",
    day_halves={"matin": 0, "soir": 12, "après-midi": 12},
    hours={"12:00": r"midi(?!\w)", "00:00": "minuit"},
    denied=r"n(?:e\s|[’'])[^.;:!?,]{0,60}\b(?:pas|jamais)(?:\s[\w'-]+){0,3}\s?$",
    harmless=(
        r"n(?:e\s|[’'])[^.;:!?,]{0,60}?\b(?:pas|jamais)(?:\s[\w'-]+){0,3}?\s(?:plus|moins)\sd(?:e\s|[’'])(?:les\s)?(?=\d)",
        r"(?:pas|jamais)\s(?:plus|moins)\sd(?:e\s|[’'])(?=\d)",
        r"n(?:e\s|[’'])[^.;:!?,]{0,30}dépass\w+\s(?:pas|jamais)\s(?:les\s)?(?=\d)",
        r"n[oᵒ]s?\.?\s?(?=\d)",
        r"non\sseulement",
        r"ou\snon",
        r"si\sjamais",
        r"pas\sà\spas",
        r"non\splus",
        r"n[’']importe\s(?:quel\w*|qui|quoi|où|comment|lequel)",
        r"d[’']après",
        r"avant[\s-]midi",
        r"peu\simporte",
        r"sans\s(?:tarder|attendre|délai|frais)",
        r"n[’']oubli\w+\spas",
        r"au\smoins",
        r"à\smoins(?!\s(?:que|d|\d))",
        r"(?:moins|plus)\sd(?:e|[’'])\s?(?=\d)",
        r"\d+\spas",
        r"oui\sou\snon",
        r"pourquoi\sne\spas",
        r"n[’']est\spas\srare",
        r"\d\s(?:h(?:eures)?\s(?:\d+\s)?)?(?:du|de\sl[’'])\s?(?:matin|soir|après-midi)",
        r"n(?:e\s|[’'])(?:(?!\b(?:pas|jamais|plus|rien|aucune?|personne|ni)\b)[^.;:!?,]){1,40}?\bqu(?:e\b|[’'])",
        r"n(?:e\s|[’'])[^.;]*?\b(?:pas|jamais|rien|aucune?|personne)\b[^.;]*?\b(?:sauf|à\smoins\s(?:qu|d)\w*)",
        r"faux\spas",
        r"plus\sou\smoins",
        r"pas\snécessairement",
        r"grâce\sà",
        r"sans\sdoute",
        r"un\spas",
        r"n[’']hésit\w+\spas\sà",
    ),
    signs=_SIGNS,
    weekdays=(
        "lundis?",
        "mardis?",
        "mercredis?",
        "jeudis?",
        "vendredis?",
        "samedis?",
        "dimanches?",
    ),
    foreign=r"le|la|les|des|du|une|vous|votre|vos|avec|pour|est|sont|dans|que|qui|de|et|ne|pas",
)

"""French: the words that decide, and those that only look like one."""

from __future__ import annotations

from plainspoken.facts.tongue import Sign

_SIDED = r"(?:bras|jambe|côté|main|œil|oreille|pied|poumon|sein|rein|genou|hanche|épaule)\s"

SIGNS = (
    Sign(
        kind="negation",
        reading="not",
        strict=(
            r"(?:ne\s|n')(?!pas\b)(?:(?!\bque\b|\bqu')[^.;:!?,]){1,60}?\b(?:pas|jamais|plus|aucune?|rien|personne|ni|point|guère|"
            r"nulle\spart|nullement)\b(?:\s(?:rien|jamais|personne|aucune?|pas|ni))?|ne\s(?:pas|jamais|plus|rien)|sans(?:\saucune?)?|aucune?|jamais|rien(?!\sque)|nulle\spart|"
            r"non\s(?!plus|seulement)|évit\w+|sauf|à\smoins\s(?:qu|d)\w*|hormis|excepté|impossible\w*|incapable\w*|non-\w+"
        ),
        loose=(
            r"n['e]e?|ni|pas|attend\w+[^.;]*avant|non|interdi\w+|manqu\w+|échec\w*|échou\w+|"
            r"défense|dépourvu\w*|exempt\w*|hors|plutôt|au\slieu|refus\w*|peu|absen\w+|rare\w*|"
            r"in(?:utile|suffisant|connu|valide|disponible|compatible|complet|compl|actif|visible|exist|dépend|correct|"
            r"habituel|cert|stable|acti|dolore|changé)\w*|vide\w*|désactiv\w*|ignor\w*|exclu\w*|saut\w*|sinon|"
            r"autres?\sque|différ\w+|contrair\w+|empêch\w+|préven\w+|mal|malsain\w*|à\sl'exception|abst\w+|seul\w*|§[^.;§]*\bou"
        ),
        once=False,
    ),
    Sign(
        "direction",
        "before",
        r"avant|précèd\w+|précéd\w+",
        r"d'ici|auparavant|préalable\w*|d'abord|jusqu\w*|devant|avanc\w*|il\sy\sa|pré\w*|déjà|tant\sque",
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
    Sign("direction", "stop", r"arrêt\w+|cess(?:e|ez|er|ent|é\w*)", r"fin\w*|termin\w*|interromp\w+|interrup\w+|suspen\w+|met\w*|mis\w*|abandon\w*|ne\b.*\bplus|quitt\w*|pause|coup\w*"),
    Sign("direction", "start", r"commenc\w+|début\w*|démarr\w+", r"entrepr\w+|nouve\w+|initi\w+|amorc\w*|lanc\w+|premi\w+|met\w*|mis\w*|entam\w+|ouvr\w*|origin\w*|dès|partir"),
    Sign("direction", "continue", loose=r"continu\w*|poursui\w+|encore|toujours|rest\w+|persist\w*|dur\w*|reprend\w*|repren\w+|suit\w*|demeur\w*|gard\w*|pass\w*"),
    Sign("direction", "double", r"doubl\w+", r"2\sfois|paire|jumel\w+|les\s2|deux"),
    Sign("direction", "triple", r"tripl\w+", r"3\sfois"),
    Sign("direction", "latest", r"au\splus\stard", r"avant|d'ici|jusqu\w*|pas\splus\stard|dernier\w*"),
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
    Sign("frequency", "per hour", r"(?:par|chaque)\sheure|toutes\sles\sheures|à\sl'heure|/\s?h", r"l'heure", once=False),
    Sign("frequency", "per day", r"(?:par|chaque)\sjour|tous\sles\sjours|quotidien\w*|journali(?:er|ère)\w*|/\s?j(?:our)?", once=False),
    Sign(
        "frequency",
        "per week",
        r"(?:par|chaque)\ssemaine|toutes\sles\ssemaines|hebdomadaire\w*|à\sla\ssemaine|/\s?semaine",
        once=False,
    ),
    Sign("frequency", "per month", r"(?:par|chaque|tous\sles)\smois|mensuel\w*|/\s?mois", once=False),
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
    Sign("number", "0.5", loose="moitié"),
    Sign("number", "0", loose=r"null?e?s?|aucune?|sans|pas|zéros?"),
    Sign("number", "minus", r"moins(?=\s\d)"),
    Sign("number", "#2", loose=r"seconde?|autre"),
    Sign("number", "#3", loose=r"tiers"),
    Sign("number", "4", loose=r"quarts?"),
)

"""French: the words that decide."""

from __future__ import annotations

from plainspoken.facts.tongue import Sign

_SMALL = "(?:faible|bas|petit|court|lége|légè|lent|jeune|mince|rare|peu|tard|tôt)"
_GREAT = r"(?:élev|fort|grand|haut|gros|intens|grav)\w*"
_WITHIN = r"(?:(?!\bque\b|\bqu')[^.;:!?,]){1,60}?"
_SECOND = r"\b(?:pas|jamais|plus|aucune?|rien|personne|ni|point|guère|nulle\spart|nullement)\b"
"""The second half of a negation, and what may stand before it."""

SIGNS = (
    Sign(
        "negation",
        "not",
        strict=rf"""
            n(?:e\s|')(?!pas\b){_WITHIN}{_SECOND}(?:\s(?:rien|jamais|personne|aucune?|pas|ni))?
            ne\s(?:pas|jamais|plus|rien) sans(?:\saucune?)? aucune? jamais rien(?!\sque)
            nulle\spart non\s(?!plus|seulement) évit\w+ sauf à\smoins\s(?:qu|d)\w*
            hormis excepté impossible\w* incapable\w* non-\w+
        """,
        loose=r"""
            n['e]e? ni pas attend\w+[^.;]{0,60}avant non interdi\w+ manqu\w+ échec\w*
            échou\w+ défense dépourvu\w* exempt\w* hors plutôt au\slieu refus\w* peu
            absen\w+ rare\w*
            in(?:utile|suffisant|connu|valide|disponible|compatible|complet|compl|actif|visible|exist|dépend|correct|habituel|cert|stable|acti|dolore|changé)\w*
            vide\w* désactiv\w* ignor\w* exclu\w* saut\w* sinon autres?\sque différ\w+
            contrair\w+ empêch\w+ préven\w+ mal malsain\w* à\sl'exception abst\w+
            seul\w*
        """,
        again="ou",
        once=False,
    ),
    Sign(
        "direction",
        "before",
        strict=r"""
            avant précèd\w+ précéd\w+
            dans\sles\s\d+\s\w+\b(?!\s(?:suiv|après|de\b|du\b|qui))
        """,
        loose=r"""
            d'ici auparavant préalable\w* d'abord jusqu\w* devant avanc\w* il\sy\sa
            pré\w* déjà tant\sque
        """,
    ),
    Sign(
        "direction",
        "after",
        strict="après",
        loose=r"""
            suite depuis ensuite plus\stard une\sfois suiv\w+ dès puis lors\w*
            ultérieur\w* passé\w* quand à\spartir au\sbout fin post\w* derrière
        """,
    ),
    Sign(
        "direction",
        "left",
        strict=r"""
            bras\sgauche jambe\sgauche côté\sgauche main\sgauche œil\sgauche
            oreille\sgauche pied\sgauche poumon\sgauche sein\sgauche rein\sgauche
            genou\sgauche hanche\sgauche épaule\sgauche
        """,
        loose="gauche",
    ),
    Sign(
        "direction",
        "right",
        strict=r"""
            bras\sdroite? jambe\sdroite? côté\sdroite? main\sdroite? œil\sdroite?
            oreille\sdroite? pied\sdroite? poumon\sdroite? sein\sdroite? rein\sdroite?
            genou\sdroite? hanche\sdroite? épaule\sdroite?
        """,
        loose="droite?s?",
    ),
    Sign(
        "direction",
        "up",
        strict=r"augment\w+ accr[ou]\w+ hausse\w* élevée?s? plus(?=\sd(?:e\s|')[^\W\d])",
        loose=rf"""
            élèv\w+ élev\w+ fort\w* très beaucoup intens\w+ grave\w* gros\w* mont\w+
            grand\w* supérieur\w* haut\w* plus(?!\s{_SMALL}) davantage gagn\w+ gain\w* grandi\w*
            amélior\w* mieux meilleur\w* accél\w* agrand\w* crois\w* relev\w* ajout\w*
            soul\w+ pouss\w+
        """,
    ),
    Sign(
        "direction",
        "down",
        strict=rf"""
            diminu\w+ rédui\w+ baiss\w+ abaiss\w+ moins(?<!à\smoins)(?!\s\d|\s{_GREAT})
            faibles? basses? moins\s{_GREAT}
        """,
        loose=r"""
            inférieur\w* bas\w* peu légèr\w* léger\w* per\w+ chut\w* faibl\w* réduc\w+
            petit\w* ralent\w* soulag\w* atténu\w* décro\w* limit\w* raccour\w* allég\w*
            minim\w* amoind\w* déclin\w*
        """,
    ),
    Sign(
        "direction",
        "stop",
        strict=r"arrêt\w+ cess(?:e|ez|er|ent|é\w*)",
        loose=r"""
            fin\w* termin\w* interromp\w+ interrup\w+ suspen\w+ met\w* mis\w* abandon\w*
            ne\b.{0,60}\bplus quitt\w* pause coup\w*
        """,
    ),
    Sign(
        "direction",
        "start",
        strict=r"commenc\w+ début\w* démarr\w+",
        loose=r"""
            entrepr\w+ nouve\w+ initi\w+ amorc\w* lanc\w+ premi\w+ met\w* mis\w*
            entam\w+ ouvr\w* origin\w* dès partir
        """,
    ),
    Sign(
        "direction",
        "continue",
        strict=r"continue[rz] continuent poursuiv\w+",
        loose=r"""
            continu\w* poursui\w+ encore toujours rest\w+ persist\w* dur\w* reprend\w*
            repren\w+ suit\w* demeur\w* gard\w* pass\w*
        """,
    ),
    Sign("direction", "double", strict=r"doubl\w+", loose=r"2\sfois paire jumel\w+ les\s2 deux"),
    Sign("direction", "triple", strict=r"tripl\w+", loose=r"3\sfois"),
    Sign(
        "direction",
        "latest",
        strict=r"au\splus\stard",
        loose=r"avant d'ici jusqu\w* pas\splus\stard dernier\w*",
    ),
    Sign(
        "direction",
        "earliest",
        strict=r"au\splus\stôt",
        loose=r"à\spartir avant après dès pas\splus\stôt",
    ),
    Sign(
        "possibility",
        "may",
        strict=r"il\sse\speut peut-être",
        loose=r"""
            p(?:eu[tx]|euvent|ouv\w+|ourr\w+|uiss\w*) possib\w+ risqu\w+ éventuel\w*
            parfois potentiel\w* probabl\w* permet\w* arriv\w+ susceptible\w* chance\w*
            plausibl\w* autoris\w* permis\w* \w+rai(?:t|ent|s) facultati\w* souhait\w*
            voul\w* option\w* forcément nécessairement
        """,
    ),
    Sign(
        "duty",
        "must",
        strict=r"devez doi(?:t|vent) dois(?!-) il\sfaut y\sfaut",
        loose=r"""
            dev\w+ fau\w+ nécessair\w* obligat\w* obligé\w* requis\w* indispensable\w*
            besoin\w* exig\w* oblig\w* impérati\w* important\w* essentiel\w* nécessit\w*
            tenu\w* impos\w* requiert toujours à\s\w+(?:er|ir|re) forc\w+ absolument
        """,
    ),
    Sign(
        "duty",
        "must not",
        strict=r"""
            n(?:e\s|')(?:devez|doi[st]|doivent|faut)\s(?:pas|jamais)(?!\s(?:nécessair|forcé|obligatoire)\w*)
        """,
    ),
    Sign(
        "duty",
        "need not",
        strict=r"""
            pas\s(?:obligé|tenu|besoin|nécessaire|indispensable|forcé)\w* n'a(?:vez|urez)\spas\sà
        """,
    ),
    Sign(
        "meals",
        "with food",
        strict=r"avec\s(?:de\sla\s|votre\s|un\s|des\s)?(?:nourriture|aliments|repas) en\smangeant",
    ),
    Sign("meals", "without food", strict=r"à\sjeun estomac\svide sans\smanger sans\snourriture"),
    Sign("choice", "or", strict=r"ou(?=\s\d)", loose="ou"),
    Sign("choice", "and", strict=r"et(?=\s\d)", loose="et"),
    Sign(
        "frequency",
        "per hour",
        strict=r"par\sheure chaque\sheure toutes\sles\sheures /\s?h",
        loose="l'heure",
        once=False,
    ),
    Sign(
        "frequency",
        "per day",
        strict=r"""
            par\sjour chaque\sjour tous\sles\sjours /\s?j(?:our)?
        """,
        loose=r"quotidien\w* journali(?:er|ère)\w*",
        once=False,
    ),
    Sign(
        "frequency",
        "per week",
        strict=r"""
            par\ssemaine chaque\ssemaine toutes\sles\ssemaines à\sla\ssemaine /\s?semaine
        """,
        loose=r"hebdomadaire\w*",
        once=False,
    ),
    Sign(
        "frequency",
        "per month",
        strict=r"par\smois chaque\smois tous\sles\smois /\s?mois",
        loose=r"mensuel\w*",
        once=False,
    ),
    Sign(
        "frequency",
        "per year",
        strict=r"""
            par\san(?:née)? chaque\san(?:née)? tous\sles\sans toutes\sles\sannées
            /\s?an(?:née)?
        """,
        loose=r"annuel\w*",
        once=False,
    ),
    Sign(
        "frequency",
        "per minute",
        strict=r"par\sminute chaque\sminute /\s?min(?:ute)?",
        once=False,
    ),
    Sign("time of day", "morning", strict="matins? matinées?", loose="avant-midi déjeuner"),
    Sign("time of day", "evening", strict="soirées?", loose="soirs? souper nuits? coucher"),
    Sign("time of day", "night", strict="nuits?", loose=r"soirs? coucher nocturne\w* dormir"),
    Sign("time of day", "afternoon", strict="après-midis?", loose="midi"),
    Sign("number", "2", loose=r"double\w* paire couple autre moitié demie? jumeau\w*"),
    Sign("number", "2 times", loose=r"double\w*"),
    Sign("number", "0.5", loose="moitié"),
    Sign("number", "0", loose="null?e?s? aucune? sans pas zéros?"),
    Sign("number", "minus", strict=r"moins(?=\s\d)"),
    Sign("number", "#2", loose="seconde? autre"),
    Sign("number", "#3", loose="tiers"),
    Sign("number", "4", loose="quarts?"),
)

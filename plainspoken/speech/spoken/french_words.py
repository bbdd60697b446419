"""The words of French for Canada that its rules need."""

from __future__ import annotations

from collections.abc import Mapping

from plainspoken.speech.spoken.shared import listed

SIGNS: Mapping[str, str] = {
    "≥": "au moins",
    "≤": "au plus",
    ">=": "au moins",
    "<=": "au plus",
    "<": "moins de",
    ">": "plus de",
    "±": "plus ou moins",
    "+/-": "plus ou moins",
    "~": "environ",
    "≈": "environ",
    "+": "plus",
    "−": "moins",
    "–": "moins",
    "-": "moins",
    "=": "égale",
    "×": "fois",
    "#": "numéro",
}

ABBREVIATIONS: Mapping[str, str] = {
    "MM.": "messieurs",
    "Mmes": "mesdames",
    "Mme": "madame",
    "Mlle": "mademoiselle",
    "Dre": "docteure",
    "Dr.": "docteur",
    "Dr": "docteur",
    "p. ex.": "par exemple",
    "p.\u00a0ex.": "par exemple",
    "c.-à-d.": "c’est-à-dire",
    "etc.": "et cetera",
    "env.": "environ",
    "tél.": "téléphone",
    "Tél.": "Téléphone",
    "max.": "maximum",
    "BID": "deux fois par jour",
    "TID": "trois fois par jour",
    "QID": "quatre fois par jour",
    "PRN": "au besoin",
    "vs": "par rapport à",
    "vs.": "par rapport à",
    "et/ou": "et ou",
}

BEFORE_A_NUMBER: Mapping[str, str] = {
    "n°": "numéro",
    "N°": "numéro",
    "no.": "numéro",
    "n°s": "numéros",
    "nᵒ": "numéro",
    "nº": "numéro",
    "No": "numéro",
    "no": "numéro",
    "pp.": "pages",
    "p.": "page",
}

MONTHS = listed(
    """
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    """
)

NUMBERS = listed("un une deux trois quatre cinq six sept huit neuf dix onze douze")

FORMS = listed(
    """
    comprimé capsule gélule pilule caplet pastille timbre suppositoire seringue fiole
    ampoule sachet dose injection goutte
    """
)
"""What a medicine comes in, with its strength right behind it: "1 comprimé 10 mg"."""

LEADS = frozenset(
    listed(
        """
    de du des d les aux ces ses vos nos mes leurs dans en pendant durant après avant chaque
    par à avec sur sous pour toutes tous environ env depuis et qu
    """
    )
)
"""Words behind which a range needs no "de" of its own."""

NUMBERED = frozenset(
    listed(
        """
    page pages p pp jour jours semaine semaines question questions étape étapes phase phases
    point points cycle cycles numéros chapitres visites chapitre figure figures
    """
    )
)
"""Things that have numbers: "pages 5–7" is "pages cinq à sept"."""

HALVED = frozenset(
    listed(
        """
    comprimé comprimés capsule pilule caplet pastille sachet dose tasse verre heure journée
    cuillère cuillerée portion litre bouteille timbre seringue pomme banane citron douzaine
    bouchon ration boîte
    """
    )
)
"""What may be halved: "½ tasse" is "une demi-tasse"."""

BESIDE_A_NOUN = frozenset(
    listed(
        """
    grosse grosses légère légères
    seule seules petite petites grande grandes nouvelle nouvelles autre autres bonne bonnes
    longue longues demie dernière dernières première premières
    """
    )
)
"""Adjectives that stand between a number and its noun."""

FEMININE = frozenset(
    listed(
        """
    once feuille case greffe douche pompe sœur sieste demi
    fois heure page image nuit dent main étape phase cure plaque ligne boîte fiole seringue
    aiguille équipe réponse visite patiente mère femme fille nouvelle autre cuillère
    bouteille marche ampoule cellule personne tasse goutte dose pilule capsule gélule
    semaine minute seconde année journée infirmière analyse carte clé copie couche crème
    fièvre jambe oreille plaie poche portion prise radiographie rangée séance tranche unité
    veine voie pastille
    """
    )
)
MASCULINE = frozenset(
    listed(
        """
    million ganglion lycée musée côté été comité traité stade grade site litre foie incendie
    génie côté décilitre squelette parapluie magazine vaccine domaine problème système
    gramme symptôme programme mètre carton bouton crayon rayon avion poumon savon don patron
    """
    )
)
_FEMININE_ENDS = listed(
    """
    tion sion ée ette ance ence ure ie té elle esse ine ule ose ute onde aine euse trice
    aison
    """
)


def is_feminine(noun: str) -> bool:
    """Tell whether a noun is feminine, by a list and else by its ending."""
    single = noun.removesuffix("s")
    if single in FEMININE or noun in FEMININE:
        return True
    return single not in MASCULINE and single.endswith(tuple(_FEMININE_ENDS))


PER: Mapping[str, str] = {
    each: each
    for each in listed(
        """
    minute heure jour semaine mois an année nuit dose repas visite
    """
    )
}
SERVICES = frozenset(
    listed(
        """
    appelez appeler composez composer le au faites santé ou faire ats
    """
    )
)
SMALL = frozenset(
    listed(
        """
    tout si en pour ou et à dans avec sans de jour sur par est sont quand même aussi puis
    """
    )
)
"""Words that can follow a number to call; behind others, 911 counts something."""

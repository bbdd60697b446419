"""English: the words that decide, and those that only look like one."""

from __future__ import annotations

from plainspoken.facts.tongue import Sign

_SIDED = r"(?=\s+(?:\w+\s+)?(?:arm|leg|side|hand|eye|ear|foot|lung|breast|kidney|knee|hip|shoulder))"

_EFFECTS = "(?:cause|harm|lead|make|help|spread|happen|affect|lower|raise|kill|cure|hurt|change)"

SIGNS = (
    Sign(
        kind="negation",
        reading="not",
        strict=(
            r"not(?!\slater)|cannot|never|no(?!\s(?:later|earlier|sooner)\sthan)|without|none|nobody|nothing|nowhere|neither|\w+n't|avoid\w*|"
            r"unless|except|unable|impossible|\w+-free|free\sof|non-\w+"
        ),
        loose=(
            r"un(?:safe|known|clear|supported|available|used|expected|necessary|likely|changed|usual|common|"
            r"treated|even|touched|answered|opened|tested|seen|well)|fail\w*|lack\w*|"
            r"refus\w*|hardly|rarely|little|few|in(?:valid|correct|complete|active|visible|accessible)\w*|"
            r"miss(?:ing|es|ed)?|instead|rather|prevent\w*|forb[ai]d\w*|ignor\w*|disabl\w*|\w{4,}less(?:ly)?|"
            r"other\sthan|differ\w+|unlike|out\sof|absen\w+|empty|exclud\w*|skip\w*|keep\s\w+\sfrom|§[^.;§]*\bor|excepting|but|"
            r"until|wait\w*|remember"
        ),
        once=False,
    ),
    Sign(
        "direction",
        "before",
        r"before|prior\sto",
        r"until|ago|pre\w+|first|earlier|ahead|by|already|advance|last|above",
    ),
    Sign(
        "direction",
        "after",
        r"after|afterwards?",
        r"following|since|later|then|past|once|when|post\w*|next|behind|upon|follow\w*|again",
    ),
    Sign("direction", "left", rf"left{_SIDED}", "left"),
    Sign("direction", "right", rf"right{_SIDED}", "right"),
    Sign(
        "direction",
        "up",
        r"increas\w+|rais(?:e|es|ed|ing)|higher|high",
        r"ris\w+|rose|more|grow\w*|high|gain\w*|up|above|greater|faster|larger|bigger|upper|over|"
        r"improv\w*|boost\w*|better|add\w*|speed\w*|further|strong\w*|very|severe\w*|steep|most|many|much|heav\w+|intens\w+",
    ),
    Sign(
        "direction",
        "down",
        r"decreas\w+|reduc\w+|lower(?:s|ed|ing)?|less|fewer|low",
        r"fall\w*|fell|drop\w*|less\w*|lose|loss|down|shrink\w*|under|below|small\w*|cut\w*|"
        r"slow\w*|minimi\w+|bottom|eas\w+|weak\w*|short\w*|declin\w*|limit\w*|light\w*|mild\w*|poor\w*|slight\w*|little|few|minor|weak|soft\w*|faint\w*|minus",
    ),
    Sign("direction", "stop", r"stop(?:s|ped|ping)?", r"end\w*|quit\w*|discontinu\w+|pause\w*|ceas\w+|halt\w*|no\slonger|shut\w*|hold|held|break"),
    Sign("direction", "start", r"start(?:s|ed|ing)?|begin(?:s|ning)?|began", r"new|initia\w+|onset|first|launch\w*|open\w*|turn\w*|run\w*|go\w*|early|from|original\w*"),
    Sign("direction", "continue", r"continu\w+", r"keep\w*|go\son|carry\son|still|stay\w*|last\w*|persist\w*|ongoing|resum\w+|remain\w*|again|longer"),
    Sign("direction", "double", r"doubl\w+", r"twice|2\stimes|pair|both|dual|twin|two-\w+|couple"),
    Sign("direction", "triple", r"tripl\w+", r"3\stimes"),
    Sign("direction", "latest", r"no\slater\sthan|at\sthe\slatest|not\slater\sthan", r"by|before|until"),
    Sign("direction", "earliest", r"no\s(?:earlier|sooner)\sthan|at\sthe\searliest|not\s(?:before|until)", r"from|after|until"),
    Sign(
        "possibility",
        "may",
        rf"may|might|could|can(?=\s(?:also\s|sometimes\s)?{_EFFECTS})",
        r"possibl\w+|perhaps|maybe|likely|risk\w*|potential\w*|able|allow\w*|would|"
        r"sometimes|chance\w*|should|often|let\w*|permi\w+",
    ),
    Sign(
        "duty",
        "must",
        r"must",
        r"need\w*|should|requir\w+|necessar\w+|mandatory|ought|shall|ha[vd]e?|has|having|only|"
        r"important|always|essential|be|are|is|supposed|due|ensure|make\ssure|will|to|would",
    ),
    Sign("frequency", "per hour", r"hourly|(?:per|each|every)\shour|(?:\d\S*\s\w+|once)\san\shour|/\s?hour", r"an\shour", once=False),
    Sign("frequency", "per day", r"daily|(?:per|each|every)\sday|(?:\d\S*\s\w+|once)\sa\sday|/\s?day", r"a\sday", once=False),
    Sign("frequency", "per week", r"weekly|(?:per|each|every)\sweek|(?:\d\S*\s\w+|once)\sa\sweek|/\s?week", r"a\sweek", once=False),
    Sign("frequency", "per month", r"monthly|(?:per|each|every)\smonth|(?:\d\S*\s\w+|once)\sa\smonth|/\s?month", r"a\smonth", once=False),
    Sign("frequency", "per year", r"yearly|annual(?:ly)?|(?:per|each|every)\syear|(?:\d\S*\s\w+|once)\sa\syear|/\s?year", r"a\syear", once=False),
    Sign("frequency", "per minute", r"(?:per|each|every|a)\sminute|/\s?min(?:ute)?", once=False),
    Sign("time of day", "morning", r"mornings?", r"breakfast|a\.m"),
    Sign("time of day", "evening", r"evenings?", r"tonight|supper|dinner|nights?|bedtime|p\.m"),
    Sign("time of day", "night", r"nights?", r"tonight|bedtime|overnight|evening|sleep\w*|nightly"),
    Sign("time of day", "afternoon", r"afternoons?", r"p\.m"),
    Sign("number", "2", loose="both|either|neither|couple|pair|double|twin|second|other|half|alternate"),
    Sign("number", "0.5", loose="half"),
    Sign("number", "0", loose=r"nulls?|no|none|without|zeros?"),
    Sign("number", "minus", r"minus(?=\s\d)"),
    Sign("number", "#2", loose="second|other|next|two"),
    Sign("number", "#3", loose="third"),
    Sign("number", "4", loose="quarter"),
)

"""English: the words that decide."""

from __future__ import annotations

from plainspoken.facts.tongue import Sign

_SIDED = (
    r"(?=\s+(?:\w+\s+)?"
    r"(?:arm|leg|side|hand|eye|ear|foot|lung|breast|kidney|knee|hip|shoulder))"
)

SIGNS = (
    Sign(
        "negation",
        "not",
        strict=r"""
            not(?!\slater) cannot never no(?!\s(?:later|earlier|sooner)\sthan) without
            none nobody nothing nowhere neither \w+n't avoid\w* unless except unable
            impossible \w+-free \w+-less irrelevant free\sof non-\w+
        """,
        loose=r"""
            un(?!der|it|iv|iq|til|less|ion|do)\w+ non\w+
            fail\w* lack\w* refus\w* hardly rarely little few
            in(?:valid|correct|complete|active|visible|accessible)\w* miss(?:ing|es|ed)?
            instead rather prevent\w* forb[ai]d\w* ignor\w* disabl\w* \w{4,}less(?:ly)?
            other\sthan differ\w+ unlike out\sof absen\w+ empty exclud\w* skip\w*
            keep\s\w+\sfrom excepting but until wait\w* remember
        """,
        again="or",
        once=False,
    ),
    Sign(
        "direction",
        "before",
        strict=r"before prior\sto within\s\d+\s\w+\b(?!\s(?:of|after|from|following))",
        loose=r"until ago pre\w+ first earlier ahead by already advance last above",
    ),
    Sign(
        "direction",
        "after",
        strict=r"after afterwards? days?\sfollowing hours?\sfollowing weeks?\sfollowing",
        loose=r"""
            following since later then past once when post\w* next behind upon follow\w*
            again
        """,
    ),
    Sign("direction", "left", strict=rf"left{_SIDED}", loose="left"),
    Sign("direction", "right", strict=rf"right{_SIDED}", loose="right"),
    Sign(
        "direction",
        "up",
        strict=r"increas\w+ rais(?:e|es|ed|ing) higher high more",
        loose=r"""
            ris(?:e|es|en|ing) rose grow\w* high gain\w* up above greater faster larg\w+ bigg\w+
            highest
            upper over improv\w* boost\w* better add\w* speed\w* further strong\w* very
            severe\w* steep most many much heav\w+ intens\w+
        """,
    ),
    Sign(
        "direction",
        "down",
        strict=r"decreas\w+ reduc\w+ lower(?:s|ed|ing)? less fewer low",
        loose=r"""
            fall\w* fell drop\w* less\w* lose loss down shrink\w* under below small\w*
            cut\w* slow\w* minimi\w+ bottom eas\w+ weak\w* short\w* declin\w* limit\w*
            light\w* mild\w* poor\w* slight\w* little few minor weak soft\w* faint\w*
            minus
        """,
    ),
    Sign(
        "direction",
        "stop",
        strict="stop(?:s|ped|ping)?",
        loose=r"""
            end\w* quit\w* discontinu\w+ pause\w* ceas\w+ halt\w* no\slonger shut\w*
            hold held break
        """,
    ),
    Sign(
        "direction",
        "start",
        strict="start(?:s|ed|ing)? begin(?:s|ning)? began",
        loose=r"""
            new initia\w+ onset first launch\w* open\w* turn\w* run\w* go\w* early from
            original\w*
        """,
    ),
    Sign(
        "direction",
        "continue",
        strict=r"continu\w+",
        loose=r"""
            keep\w* go\son carry\son still stay\w* last\w* persist\w* ongoing resum\w+
            remain\w* again longer
        """,
    ),
    Sign(
        "direction",
        "double",
        strict=r"doubl\w+",
        loose=r"twice 2\stimes pair both dual twin two-\w+ couple",
    ),
    Sign("direction", "triple", strict=r"tripl\w+", loose=r"3\stimes"),
    Sign(
        "direction",
        "latest",
        strict=r"no\slater\sthan at\sthe\slatest not\slater\sthan",
        loose="by before until",
    ),
    Sign(
        "direction",
        "earliest",
        strict=r"no\s(?:earlier|sooner)\sthan at\sthe\searliest not\s(?:before|until)",
        loose="from after until",
    ),
    Sign(
        "possibility",
        "may",
        strict=r"""
            may(?!\snot) might could(?!\snot)
            can(?=\s(?:also\s|sometimes\s)?(?:cause|harm|lead|make|help|spread|happen|affect|lower|raise|kill|cure|hurt|change))
        """,
        loose=r"""
            may could possibl\w+ perhaps maybe likely risk\w* potential\w* able allow\w* would
            sometimes chance\w* should often let\w* permi\w+
        """,
    ),
    Sign(
        "duty",
        "must",
        strict="must",
        loose=r"""
            need\w* cannot can't should requir\w+ necessar\w+ mandatory ought shall ha[vd]e? has
            having only important always essential be are is supposed due ensure
            make\ssure will to would
        """,
    ),
    Sign("duty", "must not", strict=r"must\snot mustn't may\snot"),
    Sign(
        "duty",
        "need not",
        strict=r"""
            do(?:es)?\snot\s(?:need|have)\sto do(?:es)?n't\s(?:need|have)\sto
            need\snot needn't no\sneed not\s(?:necessary|required|obliged)
        """,
    ),
    Sign("meals", "with food", strict=r"with\s(?:\w+\s)?(?:food|meals?)"),
    Sign(
        "meals", "without food", strict=r"empty\sstomach fasting without\s(?:food|eating) no\sfood"
    ),
    Sign("choice", "or", strict=r"or(?=\s\d)", loose="or"),
    Sign("choice", "and", strict=r"and(?=\s\d)", loose="and"),
    Sign(
        "frequency",
        "per hour",
        strict=r"""
            hourly per\shour each\shour every\shour \d\S{0,12}\s\w+\san\shour once\san\shour
            /\s?hour
        """,
        loose=r"an\shour",
        once=False,
    ),
    Sign(
        "frequency",
        "per day",
        strict=r"""
            daily per\sday each\sday every\sday \d\S{0,12}\s\w+\sa\sday once\sa\sday /\s?day
        """,
        loose=r"a\sday",
        once=False,
    ),
    Sign(
        "frequency",
        "per week",
        strict=r"""
            weekly per\sweek each\sweek every\sweek \d\S{0,12}\s\w+\sa\sweek once\sa\sweek
            /\s?week
        """,
        loose=r"a\sweek",
        once=False,
    ),
    Sign(
        "frequency",
        "per month",
        strict=r"""
            monthly per\smonth each\smonth every\smonth \d\S{0,12}\s\w+\sa\smonth
            once\sa\smonth /\s?month
        """,
        loose=r"a\smonth",
        once=False,
    ),
    Sign(
        "frequency",
        "per year",
        strict=r"""
            yearly annual(?:ly)? per\syear each\syear every\syear \d\S{0,12}\s\w+\sa\syear
            once\sa\syear /\s?year
        """,
        loose=r"a\syear",
        once=False,
    ),
    Sign(
        "frequency",
        "per minute",
        strict=r"per\sminute each\sminute every\sminute a\sminute /\s?min(?:ute)?",
        once=False,
    ),
    Sign("time of day", "morning", strict="mornings?", loose=r"breakfast a\.m"),
    Sign(
        "time of day",
        "evening",
        strict="evenings?",
        loose=r"tonight supper dinner nights? bedtime p\.m",
    ),
    Sign(
        "time of day",
        "night",
        strict="nights?",
        loose=r"tonight bedtime overnight evening sleep\w* nightly",
    ),
    Sign("time of day", "afternoon", strict="afternoons?", loose=r"p\.m"),
    Sign(
        "number",
        "2",
        loose="both either neither couple pair double twin second other half alternate",
    ),
    Sign("number", "2 times", loose=r"double\S*"),
    Sign("number", "0.5", loose="half"),
    Sign("number", "0", loose="nulls? no none without zeros?"),
    Sign("number", "minus", strict=r"minus(?=\s\d)"),
    Sign("number", "#2", loose="second other next two"),
    Sign("number", "#3", loose="third"),
    Sign("number", "4", loose="quarter"),
)

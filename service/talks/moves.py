"""The moves of a talk: how somebody puts something forward, decides it, grants it, turns it down or hands it over."""

import re

from service.talks.subject import OTHER

_I = re.IGNORECASE
DROPS = re.compile(
    r"\b(?:dropper\s+vi|glemmer\s+vi|springer\s+vi\s+over|lader\s+vi\s+(?:\w+\s+)?(?:ligge|være)|(?:det|den|sådan)\s+(?:gør|tager|laver)\s+vi\s+(?:så\s+)?"
    r"ikke|gør\s+vi\s+ikke\s+det|så\s+(?:bliver|tager)\s+det\s+ikke|bliver\s+ikke\s+til\s+noget|gør\s+vi\s+ikke|droppet|"
    # "Så flytter vi dig ikke", "Så noterer jeg det ikke", "Så venter vi med det"
    r"så\s+\w+\s+(?:vi|jeg)\s+(?:(?:det|den|dem|dig|så|bare|heller|slet)\s+)*(?:ikke\b(?!\s+\w+\s+og)|ingen\b)|så\s+(?:venter|afventer)\s+(?:vi|jeg)|"
    r"(?:så\s+)?(?:lader|lad)\s+(?:vi|os)\s+(?:det|den)\s+(?:ligge|være|hvile)|lad\s+os\s+ikke|(?:vi|jeg)\s+(?:dropper|lader\s+den\s+ligge|lader\s+det\s+ligge)|"
    r"det\s+var\s+(?:bare|kun)\s+(?:et\s+tilbud|en\s+(?:idé|ide|tanke)|et\s+forslag))\b",
    _I,
)
PAST = re.compile(
    r"\b(?:har\s+(?:jeg\s+|du\s+|jo\s+|ikke\s+|siden\s+|nu\s+)*(?:haft|været|taget|siddet|brugt|arbejdet|mødt|fungeret|kørt|lavet|gået|passet|stået)|"
    r"havde(?!\s+jeg\s+(?:tænkt|overvejet|forestillet))|var|lovede|aftalte|skulle\s+komme|"
    r"dengang|sidst|plejer|nåede|byttede|kom\s+der|sagde|nævnte|spurgte|er\s+kommet)\b",
    _I,
)
DECIDES = re.compile(
    r"^\W*(?:(?:ja|okay|godt|fint|altså|nej|jo)\W+)*(?:så\b(?!.*\?)|(?:så\s+)?aftalen?\b|vi\s+(?:siger|aftaler|tager|holder|lader|flytter|sætter|ringer)|"
    r"du\s+\w+r\s+(?:så\s+|heller\s+|slet\s+)?(?:ikke|ingen|kun)\b|du\s+(?:får|møder|starter|begynder|slipper|er\s+fri|har|skal\s+(?:ikke|slippe)|behøver\s+ikke)|der\s+bliver\b|jeg\s+(?:bestiller|"
    r"sørger|finder|giver|skaffer|sætter|kan\s+få|låner|ordner|lægger|flytter|tager|overtager)|ingen\b|det\s+kan\s+du\s+(?:godt|få)|lad\s+os|aftale|"
    r"det\s+bliver|kun\b)",
    _I,
)
IDEA = re.compile(
    r"\b(?:ville\s+(?:jeg\s+)?foreslå|havde\s+(?:jeg\s+|vi\s+)?(?:overvejet|tænkt|forestillet)|(?<!det\s)kunne\s+(?:man|vi|jeg|du)|tænkte\s+på|overvej\w*|hvad\s+med|"
    r"måske|foreslå\w*|forslag|håb\w*|(?:har|havde|fik)\s+(?:jeg\s+)?en\s+(?:idé|ide|tanke)|eventuelt|hvis\s+(?:nu|vi|du|jeg|det))\b",
    _I,
)
REFUSES = re.compile(
    r"\b(?:for\s+(?:meget|mange|tidligt|hårdt|svært|lidt)|lyder\s+(?:som|af)\s+meget|det\s+(?:tør|vil|kan|magter|behøver)\s+(?:jeg|a)\s+(?:\w+\s+)?ikke|"
    r"det\s+synes\s+jeg\s+(?:heller\s+)?ikke|det\s+(?:har|er)\s+(?:jeg|der)\s+(?:\w+\s+)?ikke\s+(?:brug|behov)|helst\s+ikke|"
    r"det\s+tror\s+jeg\s+ikke|behøver\s+(?:jeg|a)\s+ikke|(?:kan|skal)\s+vi\s+ikke\s+vente|hellere\s+vente)\b",
    _I,
)
GRANTS = re.compile(
    r"\b(?:det\s+(?:kan|må|skal)\s+du|(?:dem|den|det)\s+(?:tager|får|slipper)\s+du|det\s+(?:gør|siger|aftaler|finder|kan)\s+vi|det\s+er\s+(?:en\s+(?:aftale|plan)|du)|aftalt|"
    r"det\s+(?:sørger|ordner|lover)\s+jeg|så\s+(?:gør|siger)\s+vi)\b"
    r"|^\W*(?:ja|jo)\b",
    _I,
)
OVER = re.compile(
    # "Den tager Kaja.", "Det gør Villads.", "Den går til Sofie.", "Kaja overtager den."
    rf"(?:\b(?:[Dd]en|[Dd]et|[Dd]em|[Dd]e)\s+(?:overtager|tager|klarer|passer|dækker|kører|ordner|laver|får|gør)\s+{OTHER}"
    rf"|\b(?:[Dd]en|[Dd]et|[Dd]e)\s+(?:går|gives|flyttes|overgår)\s+(?:videre\s+|over\s+)?til\s+{OTHER}"
    rf"|\b{OTHER}\s+(?:overtager|tager|klarer|passer|dækker)\s+(?:den|det|dem)\b|\b(?:tager|kører|går|følger)\s+{OTHER}\s+(?:med|over)\b)"
)
GIVEN_UP = re.compile(
    r"^\W*(?:ja|okay|godt|fint|så|nej)?\W*(?:det|den|dem)\s+(?:er|slipper|behøver|skal)\s+du\b(?!\s*\?)", _I
)
SPARED = re.compile(r"\b(?:ingen|ikke|fri|aldrig)\b", _I)
SAID_NO = re.compile(
    r"(?:^|[\s:–,?-])(?:nej(?!\s+til)|afslog|afvist|takkede\s+nej|droppet|ønskes\s+ikke|ikke\s+ønsket|blev\s+ikke\s+til|(?:ingen|ikke)\s+endnu|afventer)\b",
    _I,
)
CAME_TO_NOTHING = re.compile(r"\bforesl\w+\b.*\bmen\b|\bfor\s+(?:meget|tidligt|hårdt)\b", _I)
"""In a note, of what was only put forward."""
ENDS = re.compile(r"\b(?:slut\s+med|ophør\w*|stopper|af\s+listen|ikke\s+længere|ikke\s+mere\s+brug)\b", _I)
GETS = re.compile(
    r"\b(?:det|den|dem)\s+(?:køber|bestiller|skaffer|får)\s+(?:vi|jeg|du)\b|\bjeg\s+(?:bestiller|køber|skaffer)\s+(?:det|den|dem)\b",
    _I,
)
HOW_MUCH = re.compile(r"\bhvor\s+(?:mange\s+timer|mange|meget)\b|^\W*(?:og\s+)?timer(?:ne)?\W*$", _I)

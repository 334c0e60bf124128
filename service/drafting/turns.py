"""The words by which a meeting moves on, turns back, pauses and ends, and those that only mention an item.

What a remark says about the way through the dagsorden is for `cues` to read out of them.
"""

import re

from service.drafting.acts import ActKind
from service.drafting.numerals import CARDINALS, ORDINALS
from service.drafting.stems import stem, words_of
from service.drafting.wording import spoken

UNIT_WORDS = "|".join(sorted((re.escape(w) for w in {*CARDINALS, *ORDINALS} if w != "nul"), key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}|{UNIT_WORDS})"
# "punkt" as it is said and as it is misheard: "pung", "punk", "ponkt".
POINT = r"(?:dagsordens?)?(?:[pb][uoå]nk?[gkt]t?(?:et|er|erne|s)?|pkt\.?)"
NUMBERED = re.compile(
    rf"\b{POINT}\s+(?:nummer\s+|nr\.?\s+)?(?P<first>{NUMBER})\b\.?"
    rf"(?P<more>(?:\s*(?:,|og|samt|plus|til)\s*(?:{POINT}\s+)?(?:nummer\s+|nr\.?\s+)?{NUMBER}\b)*)",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    rf"\b(?:det|vores)?\s*(?P<ordinal>{'|'.join(ORDINALS)}|sidste|\d{{1,2}}\.)\s+{POINT}\b(?!\s+{NUMBER}\b)",
    re.IGNORECASE,
)
GARBLED = re.compile(rf"\b{POINT}\s+(?:nummer\s+|nr\.?\s+)?(?P<word>[^\W\d_]{{2,9}})\b", re.IGNORECASE)

AGENDA = r"(?:\s+(?:punkt\w*|emne\w*|på\s+(?:dagsord\w+|programmet|listen)))"
BRIEF = r"\W*(?:(?:ja|jo|godt|tak|fint|okay|jamen|og|så|nu|super|men|øh|lad\s+os|komme)\W+)*"
NEXT = re.compile(
    rf"\b(?:det\s+)?næste(?:{AGENDA}+|\s+(?:sag|er|bliver|på)\b|[,.:]|$)"
    r"|\b(?:så|nu|og|vi|lad\s+os|skal\s+vi|må|jamen|godt)\b(?![^.?!]{0,24}\b(?:han|hun|den|det|de|du)\b(?!\s+næste)[^.?!]{0,14}\b(?:skal|må|kan|køre)\b)[^.?!]{0,18}\b(?:går|gå|kommer|komme|skal|må"
    r"|kan)\b(?!\s+(?:køre|være|gå\s+videre\s+til\s+og))[^.?!]{0,14}\bvidere\b(?!\s+(?:med|på|i|ned|ud|ind|til\s+\w+MED|hvis|at|proces))"
    r"|\bvidere\s+(?:til|i)\s+(?:det\s+næste|dagsord\w+|programmet|teksten)"
    r"|\bså\s+(?:kører|fortsætter|hopper)\s+vi\s+(?:bare\s+)?videre\b(?!\s+(?:med|på|i))"
    rf"|^{BRIEF}videre\W*$|\b(?:kører|ruller|haster|skynder|hopper|springer|rykker|går)\s+(?:vi|os)\s+videre\W*$"
    r"|\b(?:den|det)\s+næste\b\W*(?:$|,|hvem|igen|der)|\bhvad\s+(?:har\s+vi|er\s+der|kommer|mangler\s+vi|er)\s+(?:så|nu|det"
    r"\s+næste)\b\W*(?:$|på)|^\W*(?:og\s+)?hvem\s+(?:har|tager|er\s+på\s+med)\s+(?:den|det)(?:\s+(?:næste|så))?\W*$"
    r"|\b(?:tage|tager)\s+(?:vi\s+)?hul\s+på\s+(?:det|den)\s+næste\b|\bvidere\s+i\s+(?:teksten|rækken)\b"
    r"|^\W*(?:(?:ja|og|godt|tak|fint|så)\W+)*næste\s*\?|\b(?:kører|ruller|hopper|haster)\s+vi\s+videre\W*$|^\W*vi\s+(?:kører|ruller|hopper"
    r"|haster)\s+videre\W*$|\bskynde\s+os\s+videre\W*$|\bvender\s+vi\s+bladet\b",
    re.IGNORECASE,
)
# What stands right before an item that is only mentioned: "i punkt 2", "under punkt 4", "hører til punkt 7".
MENTIONED = re.compile(
    r"(?:\b(?:i|under|fra|jf\.?|jævnfør|om|vedrørende|angående|se|ligesom|end|mellem|bilag\w*\s+til"
    r"|indstillingens|referatets|sidste\s+mødes)\s+(?:det\s+)?"
    r"|\b(?:kun|bare|her|sendt|udsendt)\s+til\s+"
    r"|\b(?:hører|hørte|høre|hænger|henviser|henviste|knytter|referatet|bemærkning\w*|kommentar\w*|spørgsmål\w*"
    r"|noget|bilaget|retter\w*)\b[^.?!]{0,22}\b(?:til|med|på|sig)\s+)$",
    re.IGNORECASE,
)
# "Den ligger som nummer tre, så det kommer vi til", "punkt et på listen fra sidst".
LISTED = re.compile(
    r"\b(?:ligger|står|er|kommer)\s+(?:jo\s+|først\s+|nok\s+)*(?:på|som)\s*(?:nummer\s*|nr\.?\s*)?$|\b(?:inden|før)\b[^,.?!]*$",
    re.IGNORECASE,
)
LATER_ON = re.compile(
    r"[^.?!]*\bkommer\s+vi\b\W*(?:til|$)|\W*(?:på|i|fra)\s+(?:listen|referatet|planen|indstillingen|bilaget|notatet|handle\w+|brevet)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:det|den|kommer|vender|tager|tage|venter|vende|komme)\b[^.?!]*\b(?:senere|om\s+lidt|til\s+sidst"
    r"|bagefter|efter\s+pausen|næste\s+gang|lige\s+straks)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:så\s+vi(?!\s+(?:tager|kan|skal|må|har|går|starter|begynder|hopper|springer|kommer)\b)|talte|snakkede|nævnte|sagde|drøftede|var\s+inde|havde"
    r"|har\s+(?:vi\s+)?(?:jo\s+)?(?:allerede\s+)?(?:været|talt|snakket|haft|nævnt)|som\s+(?:nævnt|sagt)"
    r"|lige\s+som|gennemgik|behandlede|blev)\b",
    re.IGNORECASE,
)
SKIPPING = re.compile(
    r"\b(?:springer|spring\w*|udgår|udsætter|venter\s+(?:vi\s+)?(?:med|lige)|vente\s+med|gemmer|dropper|skipper"
    r"|hopper\s+over|tager\s+vi\s+(?:ikke|senere|næste)|udskyder)\b",
    re.IGNORECASE,
)
# "Vi springer lukkedagene over og tager punkt 33": what is left out was named before.
GOING_ON = re.compile(
    r"\b(?:springer|udsætter|gemmer|dropper|skipper|udskyder|venter|over)\b.*\b(?:og|så)\s+(?:vi\s+)?(?:tager|går|begynder|starter"
    r"|fortsætter|hopper|springer)\b[^.?!]{0,30}$",
    re.IGNORECASE,
)
MOVING = re.compile(
    r"\b(?:går|gå|gik|tager|tage|kommer|komme|springer|hopper|rykker|fortsætter|fremme|nået|når|starter|starte"
    r"|begynder|begynde|lægger\s+ud|vender|vende|tilbage|videre|over|frem|hen|tur\w*|hedder|åbner|slå|slår"
    r"|behandle\w*|tilføjelse|ting)\b",
    re.IGNORECASE,
)
STARTING = re.compile(
    r"^\W*(?:(?:så|og|nu|ja|godt|okay|jamen|fint|tak|men|øh|næste|derefter|dernæst|herefter)\W+)*(?:(?:er\s+(?:det"
    r"|der|vi)|har\s+vi|det\s+er|skal\s+vi|til|ved|på|den|det|vi)\s+)*$",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:sammen|samlet|under\s+ét|under\s+et|på\s+én\s+gang|i\s+en\s+omgang|begge)\b", re.IGNORECASE
)

OPEN = re.compile(
    r"\b(?:(?:skal|må|kan)\s+vi\s+(?:vist\s+|hellere\s+|lige\s+|jo\s+|så\s+)*(?:i\s+gang|begynde|starte)|tror\s+(?:jeg\s+)?vi\s+begynder"
    r"|er\s+(?:vi\s+)?alle\s+her|velkommen\s+(?:til|alle|og)|(?:hej|godmorgen|goddag|god\s+(?:morgen|dag"
    r"|eftermiddag))\s+(?:alle|til|med|I)\w*|godt\s+I\s+kom|mødet\s+er\s+(?:hermed\s+)?åbnet"
    r"|skal\s+vi\s+(?:ikke\s+)?(?:se\s+at\s+)?(?:komme\s+i\s+gang|begynde|starte)|så\s+(?:er\s+vi\s+i\s+gang"
    r"|begynder\s+vi|starter\s+vi)|goddag\s+og\s+velkommen)\b(?!\s+tilbage)",
    re.IGNORECASE,
)
# It is the meeting that pauses, not "vaskepladsen, hvor folk holder pause".
BREAK = re.compile(
    r"(?:(?:^|[.;:!?–-]|\b(?:vi|jeg|I|os|så|nu|og|men|at|lige|godt|ja|skal|kan|må|vil|skulle|kunne|ikke|hellere|bare|nok|også))\W*)\b(?:(?:holder|holde|tager|tage|har|trænger\s+til|er\s+der)\s+(?:vi\s+|I\s+|os\s+)?(?:(?:lige|nu|også|ikke"
    r"|så|en|et|den|kort|lille|god)\s+)*"
    r"(?:(?:fem|ti|femten|tyve|kvarters?|\d+)\s*(?:minutters?\s+)?)?(?:kaffe|frokost|tisse|ryge)?(?:pause"
    r"|benstrækker)\b|\bpause\s+(?:på|indtil|til\s+kl))",
    re.IGNORECASE,
)
RESUME = re.compile(
    r"\b(?:velkommen\s+tilbage|(?:er|så)\s+(?:vi\s+)?(?:er\s+vi\s+)?(?:i\s+gang\s+igen|tilbage\s+(?:igen"
    r"|fra\s+pausen))|vi\s+fortsætter\s+efter\s+pausen|efter\s+pausen\s+fortsætter|så\s+fortsætter\s+vi"
    r"|skal\s+vi\s+fortsætte|pausen\s+er\s+(?:slut|forbi))",
    re.IGNORECASE,
)
CLOSE = re.compile(
    r"\b(?:tak\s+for\s+i\s+dag|tak\s+for\s+et\s+godt\s+møde|tak\s+for\s+mødet|tak\s+fordi\s+I\s+kom|(?:slutter"
    r"|hæver|lukker|afslutter|runder)\s+(?:vi\s+|jeg\s+)?(?:mødet|af\s+(?:for\s+)?(?:i\s+dag|her))|mødet\s+(?:er"
    r"|slutter|bliver)\s+(?:hermed\s+)?(?:hævet|slut|afsluttet|lukket)|(?:så|nu)\s+(?:slutter|stopper)\s+vi\b"
    r"|god\s+weekend|kom\s+godt\s+hjem|så\s+er\s+vi\s+færdige|(?:vi\s+er"
    r"|så\s+er\s+vi)\s+(?:nået\s+)?igennem\s+(?:hele\s+)?dagsordenen|(?:fortsat|hav(?:\s+(?:alle"
    r"|I))?(?:\s+en)?(?:\s+fortsat)?)\s+(?:rigtig\s+)?god\s+(?:dag|aften|eftermiddag|weekend|ferie)"
    r"|tak\s+for\s+(?:denne\s+gang|nu\b)|^\W*(?:så\s+)?(?:vi\s+ses|ses\s+vi)\W*$|så\s+stopper\s+vi\s+her\b|mødet\s+er\s+slut)",
    re.IGNORECASE,
)
MISCELLANY = re.compile(r"^(?:evt\.?|eventuelt?|diverse)\b", re.IGNORECASE)
MISCELLANY_SAID = re.compile(
    r"(?:\b(?:til|ved|punktet|punkt|nemlig|hedder|og|så|er\s+(?:det|der|vi|det\s+så)(?:\s+kun)?|har\s+vi"
    r"|mangler\s+vi|tilbage(?:\s+er)?|går\s+vi\s+til|tager\s+vi|kun|noget)\s*,?\s*(?:punktet\s+)?"
    r"|^)(?:eventuelt?|evt\.?|diverse)\b(?:\s*[.?!,:]|\s*$|\s+(?:er|har|nogen|hvem|punkter|noget|springer|dropper|når))",
    re.IGNORECASE,
)


# Said where everybody tells what is new: an item that is named after that is meant.
ROUND = re.compile(
    r"\bbordet\s+rundt\b|\b(?:en|tager|kort|lille|hurtig)\s+runde\b|\bhvad\s+fylder\b|\bsiden\s+sidst\W*\?|\bhvad\s+er\s+der\s+sket\b",
    re.IGNORECASE,
)
ROUND_TITLE = re.compile(r"\bsiden\s+sidst\b|\brunde\b|\bbordet\s+rundt\b|^nyt\b|^meddelelser\b", re.IGNORECASE)
MISCELLANY_ASKED = re.compile(
    r"^\W*(?:\w+\W+)?(?:noget|nogen|nogle|punkter|er\s+der)\b.{0,25}\b(?:under|til)\s+(?:eventuelt|evt)\b"
    r"|^\W*(?:\w+\W+)?har\s+(?:vi|nogen|I)\b.{0,15}\bunder\s+(?:eventuelt|evt)\b"
    r"|^\W*(?:(?:så|og|ja|jo|nu|men)\W+)*under\s+(?:eventuelt|evt)\b\.?\s+(?:vil|har|skal|kan)\b"
    r"|^\W*(?:\w+\W+)?(?:noget|nogen|andet|mere)\s+til\s+sidst\W*$",
    re.IGNORECASE,
)
# Asked when the items are through; of an item it is asked too, so that it counts only where the last is near.
ANYTHING_ELSE = re.compile(
    r"\b(?:(?:er|var|har)\s+(?:der|vi|I|nogen)\s+(?:så\s+|ellers\s+|mon\s+)*(?:ellers\s+(?:noget|nogen|andet|mere)"
    r"|mere,?\s+(?:vi|I|nogen|der)|andet(?:,?\s+(?:vi|I|nogen|der))?)\b[^.!]*\?|(?:noget|nogen)\s+(?:med\s+noget\s+)?på\s+hjerte\b[^.!]*\?)"
    r"|^\W*(?:(?:så|og|nu|men|er\s+der)\s+)*(?:har\s+)?(?:nogen|vi|I|andre)\b,?\s*(?:der\s+)?(?:har\s+|med\s+)?(?:ellers\s+)?(?:noget|mere|andet)"
    r"(?:\s+(?:andet|mere|til\s+sidst|på\s+hjerte|inden\s+vi\s+\w+))*\s*(?:\?|,\s*inden\b)"
    r"|^\W*(?:(?:ellers|noget|er\s+der)\s+)*(?:andet|mere|øvrigt)\s*\?|\b(?:er|var)\s+der\s+(?:så\s+)?(?:andet|noget\s+til\s+sidst)\b|^\W*(?:så\s+er\s+der|er\s+der)\s+ikke\s+(?:mere|flere)\b\W*(?:$|eller)"
    r"|\b(?:mere|noget|nogen|andet)\b[^.?!]{0,20}\b(?:på\s+hjerte|til\s+sidst|vi\s+har\s+glemt|vil\s+af\s+med)\b",
    re.IGNORECASE,
)

NOMINALS = dict(
    zip(
        re.findall(r"\w+", "etteren toeren treeren fireren femmeren sekseren syveren otteren nieren tieren"),
        range(1, 11),
        strict=True,
    )
)
NOMINAL = re.compile(rf"\b(?P<nominal>{'|'.join(NOMINALS)})\b", re.IGNORECASE)
BARE = re.compile(
    rf"\b(?:til|ved|(?:tager\s+(?:vi|jeg)|(?:vi|jeg)\s+tager)(?:\s+(?:lige|så|nu|altså))*|er\s+det|nummer|nr\.?|har\s+vi"
    rf"|springer\s+vi)\s+(?P<bare>{NUMBER})\b"
    r"(?=\s*(?:[.:;–?!-]|,(?!\d)|$|først|så|før|inden|nu\b|og\s+så))",
    re.IGNORECASE,
)
NEXT_TWO = spoken(
    "de (næste )?(to|tre) (næste )?(punkter|sager|er)",
    "de (to|tre) næste",
    "begge (punkter|de næste)",
    "de næste (to|tre)",
)
BACK = spoken(
    r"lige (en|et) (\w+ )?(ting|spørgsmål|bemærkning|kommentar|sag) (mere|til|om|omkring)",
    "(en|et) (ting|spørgsmål) (mere|til) (om|til|omkring)",
    "(må jeg|jeg vil|vi skal|lad os) (godt |gerne |lige )*(vende |gå |hoppe )?tilbage til",
    "(vender|vende|går|gå|hopper|springer|kommer|skal) (vi |jeg )?(lige |så |nu )?tilbage til",
    "tilbage til (det med|spørgsmålet om)",
    "(jeg|vi) glemte",
    "(kom jeg|jeg kom) (lige )?i tanke om",
    "noget mere om",
    "mere om det med",
    "hov",
    "forresten",
    "(spørge|høre|vide) (lige )?(igen|mere) (om|til)",
    "(det|noget|den|tallet) (fra |jeg sagde )?før",
    "sagde (noget )?forkert",
    "(rette|korrigere) (lige )?(mig selv|en ting)",
    "samle op på",
    "for resten",
    "apropos",
    "igen (det )?med",
    "(det|til det) med <..>fra før",
    "i forhold til <..>(før|tidligere)",
)
FRAME = re.compile(
    r"(?:\b(?:skal|kan|må)\s+vi\s+(?:så\s+|lige\s+|ikke\s+|nu\s+)*(?:tage|have|se|kigge|tale|høre|gå|snakke)\b.{0,14}"
    r"|\b(?:jeg|vi)\s+tager\s+(?:lige\s+|så\s+|nu\s+|altså\s+)*|\blad\s+os\b.{0,30}|\b(?:begynder|starter|åbner|lægger)\s+(?:vi\s+|jeg\s+|ud\s+|lige\s+)*med\s+(?:\w+\s+)?|\b(?:fører|bringer|leder)\s+os\b.{0,25}|\btager\s+(?:fat|hul)\s+på\s+(?:\w+\s+)?"
    r"|\bvi\s+(?:hopper|springer|går)\s+(?:lige\s+|så\s+|bare\s+)*(?:frem\s+|over\s+|videre\s+)?til\s+(?:\w+\s+)?|^\W*(?:og\s+)?over\s+til\s+(?:\w+\s+)?"
    r"|\bvi\s+(?:skal|må)\s+(?:også\s+|lige\s+|så\s+|nu\s+)*(?:tale|snakke)\s+om\s+(?:\w+\s+)?|\båbner\s+(?:vi\s+|jeg\s+)?for\s+(?:\w+\s+)?"
    r"|\ber\s+der\s+(?:så\s+|noget\s+)*nyt\s+(?:om|fra|i|på)\s+(?:\w+\s+)?|\bhvad\s+(?:så\s+)?med\s+(?:\w+\s+)?|\b(?:hvordan|hvor)\b.{0,18}\bmed\s+(?:\w+\s+)?|\bmangler\s+(?:vi\s+)?.{0,12}"
    r"|\b(?:skal|må|kan)\s+jeg\s+(?:så\s+|lige\s+|nu\s+)*(?:tage|begynde|starte|fortsætte)\s+(?:med\s+)?(?:\w+\s+)?"
    r"|\b(?:jeg\s+vil|vil\s+(?:jeg\s+)?(?:gerne|godt)|ville\s+(?:jeg\s+)?gerne)\s+(?:gerne\s+|godt\s+|lige\s+)*(?:have|tage)\s+(?:\w+\s+)?"
    r"|\b(?:så|nu|næste|videre|derefter|herefter|endelig|sidst)\b.{0,30}|\b(?:fremme|nået|tilbage"
    r"|gang)\b.{0,12}|\b(?:du|I)\s+(?:har|skal|vil|ville|skulle|kan)\b.{0,18}\b(?:om|på|til|med)\s+(?:\w+\s+)?"
    r"|\b(?:går|hopper|springer|rykker|tager|kommer|når)\s+vi\b.{0,25}|\bvi\s+(?:kan|skal|må|har)\b.{0,12}\b(?:nå|tage|med)\b.{0,12})$",
    re.IGNORECASE,
)
# A chair's "så tager vi …" is heard as assent by itself.
LEADING = {ActKind.ASSENT, ActKind.THANK, ActKind.CHANGE}
# "Sygefraværet inden udflugten": the second comes later; "hvis vi når MED-uddannelsen" opens nothing.
BEFORE = re.compile(
    r"\b(?:inden|før|fremfor|frem\s+for)\s+(?:vi\s+(?:tager|når|går)\s+(?:til\s+|frem\s+til\s+)?)?(?:\w+\s+)?$|\bhvis\b[^.!?]*$",
    re.IGNORECASE,
)
EARLIER = re.compile(r"\b(?:tage|tager|have|starte|begynde|rykke)\b.*\b(?:inden|før|fremfor)\b", re.IGNORECASE)
LEAD_IN = re.compile(
    r"^\W*(?:(?:så|og|nu|ja|godt|okay|jamen|fint|tak|men|øh|det|den|punktet|er|vi|ved|til|om|har|med|nyt|fra"
    r"|orientering|status|opfølgning|kommer|næste|bliver|går|videre|tager|skal|altså|altid|først|dernæst)\b\W*)*",
    re.IGNORECASE,
)
GENERIC = frozenset(
    stem(w)
    for w in [
        "godkendelse",
        "orientering",
        "drøftelse",
        "behandling",
        "beslutning",
        "status",
        "punkt",
        "forslag",
        "opfølgning",
        "udvalg",
        "nyt",
        "evaluering",
        "gennemgang",
        "præsentation",
    ]
)
EVERYDAY = frozenset(
    stem(w) for w in words_of("mødet tiden tallet dagen året ugen planen sagen siden gangen arbejdet tingen")
)
BY = re.compile(r"\s*(?:\bv/|\bved\s+(?=[A-ZÆØÅ]))\s*(?P<name>[^,(]+).*$")
TIMED = re.compile(r"\s*\([^)]*\)")

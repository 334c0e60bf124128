"""Signs of what a remark does to the item on the table, each a closed class of words or a shape of sentence.

A sign alone decides nothing: `weighing` weighs those of the closing stretch together. What is read here is one remark,
and how it stands to what the indstilling asks for.
"""

import re
from enum import StrEnum

from service.drafting.act_words import SENT_TO
from service.drafting.stems import words_of
from service.drafting.wording import spoken
from service.meetings import Item

_I = re.IGNORECASE
_BRIEF = 4  # words
_LEAD = r"^\W*(?:(?:okay|ok|godt|fint|ja|jo|jamen|nå|men|øh|og|jep|super|tak|altså|nej|alright|skønt|dejligt)\b\W*)*"
_MONTHS = "januar februar marts april maj juni juli august september oktober november december".replace(" ", "|")
_DAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".replace(" ", "|")
_SEASONS = r"sommer\w*|foråret?|efteråret?|vinter\w*|jul|nytår|påske|pinse|ferien?|\w*ferien"
_COMING = (
    rf"(?:næste|kommende|senere|andet|nye?)\s+(?:gang|møde\w*|uge|måned|år)|{_MONTHS}|uge\s+\d+|den\s+\d{{1,2}}\.?"
    rf"|(?:på\s+)?(?:{_DAYS})|{_SEASONS}|om\s+(?:en|to|tre|fire|\d+)\s+(?:uger?|måneder?|dage)"
)
SIGNS: dict[str, re.Pattern[str]] = {
    # How it is taken.
    "yes": re.compile(
        rf"{_LEAD}(?:ja\b|jo\b|jep\b|enig\w*\b|fint\b|gerne\b|okay\b|bestemt\b|helt\s+sikkert|selvfølgelig|naturligvis"
        r"|værsgo|i\s+orden|lad\s+os|kom\s+(?:så|bare)|det\s+(?:gør|kan|er|synes|vil|må|skal|passer)\s+(?:vi|jeg|det|du|I|den|fint|også)(?!\s+ikke))",
        _I,
    ),
    "glad": spoken(
        r"(god|godt|gode|fin|fint|fine|flot|flotte|skøn|dejlig\w*|herlig\w*|glad|glade|glæder|tilfreds\w*|tryg\w*|enige?"
        r"|bakker|støtter|fortjent|fornuftig\w*|rimelig\w*|ligetil|billigere|bedre|nem\w*|rigeligt|med på|er med"
        r"|hip hurra|tillykke|kønt|ventet på|elsker|brug for)"
    ),
    "sorry": spoken(
        r"(desværre|ærgerlig\w*|synd|kede af"
        r"|for (dyr\w*|mange|meget|højt|lang\w*|lidt|få|sen\w*|tidlig\w*|hård\w*|svær\w*)"
        r"|ulovlig\w*|urimelig\w*|dur ikke|går ikke|nytter ikke|latterlig\w*|umulig\w*|trætte? af|ballade"
        r"|ikke være bekendt"
        r"|imod|protester\w*|modstand|problem\w*|dumt|skidt|håbløs\w*|kan ikke|vil ikke|får aldrig|aldrig)"
    ),
    "no": re.compile(r"^\W*(?:(?:okay|godt|ja|jamen|nå|men|øh|og|så)\b\W*)*(?:nej|nix|ikke|heller\s+ikke)\b", _I),
    "not": re.compile(r"\b(?:ikke|aldrig|ingen|intet|hverken|næppe|uden)\b", _I),
    "none_against": spoken(
        r"(ingen|ikke nogen) (<..>)?(imod|protest\w*|indvending\w*|indsigelse\w*|bemærkning\w*|kommentar\w*|rettelse\w*"
        r"|spørgsmål|modkandidat\w*|andre|ryster|siger|der)",
        r"(jeg )?(ser|hører) (kun |bare |ingen )?(nik\w*|protest\w*|opbakning|enighed)",
        "(alle|samtlige) (er|var|nikker|siger|for|ja|med|hænder|bag)",
        "(nogen|nogle|er der) (<..>)?(imod|indvending\\w*|bemærkning\\w*|rettelse\\w*|protest\\w*|der ikke)",
    ),
    "majority": spoken("flertal\\w*", "stemm\\w+", "hænder\\w*", "(for|imod)$", "(er|vi er) (for|imod)", "nok stemmer"),
    # When and where it is to be dealt with instead.
    "coming": re.compile(rf"\b(?:{_COMING})\b", _I),
    "again": spoken(
        "igen", "tilbage", "op", "på (bordet|dagsordenen|listen|programmet)", "kom(mer)? igen", "genoptag\\w*"
    ),
    "wait": spoken(
        "vent(e|er|es|ede)?",
        "afvent\\w*",
        "udsæt\\w*",
        "udsat",
        "udsky\\w*",
        "udskudt",
        "(før|inden|indtil) (vi|jeg|de|I|det|den|der)",
        "(når|til) (vi|jeg|de|I|hun|han|der) (<..>)?(ved|har|er|kommer|får|foreligger)",
        "først (i|på|til|når|om|efter|for i)",
        "ikke (nå|når|i dag|klar|moden|endnu|så langt|til at nå)",
        "(før|inden|indtil)( \\w+){1,3} (har|er|får|foreligger)",
        "(bagefter|siden|derefter|derfra|ovre|omme)",
        "ikke (jo )?(<..>)?tag\\w* stilling",
        "(ligge|hvile|stå|stående|bero)",
        "sove på",
        "(så )?får \\w+ (den|det) først",
        "den når vi",
        "til gode",
        "lov (til )?at (vente|ligge)",
        "(spring|hop)\\w* (vi |jeg )?(den|det|over)",
        "(hører|spørger|høre|spørge|måler|undersøger|prøver) (vi |jeg )?(<..>)?først",
    ),
    "absent": spoken(
        "(er |blev |bliver )?(syg|sygt|sidder fast|forhindret|forsinket|kaldt \\w+|blevet kaldt|optaget)",
        "(afbud|meldt fra|ringet|skrevet)",
        "(kan|kunne) (<..>)?ikke (komme|nå frem|være her|lade sig gøre)",
        "(er|var) (han|hun|de|der) ((jo|så|heller|desværre) )*ikke( (her|kommet|dukket op|mødt))?",
        "hvor (er|bliver) (han|hun|de)",
        "skulle (vi )?(<..>)?(have haft|haft|have været|være kommet|fortælle)",
    ),
    "lacking": spoken(
        "mangl\\w+",
        "ikke (set|kommet|afklaret|tal|læst|fået|været med|hørt|oplyst|klart|tal på)",
        "ved (vi|jeg|det|ikke|de) (<..>)?ikke",
        "(skaf|find|undersøg|spørg|indhent|få styr)\\w*",
        "på vej",
        "(hent|få) (<..>)?(hjem|mere|tal|tilbud|svar)",
        "ikke (nået|på plads|haft|svaret|modtaget|svar)",
        "(finder|find) (ud af|en dag|på)",
        "gætte",
        "kan ikke nå",
        "når (jeg|vi) ikke",
        "(ikke|heller ikke) (mig|os|jeg)",
    ),
    "body": re.compile(
        rf"\b(?:{SENT_TO.replace('(', '(?:')}|provsti\w*|ministeri\w*|region\w*|menighedsråd\w*|politi\w*|byrådet"
        r"|kommunen|nævnet|\w+nævn|skolelederen|hovedbestyrelsen|dem|fagudvalget|teknik|økonomi)\b",
        _I,
    ),
    "hand_on": spoken(
        "(send|sender|sendes|oversend\\w*|skub\\w*|løft\\w*|bring\\w*|overlad\\w*|giv\\w*|lægg?\\w*|spill?\\w*|henvis\\w*)"
        " (<..>)?(op|over|videre|ind|til|hen)",
        "hører? (<..>)?(til|hjemme|under) ",
        "(går|ryger|kommer|skal|sendt|skubbet) (<..>)?(videre|op|over|ind) (til|i|hos)",
        "så (får|har|må|skal) de",
        "(en tur|lige|skal|må|først) (<..>)?(forbi|omkring|om ad|ud til)",
        "den vej",
        "må de (få|tage|afgøre|selv)",
        "(noget|en sag) for",
        "(deres|regionens|byrådets|statens|økonomiudvalgets) (bord|sag|opgave|afgørelse|beslutning|sats)",
        "(skriver|sender|beder) (vi |jeg )?(til )?(dem|borgmesteren|regionen|byrådet)",
        "(bestemmer|afgør|beslutter) (de|byrådet|dem|\\w+udvalget|regionen)",
        "(giver|tager|sender|lægger|bærer|løfter) (jeg|vi) (den|det) (videre|op|med|ind|over|derop)",
    ),
    # What it comes to.
    "so": re.compile(
        rf"{_LEAD}(?:så|altså|derfor|dermed|hermed|derefter|det\s+(?:bliver|ender|lander)|vi\s+(?:siger|ender|lander))\b",
        _I,
    ),
    "settles": spoken(
        "(så )?(bliver|blev) (det|den|han|hun|de)",
        "(bliver|står|ligger|holder) (den|det|vi) (<..>)?(ved|fast)",
        "(er|har) (vi|du|I|de|det|den) (<..>)?(landet|der|enige|færdig\\w*|hjemme|på plads|i hus|kørt)",
        "(det|den|de) (gør|får|skriver|køber|laver|tager|giver|sender|bestiller|bruger|søger) (vi|jeg|I|du)",
        "så (gør|får|skriver|køber|laver|tager|giver|sender|bestiller|kommer|ses|skal|har|kan|melder|pakker|skifter)",
        "(sådan|det) (bliver|er|gør)",
        "(du|han|hun|I|de) får",
        "kan (vi|de|man|I) (<..>)?(komme i gang|gå i gang|stå inde)",
        "bestil\\w*",
        "værsgo",
        "(den|det) (er )?(vedtaget|godkendt|besluttet|aftalt|solgt|endelig|din|dine|jeres)",
        "skriver (vi )?under",
        "anbefal\\w*",
    ),
    "as_planned": spoken(
        "som (der|det|den|vi|I|foreslået|indstillet|planlagt|det|de) (<..>)?"
        "(står|stod|ligger|lægger|plejer|foreslår|er)?",
        "(ligger|står|holder|lad\\w*) (den|det|vi)? ?(nu )?(fast|stå|som)",
        "(det|den|der) (står|stod) (der|også|jo)",
        "indstillingen",
    ),
    "keeps": spoken(
        "(består|beholder|bevarer|fortsætter|fastholder|beholde|bevare|fortsætte|fastholde|uændret|uændrede)",
        "(kører|holder|går|bliver) (<..>)?(videre|åbent?|fast|liggende|stående|hvor)",
        "(som|hvor) (hidtil|før|vi plejer|altid|nu|i dag)",
        "(ved|fast i|med) (det|den) (gamle|nuværende)",
        "nok af",
        "rører (vi )?ikke",
        "lad\\w* (<..>)?(være|gå)",
        "(bliver|må blive|bliver ved|bliver på) (<..>)?(ved|på|i|gratis|fuld|hvor)?",
        "(holde|gøre|gør|køre|drikker|gjort) (<..>)?(som|hvor)",
        "lad\\w* (os|dem|det) (<..>)?beholde",
        "(fulde?|gamle|samme|gratis)",
        "(den|det|dem) (<..>)?vil vi ikke af med",
    ),
    "ends": spoken(
        "(nedlæg|opsig|luk|sluk|stop|ophør|afskaf|afvikl|fjern|ophæv|aflys|skrot|drop|sløjf|afvis|forkast|skrinlæg)\\w*",
        "(væk|slut|forbi|farvel|død|dødt|ude|ud|ryger|falder|faldet|tabt|taber)",
        "siger? (vi )?(<..>)?op",
        "slipper",
        "slutt\\w+",
        "lægger (vi )?(den |det )?(væk|ned|død)",
        "(må|finder?) (<..>)?(et andet|noget andet|en anden)",
        "ikke (nok|penge|råd|stemning|opbakning|noget for|mere at gøre|længere|til noget|få mig til)",
        "(penge|pengene|midler\\w*) (<..>)?(er der ikke|har vi ikke)",
        "(i stedet|hellere)",
    ),
    # What was only told, or talked of.
    "thanks": spoken("tak", "ros til", "kvitter\\w*"),
    "told": spoken(
        "(det|den) var (så |bare |kun |vist )*(det|den|hvad|alt|for)",
        "(for|så) (at )?(I|vi) (ved|vidste|kender|er orienteret|er klædt på)",
        "(godt|rart|dejligt|fint|lækkert|flot) (at|,? at) (vide|høre|vi)",
        "(få|får) (det )?at (vide|høre)",
        "efterretning",
        "orienter\\w*",
        "notam",
        "noter\\w*",
        "taget til",
        "det (lyder|ser) (jo )?(<..>)?(godt|fint|flot|pænt)",
        "holder (vi )?øje",
        "(den slags|det),? (vil )?(vi|man) (<..>)?(høre|glade)",
        "glade? for",
        "humør",
        "lad(er)? \\w+ (<..>)?slippe",
    ),
    "talked": spoken(
        "drøft\\w*",
        "vend\\w*",
        "snakke?t?",
        "debat\\w*",
        "rundt om",
        "pointer",
        "(tager|tage) (jeg|vi|\\w+ og jeg|den|det|dem) (<..>)?(med|til (mig|os)|fat)",
        "(tage|tager) (det|dem|den) (med|til (mig|os))",
        "input",
        "(vi )?følger (vi )?(det|den|op)",
        "hører? (nærmere|hvordan)",
        "ikke (kommer )?(vi )?længere",
        "(meget|nok|noget) at tænke",
        "åbenhed\\w*",
        "(får|fik) (hun|han|de|vi) (<..>)?med",
        "arbejder? (videre|vi)",
    ),
    "more": spoken("(er der )?(mere|flere|andet|andre|ellers (noget|nogen|ingen))", "spørgsmål", "ellers"),
    "on": spoken("(så )?(er|går) (vi )?(så )?videre", "næste punkt", "færdige? med"),
    # What keeps it open.
    "hedge": spoken(
        "(måske|vist|tror|synes|kunne|ville|burde|svært|delt|usikker\\w*|tvivl|hvis|får se|ved ikke|næsten|vel|klar)"
    ),
    "past": spoken(
        "(sidste (gang|år|møde|uge)|i (går|fjor|mandags|onsdags)|allerede"
        "|dengang|blev|var|havde|sagde|vedtog|godkendte|udsatte|skete)"
    ),
    "elects": spoken(
        "(tillykke|velkommen til|(gen|ny)?valg\\w*|vælge\\w*|udpeg\\w*|peger|stiller op"
        "|vil (jeg )?gerne|tager (gerne )?en tur)",
        "(er|bliver) det (så )?(dig|ham|hende|mig)",
        "gør du (det|så)",
        "fortsætter",
        "\\w+ bliver det",
    ),
    "does": re.compile(
        r"\b(?:(?:jeg|du|I|vi|han|hun|forvaltningen|lederen|sekretæren|[A-ZÆØÅ]\w+)\s+(?:\w+\s+)?(?:sender|skriver|bestiller|ringer|laver|booker"
        r"|finder|taler|kontakter|undersøger|tager|køber|formulerer|maler|får|svarer|spørger|melder|sørger|kigger|følger)"
        r"|(?:sender|skriver|bestiller|ringer|laver|booker|finder|kontakter|undersøger|køber|spørger|sørger)\s+(?:jeg|du|I|han|hun))\b"
    ),
    "withdrawn": spoken(
        "(trukket|trækker|trække) (<..>)?(det|den|punktet|tilbage|forslaget|sagen|ud)?", "faldet på plads", "udgår"
    ),
    "looks": spoken("(ser|kigger|se|kigge) (<..>)?(på|efter|ned|nærmere)", "må (vi )?se", "tænke"),
    "time": spoken(
        "klokken er",
        "(må|skal) (vi )?(slutte|holde|stoppe)",
        "(løbet tør|ikke) (mere |for )?tid",
        "blevet (mørkt|sent|mange)",
    ),
    "praised": spoken("flot", "godt arbejde", "ros"),
}


class Course(StrEnum):
    """What an indstilling would do with what there is."""

    ENDS = "ends"
    KEEPS = "keeps"
    OTHER = "other"


_ENDING = re.compile(
    r"\b(?:nedlæg|opsig|luk|sluk|stop|ophør|afskaf|afvikl|fjern|ophæv|aflys|udfas|sløjf|sælg|nedriv|spare|bortfald|udgå|afslut|reducer|skær)\w*",
    _I,
)
_KEEPING = re.compile(
    r"\b(?:fortsæt|fasthold|bevar|behold|uændre|forlæng|videreføre?s?|består|forny|opretholde?s?|genopt)\w*", _I
)


def course_of(item: Item) -> Course:
    """Whether the indstilling would end or keep something, or do something new."""
    proposal = item.proposal or ""
    if _ENDING.search(proposal):
        return Course.ENDS
    return Course.KEEPS if _KEEPING.search(proposal) else Course.OTHER


_FINITE = re.compile(
    r"\b(?!der\b|her\b|hver\b|eller\b|efter\b|under\b|over\b|fire\b|år\b|kroner\b|mere\b|bare\b|ellers\b)"
    r"(?:\w{2,}(?:r|rs)|får|går|står|gør|ser|skal|vil|kan|må|bør|ved|lad|fik|gik|blev|var|havde|lå|kom|sagde)\b",
    _I,
)


def signs_of(text: str) -> frozenset[str]:
    """The names of a remark's signs, its shape among them: `asks`, `brief`, `bare` (no finite verb)."""
    found = {name for name, pattern in SIGNS.items() if pattern.search(text)}
    words = words_of(text)
    if text.rstrip('"” »').endswith("?"):
        found.add("asks")
    if len(words) <= _BRIEF:
        found.add("brief")
    if words and not _FINITE.search(text):
        found.add("bare")
    return frozenset(found)

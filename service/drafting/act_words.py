"""The words by which a committee approves, rejects, puts off, sends on, notes: every kind of act and its forms."""

import re
from enum import StrEnum

from service.drafting.numerals import ORDINALS
from service.drafting.wording import spoken


class ActKind(StrEnum):
    """What is done, or asked for."""

    APPROVE = "approve"
    ASSENT = "assent"  # "det gør vi": approves whatever was put
    NOTE = "note"
    THANK = "thank"  # "tak for orienteringen": closes what was told
    DISCUSSED = "discussed"
    POSTPONE = "postpone"
    REFER = "refer"
    REJECT = "reject"
    CHANGE = "change"  # "med den rettelse, at …"
    VOTE = "vote"
    OPEN = "open"  # "det får vi ikke afgjort i dag": no decision


_DAY = rf"mandag|tirsdag|onsdag|torsdag|fredag|den (\d{{1,2}}\.?|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_WHEN = rf"({_DAY})( <månd>)?|uge \w+|<møde>|<månd>|næste gang|på ({_DAY})"
SENT_TO = (
    r"((hoved|fag|lokal|kommune|område|center|sektor|afdelings)\s?-?)?MED(-?\w+)?|direktion\w*"
    r"|byråd\w*|\w*udvalg\w*|økonomi\w*|chefgruppe\w*|ledergruppe\w*"
    r"|ledelse\w*|forvaltning\w*|kommunalbestyrelse\w*|arbejdsgruppe\w*|arbejdsmiljø\w+|\w+chef\w*"
    r"|\w+direktør\w*|HR|bestyrelse\w*|følgegruppe\w*|styregruppe\w*|\w*netværk\w*|\w*gruppen?|\w*rådet|\w*centret"
    r"|\w*afdelingen|\w*kontoret|\w*teamet"
)

PATTERNS: tuple[tuple[ActKind, re.Pattern[str]], ...] = (
    (
        ActKind.OPEN,
        spoken(
            "(ikke|aldrig) (at |blive |bliver |få |får )?(enige|afgjort|besluttet|en beslutning"
            "|taget stilling|tager stilling|tage stilling)",
            "ikke (det )?(afgjort|besluttet|afklaret)",
            "(beslutter|afgør|vedtager) (vi )?(altså )?ikke (noget|det|den|nu|i dag)",
            "vi (beslutter|afgør|vedtager) ingenting",
            "(ingen|ikke nogen|ikke en) (beslutning|afgørelse|konklusion|afklaring)",
            "(lader|lade) (vi )?<det> (lige )?(stå|ligge|hænge)(?! (<..>)(pausen|frokost))",
            "(når|nåede) (vi )?ikke (at|til|frem|i mål|længere)",
            "(vi )?(må|skal) (lige )?(tænke|sove) (over|på) (det|den)",
            "kommer (vi )?ikke videre med <det>",
        ),
    ),
    (
        ActKind.REJECT,
        spoken(
            r"falder (det|den|forslaget|indstillingen|idéen|ideen)\b(?! (ud|sammen|på|i|godt))",
            r"(afvis|forkast|skrot|skrinlæg|nedlæg|opgiv|sløjf|begrav)\w*r (vi |jeg )?(<det>|idéen|ideen|tanken)",
            "(<det>|idéen|ideen|tanken) (afviser|forkaster|skrotter|skrinlægger|opgiver|sløjfer|dropper) (vi|jeg)",
            "takker (vi )?nej",
            "(holder|bliver) (vi )?(fast i|ved) (det|den) <..>,? ?(vi (har|plejer)|gamle|nuværende)",
            "<det> (skal|vil|skulle) vi (altså |desværre )?ikke (have|ind i|bruge|indføre)",
            "<det> (ryger|er røget) (altså )?ud",
            "(indfører|gennemfører|laver|køber|gør|ændrer|starter|bygger) vi (altså |desværre |så )*ikke",
            "vi (indfører|gennemfører|ændrer|laver) (altså |desværre |så )*(<det> )?ikke",
            "går (vi )?ikke (videre|med)",
            "vi ikke (gør|indfører|gennemfører|laver|vil have) (<det>)?",
            r"(kan|vil|skal) (vi )?(<det> )?(altså |desværre |godt |bare )*ikke (gå med til"
            r"|godkende\w*|støtte|bakke op|tiltræde|vedtage|anbefale|imødekomme)",
            r"(er|bliver|dermed|hermed|så|blev|ikke) (<det> )?((altså|dermed|hermed) )*ikke (godkendt"
            r"|vedtaget|tiltrådt|imødekommet)",
            "(kan )?ikke (godkendes|imødekommes)",
            "ikke (flertal|stemning|tilslutning)",
            "(må|vil|kan) (jeg|vi|udvalget|rådet|bestyrelsen) (desværre |nok |så )*sige nej",
            "(jeg|vi|udvalget|rådet|bestyrelsen) (må|vil|kan) (desværre |nok |så )*sige nej",
            "(er|bliver) (<det> )?(<..>)?(til )?et (klart |pænt |høfligt )?nej",
            "bliver (<..>)ikke (til noget|noget af)",
            "<det> (faldt|blev ikke til noget)",
            "trækker (vi |jeg )?<det>( tilbage)?",
            "bliver (<..>)ved det (gamle|nuværende|vi (har|plejer))",
            "(beholder|fortsætter med) (vi )?(det|den) (gamle|nuværende)",
            "(lader|lade) (vi )?være( med det)?",
            "ikke et flertal",
            "godkend(er|es) (vi )?(<det> )?ikke",
            "(ingen|ikke) opbakning",
            "afvis(t|es|er)",
            "forkast(et|es|er)",
            "(er|blev|bliver|så) (<det> )?(faldet|nedstemt|stemt ned)",
            "<det> (falder|er faldet)",
            "siger (vi )?nej",
            "nej (tak )?til <det>",
            "det er et nej",
            "følger (vi )?ikke indstillingen",
            "indstillingen følges ikke",
            "dropper (vi )?(<det>|idéen|ideen|det)",
            "(gør|indfører|gennemfører|laver) (vi )?<det> ikke",
            "vi gør det ikke",
            "det gør vi ikke",
            "bliver (<..>)ikke (indført|gennemført|vedtaget|godkendt|aktuelt|til noget)",
            "trækker (jeg |vi )?(forslaget|indstillingen|punktet)( tilbage)?",
            "<det> (er|bliver) (hermed |så |altså )?trukket( tilbage)?",
            "(er|bliver) <det> (hermed |så |altså )?trukket( tilbage)?",
            "fastholder (vi )?(det nuværende|den nuværende)",
        ),
    ),
    (
        ActKind.POSTPONE,
        spoken(
            r"(<det>|\w+(en|et|erne)) (når|nåede) (vi )?(altså |desværre |vist |nok |bare )*ikke(?! (at|til|frem))",
            "vi (når|nåede) (altså |desværre |vist |nok |bare )*(ikke <det>|<det> (altså |desværre |vist )*ikke)",
            "(lader|lade) (vi |jeg )?<det> (ligge|hvile|stå|vente) (<..>)?(til|indtil)(?! (efter )?(pausen|frokost))",
            "<det> (lader|lade) (vi |jeg )(<..>)?(ligge|hvile|stå|vente) (<..>)?(til|indtil)",
            "(parkere|gemme|rykke|skubbe|flytte|udskyde|skyde|trække)r? (vi |jeg )?<det>,? (<..>)?"
            "(til|indtil|en (uge|måned|gang)|foreløbig)",
            "(må|skal|kan|vil|lad os|at) (vi )?udskyde",
            "(stiller|sætter|lægger|er sat|er stillet) (vi )?(<det> )?i bero",
            "(sætter|sætte|lægger|lægge) (vi )?<det> på (hylden|is|pause|hold|standby)",
            "<det> (kommer|ryger|sættes|skal) (<..>)?på( dagsordenen)?( igen)? "
            "(til (<månd>|<møde>)|i <månd>|næste gang)",
            r"(<det>|\w+en|\w+et) (må|kan|skal) (vi |så |nok |lige )*vente( til|,|\.|$)",
            "(taget|tager|tages|trukket|pillet) (vi |jeg )?(<det> )?(af|ud af|fra) (dagsordenen|programmet|listen)",
            "trækker (jeg |vi )?(punktet|det|den)( ud)?,? og (så )?(ser|tager|vender|kommer)",
            r"(tage|tager) (vi |I )?<det> (næste gang|(på|til) <møde>|en anden gang|senere"
            r"|efter (ferien|jul|påske|sommer\w*)|(i|til) <månd>)",
            r"bliver (det )?(først|tidligst) (i|til|efter|på|om) (<..>)?"
            r"(<månd>|<møde>|ferien|jul|påske|sommer\w*|næste år|foråret|efteråret)",
            "tager vi <det> først på( igen)?( til)? (<møde>|næste gang)",
            "<det> er (<..>)?(taget|pillet|trukket) (af|ud)",
            "så længe (lader|holder|gemmer|parkerer) vi",
            "(lader|lade) (vi )?<det> (<..>)?(ligge|hvile)(?! fast)",
            "så (ser|kigger|tager|vender|taler) vi (på |om )?<det> igen",
            "(får|ser|tager|behandler) (vi|I) <det> (<..>)?((i|til) (<månd>|<møde>)|næste gang)",
            "lad(er)? os (lige )?(vente|udsætte|udskyde|gemme|parkere)",
            "udsæt(ter|tes|te|tet)?",
            "udsat",
            "udskyd(er|es|e)?",
            "udskudt",
            "udgår",
            "genoptag(er|es|e)",
            "sætter (vi )?<det> på (igen|<møde>)",
            "(tager|tage|tages|behandler|behandles|færdigbehandler|kommer|ser|vender) (vi )?(<det> "
            "|så |lige )*(op )?(igen )?(op )?(på|til) <møde>",
            "<det> (tager|behandler|vender|ser|venter) vi (<..>)?(næste gang|(på|til) <møde>|<møde>)",
            "(tager|vender) (vi )?(<det> )?(op )?(igen )?næste gang",
            "(tager|tages) (vi )?(<det> )?op igen",
            "(kommer|vender) (vi )?(<det> )?tilbage (til <det> )?(på|til|i|med <det> på) (<møde>"
            "|næste gang|mødet i|<månd>)",
            "(kommer|vender) (vi )?tilbage til <det> (<..>)?(<møde>|næste gang|i <månd>)",
            "(venter|vente) (vi )?med (<det>|at beslutte|at tage stilling|afgørelsen)",
            "(på|til) næste møde (i stedet|så)",
            "skub(ber|bes|be) (vi )?<det>",
            "når vi ikke (i dag|at behandle)",
            "det må vente",
            "må vente til <..>",
            f"(må|kan|skal) (vi|jeg|I) ((jo|så|nok|lige|bare|hellere) )*vente til ({_WHEN})",
            f"(får|ser|hører|har) (vi|I) (\\w+ ){{1,3}}(på besøg )?({_WHEN}) i stedet",
            "(har|have) (vi )?(<det> )?(<..>)?til gode",
            "\\w+ får lov (til )?at (vente|ligge)",
            "(springer|hopper) (vi |jeg )?<det> over",
            "vi punktet til <møde>",
            "(står|stå) over( til)?",
            "(gemmer|rykker|parkerer|flytter) (vi )?<det> (<..>)(til )?(<møde>|næste gang|<månd>|senere)",
            "(det|den) (gemmer|rykker|parkerer|flytter) vi",
            "tager (vi )?stilling til <det> (<..>)?(næste gang|<møde>)",
            "(det|den) (må|kan) (vi )?(<..>)?(en anden gang|vente|næste gang)",
            "afventer (vi )?(<..>)?<det>",
            "(lader|lade) <det> vente",
            "(venter|vente) (vi )?til (<møde>|næste gang|<månd>)",
            "sætter (vi )?<det> på (dagsordenen )?(til )?(igen|<møde>|næste gang)",
        ),
    ),
    (
        ActKind.REFER,
        spoken(
            "<det> (sender|oversender|løfter|bringer|giver|lægger) (vi|jeg) (<..>)?"
            "(op|videre|over|ind|tilbage) (til|i|hos)",
            rf"(lader|beder) (vi |jeg )?({SENT_TO}) (om at )?(kigge|se|arbejde|tage|afgøre|beslutte|komme)",
            rf"(sætter|lægger|bringer|tager) (vi |jeg )?<det> (på|med|op|ind|videre) (<..>)?"
            rf"(til|i|hos|for) ({SENT_TO})",
            rf"<det> (går|ryger|skal|kommer) (<..>)?(videre|op|over|ind|tilbage|retur) (til|i) (\w+ )?({SENT_TO})",
            rf"må ({SENT_TO}|de) (så )?(afgøre|beslutte|bestemme|tage stilling)",
            rf"(tage|tager) <det> (op )?i ({SENT_TO})",
            "(sender|løfter|giver) (jeg |vi )?<det> (derop|derhen|derover)",
            r"(så|nu) ligger <det> (så )?hos (jer|dem|\w+)",
            r"(sender|send|sendes|sende|oversender|oversendes|oversende|oversendt|videresend\w*"
            r"|henvis(er|es|t)|løfter|løftes|bringer|tager|går|skal|bæres|sendt|lægger|overlader) "
            f"(vi |jeg )?((<det>|så|hermed|altså|derfor) )*(op |videre |med |ind |over |tilbage )*(til"
            f"|i|hos) (en )?(behandling (i|hos) |afgørelse (i|hos) |drøftelse i )?({SENT_TO})",
            rf"(det|den) (er|bliver) (noget )?({SENT_TO}),? (der )?(skal )?(afgør\w*|beslutte\w*|bestemme\w*)",
            "send(er|es|t|e) (vi )?(<det> )?i høring",
            f"høre(r)? hjemme i ({SENT_TO})",
            "oversend(er|es|e|t) (vi )?<det>",
            "(vi|jeg|du|\\w+) sender <det> (tilbage|retur)",
            "<det> sender (vi|jeg|du|\\w+) (tilbage|retur)",
            f"(en tur|skal) (forbi|omkring|om ad) (\\w+ )?({SENT_TO})",
            "(sender|giver|lægger|spiller) (vi )?(<det>|bolden) (så )?(videre|over|tilbage) (til|i)",
            "(sender|sendes) (vi )?<det> derhen",
            "(nedsætter|laver) (vi )?en (lille )?arbejdsgruppe",
        ),
    ),
    (
        ActKind.NOTE,
        spoken(
            "(det|den|orienteringen) er (hermed |så )?noteret",
            "(det |den )?(var|er) (kun|bare|blot|jo|ren|en|alene) (til )?orientering",
            "(er|bliver) (vi|I) (hermed |så |nu )*orienteret( om (det|den))?",
            "orienteringen er (hermed )?(givet|modtaget|hørt|taget)",
            "til efterretning",
            "til orientering taget",
            "efterretning",
            "tager (vi )?(det|den|orienteringen) (hermed )?til os",
            "(er|hermed|så) (det |den )?(noteret|taget ad notam)",
        ),
    ),
    (
        ActKind.DISCUSSED,
        spoken(
            "(det|den|emnet|punktet|sagen) er (hermed |nu |vist |så )*(vendt|drøftet|debatteret|diskuteret)",
            "(har|fik|havde) (vi )?(fået )?(vendt|drøftet|diskuteret|debatteret) (det|den|emnet|punktet)",
            "godt at få (det |den )?(vendt|drøftet|talt igennem)",
            r"tak for ((en|jeres|alle|de|den|de mange) )?(god\w* |fin |mange |gode )?(drøftelse\w*"
            r"|debat\w*|diskussion\w*|snak\w*|dialog\w*|input|indspark|bidrag|kommentarer|bemærkninger"
            r"|synspunkter)",
            "(har|fik) vi ((nu|hermed|vist|så|også) )*(drøftet|fået drøftet|vendt|været rundt"
            "|diskuteret|debatteret|snakket|talt)",
            "(er|så|hermed) ((det|den|punktet|sagen|hermed|dermed|så|nu) )*(drøftet|debatteret|evalueret)",
            "god (drøftelse|debat|dialog|diskussion|snak)",
            "(det|der) (er|var) en (god|vigtig|nyttig) (drøftelse|snak|debat)",
            "drøftelsen (er|slutter|stopper)",
            r"(vi )?tager (alle )?(jeres |de )?(input\w*|bemærkning\w*|kommentar\w*|pointer\w*|punkter\w*|forslag\w*) "
            "med( videre)?",
        ),
    ),
    (
        ActKind.APPROVE,
        spoken(
            "(gen|ny)?valgt",
            "vi (er )(\\w+ )?med på (den|det|forslaget|planen)",
            "ja til (det|den|forslaget|planen|hele)",
            "vi (så )?((gen|ny)?vælger|udpeger|peger på)",
            "(så|dermed|hermed|derfor) (vælger|udpeger|peger) (vi|udvalget)",
            "(er|bliver) (<..>)(konstitueret|udpeget)",
            "er (<det> )?(gået|kørt|kommet) (igennem|hjem)",
            r"(afsætter|bevilger|afsat|afsættes|giver|får) (vi |I |du )?(<..>)?(\d[\d.]{3,}|beløbet|pengene)",
            r"(gør|gøre)r? (vi )?,? ?som (\w+ )?(foreslår|indstiller|lægger op til|der står)",
            "som (I|der|jeg|formanden|lederen|direktionen) indstiller",
            "(det )?bliver(?: altså)?(?: sådan)?,? som der står",
            "grønt lys",
            "(sige|siger) god for",
            "tilslutter (vi|jeg|udvalget|bestyrelsen) (sig|os)",
            "nikker vi til",
            "gå med indstillingen",
            "godkend(er|es|t|te|e)?",
            "vedtag(et|es|er|e)",
            "tiltr(ådt|ædes|æder|æde)",
            "anbefal(es|er|et)",
            "bevilg(es|et|er)",
            "beslutt(et|er|es)",
            "(følger|følges|tilslutter os) (vi )?indstillingen",
            "indstillingen (er )?(følges|fulgt)",
            "(enige|enighed) om (det|at|forslaget|indstillingen|den|de)",
            "(opbakning|tilslutning) til",
            "(kan|vil) (vi |jeg )?(godt |alle )?(tilslutte|støtte|bakke op|gå med til)",
            "enstemmigt",
            "siger (vi )?ja( til)?",
            "(har|har vi) sagt ja",
            "(er der|der er|et) (et )?(klart |stort )?(flertal|stemning) for",
            "(beslutningen|konklusionen) (er|bliver)",
            "(indfører|iværksætter|gennemfører|igangsætter|opretter) (vi )?(<..>)?<det>",
            "(sætter|tager) (vi )?<det> i (værk|gang|brug)",
            "kører (vi )?(videre )?(med )?(<det>|dem|som|planlagt)",
            "(gør|laver|kører) (vi )?(<det> )?som (foreslået|indstillet|planlagt|det ligger|beskrevet)",
            "som indstillet",
            "(den|det|planen|forslaget) (går|er gået) igennem",
            "det bliver (<..>)?som (foreslået|indstillet)",
            "(så|hermed) er (<det>|de) på plads",
        ),
    ),
    (
        ActKind.THANK,
        spoken(
            r"tak for (din |jeres |den |en |de )?(\w+ )?(orientering\w*|gennemgang\w*|oplæg\w*"
            r"|præsentation\w*|status\w*|fremlæggelse\w*|redegørelse\w*|opdatering\w*"
            r"|oplysning\w*|nyt|information\w*|tallene|rapporten)",
            "ingen (bemærkninger|spørgsmål|kommentarer) til (det|orienteringen)",
            "(har|er) (jeg|vi|I) (nu )?(fået )?orienteret",
            "det var (orienteringen|orientering|status|det fra mig|min orientering|hvad jeg havde)",
            "så er I orienteret",
            "(så )?er orienteringen givet",
        ),
    ),
    (
        ActKind.ASSENT,
        spoken(
            "(så )?(er det|har vi|det er) en (aftale|beslutning)",
            "(så )?(er det )?aftalt",
            r"det (er|var) (da |jo )?(alle|samtlige|allesammen)\W*$",
            "(kan|skal|må) (vi|I) (så |godt |ikke |bare )*"
            "(leve med|sige,? at|aftale|blive enige om|mødes på|lande på|nøjes med|bakke op)",
            "(er I|er alle|er vi|hvem er) (så |nu |alle )*(med på|friske på|med)( (det|den))?",
            "det gør vi",
            "solgt",
            "(det|den) køber (jeg|vi)",
            r"(det|den) tager vi(?!\s+\w)",
            f"så (er|bliver|siger) (det|vi) (altså |hermed )?(på )?({_DAY})",
            "så gør vi (sådan|det)",
            "så siger vi (det|sådan)",
            "(er )?(vi )?(alle )?enige( i| om)?( det)?",
            "så (er )?(det|den) (på plads|i orden|en aftale|aftalt|afgjort)",
            "det er (hermed )?(aftalt|i orden|en aftale|på plads)",
            "den er (i orden|hjemme|på plads)",
            "lad os (gøre )?det",
            "har vi (<det> )?på plads",
            "sådan bliver det",
            "det bliver (sådan|så det)",
            "det aftaler vi",
        ),
    ),
)
CHANGE = spoken(
    r"^(\w+ )?med (?!det samme|stor|glæde|stemme|flertal)(\w+ ){1,5}"
    r"(er|bliver) (<det> )?(\w+ )?(godkendt|vedtaget|besluttet)",
    r"med (de|den|det|disse) (\w+ )?(ændring\w*|rettelse\w*|tilføjelse\w*|justering\w*|undtagelse\w*|præcisering\w*)",
    r"med \w+s (\w+ )?(ændring\w*|rettelse\w*|tilføjelse\w*|justering\w*|undtagelse\w*)",
    r"(stryger|sletter|fjerner|udelader) (vi )?(\w+ ){1,4}",
    r"(og|men) ikke \d[\d.]*",
    "dog (først|tidligst|højst|uden|at|fra|til|i)",
    "på nær",
    "(men|bare|dog|blot) ikke (for|i|på|til|ved|punkt|afsnit|side|den|det|de|som)",
    "med (den|det) forbehold",
    "for et (halvt )?år ad gangen",
    "(laver|lavet|lave) (vi )?(det |den )?om",
    r"træder (\w+ )?først i kraft",
    "(men|og) (først|tidligst) (fra|til|i|efter)",
    "i (let )?ændret (form|udgave)",
    "med forbehold",
    r"med (den|de|det|disse|denne|følgende|en|to|et par) (lille |små |mindre |ene )?(ændring\w*"
    r"|rettelse\w*|tilføjelse\w*|bemærkning\w*|justering\w*|tilretning\w*|præcisering\w*|forbehold"
    r"|undtagelse)",
    r"med (ændring|rettelse|tilføjelse|forbehold|justering|undtagelse)\w*",
    "bortset fra",
    "dog (sådan|således|med|skal|ikke|kun)",
    "under forudsætning af",
    "på (den )?betingelse af",
    "undtagen",
    "i den (ændrede|rettede|justerede) (form|udgave)",
    "som (ændret|rettet|justeret|et forsøg|en prøve|forsøg|prøve)",
    "i stedet for",
    "(godkendt|vedtaget|besluttet|aftalt) (sådan|således|på den måde)",
    "(godkendt|vedtaget|enige|ja),? men",
    "men med",
    r"(godkendt|vedtaget) med (?!\w+ (stemme|for\b)|stemme|flertal|tak|akklamation|glæde|det samme|opbakning|ros)\w+",
    "(ellers|men ellers|resten) (er )?(det )?som (indstillet|foreslået|planlagt)",
    "er ikke med",
    "med det ekstra",
    "(men|og|dog) uden",
    "kun (i|til|for|fra|med)",
    "men (først|kun) (i|til|for|fra|med)",
    "på prøve",
    "(i stedet|rettet til|ændret til|flyttet til)",
)

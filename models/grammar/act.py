"""What a spoken sentence does: informs, means, proposes, asks, promises … and with which words a referat says so.

Found by the words it begins with. The lists are Danish meeting language; anything else is a plain statement.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How the body of an act is built into the sentence."""

    CLAUSE = "clause"  # a main clause that comes after "at"
    MAIN = "main"  # a main clause with "jeg" as its subject: the speaker's name takes its place
    INFINITIVE = "infinitive"  # follows "at" as it is
    EMBEDDED = "embedded"  # a clause in subordinate order already ("hvornår vi får svar")
    QUESTION = "question"  # a question in its spoken order
    PHRASE = "phrase"  # words without a verb, or nothing


@dataclass(frozen=True)
class Act:
    """The words of report that follow the speaker's name, and the part of what was said that follows them."""

    report: str
    form: Form
    body: str = ""


_AT = r"(?:,?\s+at)?"
_SOFT = r"(?:\s+(?:da|nu|bare|lige|godt|gerne|faktisk|egentlig|også|selv|personligt|sådan|stadig|virkelig|helt klart|klart))*"

# Nothing that a referat holds: greetings, thanks, handing over the word, going on.
_SILENT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:ja|nej|jo|okay|ok|tak|fint|godt|super|præcis|nemlig|enig|velkommen|goddag|godmorgen|hej|farvel|hm|klart|modtaget|netop|perfekt)\b.{0,25}$",
        r"^(?:mange |tusind )?tak (?:for|til|skal)\b",
        r"^velkommen\b",
        r"\bgå(?:r)? (?:vi )?(?:så )?(?:videre|over) til\b|\b(?:går|gå|kommer) (?:vi )?(?:så )?(?:lige )?videre\b",
        r"\b(?:punkt|dagsordenspunkt) (?:nummer )?(?:\w+|\d+)\b.{0,60}$(?<!januar)",
        r"^(?:er|har) der (?:nogen|nogle|flere|andre|andet)\b.{0,50}(?:kommentarer|bemærkninger|spørgsmål|indvendinger|der (?:har|vil)|imod|andet)?\W*$",
        r"^(?:har|vil) (?:I|du|nogen|nogle)\b.{0,40}(?:kommentarer|bemærkninger|spørgsmål|sige noget|tilføje|ordet|til det)\W*$",
        r"\b(?:tager|har|får) ordet\b|\b(?:værsgo|værsågod|ordet er dit|du har ordet|giver ordet|får ordet)\b",
        r"\bkan (?:I|du|alle|man) (?:godt )?(?:høre|se) (?:mig|skærmen|os|det)\b",
        r"^(?:det )?(?:var|er) (?:vist )?(?:det|dét|alt)\b.{0,25}$",
        r"^(?:så )?(?:det )?(?:gør|siger|skriver|aftaler|noterer) (?:vi|jeg)\b.{0,12}$|^(?:det|så) (?:gør|siger|skriver|aftaler|noterer|tager) (?:vi|jeg)(?: (?:så|det|bare|lige|os))*$",
        r"^(?:så )?(?:starter|begynder|slutter|afslutter|lukker|åbner) vi\b|^lad os (?:gå|komme|se|starte|begynde|komme i gang|høre|runde)\b",
        r"^(?:jeg )?(?:undskyld|beklager)\b.{0,30}$|^(?:god|godt) (?:weekend|ferie|morgen|aften|pause)\b|\b(?:holder|tager|have) (?:vi )?(?:en )?pause\b",
        r"^(?:skal vi (?:ikke )?(?:starte|begynde|gå i gang|komme i gang|se))\b",
        r"^(?:det )?(?:lyder|er) (?:rigtig |meget |helt )?(?:godt|fint|fornuftigt|rigtigt|i orden|klart|sandt|okay)\W*$",
        r"^(?:det )?(?:ved|tror|håber|synes|mener|tænker|kan|skal|vil) (?:jeg|vi|du)(?: (?:ikke|godt|nok|bare|også|jo))*\W*$",
        r"^(?:jeg|vi) (?:ved|tror|håber|synes|mener|tænker|kan|skal|vil)(?: (?:det|ikke|godt|nok|bare|også|jo))*\W*$",
        r"^(?:hvad|hvem) (?:siger|synes|mener|tænker|vil) (?:I|du|andre|resten|nogen)\b|^hvad (?:er det|sagde du|så|mener du)\W*$|^hvem (?:er|vil) (?:den )?(?:næste|sige|først)\b",
        r"^(?:er vi|kan vi|så er vi|er alle|er I) (?:alle )?(?:blive )?(?:enige|klar|klare|her)\b.{0,20}$",
        r"^(?:hvad|hvor) (?:kom|var|er) vi (?:til|fra|nu)\b",
        r"^nogen\b.{0,40}$",
    )
)

PAST = {
    "tvivler": "tvivlede", "ved": "vidste", "savner": "savnede", "støtter": "støttede", "frygter": "frygtede", "anbefaler": "anbefalede",
    "foretrækker": "foretrak", "ønsker": "ønskede", "undrer": "undrede", "roser": "roste", "bakker": "bakkede", "kender": "kendte",
    "advarer": "advarede", "efterlyser": "efterlyste", "accepterer": "accepterede", "beklager": "beklagede", "vurderer": "vurderede",
}  # fmt: skip
"""What a speaker thought or felt is told in the past; what they do or will do stays as they said it."""
STANCES = {
    "enig", "uenig", "bekymret", "glad", "tilfreds", "utilfreds", "imod", "nervøs", "tryg", "utryg", "skeptisk", "ked", "overrasket",
    "forundret", "positiv", "negativ", "indstillet", "betænkelig", "åben", "opmærksom", "sikker", "usikker", "stolt", "frustreret",
}  # fmt: skip

_SAYING = {
    "sige": "bemærkede", "bemærke": "bemærkede", "oplyse": "oplyste", "fortælle": "oplyste", "nævne": "nævnte", "tilføje": "tilføjede",
    "understrege": "understregede", "præcisere": "præciserede", "pointere": "pointerede", "minde om": "mindede om", "advare om": "advarede om",
    "gøre opmærksom på": "gjorde opmærksom på", "orientere om": "orienterede om", "bekræfte": "bekræftede", "foreslå": "foreslog",
    "anbefale": "anbefalede", "informere om": "oplyste", "rose": "roste", "advare mod": "advarede mod",
}  # fmt: skip
_SAYS = {
    "siger": "bemærkede", "bemærker": "bemærkede", "oplyser": "oplyste", "fortæller": "oplyste", "nævner": "nævnte", "understreger": "understregede",
    "minder om": "mindede om", "foreslår": "foreslog", "indstiller": "indstillede", "anbefaler": "anbefalede", "forventer": "forventede",
    "frygter": "frygtede", "håber": "håbede", "vurderer": "vurderede", "oplever": "oplevede", "konstaterer": "konstaterede", "ønsker": "ønskede",
    "bekræfter": "bekræftede", "undrer mig over": "undrede sig over", "vil mene": "mente", "ville mene": "mente",
    "synes": "mente", "mener": "mente", "tror": "mente", "tænker": "mente", "går ud fra": "gik ud fra", "kan se": "bemærkede",
    "kan høre": "bemærkede", "kan konstatere": "konstaterede", "forstår": "forstod",
}  # fmt: skip


def _choice(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_says = re.compile(
    rf"^(?:jeg|vi)\s+(?P<verb>{_choice(_SAYS)}){_SOFT}(?P<no>\s+ikke)?{_SOFT}(?P<at>,?\s+at)?,?\s+(?P<body>\S.*)$",
    re.IGNORECASE,
)
_says_turned = re.compile(
    rf"^(?:så|derfor|derudover|desuden|samtidig|generelt|personligt|umiddelbart|egentlig|helt ærligt|overordnet)\s+(?P<verb>synes|mener|tror|tænker|foreslår|håber)"
    rf"\s+(?:jeg|vi){_SOFT}(?P<no>\s+ikke)?{_SOFT}(?P<at>,?\s+at)?,?\s+(?P<body>\S.*)$",
    re.IGNORECASE,
)
_will_say = re.compile(
    rf"^(?:jeg|vi)\s+(?:vil|ville|skal|kan|må){_SOFT}\s+(?P<verb>{_choice(_SAYING)})(?:\s+til (?:det|jer))?,?(?P<at>\s+at)?[,:]?\s+(?P<body>\S.*)$",
    re.IGNORECASE,
)
_WITH_INFINITIVE = {"foreslog", "anbefalede", "indstillede", "mindede om", "advarede mod"}
_QUESTIONED = r"(?:om|hvornår|hvem|hvad|hvor|hvordan|hvorfor|hvilke[nt]?)\b.+"
_may_ask = re.compile(
    rf"^(?:må|kan|kunne|skal) jeg{_SOFT} (?:spørge|høre|få at vide)(?: om)?,?\s+(?P<body>{_QUESTIONED})$", re.IGNORECASE
)
_will_say_turned = re.compile(
    rf"^(?:\S+ ){{1,4}}(?:vil|må|skal) jeg{_SOFT} (?P<verb>{_choice(_SAYING)})(?: til (?:det|jer))?,?\s+at\s+(?P<body>\S.*)$",
    re.IGNORECASE,
)
_minuted = re.compile(
    r"^(?:så )?(?:jeg vil|vil jeg)(?: (?:da|også|så))* gerne have (?:det )?(?:ført )?til referat,?\s+at\s+(?P<body>\S.*)$",
    re.IGNORECASE,
)
_opinion_inside = re.compile(
    r"^(?P<subject>\S+(?: \S+){0,3}?) (?:synes|mener|tror) jeg (?P<body>(?:\w+ ){0,1}(?:er|bliver|var|skal|bør|kan|burde|har|virker)\b.*)$",
    re.IGNORECASE,
)
_by_my_view = re.compile(
    r"^(?:efter min mening|i min optik|ud fra min vurdering|som jeg ser det|efter min opfattelse)\s*,?\s*(?:så )?(?P<body>\S.*)$",
    re.IGNORECASE,
)
_cleft = re.compile(
    r"^(?P<asked>hvornår|hvem|hvad|hvor|hvordan|hvorfor) er det (?:lige |nu |egentlig |så |helt præcis )*(?:at )?(?P<body>(?:vi|du|man|de|han|hun|der) \S.*)$",
    re.IGNORECASE,
)
_wonder = re.compile(
    rf"^(?:jeg|vi)\s+(?:vil|ville|skal|kunne){_SOFT}\s+(?:vide|høre|spørge)(?:\s+(?:til|jer|dig))?,?\s+(?P<body>(?:om|hvornår|hvem|hvad|hvor|hvordan|hvorfor|hvilke[nt]?)\b.+)$",
    re.IGNORECASE,
)
_proposal_is = re.compile(
    r"^(?:mit|vores) forslag (?:er|ville være|vil være)(?:\s+\w+)?,?\s+at\s+(?P<body>.+)$", re.IGNORECASE
)
_why_not = re.compile(
    r"^(?:kan|skal|skulle|kunne|bør|burde)\s+vi\s+(?:så\s+|måske\s+|eventuelt\s+)?ikke\s+(?:bare\s+|lige\s+|også\s+|godt\s+|eventuelt\s+|i stedet\s+)*(?P<body>\S.*?)\??$",
    re.IGNORECASE,
)
_could_we = re.compile(r"^(?:kunne|skulle)\s+vi\s+(?:måske\s+|eventuelt\s+|mon\s+)*(?P<body>\S.*?)\??$", re.IGNORECASE)
_what_about = re.compile(
    r"^(?:hvad med|hvad siger I til|hvad siger du til|var det ikke en idé|var det en idé|ville det ikke være en idé)\s+at\s+(?P<body>.+?)\??$",
    re.IGNORECASE,
)
_what_if = re.compile(r"^(?:hvad(?: nu)? hvis|hvad med hvis)\s+(?P<body>vi\b.+?)\??$", re.IGNORECASE)
_let_us = re.compile(r"^lad os\s+(?:da\s+|bare\s+|lige\s+|hellere\s+|så\s+)*(?P<body>\S.*)$", re.IGNORECASE)
_request = re.compile(
    r"^(?:kan|vil|kunne|ville|gider)\s+du\s+(?:ikke\s+|lige\s+|godt\s+|måske\s+|så\s+|eventuelt\s+)*(?P<body>\S.*?)\??$",
    re.IGNORECASE,
)
_worry = re.compile(
    rf"^(?:det er |)jeg er{_SOFT}(?:\s+(?:lidt|meget|noget|ret|rigtig|en smule|stærkt))?\s+(?:bekymret|nervøs|urolig)\s+(?P<link>for|over)(?P<at>,?\s+(?:at|om))?\s+(?P<body>\S.*)$",
    re.IGNORECASE,
)
_worried = re.compile(
    r"^(?:jeg er (?:lidt |meget |noget |ret )?(?:bekymret|nervøs|urolig)|det bekymrer mig|det er jeg (?:lidt |meget |noget |ret )?bekymret (?:for|over))\W*$",
    re.IGNORECASE,
)
_worries = re.compile(r"^det (?:bekymrer|undrer|glæder|ærgrer) mig,?\s+at\s+(?P<body>.+)$", re.IGNORECASE)
_disagree = re.compile(
    r"^(?:det|den|dét|der) er jeg (?:nu |altså |desværre |helt |lodret |faktisk |overhovedet |ikke helt |ikke )*?(?P<no>ikke (?:helt )?)?(?P<word>uenig|enig)(?: (?:i|med))?(?: \w+)?\W*$|^jeg er (?:helt |meget |fuldstændig |ikke )*?(?P<no2>ikke (?:helt )?)?(?P<word2>uenig|enig)\W*$",
    re.IGNORECASE,
)
_agree_with = re.compile(
    r"^jeg er (?:helt |meget |fuldstændig )*(?P<word>uenig|enig|ikke enig) (?P<body>(?:med|i)\b.+)$", re.IGNORECASE
)
_we_agree = re.compile(r"^(?:så )?(?:er )?vi (?:er )?(?:alle )?enige om,?\s+at\s+(?P<body>.+)$", re.IGNORECASE)
_take_it = re.compile(
    r"^(?:det|den|dét|dén)\s+tager jeg(?: (?:mig af|på mig|lige|gerne))*\W*$|^jeg (?:tager|kan tage|skal nok tage|kan godt tage|påtager mig) (?:den|det|opgaven)(?: på mig)?\W*$|^jeg (?:tager|skal nok tage) mig af det\W*$",
    re.IGNORECASE,
)
_offer = re.compile(
    r"^(?:det |så )?jeg (?:kan|vil)(?: (?:da|bare|lige))*\s+(?:godt|gerne)(?: (?:lige|også|da))*\s+(?P<body>(?:tage|sende|skrive|ringe|kontakte|undersøge|lave|finde|spørge|hjælpe|deltage|sørge|bestille|indkalde|følge op|invitere|aftale|indhente|udarbejde|stå for|sætte|vende|oprette|tjekke|opdatere|fremlægge|formulere|samle|kigge|dele|orientere|bede|rykke|tale|snakke)\b.*)$",
    re.IGNORECASE,
)
_will = re.compile(r"^jeg skal nok (?:lige |få )?(?P<body>\S.*)$", re.IGNORECASE)
_wish = re.compile(
    r"^(?:jeg|vi) (?:vil|ville|kunne)(?: (?:da|også|godt|bare|meget|rigtig|så))*\s+gerne\s+(?:have|se),?\s+at\s+(?P<body>\S.*)$",
    re.IGNORECASE,
)
_view = re.compile(
    r"^(?:det er )?(?:min|vores) (?P<noun>oplevelse|opfattelse|vurdering|holdning|bekymring|indstilling|anbefaling|erfaring)(?: er)?,?(?: det er)?,?\s+at\s+(?P<body>\S.*)$",
    re.IGNORECASE,
)
_VIEWS = {
    "oplevelse": "oplevede, at", "opfattelse": "mente, at", "vurdering": "vurderede, at", "holdning": "mente, at", "erfaring": "bemærkede, at",
    "bekymring": "udtrykte bekymring for, at", "indstilling": "indstillede, at", "anbefaling": "anbefalede, at",
}  # fmt: skip
_dont_know = re.compile(
    rf"^jeg (?P<verb>ved|forstår) ikke(?: (?:helt|rigtig|rigtigt|lige|præcis))*,?\s+(?P<body>(?:om|hvornår|hvem|hvad|hvor|hvordan|hvorfor|hvilke[nt]?)\b.+)$",
    re.IGNORECASE,
)
_mon = re.compile(r"^mon (?P<body>(?!ikke\b)\S.*)$", re.IGNORECASE)
_remember = re.compile(r"^husk (?:nu |lige |også )*at\s+(?P<body>\S.*)$", re.IGNORECASE)
_doubt = re.compile(r"^jeg er (?:lidt |meget |stærkt )?i tvivl om,?\s+(?P<body>\S.*)$", re.IGNORECASE)
_first = re.compile(r"^jeg\s", re.IGNORECASE)
_first_turned = re.compile(r"^(?!hv)\S.*?\b(?P<verb>\w+)\s+jeg\b", re.IGNORECASE)
_WH = r"hvornår|hvem|hvad|hvor|hvordan|hvorfor|hvilken|hvilket|hvilke|hvis ansvar"
_question = re.compile(rf"^(?:{_WH})\b", re.IGNORECASE)
_SUBJECTIVE = re.compile(
    r"\b(?:skal|må|bør|burde|skulle|dårlig\w*|god[et]?|godt|bedre|vigtig\w*|svært|svær|nødvendig\w*|urimelig\w*|rimelig\w*|problem\w*|alt for|synd|ærgerlig\w*|fint|forkert|rigtigt|fornuftig\w*|nok|måske|dejlig\w*|urealistisk\w*|burde)\b",
    re.IGNORECASE,
)


_SUBJECT = re.compile(r"(?:vi|jeg|man|der|det|den|de|du|I|denne|dette|disse|alle|begge|hele)\b", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"(?:(?:ikke|også|altid)\s+)?\w+(?:e|å|gå|få|se|bo|tro|ske|dø|stå|nå|slå|forstå)\b", re.IGNORECASE
)


def silent(text: str) -> bool:
    """Whether a referat leaves the sentence out."""
    return len(re.findall(r"\w+", text)) < 2 or any(pattern.search(text) for pattern in _SILENT)


def classify(text: str, *, opinion: bool = False) -> Act:  # noqa: C901, PLR0911, PLR0912 - one branch an act
    """The act of a tidied sentence; `opinion` where "…, synes jeg" stood at its end."""
    asked = text.endswith("?")
    bare = text.rstrip(" .!?")
    if found := _mon.match(bare):
        return Act("spurgte, om", Form.EMBEDDED, found["body"])
    if found := _dont_know.match(bare):
        return Act("vidste ikke," if found["verb"].lower() == "ved" else "forstod ikke,", Form.EMBEDDED, found["body"])
    if found := _view.match(bare):
        return Act(_VIEWS[found["noun"].lower()], Form.CLAUSE, found["body"])
    if found := _wonder.match(bare) or _may_ask.match(bare):
        return Act("spurgte,", Form.EMBEDDED, found["body"])
    for pattern in (_why_not, _what_about, _let_us):
        if found := pattern.match(bare):
            return Act("foreslog at", Form.INFINITIVE, found["body"])
    if (found := _could_we.match(bare)) and asked:
        return Act("foreslog at", Form.INFINITIVE, found["body"])
    if found := _what_if.match(bare) or _proposal_is.match(bare):
        return Act("foreslog, at", Form.CLAUSE, found["body"])
    if found := _request.match(bare):
        return Act("bad {addressee} om at", Form.INFINITIVE, found["body"])
    if found := _cleft.match(bare):
        return Act("spurgte,", Form.EMBEDDED, f"{found['asked']} {found['body']}")
    if asked or _question.match(bare):
        return Act("spurgte,", Form.QUESTION, bare)
    if found := _worry.match(bare):
        if found["at"]:
            at = found["at"].strip(" ,").lower()
            return Act(f"udtrykte bekymring for, {at}", Form.CLAUSE, found["body"])
        return Act("udtrykte bekymring for", Form.PHRASE, found["body"])
    if _worried.match(bare):
        return Act("udtrykte bekymring", Form.PHRASE)
    if found := _worries.match(bare):
        verb = bare.split()[1].lower()
        said = {
            "bekymrer": "udtrykte bekymring for, at",
            "undrer": "undrede sig over, at",
            "glæder": "glædede sig over, at",
            "ærgrer": "ærgrede sig over, at",
        }
        return Act(said[verb], Form.CLAUSE, found["body"])
    if found := _disagree.match(bare):
        agrees = ((found["word"] or found["word2"]).lower() == "enig") and " ikke " not in f" {bare.lower()} "
        return Act("erklærede sig enig" if agrees else "erklærede sig uenig", Form.PHRASE)
    if found := _agree_with.match(bare):
        return Act("var " + found["word"].lower(), Form.PHRASE, found["body"])
    if found := _we_agree.match(bare):
        if re.match(r"(?:at )?\w+e\b", found["body"]) and not _SUBJECT.match(found["body"]):
            return Act("konstaterede, at der var enighed om at", Form.INFINITIVE, found["body"])
        return Act("konstaterede, at der var enighed om, at", Form.CLAUSE, found["body"])
    if _take_it.match(bare):
        return Act("påtog sig opgaven", Form.PHRASE)
    if found := _minuted.match(bare):
        return Act("ønskede ført til referat, at", Form.CLAUSE, found["body"])
    if found := _opinion_inside.match(bare):
        return Act("mente, at", Form.CLAUSE, f"{found['subject']} {found['body']}")
    if found := _by_my_view.match(bare):
        return Act("mente, at", Form.CLAUSE, found["body"])
    if found := _wish.match(bare):
        return Act("ønskede, at", Form.CLAUSE, found["body"])
    if found := _will_say.match(bare) or _will_say_turned.match(bare):
        return _said(_SAYING[found["verb"].lower()], None, found.groupdict().get("at"), found["body"])
    if found := _says.match(bare) or _says_turned.match(bare):
        return _said(_SAYS[found["verb"].lower()], found["no"], found["at"], found["body"])
    if found := _offer.match(bare):
        return Act("tilbød at", Form.INFINITIVE, found["body"])
    if found := _remember.match(bare):
        return Act("mindede om at", Form.INFINITIVE, found["body"])
    if found := _doubt.match(bare):
        return Act("var i tvivl om,", Form.EMBEDDED, found["body"])
    if found := _will.match(bare):
        return Act("vil", Form.INFINITIVE, found["body"])
    if (_first.match(bare) or _first_turned.match(bare)) and not opinion:
        return Act("", Form.MAIN, bare)
    if opinion:
        return Act("mente, at", Form.CLAUSE, bare)
    own = (
        re.split(r",|\b(?:som|der|hvem|hvad|hvor|at|fordi|hvis|når)\b", bare, maxsplit=1, flags=re.IGNORECASE)[0]
        or bare
    )
    if re.search(r"\b(?:bør|burde|skal|må)\b", own, re.IGNORECASE):
        return Act("mente, at", Form.CLAUSE, bare)
    if _SUBJECTIVE.search(own):
        return Act("bemærkede, at", Form.CLAUSE, bare)
    return Act("oplyste, at", Form.CLAUSE, bare)


def _said(verb: str, no: str | None, at: str | None, body: str) -> Act:
    denied = f"{verb} ikke" if no else verb
    if at and verb in _WITH_INFINITIVE and _INFINITIVE.match(body) and not _SUBJECT.match(body):
        return Act(f"{denied} at", Form.INFINITIVE, body)
    return Act(f"{denied}, at", Form.CLAUSE, body)

"""What a sentence of a meeting is: an objection, a proposal, small talk … known by how it is said."""

import re
from collections.abc import Collection

from service.drafting.act_words import ActKind
from service.drafting.acts import acts_of
from service.drafting.fact import FactKind
from service.drafting.numerals import numbers_in
from service.drafting.stems import content
from service.drafting.wording import spoken

_I = re.IGNORECASE
_RECORD = re.compile(
    r"\b(?:(?:ført|føres|skrevet|skrives|taget|tages|noteret|noteres|have|med|stå|står|komme|kommer|føre|skrive"
    r"|indføjet)\s+(?:det\s+|dette\s+|følgende\s+)?(?:ind\s+|med\s+)?(?:til|i)\s+(?:referat(?:et)?"
    r"|protokol(?:len)?|mødereferatet)|protokoltilførsel|mindretalsudtalelse|til\s+protokols"
    r"|til\s+protokollen)\b",
    _I,
)
_PROCEDURE = re.compile(
    r"\b(?:har\s+ordet|(?:kommer|vender|tager)\s+vi\s+(?:til|tilbage\s+til|op)?\s*(?:det\s+)?under|værsgo|værsågod|tak\s+for\s+ordet|vil\s+du\s+(?:fortælle|begynde|starte|sige\s+noget"
    r"|lægge\s+ud)|hvem\s+(?:vil|starter|begynder|tager\s+referat)|kan\s+(?:I|alle|du)\s+(?:høre|se)\s+(?:mig"
    r"|skærmen|os|det)|din\s+mikrofon|på\s+mute|du\s+er\s+muted|dele\s+(?:min\s+)?skærm|del\s+(?:min\s+)?skærm"
    r"|har\s+I\s+(?:alle\s+)?(?:læst|set|fået)|er\s+der\s+(?:nogen|flere|andre)\b[^.?!]*\b(?:bemærkninger"
    r"|kommentarer|spørgsmål|noget|vil\s+sige)|nogen\s+(?:kommentarer|bemærkninger|spørgsmål)"
    r"|lad\s+os\s+(?:lige\s+)?(?:høre|tage\s+en\s+runde)|hvem\s+er\s+(?:for|imod)|undskyld|velkommen"
    r"|vi\s+er\s+i\s+gang|klokken\s+er|skal\s+vi\s+stemme|det\s+er\s+dit\s+punkt|jeg\s+har\s+(?:en|to|tre|fire"
    r"|et\s+par)\s+ting|(?:har\s+(?:jeg|vi)|jeg\s+har|er\s+der)\s+(?:(?:så|kun|bare|lige|også|faktisk)\s+)*(?:en|én|to|tre|fire"
    r"|et\s+par)\s+(?:små\s+|korte?\s+)?ting(?:\s+mere)?\W*$|bare\s+rolig|kage|kaffen?\b)",
    _I,
)
_FRAGMENT = re.compile(r"(?:så\s+længe|fordi|selvom|selv\s+om|medmindre|hvis|når|inden|eller|som|at)\b[^,]*$", _I)
_EMPTY = re.compile(
    r"\b(?:det\s+er\s+(?:jeg\s+)?(?:helt\s+)?enig|god\s+(?:idé|pointe)|det\s+(?:lyder|er)\s+(?:godt|fint|rigtigt"
    r"|sandt)|det\s+ved\s+jeg\s+ikke|tak\s+for\s+(?:det|i\s+dag|orienteringen))\b",
    _I,
)
_LATER = spoken(
    "(tale|snakke|taler|snakker|kommer|vender|tager|ser|tages) (vi )?(jo )?(<det> )?(om |til |tilbage til |op |på )*"
    "(<det> )?(senere|under|bagefter)",
    "under (punkt|pkt|eventuelt)",
    "giver (bedst |god |fin )?mening",
    "det hele vejen igennem",
)
_ADDRESSING = re.compile(r"\b(?:I|jer|jeres|du|dig|din|dit|dine)\b")
_PROPOSE = re.compile(
    r"\b(?:jeg|vi|man|jeg\s+vil(?:\s+gerne)?)\s+(?:vil\s+(?:gerne\s+)?)?(?:foreslår?|forslår)"
    r"|\bforslag(?:et)?\s+(?:er|om|kunne)\b|\b(?:kunne|skulle|kan)\s+(?:vi|man)\s+ikke\b|\bskal\s+vi\s+ikke\b"
    r"|\bhvad\s+(?:med|hvis)\b|\bvi\s+(?:kunne|burde|skulle)\b|\bjeg\s+synes,?\s+(?:at\s+)?vi\s+skal\b"
    r"|\bmåske\s+(?:kunne|skulle)\s+(?:vi|man)\b|\blad\s+os\b",
    _I,
)
_OBJECT = re.compile(
    r"\b(?:uenig|ikke\s+enig|imod|bekymr\w+|betænkelig\w*|ikke\s+gå\s+med\s+til|protester\w*|modsætter"
    r"|problem(?:et)?\s+er|går\s+ikke|duer\s+ikke|utilfreds\w*|kritisk|for\s+dårlig\w*|ikke\s+i\s+orden"
    r"|vil\s+hellere|frygter|urimelig\w*)\b",
    _I,
)
_AGREE = re.compile(
    r"\b(?:enig|bakker\s+op|støtter|opbakning|det\s+kan\s+jeg\s+(?:godt\s+)?(?:leve\s+med|bekræfte|tilslutte))\b", _I
)
_AGREED = re.compile(
    r"\b(?:(?:så\s+)?(?:aftaler|beslutter|vedtager|konkluderer|siger)\s+vi|vi\s+(?:aftaler|beslutter|vedtager"
    r"|konkluderer|har\s+(?:nu\s+)?aftalt|har\s+(?:nu\s+)?besluttet)|(?:er\s+)?vi\s+(?:er\s+)?enige\s+om"
    r"|det\s+er\s+(?:hermed\s+)?(?:aftalt|besluttet)|der\s+er\s+enighed\s+om|aftalen\s+(?:er|bliver)"
    r"|beslutningen\s+(?:er|bliver)|konklusionen\s+er)\s*(?:,|nu|så|hermed|derfor)*\s*(?:at)?\b",
    _I,
)
# Of the chair it sums up ("vi siger, at der bliver to hold"); of anybody else it is an opinion.
_WE_SAY = re.compile(r"^\W*(?:(?:okay|ja|godt|fint|men|så|og)\W+)*vi\s+siger(?:\s+(?:nu|så|altså))?,?\s+at\b", _I)
_CONCLUDING = {
    ActKind.APPROVE,
    ActKind.NOTE,
    ActKind.POSTPONE,
    ActKind.REFER,
    ActKind.REJECT,
    ActKind.VOTE,
    ActKind.THANK,
    ActKind.DISCUSSED,
}
_OFF_RECORD = re.compile(
    r"\b(?:ikke\s+(?:til|i|med\s+i|komme\s+(?:med\s+)?i|skrives?\s+(?:ind\s+)?i|tages?\s+(?:med\s+)?(?:til|i)"
    r"|føres?\s+til|stå\s+i)\s*(?:referat\w*|protokol\w*)|uden\s+for\s+referat\w*|skal\s+ikke\s+(?:med|skrives|stå"
    r"|refereres))\b",
    _I,
)
_ASKS_FOR_RECORD = re.compile(
    r"^\W*(?:(?:så|og|men|nej|ja|jo|okay)\W+)*(?:jeg\s+(?:vil|skal)|(?:så\s+)?(?:vil|skal)\s+jeg|vi\s+vil)\s+(?:\w+\s+){0,3}?"
    r"(?:have|have\s+med),?\s+(?:det\s+)?(?:med,?\s+)?at\s+(?:der\s+(?:skal\s+)?står?\s*,?\s*at\s+|det\s+står\b)"
    r"|^\W*(?:så\s+)?skriv\s+(?:\w+\s+){0,2}?,?\s*at\s+"
    r"|\b(?:have|få)\s+(?:lige\s+|bare\s+)?med,?\s+at\s+",
    _I,
)


_CLOSING_WORDS = frozenset(
    content(
        """
        punkt punktet sag sagen forslag forslaget indstilling indstillingen beslutning beslutte beslutter besluttet
        godkende godkender godkendt vedtage vedtager vedtaget følge følger dagsorden dagsordenen referat referatet
        orientering orienteringen efterretning enige enig enighed aftale aftaler aftalt fint godt bemærkninger
        kommentarer spørgsmål afgjort drøftet drøftelse plads enstemmigt konkluderer konklusion siger næste møde går
        videre udsat udsætter
        """
    )
)


def is_procedure(text: str) -> bool:
    """Whether a sentence only leads the talk, or is not to be written down."""
    return _PROCEDURE.search(text) is not None or is_off_record(text)


def is_off_record(text: str) -> bool:
    """Whether it says of itself, or of what was said, that it isn't for the referat."""
    return _OFF_RECORD.search(text) is not None


def for_record(text: str) -> bool:
    """Whether somebody wants something to stand in the referat."""
    return _RECORD.search(text) is not None or _ASKS_FOR_RECORD.search(text) is not None


def proposes(text: str) -> bool:
    """Whether it proposes something."""
    return _PROPOSE.search(text) is not None


def kind_of(text: str, *, answers: bool) -> FactKind:
    """The kind of a sentence that is no question, task, decision or statement for the record."""
    if _PROPOSE.search(text):
        return FactKind.PROPOSAL
    if _OBJECT.search(text):
        return FactKind.OBJECTION
    if answers:
        return FactKind.ANSWER
    return FactKind.AGREEMENT if agrees(text) else FactKind.INFORMATION


def agrees(text: str) -> bool:
    """Whether it says yes to what somebody else said."""
    return _AGREE.search(text) is not None


def concludes(text: str) -> bool:
    """Whether the chair says with it what becomes of the item, and perhaps no more."""
    return bool(_CONCLUDING & {act.kind for act in acts_of(text)})


def says_more(text: str) -> bool:
    """Whether a sentence that closes an item says more than that it is closed: what was decided, until when."""
    return len(set(content(text)) - _CLOSING_WORDS) >= 3 and not re.search(
        r"\b(?:tak|mig|dig|du|jer|jeres)\b", text, _I
    )


def without_calling(text: str, names: Collection[str]) -> str:
    """The sentence without the name of whom it is said to: "Er det rigtigt, Hanne?", "Eva, giv os det korte."."""
    called = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    if not called:
        return text
    text = re.sub(rf",\s+(?:{called})(?=[.?!]*$|,\s)", "", text)
    bare = re.sub(rf"^(?:{called}),\s+(?=\w+\s+\w+)", "", text)
    return bare[:1].upper() + bare[1:]


def agreed(text: str, *, leads: bool) -> bool:
    """Whether it says what was agreed on: the chair's summing up, or anybody's "vi aftaler, at …"."""
    match = _AGREED.search(text) or (_WE_SAY.match(text) if leads else None)
    if match is None or len(content(text[match.end() :])) < 2 or _hypothetical(text[: match.end()]):
        return False
    return leads or re.search(r"\bat\b", match.group()) is not None


def is_slight(text: str) -> bool:
    """Small talk, procedure, back-channels, and what says little by itself: left out of a short referat."""
    weight = len(content(text))
    if _FRAGMENT.match(text):
        return True
    if weight < 8 and _LATER.search(text):
        return True
    if _ADDRESSING.search(text) and not text.endswith("?") and not _PROPOSE.search(text):
        return True
    return weight < 2 or is_nothing(text)


def is_fragment(text: str) -> bool:
    """Whether it is a subordinate clause alone, an afterthought to what was said before."""
    return _FRAGMENT.match(text) is not None


def is_nothing(text: str) -> bool:
    """What no referat holds: procedure, back-channels, thanks."""
    weight = len(content(text))
    if _PROCEDURE.search(text) or (weight < 5 and _EMPTY.search(text)):
        return True
    if is_fragment(text) and not re.match(r"at\b", text, _I):
        return True
    if weight < 8 and _LATER.search(text):
        return True
    if _ADDRESSING.search(text) and weight < 4 and not numbers_in(text) and not text.endswith("?"):
        return True
    return weight < 1 and not numbers_in(text)


def _hypothetical(text: str) -> bool:
    return bool(re.search(r"\b(?:hvis|når|før|måske|kan|skal|ikke)\b", text, _I))

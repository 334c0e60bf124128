"""What a closing sentence comes to whatever its verb: later, to others, not, or else done as was put.

`acts` knows the words of decisions; here only the parts of the sentence count, so a verb never met before ("så maler vi
porten grøn") still concludes. Only sentences that conclude or put something are to be read with it.
"""

import re

from service.drafting.act_words import SENT_TO, ActKind
from service.drafting.wording import spoken

_I = re.IGNORECASE
_LEAD = r"^\W*(?:(?:okay|godt|fint|ja|jo|jamen|nå|men|øh|og|jep|super|tak|herligt|alle\s+sammen)\W+)*"
_WHO = r"(?:vi|jeg|I|udvalget|gruppen|teamet|bestyrelsen|det|den|de|dem|man|alle|du|planen|forslaget|\w+(?:en|et|erne))"
_TURNING = (
    r"er\s+vi\b(?!\s+enige)|er\s+der\b|er\s+det\s+(?:næste|den\s+næste|punkt|dig|din|jer|sidste|tid|pause)"
    r"|var|har|kan|skal|må|vil|bør|tror|tænker"
    r"|ved|ser|går\s+(?:vi|jeg)\b|kommer\s+vi|når|taler|snakker|håber|hører|hopper|springer|begynder|stemmer|mangler"
    r"|slutter|holder\s+vi|hedder|handler|synes|mener|skete|regner|spørger|forstår"
)
# "Så maler vi den", "derfor bliver det to": what follows "så" and leads nowhere is left out.
_CONCLUDING = re.compile(
    rf"{_LEAD}(?:så|derfor|dermed|altså|det\s+ender\s+med,?\s+at)\s+(?!{_TURNING})\w+(?:r|s|es)\s+(?:\w+\s+)?{_WHO}\b",
    _I,
)
_TURNED = re.compile(
    rf"{_LEAD}(?:så\s+)?(?:det|den|dem|\w+(?:en|et|erne))(?:\s+\w+)?\s+(?!er|var|har|kan|skal|må|vil|tror|synes|ved|mener|kender|hører|ser|håber|taler|snakker|lader)\w+r\s+(?:vi|I)\b",
    _I,
)
_LATER_WHEN = spoken(
    "(næste|kommende|et senere) (gang|møde|uge|måned)",
    "(til|i|på|efter|om) (<..>)?(<månd>|<møde>|ferien|jul|nytår|påske|pinse|sommer\\w*|foråret|efteråret|uger?|dage"
    "|måneder?|fjorten dage|uge \\w+)",
    "(til|når|indtil|før) (vi|\\w+) (har|er|ved|kommer|får)",
    "senere",
    "en anden (gang|dag)",
    "(næste|en senere|den næste) dagsorden",
    "igen",
)
_HANDLED = spoken(
    "(ta'?r?|tager|tage|tages|se|ser|behandler?|vender?|komme|kommer|gemmer?|rykker?|skubber?|skyder?|flytter?"
    "|parkerer?|venter?|ligger?|lader|lade|hviler?|står?|kigger?|trækker?|snupper?|klarer?|afgøre?r?|beslutter?|bliver|ryger)",
)
_WAITING = spoken(
    "vente(r|s)?( til| med|,|$)",
    "ikke (i dag|klar|moden)",
    "i bero",
    "på (hylden|pause|is)",
    "en anden gang",
    "afvente\\w*",
    "(udsætt|udskyd)\\w*",
)
_TO_OTHERS = spoken(f"(til|i|hos|for) (en |et |jeres |vores |det |den )?({SENT_TO})", "(derop|derhen|derind|derover)")
_SENDING = spoken(
    "(sender?|sendes|giver?|løfter?|bringer?|lægger?|tager?|tage|går|ryger|skal|overlader?|spiller|rækker|bærer?|beder|bede|skubber|indsender|oversender?)"
)
_NEGATED = re.compile(r"\b(?:ikke|aldrig|nej|ingen|hverken|næppe)\b", _I)
_NOT_NEGATED = re.compile(
    r"\b(?:ikke\s+(?:også|sandt|mere\s+om|bare|bruge\s+mere|længere|så\s+meget)|hvis\s+ikke|hvorfor\s+ikke|ingen\s+(?:imod|indvendinger|bemærkninger|protester|modkandidater|grund|tvivl))\b",
    _I,
)
_THE_ITEM = spoken("<det>", "vente", "udsætte", "udskyde")
_MOVING = re.compile(
    rf"{_LEAD}(?:(?:så\s+)?(?:det\s+her|det|den|punktet|sagen|forslaget)\s+(?:må|kan|skal|bør|kommer|går|ryger|hører)\b"
    r"|så\s+(?:ser|vender|kommer|går|kigger|taler|må|skal)\s+vi\s+(?:\w+\s+){0,4}(?:det|den|punktet|sagen)\b)",
    _I,
)
_DISPOSED = spoken(
    "(lægger|smider|skyder|stryger) (<..>)?(væk|ud|ned)",
    "(lader|lade) (<..>)(gå|fare|falde)",
    "som (hidtil|før|i dag|vi plejer|vanligt)",
    "ved det (gamle|nuværende|vi har)",
    "(bliver|forbliver),? som (de|det|den|vi) (er|plejer|har)",
)
_URGING = re.compile(
    r"\b(?:lad(?:er)?\s+os|(?:synes|mener|foreslår),?\s+(?:jeg,?\s+)?(?:at\s+)?vi|(?:skal|kan|må|bør)\s+vi\s+(?:så\s+|da\s+)?ikke)\b",
    _I,
)
_CLOCK = re.compile(r"\b(?:minut\w*|klokken|kvarter\w*|pause\w*|en\s+halv\s+time)\b", _I)
_PROPOSING = re.compile(
    r"^\W*(?:(?:okay|godt|fint|ja|jo|jamen|nå|men|øh|og|så)\W+)*(?:"
    r"(?:kan|skal|vil|må|tager|gør|siger|sender|køber|tør)\s+(?:vi|I|alle|man|jeg|de)\b"
    r"|er\s+[^?]{1,40}\b(?:i\s+orden|okay|fint\s+nok|godt\s+nok|en\s+aftale)\W*$"
    r"|er\s+(?:vi|I|alle|det)\s+(?:\w+\s+){0,2}(?:med|enige|friske|okay|ok|i\s+orden|fint|en\s+aftale|for)\b"
    r"|(?:hvad\s+)?med\b|ikke\s+sandt)",
    _I,
)
_ASKING_ABOUT = re.compile(
    r"\b(?:(?:kan|skal|må)\s+(?:jeg|I)\s+(?:\w+\s+)?(?:spørge|høre|sige\s+noget|se|vide|forklare|uddybe|fortælle|huske)"
    r"|hvad|hvor\w*|hvem|hvilke\w*)\b",
    _I,
)


# "Må jeg så konkludere, at vi flytter den?" puts what follows, in the words of a conclusion.
_FRAMED = re.compile(
    rf"{_LEAD}(?:så\s+)?(?:må|kan|skal|tør)\s+jeg\s+(?:\w+\s+){{0,3}}(?:konkludere|opsummere|slå\s+fast|skrive|notere|sige"
    r"|forstå|gå\s+ud\s+fra|fastslå|føre\s+til\s+referat|regne\s+med|samle\s+op|høre|læse)\b[^,]{0,30}?,?\s*\bat\s+(?P<rest>.+)",
    _I | re.DOTALL,
)


def framed(text: str) -> str | None:
    """What the chair asks whether it may be written down as the conclusion, None where nothing of the kind is asked."""
    match = _FRAMED.match(text)
    return match.group("rest") if match else None


def concluded(text: str) -> ActKind | None:
    """What a sentence concludes, None where it concludes nothing."""
    if text.rstrip().endswith("?") or _CLOCK.search(text):
        return None
    # "Der er ikke penge til det, så det får I ikke": what follows "så" concludes.
    clause = re.split(r",\s+(?=så\b)", text)[-1]
    return _parts(clause) if _CONCLUDING.match(clause) or _TURNED.match(clause) else None


def proposed(text: str) -> ActKind | None:
    """What a question puts to the meeting that a yes would settle, None where it only asks to know."""
    if not text.rstrip().endswith("?"):
        return None
    if rest := framed(text):
        return _parts(rest)
    if not _PROPOSING.match(text) or _ASKING_ABOUT.search(text):
        return None
    # "Skal vi ikke vente?" wants a yes.
    kind = _parts(re.sub(r"^(\W*(?:\w+\W+){2,4})ikke\b", r"\1", text, count=1))
    # "Kan vi komme med senere?" puts off nothing that is on the table.
    return ActKind.APPROVE if kind is ActKind.POSTPONE and not _THE_ITEM.search(text) else kind


def urged(text: str) -> ActKind | None:
    """Whether somebody would have it later or by others: "lad os vente, til hun er her"."""
    if not _URGING.search(text):
        return None
    kind = _parts(text)
    return kind if kind in {ActKind.POSTPONE, ActKind.REFER} else None


def moved(text: str) -> ActKind | None:
    """Whether a sentence moves what is on the table to later or to others: "den må vi tage en anden dag"."""
    if text.rstrip().endswith("?") or not _MOVING.match(text):
        return None
    kind = _parts(text)
    return kind if kind in {ActKind.POSTPONE, ActKind.REFER} else None


def _parts(text: str) -> ActKind:
    if _WAITING.search(text) or (_LATER_WHEN.search(text) and _HANDLED.search(text)):
        return ActKind.POSTPONE
    if _TO_OTHERS.search(text) and _SENDING.search(text):
        return ActKind.REFER
    if _DISPOSED.search(text) or _NEGATED.search(_NOT_NEGATED.sub(" ", text)):
        return ActKind.REJECT
    return ActKind.APPROVE

"""What "den", "det" and "de" stand for, where the words right before name it: "Og skranken. Den er for høj."

Two places name a thing surely. A phrase without a verb, by the same speaker or asked by another ("Og dørtelefonerne?" –
"De kommer i maj."), and a question that holds one thing of the pronoun's gender and number ("Hvornår kommer stolene?" –
"De kommer i maj."). Anything farther off stays a pronoun: better a sentence that must be read with its neighbour than
one about the wrong thing.
"""

import re
from collections.abc import Sequence

from models.grammar.clause import finite
from models.grammar.token import Token, text_of
from service.drafting.parsed import Parsed
from service.drafting.remarks import Remark
from service.drafting.repairs import Heard

_I = re.IGNORECASE
_LEAD = re.compile(r"^\W*(?:(?:ja|jo|jep|nej|og|men|jamen|altså|øh|så|hvad\s+med|hvad\s+så\s+med)\b\W*)+", _I)
_PRONOUN = re.compile(r"(?P<pronoun>den|det|de|dem|han|hun)\s+\w", _I)
_STANDS_FOR = {"den": "den", "det": "det", "de": "de", "dem": "de", "han": "den", "hun": "den"}
_PHRASE = {"n", "adj", "det", "pr", "num", "np"}
_CLOSES = {"sent", "mark", "cm"}
_LONGEST = 5
"""Words of a phrase that names a thing."""
# "Det" is as often nothing in particular: "det er godt, at …", "det regner", "det kan vi godt".
_THING_DOES = re.compile(r"det\s+(?:er|var|bliver|blev|koster|kostede|har|havde|kommer|kom|står|ligger|mangler)\b", _I)
_NOTHING = re.compile(r"\b(?:at|der|hvis|om|som|det)\b", _I)
_STOP = re.compile(r"(?<=[.?!])\s+(?=[A-ZÆØÅ])")


def named_again(heard: Sequence[Heard], place: int, parsed: Parsed) -> tuple[str, tuple[Remark, ...]] | None:
    """The sentence with the thing's name for its pronoun, and the remarks that name it; None where nothing does."""
    said = heard[place]
    lead = _LEAD.match(said.text)
    start = lead.end() if lead else 0
    match = _PRONOUN.match(said.text, start)
    before = _before(heard, place)
    if match is None or before is None or not _does(said.text, match, parsed):
        return None
    pronoun = match["pronoun"].casefold()
    last = _STOP.split(before.text)[-1]
    name = _label(last, _STANDS_FOR[pronoun], parsed)
    if not name and before.speaker != said.speaker and before.remarks[-1].question and pronoun != "det":
        name = _asked_of(last, _STANDS_FOR[pronoun], parsed)
    if not name or (before.speaker != said.speaker and not before.remarks[-1].question):
        return None
    rest = said.text[match.end("pronoun") :]
    if pronoun == "det" and (not _THING_DOES.match(said.text, start) or _NOTHING.search(rest)):
        return None
    return name[:1].upper() + name[1:] + rest, before.remarks


def _before(heard: Sequence[Heard], place: int) -> Heard | None:
    """What was said before it, but for a mere yes or no."""
    for other in reversed(heard[max(0, place - 2) : place]):
        if other.speaker != heard[place].speaker or len(other.text.split()) > 2 or _LEAD.sub("", other.text):
            return other
    return None


def _does(text: str, match: re.Match[str], parsed: Parsed) -> bool:
    """Whether the verb follows the pronoun: not "de nye kommer"."""
    tokens = parsed.tokens(text[match.start() :])
    return len(tokens) > 1 and finite(tokens[1])


def _label(text: str, pronoun: str, parsed: Parsed) -> str:
    """The phrase of a sentence that is no more than that: "Og lampen i kølerummet?"."""
    bare = _LEAD.sub("", text)
    tokens = [t for t in parsed.tokens(bare) if t.part not in _CLOSES]
    if not 1 <= len(tokens) <= _LONGEST or any(t.known and t.part not in _PHRASE for t in tokens):
        return ""
    head = next((n for n, t in enumerate(tokens) if t.part == "n"), None)
    if head is None or any(t.part in {"pr", "np"} for t in tokens[:head]) or _gender(tokens, head) != pronoun:
        return ""
    phrase = text_of(tokens)
    return phrase[:1].lower() + phrase[1:]


def _asked_of(question: str, pronoun: str, parsed: Parsed) -> str:
    """The one thing that a question can be answered of with this pronoun."""
    tokens = parsed.tokens(question)
    things = [n for n, t in enumerate(tokens) if t.part == "n" and _gender(tokens, n) == pronoun]
    persons = any(t.part == "prn" and t.person == 3 and "nom" in t.tags for t in tokens)
    return tokens[things[0]].surface if len(things) == 1 and not persons and "def" in tokens[things[0]].tags else ""


def _gender(tokens: Sequence[Token], place: int) -> str:
    """The pronoun that stands for a known thing: "den", "det" or "de"; empty for what is not known yet."""
    tags = tokens[place].tags
    known = "def" in tags or any(t.part == "det" and "dem" in t.tags for t in tokens[max(0, place - 2) : place])
    if not known or "gen" in tags:
        return ""
    return "de" if "pl" in tags else "det" if "nt" in tags else "den"

"""What is worth minuting of an item, one fact at a time.

Small talk, procedure, back-channels and repetition are left out; what was corrected or withdrawn counts as it was left.
How much is kept follows how much was said: decisions, tasks and statements for the record always, the rest by weight.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from service.drafting.act_words import ActKind
from service.drafting.acts import acts_of
from service.drafting.check import UNSURE
from service.drafting.numerals import numbers_in
from service.drafting.plain import plain, without_health
from service.drafting.remarks import Remark
from service.drafting.repairs import Heard, heard_of
from service.drafting.replying import stated
from service.drafting.stems import content, words_of
from service.drafting.wording import spoken
from service.meetings.calendar import MONTHS


class FactKind(StrEnum):
    """What kind of thing was said."""

    INFORMATION = "information"
    QUESTION = "question"
    ANSWER = "answer"
    PROPOSAL = "proposal"
    OBJECTION = "objection"
    AGREEMENT = "agreement"
    TASK = "task"
    DECISION = "decision"  # what was agreed on the way: "vi aftaler, at …"
    STATEMENT = "statement"  # for the record
    WRITTEN = "written"  # in the referent's notes: taken over as it stands


@dataclass(frozen=True)
class Fact:
    """One thing that was said. `speaker` is a speaker id, `text` what they said, repaired, in their own words.

    `owner` is who does a task as it was said ("jeg", "Mette"), `deadline` the words that say when, `replies` the
    question that an answer belongs to, `follows` the fact that its "hun" or "det" points back to.
    """

    kind: FactKind
    speaker: str
    text: str
    remarks: tuple[Remark, ...]
    owner: str = ""
    deadline: str = ""
    needed: bool = False
    replies: "Fact | None" = None
    follows: "Fact | None" = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the utterances it rests on."""
        return tuple(dict.fromkeys(remark.utterance for remark in self.remarks))

    @property
    def clarity(self) -> float:
        """The share of its words of meaning that were heard surely, 0 to 1; 1 where nothing is known of it."""
        words = [w for remark in self.remarks for w in remark.words if content(w.text)]
        return sum(w.probability >= UNSURE for w in words) / len(words) if words else 1.0

    @property
    def certainty(self) -> float:
        """The mean probability of its words, 0 to 1; 1 where nothing is known of it."""
        words = [w for remark in self.remarks for w in remark.words]
        return sum(w.probability for w in words) / len(words) if words else 1.0


_I = re.IGNORECASE
_RECORD = re.compile(
    r"\b(?:(?:ført|føres|skrevet|skrives|taget|tages|noteret|noteres|have|med|stå|står|komme|kommer|føre|skrive"
    r"|indføjet)\s+(?:det\s+|dette\s+|følgende\s+)?(?:ind\s+|med\s+)?(?:til|i)\s+(?:referat(?:et)?"
    r"|protokol(?:len)?|mødereferatet)|protokoltilførsel|mindretalsudtalelse|til\s+protokols"
    r"|til\s+protokollen)\b",
    _I,
)
_OFF_RECORD = re.compile(
    r"\b(?:ikke\s+(?:til|i|med\s+i|komme\s+(?:med\s+)?i|skrives?\s+(?:ind\s+)?i|tages?\s+(?:med\s+)?(?:til|i)"
    r"|føres?\s+til|stå\s+i)\s*(?:referat\w*|protokol\w*)|uden\s+for\s+referat\w*|skal\s+ikke\s+(?:med|skrives|stå"
    r"|refereres))\b",
    _I,
)
# "Det må vi ikke sige navn på", "navne behøver vi ikke": what went right before is kept out too.
_DISCREET = re.compile(
    r"\b(?:ikke|uden|ingen|ej)\b[^.?!]{0,30}\bnavne?\b(?!\s*(?:liste|skilt))|\bnavne?\b[^.?!]{0,20}\b(?:ikke|udelade\w*)\b"
    r"|\b(?:holder?|lad\s+os\s+holde)\s+(?:det|os|vi)\b[^.?!]{0,20}\b(?:almindelige|generelle?|generelt|her\s+i\s+rummet)\b"
    r"|\bbehøver\s+(?:det\s+)?ikke\s+(?:at\s+)?(?:stå|skrives|komme\s+med)\b",
    _I,
)
_WITHDRAWN = re.compile(
    r"\b(?:trækker\s+(?:jeg\s+)?(?:det|den|mit|forslaget|indvendingen|spørgsmålet)\b.*\b(?:tilbage)"
    r"|trækker\s+jeg\s+det|(?:det|den|forslaget)\s+trækker\s+jeg|glem\s+(?:det|hvad\s+jeg)|det\s+var\s+(?:en\s+fejl|forkert)|stryg\s+det|jeg\s+(?:tager"
    r"|trækker)\s+det\s+(?:i\s+mig\s+igen|tilbage))",
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
    r"|et\s+par)\s+ting|bare\s+rolig|kage|kaffen?\b)",
    _I,
)
# A subordinate clause alone, as an afterthought: "Så længe de 45 minutter er faste."
_FRAGMENT = re.compile(r"(?:så\s+længe|fordi|selvom|selv\s+om|medmindre|hvis|når|inden|eller|som|at)\b[^,]*$", _I)
_EMPTY = re.compile(
    r"\b(?:det\s+er\s+(?:jeg\s+)?(?:helt\s+)?enig|god\s+(?:idé|pointe)|det\s+(?:lyder|er)\s+(?:godt|fint|rigtigt"
    r"|sandt)|det\s+ved\s+jeg\s+ikke|tak\s+for\s+(?:det|i\s+dag|orienteringen))\b",
    _I,
)
_POINTING_BACK = re.compile(r"^(?:hun|han|de|den|det|denne|dette|disse|her|der(?:for|med|til))\b", re.IGNORECASE)
_AGAINST_ME = re.compile(r"\bdet\s+(?:er|var)\s+mig\b", re.IGNORECASE)
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
_DOING = (
    r"(?:sender|sørger|laver|tager|følger|undersøger|kontakter|indkalder|booker|bestiller|skriver|retter|spørger"
    r"|ringer|udarbejder|vender|henter|finder|tjekker|afklarer|"
    r"koordinerer|kigger|ser\s+på|sætter|samler|kommer\s+med|giver|arbejder\s+videre|holder\s+øje|deler|lægger"
    r"|opdaterer|rundsender|indhenter|formulerer|planlægger|inviterer|"
    r"arrangerer|fremlægger|melder|svarer|orienterer|forbereder|køber|flytter|rykker|taler\s+med|snakker\s+med"
    r"|aftaler|regner|printer|ordner|klarer|påtager|bringer|køber)"
)
_TASK = re.compile(
    rf"\b(?P<owner>jeg|vi|[A-ZÆØÅ][\wæøå-]+(?:\s+(?:og|[A-ZÆØÅ][\wæøå-]+))*)\s+(?:(?:skal|vil|kan"
    rf"|må)\s+(?:\w+\s+)?)?(?:{_DOING}|(?:sende|lave|undersøge|kontakte|indkalde|bestille|skrive|rette|spørge"
    rf"|udarbejde|vende\s+tilbage|hente|finde|tjekke|afklare|følge\s+op|sørge|sætte|tage\s+fat|holde\s+øje|samle"
    rf"|ringe|booke|give|komme\s+med|lægge|dele))\b"
)
_TASK_INVERTED = re.compile(
    r"\b(?:sender|sørger|laver|undersøger|kontakter|indkalder|bestiller|skriver|retter|spørger|udarbejder|henter"
    r"|finder|tjekker|afklarer|sætter|vender|tager|følger|ordner|klarer|kan|vil|skal)\s+(?P<owner>jeg)\b"
)
_ASKED_TASK = re.compile(
    r"^\W*(?:(?:og|så|tak|ja|men)\W+)*(?P<owner>[A-ZÆØÅ][\wæøå-]+)?,?\s*(?:kan|vil|gider"
    r"|må)\s+du\s+(?:ikke\s+)?(?:lige\s+|også\s+|godt\s+)*(?P<rest>\w.*?)\?*$"
)
_DEADLINE = re.compile(
    rf"\b(?:inden|senest|før|til|på|fra|i|om)\s+(?:den\s+|d\.\s*|på\s+)?(?:(?:\d{{1,2}}\.?|\w+(?:ende|te|nde|dje"
    rf"|rste|jerde))\s+(?:{'|'.join(MONTHS)})(?:\s+\d{{4}})?|mandag|tirsdag|onsdag|torsdag|fredag|næste\s+(?:uge"
    rf"|møde|måned|gang|mandag|fredag)|udgangen\s+af\s+\w+|jul|påske|nytår|sommerferien|ferien|uge\s+\w+"
    rf"|mødet\s+i\s+\w+|weekenden|morgen|{'|'.join(MONTHS)})\b",
    _I,
)
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
_YES = re.compile(r"^\W*(?:ja|jo|jep|det\s+(?:gør|kan|skal)\s+jeg|selvfølgelig|det\s+er\s+i\s+orden|okay|fint)\b", _I)
_HYPOTHETICAL = re.compile(r"\b(?:hvis|måske|kunne|burde|ville|skulle)\b", _I)
_PAST = re.compile(r"\b(?:var|havde|blev|sidste|tidligere|i\s+går)\b", _I)


def facts_of(remarks: Sequence[Remark], chair: str | None = None, names: Collection[str] = ()) -> tuple[Fact, ...]:
    """Every fact of an item's remarks in order, nothing chosen yet.

    `remarks` are without those that only lead the meeting; `names` are the names of those who can be given a task.
    """
    facts: list[Fact] = []
    heard = heard_of(remarks)
    asked: Heard | None = None
    for place, said in enumerate(heard):
        if _OFF_RECORD.search(said.text):
            facts = [
                f for f in facts if f.speaker != said.speaker or f.remarks[-1].utterance != said.remarks[0].utterance
            ]
            continue
        if _DISCREET.search(said.text):
            facts = _without_last_said(facts, heard, place)
            continue
        if _WITHDRAWN.search(said.text):
            facts = _withdrawn(facts, said.speaker)
            continue
        following = heard[place + 1] if place + 1 < len(heard) else None
        if whole := _vote_for_the_record(heard, place) or _requested(said, following):
            facts.append(whole)
            continue
        if reply := _reply(heard, place):
            facts = [f for f in facts if f.remarks != heard[place - 1].remarks]
            facts.append(reply)
            asked = None
            continue
        fact = _fact(said, asked, chair, names, ahead=_points_back(said, following))
        if fact is not None:
            if fact.kind is FactKind.ANSWER:
                fact = replace(fact, replies=next((f for f in reversed(facts) if f.kind is FactKind.QUESTION), None))
            if facts and _POINTING_BACK.match(fact.text) and _right_after(facts[-1], fact):
                fact = replace(fact, follows=facts[-1])
            facts.append(fact)
        if said.remarks[-1].question and fact is not None:
            asked = said
        elif asked is not None and said.speaker != asked.speaker:
            asked = None
    return tuple(_distinct(facts))


def chosen(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that the referat keeps, in order: as many as the talk deserves, none that was heard too badly.

    Badly heard words make no fine prose: better a short draft that is right. What binds somebody is kept longer.
    """
    words = sum(len(words_of(f.text)) for f in facts)
    budget = 2 + round((words / 22) ** 0.9)
    always = {FactKind.TASK, FactKind.DECISION, FactKind.STATEMENT}
    clear = [f for f in facts if _clear(f, bound=f.kind in always or f.needed)]
    kept = [f for f in clear if f.kind in always or f.needed]
    rest = sorted((f for f in clear if f not in kept), key=lambda f: -_weight(f))
    kept += [f for f in rest if _weight(f) >= 1.5][: max(0, budget - len(kept))]
    # An answer without its question, or a question whose answer was left out, tells only half.
    kept += [f.replies for f in kept if f.replies is not None and f.replies in clear]
    kept += [f for f in clear if f.replies is not None and f.replies in kept]
    for fact in kept:  # grows while it is gone through
        if fact.follows is not None and fact.follows not in kept and fact.follows in clear:
            kept.append(fact.follows)
    return tuple(f for f in facts if f in kept)


def _clear(fact: Fact, *, bound: bool) -> bool:
    """Whether it was heard well enough to be written; what binds somebody, a little less well."""
    least, mean = (0.5, 0.7) if bound else (0.75, 0.8)
    return fact.clarity >= least and fact.certainty >= mean


def _reply(heard: Sequence[Heard], place: int) -> Fact | None:
    """A bare number that answers the question right before it: both together, and always told."""
    said, asked = heard[place], heard[place - 1] if place else None
    if asked is None or asked.speaker == said.speaker or not asked.remarks[-1].question or said.remarks[-1].question:
        return None
    text = stated(asked.text, said.text)
    return Fact(FactKind.ANSWER, said.speaker, text, (*asked.remarks, *said.remarks), needed=True) if text else None


def _points_back(said: Heard, following: Heard | None) -> bool:
    """Whether the speaker's next sentence rests on this one: "Vi får en ny kollega. Hun hedder …"."""
    if following is None or following.speaker != said.speaker or said.remarks[-1].question:
        return False
    return len(words_of(said.text)) >= 4 and bool(re.match(r"\W*(?:hun|han|de)\b", following.text, _I))


def _right_after(before: Fact, fact: Fact) -> bool:
    return before.remarks[-1].speaker == fact.speaker and (
        before.remarks[-1].position + 1 == fact.remarks[0].position
        or before.remarks[-1].utterance == fact.remarks[0].utterance
    )


def _fact(said: Heard, asked: Heard | None, chair: str | None, names: Collection[str], *, ahead: bool) -> Fact | None:
    text = without_health(plain(said.text))
    leads = chair is None or said.speaker == chair
    question = said.remarks[-1].question or text.endswith("?")
    fact = Fact(FactKind.INFORMATION, said.speaker, text, said.remarks)
    if _RECORD.search(text) and not question and re.search(r"\b(?:jeg|vi|vores|min)\b", text, _I):
        return replace(fact, kind=FactKind.STATEMENT)
    if not question and _agreed(text, leads=leads):
        return replace(fact, kind=FactKind.DECISION, deadline=_deadline(text))
    task = None if question else _task(text, names)
    # What somebody will do by a date is never small talk, whomever it is said to ("… ud til jer inden den 20. marts").
    promised = task is not None and bool(_deadline(text))
    if (leads and _CONCLUDING & {act.kind for act in acts_of(text)}) or (_idle(text) and not ahead and not promised):
        return None
    if question and not _PROPOSE.search(text):
        return replace(fact, kind=FactKind.QUESTION) if not leads or len(content(text)) >= 4 else None
    if task is not None:
        return replace(fact, kind=FactKind.TASK, owner=task, deadline=_deadline(text))
    answers = asked is not None and asked.speaker != said.speaker
    kind = _kind(text, answers=answers)
    # "Det er jeg enig i" says nothing by itself.
    return None if _AGREE.search(text) and len(content(text)) < 4 else replace(fact, kind=kind)


def _kind(text: str, *, answers: bool) -> FactKind:
    if _PROPOSE.search(text):
        return FactKind.PROPOSAL
    if _OBJECT.search(text):
        return FactKind.OBJECTION
    if answers:
        return FactKind.ANSWER
    return FactKind.AGREEMENT if _AGREE.search(text) else FactKind.INFORMATION


def is_procedure(text: str) -> bool:
    """Whether a sentence only leads the talk, or is not to be written down."""
    return _PROCEDURE.search(text) is not None or _OFF_RECORD.search(text) is not None


def _agreed(text: str, *, leads: bool) -> bool:
    """Whether it says what was agreed on: the chair's summing up, or anybody's "vi aftaler, at …"."""
    match = _AGREED.search(text)
    if match is None or len(content(text[match.end() :])) < 2 or _hypothetical(text[: match.end()]):
        return False
    return leads or re.search(r"\bat\b", match.group()) is not None


def _idle(text: str) -> bool:
    """Small talk, procedure and back-channels."""
    weight = len(content(text))
    if _FRAGMENT.match(text):
        return True
    if weight < 8 and _LATER.search(text):
        return True
    if _ADDRESSING.search(text) and not text.endswith("?") and not _PROPOSE.search(text):
        return True
    return weight < 2 or _PROCEDURE.search(text) is not None or (weight < 5 and _EMPTY.search(text) is not None)


def _task(text: str, names: Collection[str]) -> str | None:
    if _HYPOTHETICAL.search(text) or _PAST.search(text) or re.search(r"\bikke\b", text, _I):
        return None
    for pattern in (_TASK_INVERTED, _TASK):
        match = pattern.search(text)
        if match and (match.group("owner").casefold() == "jeg" or match.group("owner").split(" og ")[0] in names):
            return match.group("owner")
    return None


def _vote_for_the_record(heard: Sequence[Heard], place: int) -> Fact | None:
    """A vote against that the voter wants on record: "Hvem er imod?" – "Det er mig, og det skal i referatet."."""
    said = heard[place]
    if not _RECORD.search(said.text) or re.search(r"\bat\b", said.text):
        return None
    own = [h for h in heard[max(0, place - 2) : place + 1] if h.speaker == said.speaker]
    asked = [h for h in heard[max(0, place - 5) : place] if re.search(r"\bimod\b", h.text) and h.remarks[-1].question]
    if not asked or not any(_AGAINST_ME.search(h.text) for h in own):
        return None
    remarks = (*asked[-1].remarks, *(r for h in own for r in h.remarks))
    return Fact(FactKind.STATEMENT, said.speaker, plain(said.text), remarks, owner="imod")


def _requested(said: Heard, following: Heard | None) -> Fact | None:
    """A request that was answered yes ("Mette, kan du sende skemaet ud?"): the one who said yes does it."""
    match = _ASKED_TASK.match(said.text)
    if (
        not match
        or not said.remarks[-1].question
        or following is None
        or following.speaker == said.speaker
        or not _YES.match(following.text)
    ):
        return None
    words = match.group("rest").split()
    verb = _present(words[0]) if words else None
    if verb is None or words[0].casefold() in {
        "fortælle",
        "sige",
        "begynde",
        "starte",
        "høre",
        "se",
        "huske",
        "uddybe",
        "forklare",
        "lukke",
        "gentage",
    }:
        return None
    text = " ".join(["Jeg", verb, *words[1:]]).rstrip("?.") + "."
    return Fact(
        FactKind.TASK,
        following.speaker,
        text,
        (*said.remarks, *following.remarks),
        owner="jeg",
        deadline=_deadline(said.text),
    )


def _present(infinitive: str) -> str | None:
    word = infinitive.casefold()
    irregular = {"gøre": "gør", "være": "er", "have": "har", "spørge": "spørger"}
    return irregular.get(word, word + "r") if word[-1:] in "eåoiyøu" and word.isalpha() else None


def _hypothetical(text: str) -> bool:
    return bool(re.search(r"\b(?:hvis|når|før|måske|kan|skal|ikke)\b", text, _I))


def _deadline(text: str) -> str:
    match = _DEADLINE.search(text)
    return match.group() if match else ""


def _without_last_said(facts: list[Fact], heard: Sequence[Heard], place: int) -> list[Fact]:
    """Without what was said in the same utterance and in the one before it."""
    own = heard[place].remarks[0].utterance
    before = next((h.remarks[0].utterance for h in reversed(heard[:place]) if h.remarks[0].utterance != own), own)
    return [f for f in facts if not {own, before} & set(f.sources)]


def _withdrawn(facts: list[Fact], speaker: str) -> list[Fact]:
    """Without the last proposal, objection or statement of that speaker."""
    for place in range(len(facts) - 1, -1, -1):
        if facts[place].speaker == speaker and facts[place].kind not in {FactKind.DECISION, FactKind.TASK}:
            return facts[:place] + facts[place + 1 :]
    return facts


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Without repetition: of two that say the same the later stands."""
    kept: list[Fact] = []
    for fact in facts:
        own = set(content(fact.text))
        same = [
            f
            for f in kept
            if f.kind is fact.kind and own and len(own & set(content(f.text))) / len(own | set(content(f.text))) > 0.65
        ]
        kept = [f for f in kept if f not in same] + [fact]
    return kept


def _weight(fact: Fact) -> float:
    """How much a fact adds to the referat."""
    base = {
        FactKind.PROPOSAL: 1.8,
        FactKind.OBJECTION: 2.4,
        FactKind.QUESTION: 0.4,
        FactKind.ANSWER: 2.0,
        FactKind.AGREEMENT: 0.8,
    }.get(fact.kind, 1.4)
    length = len(content(fact.text))
    return (
        base
        + min(length, 10) * 0.15
        + (1.5 if numbers_in(fact.text) else 0.0)
        + (0.4 if _deadline(fact.text) else 0.0)
        - (0.8 if length < 3 else 0.0)
    )

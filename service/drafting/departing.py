"""Whether what was approved departs from what was proposed, as signs to be weighed.

A change need not be called one: "den 19. maj, Ulla booker hallen" departs from a proposal of the 12th, and a
word that a member brought up and the chair concludes with departs from a proposal that lacks it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.drafting.act_words import ActKind
from service.drafting.acts import acts_of
from service.drafting.changes import change_in
from service.drafting.ending import ending_of
from service.drafting.hearing import Heard
from service.drafting.proposal import Proposal, ProposalKind, proposal_of
from service.drafting.remarks import Remark
from service.drafting.signs import signs_of
from service.drafting.stems import content
from service.drafting.suggestions import Suggestion, concluded_with, is_task, suggestions_of
from service.drafting.values import names_in, others, values_in
from service.drafting.wording import spoken
from service.meetings import Item

_I = re.IGNORECASE
_BEFORE, _AFTER = 5, 3  # remarks around what decided, in which the chair concludes
_HEARD = 14  # remarks before the conclusion, in which it was brought up
_WAYS: dict[str, re.Pattern[str]] = {
    "except": spoken(
        "(kun|nøjes|bortset|undtag\\w*|uden|i stedet|på nær|dog|men (ikke|uden|kun|først|med))",
        "andre (steder|dage)",
        "ikke (ved|i|for|på|til)",
    ),
    "rest": spoken(
        "(resten|det øvrige|de øvrige|ellers som)",
        "ellers (er|passer|står|ser|som|bliver|følger|godkend\\w*|fint|ingen|ikke|god)",
        "og så er (vi|den|det|alle)",
    ),
    "amount": spoken(
        "(mere|mindre|flere|færre|oveni|oven i|ekstra|halv\\w*|dobbelt\\w*|hver (anden|andet|tredje)|ned|også)",
        "(først|bagefter|derefter|senere)",
        "skal der stå",
        "bliver tallet",
        "med (den|det|de) (linje\\w*|\\w*føjelse\\w*|rettelse\\w*|ændring\\w*)",
        "på (den|det) (måde|betingelse|vilkår)",
    ),
    "writes": spoken(
        "(ret|ændr|tilføj|skriv|slet|stryg|fjern|præciser|flyt|byt|just|sæt)\\w*"
        " (vi|jeg|det|den|dem|du|på|til|ind|ud|om)",
        "(det|den|dem) (ret|ændr|tilføj|skriv|slet|stryg|fjern|præciser|flyt|byt|just|sæt|få)\\w*",
        "(kommer|skal|får|bliver) (<..>)?(ind|ud|med|rettet|ændret|skrevet|tilføjet|på|stå|væk)",
    ),
    "instead": spoken("(hellere|i stedet|snarere|tag|kald|sig|læg|flyt|byt)"),
    "asks": spoken(
        "(mangler|skal (ud|med|ind|stå|til|slettes|rettes)|forkert\\w*|fejl\\w*)",
        "(kan|kunne|skal|må|bør) (vi|man|der|den|det|jeg) (<..>)?(skrive\\w*|stå|ændre\\w*|rette\\w*|få|flytte\\w*"
        "|slette\\w*|vente|nøjes|sige|halvere|gøre det sådan)",
        "(vil|ville) (<..>)?(gerne|hellere|foreslå)",
        "der står",
        "(ned|op) på",
        "for (mange|meget|lidt|få|højt|dyrt|sent|tidligt|lang\\w*|hårdt)",
        "hvad (med|kan du|koster)",
        "kan (vi |jeg )?ikke",
    ),
    "stands": spoken(
        "(som (skrevet|beskrevet|planlagt|der står"
        "|det (står|ligger)|foreslået|indstillet|den er)|ligger fast|holder (vi )?fast|det gør vi ikke)",
        "lad\\w* (vi )?(det|den) (nu )?stå",
    ),
}
# "Er der noget, der skal byttes rundt?" asks for changes and makes none.
_INVITES = re.compile(
    r"^\W*(?:(?:og|men|så|ja|godt|okay)\W+)*(?:er\s+der|har\s+(?:I|du|vi|nogen))\s+(?:nog|andre|andet|flere|bemærk|komment)",
    _I,
)
_NOT = re.compile(r"\b(?:ikke|ingen|intet|aldrig|drop\w*|aflys\w*|nej)\b", _I)
_MOVES = spoken(
    "(udgår|udgået|trækker|trukket|bytter|byttes|rykker|rykkes|flytter|flyttes|skubber|udsætter|udsat|uden punkt)",
    "(tager|tages|behandler|kommer|lægger|sætter|ryger|får|har) (<....>)"
    "(før|efter|først|op|ud|af|tidlig\\w*|frem|foran|inden|ind|på|med|sammen)",
    "(ret|ændr|tilføj|præciser|slett)(er|es|et|t)",
    "(rettelse\\w*|ændring\\w*|tilføjelse\\w*|bemærkning)",
    "(så )?gør vi (det|sådan)",
)
_AT_THE_END = re.compile(r"\b(?:eventuelt|evt|til\s+sidst|næste\s+gang)\b", _I)
# To take an item last is how the meeting goes, not what it decides.
_LAST = re.compile(r"\b(?:sidst|bagest|eventuelt|evt)\b", _I)
_NONE_OF = re.compile(r"\b(?:ingen|intet|ikke\s+(?:noget|nogen|en|et))\b", _I)
_CLAUSES = re.compile(r"[.,;:!?–]|\b(?:men|og)\b")
_REFUSES = re.compile(r"\b(?:afslag|afslås|afvis\w*|ikke\s+(?:imødekom|godkend|gives|bevilg)\w*)\b", _I)
_VOTED = re.compile(r"^\W*(?:og\s+|så\s+)?for\b|\b(?:hvem\s+(?:er|stemmer|vil)|stemmer)\b", _I)
_VOTES = re.compile(r"\b(?:imod|mod|stemm\w+)\b|\bfor\W*$", _I)
_SHOWN = re.compile(r"\b[A-ZÆØÅ][a-zæøå]{3,}\b")
_FRAME = frozenset(
    content(
        "godt fint punkt sag forslag indstilling enige enighed godkendt godkender vedtaget vedtager besluttet aftale "
        "plads orden alle klar færdig videre bliver hedder skriver siger laver sætter kører lige bare flertal ellers"
    )
)


@dataclass(frozen=True)
class Conclusion:
    """What the chair concludes with and asks there, and what the others said before it."""

    told: tuple[Remark, ...]
    asked: tuple[Remark, ...]
    before: tuple[Remark, ...]


def conclusion_of(heard: Heard, place: int) -> Conclusion:
    """The chair's words around `place`, where it was decided, and the last ones of the item."""
    ending = ending_of(heard)
    near = [r for i, r in enumerate(heard.remarks) if heard.by_chair(i) and place - _BEFORE <= i <= place + _AFTER]
    mine = {r.position: r for r in (*ending.earlier[-2:], *ending.asked, *ending.last, *near)}
    concluding = [mine[position] for position in sorted(mine)]
    last = concluding[-1].position if concluding else 0
    return Conclusion(
        tuple(r for r in concluding if not r.question and not _VOTES.search(r.text)),
        tuple(r for r in concluding if r.question),
        tuple(r for i, r in enumerate(heard.remarks) if not heard.by_chair(i) and last - _HEARD <= r.position < last),
    )


def departing_features(heard: Heard, place: int, *, read: bool) -> dict[str, float]:
    """All that is weighed, by name; `place` is where it was approved, `read` whether words of change were."""
    found = conclusion_of(heard, place)
    names = [*_proposed(heard), *_in_words(heard, found), *_granted(heard.remarks), *_by_name(heard, found)]
    if change_in(heard.remarks, heard.acts, place, heard.by_chair):
        names.append("change heard")
    if read:
        names.append("change read")
    own = dict.fromkeys([*_suggested(heard, found), *_set_against(heard, found), *_voted(heard)], 1.0)
    kind = proposal_of(heard.item).kind
    return {
        **dict.fromkeys(names, 1.0),
        **_brought_up(heard, found),
        **own,
        **{f"{kind}: {name}": value for name, value in own.items()},
        f"{kind}": 1.0,
    }


def left_open(heard: Heard, place: int) -> bool:
    """Whether nothing that the meeting settled could depart from the indstilling, as it leaves that to the meeting.

    "Ingen gruppe" departs even from "at der nedsættes en gruppe".
    """
    proposal = proposal_of(heard.item)
    clauses = [c for r in conclusion_of(heard, place).told for c in _CLAUSES.split(r.text)]
    refused = any(_NONE_OF.search(c) and _shared(content(c), proposal.words) for c in clauses)
    return proposal.kind is ProposalKind.OPEN and not refused


def changing(heard: Heard, place: int) -> Remark | None:
    """The remark of the conclusion that tells best what was changed."""
    found, plan, known = conclusion_of(heard, place), proposal_of(heard.item).text, _known(heard.item)
    own, brought = set(content(f"{plan} {known}")), {w for r in found.before for w in content(r.text)}
    best, most = None, 0.0
    for remark in (*found.told, *(r for r in found.asked if not _INVITES.search(r.text))):
        said = set(content(remark.text)) - _FRAME
        worth = 3.0 * bool(plan and others(plan, remark.text, known)[0])
        worth += sum(2.0 for way in ("except", "writes", "amount") if _WAYS[way].search(remark.text))
        worth += min(len((said & brought) - own), 3) + 0.5 * min(len(said - own), 3)
        if worth >= most and said:
            best, most = remark, worth
    return best


def _known(item: Item) -> str:
    return " ".join([item.title, *(s.text for s in item.sections if s.heading not in {"Beslutning", "Indstilling"})])


def _proposed(heard: Heard) -> Iterator[str]:
    """What there is to depart from."""
    plan = proposal_of(heard.item).text
    yield "bias"
    if not plan:
        yield "unproposed"
    if _REFUSES.search(plan):
        yield "proposal refuses"
    if values_in(plan):
        yield "proposal has values"
    elif re.search(r"godkend|vedtag", plan):
        yield "plain approval"
    if len(heard.item.proposal_clauses) > 1:
        yield "clauses"
    standing = heard.standing()
    if standing and standing.kind is ActKind.APPROVE:
        yield "approved in words"


def _in_words(heard: Heard, found: Conclusion) -> Iterator[str]:
    """Ways of changing, and values set against the proposal's."""
    plan, known = proposal_of(heard.item).text, _known(heard.item)
    for role, remarks in (("told", found.told), ("asked", found.asked), ("before", found.before)):
        for way, pattern in _WAYS.items():
            if any(
                pattern.search(r.text)
                and not (role == "asked" and _INVITES.search(r.text))
                and not (way == "rest" and r.question)
                for r in remarks
            ):
                yield f"{role} {way}"
        text = " / ".join(r.text for r in remarks if not _VOTES.search(r.text))
        other, same = others(plan, text, known) if plan else ([], [])
        if other:
            yield f"{role} other value"
        if same:
            yield f"{role} same value"
        if other and not same:
            yield f"{role} only other value"


def _granted(remarks: Sequence[Remark]) -> Iterator[str]:
    """What somebody asked to have changed, and how others took it."""
    for i, remark in enumerate(remarks[:-1]):
        if _INVITES.search(remark.text):
            continue
        if not _WAYS["asks"].search(remark.text) and not _WAYS["instead"].search(remark.text):
            continue
        yield "asked anywhere"
        for reply in remarks[i + 1 : i + 4]:
            signs = signs_of(reply.text)
            if _WAYS["writes"].search(reply.text) and "no" not in signs:
                yield "asked and written"
            if reply.speaker != remark.speaker and "yes" in signs and "no" not in signs:
                yield "asked and granted"
            if reply.speaker != remark.speaker and ("no" in signs or _WAYS["stands"].search(reply.text)):
                yield "asked and refused"


def _suggested(heard: Heard, found: Conclusion) -> Iterator[str]:
    """What was suggested otherwise, and how it was taken."""
    last = max((r.position for r in (*found.told, *found.asked)), default=10**9)
    made = suggestions_of(heard, proposal_of(heard.item), last)
    if not made:
        yield "none suggested"
        return
    if made[-1].granted:
        yield "last granted"
    if made[-1].refused:
        yield "last refused"
    if any(one.granted > 1 for one in made):
        yield "granted by several"
    if all(one.refused and not one.granted for one in made):
        yield "all refused"
    yield from _adopted(found, made)


def _adopted(found: Conclusion, made: Sequence[Suggestion]) -> Iterator[str]:
    """Whether what was suggested came into the conclusion."""
    concluding = [r for r in (*found.told, *found.asked) if not is_task(r)]
    taken = [concluded_with(one, concluding) for one in made]
    if any(values for _, values in taken):
        yield "suggested value concluded"
    yield from (f"suggested words concluded {n}" for n in (1, 2, 3) if any(words >= n for words, _ in taken))
    if any((w or v) and one.granted for one, (w, v) in zip(made, taken, strict=True)):
        yield "granted and concluded"
    if not any(w or v for w, v in taken):
        yield "no suggestion concluded"
    after = [r for r in found.told if r.position > made[-1].remark.position]
    if any(act.kind is ActKind.ASSENT for r in after for act in acts_of(r.text)):
        yield "assents to the last"
    elif not any(r.position >= made[-1].remark.position for r in concluding):
        yield "nothing after the last"


def _set_against(heard: Heard, found: Conclusion) -> Iterator[str]:
    """Whether the conclusion says no to what was proposed, or what else it has in its place."""
    proposal = proposal_of(heard.item)
    if proposal.kind is ProposalKind.ORDER and _moved(heard):
        yield "moves"
    elif proposal.kind is ProposalKind.ORDER and any(_LAST.search(r.text) for r in heard.remarks):
        yield "put last"
    clauses = [c for r in (*found.told, *found.asked) for c in _CLAUSES.split(r.text)]
    if any(_NOT.search(clause) and _shared(content(clause), proposal.words) for clause in clauses):
        yield "denies the proposal"
    said_by: dict[str, set[str]] = {}
    for remark in found.before:
        for word in content(remark.text):
            said_by.setdefault(word, set()).add(remark.speaker)
    told = {w for r in (*found.told, *found.asked) if not is_task(r) for w in content(r.text)}
    if any(len(said_by.get(word, ())) > 1 for word in told - proposal.words - proposal.known - _FRAME):
        yield "several's word concluded"
    if any(_of_a_member(remark, found, proposal) for remark in found.told):
        yield "member's value concluded"


def _of_a_member(remark: Remark, found: Conclusion, proposal: Proposal) -> bool:
    """Whether a remark concludes with a value that a member had named and the indstilling lacks."""
    if not {"so", "bare"} & signs_of(remark.text) or is_task(remark) or _VOTES.search(remark.text):
        return False
    own, theirs = values_in(remark.text), [v for r in found.before for v in values_in(r.text)]
    planned = any(v.may_be(p) for v in own for p in proposal.values)
    return not planned and any(v.may_be(w) for v in own for w in theirs)


def _voted(heard: Heard) -> Iterator[str]:
    """Whether the chair put what was proposed to the vote."""
    proposal = proposal_of(heard.item)
    for place in range(max(0, len(heard.remarks) - _HEARD), len(heard.remarks)):
        text = heard.remarks[place].text
        if heard.by_chair(place) and _VOTED.search(text):
            if any(v.may_be(p) for v in values_in(text) for p in proposal.values):
                yield "voted for the proposal"
            elif _shared(content(text), proposal.words):
                yield "voted for its words"


def _moved(heard: Heard) -> bool:
    """Whether the chair puts an item of the dagsorden elsewhere or out, or has a referat put right."""
    return any(
        heard.by_chair(place)
        and not remark.question
        and _MOVES.search(remark.text)
        and not _AT_THE_END.search(remark.text)
        for place, remark in enumerate(heard.remarks)
    )


def _shared(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a stem is another's, or the end of a compound with it."""
    known = tuple(others)
    return any(a == b or (min(len(a), len(b)) >= 4 and (a.endswith(b) or b.endswith(a))) for a in words for b in known)


def _by_name(heard: Heard, found: Conclusion) -> Iterator[str]:
    """Whether a name of the proposal is concluded with, or another in its place."""
    plan = proposal_of(heard.item).text
    if not (planned := names_in(plan)):
        return
    yield "proposal names"
    if planned & {w for r in found.told for w in content(r.text)}:
        yield "names it"
    elif {w for r in (*found.told, *found.asked) for w in content(" ".join(_SHOWN.findall(r.text)))} - set(
        content(f"{plan} {_known(heard.item)}")
    ):
        yield "other name"


def _brought_up(heard: Heard, found: Conclusion) -> dict[str, float]:
    """Whose words the chair concludes with: the proposal's, those of a member, or none that had been heard."""
    own = set(content(f"{proposal_of(heard.item).text} {_known(heard.item)}"))
    brought = {w for r in found.before for w in content(r.text)}
    loose = {w for r in found.told if "does" not in signs_of(r.text) for w in content(r.text)} - _FRAME
    bare = [set(content(r.text)) - _FRAME for r in found.told if {"bare", "so"} & signs_of(r.text)]
    return {
        "taken up": min(len((loose & brought) - own), 3) / 3,
        "as put": min(len(loose & own), 3) / 3,
        "brought in": min(len(loose - own - brought), 5) / 5,
        "taken up bare": float(any((words & brought) - own for words in bare)),
        "put bare": float(any(words & own for words in bare)),
    }

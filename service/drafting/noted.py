"""What the referent wrote down at the meeting, beside what was said there.

Notes are a referat in the making: they are taken over as they stand, none is left out for being slight, and what they
say was decided counts as the chair's word does. Past tense tells in them what was decided, not of another meeting.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.drafting.acts import Act, ActKind, acts_of
from service.drafting.aims import Aim, aims_of
from service.drafting.alignment import Alignment
from service.drafting.fact import Fact, FactKind
from service.drafting.finding import Finding
from service.drafting.people import People
from service.drafting.plain import without_health
from service.drafting.remarks import Remark
from service.drafting.stems import content
from service.meetings import Item, Outcome
from service.meetings.transcript import NOTES

_I = re.IGNORECASE
_OPENING = re.compile(r"Punkt (?P<number>\d+): (?P<title>.*?)\.?")
"""How `service.transcript.notes` opens an item."""
_NOTHING = re.compile(
    r"^\W*(?:(?:der\s+var\s+)?(?:intet|ingenting|ikke\s+noget|ingen(?:\s+(?:bemærkninger|kommentarer|punkter))?)"
    r"(?:\s+(?:at\s+bemærke|til\s+(?:punktet|eventuelt|evt\.?)))?|nej)?\W*$",
    _I,
)
_DECIDED = (
    ("godkendte", "godkender"),
    ("vedtog", "vedtager"),
    ("besluttede", "beslutter"),
    ("tiltrådte", "tiltræder"),
    ("udsatte", "udsætter"),
    ("udskød", "udskyder"),
    ("afviste", "afviser"),
    ("forkastede", "forkaster"),
    ("oversendte", "oversender"),
    ("sendte", "sender"),
    ("tog", "tager"),
    ("blev", "er"),
)
_PRESENT = re.compile(rf"\b(?:{'|'.join(past for past, _ in _DECIDED)})\b", _I)
_SHORT = re.compile(r"\btil\s+eft(?:err)?\b\.?", _I)
_TALKED = re.compile(
    r"^\W*(?:(?:punktet|sagen|emnet|forslaget|det)\s+)?(?:(?:er|blev)\s+)?(?:drøftet|debatteret|diskuteret|vendt)\b(?!\s+med)"
    r"|\b(?:udvalget|med|lokalmed|vi)\s+(?:drøftede|debatterede|diskuterede)\b",
    _I,
)
_TELLING = re.compile(
    r"^(?:foreslår|foreslog|mener|mente|spørger|spurgte|ønsker|ønskede|oplyser|oplyste|nævner|nævnte|bemærker|bemærkede|orienterer"
    r"|orienterede|fortæller|fortalte|gennemgår|gennemgik|støtter|støttede|tilføjer|tilføjede|påpeger|påpegede|undrer\s+sig|efterlyser"
    r"|efterlyste|anbefaler|anbefalede|fremlægger|fremlagde|takker|takkede|gør\s+opmærksom|gjorde\s+opmærksom|har|havde|sender|sørger|laver"
    r"|undersøger|følger\s+op|kontakter|indkalder)\b(?!\s+(?:jeg|vi|du|I|I\s+ikke|man|det|der)\b)[^?]*$",
    _I,
)
_TOO_LITTLE = frozenset(
    content("punktet sagen forslaget indstillingen udvalget møde orientering dagsorden tages taget")
)


def is_noted(remark: Remark) -> bool:
    """Whether it was written down and not said by anybody."""
    return remark.speaker == NOTES


def opens(remark: Remark) -> bool:
    """Whether the note is the heading of an item."""
    return is_noted(remark) and _OPENING.fullmatch(remark.text) is not None


def placed(alignment: Alignment, items: Sequence[Item], remarks: Sequence[Remark]) -> Alignment:
    """The alignment as the notes' own headings have it: nobody needs to guess where they say it themselves."""
    if not any(opens(remark) for remark in remarks):
        return alignment
    now: int | None = None
    places: list[int | None] = []
    for remark in remarks:
        match = _OPENING.fullmatch(remark.text) if is_noted(remark) else None
        if match is not None:
            now = _place(items, int(match["number"]), match["title"], now)
        places.append(now)
    utterances = {remark.utterance: place for remark, place in zip(remarks, places, strict=True)}
    return Alignment(tuple(places), utterances)


def _place(items: Sequence[Item], number: int, title: str, now: int | None) -> int | None:
    """Which item a heading opens: of several with one number the one of that title, else the next."""
    same = [place for place, item in enumerate(items) if item.number == number]
    titled = [place for place in same if items[place].title.strip(" .:–-").casefold() == title.strip(" .").casefold()]
    later = [place for place in titled or same if now is None or place > now]
    return next(iter([*later, *titled, *same]), now)


def acts_in(remark: Remark) -> tuple[Act, ...]:
    """What a remark does to the item; of a note that, too, which it tells in the past tense."""
    if not is_noted(remark):
        return acts_of(remark.text)
    if opens(remark):
        return ()
    present = dict(_DECIDED)
    text = _SHORT.sub("til efterretning", remark.text)
    acts = acts_of(_PRESENT.sub(lambda m: present[m.group().casefold()], text))
    return acts or ((Act(ActKind.DISCUSSED),) if _TALKED.search(remark.text) else ())


def found_in_notes(item: Item, remarks: Sequence[Remark], finding: Finding) -> Finding:
    """What became of an item that has notes, though none of them says so: it was talked about, unless it asks for a
    decision.
    """
    told = tuple(r for r in remarks if is_noted(r) and not opens(r) and not _NOTHING.match(r.text))
    if finding.outcome is not Outcome.NONE or not told or Aim.APPROVE in aims_of(item):
        return finding
    return Finding(Outcome.NOTED if Aim.NOTE in aims_of(item) else Outcome.DISCUSSED, told[-1:])


def facts_noted(remarks: Sequence[Remark], finding: Finding, people: People) -> tuple[Fact, ...]:
    """Every note as a fact of its own, but for headings, what the closing phrase says, and what says nothing."""
    facts = []
    for remark in remarks:
        if not is_noted(remark) or opens(remark) or _NOTHING.match(remark.text):
            continue
        if remark in finding.counted or (acts_in(remark) and (remark in finding.evidence or _bare(remark))):
            continue
        text = without_health(_named(remark.text, people))
        facts.append(Fact(FactKind.WRITTEN, NOTES, text, (remark,), needed=True))
    return tuple(facts)


def closing_noted(item: Item, finding: Finding, house: Sequence[str]) -> tuple[str, ...]:
    """The closing sentences: the note itself where it says more than the house's phrase ("…, da Mia er på kursus")."""
    last = finding.evidence[-1] if finding.evidence else None
    if last is None or not is_noted(last) or finding.outcome is Outcome.APPROVED_WITH_CHANGES or not acts_in(last):
        return tuple(house)
    text = without_health(last.text)
    said = set(content(f"{' '.join(house)} {item.title} {item.proposal}")) | _TOO_LITTLE
    return (text,) if len(set(content(text)) - said) >= 2 else tuple(house)


def facts_quoted(spoken: Sequence[Remark], facts: Sequence[Fact], people: People) -> tuple[Fact, ...]:
    """What the notes let somebody say, every line of it: as the facts that were found in it, else in their words."""
    found = []
    for fact in facts:
        told = _told(fact.remarks[0], people)
        fact = replace(fact, kind=FactKind.WRITTEN, text=told) if told else fact  # noqa: PLW2901 - the same fact
        found.append(replace(fact, needed=True))
    read = {remark for fact in facts for remark in fact.remarks}
    for remark in spoken:
        if remark not in read and len(content(remark.text)) >= 1 and not acts_of(remark.text):
            text = _told(remark, people) or quotation(remark.speaker, remark.text, people)
            found.append(Fact(FactKind.WRITTEN, remark.speaker, text, (remark,), needed=True))
    return tuple(found)


def quotation(speaker: str, text: str, people: People) -> str:
    """The words themselves, where no better sentence can be made of them."""
    return f"{people.named(speaker)} {'spurgte' if text.endswith('?') else 'sagde'}: »{text}«"


def _told(remark: Remark, people: People) -> str:
    """What the notes tell of somebody ("Foreslår tre dage.") as a sentence; empty for what they let them say."""
    if not _TELLING.match(remark.text):
        return ""
    return without_health(f"{people.named(remark.speaker)} {remark.text[0].lower()}{remark.text[1:]}")


def in_order(*facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts in the order they were said and written in."""
    return tuple(sorted((f for some in facts for f in some), key=lambda f: f.remarks[0].position))


def _bare(remark: Remark) -> bool:
    """Whether a note says no more than a decision's one word ("Godkendt.", "Udsat.")."""
    return len(set(content(remark.text)) - _TOO_LITTLE) <= 1


def _named(text: str, people: People) -> str:
    """The note with the whole name of whoever it begins with."""
    first = text.split(maxsplit=1)
    person = next(iter(people.mentioned(first[0])), None) if len(first) == 2 else None
    if person is None or first[0] == person.name or text.startswith(person.name):
        return text
    return f"{person.name} {first[1]}" if first[0] == person.name.split()[0] else text

"""Who takes part in a talk and as what: by the participants' list, by what speakers are called, or by how they talk."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from service.agreeing import Part
from service.drafting.people import People as Matched
from service.meetings import Meeting, Participant, Transcript
from service.meetings.transcript import NOTES

TITLES = {
    Part.EMPLOYEE: "Medarbejderen",
    Part.LEADER: "Lederen",
    Part.HR: "HR",
    Part.COMPANION: "Bisidderen",
}
_PARTS = (
    (Part.COMPANION, r"bisidder|tillidsre|\btr\b|fællestillids|amr\b|arbejdsmiljørep|fagforening|ledsage|støtteperson"),
    (
        Part.HR,
        r"\bhr\b|hr-|personalekonsulent|personaleafdeling|personalejurist|fastholdelseskonsulent|sygefraværskonsulent",
    ),
    (Part.EMPLOYEE, r"medarbejder(?!re)|den\s+sygemeldte|ansat\b|sygemeldt"),
    (Part.LEADER, r"leder|chef|forstander|rektor|souschef|inspektør|direktør|formand|koordinator"),
)
_ASKS = re.compile(r"\b(?:du|dig|din|dit|dine)\b", re.IGNORECASE)
_SELF = re.compile(r"\b(?:jeg|mig|min|mit|mine)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:referat\w*|indkald\w*|fastholdelsesplan\w*|mulighedserklæring\w*|skriver\s+jeg|jeg\s+skriver|sygedag\w*|fire\s+uger)\b",
    re.IGNORECASE,
)
_CALLED = r"(?P<name>[A-ZÆØÅ][a-zæøåé]+(?:[ -][A-ZÆØÅ][a-zæøåé]+)*)"
_INTRODUCES = re.compile(rf"\b(?:jeg\s+hedder|mit\s+navn\s+er|det\s+er\s+mig,?)\s+{_CALLED}")
_PLACEHOLDER = re.compile(r"(?:taler|speaker|spk|deltager|gæst|guest|ukendt|unknown)?[\s_-]*\d*", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """Somebody in the talk: as the participants' list or the transcript names them, and their part in it."""

    name: str
    role: str
    part: Part | None
    present: bool | None = None

    @property
    def title(self) -> str:
        """How a sentence begins that tells what they said."""
        return self.name if self.part is None else TITLES[self.part]


class People:
    """The people of one talk; `participants` may be empty."""

    def __init__(self, participants: Sequence[Participant], transcript: Transcript) -> None:
        matched = Matched(Meeting(participants=tuple(participants)), transcript)
        self._of: dict[str, Person] = {}
        spoken = [s for s in transcript.speakers if s.id != NOTES]
        parts = _parts(matched, transcript)
        for speaker in spoken:
            known = matched.participant(speaker.id)
            name = known.name if known else _bare(speaker.name)
            role = known.role if known else _bracketed(speaker.name)
            self._of[speaker.id] = Person(name, role, parts[speaker.id], None if known is None else known.present)
        heard = {person.name for person in self._of.values()}
        silent = [p for p in participants if p.name not in heard]
        self.silent = tuple(Person(p.name, p.role, _part(p.role), p.present) for p in silent)
        self.all = (*self._of.values(), *self.silent)
        if participants:
            order = {p.name: place for place, p in enumerate(participants)}
            self.all = tuple(sorted(self.all, key=lambda person: order.get(person.name, len(order))))

    @property
    def writer(self) -> Person | None:
        """Who is "jeg" in typed notes: the leader, or whoever leads the talk alone."""
        return self.first(Part.LEADER) or self.first(Part.HR) or self.first(None)

    def speaker(self, id_: str) -> Person | None:
        """The person that this speaker is; None for notes, which are nobody's."""
        return self._of.get(id_)

    def part(self, id_: str) -> Part | None:
        """What the speaker is to the talk."""
        person = self._of.get(id_)
        return person.part if person else None

    def first(self, part: Part | None) -> Person | None:
        """The person with that part, if there is only one of them; of several leaders nobody.

        None is whoever has a role of which nothing is known: "overtandlæge".
        """
        found = [person for person in self.all if person.part is part]
        return found[0] if len(found) == 1 else None

    def title(self, person: Person) -> str:
        """How a sentence names them: the employee by part, the others by name where it is known."""
        if person.part is Part.EMPLOYEE and self.first(person.part) is person:
            return TITLES[person.part]
        if _named(person.name):
            return person.name
        return "" if person.part is None else TITLES[person.part]

    def named(self, text: str) -> tuple[Person, ...]:
        """Those that the text names, by whole name, by a first name that only one has, by part or by initials."""
        found: list[tuple[int, Person]] = []
        firsts = Counter(person.name.split()[0] for person in self.all if person.name)
        for person in self.all:
            first = person.name.split()[0] if person.name else ""
            letters = "".join(word[0] for word in person.name.split()) if len(person.name.split()) > 1 else ""
            wanted = [person.name, *([first] if firsts[first] == 1 else []), letters]
            places = [
                match.start()
                for name in wanted
                if name and (match := re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text))
            ]
            if person.part is Part.HR and (match := re.search(r"(?<!\w)HR(?!\w)", text)):
                places.append(match.start())
            if person.part is Part.LEADER and (match := re.search(r"(?<!\w)(?:[Ll]eder(?:en)?)(?!\w)", text)):
                places.append(match.start())
            if person.part is Part.EMPLOYEE and (match := re.search(r"(?<!\w)(?:[Mm]edarbejderen)(?!\w)", text)):
                places.append(match.start())
            if places:
                found.append((min(places), person))
        return tuple(person for _, person in sorted(found, key=lambda pair: pair[0]))


def _named(name: str) -> bool:
    return bool(name) and _PLACEHOLDER.fullmatch(name) is None and _part(name) is None


def _part(role: str) -> Part | None:
    return next((part for part, words in _PARTS if re.search(words, role, re.IGNORECASE)), None)


def _bare(name: str) -> str:
    return re.sub(r"\s*[(\[].*", "", name).strip()


def _bracketed(name: str) -> str:
    found = re.search(r"[(\[]([^)\]]*)", name)
    return found[1].strip() if found else ""


def _parts(matched: Matched, transcript: Transcript) -> dict[str, Part | None]:
    """The part of every speaker: told by role or name, else the employee is whom the others speak to."""
    told: dict[str, Part | None] = {}
    ids = [s.id for s in transcript.speakers if s.id != NOTES]
    names = {s.id: s.name for s in transcript.speakers}
    for id_ in ids:
        known = matched.participant(id_)
        told[id_] = _part(known.role or known.name if known else names[id_])
    lacking = {Part.EMPLOYEE, Part.LEADER} - {part for part in told.values() if part}
    open_ = [id_ for id_ in ids if told[id_] is None]
    scores = {id_: _leading(id_, transcript) for id_ in open_}
    if Part.LEADER in lacking and open_:
        leader = max(open_, key=lambda id_: scores[id_])
        told[leader] = Part.LEADER
        open_.remove(leader)
    if Part.EMPLOYEE in lacking and open_:
        told[min(open_, key=lambda id_: scores[id_])] = Part.EMPLOYEE
    return told


def _leading(id_: str, transcript: Transcript) -> float:
    """How much somebody speaks as the one who leads the talk: of "you", in questions, of the referat; first of all."""
    text = " ".join(u.text for u in transcript.utterances if u.speaker == id_)
    words = max(len(text.split()), 1)
    asks, own, questions, topics = (
        len(_ASKS.findall(text)),
        len(_SELF.findall(text)),
        text.count("?"),
        len(_TOPIC.findall(text)),
    )
    return (asks - own + 2 * questions + 2 * topics) / words

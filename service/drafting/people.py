"""Who speaks, and how a referat names them: by office where they hold one, by name otherwise, not at all if unknown."""

import re

from service.meetings import Meeting, Participant, Transcript
from service.meetings.transcript import NOTES

_OFFICE = re.compile(r"\b(?P<vice>næst|vice)?(?P<office>formand|forperson|mødeleder|ordstyrer)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?:taler|speaker|spk|deltager|gæst|guest|ukendt|unknown)?[\s_-]*\d*|ukendt.*|unknown.*", re.IGNORECASE
)


class People:
    """The people of one meeting: the participants of the dagsorden matched with the speakers of the transcript."""

    def __init__(self, meeting: Meeting, transcript: Transcript) -> None:
        self.participants = meeting.participants
        # What the referent wrote down is nobody's, and told by no name.
        self._speakers = {s.id: "" if s.id == NOTES else s.name for s in transcript.speakers}
        self.noted = NOTES in self._speakers
        self._found = {id_: self._match(name) for id_, name in self._speakers.items()}

    def participant(self, speaker: str) -> Participant | None:
        """The participant that this speaker is, if that is clear."""
        return self._found.get(speaker)

    def named(self, speaker: str) -> str:
        """How a sentence names the speaker ("Formanden", "Lars Bo Madsen"); empty for "Taler 1" and its like."""
        person = self._found.get(speaker)
        if person is not None:
            return titled(person)
        name = self._speakers.get(speaker, "").strip()
        return "" if _PLACEHOLDER.fullmatch(name) else re.sub(r"\s*[(\[].*", "", name).strip()

    def full_name(self, speaker: str) -> str:
        """The name that the participants' list or the transcript gives the speaker; empty for a placeholder."""
        person = self._found.get(speaker)
        return (
            person.name
            if person
            else ""
            if _PLACEHOLDER.fullmatch(self._speakers.get(speaker, ""))
            else self._speakers.get(speaker, "")
        )

    @property
    def chair(self) -> str | None:
        """The id of the speaker who chairs by office, if they are heard; notes tell what the chair concluded."""
        return NOTES if self.noted else self._in_office(vice=False)

    @property
    def deputy(self) -> str | None:
        """The id of the speaker who leads in the chair's place by office, if they are heard."""
        return self._in_office(vice=True)

    def _in_office(self, *, vice: bool) -> str | None:
        return next(
            (
                s
                for s, p in self._found.items()
                if p is not None and (o := _OFFICE.search(p.role)) and bool(o.group("vice")) is vice
            ),
            None,
        )

    @property
    def names(self) -> frozenset[str]:
        """Every whole name and every first name of participants and speakers."""
        whole = [p.name for p in self.participants] + [
            n for n in self._speakers.values() if not _PLACEHOLDER.fullmatch(n)
        ]
        return frozenset(whole) | frozenset(name.split()[0] for name in whole if name.split())

    def mentioned(self, text: str) -> tuple[Participant, ...]:
        """The participants that a text names, by a whole name or by a first name that only one of them has."""
        found = []
        for person in self.participants:
            first = person.name.split()[0] if person.name.split() else ""
            shared = sum(p.name.split()[:1] == [first] for p in self.participants) > 1
            wanted = [person.name] + ([first] if first and not shared else [])
            if any(re.search(rf"(?<!\w){re.escape(w)}s?(?!\w)", text) for w in wanted if w):
                found.append(person)
        return tuple(found)

    def _match(self, name: str) -> Participant | None:
        said = _tokens(name)
        if not said:
            return None
        exact = [p for p in self.participants if _tokens(p.name) == said]
        near = exact or [p for p in self.participants if said and (said <= _tokens(p.name) or _tokens(p.name) <= said)]
        if not near:
            near = [p for p in self.participants if len(said & _tokens(p.name)) >= 2]
        return near[0] if len(near) == 1 else None


def titled(person: Participant) -> str:
    """Formanden or Næstforpersonen for those who hold the office, the name for everybody else."""
    office = _OFFICE.search(person.role)
    if not office:
        return person.name
    word = office.group("office").casefold()
    definite = word + ("en" if word in {"formand", "forperson"} else "n" if word.endswith("e") else "en")
    return (
        (f"Næst{definite}" if office.group("vice") else definite.capitalize())
        if word in {"formand", "forperson"}
        else person.name
    )


def _tokens(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.sub(r"[(\[].*", "", name).casefold()))

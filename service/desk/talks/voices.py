"""Whose voice each is: one who holds the talk says so, and the fields that nobody has touched are drafted anew.

Voices are told apart within the one recording; of a voice nothing is kept but the name that it was given there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.access import Principal
from service.agreeing import TalkState
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks.drafting import drafted_from, participants
from service.desk.talks.heard import Said, transcript_of
from service.desk.talks.holding import drafted_anew
from service.desk.talks.talk import Person, TalkDesk, people_of, talk_for
from service.meetings import Speaker, Transcript
from service.storage.tables import Event

NOBODY = ""
"""Given for a voice that nobody knows."""
_LEAST = 5
"""Words of an example."""


@dataclass(frozen=True)
class Voice:
    """A voice that was told apart, and how many utterances are its own. `person_id`: who it is, or `NOBODY`;
    `example`: something that it said and that is not masked, "" where there is nothing.
    """

    id: str
    name: str
    count: int
    person_id: str
    example: str


def voices(people: Sequence[Person], said: Sequence[Said]) -> tuple[Voice, ...]:
    """The voices of what was said, in the order in which they are first heard."""
    ids = {person.name: person.id for person in people}
    of: dict[str, list[Said]] = {}
    for line in said:
        of.setdefault(line.voice, []).append(line)
    return tuple(
        Voice(id_, lines[0].speaker, len(lines), ids.get(lines[0].speaker, NOBODY), _example(lines))
        for id_, lines in of.items()
    )


def name(desk: TalkDesk, who: Principal, talk_id: str, given: Mapping[str, str]) -> int:
    """Say who the voices are, by their ids and the people's; how many fields became other than they were. Two voices
    of one person are read as one, and stay two, so that it can be taken back.

    Raises:
        NotFoundError: there is no such talk or person, or nothing was heard.
        ConflictError: the referat has been sent, or somebody else said otherwise meanwhile.

    """
    with desk.database.read() as session:
        row = talk_for(session, who, talk_id)
        seen, before = row.transcript, transcript_of(row)
        people = people_of(session, row.id)
        taking_part = participants(people)
    names = {person.id: person.name for person in people}
    if not set(given.values()) <= {*names, NOBODY}:
        raise NotFoundError
    after = _named(before, {voice: names.get(person, "") for voice, person in given.items()}, set(names.values()))
    if after == before:
        return 0
    was, became = (drafted_from(_joined(one), row, taking_part).fields for one in (before, after))
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        if row.state is not TalkState.PREPARING:
            raise ConflictError("Referatet er sendt. Tag det tilbage, før du siger, hvem der er hvem.")
        if row.transcript != seen:
            raise ConflictError("Det, der blev sagt, er ændret imens. Hent siden igen, og vælg på ny.")
        row.transcript = after.to_json()
        session.add(Event(user_id=who.user_id, meeting_id=row.id, kind="talk_voices_named"))
        return drafted_anew(session, row, was, became, who.user_id)


def _named(transcript: Transcript, given: Mapping[str, str], people: set[str]) -> Transcript:
    """With those names; a voice that is nobody's any more is called by its number again."""
    speakers = []
    for number, speaker in enumerate(transcript.speakers, 1):
        called = given.get(speaker.id, speaker.name)
        unnamed = f"Taler {number}" if speaker.name in people else speaker.name
        speakers.append(speaker.model_copy(update={"name": called or unnamed}))
    return transcript.model_copy(update={"speakers": tuple(speakers)})


def _joined(transcript: Transcript) -> Transcript:
    """Voices of one name as one: somebody who was heard as two."""
    first: dict[str, Speaker] = {}
    for speaker in transcript.speakers:
        first.setdefault(speaker.name, speaker)
    into = {speaker.id: first[speaker.name].id for speaker in transcript.speakers}
    spoken = tuple(u.model_copy(update={"speaker": into.get(u.speaker, u.speaker)}) for u in transcript.utterances)
    return transcript.model_copy(update={"speakers": tuple(first.values()), "utterances": spoken})


def _example(lines: Sequence[Said]) -> str:
    shown = [line.text for line in lines if not line.masked]
    return next((text for text in shown if len(text.split()) >= _LEAST), shown[0] if shown else "")

"""One who holds a talk says whose voice each is, and what nobody has touched is drafted anew."""

import pytest

from service.agreeing import Part
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks import asking, heard, voices
from service.desk.talks.drafting import drafted_from, participants
from service.desk.talks.holding import filled
from service.desk.talks.talk import people_of, shown
from service.desk.talks.voices import NOBODY, Voice
from service.meetings import Speaker, Transcript, Utterance
from service.storage.tables import TalkRow
from tests.service.conftest import Town
from tests.service.desk.talks import held

SAID = (
    ("s1", "Hvad skal vi have aftalt, for at det kan lade sig gøre?"),
    ("s2", "Jeg kan passe telefonen og svare på mails."),
    ("s1", "Jeg bestiller en anden stol til dig inden fredag."),
    ("s2", "Jeg tager piller for en depression."),
    ("s3", "Ja."),
)
AGREED, TASKS = "adjustments", "tasks_now"


def drafted(town: Town) -> str:
    """A talk that was heard with three voices and whose fields were drafted from it."""
    talk = held.created(town, other=False)
    transcript = Transcript(
        duration=60,
        speakers=tuple(Speaker(id=f"s{n}", name=f"Taler {n}") for n in (1, 2, 3)),
        utterances=tuple(
            Utterance(id=f"u{n}", start=10.0 * n, end=10.0 * n + 9, speaker=speaker, text=text)
            for n, (speaker, text) in enumerate(SAID)
        ),
    )
    with town.database.write() as session:
        row = session.get_one(TalkRow, talk)
        row.transcript = transcript.to_json()
        people = participants(people_of(session, talk))
        filled(session, row, drafted_from(transcript, row, people).fields)
    return talk


def text(town: Town, talk: str, name: str) -> str:
    return shown(held.desk(town), town.leader, talk).field(name).text


def named(town: Town, talk: str, *parts: Part | None) -> int:
    given = {f"s{n}": NOBODY if part is None else held.person(town, talk, part) for n, part in enumerate(parts, 1)}
    return voices.name(held.desk(town), town.leader, talk, given)


def of(town: Town, talk: str) -> tuple[Voice, ...]:
    desk = held.desk(town)
    return voices.voices(shown(desk, town.leader, talk).people, heard.said(desk, town.leader, talk))


def test_the_voices_are_told_with_an_example_that_is_not_private(town: Town) -> None:
    first, second, third = of(town, drafted(town))
    assert (first.name, first.count, first.person_id) == ("Taler 1", 2, NOBODY)
    assert second.example == "Jeg kan passe telefonen og svare på mails."
    assert third.example == "Ja."


def test_the_fields_are_drafted_anew_with_the_people_who_were_named(town: Town) -> None:
    talk = drafted(town)
    before = text(town, talk, AGREED)
    assert town.leader.name not in before
    assert named(town, talk, Part.LEADER, Part.EMPLOYEE, Part.EMPLOYEE) > 0
    assert town.leader.name in text(town, talk, AGREED)
    assert [voice.name for voice in of(town, talk)] == [town.leader.name, held.EMPLOYEE, held.EMPLOYEE]
    assert named(town, talk, Part.LEADER, Part.EMPLOYEE, Part.EMPLOYEE) == 0


def test_a_name_can_be_taken_back(town: Town) -> None:
    talk = drafted(town)
    before = shown(held.desk(town), town.leader, talk).fields
    named(town, talk, Part.LEADER, Part.EMPLOYEE, Part.EMPLOYEE)
    named(town, talk, None, None, None)
    assert [voice.name for voice in of(town, talk)] == ["Taler 1", "Taler 2", "Taler 3"]
    assert shown(held.desk(town), town.leader, talk).fields == before


@pytest.mark.parametrize("mine", ["Lederen finder en stol.", ""])
def test_what_a_person_has_written_or_emptied_stays(town: Town, mine: str) -> None:
    talk = drafted(town)
    assert text(town, talk, AGREED)
    held.written(town, talk, AGREED, mine)
    named(town, talk, Part.LEADER, Part.EMPLOYEE, Part.EMPLOYEE)
    assert text(town, talk, AGREED) == mine


def test_nothing_private_gets_into_a_field_by_it(town: Town) -> None:
    talk = drafted(town)
    named(town, talk, Part.EMPLOYEE, Part.LEADER, Part.LEADER)
    assert not [f for f in shown(held.desk(town), town.leader, talk).fields if "depression" in f.text]


def test_once_it_is_sent_nobody_is_named(town: Town) -> None:
    talk = drafted(town)
    asking.send(held.desk(town), town.leader, talk)
    with pytest.raises(ConflictError):
        named(town, talk, Part.LEADER, Part.EMPLOYEE, Part.EMPLOYEE)


def test_strangers_and_people_of_other_talks_are_not_found(town: Town) -> None:
    talk, other = drafted(town), held.created(town, other=False)
    desk, mine = held.desk(town), held.person(town, talk, Part.LEADER)
    for who in (town.consultant, town.administrator, town.referent):
        with pytest.raises(NotFoundError):
            voices.name(desk, who, talk, {"s1": mine})
    with pytest.raises(NotFoundError):
        voices.name(desk, town.leader, talk, {"s1": held.person(town, other, Part.LEADER)})
    with pytest.raises(NotFoundError):
        voices.name(desk, town.leader, other, {"s1": held.person(town, other, Part.LEADER)})

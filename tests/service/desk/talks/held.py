"""A talk of the town, at the points that tests begin from."""

import datetime
from collections.abc import Callable

from service import families
from service.agreeing import Part, Say
from service.desk.talks import asking, consenting, holding, inviting, sealing, takes
from service.desk.talks.asking import Reply
from service.desk.talks.holding import FieldEdit, NewTalk
from service.desk.talks.inviting import Guest, Invitation
from service.desk.talks.talk import TalkDesk, shown
from service.meetings import Speaker, Transcript, Utterance
from service.meetings.field import Field
from service.storage.tables import TalkJob, TalkRow
from tests.service.conftest import Town

DATE = datetime.date(2026, 11, 16)
EMPLOYEE = "Mette Vang"


def desk(town: Town) -> TalkDesk:
    """The desk of talks on the town's database."""
    return TalkDesk(town.database, town.files)


def created(town: Town, *, other: bool = True) -> str:
    """A talk that the leader holds, with the consultant unless `other` is false."""
    given = NewTalk(
        template=families.load_talk("sygefravaer"),
        date=DATE,
        mine=Part.LEADER,
        employee=EMPLOYEE,
        other="consultant@eksempel.dk" if other else "",
    )
    return holding.create(desk(town), town.leader, given)


def written(town: Town, talk: str, name: str, text: str, value: object = None) -> None:
    """The leader writes that in one field."""
    stands = shown(desk(town), town.leader, talk).field(name)
    field = Field.model_validate({"name": name, "value": value or text, "text": text})
    holding.save(desk(town), town.leader, talk, FieldEdit(field=field, seen=stands.text))


def sent(town: Town, *, other: bool = True) -> str:
    """A talk whose referat has been sent."""
    talk = created(town, other=other)
    written(town, talk, "first_sick_day", "2. november 2026", "2026-11-02")
    written(town, talk, "tasks_now", "Mette Vang kan passe telefonen.")
    written(town, talk, "next_meeting", "30. november 2026 kl. 10.00", "2026-11-30T10:00")
    asking.send(desk(town), town.leader, talk)
    return talk


def invited(town: Town, talk: str) -> Invitation:
    """A link and a code for the employee."""
    return inviting.invite(desk(town), town.leader, talk, person(town, talk, Part.EMPLOYEE))


def employee(town: Town, talk: str) -> Guest:
    """The employee, come in by her link."""
    made = invited(town, talk)
    visit = inviting.enter(desk(town), made.secret, made.code)
    guest = inviting.guest(desk(town), made.secret, visit)
    assert guest is not None
    return guest


def reply(town: Town, talk: str, say: Say = Say.AGREES, remark: str = "", **comments: str) -> Reply:
    """An answer to the text as it now stands."""
    return Reply(say=say, sha256=shown(desk(town), town.leader, talk).sha256, remark=remark, comments=comments)


def person(town: Town, talk: str, part: Part) -> str:
    """The id of whoever is that to the talk."""
    return next(p.id for p in shown(desk(town), town.leader, talk).people if p.part is part)


def agreed(town: Town, talk: str) -> str:
    """The talk, once everybody has said yes to being recorded."""
    for one in shown(desk(town), town.leader, talk).people:
        consenting.note(desk(town), town.leader, talk, one.id)
    return talk


def recorded(town: Town) -> str:
    """A talk of which a little sound has come, which nobody has ended."""
    talk = agreed(town, created(town, other=False))
    take = takes.begin(desk(town), town.leader, talk)
    takes.arrive(desk(town), town.leader, talk, take, 0, b"lyd")
    return talk


SAID = ("Hvornår var din første sygedag?", "Jeg tager piller for en depression.", "Det var den 2. november.")


def heard(town: Town, *said: str) -> str:
    """A talk whose recording has been written down, as that or as `SAID`, of which the second is about health."""
    talk = agreed(town, created(town, other=False))
    transcript = Transcript(
        duration=30,
        speakers=(Speaker(id="s1", name="Taler 1"),),
        utterances=tuple(
            Utterance(id=f"u{n}", start=10.0 * n, end=10.0 * n + 9, speaker="s1", text=text)
            for n, text in enumerate(said or SAID)
        ),
    )
    with town.database.write() as session:
        session.get_one(TalkRow, talk).transcript = transcript.to_json()
        session.add(TalkJob(talk_id=talk, state="done", stage="fields", fraction=1.0, warnings="Lyden er klippet."))
    return talk


def sealed(town: Town, before: Callable[[str], object] | None = None) -> str:
    """A talk that the leader and the employee have answered; `before` is done with it first."""
    talk = sent(town, other=False)
    if before is not None:
        before(talk)
    asking.answer(desk(town), employee(town, talk), reply(town, talk))
    asking.answer_as(desk(town), town.leader, talk, reply(town, talk))
    assert sealing.finish(desk(town), talk)
    return talk

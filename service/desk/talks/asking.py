"""The referat is sent, answered by each, taken back, sent again.

Every answer names the hash of the text that the person saw: an answer to another text is refused, and where the text
is changed everybody is asked again. Disagreement never stands in the way: a remark stands with the referat.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import Change, Part, Say, TalkState, changes, fingerprint
from service.desk.input import InputError, lines
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks.inviting import Guest
from service.desk.talks.sound import worked_on
from service.desk.talks.talk import TalkDesk, TalkView, fields_of, people_of, standing_of, talk_for, view_of
from service.storage.tables import Event, TalkAnswer, TalkRow, TalkText

LONGEST_REMARK = 4000
_CHANGED = "Referatet er ændret, mens du læste. Hent siden igen, og svar på det, der står nu."


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What somebody answers. `sha256` is the text they had before them; `comments` are by the fields' names."""

    say: Say
    sha256: str
    remark: str = ""
    comments: Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """A talk as somebody who is asked reads it. `changed`: what is otherwise than in the text that they answered."""

    view: TalkView
    person_id: str
    changed: tuple[Change, ...]


def send(desk: TalkDesk, who: Principal, talk_id: str) -> None:
    """Ask everybody for their answer to the referat as it now stands.

    Raises:
        ConflictError: it has been sent, or nothing stands in it.

    """
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        if row.state is not TalkState.PREPARING:
            raise ConflictError("Referatet er sendt allerede.")
        if worked_on(session, row.id):
            raise ConflictError("Udkastet bliver skrevet ud fra optagelsen. Vent, til det er færdigt.")
        fields = fields_of(row.fields)
        if all(field.empty for field in fields):
            raise ConflictError("Der står ikke noget i referatet endnu. Udfyld felterne, før du sender det.")
        sha256 = fingerprint(fields)
        before = _texts(session, row.id)
        if not before or before[-1].sha256 != sha256:
            session.add(TalkText(talk_id=row.id, number=len(before) + 1, fields=row.fields, sha256=sha256))
        row.state = TalkState.ASKING
        session.add(Event(user_id=who.user_id, meeting_id=row.id, kind="talk_sent", detail=f"text {len(before) + 1}"))


def take_back(desk: TalkDesk, who: Principal, talk_id: str) -> None:
    """Change the referat once more. Answers stay, and count again only if the text comes to be as it was.

    Raises:
        ConflictError: it has not been sent, or it is sealed.

    """
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        if row.state is not TalkState.ASKING:
            raise ConflictError("Kun et referat, der er sendt og ikke færdigt, kan tages tilbage.")
        row.state = TalkState.PREPARING
        session.add(Event(user_id=who.user_id, meeting_id=row.id, kind="talk_taken_back"))


def reading(desk: TalkDesk, guest: Guest) -> Reading:
    """The talk for somebody who came by a link. While it is being written there is nothing to read.

    Raises:
        NotFoundError: it is gone.

    """
    with desk.database.read() as session:
        row = session.get(TalkRow, guest.talk_id)
        if row is None:
            raise NotFoundError
        return _reading(session, row, guest.person_id)


def reading_of(desk: TalkDesk, who: Principal, talk_id: str) -> Reading:
    """The talk for one of those who hold it. Raises NotFoundError."""
    with desk.database.read() as session:
        row = talk_for(session, who, talk_id)
        me = view_of(session, row, who.user_id).me
        assert me is not None  # noqa: S101 - talk_for found them among its people
        return _reading(session, row, me)


def answer(desk: TalkDesk, guest: Guest, reply: Reply) -> bool:
    """Keep what somebody who came by a link answers; whether everybody has answered now.

    Raises:
        NotFoundError: the talk is gone.
        ConflictError: the text is another than they saw, or no answer is asked for.
        InputError: disagreement without a remark, or a remark that is too long.

    """
    kept = checked(reply)
    with desk.database.write() as session:
        row = session.get(TalkRow, guest.talk_id)
        if row is None:
            raise NotFoundError
        if guest.part is Part.COMPANION:
            raise ConflictError("En bisidder læser med, men svarer ikke.")
        return _answered(session, row, guest.person_id, kept)


def answer_as(desk: TalkDesk, who: Principal, talk_id: str, reply: Reply) -> bool:
    """As `answer`, for one of those who hold the talk."""
    kept = checked(reply)
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        me = view_of(session, row, who.user_id).me
        assert me is not None  # noqa: S101 - as above
        return _answered(session, row, me, kept)


def _answered(session: Session, row: TalkRow, person_id: str, reply: Reply) -> bool:
    if row.state is not TalkState.ASKING:
        raise ConflictError("Referatet venter ikke på svar nu. Hent siden igen.")
    if fingerprint(fields_of(row.fields)) != reply.sha256:
        raise ConflictError(_CHANGED)
    fields = {field.name for field in fields_of(row.fields)}
    comments = {name: text for name, text in reply.comments.items() if name in fields}
    session.add(
        TalkAnswer(
            talk_id=row.id,
            person_id=person_id,
            say=reply.say,
            remark=reply.remark,
            comments=json.dumps(comments, ensure_ascii=False),
            sha256=reply.sha256,
        )
    )
    session.add(Event(meeting_id=row.id, kind="talk_answered", detail=f"{person_id} {reply.say}"))
    session.flush()
    return standing_of(session, row, people_of(session, row.id)).complete


def _reading(session: Session, row: TalkRow, person_id: str) -> Reading:
    view = view_of(session, row)
    seat = next((seat for seat in view.standing.seats if seat.person_id == person_id), None)
    answered = seat.before if seat else None
    before = next((t for t in _texts(session, row.id) if answered and t.sha256 == answered.sha256), None)
    changed = changes(fields_of(before.fields), view.fields) if before is not None else ()
    return Reading(view, person_id, changed)


def _texts(session: Session, talk_id: str) -> list[TalkText]:
    return list(session.scalars(select(TalkText).where(TalkText.talk_id == talk_id).order_by(TalkText.number)))


def checked(reply: Reply) -> Reply:
    """The reply as it is kept. Raises InputError: disagreement without a remark, or a remark that is too long."""
    remark = lines(reply.remark)
    comments = {name: kept for name, text in reply.comments.items() if (kept := lines(text))}
    problems = {}
    if reply.say is Say.DISAGREES and not remark and not comments:
        problems["remark"] = "Skriv, hvad du er uenig i. Det kommer til at stå sammen med referatet."
    if len(remark) > LONGEST_REMARK:
        problems["remark"] = f"Skriv højst {LONGEST_REMARK} tegn."
    problems |= {
        f"comment-{name}": f"Skriv højst {LONGEST_REMARK} tegn."
        for name, text in comments.items()
        if len(text) > LONGEST_REMARK
    }
    if problems:
        raise InputError(problems)
    return Reply(say=reply.say, sha256=reply.sha256, remark=remark, comments=comments)

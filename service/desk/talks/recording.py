"""What a page shows of a talk's recording."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import Agreement
from service.desk.refusal import NotFoundError
from service.desk.talks.consenting import agreement_of
from service.desk.talks.inviting import Guest
from service.desk.talks.sound import Receipt, receipts
from service.desk.talks.talk import TalkDesk, talk_for
from service.storage.tables import TalkRow


@dataclass(frozen=True)
class RecordingView:
    """Who has said yes, and what has been deleted."""

    agreement: Agreement
    receipts: tuple[Receipt, ...]


def recording(desk: TalkDesk, who: Principal, talk_id: str) -> RecordingView:
    """The recording for those who hold the talk. Raises NotFoundError."""
    with desk.database.read() as session:
        return _view(session, talk_for(session, who, talk_id))


def guests_recording(desk: TalkDesk, guest: Guest) -> RecordingView:
    """As `recording`, for somebody who came by a link."""
    with desk.database.read() as session:
        row = session.get(TalkRow, guest.talk_id)
        if row is None:
            raise NotFoundError
        return _view(session, row)


def _view(session: Session, row: TalkRow) -> RecordingView:
    return RecordingView(agreement_of(session, row), receipts(session, row.id))

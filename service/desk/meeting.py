"""Finding a meeting that one may see."""

from sqlalchemy.orm import Session

from service.access import Principal, Scope
from service.desk.refusal import ForbiddenError, NotFoundError
from service.meetings import Role
from service.storage.tables import MeetingRow


def meeting_for(session: Session, who: Principal, meeting_id: str, *, scope: Scope = Scope.READ) -> MeetingRow:
    """The meeting, if the person has a role in its committee. A member sees it once it is approved.

    Raises:
        NotFoundError: there is none, or none that the person may know of.
        ForbiddenError: a program's token lacks the scope.

    """
    row = session.get(MeetingRow, meeting_id)
    if row is None or not who.sees(row.committee_id):
        raise NotFoundError
    members_only = who.roles[row.committee_id] == {Role.MEMBER}
    if members_only and row.state != "approved":
        raise NotFoundError
    if scope not in who.scopes:
        raise ForbiddenError("Nøglen giver ikke ret til dette. Bed administratoren om en nøgle med flere rettigheder.")
    return row


def referent_for(session: Session, who: Principal, meeting_id: str) -> MeetingRow:
    """The meeting, if the person is a referent of its committee.

    Raises:
        NotFoundError: as `meeting_for`.
        ForbiddenError: the person is something else to it.

    """
    row = meeting_for(session, who, meeting_id, scope=Scope.WRITE)
    if not who.is_(row.committee_id, Role.REFERENT):
        raise ForbiddenError("Kun udvalgets referent kan gøre dette.")
    return row

from pathlib import Path

from evaluation.pages.hall import furnished
from evaluation.pages.long_meeting import ITEMS
from service.access import sessions
from service.desk import review
from service.storage import Database


def test_each_referent_sits_at_a_meeting_of_their_own(tmp_path: Path) -> None:
    hall = furnished(tmp_path, 2)
    assert len({seat.meeting for seat in hall.seats}) == 2
    assert len(hall.items) == ITEMS
    assert hall.under_way() == frozenset()
    database = Database.in_folder(tmp_path)
    for seat in hall.seats:
        who = sessions.signed_in(database, seat.cookie)
        assert who is not None
        view = review.review(database, who.principal, seat.meeting, "i1")
        assert [s.id for s in view.content.sentences] == hall.items["i1"]
        assert view.meeting.has_sound
    database.close()

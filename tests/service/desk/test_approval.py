import threading
from dataclasses import replace

import pytest
from sqlalchemy import delete, select

from service.access import Principal, Scope
from service.approving import SeatState, Verdict
from service.desk.approval import Approved, approval, approve, reopen, send_back
from service.desk.input import InputError
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.desk.sealing import verify
from service.meetings import MeetingState, Role
from service.reviewing import Add, GoThrough
from service.storage.tables import Event, MeetingRow, Membership, Sealed
from tests.service.conftest import Town
from tests.service.desk.signing import approved_by, archive, changed, go_through, sealed


def state(town: Town) -> MeetingState:
    with town.database.read() as session:
        return session.get_one(MeetingRow, town.meeting).state


def test_what_is_missing_is_told_item_by_item(town: Town) -> None:
    wanting = approval(archive(town), town.referent, town.meeting).wanting
    assert [item.key for item in wanting] == [f"i{n}" for n in range(1, len(wanting) + 1)]
    assert all("gennemgået" in item.reasons[-1] for item in wanting)
    with pytest.raises(ConflictError, match="ikke klar"):
        approved_by(town, town.referent)
    assert state(town) is MeetingState.REVIEW


def test_a_flagged_sentence_must_be_settled_first(town: Town) -> None:
    go_through(town)
    assert approval(archive(town), town.referent, town.meeting).wanting == ()
    changed(town, "i2", GoThrough(done=False))
    (left,) = approval(archive(town), town.referent, town.meeting).wanting
    assert left.key == "i2"


def test_the_way_from_referent_to_seal(town: Town) -> None:
    go_through(town)
    sent = approved_by(town, town.referent, "Klar til jer.")
    assert sent == Approved(MeetingState.APPROVAL, ("formand", "næstformand"))
    assert approved_by(town, town.vice_chair) == Approved(MeetingState.APPROVAL, ("formand",))
    last = approved_by(town, town.chair)
    assert last.state is MeetingState.APPROVED
    assert last.seal is not None
    assert state(town) is MeetingState.APPROVED
    assert verify(town.database, town.files) == ()
    history = approval(archive(town), town.referent, town.meeting).history
    assert [(a.name, a.role, a.remark) for a in history] == [
        ("Mogens Ahlgren", Role.CHAIR, ""),
        ("Bente Skovgaard", Role.VICE_CHAIR, ""),
        ("Rikke Toft", Role.REFERENT, "Klar til jer."),
    ]


def test_what_was_changed_after_it_was_seen_is_not_approved(town: Town) -> None:
    go_through(town)
    seen = approval(archive(town), town.referent, town.meeting).content_sha256
    changed(town, "i1", Add(after=None, text="En sætning til."))
    with pytest.raises(ConflictError, match="ændret"):
        approve(archive(town), town.referent, town.meeting, seen)
    assert state(town) is MeetingState.REVIEW


def test_what_changed_after_the_referent_approved_has_nobodys_approval(town: Town) -> None:
    """Nobody can edit then; should it happen all the same, the seal must not be put on it."""
    go_through(town)
    approved_by(town, town.referent)
    changed(town, "i1", Add(after=None, text="En sætning til."))
    assert approval(archive(town), town.chair, town.meeting).standing.awaited == (Role.REFERENT,)
    with pytest.raises(ConflictError, match="ikke din tur"):
        approved_by(town, town.chair)


def test_sent_back_begins_a_new_round_where_the_old_answers_count_no_more(town: Town) -> None:
    go_through(town)
    approved_by(town, town.referent)
    approved_by(town, town.chair)
    send_back(archive(town), town.vice_chair, town.meeting, "Punkt 2 mangler\nen frist.\x00")
    view = approval(archive(town), town.referent, town.meeting)
    assert (view.state, view.standing.round) == (MeetingState.REVIEW, 2)
    assert view.standing.awaited == (Role.REFERENT,)
    assert not view.standing.answers
    assert [a.verdict for a in view.history] == [Verdict.SENT_BACK, Verdict.APPROVED, Verdict.APPROVED]
    assert view.history[0].remark == "Punkt 2 mangler\nen frist."
    approved_by(town, town.referent)
    assert approved_by(town, town.vice_chair) == Approved(MeetingState.APPROVAL, ("formand",))


def test_the_referent_can_take_it_back(town: Town) -> None:
    go_through(town)
    approved_by(town, town.referent)
    send_back(archive(town), town.referent, town.meeting, "Jeg så en fejl.")
    assert state(town) is MeetingState.REVIEW


@pytest.mark.parametrize("remark", ["", "  \n ", "\u202e\u200b", "x" * 2001])
def test_nothing_is_sent_back_without_a_remark_that_can_be_read(town: Town, remark: str) -> None:
    go_through(town)
    approved_by(town, town.referent)
    with pytest.raises(InputError) as refused:
        send_back(archive(town), town.chair, town.meeting, remark)
    assert "remark" in refused.value.problems
    assert state(town) is MeetingState.APPROVAL


def test_nobody_approves_out_of_turn_or_twice(town: Town) -> None:
    go_through(town)
    with pytest.raises(ConflictError, match=r"ikke din tur endnu. Referatet afventer referent"):
        approved_by(town, town.chair)
    approved_by(town, town.referent)
    with pytest.raises(ConflictError, match="allerede"):
        approved_by(town, town.referent)
    with pytest.raises(ConflictError, match="ikke til godkendelse"):
        send_back(archive(town), town.chair, sealed_meeting(town), "For sent.")


def sealed_meeting(town: Town) -> str:
    approved_by(town, town.chair)
    approved_by(town, town.vice_chair)
    return town.meeting


def test_one_who_is_both_chair_and_vice_chair_answers_for_both(town: Town) -> None:
    go_through(town)
    approved_by(town, town.referent)
    with town.database.write() as session:
        session.execute(delete(Membership).where(Membership.user_id == "vice_chair"))
        session.add(Membership(committee_id=town.committee, user_id="chair", role=Role.VICE_CHAIR))
    both = replace(town.chair, roles={town.committee: frozenset({Role.CHAIR, Role.VICE_CHAIR})})
    assert approved_by(town, both).state is MeetingState.APPROVED


def test_a_referent_who_is_chair_too_answers_twice(town: Town) -> None:
    go_through(town)
    with town.database.write() as session:
        session.add(Membership(committee_id=town.committee, user_id="referent", role=Role.CHAIR))
    both = replace(town.referent, roles={town.committee: frozenset({Role.REFERENT, Role.CHAIR})})
    assert approved_by(town, both).awaited == ("formand", "næstformand")
    assert approved_by(town, both).awaited == ("næstformand",)


def test_a_committee_without_a_vice_chair_is_told_so_and_waits(town: Town) -> None:
    go_through(town)
    with town.database.write() as session:
        session.execute(delete(Membership).where(Membership.user_id == "vice_chair"))
    approved_by(town, town.referent)
    assert approved_by(town, town.chair).state is MeetingState.APPROVAL
    (seat,) = approval(archive(town), town.referent, town.meeting).standing.missing
    assert (seat.title, seat.state) == ("næstformand", SeatState.MISSING)
    with town.database.write() as session:
        session.add(Membership(committee_id=town.committee, user_id="member", role=Role.VICE_CHAIR))
    new = replace(town.member, roles={town.committee: frozenset({Role.MEMBER, Role.VICE_CHAIR})})
    assert approved_by(town, new).state is MeetingState.APPROVED


@pytest.mark.parametrize("stranger", ["outsider", "administrator", "member"])
def test_to_others_the_meeting_is_not_there(town: Town, stranger: str) -> None:
    who: Principal = getattr(town, stranger)
    go_through(town)
    for act in (
        lambda: approval(archive(town), who, town.meeting),
        lambda: approve(archive(town), who, town.meeting, "0" * 64),
        lambda: send_back(archive(town), who, town.meeting, "Nej."),
        lambda: reopen(archive(town), who, town.meeting, "Ny."),
    ):
        with pytest.raises(NotFoundError):
            act()


def test_a_program_does_not_approve(town: Town) -> None:
    go_through(town)
    seen = approval(archive(town), town.referent, town.meeting).content_sha256
    key = replace(town.referent, user_id=None)
    with pytest.raises(ForbiddenError, match="person"):
        approve(archive(town), key, town.meeting, seen)
    with pytest.raises(ForbiddenError, match="Nøglen"):
        approve(archive(town), replace(town.referent, scopes=frozenset({Scope.WRITE})), town.meeting, seen)


def test_a_member_cannot_answer_what_is_approved(town: Town) -> None:
    sealed(town)
    with pytest.raises(NotFoundError):
        approval(archive(town), town.member, town.meeting)
    with pytest.raises(ForbiddenError):
        reopen(archive(town), town.chair, town.meeting, "Jeg vil rette.")


def test_two_last_approvals_at_once_give_one_seal(town: Town) -> None:
    """Neither is last when it begins; one must find out that it has become so."""
    go_through(town)
    approved_by(town, town.referent)
    seen = approval(archive(town), town.chair, town.meeting).content_sha256
    both = threading.Barrier(2)
    done: list[Approved] = []

    def answer(who: Principal) -> None:
        both.wait()
        done.append(approve(archive(town), who, town.meeting, seen))

    people = [threading.Thread(target=answer, args=(who,)) for who in (town.chair, town.vice_chair)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(one.seal is not None for one in done) == [False, True]
    with town.database.read() as session:
        assert len(session.scalars(select(Sealed)).all()) == 1
    assert verify(town.database, town.files) == ()


def test_what_happened_is_kept_as_ids_and_codes(town: Town) -> None:
    sealed(town)
    with town.database.read() as session:
        events = session.execute(select(Event.user_id, Event.kind, Event.detail)).all()
    assert [tuple(event) for event in events] == [
        ("referent", "approved", "round 1 referent"),
        ("chair", "approved", "round 1 chair"),
        ("vice_chair", "approved", "round 1 vice_chair"),
        ("vice_chair", "sealed", "version 1"),
    ]

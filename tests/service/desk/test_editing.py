from uuid import uuid4

import pytest

from service.access import Principal
from service.desk import editing
from service.desk.editing import Change, Edited
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.desk.review import changed_by
from service.meetings import Decision, MeetingState, Outcome, Sentence
from service.reviewing import Add, Delete, Edit, EditRefusedError, ReviewItem, Reword, SetOutcome
from service.storage.tables import ItemRow, MeetingRow, Proposal, Revision
from tests.service.conftest import Town


def change(town: Town, seen: int, *, who: Principal | None = None, key: str = "i4", said: str = "") -> Change:
    return Change(who or town.referent, town.meeting, key, seen, said or uuid4().hex)


def edit(town: Town, wanted: Edit, seen: int, *, key: str = "i4", said: str = "") -> Edited:
    return editing.edit(town.database, change(town, seen, key=key, said=said), wanted)


def history(town: Town) -> list[Revision]:
    return list(editing.revisions(town.database, town.referent, town.meeting, "i4"))


def test_an_edit_is_stored_with_its_author_and_time(town: Town) -> None:
    edited = edit(town, Reword(sentence="t1", text="Rikke ønskede en ordning fra marts."), seen=1)
    assert edited.item.sentence("t1").text == "Rikke ønskede en ordning fra marts."  # type: ignore[union-attr]
    revision, _ = history(town)
    assert (revision.author, revision.author_id, revision.kind) == ("Rikke Toft", "referent", "edit")
    with town.database.read() as session:
        row = session.get_one(ItemRow, (town.meeting, "i4"))
        assert (row.version, row.content) == (2, edited.item.model_dump_json())


def test_who_writes_something_is_its_writer_and_undoing_gives_it_back(town: Town) -> None:
    edited = edit(town, Reword(sentence="t1", text="Rikke ønskede en ordning fra marts."), seen=1).item
    added = edit(town, Add(after="t1", text="Ordningen gælder alle."), seen=edited.version).item
    assert [row.editor for row in added.sentences[:3]] == ["Rikke Toft", "Rikke Toft", ""]
    editing.take_back(town.database, change(town, added.version))
    back = editing.take_back(town.database, change(town, added.version + 1)).item
    assert not any(row.editor for row in back.sentences)


def test_the_same_change_sent_twice_is_applied_once_and_answered_alike(town: Town) -> None:
    edit(town, Reword(sentence="t1", text="Den første udgave."), seen=1)
    first = edit(town, Reword(sentence="t1", text="Den anden udgave."), seen=1, said="x")
    again = edit(town, Reword(sentence="t1", text="Den anden udgave."), seen=1, said="x")
    assert first.told
    assert again == first
    assert len(history(town)) == 3


def test_what_changes_nothing_leaves_no_revision(town: Town) -> None:
    stood = edit(town, Reword(sentence="t1", text="Ny tekst."), seen=1)
    edit(town, Reword(sentence="t1", text="Ny tekst."), seen=stood.item.version)
    assert len(history(town)) == 2


def test_two_tabs_on_one_sentence_keep_both_texts_and_the_second_is_told(town: Town) -> None:
    edit(town, Reword(sentence="t1", text="Fra den ene fane."), seen=1)
    second = edit(town, Reword(sentence="t1", text="Fra den anden fane."), seen=1)
    assert {"Fra den ene fane.", "Fra den anden fane."} <= {s.text for s in second.item.sentences}
    assert [t.matter for t in second.told] == ["rival"]


def test_an_outcome_brings_the_houses_phrase(town: Town) -> None:
    edited = edit(town, SetOutcome(outcome=Outcome.POSTPONED), seen=1)
    assert edited.item.outcome is Outcome.POSTPONED
    assert "Punktet blev udsat." in [s.text for s in edited.item.sentences if s.closing]


def test_undo_takes_back_ones_own_last_change_alone(town: Town) -> None:
    mine = edit(town, Add(after=None, text="Min sætning."), seen=1)
    other = Principal("chair", "Mogens Ahlgren", roles=town.referent.roles)
    editing.edit(town.database, change(town, mine.item.version, who=other), Reword(sentence="t2", text="Hans."))
    undone = editing.take_back(town.database, change(town, mine.item.version))
    texts = [s.text for s in undone.item.sentences]
    assert "Min sætning." not in texts
    assert "Hans." in texts


def test_undo_goes_further_back_each_time(town: Town) -> None:
    one = edit(town, Add(after=None, text="Den ene."), seen=1)
    two = edit(town, Add(after=None, text="Den anden."), seen=one.item.version)
    version = two.item.version
    for gone in ("Den anden.", "Den ene."):
        undone = editing.take_back(town.database, change(town, version))
        version = undone.item.version
        assert gone not in [s.text for s in undone.item.sentences]
    with pytest.raises(ConflictError, match="ikke mere at fortryde"):
        editing.take_back(town.database, change(town, version))


def test_any_revision_can_be_brought_back_the_draft_itself_too(town: Town) -> None:
    changed = edit(town, Delete(sentence="t1"), seen=1)
    edited = edit(town, Reword(sentence="t2", text="Noget andet."), seen=changed.item.version)
    draft = history(town)[-1]
    assert (draft.author, draft.author_id) == ("Udkast", None)
    brought = editing.bring_back(town.database, change(town, edited.item.version), draft.id)
    earlier = ReviewItem.model_validate_json(draft.after or "")
    assert [s.text for s in brought.item.sentences] == [s.text for s in earlier.sentences]
    assert len(history(town)) == 4


def test_a_revision_of_another_item_is_not_brought_back_here(town: Town) -> None:
    draft = history(town)[-1]
    with pytest.raises(NotFoundError):
        editing.bring_back(town.database, change(town, 1, key="i2"), draft.id)


@pytest.mark.parametrize("who", ["outsider", "administrator"])
def test_for_those_without_a_role_the_meeting_does_not_exist(town: Town, who: str) -> None:
    with pytest.raises(NotFoundError):
        editing.edit(town.database, change(town, 1, who=getattr(town, who)), Delete(sentence="t1"))


def test_only_a_referent_edits(town: Town) -> None:
    with pytest.raises(ForbiddenError):
        editing.edit(town.database, change(town, 1, who=town.chair), Delete(sentence="t1"))


@pytest.mark.parametrize("state", [MeetingState.APPROVAL, MeetingState.APPROVED, MeetingState.DRAFTING])
def test_what_is_not_in_review_is_not_edited(town: Town, state: MeetingState) -> None:
    with town.database.write() as session:
        session.get_one(MeetingRow, town.meeting).state = state
    with pytest.raises(ConflictError):
        edit(town, Delete(sentence="t1"), seen=1)


def test_an_item_that_is_not_there_is_not_found(town: Town) -> None:
    with pytest.raises(NotFoundError):
        edit(town, Delete(sentence="t1"), seen=1, key="i99")


def test_a_sentence_rests_on_utterances_of_this_meeting_alone(town: Town) -> None:
    with pytest.raises(EditRefusedError):
        edit(town, Add(after=None, text="Ny.", sources=("u1", "u-fra-et-andet-moede")), seen=1)


def test_whoever_has_the_item_open_is_told_who_else_changed_it(town: Town) -> None:
    edit(town, Delete(sentence="t1"), seen=1)
    colleague = Principal("chair", "Mogens Ahlgren", roles=town.referent.roles)
    assert changed_by(town.database, colleague, town.meeting, "i4") == "Rikke Toft"
    assert changed_by(town.database, town.referent, town.meeting, "i4") == ""


class Recorder:
    """A queue that remembers what it was asked for."""

    def __init__(self) -> None:
        self.rewritten: list[tuple[str, str]] = []

    def start(self, meeting_id: str, from_stage: str | None = None) -> str:
        raise AssertionError((meeting_id, from_stage))

    def rewrite(self, meeting_id: str, item_key: str) -> str:
        self.rewritten.append((meeting_id, item_key))
        return "job"

    def cancel(self, meeting_id: str) -> None:
        raise AssertionError(meeting_id)


def test_only_an_item_in_review_is_drafted_again(town: Town) -> None:
    queue = Recorder()
    editing.rewrite(town.database, queue, town.referent, town.meeting, "i4")
    with pytest.raises(NotFoundError):
        editing.rewrite(town.database, queue, town.referent, town.meeting, "i99")
    with pytest.raises(ForbiddenError):
        editing.rewrite(town.database, queue, town.chair, town.meeting, "i4")
    assert queue.rewritten == [(town.meeting, "i4")]


def test_a_new_draft_of_an_item_is_taken_once_however_often_it_is_asked_for(town: Town) -> None:
    decision = Decision(outcome=Outcome.POSTPONED, sentences=(Sentence(text="Punktet blev udsat.", sources=("u1",)),))
    with town.database.write() as session:
        session.add(Proposal(meeting_id=town.meeting, item_key="i4", decision=decision.model_dump_json()))
    wanted = change(town, 1, said="tag")
    first = editing.take_proposal(town.database, wanted)
    assert [s.text for s in first.item.sentences] == ["Punktet blev udsat."]
    assert editing.take_proposal(town.database, wanted) == first
    assert editing.proposal(town.database, town.referent, town.meeting, "i4") is None
    with pytest.raises(ConflictError):
        editing.take_proposal(town.database, change(town, first.item.version))

"""Everybody answers the text that stands; disagreement stops nothing; a changed text asks again; then it is sealed."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from service.agreeing import Say, TalkState
from service.desk.exporting import Kind
from service.desk.input import InputError
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.sealing import SealBrokenError
from service.desk.talks import asking, holding, inviting, sealing
from service.desk.talks.talk import shown
from tests.service.conftest import Town
from tests.service.desk.talks import held

REMARK = "Jeg mente, at det var tre timer om dagen."


def test_all_answer_one_disagrees_and_the_referat_is_sealed_with_the_remark(town: Town) -> None:
    talk, desk = held.sent(town), held.desk(town)
    guest = held.employee(town, talk)
    assert not asking.answer_as(desk, town.leader, talk, held.reply(town, talk))
    assert not asking.answer(desk, guest, held.reply(town, talk, Say.DISAGREES, REMARK, tasks_now="Kun om morgenen."))
    assert not sealing.finish(desk, talk)
    assert asking.answer_as(desk, town.consultant, talk, held.reply(town, talk, Say.SEEN))
    assert sealing.finish(desk, talk)
    assert sealing.finish(desk, talk), "a second time changes nothing"
    view = shown(desk, town.leader, talk)
    assert (view.state, view.notes) == (TalkState.SEALED, "")
    sealed = json.loads(sealing.guests_file(desk, guest, Kind.JSON).content)
    assert [answer["say"] for answer in sealed["answers"]] == ["agrees", "seen", "disagrees"]
    assert sealed["answers"][2]["remark"] == REMARK
    page = sealing.sealed_file(desk, town.leader, talk, Kind.HTML).content.decode()
    assert REMARK in page
    assert "Kun om morgenen." in page
    assert sealing.guests_file(desk, guest, Kind.PDF).content.startswith(b"%PDF")


def test_a_changed_text_asks_everyone_again_and_shows_what_changed(town: Town) -> None:
    talk, desk = held.sent(town), held.desk(town)
    guest = held.employee(town, talk)
    asking.answer(desk, guest, held.reply(town, talk))
    asking.take_back(desk, town.leader, talk)
    held.written(town, talk, "tasks_now", "Mette Vang kan passe telefonen om formiddagen.")
    asking.send(desk, town.leader, talk)
    reading = asking.reading(desk, guest)
    assert [(c.name, c.before, c.after) for c in reading.changed] == [
        ("tasks_now", "Mette Vang kan passe telefonen.", "Mette Vang kan passe telefonen om formiddagen.")
    ]
    assert len(reading.view.standing.awaited) == 3


def test_sent_again_unchanged_the_answers_count_still(town: Town) -> None:
    talk, desk = held.sent(town), held.desk(town)
    asking.answer(desk, held.employee(town, talk), held.reply(town, talk))
    asking.take_back(desk, town.leader, talk)
    asking.send(desk, town.leader, talk)
    assert len(shown(desk, town.leader, talk).standing.awaited) == 2


def test_an_answer_to_another_text_than_stands_is_refused(town: Town) -> None:
    talk, desk = held.sent(town), held.desk(town)
    guest, old = held.employee(town, talk), held.reply(town, talk)
    asking.take_back(desk, town.leader, talk)
    with pytest.raises(ConflictError):
        asking.answer(desk, guest, old)
    held.written(town, talk, "tasks_now", "Noget andet.")
    asking.send(desk, town.leader, talk)
    with pytest.raises(ConflictError):
        asking.answer(desk, guest, old)


def test_disagreement_says_in_what(town: Town) -> None:
    talk = held.sent(town)
    with pytest.raises(InputError):
        asking.answer(held.desk(town), held.employee(town, talk), held.reply(town, talk, Say.DISAGREES))


def test_a_companion_reads_along_and_is_not_waited_for(town: Town) -> None:
    talk, desk = held.sent(town, other=False), held.desk(town)
    employee = held.employee(town, talk)
    made = inviting.bring(desk, employee, "Kim Fælled")
    companion = inviting.guest(desk, made.secret, inviting.enter(desk, made.secret, made.code))
    assert companion is not None
    with pytest.raises(ConflictError):
        asking.answer(desk, companion, held.reply(town, talk))
    asking.answer(desk, employee, held.reply(town, talk))
    assert asking.answer_as(desk, town.leader, talk, held.reply(town, talk))


def test_nothing_is_sent_while_nothing_is_written(town: Town) -> None:
    with pytest.raises(ConflictError):
        asking.send(held.desk(town), town.leader, held.created(town))


def test_what_is_sealed_can_neither_be_changed_nor_deleted_nor_answered(town: Town) -> None:
    talk, desk = held.sealed(town), held.desk(town)
    with pytest.raises(ConflictError):
        holding.delete(desk, town.leader, talk)
    with pytest.raises(ConflictError):
        asking.take_back(desk, town.leader, talk)
    with pytest.raises(IntegrityError), town.database.write() as session:
        session.execute(text("UPDATE talk_sealed SET content = '{}'"))


def test_a_file_that_is_not_what_was_sealed_is_not_handed_out(town: Town) -> None:
    talk, desk = held.sealed(town), held.desk(town)
    for path in town.files.path("sealed").iterdir():
        path.chmod(0o600)
        path.write_bytes(b"noget andet")
    with pytest.raises(SealBrokenError):
        sealing.sealed_file(desk, town.leader, talk, Kind.PDF)


@pytest.mark.parametrize("who", ["consultant", "administrator", "referent"])
def test_a_sealed_talk_is_read_by_nobody_else(town: Town, who: str) -> None:
    talk = held.sealed(town)
    with pytest.raises(NotFoundError):
        sealing.sealed_file(held.desk(town), getattr(town, who), talk, Kind.PDF)


def test_a_kill_between_the_last_answer_and_the_seal_loses_nothing(town: Town) -> None:
    talk, desk = held.sent(town, other=False), held.desk(town)
    asking.answer(desk, held.employee(town, talk), held.reply(town, talk))
    asking.answer_as(desk, town.leader, talk, held.reply(town, talk))
    # Nothing put the seal. Whoever opens the talk next does.
    assert shown(desk, town.leader, talk).state is TalkState.ASKING
    assert sealing.finish(desk, talk)
    assert shown(desk, town.leader, talk).state is TalkState.SEALED

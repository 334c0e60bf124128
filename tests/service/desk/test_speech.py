from itertools import pairwise
from uuid import uuid4

import pytest

from service.desk import speech
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.desk.review import Said, outside, overall, review
from service.desk.speech import SpeechChange
from service.reviewing import Assign, Correct, Give, MergeSpeakers, NameSpeaker, Respoken, SpeechEdit
from service.storage.tables import UtteranceRow
from tests.service.conftest import Town


def edit(town: Town, wanted: SpeechEdit, said: str = "") -> Respoken:
    return speech.edit_speech(town.database, SpeechChange(town.referent, town.meeting, said or uuid4().hex), wanted)


def spoken(town: Town, key: str = "i4") -> tuple[Said, ...]:
    return review(town.database, town.referent, town.meeting, key).utterances


def names(town: Town) -> dict[str, str]:
    return {s.id: s.name for s in review(town.database, town.referent, town.meeting).speakers}


def test_a_speaker_named_once_has_that_name_everywhere(town: Town) -> None:
    first = next(iter(names(town)))
    edit(town, NameSpeaker(speaker=first, name="Karen Bak"))
    assert names(town)[first] == "Karen Bak"


def test_two_speakers_become_one_and_nobody_speaks_with_a_voice_that_is_gone(town: Town) -> None:
    one, other, *_ = names(town)
    edit(town, MergeSpeakers(speaker=other, into=one))
    assert other not in names(town)
    with town.database.read() as session:
        assert session.query(UtteranceRow).filter_by(meeting_id=town.meeting, speaker=other).count() == 0


def test_a_merge_can_be_taken_back(town: Town) -> None:
    before, said = names(town), {u.id: u.speaker for u in spoken(town)}
    one, other, *_ = before
    edit(town, MergeSpeakers(speaker=other, into=one))
    speech.take_back_speech(town.database, SpeechChange(town.referent, town.meeting, "back"))
    assert names(town) == before
    assert {u.id: u.speaker for u in spoken(town)} == said


def test_a_corrected_word_is_marked_and_kept_as_a_revision(town: Town) -> None:
    utterance = spoken(town)[0]
    edit(town, Correct(utterance=utterance.id, text=f"{utterance.text} Ja."))
    view = review(town.database, town.referent, town.meeting, "i4")
    assert view.utterances[0].text.endswith("Ja.")
    assert utterance.id in {said.id for said in view.utterances if said.corrected}


def test_an_utterance_moves_to_another_item_and_is_in_exactly_one(town: Town) -> None:
    utterance = spoken(town)[0]
    edit(town, Assign(utterances=(utterance.id,), item="i5"))
    assert utterance.id not in {u.id for u in spoken(town)}
    assert utterance.id in {u.id for u in spoken(town, "i5")}


def test_an_utterance_can_be_put_outside_every_item(town: Town) -> None:
    utterance = spoken(town)[0]
    edit(town, Assign(utterances=(utterance.id,), item=None))
    assert utterance.id in {u.id for u in outside(town.database, town.referent, town.meeting)}


def test_an_item_that_is_not_there_gets_nothing(town: Town) -> None:
    with pytest.raises(NotFoundError):
        edit(town, Assign(utterances=(spoken(town)[0].id,), item="i99"))


def test_one_utterance_is_given_to_somebody_new(town: Town) -> None:
    utterance = spoken(town)[0]
    edit(town, Give(utterance=utterance.id, speaker=None, name="Gæst"))
    assert names(town)[spoken(town)[0].speaker] == "Gæst"


def test_the_same_change_sent_twice_is_made_once(town: Town) -> None:
    utterance = spoken(town)[0]
    for _ in range(2):
        edit(town, Give(utterance=utterance.id, speaker=None, name="Gæst"), said="x")
    assert list(names(town).values()).count("Gæst") == 1


def test_every_second_is_accounted_for(town: Town) -> None:
    stretches = overall(town.database, town.referent, town.meeting)
    assert stretches[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(stretches))
    assert {"drafted", "discussed"} <= {s.kind for s in stretches}


def test_nothing_to_undo_is_said(town: Town) -> None:
    with pytest.raises(ConflictError):
        speech.take_back_speech(town.database, SpeechChange(town.referent, town.meeting, "x"))


def test_only_a_referent_corrects_and_others_do_not_know_of_it(town: Town) -> None:
    wanted = NameSpeaker(speaker="s1", name="Nogen")
    with pytest.raises(ForbiddenError):
        speech.edit_speech(town.database, SpeechChange(town.vice_chair, town.meeting, "x"), wanted)
    with pytest.raises(NotFoundError):
        speech.edit_speech(town.database, SpeechChange(town.outsider, town.meeting, "x"), wanted)

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given
from pydantic import TypeAdapter

from service.meetings import Speaker, Utterance, Word
from service.reviewing import (
    Assign,
    Correct,
    EditRefusedError,
    Give,
    Heard,
    MergeSpeakers,
    NameSpeaker,
    Respoken,
    Speech,
    SpeechEdit,
    apply_speech,
    touched,
    undo_speech,
)

WORDS = st.lists(st.sampled_from(["vi", "køber", "fjorten", "cykler", "til", "lageret."]), min_size=1, max_size=9)


def utterance(id_: str, texts: list[str], speaker: str = "s1", start: float = 10.0) -> Utterance:
    words = tuple(
        Word(start=start + n / 2, end=start + n / 2 + 0.4, text=text, probability=0.5) for n, text in enumerate(texts)
    )
    return Utterance(
        id=id_, start=start, end=start + len(texts) / 2, speaker=speaker, text=" ".join(texts), words=words
    )


def speech() -> Speech:
    return Speech(
        heard=(
            Heard(utterance=utterance("u1", ["vi", "køber", "cykler"]), item="i1"),
            Heard(utterance=utterance("u2", ["det", "er", "godt"], "s2", 20), item="i1"),
            Heard(utterance=utterance("u3", ["tak"], "s2", 30), item=None),
        ),
        speakers=(Speaker(id="s1", name="Taler 1"), Speaker(id="s2", name="Karen Holm")),
    )


def stored(now: Speech, done: Respoken) -> Speech:
    """What a store does with it."""
    heard = {h.utterance.id: h for h in now.heard} | {h.utterance.id: h for h in done.after.heard}
    gone = {s.id for s in done.before.speakers} - {s.id for s in done.after.speakers}
    speakers = {s.id: s for s in now.speakers if s.id not in gone} | {s.id: s for s in done.after.speakers}
    return Speech(heard=tuple(heard.values()), speakers=tuple(sorted(speakers.values(), key=lambda s: s.id)))


@given(WORDS, WORDS)
def test_a_correction_keeps_the_times_of_words_that_stay(old: list[str], new: list[str]) -> None:
    before = Speech(heard=(Heard(utterance=utterance("u1", old)),))
    done = apply_speech(Correct(utterance="u1", text="  ".join(new)), before)
    if old == new:
        assert done == Respoken()
        return
    (now,) = (h.utterance for h in done.after.heard)
    was = before.heard[0].utterance
    assert now.text == " ".join(w.text for w in now.words) == " ".join(new)
    assert all(was.start <= w.start <= w.end <= was.end for w in now.words)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(now.words))
    assert all(w in was.words for w in now.words if w.probability == 0.5)
    assert len([w for w in now.words if w.probability == 1]) <= len(new)


def test_one_word_put_right_leaves_the_others_as_they_were() -> None:
    done = apply_speech(Correct(utterance="u1", text="vi køber lastcykler"), speech())
    (now,) = (h.utterance for h in done.after.heard)
    was = speech().heard[0].utterance
    assert now.words[:2] == was.words[:2]
    assert now.words[2] == was.words[2].model_copy(update={"text": "lastcykler", "probability": 1.0})


def test_words_that_were_not_heard_take_the_time_between_their_neighbours() -> None:
    done = apply_speech(Correct(utterance="u1", text="vi ny køber cykler"), speech())
    (now,) = (h.utterance for h in done.after.heard)
    assert (now.words[1].start, now.words[1].end) == (10.4, 10.5)


def test_two_who_correct_different_words_both_have_their_way() -> None:
    was = "vi køber cykler"
    first = stored(speech(), apply_speech(Correct(utterance="u1", text="vi sælger cykler", was=was), speech()))
    done = apply_speech(Correct(utterance="u1", text="vi køber lastcykler", was=was), first)
    assert done.after.heard[0].utterance.text == "vi sælger lastcykler"
    assert [t.matter for t in done.told] == ["corrected_both"]


def test_the_second_to_correct_the_same_word_is_told_and_overwrites_nothing() -> None:
    was = "vi køber cykler"
    first = stored(speech(), apply_speech(Correct(utterance="u1", text="vi køber ladcykler", was=was), speech()))
    done = apply_speech(Correct(utterance="u1", text="vi køber lastcykler", was=was), first)
    assert not done.after.heard
    assert [t.matter for t in done.told] == ["corrected"]
    again = apply_speech(Correct(utterance="u1", text="vi køber ladcykler", was=was), first)
    assert again == Respoken()


@given(WORDS, WORDS, WORDS)
def test_a_joined_correction_has_each_ones_words(was: list[str], mine: list[str], theirs: list[str]) -> None:
    first = Speech(heard=(Heard(utterance=utterance("u1", theirs)),))
    done = apply_speech(Correct(utterance="u1", text=" ".join(mine), was=" ".join(was)), first)
    if done.after.heard and was != theirs:
        assert {*mine} - {*was} <= {*done.after.heard[0].utterance.text.split()}
        assert {*theirs} - {*was} <= {*done.after.heard[0].utterance.text.split()}
        assert done.told


def test_a_name_is_given_once_and_a_namesake_is_told() -> None:
    done = apply_speech(NameSpeaker(speaker="s1", name=" Karen \n Holm "), speech())
    assert done.after.speakers == (Speaker(id="s1", name="Karen Holm"),)
    assert [t.matter for t in done.told] == ["namesake"]


def test_who_names_a_speaker_that_was_named_meanwhile_is_told() -> None:
    done = apply_speech(NameSpeaker(speaker="s2", name="Bo Friis", was="Taler 2"), speech())
    assert done.after.speakers == (Speaker(id="s2", name="Bo Friis"),)
    assert [t.matter for t in done.told] == ["named"]


def test_merged_speakers_keep_the_name_that_somebody_gave() -> None:
    done = apply_speech(MergeSpeakers(speaker="s2", into="s1"), speech())
    assert done.after.speakers == (Speaker(id="s1", name="Karen Holm"),)
    now = stored(speech(), done)
    assert {h.utterance.speaker for h in now.heard} == {"s1"}
    assert [s.id for s in now.speakers] == ["s1"]
    again = apply_speech(MergeSpeakers(speaker="s2", into="s1"), now)
    assert not again.after.heard
    assert [t.matter for t in again.told] == ["voiceless"]


def test_utterances_move_to_an_item_and_who_had_not_seen_them_moved_is_told() -> None:
    done = apply_speech(Assign(utterances=("u1", "u3"), item="i2", was="i1"), speech())
    assert [(h.utterance.id, h.item) for h in done.after.heard] == [("u1", "i2"), ("u3", "i2")]
    assert [t.matter for t in done.told] == ["assigned"]
    quiet = apply_speech(Assign(utterances=("u1", "u2"), item=None, was="i1"), speech())
    assert [h.item for h in quiet.after.heard] == [None, None]
    assert not quiet.told


def test_one_utterance_is_given_to_another_or_to_somebody_new() -> None:
    done = apply_speech(Give(utterance="u1", speaker="s2"), speech())
    assert done.after.heard[0].utterance.speaker == "s2"
    new = apply_speech(Give(utterance="u1", speaker=None, name="Ida Lund"), speech())
    assert new.after.speakers == (Speaker(id="p1", name="Ida Lund"),)
    assert new.after.heard[0].utterance.speaker == "p1"


EDITS = st.one_of(
    st.builds(NameSpeaker, speaker=st.sampled_from(["s1", "s2"]), name=st.sampled_from(["Bo", "Ida", "Taler 1"])),
    st.sampled_from([MergeSpeakers(speaker="s1", into="s2"), MergeSpeakers(speaker="s2", into="s1")]),
    st.builds(Correct, utterance=st.sampled_from(["u1", "u2", "u3"]), text=WORDS.map(" ".join)),
    st.builds(
        Assign, utterances=st.sampled_from([("u1",), ("u2", "u3")]), item=st.sampled_from([None, "i1", "i2"])
    ),
    st.builds(Give, utterance=st.sampled_from(["u1", "u3"]), speaker=st.sampled_from([None, "s1", "s2"])),
)  # fmt: skip


@given(st.lists(EDITS, max_size=6))
def test_edits_touch_what_they_say_and_are_taken_back_one_by_one(edits: list[SpeechEdit]) -> None:
    now = speech()
    states: list[tuple[Speech, Respoken]] = []
    for edit in edits:
        needs = touched(edit)
        rows = tuple(
            h for h in now.heard if h.utterance.id in needs.utterances or h.utterance.speaker == needs.spoken_by
        )
        try:
            done = apply_speech(edit, Speech(heard=rows, speakers=now.speakers))
        except EditRefusedError:
            continue
        assert TypeAdapter(Respoken).validate_json(done.model_dump_json()) == done
        rows_of = [[h.utterance.id for h in side.heard] for side in (done.before, done.after)]
        assert rows_of[0] == rows_of[1]
        states.append((now, done))
        now = stored(now, done)
        speaking = {h.utterance.speaker for h in now.heard}
        assert speaking <= {s.id for s in now.speakers}
    for was, done in reversed(states):
        undone = undo_speech(now, done.before, done.after)
        assert not undone.told
        now = stored(now, undone)
        assert now.heard == was.heard
        assert {*was.speakers} <= {*now.speakers}


def test_taking_back_leaves_what_was_done_since() -> None:
    first = apply_speech(Assign(utterances=("u1", "u2"), item="i2", was="i1"), speech())
    now = stored(speech(), first)
    now = stored(now, apply_speech(Assign(utterances=("u2",), item="i3", was="i2"), now))
    undone = undo_speech(now, first.before, first.after)
    assert [(h.utterance.id, h.item) for h in undone.after.heard] == [("u1", "i1")]
    assert [t.matter for t in undone.told] == ["later"]


@pytest.mark.parametrize(
    "edit",
    [
        NameSpeaker(speaker="s1", name="\u200b \n"),
        NameSpeaker(speaker="s9", name="Bo"),
        NameSpeaker(speaker="s1", name="B" * 201),
        MergeSpeakers(speaker="s1", into="s1"),
        MergeSpeakers(speaker="s1", into="s9"),
        Correct(utterance="u1", text=" "),
        Correct(utterance="u9", text="noget"),
        Correct(utterance="u1", text="o" * 20_001),
        Assign(utterances=(), item=None),
        Give(utterance="u1", speaker="s9"),
    ],
)
def test_what_makes_no_sense_is_refused_in_danish(edit: SpeechEdit) -> None:
    with pytest.raises(EditRefusedError, match=r"^[A-ZÆØÅ].*\.$"):
        apply_speech(edit, speech())

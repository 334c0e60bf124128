from hypothesis import given
from hypothesis import strategies as st

from models.speakers import Turn
from models.speech import HeardWord
from service.transcript import utterances_of
from service.transcript.utterances import speakers_of


def heard(text: str, start: float = 0.0, step: float = 0.4) -> list[HeardWord]:
    return [
        HeardWord(start=start + n * step, end=start + n * step + step * 0.9, text=word, probability=0.9)
        for n, word in enumerate(text.split())
    ]


def test_a_change_of_speaker_cuts() -> None:
    words = heard("Velkommen til mødet.") + heard("Tak for det.", start=1.3)
    transcript = utterances_of(words, [Turn(0, 1.2, 4), Turn(1.25, 2.6, 2)], duration=3)
    assert [(u.text, u.speaker) for u in transcript.utterances] == [
        ("Velkommen til mødet.", "s1"),
        ("Tak for det.", "s2"),
    ]
    assert [s.name for s in transcript.speakers] == ["Taler 1", "Taler 2"]


def test_a_pause_cuts() -> None:
    words = heard("det tager vi senere") + heard("eller i morgen", start=4)
    transcript = utterances_of(words, [Turn(0, 6, 0)], duration=6)
    assert [u.text for u in transcript.utterances] == ["det tager vi senere", "eller i morgen"]


def test_a_late_turn_boundary_does_not_tear_a_sentence_apart() -> None:
    words = heard("Er det godkendt?") + heard("Ja, det er det.", start=1.25)
    turns = [Turn(0, 1.7, 0), Turn(1.7, 4, 1)]
    assert speakers_of(words, turns) == [0, 0, 0, 1, 1, 1, 1]


def test_an_interjection_inside_another_turn_keeps_its_own_speaker() -> None:
    words = heard("Det koster en del.") + heard("Hvor meget?", start=2.0) + heard("Fyrre tusind.", start=3.0)
    turns = [Turn(0, 1.8, 0), Turn(1.95, 2.8, 1), Turn(2.9, 4, 0)]
    assert speakers_of(words, turns) == [0, 0, 0, 0, 1, 1, 0, 0]


def test_without_turns_there_is_one_speaker() -> None:
    transcript = utterances_of(heard("Goddag alle sammen."), [], duration=2)
    assert [s.id for s in transcript.speakers] == ["s1"]


def test_no_words_give_no_speakers() -> None:
    transcript = utterances_of([], [Turn(0, 5, 0)], duration=5)
    assert transcript.utterances == ()
    assert transcript.speakers == ()


@st.composite
def hearings(draw: st.DrawFn) -> tuple[list[HeardWord], list[Turn]]:
    at = 0.0
    words = []
    for text in draw(st.lists(st.sampled_from(["ja", "nej.", "budgettet", "hvad?", "og"]), max_size=40)):
        at += draw(st.floats(0, 2))
        length = draw(st.floats(0, 1))
        words.append(HeardWord(start=at, end=at + length, text=text, probability=0.5))
        at += length
    turns = []
    for _ in range(draw(st.integers(0, 12))):
        start = draw(st.floats(0, 60))
        turns.append(Turn(start, start + draw(st.floats(0.01, 20)), draw(st.integers(0, 4))))
    return words, sorted(turns, key=lambda t: t.start)


@given(hearings())
def test_every_word_comes_out_once_and_in_order(hearing: tuple[list[HeardWord], list[Turn]]) -> None:
    words, turns = hearing
    transcript = utterances_of(words, turns, duration=1)
    assert [w.text for u in transcript.utterances for w in u.words] == [w.text for w in words]
    assert " ".join(u.text for u in transcript.utterances) == " ".join(w.text for w in words)
    starts = [u.start for u in transcript.utterances]
    assert starts == sorted(starts)
    assert {u.speaker for u in transcript.utterances} == {s.id for s in transcript.speakers}
    assert all(u.end <= transcript.duration for u in transcript.utterances)

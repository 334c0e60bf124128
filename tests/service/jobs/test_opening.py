"""A proposal rests on the transcript that people have in hand."""

from hypothesis import given
from hypothesis import strategies as st

from service.jobs.opening import rested
from service.meetings import Decision, Draft, DraftItem, Meeting, Outcome, Sentence, Speaker, Transcript, Utterance


def transcript(*spans: tuple[float, float]) -> Transcript:
    return Transcript(
        duration=max((end for _, end in spans), default=0.0),
        speakers=(Speaker(id="s1", name="Taler 1"),),
        utterances=tuple(
            Utterance(id=f"u{n}", start=start, end=end, speaker="s1", text="ja")
            for n, (start, end) in enumerate(spans, start=1)
        ),
    )


def draft(*sources: tuple[str, ...]) -> Draft:
    sentences = tuple(Sentence(text=f"Sætning {n}.", sources=ids) for n, ids in enumerate(sources))
    item = DraftItem(number=1, title="Punkt", decision=Decision(outcome=Outcome.NOTED, sentences=sentences))
    return Draft(meeting=Meeting(), items=(item,))


def sources(of: Draft) -> list[tuple[str, ...]]:
    return [s.sources for s in of.items[0].decision.sentences]


def test_the_same_utterances_stay_the_sources() -> None:
    heard = transcript((0, 2), (3, 5))
    assert rested(draft(("u2",)), heard, heard) == draft(("u2",))


def test_other_utterances_are_found_by_their_time() -> None:
    heard = transcript((0, 4), (5, 9), (10, 12))
    kept = transcript((0, 1.9), (2, 4), (5.1, 12))
    assert sources(rested(draft(("u1",), ("u2",), ("u3",)), heard, kept)) == [("u1", "u2"), ("u3",), ("u3",)]


def test_a_sentence_that_nothing_kept_was_said_at_is_not_proposed() -> None:
    assert sources(rested(draft(("u1",), ("u2",)), transcript((0, 2), (50, 52)), transcript((0, 2)))) == [("u1",)]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 30)), min_size=1, max_size=30), st.randoms())
def test_every_source_is_one_that_is_kept(spans: list[tuple[int, int]], chance: object) -> None:
    kept = transcript(*((start, start + long) for start, long in sorted(spans)))
    heard = transcript(*((start + 0.5, start + long / 2 + 0.5) for start, long in sorted(spans)))
    known = {u.id for u in kept.utterances}
    for found in sources(rested(draft(*((u.id,) for u in heard.utterances)), heard, kept)):
        assert found
        assert set(found) <= known

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from service.reviewing import Span, Stretch, timeline

SECONDS = st.integers(-20, 1300).map(lambda tenth: tenth / 10)
SPANS = st.lists(
    st.tuples(SECONDS, SECONDS, st.sampled_from([None, "i1", "i2"]), st.booleans()).map(
        lambda s: Span(min(s[:2]), max(s[:2]), s[2], s[3])
    ),
    max_size=25,
)


def expected(second: float, spans: list[Span]) -> str:
    there = [s for s in spans if s.start <= second < s.end]
    if any(s.item and s.drafted for s in there):
        return "drafted"
    if any(s.item for s in there):
        return "discussed"
    return "outside" if there else "pause"


@given(st.integers(1, 1200).map(lambda tenth: tenth / 10), SPANS)
def test_every_second_is_in_exactly_one_stretch(duration: float, spans: list[Span]) -> None:
    bar = timeline(duration, spans)
    assert bar[0].start == 0.0
    assert bar[-1].end == duration
    assert all(a.end == b.start for a, b in pairwise(bar))
    assert all(s.start < s.end for s in bar)


@given(st.integers(1, 1200).map(lambda tenth: tenth / 10), SPANS)
def test_neighbours_differ_and_short_pauses_are_no_stretch(duration: float, spans: list[Span]) -> None:
    bar = timeline(duration, spans)
    assert all((a.kind, a.item) != (b.kind, b.item) for a, b in pairwise(bar))
    assert all(s.end - s.start >= 1.5 - 1e-9 for s in bar if s.kind == "pause") or len(bar) == 1
    assert all((s.item is not None) == (s.kind in {"drafted", "discussed"}) for s in bar)


@given(st.integers(1, 1200).map(lambda tenth: tenth / 10), SPANS)
def test_a_moment_has_the_kind_of_what_is_said_then(duration: float, spans: list[Span]) -> None:
    for stretch in timeline(duration, spans):
        for n in range(5):
            moment = stretch.start + (stretch.end - stretch.start) * (n + 0.5) / 5
            kind = expected(moment, spans)
            assert kind in {stretch.kind, "pause"}
            if stretch.kind == "pause":
                assert kind == "pause"


@given(SPANS, st.randoms())
def test_the_order_in_which_utterances_come_changes_no_kind(spans: list[Span], random: object) -> None:
    assert [(s.start, s.kind) for s in timeline(60, spans)] == [(s.start, s.kind) for s in timeline(60, spans[::-1])]


@pytest.mark.parametrize(
    ("spans", "bar"),
    [
        ([], [Stretch(0, 10, "pause", None)]),
        ([Span(0, 10, "i1", drafted=True)], [Stretch(0, 10, "drafted", "i1")]),
        ([Span(1, 4, None, drafted=False), Span(5, 10, "i1", drafted=False)],
         [Stretch(0, 5, "outside", None), Stretch(5, 10, "discussed", "i1")]),
        ([Span(0, 4, "i1", drafted=True), Span(5, 8, "i1", drafted=True)],
         [Stretch(0, 8, "drafted", "i1"), Stretch(8, 10, "pause", None)]),
        ([Span(0, 5, "i1", drafted=True), Span(5, 10, "i2", drafted=True)],
         [Stretch(0, 5, "drafted", "i1"), Stretch(5, 10, "drafted", "i2")]),
        ([Span(0, 10, "i1", drafted=False), Span(4, 6, "i1", drafted=True)],
         [Stretch(0, 4, "discussed", "i1"), Stretch(4, 6, "drafted", "i1"), Stretch(6, 10, "discussed", "i1")]),
    ],
)  # fmt: skip
def test_what_the_bar_shows(spans: list[Span], bar: list[Stretch]) -> None:
    assert list(timeline(10, spans)) == bar

import itertools

import numpy as np
import pytest

from evaluation.meetings.room import EARLY, SHARED, Voice, recorded
from models.sound import RATE


def voices(count: int = 40) -> list[Voice]:
    draw = np.random.default_rng(1)
    return [
        Voice("ab"[n % 2], (0.07 * draw.standard_normal(int(draw.uniform(0.3, 1.5) * RATE))).astype(np.float32))
        for n in range(count)
    ]


def test_the_same_voices_and_seed_give_the_same_sound() -> None:
    one, other, third = recorded(voices(), 7), recorded(voices(), 7), recorded(voices(), 8)
    assert np.array_equal(one[0], other[0])
    assert one[1] == other[1]
    assert one[1] != third[1]


def test_turns_keep_their_order_and_length_and_some_overlap_by_less_than_allowed() -> None:
    spoken = voices()
    sound, times = recorded(spoken, 7)
    assert [end - start for start, end in times] == pytest.approx([len(voice.samples) / RATE for voice in spoken])
    early = [one[1] - other[0] for one, other in itertools.pairwise(times)]
    assert 2 <= sum(seconds > 0 for seconds in early) <= 15
    for seconds, (one, other) in zip(early, itertools.pairwise(spoken), strict=True):
        assert seconds <= min(EARLY, SHARED * min(len(one.samples), len(other.samples)) / RATE) + 1e-6
    assert all(one[0] < other[0] for one, other in itertools.pairwise(times))
    assert len(sound) / RATE >= times[-1][1]


def test_who_sits_far_away_is_heard_weaker_and_there_is_noise_in_the_pauses() -> None:
    tone = (0.1 * np.sin(np.arange(RATE) / 5)).astype(np.float32)
    sound, times = recorded([Voice("near", tone), Voice("far", tone)], 3)
    near, far = (float(np.sqrt(np.mean(sound[int(a * RATE) : int(b * RATE)] ** 2))) for a, b in times)
    still = float(np.sqrt(np.mean(sound[: RATE // 4] ** 2)))
    assert near > 1.15 * far
    assert 0 < still < 0.2 * far

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from evaluation.demo.captions import LONGEST, Turn, webvtt

CUE = re.compile(
    r"^(\S+/\d+-\d+)\n(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})\n<v (.+?)>(.*)</v>$", re.M
)
turns = st.lists(
    st.tuples(
        st.floats(0.5, 60), st.lists(st.text(alphabet="abcæøå.", min_size=1, max_size=9), min_size=4, max_size=40)
    ),
    min_size=1,
    max_size=6,
)


@given(turns)
def test_cues_are_short_follow_one_another_and_lose_no_word(drawn: list[tuple[float, list[str]]]) -> None:
    said, clock = [], 3590.0
    for seconds, words in drawn:
        said.append(Turn(clock, clock + seconds, "Karen Holm", " ".join(words)))
        clock += seconds + 1
    cues = CUE.findall(webvtt(said, "mødet"))
    assert " ".join(cue[8] for cue in cues) == " ".join(turn.text for turn in said)
    assert len({cue[0] for cue in cues}) == len(cues)
    times = [(_seconds(cue[1:4]), _seconds(cue[4:7])) for cue in cues]
    assert all(start <= end for start, end in times)
    assert all(one[1] <= other[0] + 0.001 for one, other in itertools.pairwise(times))
    alone = {cue[8] for cue in cues if " " not in cue[8]}
    assert all(
        end - start <= LONGEST + 0.01 for cue, (start, end) in zip(cues, times, strict=True) if cue[8] not in alone
    )


def _seconds(clock: tuple[str, ...]) -> float:
    hours, minutes, seconds = clock
    return 3600 * int(hours) + 60 * int(minutes) + float(seconds)

"""Words and turns become utterances.

Every word comes out exactly once and in its order, whatever the turns say. Diarisation knows when the voice
changes to a tenth of a second; Whisper's word times are off by up to half a second. So the speaker of a word is
not read off its own time alone: the cheapest path through (word, speaker) is found, where a change of speaker in
the middle of a sentence costs more than one at a full stop or a pause.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from models.speakers import Turn
from models.speech import HeardWord
from service.meetings import Transcript, Utterance, Word
from service.transcript.naming import unnamed

PAUSE = 1.0
"""Seconds of silence that end an utterance anywhere."""
PAUSE_AT_STOP = 0.35
"""Seconds of silence that end an utterance after a full stop."""
LONG = 15.0
"""Seconds after which an utterance ends at its next full stop, pause or none."""
CHANGE = 1.2
"""Cost of a change of speaker inside a sentence, in words given to the wrong voice."""
CHANGE_AT_STOP = 0.25
"""Cost of a change of speaker at a full stop or a pause."""
NEAR = 0.6
"""Seconds around a word in which a turn still counts for it, fading out: word times are that wrong."""


def utterances_of(words: Sequence[HeardWord], turns: Sequence[Turn], duration: float) -> Transcript:
    """The transcript of `words` (in order) with the speakers of `turns`; with no turns there is one speaker.

    Speakers are numbered in the order they are first heard; turns in which no word was heard give none.
    """
    labels = speakers_of(words, turns)
    order = {label: n for n, label in enumerate(dict.fromkeys(labels))}
    speakers = unnamed(len(order))
    stretches: list[list[int]] = []
    for n in range(len(words)):
        if stretches and not _ends_before(words, labels, stretches[-1], n):
            stretches[-1].append(n)
        else:
            stretches.append([n])
    return Transcript(
        duration=round(max([duration, *(w.end for w in words)]), 3),
        speakers=speakers,
        utterances=tuple(
            _utterance(f"u{number}", speakers[order[labels[stretch[0]]]].id, [words[n] for n in stretch])
            for number, stretch in enumerate(stretches, start=1)
        ),
    )


def speakers_of(words: Sequence[HeardWord], turns: Sequence[Turn]) -> list[int]:
    """The turn label of each word: the path of least cost, by dynamic programming over (word, speaker)."""
    labels = sorted({turn.speaker for turn in turns})
    if len(labels) < 2 or not words:
        return [labels[0] if labels else 0] * len(words)
    strangeness = _strangeness(words, turns, labels)
    best = strangeness[0]
    came_from = np.zeros((len(words), len(labels)), dtype=np.intp)
    for n, (before, word) in enumerate(pairwise(words), start=1):
        change = CHANGE_AT_STOP if _is_stop(before) or word.start - before.end > PAUSE_AT_STOP else CHANGE
        cheapest = int(best.argmin())
        switch = best[cheapest] + change
        came_from[n] = np.where(best <= switch, np.arange(len(labels)), cheapest)
        best = np.minimum(best, switch) + strangeness[n]
    path = [int(best.argmin())]
    for n in range(len(words) - 1, 0, -1):
        path.append(int(came_from[n, path[-1]]))
    return [labels[state] for state in reversed(path)]


def _strangeness(words: Sequence[HeardWord], turns: Sequence[Turn], labels: Sequence[int]) -> NDArray[np.float64]:
    """How badly each speaker fits each word, (words, speakers): 0 wholly in their turn, 1 nowhere near it."""
    starts = np.array([w.start for w in words])
    ends = np.maximum([w.end for w in words], starts + 0.02)
    fit = np.zeros((len(words), len(labels)))
    for turn in turns:
        column = labels.index(turn.speaker)
        inside = np.clip(np.minimum(ends, turn.end) - np.maximum(starts, turn.start), 0, None) / (ends - starts)
        away = np.maximum(np.maximum(turn.start - ends, starts - turn.end), 0)
        near = 0.4 * np.clip(1 - away / NEAR, 0, None)
        fit[:, column] = np.maximum(fit[:, column], np.maximum(inside, near))
    cost: NDArray[np.float64] = 1 - fit
    return cost


def _ends_before(words: Sequence[HeardWord], labels: Sequence[int], stretch: Sequence[int], n: int) -> bool:
    """Whether the utterance `stretch` is over when word `n` comes."""
    last = words[stretch[-1]]
    pause = words[n].start - last.end
    if labels[n] != labels[stretch[-1]] or pause > PAUSE:
        return True
    return _is_stop(last) and (pause > PAUSE_AT_STOP or last.end - words[stretch[0]].start > LONG)


def _is_stop(word: HeardWord) -> bool:
    return word.text.rstrip("\"'”»)").endswith((".", "!", "?", "…"))


def _utterance(id_: str, speaker: str, words: Sequence[HeardWord]) -> Utterance:
    return Utterance(
        id=id_,
        start=round(words[0].start, 3),
        end=round(max(w.end for w in words), 3),
        speaker=speaker,
        text=" ".join(w.text.strip() for w in words),
        words=tuple(
            Word(
                start=round(w.start, 3),
                end=round(w.end, 3),
                text=w.text.strip(),
                probability=round(min(max(w.probability, 0.0), 1.0), 3),
                heard=w.heard,
            )
            for w in words
        ),
    )

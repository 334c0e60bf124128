"""How well utterances were given to items: the share that lie in the right one, and how well the boundaries were found.

WindowDiff (Pevzner and Hearst, 2002): a window of k utterances slides over the meeting; it counts as wrong where
reference and draft have not equally many boundaries in it. k is half the mean length of a stretch of the reference, at
least 2. 0 is right; a boundary that is one utterance off costs little, one that is missing costs a whole window.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence

from evaluation.measures.share import Share
from service.meetings import Draft, Transcript

Accepted = frozenset[int | None]
"""The items that an utterance may rightly be given to; None is outside any item."""

SpokenIn = tuple[float, float, Accepted]
"""Start and end in seconds, and the items that what was said then belongs to."""


def aligned(draft: Draft, reference: Mapping[str, Accepted]) -> Share:
    """Utterances in a right item, of all in the reference. One that the draft lost or holds twice is wrong."""
    given: dict[str, list[int | None]] = {}
    for item in draft.items:
        for utterance in item.utterances:
            given.setdefault(utterance, []).append(item.number)
    for utterance in draft.unassigned:
        given.setdefault(utterance, []).append(None)
    right = sum(
        len(found := given.get(utterance, [])) == 1 and found[0] in items for utterance, items in reference.items()
    )
    return Share(right, len(reference))


def by_time(transcript: Transcript, spoken: Iterable[SpokenIn]) -> dict[str, Accepted]:
    """The right items of utterances that a program cut: those of the reference's turn that each overlaps most.

    An utterance that overlaps none (invented, or out of step) is left out: what it says belongs nowhere.
    """
    turns = list(spoken)
    reference = {}
    for utterance in transcript.utterances:
        shared, items = max(
            ((min(utterance.end, end) - max(utterance.start, start), items) for start, end, items in turns),
            key=lambda overlap: overlap[0],
            default=(0.0, frozenset()),
        )
        if shared > 0:
            reference[utterance.id] = items
    return reference


def boundary_error(draft: Draft, reference: Mapping[str, Accepted]) -> Share:
    """WindowDiff of the draft's stretches. Where an utterance may lie in several items, the draft's choice is right."""
    given = {u: item.number for item in draft.items for u in item.utterances}
    found = [given.get(utterance) for utterance in reference]
    right = [
        one if one in items else min(items, key=lambda item: -1 if item is None else item)
        for one, items in zip(found, reference.values(), strict=True)
    ]
    ours, theirs = _boundaries(found), _boundaries(right)
    k = max(2, round(len(right) / (2 * (sum(theirs) + 1))))
    windows = range(len(ours) - k + 1)
    return Share(sum(sum(ours[n : n + k]) != sum(theirs[n : n + k]) for n in windows), len(windows))


def _boundaries(items: Sequence[int | None]) -> list[bool]:
    return [one != other for one, other in itertools.pairwise(items)]

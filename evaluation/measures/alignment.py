"""How well utterances were given to items: the share that lie in the right one."""

from collections.abc import Iterable, Mapping

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

"""Which item an utterance of several sentences belongs to, by what most of it says."""

from collections.abc import Sequence

from service.drafting.acts import acts_of
from service.drafting.cues import Cue, Move
from service.drafting.remarks import Remark
from service.drafting.stems import content, words_of

_BARE = 2  # words


def voted(
    remarks: Sequence[Remark], places: Sequence[int | None], cues: Sequence[Sequence[Cue]]
) -> dict[str, int | None]:
    """An utterance goes where most of it belongs; what decides an item weighs more than what announces the next, and
    that more than the words that lead up to it.
    """
    votes: dict[str, dict[int | None, float]] = {}
    moved = [any(c.move in {Move.TO, Move.NEXT} for c in found) for found in cues]
    for t, (remark, place) in enumerate(zip(remarks, places, strict=True)):
        weight = 0.1 + len(content(remark.text))
        leads_up = any(
            moved[later] and places[later] != place
            for later in range(t + 1, len(remarks))
            if remarks[later].utterance == remark.utterance
        )
        if acts_of(remark.text):
            weight += 1.0 if remark.question else 4.0
        elif leads_up:
            weight = min(weight, 0.9)
        if moved[t]:
            last = t + 1 == len(remarks) or remarks[t + 1].utterance != remark.utterance
            # "Køb den. Fem.": a bare number or "videre" at the end is the next one's.
            weight = 0.05 if last and len(words_of(remark.text)) <= _BARE else 2.0
        poll = votes.setdefault(remark.utterance, {})
        poll[place] = poll.get(place, 0.0) + weight
    return {utterance: max(poll, key=lambda place: poll[place]) for utterance, poll in votes.items()}

"""What one pass over a meeting tells the next: what "det næste punkt" means after a jump, where "lige tilbage" goes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.drafting.cues import Cue, Move
from service.drafting.remarks import Remark
from service.drafting.stems import content


@dataclass(frozen=True)
class Known:
    """What a pass knows from the one before: what "det næste punkt" means at a remark, which item a "lige tilbage"
    goes back to, where the meeting was at each remark, and where an item was opened aloud that it had slid into before.
    """

    targets: dict[int, int] = field(default_factory=dict)
    returns: dict[int, int] = field(default_factory=dict)
    path: Sequence[int] = ()
    opened: dict[int, int] = field(default_factory=dict)

    def came_from(self, t: int, place: int) -> int | None:
        """Where the meeting was before remark `t`, if it had not been at `place` by then."""
        return self.path[t - 1] if self.path and place not in self.path[:t] else None

    def passes(self, t: int, was: int, place: int) -> bool:
        """Whether `place` is what comes after `was` when the items that were taken already are passed over."""
        return was < place and set(range(was, place)) <= set(self.path[:t])


def missing(path: Sequence[int], cues: Sequence[Sequence[Cue]], n: int) -> dict[int, int]:
    """For every "det næste punkt" after a jump the item it must mean: the first that has not been taken yet."""
    seen: set[int] = set()
    targets: dict[int, int] = {}
    for t, state in enumerate(path):
        before = path[t - 1] if t else state
        if any(c.move is Move.NEXT for c in cues[t]) and before < n and before + 1 in seen:
            left = [k for k in range(n) if k not in seen]
            later = [k for k in left if k > before]
            if left:
                targets[t] = (later or left)[0] if before + 1 in seen else before + 1
        for cue in cues[t]:
            if cue.move is Move.SKIP:
                seen.update(cue.items)
        if state < n:
            seen.add(state)
    return targets


def returns(path: Sequence[int], cues: Sequence[Sequence[Cue]], remarks: Sequence[Remark], n: int) -> dict[int, int]:
    """For every "lige tilbage til …" the earlier item whose talk had the same rare words."""
    talk: dict[int, set[str]] = {}
    found: dict[int, int] = {}
    for t, (state, remark) in enumerate(zip(path, remarks, strict=True)):
        if any(c.move is Move.BACK for c in cues[t]) and not any(c.move is Move.TO for c in cues[t]):
            told = [r.text for r in remarks[t : t + 3] if r.utterance == remark.utterance]
            wanted = {s for s in content(" ".join(told)) if sum(s in said for said in talk.values()) == 1}
            held = {place for place, said in talk.items() if wanted & said and place != state}
            if len(held) == 1:
                found[t] = held.pop()
        if state < n:
            talk.setdefault(state, set()).update(content(remark.text))
    return found

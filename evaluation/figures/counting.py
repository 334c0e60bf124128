"""Everything that is counted of one meeting's beslutninger, measure by measure; definitions and sources stand in
`evaluation.measures`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from evaluation.figures.writers import WrittenItem, WrittenMeeting
from evaluation.measures import danish, editing, facts
from evaluation.measures.alignment import Accepted, aligned, boundary_error
from evaluation.measures.grounds import Grounds, doubt, wrong
from evaluation.measures.share import Share
from evaluation.meetings.minuted import ForbiddenKind, ItemReference, MinutedMeeting
from service.meetings import Outcome, Value

COUNTS = {
    "alignment": "replikker i rigtigt punkt",
    "boundaries": "grænser mellem punkter (WindowDiff)",
    "outcome": "rigtigt udfald",
    "recall": "fakta med",
    "precision": "sætninger til sagen",
    "forbidden": "forbudte ting skrevet",
    "wrong_unflagged": "forkert person, tal eller dato, uden advarsel",
    "wrong_flagged": "forkert person, tal eller dato, med advarsel",
    "unsupported_unflagged": "uden dækning, uden advarsel",
    "unsupported_flagged": "uden dækning, med advarsel",
    "grammar": "sprogfejl pr. sætning",
    "compression": "ord skrevet pr. ord sagt",
    "edits": "ord at rette pr. ord",
}
"""The measures, and what a reader calls them."""

MORE = frozenset({"alignment", "outcome", "recall", "precision", "names", "terms"})
"""Measures of which more is better; of the others less."""


class HeldItem(Value):
    """One item: the words said in it, and what was found of it."""

    words: int
    recall: tuple[int, int]
    right: bool


class Held(Value):
    """What was counted of one meeting by one system."""

    shares: dict[str, tuple[int, int]]
    confused: tuple[tuple[Outcome, Outcome | None], ...]
    wrong: dict[str, int]
    grammar: dict[str, int]
    forbidden: dict[str, int]
    items: tuple[HeldItem, ...] = ()

    def share(self, measure: str) -> Share:
        """One measure."""
        return Share(*self.shares[measure])


def count(meeting: MinutedMeeting, written: WrittenMeeting, reference: Mapping[str, Accepted] | None = None) -> Held:
    """Count one meeting; `reference` are the right items of the draft's utterances, the script's own otherwise."""
    shares: dict[str, Share] = {name: Share(0, 0) for name in COUNTS}
    if written.draft is not None:
        right = meeting.items_of_utterances() if reference is None else reference
        shares["alignment"] = aligned(written.draft, right)
        shares["boundaries"] = boundary_error(written.draft, right)
    kinds: Counter[str] = Counter()
    grammar: Counter[str] = Counter()
    forbidden: Counter[str] = Counter()
    confused, items = [], []
    talk = " ".join([meeting.agenda, *(text for _, text, _ in meeting.utterances)])
    for number, item in meeting.items.items():
        told = written.items.get(number, WrittenItem())
        said = said_of(meeting, number)
        lines = [text for text, _ in told.sentences]
        found = facts.held(item, lines, meeting.participants)
        right_outcome = told.outcome in item.outcome
        if written.decides:
            confused.append((told.outcome if right_outcome and told.outcome else item.outcome[0], told.outcome))
        items.append(
            HeldItem(words=len(said.split()), recall=(found.recall.part, found.recall.whole), right=right_outcome)
        )
        grounds = Grounds(f"{said} {meeting.agenda}", talk, meeting.participants)
        trusted, seen = _trusted(told, item, grounds)
        kinds.update(seen)
        errors = danish.errors_of(lines)
        grammar.update({kind.value: n for kind, n in errors.items()})
        forbidden.update(ForbiddenKind(one.kind).value for one, _ in found.forbidden)
        for name, share in {
            "outcome": Share(int(right_outcome), int(written.decides)),
            "recall": found.recall,
            "precision": found.precision,
            "forbidden": Share(len(found.forbidden), len(item.forbidden)),
            **trusted,
            "grammar": Share(errors.total(), len(lines)),
            "compression": editing.compression(" ".join(lines), said),
            "edits": editing.edits(" ".join(lines), item.beslutning),
        }.items():
            shares[name] = Share.sum([shares[name], share])
    return Held(
        shares={name: (share.part, share.whole) for name, share in shares.items()},
        confused=tuple(confused),
        wrong=dict(kinds),
        grammar=dict(grammar),
        forbidden=dict(forbidden),
        items=tuple(items),
    )


def _trusted(told: WrittenItem, item: ItemReference, grounds: Grounds) -> tuple[dict[str, Share], Counter[str]]:
    """Sentences that are wrong or unsupported, with and without a flag, and the kinds of what is wrong."""
    judged = [(flagged, wrong(s, item.facts, grounds), doubt(s, grounds)) for s, flagged in told.sentences]
    whole = len(judged)
    shares = {
        "wrong_unflagged": Share(sum(bool(w) and not flagged for flagged, w, _ in judged), whole),
        "wrong_flagged": Share(sum(bool(w) and flagged for flagged, w, _ in judged), whole),
        "unsupported_unflagged": Share(sum(d.unsupported and not flagged for flagged, _, d in judged), whole),
        "unsupported_flagged": Share(sum(d.unsupported and flagged for flagged, _, d in judged), whole),
    }
    return shares, Counter(kind for _, kinds, _ in judged for kind in kinds)


def said_of(meeting: MinutedMeeting, number: int) -> str:
    """What was said of an item, as one text."""
    items = meeting.items_of_utterances().values()
    return " ".join(text for (_, text, _), of in zip(meeting.utterances, items, strict=True) if number in of)


def pooled(counts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Counts of several meetings together, by name."""
    whole: Counter[str] = Counter()
    for one in counts:
        whole.update(one)
    return dict(sorted(whole.items()))

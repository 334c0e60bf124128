"""An item while one edit is made to it: the bench on which the sentences are taken apart and put together."""

from collections.abc import Collection, Iterable

from service.meetings import Outcome
from service.reviewing.item import Gone, ReviewItem, ReviewSentence
from service.reviewing.told import Applied, EditRefusedError, Matter, Told, told

MOST = 500
"""Sentences in one item."""


class Bench:
    """The only thing here that changes; made, worked on and finished within one call.

    `now` is the version that the item gets if anything changes; `seen` the one that the author was looking at.
    """

    def __init__(self, item: ReviewItem, seen: int) -> None:
        self.item = item
        self.seen = seen
        self.now = item.version + 1
        self.rows = list(item.sentences)
        self.outcome = item.outcome
        self.outcome_at = item.outcome_at
        self.gone_through = item.gone_through
        self.gone = {g.id: g for g in item.gone}
        self.told: list[Told] = []
        self._next = item.next_id

    def find(self, id_: str) -> ReviewSentence | None:
        """The sentence; None where it is gone. Raises EditRefusedError where there never was one."""
        for row in self.rows:
            if row.id == id_:
                return row
        if id_ not in self.gone:
            raise EditRefusedError("Sætningen findes ikke i punktet. Genindlæs siden, og prøv igen.")
        return None

    def stale(self, row: ReviewSentence) -> bool:
        """Whether the author has not seen the words that stand there."""
        return row.version > self.seen

    def tell(self, matter: Matter, sentence: str | None = None) -> None:
        """Let the author know; the same thing once."""
        line = told(matter, sentence)
        if line not in self.told:
            self.told.append(line)

    def new_id(self) -> str:
        """An id that no sentence of the item has had."""
        self._next += 1
        return f"t{self._next - 1}"

    def typed(self, text: str, sources: Iterable[str] = (), rival: str | None = None) -> ReviewSentence:
        """A new sentence of a person's own, not yet put anywhere."""
        return ReviewSentence(
            id=self.new_id(),
            version=self.now,
            text=text,
            sources=tuple(dict.fromkeys(sources)),
            state="edited",
            origin="person",
            rival=rival,
            placed=self.now,
        )

    def put(self, row: ReviewSentence) -> None:
        """The sentence as it is now, where it stands."""
        self.rows = [row if other.id == row.id else other for other in self.rows]

    def standing(self, after: str | None) -> str | None:
        """The sentence itself; if it is gone, the one after which it stood (None: it stood first)."""
        while after is not None and after in self.gone:
            after = self.gone[after].after
        return after

    def insert(self, rows: Iterable[ReviewSentence], after: str | None) -> None:
        """Put sentences after another one and its rivals (None: first); after where it stood if it is gone."""
        after = self.standing(after)
        place = 0
        if after is not None:
            family = {row.id for row in self.rivals(after)} | {after}
            place = max((n for n, row in enumerate(self.rows, start=1) if row.id in family), default=len(self.rows))
        self.rows[place:place] = rows

    def remove(self, ids: Collection[str], *, merged_into: str | None = None) -> None:
        """Take sentences out for good, and keep where they stood."""
        kept: list[ReviewSentence] = []
        for row in self.rows:
            if row.id not in ids:
                kept.append(row)
                continue
            after = merged_into or (kept[-1].id if kept else None)
            self.gone[row.id] = Gone(id=row.id, version=self.now, after=after, merged=merged_into is not None)
        self.rows = kept

    def rivals(self, id_: str) -> list[ReviewSentence]:
        """All that compete for one place, the sentence itself among them; empty where it has no rival."""
        row = next(row for row in self.rows if row.id == id_)
        root = row.rival or row.id
        family = [row for row in self.rows if root in {row.id, row.rival}]
        return family if len(family) > 1 else []

    def choose_outcome(self, outcome: Outcome) -> None:
        """The outcome is this one now."""
        if outcome is not self.outcome:
            if self.outcome_at > self.seen:
                self.tell("outcome")
            self.outcome, self.outcome_at = outcome, self.now

    def finish(self) -> Applied:
        """The item with its new version, or the very same one if nothing changed."""
        rows = self._placed(settled_rivals(self.rows))
        if len(rows) > max(MOST, len(self.item.sentences)):
            raise EditRefusedError(f"Et punkt kan højst have {MOST} sætninger. Sæt nogle sammen, og prøv igen.")
        before = (self.item.sentences, self.item.outcome, self.item.gone_through)
        if (rows, self.outcome, self.gone_through) == before:
            return Applied(item=self.item, told=tuple(self.told))
        changes = {
            "version": self.now,
            "outcome": self.outcome,
            "outcome_at": self.outcome_at,
            "sentences": rows,
            "gone_through": self.gone_through,
            "next_id": self._next,
            "gone": tuple(self.gone.values()),
        }
        return Applied(item=self.item.model_copy(update=changes), told=tuple(self.told))

    def _placed(self, rows: list[ReviewSentence]) -> tuple[ReviewSentence, ...]:
        """The rows; where more of them changed places than the edit said, all are placed anew, so that undo knows."""
        old = {row.id for row in rows if row.placed != self.now}
        stood = [row.id for row in self.item.sentences if row.id in old]
        if stood == [row.id for row in rows if row.id in stood]:
            return tuple(rows)
        return tuple(row.model_copy(update={"placed": self.now}) for row in rows)


def settled_rivals(rows: list[ReviewSentence]) -> list[ReviewSentence]:
    """The rows with rivals side by side, all of them pointing at the first; who has no rival left points nowhere."""
    if all(row.rival is None for row in rows):
        return rows
    points = {row.id: row.rival for row in rows}

    def end_of(id_: str) -> str:
        passed = [id_]
        while (ahead := points.get(id_)) is not None:
            if ahead in passed:  # they point at each other: one family, whoever asks
                return min(passed[passed.index(ahead) :])
            passed.append(ahead)
            id_ = ahead
        return id_

    families: dict[str, list[ReviewSentence]] = {}
    for row in rows:
        families.setdefault(end_of(row.id), []).append(row)
    settled = []
    for members in families.values():
        first = next((row for row in members if row.rival is None), members[0])
        ordered = [first, *(row for row in members if row.id != first.id)]
        settled += [_pointing(row, None if row is first else first.id) for row in ordered]
    return settled


def _pointing(row: ReviewSentence, rival: str | None) -> ReviewSentence:
    return row if row.rival == rival else row.model_copy(update={"rival": rival})

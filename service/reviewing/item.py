"""What a referent has under her hands: the editable part of one item."""

from typing import Literal

from service.meetings import Flag, Outcome, Value


class ReviewSentence(Value):
    """One sentence of a Beslutning under review.

    `id` is unique within the item and never given to another sentence. `version` is the item's version at which the
    words last changed: who has seen that version has seen these words. `placed` is the same for where it stands.
    `rival` is the id of the sentence that this one competes with after a collision; rivals stand right after it.
    `closing` marks the house's phrase for the outcome. `flags` are those that nobody has settled. `writer` is who wrote
    it in the draft, as `Sentence.writer` has it; `editor` the name of the person whose words these are now. Either is
    empty where that is not known.
    """

    id: str
    version: int
    text: str
    sources: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    state: Literal["unchecked", "accepted", "edited"] = "unchecked"
    origin: Literal["machine", "person"] = "machine"
    rival: str | None = None
    closing: bool = False
    placed: int = 0
    writer: str = ""
    editor: str = ""


class Gone(Value):
    """A sentence that is no more: since which version, and the sentence after which it stood (None: at the top).

    `merged`: its words live on in `after`.
    """

    id: str
    version: int
    after: str | None
    merged: bool = False


class ReviewItem(Value):
    """The editable part of one item; `key` is its place in the dagsorden, "i1", "i2" …

    `version` grows by one with each edit that changes anything. `outcome_at` is the version at which the outcome was
    last chosen. `next_id` numbers the next new sentence. `gone` lets the edit of somebody who has not seen a deletion
    find the place where the sentence stood.
    """

    key: str
    version: int
    outcome: Outcome
    sentences: tuple[ReviewSentence, ...] = ()
    gone_through: bool = False
    next_id: int
    outcome_at: int = 0
    gone: tuple[Gone, ...] = ()

    def sentence(self, id_: str) -> ReviewSentence | None:
        """The sentence with that id, or None where it does not stand in the item."""
        return next((s for s in self.sentences if s.id == id_), None)

"""What a person can do to an item: small frozen values, told apart in JSON by their `kind`."""

from typing import Annotated, Literal

from pydantic import Field

from service.meetings import Outcome, Value
from service.reviewing.item import ReviewItem
from service.reviewing.text import Text

MOST_UTTERANCES = 20_000
"""So many can be named at once: more than the longest meeting has."""
Utterances = Annotated[tuple[Text, ...], Field(max_length=MOST_UTTERANCES)]


class Add(Value):
    """A new sentence after the sentence with the id `after` (None: first); `sources` are ids of utterances."""

    kind: Literal["add"] = "add"
    after: Text | None = None
    text: Text
    sources: Utterances = ()


class Reword(Value):
    """A sentence gets another text; empty means that it is deleted."""

    kind: Literal["edit"] = "edit"
    sentence: Text
    text: Text


class Delete(Value):
    """A sentence goes."""

    kind: Literal["delete"] = "delete"
    sentence: Text


class Move(Value):
    """A sentence is put after another (None: first). Its rivals come with it."""

    kind: Literal["move"] = "move"
    sentence: Text
    after: Text | None = None


class Merge(Value):
    """Two sentences become one, where the first stands."""

    kind: Literal["merge"] = "merge"
    first: Text
    second: Text


class Split(Value):
    """One sentence becomes two; `at` counts characters (Unicode code points) of its stored text."""

    kind: Literal["split"] = "split"
    sentence: Text
    at: int


class SetOutcome(Value):
    """The outcome is chosen. `phrase` is the house's standard phrase for it, found by the caller, or None."""

    kind: Literal["outcome"] = "outcome"
    outcome: Outcome
    phrase: Text | None = None


class Accept(Value):
    """A sentence is found good as it stands. Its flags stay until they are settled."""

    kind: Literal["accept"] = "accept"
    sentence: Text


class Unaccept(Value):
    """The acceptance of a sentence is taken back."""

    kind: Literal["unaccept"] = "unaccept"
    sentence: Text


class Settle(Value):
    """A flagged sentence is confirmed: its flags go and it is accepted."""

    kind: Literal["settle"] = "settle"
    sentence: Text


class Choose(Value):
    """Of rivals, the one with the id `keep` stays and the others go."""

    kind: Literal["choose"] = "choose"
    keep: Text


class GoThrough(Value):
    """The item is marked as gone through, or not."""

    kind: Literal["gone_through"] = "gone_through"
    done: bool


class Replace(Value):
    """The whole decision gives way to a rewritten one (see `rewritten`), found by the caller."""

    kind: Literal["replace"] = "replace"
    proposal: ReviewItem


class Restore(Value):
    """An earlier content of the item comes back, found by the caller."""

    kind: Literal["restore"] = "restore"
    earlier: ReviewItem


_Small = Add | Reword | Delete | Move | Merge | Split | SetOutcome | Accept | Unaccept | Settle | Choose | GoThrough

RequestedEdit = Annotated[_Small, Field(discriminator="kind")]
"""What may be sent by a browser or an integration as it is (`phrase` is the caller's to fill in)."""

Edit = Annotated[_Small | Replace | Restore, Field(discriminator="kind")]
"""All that `apply` takes."""

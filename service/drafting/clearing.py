"""What of an item's talk may be told at all: without what is private or beside the matter, each value as it was left,
and without the ideas that were let go of.
"""

from collections.abc import Collection, Sequence

from service.drafting.asides import to_the_matter
from service.drafting.discretion import discreet
from service.drafting.last_word import last_words
from service.drafting.parsed import Parsed
from service.drafting.remarks import Remark
from service.drafting.repairs import Heard, heard_of
from service.drafting.settled import settled
from service.drafting.stems import words_of
from service.drafting.taken_up import taken_up


def cleared(
    remarks: Sequence[Remark],
    chair: str | None,
    names: Collection[str] = (),
    parsed: Parsed | None = None,
    known: Collection[str] = (),
) -> list[Heard]:
    """The sentences that may be told, put right. `names` are the participants, `known` the words of all names that
    belong to the meeting.
    """
    parsed = parsed if parsed is not None else Parsed()
    heard = heard_of(remarks)
    parsed.learn(h.text for h in heard)
    ours = [*known, *(word for name in names for word in words_of(name))]
    return taken_up(settled(last_words(to_the_matter(discreet(heard, parsed, ours), ours))), chair)

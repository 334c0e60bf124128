"""A draft becomes items to review, and a reviewed item becomes a decision again."""

from collections.abc import Callable, Collection

from service.meetings import Decision, Draft, DraftItem, Item, Outcome, Sentence
from service.reviewing.item import ReviewItem, ReviewSentence
from service.reviewing.signing import writer_of

Phrases = Callable[[DraftItem], Collection[str]]
"""The house's phrases that close this item's decision, as drafting worded them."""


def opened(draft: Draft, phrases: Phrases | None = None) -> tuple[ReviewItem, ...]:
    """The items of a draft as nobody has touched them, at version 1.

    `phrases` tells which sentences are the house's phrases for the outcome (one for each clause of the indstilling).
    Without it, it is taken that the last one is.
    """
    return tuple(
        ReviewItem(
            key=f"i{place}",
            version=1,
            outcome=item.decision.outcome,
            sentences=_sentences(item.decision, _closings(item, phrases), first_id=1, version=1),
            next_id=1 + len(item.decision.sentences),
            outcome_at=1,
        )
        for place, item in enumerate(draft.items, start=1)
    )


def rewritten(item: ReviewItem, decision: Decision, phrases: Collection[str] | None = None) -> ReviewItem:
    """What the item would be with this decision: a proposal to compare, and to send on as `Replace`.

    Its sentences' ids hold only within the proposal.
    """
    closings = _last(decision) if phrases is None else phrases
    return ReviewItem(
        key=item.key,
        version=item.version,
        outcome=decision.outcome,
        sentences=_sentences(decision, closings, first_id=item.next_id, version=item.version),
        next_id=item.next_id + len(decision.sentences),
        outcome_at=item.version,
    )


def drafted(part: Item, item: ReviewItem, utterances: Collection[str]) -> DraftItem:
    """The agenda's item with the decision as it was reviewed, which is what is exported.

    A machine's sentence without a source is not written; a person's needs none.
    """
    sentences = tuple(
        Sentence(text=row.text, sources=row.sources, flags=row.flags, writer=writer_of(row))
        for row in item.sentences
        if row.sources or row.origin == "person"
    )
    agenda = {name: getattr(part, name) for name in Item.model_fields}
    return DraftItem(
        **agenda, decision=Decision(outcome=item.outcome, sentences=sentences), utterances=tuple(utterances)
    )


def _closings(item: DraftItem, phrases: Phrases | None) -> Collection[str]:
    return _last(item.decision) if phrases is None else phrases(item)


def _last(decision: Decision) -> Collection[str]:
    return () if decision.outcome is Outcome.NONE else tuple(s.text for s in decision.sentences[-1:])


def _sentences(
    decision: Decision, closings: Collection[str], first_id: int, version: int
) -> tuple[ReviewSentence, ...]:
    return tuple(
        ReviewSentence(
            id=f"t{number}",
            version=version,
            text=sentence.text,
            sources=sentence.sources,
            flags=sentence.flags,
            closing=sentence.text in closings,
            placed=version,
            writer=sentence.writer,
        )
        for number, sentence in enumerate(decision.sentences, start=first_id)
    )

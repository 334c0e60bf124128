"""Who wrote a sentence: the draft's writer, until somebody puts their own words there."""

from service.meetings import PERSON, RULES
from service.reviewing.item import ReviewItem, ReviewSentence
from service.reviewing.told import Applied


def signed(before: ReviewItem, applied: Applied, editor: str) -> Applied:
    """The edit with the name of the person whose words it brought."""
    was = {row.id: row.text for row in before.sentences}
    rows = tuple(
        row if was.get(row.id) == row.text else row.model_copy(update={"editor": editor})
        for row in applied.item.sentences
    )
    if rows == applied.item.sentences:
        return applied
    return applied.model_copy(update={"item": applied.item.model_copy(update={"sentences": rows})})


def writer_of(row: ReviewSentence) -> str:
    """The writer of the sentence as an export names them: nobody's name goes out with a referat.

    Of what was written before writers were noted nothing is said, not even that a person did it: what was seen by its
    hash when somebody approved it must keep that hash.
    """
    return PERSON if row.editor else row.writer


def joined_writer(first: ReviewSentence, second: ReviewSentence) -> str:
    """Who wrote two sentences that are one now: a model, where either of them is a model's."""
    return second.writer if first.writer in {"", RULES} else first.writer

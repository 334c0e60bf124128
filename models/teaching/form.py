"""How a pair is put to the model: the same words when it is taught and when it is asked."""

from models.language.prompt import STOP, continuation
from models.language.task import Task
from models.teaching.pair import NOTHING, Pair

TASK = Task("Referat")
"""No examples: the adapter has learnt what they would show, and a question is read in a tenth of the time."""


def prompt(said: str) -> str:
    """What the model reads."""
    return continuation(TASK, said)


def answer(pair: Pair) -> str:
    """What the model is to write: the kind, then the sentence."""
    return f" {pair.kind}: {pair.written}{STOP}" if pair.written else f" {NOTHING}{STOP}"


def read(text: str) -> tuple[str, str]:
    """Kind and sentence of what the model wrote; a sentence without a kind has the kind ""."""
    kind, colon, sentence = text.strip().partition(": ")
    if kind == NOTHING:
        return NOTHING, ""
    return (kind, sentence.strip()) if colon and kind.islower() and " " not in kind else ("", text.strip())

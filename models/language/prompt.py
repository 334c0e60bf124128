"""A task as a model reads it: a conversation, or a text to be continued."""

import re

from models.language.task import Task

STOP = "\n"
"""Where an answer of the plain text form ends."""
_DIRECTIVE = re.compile(r"\[(/?[A-Z_]{2,})\]")
_PLAIN = str.maketrans("<>→", "‹›-")


def spoken(question: str) -> str:
    """The question without the marks that chat templates are made of ("<|im_end|>", "[INST]"): a tokenizer takes them
    for the real thing wherever they stand, and what was said could end its own turn and begin the system's.
    """
    return _DIRECTIVE.sub(r"(\1)", question.translate(_PLAIN))


def conversation(task: Task, question: str) -> list[dict[str, str]]:
    """For a weight that brings a chat template: the task as a conversation that has gone well so far."""
    turns = [
        message
        for example in task.examples
        for message in (
            {"role": "user", "content": example.question},
            {"role": "assistant", "content": example.answer},
        )
    ]
    return [{"role": "system", "content": task.instruction}, *turns, {"role": "user", "content": spoken(question)}]


def continuation(task: Task, question: str) -> str:
    """For a weight that was never taught to chat: examples one after the other, an answer is one line
    behind an arrow.
    """
    shown = "".join(f"{example.question}\n→ {example.answer}\n\n" for example in task.examples)
    return f"{task.instruction}\n\n{shown}{spoken(question)}\n→"

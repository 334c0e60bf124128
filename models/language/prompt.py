"""A task as a model reads it: a conversation, or a text to be continued."""

from models.language.task import Task

STOP = "\n"
"""Where an answer of the plain text form ends."""


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
    return [{"role": "system", "content": task.instruction}, *turns, {"role": "user", "content": question}]


def continuation(task: Task, question: str) -> str:
    """For a weight that was never taught to chat: examples one after the other, an answer is one line
    behind an arrow.
    """
    shown = "".join(f"{example.question}\n→ {example.answer}\n\n" for example in task.examples)
    return f"{task.instruction}\n\n{shown}{question}\n→"

"""The prompts that lie in `templates/prompts/`: what a language model is asked, as data."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.error import UdkastError
from models.language import Example, Task
from service.drafting.scribe import AtATime

PROMPTS = Path(__file__).resolve().parents[2] / "templates" / "prompts"
REPORTED_SPEECH = "reported_speech"
"""One utterance becomes one sentence of reported speech."""
ITEM = "item"
"""All facts of an item become sentences, each with the facts that it rests on."""
ASKED: Mapping[AtATime, tuple[str, ...]] = {"fact": (REPORTED_SPEECH,), "item": (ITEM,)}
"""The prompts of each way of writing."""


@dataclass(frozen=True)
class Prompt:
    """What a model is asked, and the SHA-256 of the file that says so."""

    name: str
    sha256: str
    task: Task


def load(name: str) -> Prompt:
    """The prompt of that name. Raises UdkastError where its file can't be read or lacks a part."""
    try:
        data = (PROMPTS / f"{name}.toml").read_bytes()
        fields = tomllib.loads(data.decode("utf-8"))
        examples = tuple(Example(e["said"].strip(), e["written"].strip()) for e in fields.get("examples", ()))
        task = Task(fields["instruction"].strip(), examples)
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UdkastError(
            f"Sprogmodellens opgave templates/prompts/{name}.toml kan ikke læses. Ret filen, eller hent den igen."
        ) from error
    return Prompt(name, hashlib.sha256(data).hexdigest(), task)

"""The prompts that lie in `templates/prompts/`: what a language model is asked, as data."""

import tomllib
from functools import cache
from pathlib import Path

from models.language import Example, Task

PROMPTS = Path(__file__).resolve().parents[2] / "templates" / "prompts"


@cache
def reported_speech() -> Task:
    """One utterance becomes one sentence of reported speech."""
    data = tomllib.loads((PROMPTS / "reported_speech.toml").read_text(encoding="utf-8"))
    return Task(data["instruction"].strip(), tuple(Example(e["said"], e["written"]) for e in data["examples"]))

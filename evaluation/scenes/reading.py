"""How many outcomes a language model reads right where the rules do: one letter a scene, by the product's own adapter.

`python -m evaluation.scenes.reading --weight GGUF [--folder kept] [--first N]` prints one row per reader, each with its
difference from the rules (percentage points, paired 95 % interval over scenes). Nothing of the product asks a model
this: the table is why.
"""

import argparse
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from evaluation.measures.share import Share, difference
from evaluation.scenes.scene import Scene, scenes
from models.language import Example, Language, Task
from models.language.llama import Llama
from service.drafting.hearing import Heard
from service.drafting.outcome import decide
from service.meetings import Outcome

_FILE = Path(__file__).parent / "reading.toml"
_WORDS = 110  # of the talk that is shown, the last ones
_CONTEXT = 2048


def asked(path: Path = _FILE) -> tuple[Task, dict[str, Outcome]]:
    """What a model is asked, and the outcome that each letter stands for."""
    fields = tomllib.loads(path.read_text(encoding="utf-8"))
    letters = {letter: Outcome(name) for letter, name in fields["letters"].items()}
    examples = tuple(Example(e["said"].strip(), e["letter"]) for e in fields["examples"])
    return Task(fields["instruction"].strip(), examples), letters


def question(scene: Scene) -> str:
    """The item and its last words, by role and not by name."""
    lines: list[str] = []
    room = _WORDS
    for remark in reversed(scene.remarks):
        words = remark.text.split()
        if len(words) > room:
            break
        room -= len(words)
        lines.append(f"{'Formanden' if remark.speaker == scene.chair else 'Medlem'}: {remark.text}")
    proposal = " ".join((scene.item.proposal or "ingen").split())
    return "\n".join([f"Punkt: {scene.item.title}", f"Indstilling: {proposal}", *reversed(lines)])


def read(language: Language, found: Sequence[Scene]) -> list[Outcome | None]:
    """The outcome of every scene as the model reads it; None where it answered with no letter."""
    task, letters = asked()
    form = f"root ::= [{''.join(letters)}]"
    answers = language.answer(task, [question(scene) for scene in found], [form] * len(found), max_tokens=2)
    return [letters.get(answer[:1]) for answer in answers]


def rows(found: Sequence[Scene], model: Sequence[Outcome | None]) -> list[tuple[str, Sequence[Share]]]:
    """Every reader with one share per scene, the rules first: alone, the model, and the model where nobody said a word
    of decision.
    """
    rules: list[Outcome | None] = [decide(s.item, s.remarks, s.chair).outcome for s in found]
    heard = [Heard(s.item, s.remarks, s.chair).standing() is not None for s in found]
    both = [rule if sure else one for rule, one, sure in zip(rules, model, heard, strict=True)]
    readers = {"rules": rules, "model": model, "rules, model where no word of decision was heard": both}
    return [(name, _right(found, outcomes)) for name, outcomes in readers.items()]


def _right(found: Sequence[Scene], outcomes: Sequence[Outcome | None]) -> list[Share]:
    return [Share(int(outcome in scene.outcomes), 1) for scene, outcome in zip(found, outcomes, strict=True)]


def main() -> None:
    """Ask, and tell the table and the seconds a scene took."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.scenes.reading")
    parser.add_argument("--weight", type=Path, required=True)
    parser.add_argument("--folder", default="kept")
    parser.add_argument("--first", type=int, default=None)
    given = parser.parse_args()
    found = scenes(given.folder)[: given.first]
    language = Llama(given.weight, context=_CONTEXT)
    began = time.monotonic()
    model = read(language, found)
    seconds = (time.monotonic() - began) / len(found)
    language.close()
    told = rows(found, model)
    print("| reader | right | against the rules |\n| --- | --- | --- |")  # noqa: T201 - a command's answer
    for name, shares in told:
        gap, low, high = (100 * x for x in difference(shares, told[0][1]))
        right = Share.sum(shares)
        print(  # noqa: T201 - a command's answer
            f"| {name} | {right.part}/{right.whole} {right.rate:.1%} | {gap:+.1f} ({low:+.1f} to {high:+.1f}) |"
        )
    print(f"\n{seconds:.1f} seconds a scene")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()

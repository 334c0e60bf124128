"""`python -m models.teaching WEIGHT.gguf OUT`: teaches the weight and writes `OUT/adapter.gguf` with its notice."""

import argparse
import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from models.language.gguf import read_head
from models.teaching.adapter import write_adapter
from models.teaching.lesson import Lesson, Plan
from models.teaching.variety import distinct, varied

NOTICE = """\
Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms

adapter.gguf is a LoRA adapter, a modification of google/gemma-3-270m made by the authors of Udkast: it was taught on
the pairs in models/teaching, which are our own work under the licence of Udkast (EUPL-1.2). Its use is subject to the
use restrictions in section 3.2 of the Gemma Terms of Use.
"""


def main() -> None:
    """Teach, and say on standard output how it goes: step, mean loss, seconds a step."""
    plan = Plan()
    parser = argparse.ArgumentParser(prog="python -m models.teaching", description=__doc__)
    parser.add_argument("weight", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rounds", type=int, default=plan.rounds, help="how often the lessons are gone through")
    parser.add_argument("--seconds", type=float, default=plan.seconds, help="the lesson ends then at the latest")
    parser.add_argument("--threads", type=int, default=plan.threads)
    parser.add_argument("--rank", type=int, default=plan.rank)
    asked = parser.parse_args()
    plan = replace(plan, rounds=asked.rounds, seconds=asked.seconds, threads=asked.threads, rank=asked.rank)

    def told(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    rounds = [varied(seed) for seed in range(1, plan.rounds + 1)]
    told(f"{len(rounds)} x {distinct(rounds[0])} par")
    learnt = asked.out / "learnt"
    learnt.mkdir(parents=True, exist_ok=True)
    Lesson(asked.weight, plan).teach(rounds, told, learnt)
    finish(asked.weight, learnt, asked.out, told)


def finish(weight: Path, learnt: Path, out: Path, told: Callable[[str], None]) -> Path:
    """The adapter of what was learnt, with its notice beside it; its hash is told."""
    target = out / "adapter.gguf"
    notice = {
        "name": "Udkast: one fact becomes one sentence",
        "license": "gemma",
        "license.link": "https://ai.google.dev/gemma/terms",
        "base_model.0.name": "google/gemma-3-270m",
    }
    write_adapter(learnt, target, read_head(weight).architecture, notice)
    (out / "NOTICE").write_text(NOTICE, encoding="utf-8")
    told(f"{hashlib.sha256(target.read_bytes()).hexdigest()}  {target}")
    return target


if __name__ == "__main__":
    main()

"""What teaching is worth: the kept pairs written by rule, by a model with examples, and by the taught model.

`python -m evaluation.figures.teaching --weight GGUF [--adapter GGUF]` prints one row per writer, as Markdown. The pairs
are `models/teaching/kept.toml`: nothing is taught from them. Every writer reads what the drafting would give it.

- `words`    no word of meaning that was not said, and at least nine in ten of the reference's
- `names`    the names, numbers and dates of the reference, all of them and no others
- `verb`     the reference's verb of report
- `grammar`  no error that `evaluation.measures.danish` knows
- `passed`   an answer that the drafting's own checks let through (person, order, names, numbers, support)
- `same`     the reference to the letter
- `left`     of what no referat holds, what was left out (a writer that can't say so leaves out nothing)
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from evaluation.measures.danish import errors
from models.grammar import Apertium, Direct, Grammar, Reporter, check, write_numbers
from models.language import Language
from models.language.llama import Llama
from models.teaching.pair import NOTHING, Pair, kept
from models.teaching.taught import Taught
from service.drafting.check import Ground, flags_of
from service.drafting.prompts import REPORTED_SPEECH, load
from service.drafting.stems import content, words_of
from service.meetings import Value

_NAMED = re.compile(r"\d+(?:[.,]\d+)*|(?<=[\w,] )[A-ZÆØÅ][\w-]+")
_TOKENS = 80
Writer = Callable[[Sequence[str]], list[str]]


class Row(Value):
    """One writer: counts out of `facts` (of `nothing` for `left`), and the seconds an answer takes."""

    writer: str
    facts: int
    nothing: int
    answered: int
    words: int
    names: int
    verb: int
    grammar: int
    passed: int
    same: int
    left: int
    seconds: float


def measured(writer: str, write: Writer, grammar: Grammar | None, pairs: Sequence[Pair]) -> Row:
    """Let the writer write the pairs, and count."""
    began = time.monotonic()
    answers = write([write_numbers(pair.said) for pair in pairs])
    seconds = (time.monotonic() - began) / len(pairs)
    told = [(pair, text) for pair, text in zip(pairs, answers, strict=True) if pair.kind != NOTHING]
    real = [(pair, text) for pair, text in told if text]
    silent = [text for pair, text in zip(pairs, answers, strict=True) if pair.kind == NOTHING]
    return Row(
        writer=writer,
        facts=len(told),
        nothing=len(silent),
        answered=len(real),
        words=sum(_worded(pair, text) for pair, text in real),
        names=sum(sorted(_named(pair.written)) == sorted(_named(text)) for pair, text in real),
        verb=sum(_verb(pair, pair.written) == _verb(pair, text) for pair, text in real),
        grammar=sum(not errors(text) for _, text in real),
        passed=sum(_passes(pair, text, grammar) for pair, text in real),
        same=sum(pair.written == text for pair, text in real),
        left=sum(not text for text in silent),
        seconds=seconds,
    )


def _worded(pair: Pair, text: str) -> bool:
    said, wanted, ours = (set(content(t)) for t in (write_numbers(pair.said), pair.written, text))
    return not ours - said - set(content(_head(pair.written))) and len(wanted & ours) >= 0.9 * len(wanted)


def _head(written: str) -> str:
    """The name and the verb of report, whose words need no source."""
    return re.split(r",| at | om ", written, maxsplit=1)[0]


def _named(text: str) -> list[str]:
    return [name.rstrip(".,") for name in _NAMED.findall(text)]


def _verb(pair: Pair, text: str) -> str:
    """The first word after the speaker's name, or the sentence's first two."""
    name = pair.lines[-1].speaker
    return " ".join(words_of(text.removeprefix(name))[: 1 if text.startswith(name) else 3])


def _passes(pair: Pair, text: str, grammar: Grammar | None) -> bool:
    ground = Ground((*(line.text for line in pair.lines), write_numbers(pair.said)), (), (pair.lines[-1].speaker,))
    return not check(text, grammar) and not flags_of(text, ground)


def by_rule(grammar: Grammar | None) -> Writer:
    """The program's rule, on the last line: it knows nothing of the question before."""
    reporter = Reporter(grammar)

    def write(said: Sequence[str]) -> list[str]:
        lines = [text.split("\n")[-1].partition(": ") for text in said]
        return [text or "" for text in reporter.report([Direct(text, name) for name, _, text in lines])]

    return write


def by_examples(model: Language) -> Writer:
    """The program's prompt, with its examples."""
    return lambda said: [
        answer.splitlines()[0] if answer else ""
        for answer in model.answer(load(REPORTED_SPEECH).task, said, max_tokens=_TOKENS)
    ]


def by_lesson(model: Language, *, bound: bool) -> Writer:
    """The taught model, held to the words that were said or free."""
    taught = Taught(model, bound=bound)
    return lambda said: taught.answer(load(REPORTED_SPEECH).task, said, max_tokens=_TOKENS)


def markdown(rows: Sequence[Row]) -> str:
    """The table, in Danish; every figure but the last two is a count of the facts."""
    head = ["", "svar", "ord", "navne og tal", "verbum", "sprog", "egen kontrol", "ordret", "udeladt", "sek."]
    lines = [head, ["---"] * len(head)]
    for r in rows:
        counts = (r.answered, r.words, r.names, r.verb, r.grammar, r.passed, r.same)
        left = f"{r.left}/{r.nothing}"
        lines.append([r.writer, *(f"{n}/{r.facts}" for n in counts), left, f"{r.seconds:.2f}".replace(".", ",")])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def main() -> None:
    """Measure the rule, the weight with examples and, with an adapter, the taught weight."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.figures.teaching")
    parser.add_argument("--weight", type=Path)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="only every so many of the kept pairs")
    parser.add_argument("--show", action="store_true", help="print what the taught model wrote")
    asked = parser.parse_args()
    grammar = Apertium() if Apertium.available() else None
    pairs = kept()[:: asked.every]
    rows = [measured("reglen", by_rule(grammar), grammar, pairs)]
    if asked.weight:
        plain = Llama(asked.weight, threads=asked.threads)
        rows.append(measured("model med eksempler", by_examples(plain), grammar, pairs))
        plain.close()
    if asked.weight and asked.adapter:
        taught = Llama(asked.weight, threads=asked.threads, lora=asked.adapter)
        rows.append(measured("oplært model", by_lesson(taught, bound=False), grammar, pairs))
        rows.append(measured("oplært, kun sagte ord", by_lesson(taught, bound=True), grammar, pairs))
        if asked.show:
            said = [write_numbers(pair.said) for pair in pairs]
            for pair, text in zip(pairs, by_lesson(taught, bound=True)(said), strict=True):
                sys.stdout.write(f"{pair.said}\n  = {pair.written}\n  > {text}\n")
        taught.close()
    sys.stdout.write(markdown(rows))


if __name__ == "__main__":
    main()

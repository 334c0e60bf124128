"""What one speaker says in a row becomes one sentence: "X oplyste, at …, og at …", one quotation instead of three.

Only sentences that stand next to each other and rest on the same stretch of talk are joined, and only so far that they
can be read.
"""

import re
from collections.abc import Sequence

from service.drafting.composing import Line
from service.drafting.fact import Fact, FactKind
from service.drafting.people import People
from service.drafting.scribe import Written
from service.meetings import RULES

_LONGEST = 45
"""Words of a joined sentence."""
_MOST = 3
"""Clauses of a joined sentence."""
_REPORTED = re.compile(r"(?P<verb>oplyste|bemærkede|mente|nævnte|tilføjede|svarede|påpegede), at (?P<clause>[^»«]+)\.")
_QUOTED = re.compile(r"(?P<verb>sagde|svarede|spurgte): »(?P<words>[^«]+)«")


def joined(told: Sequence[Line], people: People) -> list[Line]:
    """The sentences of one item that could be written; what a model or a person wrote stands by itself."""
    found: list[Line] = []
    for line in told:
        both = _one(found[-1], line, people) if found else None
        if both is not None:
            found[-1] = both
        else:
            found.append(line)
    return found


def _one(last: Line, line: Line, people: People) -> Line | None:
    """Two lines that the rules wrote, as one; None where they are better apart."""
    if not (last.written and line.written) or {last.written.writer, line.written.writer} != {RULES}:
        return None
    both = _both(last.facts, last.written.text, line.facts[0], line.written.text, people)
    return Line((*last.facts, *line.facts), Written(both, RULES)) if both else None


def _both(of: Sequence[Fact], last: str, fact: Fact, text: str, people: People) -> str:
    """Two sentences as one, or empty where they are better apart."""
    name = people.named(fact.speaker)
    if not name or len(of) >= _MOST or len(f"{last} {text}".split()) > _LONGEST:
        return ""
    if (
        of[-1].speaker != fact.speaker
        or not _near(of[-1], fact)
        or FactKind.STATEMENT in {fact.kind, *(f.kind for f in of)}
    ):
        return ""
    ours, theirs = (
        _REPORTED.fullmatch(last.removeprefix(f"{name} ")),
        _REPORTED.fullmatch(text.removeprefix(f"{name} ")),
    )
    if ours and theirs and last.startswith(name) and text.startswith(name):
        # "A, og at B" and another: "A, at B, og at C".
        clauses = ours["clause"]
        if len(of) > 1 and ", og at " in clauses:
            head, _, tail = clauses.rpartition(", og at ")
            clauses = f"{head}, at {tail}"
        return f"{name} {ours['verb']}, at {clauses}, og at {theirs['clause']}."
    ours, theirs = _QUOTED.fullmatch(last.removeprefix(f"{name} ")), _QUOTED.fullmatch(text.removeprefix(f"{name} "))
    if ours and theirs and "spurgte" not in {ours["verb"], theirs["verb"]}:
        return f"{name} {ours['verb']}: »{ours['words']} {theirs['words']}«"
    return ""


def _near(before: Fact, fact: Fact) -> bool:
    """Whether nothing of weight was said between the two."""
    return before.sources[-1] == fact.sources[0]

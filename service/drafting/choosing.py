"""Which facts the referat keeps: the level of detail is the house's (`detail` of the template family).

"short" keeps what binds or divides people, decisions, tasks, statements for the record and objections, and of the rest
as much as the talk deserves; "full" keeps what a person would, as far as signs tell (`worth`). Neither keeps
what was badly heard.
"""

from collections.abc import Sequence

from service.drafting.fact import Fact, FactKind
from service.drafting.stems import content
from service.drafting.worth import Around, worth
from service.meetings import Detail

_BOUND = {FactKind.TASK, FactKind.DECISION, FactKind.STATEMENT}
_SHORT = {*_BOUND, FactKind.OBJECTION}
_LEAST = 0.17
"""How likely it must be that a person would have kept it: striking one is quicker than finding what is missing."""


def chosen(facts: Sequence[Fact], detail: Detail = "full", around: Around | None = None) -> tuple[Fact, ...]:
    """The facts that the referat keeps, in order. `around` is what is known of the item.

    Badly heard words make no fine prose: better a short draft that is right. What binds somebody is kept longer.
    """
    clear = [f for f in facts if _clear(f, bound=f.kind in _BOUND or f.needed)]
    if detail == "short":
        return tuple(f for f in facts if f in clear and (f.needed or f.kind in _SHORT) and not f.slight)
    worths = {id(f): share for f, share in zip(facts, worth(facts, around or Around()), strict=True)}
    kept = [f for f in clear if f.kind in _BOUND or f.needed or worths[id(f)] >= _LEAST]
    # An answer without its question, or a question whose answer was left out, tells only half.
    kept += [f.replies for f in kept if f.replies is not None and f.replies in clear]
    for fact in kept:  # grows while it is gone through
        if fact.follows is not None and fact.follows not in kept and fact.follows in clear:
            kept.append(fact.follows)
    answered = {id(f.replies) for f in kept if f.replies is not None}
    return tuple(
        f
        for f in facts
        if f in kept and (f.kind is not FactKind.QUESTION or f.needed or id(f) in answered or _pressing(f))
    )


def _clear(fact: Fact, *, bound: bool) -> bool:
    """Whether it was heard well enough to be written; what binds somebody, a little less well."""
    least, mean = (0.5, 0.7) if bound else (0.75, 0.8)
    return fact.clarity >= least and fact.certainty >= mean


def _pressing(fact: Fact) -> bool:
    """Whether a question that nobody answers is worth telling."""
    return not fact.slight and len(content(fact.text)) >= 3

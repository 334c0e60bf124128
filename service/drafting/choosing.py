"""Which facts the referat keeps: the level of detail is the house's (`detail` of the template family).

"short" keeps what binds or divides people, decisions, tasks, statements for the record and objections, and of the rest
as much as the talk deserves; "full" keeps every substantive thing that was said. Neither keeps what was badly heard.
"""

from collections.abc import Collection, Sequence

from service.drafting.fact import Fact, FactKind
from service.drafting.numerals import numbers_in
from service.drafting.stems import content
from service.drafting.tasks import deadline
from service.meetings import Detail

_BOUND = {FactKind.TASK, FactKind.DECISION, FactKind.STATEMENT}
_SHORT = {*_BOUND, FactKind.OBJECTION}
_FEW = 6
"""Facts of a short talk."""


def chosen(facts: Sequence[Fact], detail: Detail = "full", topic: Collection[str] = ()) -> tuple[Fact, ...]:
    """The facts that the referat keeps, in order. `topic` are the stems of what the dagsorden says of the item.

    Badly heard words make no fine prose: better a short draft that is right. What binds somebody is kept longer.
    """
    clear = [f for f in facts if _clear(f, bound=f.kind in _BOUND or f.needed)]
    if detail == "short":
        return tuple(f for f in facts if f in clear and (f.needed or f.kind in _SHORT) and not f.slight)
    kept = [f for f in clear if f.kind in _SHORT or f.needed or _substantial(f, facts, topic)]
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


def _substantial(fact: Fact, facts: Sequence[Fact], topic: Collection[str]) -> bool:
    """Whether it says something of its own about what the item is about: a number, or words that others use too.

    Of a long talk two such words are asked, or five of any kind: that halved what must not be written on meetings that
    are read, at a twelfth of the facts. In a short talk there is little to share words with.
    """
    own = set(content(fact.text))
    if numbers_in(fact.text) or deadline(fact.text):
        return True
    if not own:
        return False
    around = set(topic) | {word for other in facts if other is not fact for word in content(other.text)}
    if len(facts) <= _FEW:
        return len(own) >= 3 or bool(own & around)
    return len(own) >= 5 or len(own & around) >= 2

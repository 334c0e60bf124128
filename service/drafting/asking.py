"""Which facts a language model is asked to word: few, short, and only where it matters.

On a CPU an answer takes seconds, and the rule is right more often; so the number of questions follows the length of
the meeting, and what binds or divides people comes first.
"""

from collections.abc import Sequence

from service.drafting.fact import Fact, FactKind
from service.drafting.stems import words_of

SECONDS_A_QUESTION = 60.0
LEAST, MOST = 2, 24
_KINDS = (FactKind.DECISION, FactKind.TASK, FactKind.OBJECTION, FactKind.PROPOSAL, FactKind.QUESTION)
_FEWEST, _LONGEST = 4, 40  # words
_SURE = 0.85
_TOKENS_A_WORD = 2.2  # Danish, with the tokenizers of Gemma and Qwen


def asked(facts: Sequence[Fact], seconds: float) -> tuple[int, ...]:
    """The indices of the facts to ask about, in order: those of most weight within what the meeting's length allows."""
    budget = max(LEAST, min(MOST, int(seconds / SECONDS_A_QUESTION)))
    fit = [i for i, fact in enumerate(facts) if fact.kind in _KINDS and _askable(fact)]
    fit.sort(key=lambda i: (_KINDS.index(facts[i].kind), i))
    return tuple(sorted(fit[:budget]))


def most_tokens(questions: Sequence[str]) -> int:
    """How long an answer may be: half as long again as the longest question, in tokens."""
    longest = max((len(q.split()) for q in questions), default=0)
    return round(1.5 * _TOKENS_A_WORD * longest) + 12


def _askable(fact: Fact) -> bool:
    return _FEWEST <= len(words_of(fact.text)) <= _LONGEST and fact.certainty >= _SURE

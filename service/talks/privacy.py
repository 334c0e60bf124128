"""What a draft may not tell: the lexicon and the model asked of every sentence, and joined.

Either alone catches what the other knows nothing of. The model may also overrule a finding that it takes for nothing at
all: "jeg måler blodtryk på borgerne". The figures behind the two bounds are `evaluation.figures.statements`.
"""

from service.talks.health import findings
from service.talks.likelihood import Likelihood, taught

DOUBT = 0.5
"""From here on a sentence is private on the model's word alone."""
NOTHING = 0.05
"""Below this a sentence is harmless, whatever words of the lexicon it has."""


def private(sentence: str) -> bool:
    """Whether the sentence tells what must not be written, by the lexicon and the model that is installed."""
    return tells(sentence, taught())


def tells(sentence: str, likelihood: Likelihood | None, doubt: float = DOUBT, nothing: float = NOTHING) -> bool:
    """Whether the sentence tells of somebody's health, family or mood. Without a model the lexicon decides alone."""
    found = bool(findings(sentence))
    if likelihood is None:
        return found
    return float(likelihood.of([sentence])[0]) >= (nothing if found else doubt)

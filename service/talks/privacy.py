"""What a draft may not tell: the lexicon and the model asked of every sentence, and joined.

Either alone catches what the other knows nothing of, and neither may overrule the other: a sentence left out is told
again in a minute, a diagnosis in a file is not taken back. The figures behind the bound:
`evaluation.figures.statements`.
"""

from service.talks.health import findings
from service.talks.likelihood import Likelihood, taught

DOUBT = 0.5
"""From here on a sentence is private on the model's word alone."""


def private(sentence: str) -> bool:
    """Whether the sentence tells what must not be written, by the lexicon and the model that is installed."""
    return tells(sentence, taught())


def tells(sentence: str, likelihood: Likelihood | None, doubt: float = DOUBT) -> bool:
    """Whether the sentence tells of somebody's health, family or mood. Without a model the lexicon decides alone."""
    if findings(sentence):
        return True
    return likelihood is not None and float(likelihood.of([sentence])[0]) >= doubt

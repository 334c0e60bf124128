"""What a draft may not tell: the lexicon and the model asked of every sentence, and joined.

Either alone catches what the other knows nothing of. The model may also overrule a finding that it thinks is nothing at
all: "jeg måler blodtryk på borgerne". The figures behind the two bounds are `evaluation.figures.statements`.
"""

from dataclasses import dataclass

from service.talks.health import findings
from service.talks.likelihood import Likelihood, taught

DOUBT = 0.5
"""As likely as this is private on the model's word alone."""
NOTHING = 0.05
"""Less likely than this is nothing, whatever words of the lexicon it has."""


@dataclass(frozen=True)
class Privacy:
    """Says whether a sentence tells of somebody's health, family or mood. Without a model the lexicon decides alone."""

    likelihood: Likelihood | None

    @classmethod
    def installed(cls) -> "Privacy":
        """With the model that is installed."""
        return cls(taught())

    def tells(self, sentence: str) -> bool:
        """Whether the sentence must not be written."""
        found = bool(findings(sentence))
        if self.likelihood is None:
            return found
        likely = float(self.likelihood.of([sentence])[0])
        return likely >= (NOTHING if found else DOUBT)

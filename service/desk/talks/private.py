"""What of a field tells of health or family, and the reason somebody gives for writing it all the same."""

import re
from dataclasses import dataclass

from models.error import UdkastError
from service.talks.health import findings
from service.talks.privacy import private

_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True)
class Doubt:
    """What should not stand in a text: the words that tell, or the sentence where no word of it does so alone."""

    told: tuple[str, ...]

    @property
    def words(self) -> str:
        """What tells, as it is shown to whoever wrote it: »…« og »…«."""
        quoted = [f"»{told}«" for told in dict.fromkeys(self.told)]
        return " og ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)


class PrivateError(UdkastError):
    """A text tells of health or family, and no reason was given for that."""

    def __init__(self, doubt: Doubt) -> None:
        self.doubt = doubt
        super().__init__(
            f"{doubt.words} ligner noget om helbred, familie eller sindsstemning, som ikke skal stå i referatet. Ret "
            "teksten, eller skriv grunden til, at det skal stå der."
        )


def doubt(text: str) -> Doubt | None:
    """What in the text should not be written, if anything, by the same judgement as the draft's."""
    told: list[str] = []
    for sentence in filter(private, _ENDS.split(text.strip())):
        told += [finding.words for finding in findings(sentence)] or [sentence.strip()]
    return Doubt(tuple(told)) if told else None

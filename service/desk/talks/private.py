"""What of a field tells of health or family, and the reason somebody gives for writing it all the same."""

import re
from dataclasses import dataclass

from models.error import UdkastError
from service.talks.health import findings
from service.talks.privacy import private

# "Den 12. november" goes on: the stop after a number ends a sentence only before a capital.
_ENDS = re.compile(r"(?<=[.!?…])(?!(?<=\d\.)\s+[a-zæøå])\s+|\n+")


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


def sentences(text: str) -> list[str]:
    """The text's sentences, each to be judged by itself."""
    return _ENDS.split(text.strip())


def doubt(text: str) -> Doubt | None:
    """What in the text should not be written, if anything, by the same judgement as the draft's."""
    told: list[str] = []
    for sentence in filter(private, sentences(text)):
        told += [finding.words for finding in findings(sentence)] or [sentence.strip()]
    return Doubt(tuple(told)) if told else None

"""What of a field tells of health or family, and the reason somebody gives for writing it all the same."""

from dataclasses import dataclass

from models.error import UdkastError
from service.talks.health import Finding, findings


@dataclass(frozen=True)
class Doubt:
    """Words that should not stand there, in the text that holds them."""

    text: str
    found: tuple[Finding, ...]

    @property
    def words(self) -> str:
        """The words, as they are shown to whoever wrote them: »…« og »…«."""
        quoted = list(dict.fromkeys(f"»{finding.words}«" for finding in self.found))
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
    """What in the text should not be written, if anything."""
    found = findings(text)
    return Doubt(text, found) if found else None

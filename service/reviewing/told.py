"""What an edit came to, and what its author must be told."""

from typing import Literal

from models.error import UdkastError
from service.meetings import Value
from service.reviewing.item import ReviewItem

Matter = Literal[
    "rival", "revived", "changed", "gone", "joined", "moved", "outcome", "phrase", "closing", "kept", "unseen",
    "undecided", "later", "named", "namesake", "voiceless", "corrected", "corrected_both", "assigned", "given",
]  # fmt: skip

_LINES: dict[Matter, str] = {
    "rival": "Sætningen blev ændret, mens du skrev. Begge udgaver er gemt: vælg den, der skal gælde.",
    "revived": "Sætningen var slettet, da du gemte. Din tekst er gemt som en ny sætning.",
    "changed": "Sætningen er ændret i mellemtiden, så der er ikke gjort noget. Læs den nye tekst, og prøv igen.",
    "gone": "Sætningen er slettet i mellemtiden, så der er ikke gjort noget.",
    "joined": "Sætningerne var ændret, da du satte dem sammen. Læs den samlede tekst igennem.",
    "moved": "Sætningen var ændret eller flyttet i mellemtiden. Den står nu, hvor du satte den.",
    "outcome": "Udfaldet var ændret i mellemtiden. Nu gælder dit valg.",
    "phrase": "Den afsluttende sætning er rettet i hånden og er bevaret. Standardsætningen står efter den: "
    "slet den, der ikke passer.",
    "closing": "Den afsluttende sætning er rettet i hånden og er bevaret. Slet den, hvis den ikke passer længere.",
    "kept": "Noget var ændret i mellemtiden og er bevaret. Læs punktet igennem.",
    "unseen": "Punktet er ændret, siden du sidst så det. Læs det igennem, og markér det igen.",
    "undecided": "Sætningen står i flere udgaver. Vælg først den, der skal gælde.",
    "later": "Noget er ændret igen siden og kan ikke fortrydes for sig. Det er blevet stående.",
    "named": "Taleren havde fået et andet navn i mellemtiden. Nu gælder dit.",
    "namesake": "En anden taler hedder det samme. Slå dem sammen, hvis det er den samme person.",
    "voiceless": "Taleren er allerede slået sammen med en anden, så der er ikke gjort noget.",
    "corrected": "De samme ord i replikken er rettet i mellemtiden. Din rettelse er ikke sat ind: "
    "læs den nye tekst, og ret igen.",
    "corrected_both": "Replikken var også rettet i mellemtiden. Begge rettelser er sat ind: læs den igennem.",
    "assigned": "Nogle af replikkerne var flyttet i mellemtiden. De ligger nu, hvor du flyttede dem hen.",
    "given": "Replikken havde fået en anden taler i mellemtiden. Nu gælder dit valg.",
}


class EditRefusedError(UdkastError):
    """An edit that makes no sense. Nothing is changed; what was typed is still with the one who typed it."""


class Told(Value):
    """One thing that the author of an edit must hear, in Danish.

    `sentence` is where the matter stands now: for `rival` and `revived` the new sentence that holds the author's
    words. A page that goes on typing must go on in that one.
    """

    matter: Matter
    line: str
    sentence: str | None = None


class Applied(Value):
    """The item as it is now. Its version is the old one if the edit changed nothing: then there is nothing to store."""

    item: ReviewItem
    told: tuple[Told, ...] = ()


def told(matter: Matter, sentence: str | None = None) -> Told:
    """The matter with its line."""
    return Told(matter=matter, line=_LINES[matter], sentence=sentence)

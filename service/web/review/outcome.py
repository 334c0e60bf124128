"""The outcomes as a referent knows them."""

from service.meetings import Outcome

LABELS = {
    Outcome.APPROVED: "Godkendt",
    Outcome.APPROVED_WITH_CHANGES: "Godkendt med ændringer",
    Outcome.REJECTED: "Ikke godkendt",
    Outcome.POSTPONED: "Udsat",
    Outcome.REFERRED: "Sendt videre",
    Outcome.NOTED: "Taget til efterretning",
    Outcome.DISCUSSED: "Drøftet",
    Outcome.NONE: "Ingen beslutning hørt",
}

CHOICES = tuple((outcome.value, label) for outcome, label in LABELS.items())


def label(outcome: Outcome) -> str:
    """The outcome in a word or two."""
    return LABELS[outcome]

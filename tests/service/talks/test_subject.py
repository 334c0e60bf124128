import pytest

from service.talks.subject import WORK, subjects_in


@pytest.mark.parametrize(
    "text",
    [
        "Så siger vi, at du kommer tirsdag og torsdag fra ni til tolv.",
        "Du møder mandag, onsdag og fredag kl. 8-12.",
        "Medarbejderen arbejder tirsdage fra 9.30 til 13.",
        "Jeg kommer så onsdag mellem ti og tolv.",
        "Mandage og fredage fra otte til halv et.",
    ],
)
def test_days_with_their_hours_are_how_much_somebody_works(text: str) -> None:
    assert [subject.key for subject in subjects_in(text)] == [WORK]


@pytest.mark.parametrize(
    "text", ["Vi mødes tirsdag fra ni til ti.", "Du kommer på mandag, og så ringer jeg klokken ni."]
)
def test_an_appointment_is_not(text: str) -> None:
    assert WORK not in {subject.key for subject in subjects_in(text)}

"""What nobody in the room stands for."""

import pytest

from service.drafting.remarks import Remark
from service.drafting.repairs import Heard
from service.drafting.taken_up import taken_up


def kept(*texts: str) -> list[str]:
    heard = [Heard(text, (Remark("u1", "s1", text, n, n + 1, (), n),)) for n, text in enumerate(texts)]
    return [h.text for h in taken_up(heard, "s2")]


@pytest.mark.parametrize(
    "text",
    [
        "Der er jo nogle, der siger, at det er bedre at sælge havnen.",
        "Folk siger, at skolen alligevel lukker.",
        "Rygtet siger, at hallen skal rives ned.",
        "Det forlyder, at kredsen går i opløsning.",
        "Der er mange, der mener, at det er spild af penge.",
        "Jeg har hørt, at de vil flytte til nabobyen.",
        "Det siges, at ministeren kommer forbi.",
        "Der er folk, der påstår, at vandet er forurenet.",
    ],
)
def test_hearsay_is_not_told(text: str) -> None:
    assert kept(text, "Fordi det er billigere.", "Broen åbner i maj måned for alle.") == [
        "Broen åbner i maj måned for alle."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Loven siger 14 dage for en klage.",
        "Naboerne mener, at hegnet er for højt.",
        "De siger, at det koster 900 kroner.",
    ],
)
def test_what_somebody_stands_for_is_told(text: str) -> None:
    assert kept(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Nej, så lader vi det ligge.",
        "Okay, så dropper vi det.",
        "Det lader vi fare.",
        "Så lader vi taget være.",
        "Pyt med det.",
        "Vi glemmer det.",
        "Skidt med det, vi har ikke råd.",
        "Det opgiver vi.",
    ],
)
def test_an_idea_that_somebody_lets_go_of_is_not_told(text: str) -> None:
    said = [("s1", "Kunne man måske male taget blåt?"), ("s3", "Ja, det kunne se godt ud."), ("s2", text)]
    heard = [Heard(t, (Remark(f"u{n}", who, t, n, n + 1, (), n),)) for n, (who, t) in enumerate(said)]
    assert not [h for h in taken_up(heard, "s2") if "blåt" in h.text or h.text == text]


def test_what_is_put_off_is_not_let_go_of() -> None:
    assert kept("Det lader vi ligge til mødet i august.") == ["Det lader vi ligge til mødet i august."]

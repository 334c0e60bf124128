"""What a remark does, and what only looks like it."""

import pytest

from service.drafting.act_words import ActKind
from service.drafting.acts import acts_of
from service.drafting.votes import votes_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Så er dagsordenen godkendt.", ActKind.APPROVE),
        ("Det godkender vi.", ActKind.APPROVE),
        ("Så er det vedtaget.", ActKind.APPROVE),
        ("Den tager vi til efterretning.", ActKind.NOTE),
        ("Det udsætter vi til næste møde.", ActKind.POSTPONE),
        ("Den må vi jo så bare lige udsætte.", ActKind.POSTPONE),
        ("Så må vi jo vente til den 19. oktober.", ActKind.POSTPONE),
        ("Så gør vi da bare det.", ActKind.ASSENT),
        ("Den tager vi op igen på næste møde.", ActKind.POSTPONE),
        ("Vi sender den videre til HovedMED.", ActKind.REFER),
        ("Nej, det kan vi ikke gå med til.", ActKind.REJECT),
        ("Så er forslaget ikke vedtaget.", ActKind.REJECT),
        ("Tak for en god drøftelse.", ActKind.DISCUSSED),
        ("Tak for orienteringen.", ActKind.THANK),
        ("Det bliver ikke afgjort i dag, vi kan ikke blive enige.", ActKind.OPEN),
    ],
)
def test_a_closing_is_heard(text: str, kind: ActKind) -> None:
    assert kind in {act.kind for act in acts_of(text) if not act.asked}


@pytest.mark.parametrize(
    "text",
    [
        "Hvis vi godkender den i januar, når vi det stadig.",
        "Vi har ikke godkendt planen.",
        "Det godkendte vi sidste gang.",
        "Byrådet har vedtaget budgettet.",
        "Direktionen har godkendt, at vi må overføre halvdelen.",
        "Når udvalget har godkendt planen, går vi i gang.",
        "Jeg synes, vi skal sende den til HovedMED.",
    ],
)
def test_supposing_denying_and_telling_decide_nothing(text: str) -> None:
    assert not [act for act in acts_of(text) if not act.asked]


@pytest.mark.parametrize("text", ["Kan vi godkende det?", "Skal vi godkende forsøget?", "Er det ikke godkendt?"])
def test_a_question_only_asks(text: str) -> None:
    assert [act.asked for act in acts_of(text)] == [True]


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("Tre for og to imod.", (3, 2, 0)),
        ("Der er 4 stemmer for, en imod og to, der undlod.", (4, 1, 2)),
        ("Seks stemte for, ingen imod.", (6, 0, 0)),
        ("Det er godt for alle.", None),
    ],
)
def test_votes_are_counted(text: str, votes: tuple[int, int, int] | None) -> None:
    assert votes_in(text) == votes


@pytest.mark.parametrize("said", ["Så er den goldkendt.", "Hermed godkent.", "Så er planen gotkendt."])
def test_a_misheard_decision_is_still_heard(said: str) -> None:
    assert ActKind.APPROVE in {act.kind for act in acts_of(said)}

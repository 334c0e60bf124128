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


def talked(*said: tuple[str, str]) -> list[str]:
    """What is left of a talk; each remark an utterance of its own, a sentence after "/" the same utterance's."""
    heard: list[Heard] = []
    for n, (who, whole) in enumerate(said):
        for text in whole.split(" / "):
            heard.append(Heard(text, (Remark(f"u{n}", who, text, n, n + 1, (), len(heard)),)))
    return [h.text for h in taken_up(heard, "k")]


@pytest.mark.parametrize(
    "text",
    [
        "Hvis man lejer ud i mere end ti uger, skal man betale skat.",
        "Hvis der går hul på røret, står kælderen under vand.",
        "Hvis nogen klager, har naboen to uger til at svare.",
        "Og hvis man bor uden for øen, er det dobbelt pris.",
        "Hvis alle møder op, mangler stolene i salen.",
    ],
)
def test_a_rule_with_its_condition_is_no_idea(text: str) -> None:
    assert text in talked(("a", text), ("b", "Sikke noget."))


@pytest.mark.parametrize("text", ["Hvis vi nu nøjes med to både.", "Hvis I tager den røde, får I mere plads."])
def test_a_condition_that_the_meeting_may_choose_is_an_idea(text: str) -> None:
    assert text not in talked(("a", text), ("b", "Næ, det går ikke."))


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("Der er ikke nogen kran i havnen.", "Nej."),
        ("Det koster 40.000 at rejse masten.", "Det har vi ikke."),
        ("Masten koster 40.000.", "Det kan jeg ikke love."),
        ("Der er solgt 80 billetter.", "Nej, hvor er det flot."),
        ("Der sejles 20 knob i renden.", "Det er jo ikke vores rende."),
        ("Rebet er bestilt til mandag.", "Nej nej."),
    ],
)
def test_a_no_to_something_else_does_not_take_a_statement_back(said: str, reply: str) -> None:
    assert said in talked(("a", said), ("b", reply), ("c", "Så er det det."))


@pytest.mark.parametrize(
    "reply", ["Det ved man ikke.", "Det er ikke rigtigt.", "Nej.", "Det passer ikke.", "Der står ikke noget om det."]
)
def test_a_statement_that_is_denied_is_not_told(reply: str) -> None:
    assert talked(("a", "De river helt sikkert fyret ned."), ("b", reply), ("a", "Nå.")) == [reply, "Nå."]


@pytest.mark.parametrize("reply", ["Det har jeg intet imod.", "Det kunne vi godt.", "Det kan man sikkert."])
def test_an_idea_that_somebody_says_yes_to_is_told(reply: str) -> None:
    assert "Kunne vi male fyret hvidt?" in talked(("a", "Kunne vi male fyret hvidt?"), ("b", reply))


def test_what_the_chair_sums_up_after_a_question_is_told() -> None:
    summed = "Vi siger, at fyret males hvidt, og at lygten skiftes den 3. maj."
    assert summed in talked(("k", f"Skal vi prøve at samle op? / {summed} / Hvem er med?"), ("a", "Mig."))


def test_to_think_hard_is_no_idea() -> None:
    assert len(talked(("a", "Havnen har tænkt sig godt om. / Broen bør være på tolv meter."), ("b", "Så."))) == 3

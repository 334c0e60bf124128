import pytest

from service.talks.answer import Answer, answer_of, negated


@pytest.mark.parametrize(
    "said",
    ["Ja.", "Jo, det gør jeg.", "Ja tak, meget gerne.", "Det vil jeg gerne.", "Øh, ja.", "Aftalt.",
     "Nej, det er helt fint.", "Klokken ti er fint.", "Det er en aftale.", "Lad os det."],
)  # fmt: skip
def test_what_says_yes(said: str) -> None:
    assert answer_of(said) is Answer.YES


@pytest.mark.parametrize(
    "said",
    ["Nej.", "Nej tak.", "Det behøver jeg ikke.", "Ikke lige nu.", "Ellers tak.", "Helst ikke.",
     "Det kan jeg desværre ikke.", "Åh nej, det går ikke."],
)  # fmt: skip
def test_what_says_no(said: str) -> None:
    assert answer_of(said) is Answer.NO


@pytest.mark.parametrize("said", ["Det må jeg lige tænke over.", "Det ved jeg ikke.", "Jeg er i tvivl.", "Måske."])
def test_what_leaves_it_open(said: str) -> None:
    assert answer_of(said) is Answer.UNSURE


@pytest.mark.parametrize("said", ["Nej, vent, den femtende.", "Jeg sidder i et åbent kontor.", "Hvornår er det?"])
def test_what_answers_nothing(said: str) -> None:
    assert answer_of(said) is None


def test_a_tag_denies_nothing() -> None:
    assert not negated("Du fik brevet, ikke?")
    assert negated("Du fik ikke brevet.")

import pytest

from tests.service.talks.conftest import Drafted


@pytest.mark.parametrize(
    "talk",
    [
        "L: Vil du gerne have en fastholdelsesplan?\nM: Ja tak.",
        "L: Du har ret til at bede om en fastholdelsesplan.\nM: Den vil jeg gerne have.",
        "L: Fastholdelsesplan?\nM: Hvad er det?\nL: En plan, vi laver sammen.\nM: Ja, så vil jeg gerne det.",
        "L: Fastholdelsesplanen sagde du nej til.\nM: Jeg har tænkt over det. Jeg vil gerne have en.",
        "H: Fastholdelsesplanen gælder stadig.",
    ],
)
def test_a_yes(drafted: Drafted, talk: str) -> None:
    field = drafted(talk).field("retention_plan")
    assert field is not None
    assert field.value is True
    assert field.text.startswith("Ja")


@pytest.mark.parametrize(
    "talk",
    [
        "L: Vil du gerne have en fastholdelsesplan?\nM: Nej, ikke lige nu.",
        "L: Er der brug for en fastholdelsesplan?\nM: Det behøver jeg ikke.\nL: Så ingen fastholdelsesplan.",
        "L: En fastholdelsesplan er der ikke brug for.\nM: Nej.",
        "L: Du kan bede om en fastholdelsesplan.\nM: Ja.\nL: Vil du det?\nM: Nej tak.",
    ],
)
def test_a_no(drafted: Drafted, talk: str) -> None:
    field = drafted(talk).field("retention_plan")
    assert field is not None
    assert field.value is False


@pytest.mark.parametrize(
    "talk",
    [
        "L: Du har ret til en fastholdelsesplan.",
        "L: Fastholdelsesplanen har vi ikke talt om. Den tager vi næste gang.",
        "L: Vil du have en fastholdelsesplan?\nM: Det må jeg tænke over.",
    ],
)
def test_what_was_not_decided_is_left_empty(drafted: Drafted, talk: str) -> None:
    field = drafted(talk).field("retention_plan")
    assert field is not None
    assert field.value is None


def test_yes_and_no_without_a_conclusion_is_flagged(drafted: Drafted) -> None:
    field = drafted(
        "L: Vil du have en mulighedserklæring?\nM: Ja.\nL: Er du sikker?\nM: Nej, det tror jeg ikke alligevel."
    ).field("capability_statement")
    assert field is not None
    assert field.flags


@pytest.mark.parametrize(("note", "value"), [("Fastholdelsesplan: ja", True), ("Fastholdelsesplan: nej tak", False)])
def test_a_note_answers_behind_its_colon(noted: Drafted, note: str, value: bool) -> None:  # noqa: FBT001 - a parameter
    field = noted(note).field("retention_plan")
    assert field is not None
    assert field.value is value


@pytest.mark.parametrize(
    "asked", ["Vil du tænke over det?", "Kan du tænke lidt over det til næste gang?", "Skal vi sove på den?"]
)
def test_a_yes_to_thinking_it_over_is_no_yes(drafted: Drafted, asked: str) -> None:
    talk = f"L: Der står noget om en fastholdelsesplan her.\nL: {asked}\nM: Ja."
    assert next(one for one in drafted(talk).fields if one.name == "retention_plan").value is None

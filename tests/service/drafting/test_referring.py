"""What a pronoun stands for."""

import pytest

from models.grammar import Apertium
from service.drafting.facts import facts_of
from service.drafting.parsed import Parsed
from service.drafting.remarks import Remark

needs_grammar = pytest.mark.skipif(not Apertium.available(), reason="needs the Danish grammar")


def told(*lines: str) -> list[str]:
    """The facts of a talk whose lines are the speaker's letter and several sentences."""
    remarks: list[Remark] = []
    for n, line in enumerate(lines):
        for text in line[3:].split("| "):
            remarks.append(Remark(f"u{n}", line[0], text, n, n + 1, (), len(remarks)))
    return [fact.text for fact in facts_of(remarks, "K", (), Parsed(Apertium()))]


@needs_grammar
@pytest.mark.parametrize(
    ("lines", "fact"),
    [
        (("M: Og skranken.| Den er alt for høj for børnene.",), "Skranken er alt for høj for børnene."),
        (("M: Måtterne.| De er kommet med bilen i går.",), "Måtterne er kommet med bilen i går."),
        (("K: Og dørtelefonerne?", "M: De er bestilt og kommer i maj."), "Dørtelefonerne er bestilt og kommer i maj."),
        (("K: Og lampen i kælderen?", "M: Den blinker stadig."), "Lampen i kælderen blinker stadig."),
        (("K: Hvornår kommer stolene?", "M: Ja.| De kommer i uge 22."), "Stolene kommer i uge 22."),
        (("K: Har revisoren set regnskabet?", "M: Han har skrevet under i går."), "Revisoren har skrevet under i går."),
        (("M: Vi har fået to tilbud.| Gulvet.| Det koster 40.000 kroner.",), "Gulvet koster 40.000 kroner."),
        (("K: Og stigerne?", "M: Dem har vi sendt til eftersyn."), "Stigerne har vi sendt til eftersyn."),
    ],
)
def test_a_thing_that_was_just_named_is_named_again(lines: tuple[str, ...], fact: str) -> None:
    assert fact in told(*lines)


@needs_grammar
@pytest.mark.parametrize(
    "lines",
    [
        ("K: Og dørtelefonerne?", "M: Det er leverandøren, der er forsinket i år."),  # another number
        ("K: Og regnskabet?", "M: Det er et problem, at bilagene mangler i mappen."),  # "det" is nothing in particular
        ("K: Er døren ved porten låst om natten?", "M: Den er låst fra klokken ti."),  # two that it could be
        ("M: Stolene er gamle og skal skiftes.", "L: De nye kommer fra lageret i april."),  # no verb after it
        ("M: Skranken.", "L: Den er købt i går af kommunen."),  # another speaker who was not asked
    ],
)
def test_what_is_not_surely_named_keeps_its_pronoun(lines: tuple[str, ...]) -> None:
    said = lines[-1][3:]
    assert any(fact.split()[0] == said.split()[0] for fact in told(*lines))

import pytest

from service.meetings import Item, Section


def item(heading: str, text: str) -> Item:
    return Item(number=1, title="Økonomi", sections=(Section(heading=heading, text=text),))


@pytest.mark.parametrize("heading", ["Indstilling", "INDSTILLING:", "Forvaltningens indstilling", "indstillinger"])
def test_a_section_is_found_whatever_the_house_writes(heading: str) -> None:
    assert item(heading, "at regnskabet godkendes").proposal == "at regnskabet godkendes"


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Udvalget indstiller,\n\nat referatet godkendes.", ("at referatet godkendes",)),
        ("Formanden indstiller, at referatet godkendes.", ("at referatet godkendes",)),
        ("Centerchefen indstiller, at direktionen\n1. godkender planen, og\n2. drøfter processen",
         ("godkender planen", "drøfter processen")),
        ("Det indstilles, at orienteringen tages til efterretning og at fraværet drøftes.",
         ("at orienteringen tages til efterretning", "at fraværet drøftes")),
        ("Direktionen indstiller til udvalget:\n- At planen sendes i høring", ("At planen sendes i høring",)),
        ("at punktet drøftes", ("at punktet drøftes",)),
        ("at rådet anbefaler ti nye bænke", ("at rådet anbefaler ti nye bænke",)),
        ("Formanden indstiller,\n- at rådet anbefaler linje A", ("at rådet anbefaler linje A",)),
        ("", ()),
    ],
)  # fmt: skip
def test_the_clauses_come_without_who_proposes_them(text: str, clauses: tuple[str, ...]) -> None:
    assert item("Indstilling", text).proposal_clauses == clauses

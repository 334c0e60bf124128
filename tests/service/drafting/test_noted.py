"""Typed notes through the same stages."""

import pytest

from models.grammar import Apertium
from service import families
from service.drafting import draft
from service.meetings import Agenda, Draft, Item, Meeting, Outcome, Participant, Section
from service.transcript import notes

PEOPLE = (
    Participant(name="Karen Holm", role="Formand"),
    Participant(name="Lars Juul", role="Næstformand"),
    Participant(name="Mette Friis"),
    Participant(name="Sara Skov"),
)
ITEMS = (
    ("Godkendelse af referat", "at referatet godkendes"),
    ("Orientering om byggeriet", "at orienteringen tages til efterretning"),
    ("Retningslinje for pauser", "at retningslinjen for pauser godkendes"),
    ("Indeklima på skolerne", "at punktet drøftes"),
    ("Eventuelt", ""),
)


def agenda() -> Agenda:
    return Agenda(
        meeting=Meeting(committee="Områdeudvalget", participants=PEOPLE),
        items=tuple(
            Item(
                number=n,
                title=title,
                sections=(Section(heading="Indstilling", text=f"Formanden indstiller,\n\n- {clause}"),)
                if clause
                else (),
            )
            for n, (title, clause) in enumerate(ITEMS, start=1)
        ),
    )


def drafted(text: str) -> Draft:
    grammar = Apertium() if Apertium.available() else None
    given = agenda()
    return draft(given, notes.parse(text, given), families.load("standard"), None, grammar)


def texts(made: Draft, place: int) -> list[str]:
    return [s.text for s in made.items[place].decision.sentences]


@pytest.mark.parametrize(
    ("place", "line", "outcome"),
    [
        (0, "Godkendt.", Outcome.APPROVED),
        (0, "Referatet blev godkendt uden bemærkninger", Outcome.APPROVED),
        (1, "Taget til efterretning", Outcome.NOTED),
        (1, "Til efterretning.", Outcome.NOTED),
        (1, "Taget til eft.", Outcome.NOTED),
        (1, "Udvalget tog orienteringen til efterretning.", Outcome.NOTED),
        (2, "Udsat til næste møde", Outcome.POSTPONED),
        (2, "Punktet blev udsat til maj.", Outcome.POSTPONED),
        (2, "Udvalget godkendte retningslinjen.", Outcome.APPROVED),
        (2, "ok - godkendt", Outcome.APPROVED),
        (2, "Afvist.", Outcome.REJECTED),
        (2, "Udvalget afviste forslaget.", Outcome.REJECTED),
        (2, "Sendes til HovedMED.", Outcome.REFERRED),
        (2, "Godkendt med den ændring, at pausen er på 20 minutter.", Outcome.APPROVED_WITH_CHANGES),
        (3, "Drøftet.", Outcome.DISCUSSED),
        (3, "Punktet blev drøftet.", Outcome.DISCUSSED),
        (3, "Udvalget drøftede indeklimaet.", Outcome.DISCUSSED),
        (4, "Kaffemaskinen er gået i stykker.", Outcome.DISCUSSED),
        (4, "Intet.", Outcome.NONE),
    ],
)
def test_the_outcome_is_read_as_it_is_written(place: int, line: str, outcome: Outcome) -> None:
    made = drafted(f"Punkt {place + 1}\n{line}")
    assert made.items[place].decision.outcome is outcome
    assert all(item.decision.outcome is Outcome.NONE for n, item in enumerate(made.items) if n != place)


def test_every_line_stands_in_the_draft_as_it_was_typed() -> None:
    made = drafted("Punkt 2\n- Taget er lagt om\n- Vinduerne skiftes i uge 32\nTaget til efterretning")
    assert texts(made, 1) == [
        "Taget er lagt om.",
        "Vinduerne skiftes i uge 32.",
        "Orienteringen blev taget til efterretning.",
    ]
    assert all(s.sources for s in made.items[1].decision.sentences)
    assert not any(s.flags for s in made.items[1].decision.sentences)


def test_no_line_of_anybody_is_left_out_however_slight() -> None:
    made = drafted("Punkt 4\nMette: Bekymret for larmen.\nSara: Enig.\nLars: Foreslår nye døre.\nDrøftet")
    told = " ".join(texts(made, 3))
    assert "Bekymret for larmen." in told
    assert "Enig" in told
    assert "foreslår nye døre." in told


def test_notes_are_kept_where_no_decision_was_written() -> None:
    made = drafted("Punkt 3\nUdkastet ligger på intranettet.")
    assert made.items[2].decision.outcome is Outcome.NONE
    assert texts(made, 2) == ["Udkastet ligger på intranettet."]


def test_a_conclusion_that_says_more_than_the_phrase_is_kept_in_its_own_words() -> None:
    line = "Udvalget tog orienteringen til efterretning og beder om et nyt overslag til sommer."
    assert texts(drafted(f"2. Byggeriet\n{line}"), 1) == [line]


def test_the_notes_conclude_although_the_chair_is_heard_in_them() -> None:
    made = drafted("Punkt 3\nKaren: Jeg synes, vi skal prøve det i et år.\nAfvist.")
    assert made.items[2].decision.outcome is Outcome.REJECTED


def test_whoever_a_note_begins_with_is_named_in_full() -> None:
    assert texts(drafted("Punkt 4\nLars følger op inden jul.\nDrøftet."), 3)[0] == "Lars Juul følger op inden jul."


def test_nobodys_health_is_told() -> None:
    assert not any("syg" in text for text in texts(drafted("Punkt 3\nUdsat til næste møde, da Mette er syg."), 2))


def test_a_word_of_another_item_moves_nothing() -> None:
    made = drafted(
        "Punkt 1\nGodkendt\nPunkt 2\nRetningslinjen for pauser er klar, se punkt 3.\nNæste møde er den 4. maj.\n"
        "Taget til efterretning\nPunkt 3\nGodkendt"
    )
    assert [len(item.utterances) for item in made.items] == [2, 4, 2, 0, 0]


def test_what_stands_before_the_first_heading_belongs_to_no_item() -> None:
    made = drafted("Referat fra mødet\nAfbud fra Sara Skov\n\nPunkt 1\nGodkendt\nPunkt 4\nDrøftet")
    assert made.unassigned == ("u1", "u2")
    assert [len(item.utterances) for item in made.items] == [2, 0, 0, 2, 0]
    assert [p.present for p in made.meeting.participants] == [None, None, None, False]


def test_an_item_can_be_taken_up_again_and_items_of_one_number_are_told_apart() -> None:
    given = Agenda(meeting=Meeting(), items=(Item(number=1, title="Budget"), Item(number=1, title="Ferie")))
    text = "Punkt 1 Budget\nDrøftet\nPunkt 1 Ferie\nUdsat til maj\nPunkt 1 Budget\nTaget til efterretning"
    made = draft(given, notes.parse(text, given), families.load("standard"))
    assert [item.utterances for item in made.items] == [("u1", "u2", "u5", "u6"), ("u3", "u4")]

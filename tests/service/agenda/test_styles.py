"""The agendas of many teams, all invented: each style with the items that a person sees in it."""

from collections.abc import Callable

import pytest

from service.agenda import parse
from service.agenda.text import looks_like_markdown, read_text
from service.meetings import Agenda, Item, Participant
from tests.service.agenda.seen import STYLES
from tests.service.agenda.styles import (
    AD,
    CLOSED,
    COMMITTEE,
    CONTENTS,
    DAYCARE,
    LEADERS,
    LETTER,
    LISTS,
    MARKDOWN,
    PARTS,
    TALK,
    TEAM,
    TECHNICAL,
    WRAPPED,
)

Check = Callable[[str, Agenda], None]


def agenda_of(text: str) -> Agenda:
    return parse(read_text(text, markdown=looks_like_markdown(text)))


def titles(agenda: Agenda) -> list[tuple[int, str]]:
    return [(item.number, item.title) for item in agenda.items]


def sections(item: Item) -> list[tuple[str, str]]:
    return [(section.heading, section.text) for section in item.sections]


@pytest.mark.parametrize("style", STYLES)
def test_the_items_of_a_style_are_found_and_nothing_is_lost(style: str, nothing_lost: Check) -> None:
    text, expected = STYLES[style]
    agenda = agenda_of(text)
    assert titles(agenda) == list(expected.items())
    if style not in {"bullets", "no space", "counted by Markdown"}:  # their marks are letters or touch the word
        nothing_lost(text.replace("*", "").replace("\\", ""), agenda)


def test_the_head_tells_who_when_and_where() -> None:
    meeting = agenda_of(DAYCARE).meeting
    assert meeting.committee == "personalemøde i Børnehuset Mælkebøtten"
    assert str(meeting.date) == "2025-04-03"
    assert meeting.date_text == "Torsdag d. 3. april 2025 kl. 17.00-19.00"
    assert meeting.time == "17.00-19.00"
    assert meeting.place == "Personalestuen"
    assert meeting.participants == (
        Participant(name="Karen Holm", role="leder, Mødeleder"),
        Participant(name="Lars Juul", role="TR"),
        Participant(name="Mona Bæk"),
        Participant(name="Bo Friis", role="Referent"),
        Participant(name="Else Vang", present=False),
    )


def test_names_one_per_line_belong_to_their_label() -> None:
    people = agenda_of(TECHNICAL).meeting.participants
    assert [(p.name, p.role, p.present) for p in people] == [
        ("Hanne Krogh", "formand", True),
        ("Ole Dam", "næstformand", True),
        ("Pia Lund", "AMR", True),
        ("Jens Toft", "", False),
    ]


def test_several_labels_on_one_line_are_several_fields() -> None:
    meeting = agenda_of(TEAM).meeting
    assert (meeting.committee, str(meeting.date), meeting.time, meeting.place) == (
        "Teammøde Hjemmeplejen Nord",
        "2025-03-21",
        "9.00-10.30",
        "Mødelokale 2",
    )
    assert [(p.name, p.role) for p in meeting.participants] == [("Rikke", "Ordstyrer"), ("Mads", "Referent")]


def test_a_list_of_the_items_before_the_items_is_the_heads() -> None:
    agenda = agenda_of(AD)
    assert [(s.heading, s.text) for s in agenda.head] == [
        ("Til stede", "Alle undtagen Bo"),
        ("Dagsorden:", "1. Godkendelse af referat\n2. Budget 2026\n3. Eventuelt"),
    ]
    assert sections(agenda.items[1]) == [("", "Direktøren orienterede om budgettet. Der spares 1.250.000 kr. i 2026.")]


def test_sub_points_and_bullets_stay_in_the_items_text() -> None:
    items = agenda_of(DAYCARE).items
    assert sections(items[1]) == [("", "a) Budget 2025\nb) Forbrug pr. 1. marts")]
    assert sections(items[2]) == [("", "- Trivselsmåling\n- APV")]
    assert sections(agenda_of(TALK).items[2]) == [("", "3.1 APV\n3.2 Trivsel")]


def test_wrapped_lines_are_whole_and_sentences_are_no_headings() -> None:
    agenda = agenda_of(WRAPPED)
    assert [heading for heading, _ in sections(agenda.items[1])] == ["Sagsfremstilling", "Beslutning"]
    text = agenda.items[1].section("Sagsfremstilling")
    assert "fra et gammelt system" in text
    assert "Børne- og ungeområdet bliver hørt i løbet af foråret hvis tiden" in text
    assert "\n\nPunkt 3: Orientering om noget andet" in text
    assert "\n\nBeslutning fra mødet i HovedMED den 12. oktober 2023:\n\nDrøftet." in text
    assert agenda.items[0].proposal_clauses == (
        "at dagsordenen godkendes",
        "at referatet tages til efterretning",
        "at mødet slutter kl. 16.00",
    )
    assert agenda.furniture == ("Side 2 af 3",)


def test_a_heading_can_share_its_line_and_a_table_of_contents_its_lines() -> None:
    agenda = agenda_of(CONTENTS)
    assert agenda.head[0].heading == "Indholdsfortegnelse"
    assert (
        agenda.head[0]
        .text.splitlines()[1]
        .startswith("2. Ny daginstitution ved den gamle station og de grønne områder ..")
    )
    assert sections(agenda.items[0]) == [("Beslutning", "Godkendt."), ("Fraværende", "Ingen")]
    assert sections(agenda.items[1]) == [
        ("Baggrund", "Institutionen er for lille."),
        ("Økonomi", "12,5 mio. kr.\nBilag 3 viser tegningen."),
        ("Bilag", "Bilag 1 Tegning\nBilag 2 Budget"),
    ]
    assert sections(agenda.items[2]) == [("Beslutning", "Intet.")]


def test_an_indstilling_without_heading_begins_where_somebody_proposes() -> None:
    item = agenda_of(COMMITTEE).items[1]
    assert [heading for heading, _ in sections(item)] == ["Sagsfremstilling", "Indstilling", "Beslutning"]
    assert item.proposal == "Forvaltningen indstiller, at\n1. der etableres en helle\n2. der afsættes 450.000 kr."
    assert "Indstilling fra Økonomiudvalget forelå ikke." in item.section("Sagsfremstilling")
    assert "Bilag 3 viser krydset" in item.section("Sagsfremstilling")


def test_closed_items_are_marked_and_keep_their_title() -> None:
    items = agenda_of(CLOSED).items
    assert [item.closed for item in items] == [False, True, False, True]
    assert [item.closed for item in agenda_of(TECHNICAL).items] == [False, False, True, False]


def test_case_numbers_are_kept_apart() -> None:
    numbers = [item.case_number for item in agenda_of(CLOSED).items]
    assert [number and (number.emne, number.facet, number.sequence, number.year) for number in numbers] == [
        ("00.22.02", "P35", "1", "2025"),
        ("", "", "", ""),
        None,
        ("13.06.02", "G10", "5", "24"),
    ]
    assert [number and number.text for number in numbers] == [
        "00.22.02-P35-1-2025",
        "EMN-2025-00017",
        None,
        "13.06.02G10-5-24",
    ]


def test_markdown_is_read_without_its_marks() -> None:
    agenda = agenda_of(MARKDOWN)
    assert [(p.name, p.role, p.present) for p in agenda.meeting.participants] == [
        ("Anna Bro", "formand", None),
        ("Bent Dal", "næstformand", None),
        ("Carl-Erik Søby", "TR, FOA", None),
        ("Ditte Lund", "", False),
    ]
    assert sections(agenda.items[1]) == [
        ("", "Regnskabet viser et mindre forbrug på 1.234.567,89 kr. i 2025, se fil_1.\n- Løn\n- vikarer\n- Drift"),
        ("Økonomi", "Post | Beløb\nLøn | 1.000\nDrift | 2.000"),
        ("Indstilling", "1. at budgettet godkendes\n2. at der følges op"),
    ]


def test_a_list_inside_an_item_is_no_item_though_it_is_longer() -> None:
    item = agenda_of(LISTS).items[1]
    assert len(sections(item)) == 1
    assert item.sections[0].text.count("\n") == 7


def test_running_heads_of_a_text_are_furniture() -> None:
    text = (
        "1. Velkomst\n\nTekst til punktet.\n\n"
        "Dagsorden Teknisk Udvalg                       Side 1 af 2\n\f\n2. Økonomi\n\n3. Evt.\n\n"
        "Dagsorden Teknisk Udvalg                       Side 2 af 2\n"
    )
    agenda = agenda_of(text)
    assert titles(agenda) == [(1, "Velkomst"), (2, "Økonomi"), (3, "Evt.")]
    assert len(agenda.furniture) == 2
    assert sections(agenda.items[0]) == [("", "Tekst til punktet.")]


@pytest.mark.parametrize("mark", ["Punkt {}/2025: {}", "Pkt. {}/2025 {}", "{}/2025. {}", "{}/2025 {}"])
def test_a_number_that_names_its_year_is_kept_beside_the_title(mark: str) -> None:
    names = ["Velkomst", "Budget 2025/2026", "Eventuelt"]
    agenda = agenda_of("Dagsorden\n\n" + "\n".join(mark.format(n, name) for n, name in enumerate(names, 27)))
    assert titles(agenda) == list(enumerate(names, 27))
    assert [sections(item) for item in agenda.items] == [[("Punkt", f"{n}/2025")] for n in (27, 28, 29)]


def test_items_that_carry_the_meetings_number_are_counted_by_their_own() -> None:
    agenda = agenda_of(LEADERS)
    assert titles(agenda) == [(1, "Velkommen"), (2, "Økonomi"), (3, "Evt.")]
    assert [item.section("Punkt") for item in agenda.items] == ["14.1", "14.2", "14.3"]
    assert agenda.items[0].section("").endswith("der er sket siden sidste møde.")
    assert agenda.items[1].section("") == "14.2.1 Indkøb"


def test_a_head_in_columns_of_spaces_tells_who_and_when() -> None:
    meeting = agenda_of(LEADERS).meeting
    assert (meeting.committee, str(meeting.date), meeting.time) == (
        "LEDERMØDE I CENTER FOR KULTUR",
        "2026-04-14",
        "8.30 - 10.30",
    )
    assert [(p.name, p.role, p.present) for p in meeting.participants] == [
        ("Jette Skov", "Centerchef, JS", None),
        ("Tove Lassen", "Leder, TL", None),
        ("Ulla Riis", "Leder, UR", False),
    ]


def test_numbers_that_go_on_under_the_next_heading_are_the_items() -> None:
    agenda = agenda_of(PARTS)
    assert titles(agenda) == [(1, "Siden sidst"), (2, "Sygefravær (fortroligt)"), (3, "Flytning"), (4, "Eventuelt")]
    assert [section.heading for section in agenda.head] == ["Faste punkter", "Punkter til dette møde"]
    assert [sections(item) for item in agenda.items] == [[], [], [("", "* Hvem pakker?")], []]


def test_people_named_below_the_last_item_take_part_in_the_meeting() -> None:
    people = agenda_of(PARTS).meeting.participants
    assert [(p.name, p.role) for p in people] == [("Lisbeth", "leder"), ("Troels", "TR"), ("Amina", "Referent")]


def test_a_letter_that_calls_the_meeting_names_it_and_short_titles_are_no_wrapped_lines() -> None:
    agenda = agenda_of(LETTER)
    assert agenda.meeting.committee == "personalemødet i Dagplejen Øst"
    assert (str(agenda.meeting.date), agenda.meeting.time) == ("2026-06-08", "14.15 til 15.30")
    assert titles(agenda) == [(1, "Nye handsker til alle"), (2, "Kørelister"), (3, "Evt")]
    assert sections(agenda.items[1]) == [("", "Hvem kører hvor, og hvem bytter?")]


@pytest.mark.parametrize("heading", ["RESUMÉ", "Resume:", "INDSTILLING :", "Indstilling –", "Beslutning."])
def test_a_heading_is_one_whatever_its_case_and_the_stop_after_it(heading: str) -> None:
    items = agenda_of(f"1. Drift\n\n{heading}\n\nTekst til punktet.\n\n2. Evt.\n").items
    assert sections(items[0]) == [(heading.rstrip(" :.–"), "Tekst til punktet.")]


def test_the_sides_of_a_committee_may_stand_in_columns() -> None:
    sides = "  Ledelse:         Anna Bro, Bo Dal\n  Medarbejdere:    Line Bak (FTR)\n"
    text = f"Dagsorden\n\nDeltagere:\n{sides}\n1. Drift\n2. Evt.\n"
    people = agenda_of(text).meeting.participants
    assert [(p.name, p.role) for p in people] == [
        ("Anna Bro", "Ledelse"),
        ("Bo Dal", "Ledelse"),
        ("Line Bak", "FTR, Medarbejdere"),
    ]

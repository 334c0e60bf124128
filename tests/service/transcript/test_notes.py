import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.error import UdkastError
from service.meetings import Agenda, Item, Meeting, Participant, Transcript
from service.meetings.transcript import NOTES
from service.transcript import notes

PEOPLE = (
    Participant(name="Karen Holm", role="Formand"),
    Participant(name="Lars Juul", role="Næstformand, TR"),
    Participant(name="Mette Friis", role="AMR"),
    Participant(name="Mette Bang"),
)
TITLES = ("Godkendelse af dagsorden", "Orientering om budget", "Retningslinje for pauser", "Eventuelt")
AGENDA = Agenda(
    meeting=Meeting(participants=PEOPLE),
    items=tuple(Item(number=n, title=title) for n, title in enumerate(TITLES, start=1)),
)


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(transcript.name_of(u.speaker), u.text) for u in transcript.utterances]


def lines(text: str, agenda: Agenda = AGENDA) -> list[str]:
    return [u.text for u in notes.parse(text, agenda).utterances]


@pytest.mark.parametrize(
    "heading",
    ["Punkt 3", "punkt 3:", "Pkt. 3", "Ad 3)", "ad. 3", "3.", "3)", "3", "3 - Pauser", "Ad punkt 3", "## Punkt 3",
     "**Punkt 3**", "Dagsordenspunkt 3", "Punkt nr. 3", "3. Retningslinje for pauser", "Retningslinje for pauser",
     "Pauser", "Pauser:", "Punkt 3/2027"],
)  # fmt: skip
def test_a_heading_opens_its_item_however_it_is_written(heading: str) -> None:
    opening, decided = lines(f"{heading}\nGodkendt.")
    assert opening.startswith("Punkt 3: ")
    assert decided == "Godkendt."


@pytest.mark.parametrize(
    "line",
    ["3. kvartal viste et fald på fem procent", "Punkt 3 hænger sammen med det, vi talte om under punkt 2, og venter",
     "12. november er frist", "7. Findes ikke", "Vi holder flere pauser fremover.", "3.500 kr. er brugt"],
)  # fmt: skip
def test_a_line_that_only_speaks_of_an_item_opens_none(line: str) -> None:
    assert not lines(line)[0].startswith("Punkt 3: ")


def test_what_stands_after_a_number_on_its_line_belongs_to_the_item() -> None:
    assert lines("1. Godkendt\n2. Taget til efterretning") == [
        "Punkt 1: Godkendelse af dagsorden.",
        "Godkendt.",
        "Punkt 2: Orientering om budget.",
        "Taget til efterretning.",
    ]


def test_a_numbered_list_within_an_item_opens_none_of_the_others() -> None:
    text = "Punkt 3\n1. Pause kl. 10\n2. Pause kl. 14\nPunkt 4\nIntet."
    assert [t for t in lines(text) if t.startswith("Punkt")] == [
        "Punkt 3: Retningslinje for pauser.",
        "Punkt 4: Eventuelt.",
    ]


@pytest.mark.parametrize(
    ("line", "who"),
    [("Karen Holm: Vi venter.", "Karen Holm"), ("Lars: Vi venter.", "Lars Juul"), ("LJ: Vi venter.", "Lars Juul"),
     ("Formanden: Vi venter.", "Karen Holm"), ("Næstformanden: Vi venter.", "Lars Juul"),
     ("lars juul (TR): Vi venter.", "Lars Juul"), ("Mette: Vi venter.", notes.NAME), ("Pris: 40 kr.", notes.NAME),
     ("Obs: Vi venter.", notes.NAME)],
)  # fmt: skip
def test_a_name_before_a_colon_speaks_where_it_can_only_be_one(line: str, who: str) -> None:
    ((name, text),) = said(notes.parse(line, AGENDA))
    assert name == who
    assert text == (line if who == notes.NAME else "Vi venter.")


def test_bullets_labels_and_wrapped_lines_are_read_as_written() -> None:
    text = (
        "- beslutning: godkendt\n• Der kommer en ny ordning, som gælder for alle ansatte i hele\nforvaltningen fra maj"
    )
    assert lines(text) == [
        "Godkendt.",
        "Der kommer en ny ordning, som gælder for alle ansatte i hele forvaltningen fra maj.",
    ]


def test_an_agenda_that_counts_through_the_year_is_followed_by_place_too() -> None:
    agenda = AGENDA.model_copy(update={"items": tuple(Item(number=n, title=t) for n, t in enumerate(TITLES, start=27))})
    found = lines("Punkt 28\nTil efterretning\nPunkt 3", agenda)
    assert found[::2] == ["Punkt 28: Orientering om budget.", "Punkt 29: Retningslinje for pauser."]


def test_items_with_one_number_are_told_apart_by_title_and_order() -> None:
    agenda = AGENDA.model_copy(update={"items": (Item(number=1, title="Budget"), Item(number=1, title="Ferie"))})
    assert lines("Punkt 1 Ferie\nA.", agenda)[0] == "Punkt 1: Ferie."
    assert lines("Punkt 1\nA.\nPunkt 1\nB.", agenda) == ["Punkt 1: Budget.", "A.", "Punkt 1: Ferie.", "B."]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=12))
def test_whatever_is_typed_no_word_is_lost_and_time_goes_on(typed: list[str]) -> None:
    text = "\n".join(typed)
    try:
        transcript = notes.parse(text, AGENDA)
    except UdkastError:
        return
    starts = [u.start for u in transcript.utterances]
    assert starts == sorted(starts)
    assert all(u.end > u.start for u in transcript.utterances)
    assert transcript.duration == transcript.utterances[-1].end
    assert {u.speaker for u in transcript.utterances} == {s.id for s in transcript.speakers}
    assert all(u.text == " ".join(w.text for w in u.words) for u in transcript.utterances)
    Transcript.model_validate_json(transcript.to_json())


@given(st.lists(st.from_regex(r"[a-zæøå]{3,9}( [a-zæøå]{3,9}){2,6}", fullmatch=True), min_size=1, max_size=12))
def test_every_plain_line_comes_out_as_it_was_typed(typed: list[str]) -> None:
    found = " ".join(lines("\n\n".join(typed))).casefold()
    assert all(line in found for line in typed)


def test_a_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Punkt 2")
    document.add_table(rows=1, cols=2).cell(0, 0).text = "Karen: Tallene holder"
    document.save(str(tmp_path / "noter.txt"))
    (tmp_path / "gamle.txt").write_bytes("Punkt 2\nTallene er på plads".encode("cp1252"))
    assert notes.read(tmp_path / "noter.txt", AGENDA).utterances[0].text == "Punkt 2: Orientering om budget."
    assert notes.read(tmp_path / "noter.txt", AGENDA).utterances[1].text == "Tallene holder."
    assert notes.read(tmp_path / "gamle.txt", AGENDA).utterances[1].text == "Tallene er på plads."


@pytest.mark.parametrize(
    "content", [b"", b" \n\t", b"\x00\x01\x02" * 40, b"PK\x03\x04 cut off", b"%PDF-1.7\n\x80\x81\x00\x00"]
)
def test_what_are_no_notes_is_said_in_danish(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "noter.docx"
    path.write_bytes(content)
    with pytest.raises(UdkastError, match=r"noter|tekst"):
        notes.read(path, AGENDA)


def test_a_docx_that_unpacks_to_more_than_fits_is_not_unpacked(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(120):
            part.write(b" " * 1_000_000)
    path = tmp_path / "noter.docx"
    path.write_bytes(content.getvalue())
    with pytest.raises(UdkastError, match="for stor"):
        notes.read(path, AGENDA)


def test_what_nobody_said_is_said_by_the_notes() -> None:
    assert notes.parse("Lars: Ja.\nVedtaget", AGENDA).utterances[1].speaker == NOTES

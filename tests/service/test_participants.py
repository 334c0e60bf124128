from pathlib import Path

import pytest

from models.error import UdkastError
from service import participants
from service.meetings import Meeting, Participant


def read(tmp_path: Path, text: str) -> tuple[Participant, ...]:
    path = tmp_path / "deltagere.txt"
    path.write_text(text, encoding="utf-8")
    return participants.read(path)


@pytest.mark.parametrize(
    "text",
    [
        "Bodil Ravn (formand)\nMille Bach (TR, Plan)\n",
        "- Bodil Ravn, formand\n- Mille Bach, TR, Plan\n",
        "Navn;Rolle\nBodil Ravn;formand\nMille Bach;TR, Plan\n",
        '[{"name": "Bodil Ravn", "role": "formand"}, {"name": "Mille Bach", "role": "TR, Plan"}]',
    ],
)
def test_lines_csv_and_json_say_the_same(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == (
        Participant(name="Bodil Ravn", role="formand"),
        Participant(name="Mille Bach", role="TR, Plan"),
    )


def test_afbud_means_absent(tmp_path: Path) -> None:
    assert read(tmp_path, "Bodil Ravn, afbud\nMille Bach (TR, afbud)\n") == (
        Participant(name="Bodil Ravn", present=False),
        Participant(name="Mille Bach", role="TR", present=False),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "1234\n", "Bodil Ravn\n<html>\n", "[1, 2]", '{"participants": "nej"}'])
def test_a_file_that_is_no_list_of_people_is_one_danish_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(UdkastError) as error:
        read(tmp_path, text)
    assert "\n" not in str(error.value)


def test_binary_content_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deltagere.docx"
    path.write_bytes(b"PK\x03\x04\x00\x00\x00")
    with pytest.raises(UdkastError, match="ikke tekst"):
        participants.read(path)


def test_the_file_adds_roles_and_keeps_the_dagsordens_order() -> None:
    meeting = Meeting(participants=(Participant(name="Mille Bach", role="TR"), Participant(name="Bodil Ravn")))
    people = (Participant(name="bodil ravn", role="formand"), Participant(name="Asger Toft", present=False))
    assert participants.joined(meeting, people).participants == (
        Participant(name="Mille Bach", role="TR"),
        Participant(name="Bodil Ravn", role="formand"),
        Participant(name="Asger Toft", present=False),
    )

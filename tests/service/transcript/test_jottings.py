from pathlib import Path

import pytest

from models.error import UdkastError
from service.meetings import Participant
from service.transcript import jottings

PEOPLE = (Participant(name="Gerda Holt", role="leder"), Participant(name="Palle Vinther", role="medarbejder"))


def said(text: str, people: tuple[Participant, ...] = ()) -> list[tuple[str, str]]:
    transcript = jottings.parse(text, people)
    return [(transcript.name_of(u.speaker), u.text) for u in transcript.utterances]


def test_every_line_is_one_utterance_of_the_notes() -> None:
    lines = said("# Samtale\n\n- Fastholdelsesplan: nej\n- Aftale: 12 timer\n- Aftale: stol\n")
    assert [text for _, text in lines] == ["Samtale.", "Fastholdelsesplan: nej.", "Aftale: 12 timer.", "Aftale: stol."]
    assert {who for who, _ in lines} == {"Referentens noter"}


def test_a_wrapped_line_is_whole_and_a_long_one_ends_where_it_ends() -> None:
    wrapped = "Palle kan tage telefonen og skrive rapporterne, og han kan\nogså passe arkivet om fredagen"
    assert len(said(wrapped)) == 1
    long = "Plan: " + "tre vagter a fem timer de første to uger, " * 3 + "fuldt skema fra 28/12"
    assert len(said(f"{long}\nvil gerne have fri om tirsdagen")) == 2


def test_lines_in_small_letters_are_lines_of_their_own() -> None:
    lines = (
        "palle, mandag, på kontoret, kun os to, ingen andre var med her",
        "siden sidst: passet arkivet tre formiddage om ugen i hele februar og også lidt til",
        "kan: arkiv, post og telefon, men ikke køre bil eller løfte noget",
        "næste: onsdag",
    )
    assert len(said("\n".join(lines))) == len(lines)


def test_the_stop_of_a_short_word_ends_no_sentence() -> None:
    assert said("Fra man. 22/6 t.o.m. 31/7 m. Palle")[0][1] == "Fra man 22/6 t.o.m 31/7 med Palle."


def test_a_typed_talk_has_its_speakers() -> None:
    assert said("Leder: Hej.\nMedarbejder: Hej.") == [("Leder", "Hej."), ("Medarbejder", "Hej.")]
    assert said("Karen: Hej.\nBo: Hej.\nKaren: Godt.\nBo: Ja.")[0] == ("Karen", "Hej.")
    assert said("Palle: Jeg kan tage telefonen.", PEOPLE) == [("Palle Vinther", "Jeg kan tage telefonen.")]


@pytest.mark.parametrize("text", ["", "\n \n", "---\n"])
def test_nothing_is_told(text: str) -> None:
    with pytest.raises(UdkastError, match="noterne"):
        jottings.parse(text)


def test_what_was_typed_is_told_from_a_transcript(tmp_path: Path) -> None:
    for content, typed in (("WEBVTT\n", False), ('{"format":', False), ("Noter", True), ("", False)):
        (tmp_path / "fil").write_text(content, encoding="utf-8")
        assert jottings.looks_typed(tmp_path / "fil") is typed


def test_who_begins_lines_in_lower_case_has_not_wrapped_them() -> None:
    typed = (
        "mødt tirsdag og torsdag\nkan tage telefonen\nikke kørsel\n"
        "går op til tyve timer i juni og på fuld tid den første juli\nhar sagt det til kollegerne"
    )
    assert len(said(typed)) == 5

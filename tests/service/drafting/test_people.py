"""Who is who, how a referat names them, and who was away."""

from service.drafting.absent import absent_line, with_attendance
from service.drafting.people import People
from service.drafting.remarks import remarks_of
from service.meetings import Agenda, Item, Meeting, Participant, Section, Speaker, Transcript, Utterance

MEETING = Meeting(
    participants=(
        Participant(name="Karen Holm", role="formand, skoleleder"),
        Participant(name="Lars Bo Madsen", role="næstformand"),
        Participant(name="Mette Frost", role="AMR"),
        Participant(name="Jonas Krogh", role="TR"),
        Participant(name="Susanne Lykke"),
    )
)


def transcript(*lines: tuple[str, str]) -> Transcript:
    names = list(dict.fromkeys(name for name, _ in lines))
    utterances = tuple(
        Utterance(id=f"u{i}", start=i, end=i + 1, speaker=f"s{names.index(name)}", text=text)
        for i, (name, text) in enumerate(lines)
    )
    speakers = tuple(Speaker(id=f"s{i}", name=name) for i, name in enumerate(names))
    return Transcript(duration=len(lines), speakers=speakers, utterances=utterances)


def attendance(*lines: tuple[str, str], head: tuple[Section, ...] = ()) -> dict[str, bool | None]:
    spoken = transcript(*lines)
    agenda = Agenda(meeting=MEETING, items=(Item(number=1, title="Økonomi"),), head=head)
    remarks = remarks_of(spoken)
    meeting = with_attendance(agenda, remarks, People(MEETING, spoken), remarks)
    return {p.name: p.present for p in meeting.participants}


def test_an_office_is_named_by_its_title_and_a_placeholder_not_at_all() -> None:
    people = People(
        MEETING, transcript(("Karen Holm", "Ja."), ("Mette", "Ja."), ("Taler 3", "Ja."), ("Lars Bo Madsen", "Ja."))
    )
    assert [people.named(f"s{i}") for i in range(4)] == ["Formanden", "Mette Frost", "", "Næstformanden"]
    assert people.chair == "s0"


def test_an_apology_told_at_the_start_is_heard() -> None:
    found = attendance(
        ("Karen Holm", "Der er afbud fra Susanne."), ("Mette Frost", "Og Jonas kommer ti minutter senere.")
    )
    assert found["Susanne Lykke"] is False
    assert found["Karen Holm"] is True
    assert found["Jonas Krogh"] is None


def test_who_speaks_is_not_away() -> None:
    found = attendance(("Karen Holm", "Der er afbud fra Jonas."), ("Jonas Krogh", "Nej, jeg er her."))
    assert found["Jonas Krogh"] is True


def test_an_apology_in_the_head_counts() -> None:
    found = attendance(("Karen Holm", "Velkommen."), head=(Section(heading="Afbud", text="Susanne Lykke"),))
    assert found["Susanne Lykke"] is False


def test_the_absent_are_listed_with_their_roles() -> None:
    people = (Participant(name="Mette Frost", role="AMR", present=False), Participant(name="Bo Friis", present=False))
    assert absent_line(people) == "Mette Frost (AMR), Bo Friis"

import datetime
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from service.access import Scope
from service.desk import meetings, overview
from service.desk.agendas import Document
from service.desk.input import InputError
from service.desk.meetings import NewMeeting
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.meetings import Agenda, MeetingState, Participant, Source
from service.storage.tables import CommitteePerson, Event, Job, MeetingRow, StoredFile
from tests.service.conftest import Town
from tests.service.desk.setting_up import DAGSORDEN, DEMO, PASTED, desk_of


def row(town: Town, meeting_id: str) -> MeetingRow:
    with town.database.read() as session:
        return session.get_one(MeetingRow, meeting_id)


def agenda(town: Town, meeting_id: str) -> Agenda:
    return Agenda.model_validate_json(row(town, meeting_id).agenda)


def problems(town: Town, given: NewMeeting) -> dict[str, str]:
    desk, line = desk_of(town)
    with pytest.raises(InputError) as refused:
        meetings.create(desk, town.referent, given)
    assert line.started == []
    return refused.value.problems


def test_a_meeting_from_notes_is_drafted_at_once(town: Town) -> None:
    desk, line = desk_of(town)
    given = NewMeeting(
        committee_id=town.committee, source=Source.NOTES, agenda=DAGSORDEN, document_text="Punkt 1\nGodkendt."
    )
    made = meetings.create(desk, town.referent, given)
    assert line.started == [(made, None)]
    assert town.files.path(f"{made}/notes").read_text(encoding="utf-8") == "Punkt 1\nGodkendt."
    assert row(town, made).source is Source.NOTES


def test_the_head_is_what_was_typed_else_what_the_dagsorden_says(town: Town) -> None:
    desk, _ = desk_of(town)
    read = agenda(town, meetings.create(desk, town.referent, NewMeeting(committee_id=town.committee, agenda=DAGSORDEN)))
    assert (read.meeting.date, read.meeting.time) == (datetime.date(2026, 11, 12), "13:00")
    assert read.meeting.date_text == "Torsdag d. 12. november 2026 kl. 13:00"
    assert read.meeting.committee == "Hoved-MED"
    given = NewMeeting(
        committee_id=town.committee, agenda=DAGSORDEN, date=datetime.date(2026, 11, 13), place="Kantinen"
    )
    typed = agenda(town, meetings.create(desk, town.referent, given))
    assert typed.meeting.date_text == "Fredag d. 13. november 2026 kl. 13:00"
    assert typed.meeting.place == "Kantinen"


def test_participants_are_those_of_the_dagsorden_and_then_the_usual_ones_each_once(town: Town) -> None:
    desk, _ = desk_of(town)
    with town.database.write() as session:
        session.add(CommitteePerson(committee_id=town.committee, place=1, name="Ny Person", title="Gæst"))
        session.add(CommitteePerson(committee_id=town.committee, place=0, name="ulla  bremdal", title="Chef"))
    made = agenda(town, meetings.create(desk, town.referent, NewMeeting(committee_id=town.committee, agenda=DAGSORDEN)))
    names = [p.name for p in made.meeting.participants]
    assert names[0] == "Ulla Bremdal"
    assert names[-1] == "Ny Person"
    assert len(names) == 7


def test_what_was_said_of_participants_stands(town: Town) -> None:
    desk, _ = desk_of(town)
    given = NewMeeting(
        committee_id=town.committee, agenda=DAGSORDEN, participants=(Participant(name="Kun Mig", present=True),)
    )
    made = agenda(town, meetings.create(desk, town.referent, given))
    assert made.meeting.participants == (Participant(name="Kun Mig", present=True),)


def test_every_wrong_field_is_told_at_once(town: Town) -> None:
    found = problems(
        town,
        NewMeeting(
            committee_id="",
            date=datetime.date(3026, 1, 1),
            title="x" * 300,
            place="y" * 300,
            speakers=0,
            participants=(Participant(name="\u202e"),),
            agenda=Document("a.pdf", b"%PDF-1.4 cut"),
            source=Source.TRANSCRIPT,
            document=Document("a.vtt", b""),
        ),
    )
    assert set(found) == {"committee_id", "date", "title", "place", "speakers", "participants", "agenda", "document"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "tom"),
        (b"PK\x03\x04\x00\x00", "beskadiget"),
        ((DEMO / "dagsorden.pdf").read_bytes()[:2000], "beskadiget"),
        (b"ID3\x04" + b"\x00" * 400, "lydfil"),
        (b"MZ\x90\x00" + bytes(range(256)) * 8, "ikke"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "webside"),
    ],
)
def test_a_file_that_is_no_dagsorden_is_told_beside_its_field(town: Town, content: bytes, says: str) -> None:
    found = problems(town, NewMeeting(committee_id=town.committee, agenda=Document("dagsorden.docx", content)))
    assert set(found) == {"agenda"}
    assert says in found["agenda"]


def test_a_docx_that_unpacks_to_more_than_fits_is_refused_unopened(town: Town) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/a.png", "w") as part:
        for _ in range(210):
            part.write(b"\x00" * (1 << 20))
    found = problems(town, NewMeeting(committee_id=town.committee, agenda=Document("a.docx", content.getvalue())))
    assert "200 MB" in found["agenda"]


def test_names_of_files_are_for_showing_only(town: Town) -> None:
    desk, _ = desk_of(town)
    hostile = Document("../../\u202e/etc/<b>pas\x00swd</b>" + "æ" * 300 + ".docx", DAGSORDEN.content)
    made = meetings.create(desk, town.referent, NewMeeting(committee_id=town.committee, agenda=hostile))
    with town.database.read() as session:
        kept = session.scalars(select(StoredFile).where(StoredFile.meeting_id == made)).one()
    assert kept.key == f"{made}/agenda"
    assert "/" not in kept.name
    assert "\u202e" not in kept.name
    assert len(kept.name) <= 120


@pytest.mark.parametrize("source", [Source.TRANSCRIPT, Source.NOTES])
def test_what_is_no_transcript_or_notes_is_told(town: Town, source: Source) -> None:
    document = Document("møde.vtt", b"\x00\x01\x02\x03" * 100)
    found = problems(town, NewMeeting(committee_id=town.committee, source=source, document=document))
    assert set(found) == {"document"}


def test_drafting_begins_when_the_last_piece_is_there(town: Town) -> None:
    desk, line = desk_of(town)
    given = NewMeeting(
        committee_id=town.committee,
        source=Source.TRANSCRIPT,
        document=Document("m.vtt", (DEMO / "demo.vtt").read_bytes()),
    )
    made = meetings.create(desk, town.referent, given)
    assert line.started == []
    assert overview.meeting(town.database, town.referent, made).line.lacking == ("en dagsorden",)
    meetings.exchange_agenda(desk, town.referent, made, Document("a.txt", PASTED.encode()))
    assert line.started == [(made, None)]
    assert len(agenda(town, made).items) == 3


def test_a_meeting_without_any_of_it_can_be_given_it_piece_by_piece(town: Town) -> None:
    desk, line = desk_of(town)
    made = meetings.create(desk, town.referent, NewMeeting(committee_id=town.committee, agenda_text=PASTED))
    with pytest.raises(ConflictError, match="en optagelse"):
        meetings.run_again(desk, town.referent, made)
    meetings.attach(desk, town.referent, made, Source.NOTES, Document("n.txt", b"1. Godkendt"))
    assert line.started == [(made, None)]


def test_the_dagsorden_lies_fast_once_drafting_has_begun(town: Town) -> None:
    desk, _ = desk_of(town)
    with pytest.raises(ConflictError):
        meetings.exchange_agenda(desk, town.referent, town.meeting, DAGSORDEN)
    with pytest.raises(ConflictError):
        meetings.attach(desk, town.referent, town.meeting, Source.NOTES, Document("n.txt", b"1. Godkendt"))


def test_a_job_that_failed_goes_on_from_what_was_exchanged(town: Town) -> None:
    desk, line = desk_of(town)
    given = NewMeeting(
        committee_id=town.committee, source=Source.NOTES, agenda_text=PASTED, document_text="1. Godkendt"
    )
    made = meetings.create(desk, town.referent, given)
    with town.database.write() as session:
        session.get_one(MeetingRow, made).state = MeetingState.DRAFTING
        session.add(Job(id="j", meeting_id=made, state="running"))
    with pytest.raises(ConflictError):
        meetings.exchange_agenda(desk, town.referent, made, DAGSORDEN)
    with town.database.write() as session:
        session.get_one(Job, "j").state = "failed"
    meetings.exchange_agenda(desk, town.referent, made, DAGSORDEN)
    meetings.attach(desk, town.referent, made, Source.NOTES, Document("n.txt", b"1. Udsat"))
    assert line.started[1:] == [(made, "drafting"), (made, "transcript")]


def test_others_than_the_committees_referent_do_nothing(town: Town) -> None:
    desk, line = desk_of(town)
    given = NewMeeting(committee_id=town.committee, agenda_text=PASTED)
    for stranger in (town.outsider, town.administrator):
        with pytest.raises(NotFoundError):
            meetings.create(desk, stranger, given)
        with pytest.raises(NotFoundError):
            meetings.delete(desk, stranger, town.meeting)
    for person in (town.chair, replace(town.referent, scopes=frozenset({Scope.READ}))):
        with pytest.raises(ForbiddenError):
            meetings.create(desk, person, given)
        with pytest.raises(ForbiddenError):
            meetings.delete(desk, person, town.meeting)
        with pytest.raises(ForbiddenError):
            meetings.set_participants(town.database, person, town.meeting, ())
    with pytest.raises(NotFoundError):
        meetings.create(desk, town.referent, replace(given, committee_id="no such"))
    assert line.started == []
    assert line.cancelled == []


def test_participants_are_cleaned_and_kept_in_order(town: Town) -> None:
    people = (Participant(name=" Åse \u202e Bo\n", role="<b>TR</b>"), Participant(name="Bo", present=False))
    meetings.set_participants(town.database, town.referent, town.meeting, people)
    kept = agenda(town, town.meeting).meeting.participants
    assert kept == (Participant(name="Åse Bo", role="<b>TR</b>"), Participant(name="Bo", present=False))
    with pytest.raises(InputError):
        meetings.set_participants(town.database, town.referent, town.meeting, (Participant(name=" "),))


def test_deleting_leaves_nothing_but_the_note_that_it_was_done(town: Town, tmp_path: Path) -> None:
    desk, line = desk_of(town)
    made = meetings.create(desk, town.referent, NewMeeting(committee_id=town.committee, agenda=DAGSORDEN))
    meetings.delete(desk, town.referent, made)
    assert line.cancelled == [made]
    assert not town.files.path(made).exists()
    with town.database.read() as session:
        assert session.get(MeetingRow, made) is None
        assert session.scalars(select(StoredFile).where(StoredFile.meeting_id == made)).all() == []
        kinds = session.scalars(select(Event.kind).where(Event.meeting_id == made)).all()
    assert kinds == ["meeting_created", "meeting_deleted"]
    meetings.delete(desk, town.referent, town.meeting)


def test_an_approved_meeting_is_never_deleted(town: Town) -> None:
    desk, _ = desk_of(town)
    with town.database.write() as session:
        session.get_one(MeetingRow, town.meeting).state = MeetingState.APPROVED
    with pytest.raises(ConflictError):
        meetings.delete(desk, town.referent, town.meeting)
    assert row(town, town.meeting)

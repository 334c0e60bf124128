"""A meeting is drafted in the background."""

import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select

from models.error import UdkastError
from service.jobs import JobQueue
from service.jobs.queue import FILE
from service.meetings import Decision, MeetingState, Outcome, Source
from service.stages.run import Run
from service.storage.tables import ItemRow, MeetingRow, Proposal, Revision, StoredFile, UtteranceRow
from tests.service.jobs.conftest import Service

STAGES = ["sound", "playback", "speech", "speakers", "transcript", "drafting", "open"]


@pytest.mark.usefixtures("swift")
class TestDrafting:
    def test_a_recording_becomes_a_review(self, service: Service) -> None:
        before = service.row().changed
        job = service.drafted()
        assert (job.state, job.problem) == ("done", "")
        assert job.warnings == "Optagelsen er klippet over."
        stages = service.stages(job.id)
        assert list(stages) == STAGES == [*service.did, "open"]
        assert {s.state for s in stages.values()} == {"done"}
        assert {s.fraction for s in stages.values()} == {1.0}
        assert all(s.seconds is not None and s.finished and not s.reused for s in stages.values())
        meeting = service.row()
        assert meeting.state is MeetingState.REVIEW
        assert meeting.changed > before
        assert 380 < meeting.duration < 400
        with service.database.read() as session:
            assert len(session.scalars(select(ItemRow)).all()) == 8
            assert session.scalars(select(UtteranceRow)).first() is not None

    def test_what_it_cost_and_ran_on_is_kept_with_the_meeting(self, service: Service) -> None:
        service.drafted()
        run = Run.model_validate_json(service.row().run or "")
        assert [stage.name for stage in run.stages] == STAGES
        assert [model.id for model in run.models] == ["ingen"]
        assert run.warnings == ("Optagelsen er klippet over.",)

    def test_the_player_gets_its_copy_and_the_decoded_sound_goes(self, service: Service) -> None:
        service.drafted()
        with service.database.read() as session:
            stored = {f.kind: f for f in session.scalars(select(StoredFile)) if f.deleted is None}
        assert service.files.path(stored["playback"].key).read_bytes() == b"lyd"
        assert service.files.path(stored["waveform"].key).read_bytes() == b"\x00\xff"
        assert stored["playback"].size == 3
        assert not list(service.settings.data.rglob("*.wav"))

    def test_a_transcript_is_drafted_without_listening(self, teams: Service) -> None:
        job = teams.drafted()
        assert job.state == "done"
        assert list(teams.stages(job.id)) == ["transcript", "drafting", "open"]
        assert teams.row().state is MeetingState.REVIEW

    def test_typed_notes_are_drafted_too(self, teams: Service) -> None:
        size, digest = teams.files.put(f"{teams.meeting}/notes", b"Punkt 1\nDagsordenen blev godkendt.\n")
        with teams.database.write() as session:
            session.get_one(MeetingRow, teams.meeting).source = Source.NOTES
            key = f"{teams.meeting}/notes"
            session.add(
                StoredFile(meeting_id=teams.meeting, kind="notes", name="noter", key=key, size=size, sha256=digest)
            )
        job = teams.drafted()
        assert (job.state, job.problem) == ("done", "")
        assert list(teams.stages(job.id)) == ["transcript", "drafting", "open"]

    def test_a_meeting_has_one_job_at_a_time(self, service: Service) -> None:
        first = service.queue.start(service.meeting)
        assert service.queue.start(service.meeting) == first
        assert service.ended(first).state == "done"
        assert service.did.count("speech") == 1

    def test_run_again_from_a_stage_makes_the_later_ones_anew(self, service: Service) -> None:
        service.drafted()
        again = service.drafted("speakers")
        assert again.state == "done"
        assert {n for n, s in service.stages(again.id).items() if s.reused} == {"playback", "speech"}
        # The decoded sound was gone, so it had to be made again for the voices to be told apart.
        assert service.did.count("sound") == service.did.count("speakers") == service.did.count("drafting") == 2
        assert service.did.count("speech") == service.did.count("playback") == 1

    def test_drafting_again_needs_neither_sound_nor_workspace(self, service: Service) -> None:
        service.drafted()
        for path in (service.files.path(f"{service.meeting}/work")).iterdir():
            path.unlink()
        service.files.delete(f"{service.meeting}/recording")
        again = service.drafted("drafting")
        assert (again.state, again.problem) == ("done", "")
        assert sorted(service.did) == sorted([*STAGES[:-1], "drafting"])

    def test_another_recording_is_listened_to_from_the_beginning(self, service: Service) -> None:
        service.drafted()
        size, digest = service.files.put(f"{service.meeting}/recording", b"en anden optagelse")
        with service.database.write() as session:
            row = session.scalars(select(StoredFile).where(StoredFile.kind == "recording")).one()
            row.size, row.sha256 = size, digest
        service.drafted()
        assert sorted(service.did) == sorted(STAGES[:-1] * 2)

    def test_a_stage_that_the_meeting_has_not_is_refused(self, teams: Service) -> None:
        with pytest.raises(UdkastError, match="trin"):
            teams.queue.start(teams.meeting, "speech")

    def test_a_referat_on_its_way_to_approval_is_left_alone(self, service: Service) -> None:
        service.drafted()
        with service.database.write() as session:
            session.get_one(MeetingRow, service.meeting).state = MeetingState.APPROVAL
        with pytest.raises(UdkastError, match="godkendelse"):
            service.queue.start(service.meeting)
        with pytest.raises(UdkastError, match="gennemgås"):
            service.queue.rewrite(service.meeting, "i1")


@pytest.mark.usefixtures("swift")
class TestWhatPeopleHaveWritten:
    @staticmethod
    def touched(service: Service) -> str:
        """Somebody edits an item; its content as it then stands."""
        with service.database.write() as session:
            row = session.get_one(ItemRow, (service.meeting, "i1"))
            content = json.loads(row.content)
            content["sentences"][0]["text"] = "Det har et menneske skrevet."
            row.content = json.dumps(content)
            session.add(
                Revision(
                    meeting_id=service.meeting, item_key="i1", said="1", kind="edit", edit="{}", version=2, author="Ada"
                )
            )
            return row.content

    @pytest.mark.parametrize("stage", ["speech", "drafting"])
    def test_a_new_draft_is_laid_beside_it(self, service: Service, stage: str) -> None:
        service.drafted()
        written = self.touched(service)
        job_id = service.queue.start(service.meeting, stage)
        assert service.row().state is MeetingState.REVIEW
        assert service.ended(job_id).state == "done"
        with service.database.read() as session:
            assert session.get_one(ItemRow, (service.meeting, "i1")).content == written
            proposals = session.scalars(select(Proposal)).all()
            known = set(session.scalars(select(UtteranceRow.id)))
        assert {p.item_key for p in proposals} == {f"i{n}" for n in range(1, 9)}
        sources = {s for p in proposals for t in Decision.model_validate_json(p.decision).sentences for s in t.sources}
        assert sources
        assert sources <= known

    def test_one_item_is_written_again_as_a_proposal(self, service: Service) -> None:
        service.drafted()
        written = self.touched(service)
        assert service.ended(service.queue.rewrite(service.meeting, "i1")).state == "done"
        with service.database.read() as session:
            assert session.get_one(ItemRow, (service.meeting, "i1")).content == written
            assert [p.item_key for p in session.scalars(select(Proposal))] == ["i1"]

    def test_an_item_is_written_again_from_the_utterances_it_now_has(self, service: Service) -> None:
        service.drafted()
        with service.database.write() as session:
            for row in session.scalars(select(UtteranceRow).where(UtteranceRow.item_key == "i4")).all():
                row.item_key = None
        assert service.ended(service.queue.rewrite(service.meeting, "i4")).state == "done"
        with service.database.read() as session:
            proposal = Decision.model_validate_json(session.get_one(Proposal, (service.meeting, "i4")).decision)
        assert proposal.outcome is Outcome.NONE
        assert proposal.sentences == ()

    def test_an_item_that_is_not_there_is_refused(self, service: Service) -> None:
        service.drafted()
        with pytest.raises(UdkastError, match="Punktet"):
            service.queue.rewrite(service.meeting, "i99")


@pytest.mark.usefixtures("swift")
class TestTheQueue:
    def test_its_tables_hold_no_word_of_the_meeting(
        self, service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        planted = "Hemmelighedsfuld"
        with service.database.write() as session:
            row = session.get_one(MeetingRow, service.meeting)
            row.title = planted
            row.agenda = row.agenda.replace("Godkendelse", planted)
            session.scalars(select(StoredFile)).one().name = f"{planted}.ogg"

        def stumble(*_: object) -> None:
            raise KeyError(planted)

        monkeypatch.setattr("service.jobs.runner.bring", stumble)
        assert service.drafted().state == "failed"
        monkeypatch.undo()
        # The queue's own row is written right after ours.
        service.until(lambda: '"failed"' in dump(service.settings.data / FILE))
        content = dump(service.settings.data / FILE)
        assert service.meeting not in content  # not even that: the job's id is enough
        for word in (planted, "Optagelsen", "Godkend", "KeyError", ".ogg", "dagsorden"):
            assert word.casefold() not in content.casefold()
        assert planted not in caplog.text

    def test_only_its_owner_can_read_it(self, service: Service) -> None:
        service.drafted()
        assert (service.settings.data / FILE).exists()
        assert all(p.stat().st_mode & 0o077 == 0 for p in service.settings.data.glob(f"{FILE}*"))

    def test_one_service_works_on_a_data_folder(self, service: Service) -> None:
        other = JobQueue(service.database, service.files, service.settings)
        with pytest.raises(UdkastError, match="kører allerede"):
            other.open()

    def test_a_job_that_was_never_put_in_the_queue_is_found(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Killed between the row and the queue.
        monkeypatch.setattr(JobQueue, "_enqueued", lambda _, job_id, kind: job_id)
        job_id = service.queue.start(service.meeting)
        monkeypatch.undo()
        service.queue._take_up()
        assert service.ended(job_id).id == job_id

    def test_it_is_freed_from_a_job_whose_end_it_could_not_write(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        held = service.hold("speech-during")
        job_id = service.queue.start(service.meeting)
        service.until(held.exists)
        service.queue.cancel(service.meeting)
        monkeypatch.setattr(service.queue, "_running", set())
        suspects = service.queue._free(set())
        assert suspects == {job_id}
        assert not ended(job_id)  # it may just be about to end
        service.queue._free(suspects)
        assert ended(job_id)
        service.release("speech-during")

    def test_jobs_of_a_program_with_other_steps_begin_again_with_what_was_kept(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        job_id = service.queue.start(service.meeting)
        service.until(lambda: "speech" in service.did)
        monkeypatch.setattr("service.jobs.queue.VERSION", "jobs-2")
        service.queue._take_up()
        assert service.ended(job_id).state == "done"
        assert service.did.count("speech") == 1


def ended(job_id: str) -> bool:
    """Whether the queue takes the job for over."""
    from dbos import DBOS

    status = DBOS.get_workflow_status(job_id)
    return status is not None and status.status not in {"PENDING", "ENQUEUED"}


def dump(file: Path) -> str:
    """Every value of every table, and what lies in the file beside them."""
    with sqlite3.connect(file) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]  # noqa: S608 - its own tables
    raw = b"".join(p.read_bytes() for p in file.parent.glob(f"{file.name}*"))
    return "\n".join(map(str, rows)) + raw.decode("latin-1")

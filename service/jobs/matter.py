"""What a meeting is drafted from, read from its rows."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.error import UdkastError
from models.progress import Progress
from service import families
from service import transcript as transcripts
from service.meetings import Agenda, Source, Transcript, Value
from service.settings import Settings
from service.stages.course import Matter
from service.stages.workspace import key_of
from service.storage import Files
from service.storage.tables import MeetingRow, StoredFile
from service.transcript import notes


class MadeOf(Value):
    """What results were made of: hashes that are others when the source or the dagsorden is another."""

    source: str
    agenda: str


@dataclass(frozen=True)
class Brief:
    """A meeting as its stages see it. `made_of` tells whether earlier results are still its own."""

    meeting_id: str
    source: Source
    file: Path
    matter: Matter
    made_of: MadeOf

    def transcribe(self) -> Callable[[Progress], Transcript] | None:
        """How the transcript is read where there is no recording; it can be sent to a stage's process."""
        if self.source is Source.RECORDING:
            return None
        if self.source is Source.NOTES:
            return functools.partial(_noted, self.file, self.matter.agenda)
        return functools.partial(_transcribed, self.file)


def brief_of(session: Session, files: Files, settings: Settings, meeting_id: str) -> Brief:
    """The meeting's brief. Raises UdkastError where what it is drafted from is not there."""
    row = session.get_one(MeetingRow, meeting_id)
    wanted = select(StoredFile).where(
        StoredFile.meeting_id == meeting_id, StoredFile.kind == row.source.value, StoredFile.deleted.is_(None)
    )
    stored = session.scalars(wanted.order_by(StoredFile.created.desc()).limit(1)).first()
    if stored is None or not files.path(stored.key).is_file():
        raise UdkastError("Det, som mødet skrives ud fra, ligger her ikke længere. Læg filen op igen.")
    file, agenda = files.path(stored.key), Agenda.model_validate_json(row.agenda)
    return Brief(
        meeting_id=meeting_id,
        source=row.source,
        file=file,
        matter=Matter(
            agenda=agenda,
            family=families.load(row.family, settings.templates),
            recording=file if row.source is Source.RECORDING else None,
            speakers=row.speakers,
        ),
        made_of=MadeOf(source=stored.sha256, agenda=key_of(row.agenda, row.family)),
    )


def _transcribed(file: Path, progress: Progress) -> Transcript:
    transcript = transcripts.read(file)
    progress(1.0)
    return transcript


def _noted(file: Path, agenda: Agenda, progress: Progress) -> Transcript:
    transcript = notes.read(file, agenda)
    progress(1.0)
    return transcript

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

GONE = "Det, som mødet skrives ud fra, ligger her ikke længere. Læg filen op igen."


class MadeOf(Value):
    """What results were made of: hashes that are others when the source or the dagsorden is another.

    Without a source (it is deleted when its time is over) what was made of it stays.
    """

    source: str
    agenda: str


@dataclass(frozen=True)
class Brief:
    """A meeting as its stages see it. `file` is what it is drafted from, as long as that is kept; `made_of` tells
    whether earlier results are still its own.
    """

    meeting_id: str
    source: Source
    file: Path | None
    matter: Matter
    made_of: MadeOf

    def transcribe(self) -> Callable[[Progress], Transcript] | None:
        """How the transcript is read where there is no recording; it can be sent to a stage's process.

        Raises UdkastError where the file is gone.
        """
        if self.source is Source.RECORDING:
            return None
        if self.file is None:
            raise UdkastError(GONE)
        if self.source is Source.NOTES:
            return functools.partial(_noted, self.file, self.matter.agenda)
        return functools.partial(_transcribed, self.file)


def brief_of(session: Session, files: Files, settings: Settings, meeting_id: str) -> Brief:
    """The meeting's brief. Raises UdkastError where its template can't be read."""
    row = session.get_one(MeetingRow, meeting_id)
    wanted = select(StoredFile).where(
        StoredFile.meeting_id == meeting_id, StoredFile.kind == row.source.value, StoredFile.deleted.is_(None)
    )
    stored = session.scalars(wanted.order_by(StoredFile.created.desc()).limit(1)).first()
    path = files.path(stored.key) if stored is not None else None
    file, agenda = path if path is not None and path.is_file() else None, Agenda.model_validate_json(row.agenda)
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
        made_of=MadeOf(source=stored.sha256 if stored is not None else "", agenda=key_of(row.agenda, row.family)),
    )


def _transcribed(file: Path, progress: Progress) -> Transcript:
    transcript = transcripts.read(file)
    progress(1.0)
    return transcript


def _noted(file: Path, agenda: Agenda, progress: Progress) -> Transcript:
    transcript = notes.read(file, agenda)
    progress(1.0)
    return transcript

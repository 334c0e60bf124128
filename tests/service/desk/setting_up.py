"""A desk whose queue only remembers what it was asked."""

from dataclasses import dataclass, field
from pathlib import Path

from service.desk.agendas import Document
from service.desk.meetings import Desk
from tests.service.conftest import Town

DEMO = Path(__file__).resolve().parents[3] / "evaluation" / "demo"
DAGSORDEN = Document("dagsorden.docx", (DEMO / "dagsorden.docx").read_bytes())
PASTED = "Dagsorden for Hoved-MED\n\nPunkt 1: Godkendelse af referat\n\nPunkt 2: Budget\n\nPunkt 3: Eventuelt\n"


@dataclass
class Line:
    """The queue."""

    started: list[tuple[str, str | None]] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)

    def start(self, meeting_id: str, from_stage: str | None = None) -> str:
        self.started.append((meeting_id, from_stage))
        return "job"

    def rewrite(self, meeting_id: str, item_key: str) -> str:
        self.started.append((meeting_id, item_key))
        return "job"

    def cancel(self, meeting_id: str) -> None:
        self.cancelled.append(meeting_id)


def desk_of(town: Town) -> tuple[Desk, Line]:
    """The desk in that town."""
    line = Line()
    return Desk(town.database, town.files, line), line

"""The making of a draft, of a meeting or of a talk: its workspace, stages and warnings, and at the end its files."""

import hashlib
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from service.meetings.family import Family
from service.meetings.talk import TalkTemplate
from service.settings import Settings
from service.stages import output
from service.stages.course import SOUND, Course, Matter
from service.stages.equipment import Equipment
from service.stages.run import Run, Wrote
from service.stages.sequence import Sequence
from service.stages.watch import Watch
from service.stages.workspace import Workspace, hash_of, prune


class Making:
    """Everything between a source file and the folder of its draft that is the same whatever is drafted."""

    def __init__(self, source: Path, equipment: Equipment, settings: Settings, watch: Watch) -> None:
        """Open the source's workspace; what has not been used for long is removed from the others."""
        self._started = time.monotonic()
        self._equipment = equipment
        self._watch = watch
        self._warnings: list[str] = []
        prune(settings.work, settings.keep_days)
        self._workspace = Workspace(settings.work, hash_of(source))
        self.sequence = Sequence(self._workspace, watch)

    def warn(self, message: str) -> None:
        """Tell it now, and again in run.json."""
        self._warnings.append(message)
        self._watch.warn(message)

    def course(self, matter: Matter) -> Course:
        """The stages of a recording, run in this making's workspace."""
        return Course(matter, self._equipment, self._workspace, self.sequence, self.warn)

    def written(
        self,
        out: Path,
        template: Family | TalkTemplate,
        write: Callable[[Path], object],
        *,
        audio_seconds: float,
        writers: tuple[Wrote, ...] = (),
    ) -> Run:
        """Let `write` fill the folder, and tell in run.json what it all cost; `out` gets all of it or none.

        The sound goes once the draft is there. `audio_seconds` is how much of it was heard.
        """
        with output.all_or_none(out) as folder:
            self.sequence.here("export", lambda _: write(folder))
            run = Run(
                version=version("udkast"),
                profile=self._equipment.profile,
                template=template.id,
                template_sha256=hashlib.sha256(template.to_json().encode()).hexdigest(),
                audio_seconds=audio_seconds,
                seconds=round(time.monotonic() - self._started, 3),
                peak_bytes=self.sequence.peak_bytes,
                stages=self.sequence.runs,
                models=self._equipment.used,
                writers=writers,
                warnings=tuple(self._warnings),
            )
            (folder / "run.json").write_text(run.to_json(), encoding="utf-8")
        self._workspace.remove(SOUND)
        return run

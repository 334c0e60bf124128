"""Quick stages in place of those that run on weights, and a place where a test can hold a stage and kill everything."""

import os
import pickle
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from models.progress import Progress
from models.speakers import Turn
from models.speech import HeardWord
from models.weights.catalogue import Role, Task
from service import agenda as dagsorden
from service import drafting
from service import transcript as transcripts
from service.meetings import Agenda, Decision, Draft, Family, Source, Transcript
from service.settings import Settings
from service.stages import course, listening
from service.stages.equipment import Model
from service.stages.run import ModelUsed
from service.stages.worker import ORDINARY, Care, Done, StageStoppedError, in_process
from service.stages.workspace import Workspace
from service.storage import Database, LocalFiles
from service.storage.tables import Committee, MeetingRow, StoredFile

DEMO = Path(__file__).resolve().parents[3] / "evaluation" / "demo"
CONTROL = "UDKAST_TEST_CONTROL"
"""The folder where a test says what to hold, and where stages say what they did."""
SECONDS = 387.0
T = TypeVar("T")
_joined = course._joined
MEETING = "a" * 32


def reached(point: str) -> None:
    """A stage has come here: where the test wants that held, wait to be killed or released."""
    folder = Path(os.environ[CONTROL])
    if (folder / f"hold-{point}").exists():
        (folder / f"at-{point}").touch()
        while (folder / f"hold-{point}").exists():
            time.sleep(0.05)


def did(what: str) -> None:
    """A stage has done all that it does."""
    with (Path(os.environ[CONTROL]) / "did").open("a", encoding="ascii") as file:
        file.write(f"{what}\n")


def done_so_far(folder: Path) -> list[str]:
    """What stages have done, in order."""
    return (folder / "did").read_text(encoding="ascii").split() if (folder / "did").exists() else []


def decoded(recording: Path, into: Path, progress: Progress) -> listening.Decoded:
    with wave.open(str(into), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(bytes(32_000))
    return _finished("sound", listening.Decoded(seconds=SECONDS, warnings=("Optagelsen er klippet over.",)), progress)


def playback_copy(sound: Path, copy: Path, peaks: Path, progress: Progress) -> int:
    assert sound.exists()
    copy.write_bytes(b"lyd")
    reached("playback-during")
    peaks.write_bytes(b"\x00\xff")
    return _finished("playback", 2, progress)


def words(sound: Path, speech: Model, hints: tuple[str, ...], progress: Progress) -> list[HeardWord]:
    assert sound.exists()
    heard = [
        HeardWord(w.start, w.end, w.text, w.probability)
        for u in transcripts.read(DEMO / "demo.vtt").utterances
        for w in u.words
    ]
    return _finished("speech", heard, progress)


def turns(sound: Path, segmentation: Model, embedding: Model, count: int | None, progress: Progress) -> list[Turn]:
    assert sound.exists()
    transcript = transcripts.read(DEMO / "demo.vtt")
    order = {s.id: n for n, s in enumerate(transcript.speakers)}
    return _finished("speakers", [Turn(u.start, u.end, order[u.speaker]) for u in transcript.utterances], progress)


TALK = (
    (0, "Velkommen til samtalen. Hvornår var din første sygedag?"),
    (1, "Min første sygedag var den 2. november."),
    (1, "Jeg har fået konstateret en depression og tager piller for det."),
    (0, "Hvilke opgaver kan du løse nu?"),
    (1, "Jeg kan passe telefonen og svare på mails."),
    (0, "Så aftaler vi, at næste samtale er mandag den 30. november klokken ti."),
)
"""A talk between a leader (0) and an employee (1), invented."""
PACE = 0.4


def talk_words(sound: Path, speech: Model, hints: object, progress: Progress) -> list[HeardWord]:
    heard, at = [], 0.0
    for _, line in TALK:
        for word in line.split():
            heard.append(HeardWord(at, at + PACE, word, 0.99))
            at += PACE
        at += 2 * PACE
    return _finished("speech", heard, progress)


def talk_turns(sound: Path, segmentation: Model, embedding: Model, count: int | None, progress: Progress) -> list[Turn]:
    turns, at = [], 0.0
    for speaker, line in TALK:
        long = PACE * len(line.split())
        turns.append(Turn(at, at + long, speaker))
        at += long + 2 * PACE
    return _finished("speakers", turns, progress)


def silence(sound: Path, speech: Model, hints: object, progress: Progress) -> list[HeardWord]:
    return _finished("speech", list[HeardWord](), progress)


def draft(agenda: Agenda, transcript: Transcript, family: Family, model: Model, progress: Progress) -> Draft:
    return _finished("drafting", drafting.draft(agenda, transcript, family), progress)


def redraft(  # noqa: PLR0913, PLR0917 - as the stage itself
    agenda: Agenda,
    place: int,
    transcript: Transcript,
    own: frozenset[str],
    family: Family,
    model: Model,
    progress: Progress,
) -> Decision:
    return _finished("rewrite", drafting.redraft(agenda, place, transcript, own, family), progress)


def joined(workspace: Workspace, progress: Progress) -> Transcript:
    return _finished("transcript", _joined(workspace, progress), progress)


def _finished(stage: str, value: T, progress: Progress) -> T:
    progress(0.5)
    if stage != "playback":
        reached(f"{stage}-during")
    did(stage)
    return value


class NoWeights:
    """Equipment that never looks for a weight."""

    def __init__(self, store: object, profile: str, tasks: object, server: object) -> None:
        self.used: tuple[ModelUsed, ...] = (ModelUsed(task="language", id="ingen", sha256="0" * 64),)

    def model(self, task: Task) -> Model:
        return Model(Path("ingen"), Role(weight="ingen", engine="ingen"))


def install(put: Callable[[str, Any], object]) -> None:
    """Put the quick stages in place; `put` is given a dotted name and what it shall be."""
    for name in ("decoded", "playback_copy", "words", "turns", "draft", "redraft"):
        put(f"service.stages.listening.{name}", globals()[name])
    put("service.stages.course._joined", joined)
    put("service.jobs.runner.Equipment", NoWeights)
    put("service.jobs.talk_runner.Equipment", NoWeights)


def at_once(work: Callable[[Progress], T], progress: Progress, care: Care = ORDINARY) -> Done[T]:
    """A stage without a process of its own; it could have had one."""
    here: Callable[[Progress], T] = pickle.loads(pickle.dumps(work))  # noqa: S301 - what the line itself made

    def told(fraction: float) -> None:
        if care.stopped():
            raise StageStoppedError
        progress(fraction)

    return Done(here(told), 0.25, 1 << 20)


def hasten(put: Callable[[str, Any], object], apart: Callable[[str], bool] = lambda _: False) -> None:
    """Let stages run in the service's own process, but for those that `apart` says of, by their functions' names."""

    def chosen(work: Any, progress: Progress, care: Care = ORDINARY) -> Done[Any]:
        own = apart(work.func.__name__)
        return in_process(work, progress, care) if own else at_once(work, progress, care)

    put("service.stages.worker.in_process", chosen)
    put("service.jobs.runner.in_process", chosen)


def town(
    folder: Path, source: Source = Source.RECORDING, recording: bytes = b"en optagelse", weights: Path | None = None
) -> tuple[Database, LocalFiles, Settings]:
    """A service with one meeting that is ready to be drafted; without weights where none are given."""
    settings = Settings(data=folder / "data", work=folder / "work", weights=weights or folder / "weights")
    database, files = Database.in_folder(settings.data), LocalFiles(settings.data / "files")
    with database.write() as session:
        if session.get(MeetingRow, MEETING) is not None:
            return database, files, settings
        committee = Committee(name="Hoved-MED")
        session.add(committee)
        session.flush()
        agenda = dagsorden.read(DEMO / "dagsorden.docx", dagsorden.CaseNumbers())
        session.add(
            MeetingRow(id=MEETING, committee_id=committee.id, title="Møde", source=source, agenda=agenda.to_json())
        )
        content = recording if source is Source.RECORDING else (DEMO / "demo.vtt").read_bytes()
        size, digest = files.put(f"{MEETING}/{source.value}", content)
        session.add(
            StoredFile(
                meeting_id=MEETING,
                kind=source.value,
                name="optagelse.ogg",
                key=f"{MEETING}/{source.value}",
                size=size,
                sha256=digest,
            )
        )
    return database, files, settings

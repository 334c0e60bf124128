"""A dagsorden as somebody hands it in: read with care, and joined with what the meeting says of itself."""

import datetime
import functools
import io
import resource
import tempfile
import time
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.error import UdkastError
from models.progress import Progress, silent
from service import agenda as dagsorden
from service.desk.input import file_name, line
from service.meetings import Agenda, Meeting, Participant
from service.meetings.calendar import WEEKDAYS, written_out
from service.stages.worker import Care, StageFailedError, StageStoppedError, in_process

PASTED = "Den indsatte tekst"
LARGEST = 50 * 1024 * 1024
"""Bytes of a dagsorden, and of all that a DOCX unpacks to, four times over."""
_SECONDS = 60.0
_MEMORY = 4 * 1024**3


@dataclass(frozen=True)
class Document:
    """A file as it came from a person's browser."""

    name: str
    content: bytes


def read(document: Document, case_number: str | None = None) -> Agenda:
    """The agenda in a file, whatever it is called.

    A stranger's file is read in a process of its own: one that makes a reader think for ever, or unpacks to more than
    the machine holds, ends that process and not the service.

    Raises UdkastError with a Danish line where there is no dagsorden in it.
    """
    name = file_name(document.name, "Filen")
    _bounded(document.content, name)
    with tempfile.TemporaryDirectory(prefix="udkast-") as folder:
        path = Path(folder) / name.encode()[:200].decode(errors="ignore")
        path.write_bytes(document.content)
        until = time.monotonic() + _SECONDS
        care = Care(stopped=lambda: time.monotonic() > until)
        try:
            return in_process(functools.partial(_read, path, case_number), silent, care).value
        except (StageFailedError, StageStoppedError):
            raise UdkastError(
                f"“{name}” kan ikke læses: gem dagsordenen som DOCX, PDF eller tekst på ny, og prøv igen."
            ) from None


def read_pasted(text: str, case_number: str | None = None) -> Agenda:
    """The agenda in a text that was pasted. Errors as `read`."""
    with tempfile.TemporaryDirectory(prefix="udkast-") as folder:
        path = Path(folder) / PASTED
        path.write_text(text, encoding="utf-8")
        return dagsorden.read(path, dagsorden.CaseNumbers.with_pattern(case_number))


def _read(path: Path, case_number: str | None, progress: Progress) -> Agenda:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    agenda = dagsorden.read(path, dagsorden.CaseNumbers.with_pattern(case_number))
    progress(1.0)
    return agenda


def _bounded(content: bytes, name: str) -> None:
    """Raises for a file that is too large, or unpacks to more than any dagsorden holds, pictures included."""
    if not content:
        raise UdkastError(f"“{name}” er tom: vælg den fil, som dagsordenen står i.")
    if len(content) > LARGEST:
        raise UdkastError(f"“{name}” fylder over 50 MB: gem dagsordenen uden billeder og bilag, og prøv igen.")
    if content.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                unpacked = sum(info.file_size for info in archive.infolist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            return  # the reader says what is wrong with it
        if unpacked > 4 * LARGEST:
            raise UdkastError(f"“{name}” fylder over 200 MB, når den pakkes ud: gem den uden billeder, og prøv igen.")


def joined(first: Iterable[Participant], more: Iterable[Participant]) -> tuple[Participant, ...]:
    """Both lists as one, each person once: a role that the first does not know is taken from the other."""
    people: dict[str, Participant] = {}
    for person in (*first, *more):
        key = line(person.name).casefold()
        known = people.get(key)
        if known is None:
            people[key] = person
        elif not known.role and person.role:
            people[key] = known.model_copy(update={"role": person.role})
    return tuple(people.values())


def headed(agenda: Agenda, said: Meeting) -> Agenda:
    """The agenda with what a person said of the meeting: said is better than read, read better than nothing.

    The date's line stays as it stood in the dagsorden where it still tells the truth.
    """
    head = agenda.meeting
    date, time_ = said.date or head.date, said.time or head.time
    kept = head.date_text if (date, time_) == (head.date, head.time) else ""
    return agenda.model_copy(
        update={
            "meeting": Meeting(
                committee=said.committee or head.committee,
                date=date,
                time=time_,
                place=said.place or head.place,
                participants=said.participants or head.participants,
                title=head.title,
                date_text=kept or date_line(date, time_),
            )
        }
    )


def date_line(date: datetime.date | None, time_: str) -> str:
    """The date as a dagsorden writes it: "Torsdag d. 12. november 2026 kl. 13:00"."""
    if date is None:
        return ""
    day = f"{WEEKDAYS[date.weekday()].capitalize()} d. {written_out(date)}"
    return f"{day} kl. {time_}" if time_ else day

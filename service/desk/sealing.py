"""The sealed referat: put together once, stored whole or not at all, opened only where its hashes hold.

The order is what makes a seal safe: the files are written first, under their own hashes, then one transaction writes
the approval, the seal and the meeting's state. Killed before it, nothing is sealed and the files are nobody's; after
it, everything is there.
"""

import datetime
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version as installed
from pathlib import Path

from pydantic import JsonValue, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.error import UdkastError
from service.access import Principal, Scope
from service.approving import (
    Link,
    Model,
    Record,
    Referat,
    SealedFile,
    Signature,
    canonical,
    danish_date,
    read,
    sha256,
    unbroken,
)
from service.desk.exporting import (
    MEDIA_TYPES,
    Export,
    Kind,
    Written,
    family_json,
    file_name,
    printed_as,
    template_bytes,
)
from service.desk.refusal import ForbiddenError, NotFoundError
from service.export import Approver, Document, compose
from service.meetings import Family, MeetingState, Role
from service.stages.output import is_full_disk
from service.storage import Database, Files
from service.storage.tables import Committee, MeetingRow, Sealed, TalkSealed

_SWEPT_AFTER = 24 * 3600.0  # seconds; no seal takes that long to be put


class SealBrokenError(UdkastError):
    """What is stored is not what was sealed. It is never handed out."""

    def __init__(self) -> None:
        super().__init__(
            "Filen svarer ikke til seglet: den er ændret, efter at referatet blev godkendt, og vises derfor ikke. "
            "Sig det til administratoren, som kan hente den fra en sikkerhedskopi."
        )


@dataclass(frozen=True)
class Archive:
    """Where referater are sealed: the rows, the files, and the municipality's own `templates`, if it has any."""

    database: Database
    files: Files
    templates: Path | None = None


@dataclass(frozen=True)
class Version:
    """One sealed version of a meeting's referat, for a list."""

    version: int
    at: datetime.datetime
    reason: str
    seal: str


@dataclass(frozen=True)
class SealedReferat:
    """A sealed referat to read. `problems` is empty where the seal holds. Where it is the text that is not what was
    sealed, nothing of it is given: `referat` and `document` are None. `files` are those that are as they were sealed.
    `works_on_it`: the person may see the next version while it is written.
    """

    meeting_id: str
    committee_id: str
    committee: str
    title: str
    state: MeetingState
    version: Version
    versions: tuple[Version, ...]
    referat: Referat | None
    document: Document | None
    files: Mapping[Kind, SealedFile]
    problems: tuple[str, ...]
    may_reopen: bool
    works_on_it: bool


def sealed_referat(archive: Archive, who: Principal, meeting_id: str, version: int | None = None) -> SealedReferat:
    """The sealed version (the newest where none is named). Everybody with a role in the committee may read it, also
    while a newer version is being written.

    Raises NotFoundError: there is none, or none that the person may know of.
    """
    with archive.database.read() as session:
        row, sealed = _sealed(session, who, meeting_id)
        chosen = next((s for s in sealed if version in (None, s.version)), None)
        if chosen is None:
            raise NotFoundError
        committee = session.get(Committee, row.committee_id)
    record = read(_link(chosen))
    files = record.files if record else {}
    whole = {name: file for name, file in files.items() if _hash(archive.files, file.key) == file.sha256}
    problems = tuple(f"Filen {name} svarer ikke til seglet." for name in sorted(files.keys() - whole.keys()))
    referat = Referat.model_validate_json(chosen.content) if record else None
    return SealedReferat(
        meeting_id=row.id,
        committee_id=row.committee_id,
        committee=committee.name if committee else "",
        title=row.title,
        state=row.state,
        version=_version(chosen),
        versions=tuple(_version(s) for s in sealed),
        referat=referat,
        document=document_of(referat) if referat else None,
        files={Kind(name.rpartition(".")[2]): file for name, file in whole.items()},
        problems=problems if record else ("Indholdet svarer ikke til seglet.",),
        works_on_it=who.roles[row.committee_id] != {Role.MEMBER},
        may_reopen=row.state is MeetingState.APPROVED and who.is_(row.committee_id, Role.REFERENT),
    )


def sealed_file(archive: Archive, who: Principal, meeting_id: str, kind: Kind, version: int | None = None) -> Export:
    """A sealed file, byte for byte as it was when it was sealed.

    Raises:
        NotFoundError: as `sealed_referat`.
        SealBrokenError: what is stored is something else.

    """
    with archive.database.read() as session:
        _, sealed = _sealed(session, who, meeting_id)
    chosen = next((s for s in sealed if version in (None, s.version)), None)
    if chosen is None:
        raise NotFoundError
    record = read(_link(chosen))
    if record is None or f"referat.{kind}" not in record.files:
        raise SealBrokenError
    file = record.files[f"referat.{kind}"]
    try:
        content = archive.files.path(file.key).read_bytes()
    except (OSError, ValueError) as gone:
        raise SealBrokenError from gone
    if sha256(content) != file.sha256:
        raise SealBrokenError
    meeting = Referat.model_validate_json(chosen.content).draft.meeting
    return Export(file_name("Referat", meeting, kind, chosen.version), MEDIA_TYPES[kind], content)


def document_of(referat: Referat) -> Document:
    """The referat as it was printed. Where an older program's document can't be read any more, its text is set anew."""
    approvers = approvers_of(referat.approvals)
    family = referat.family
    signed = compose(referat.draft, family, approved=True, approvers=approvers)
    try:
        kept = Document.model_validate({**referat.printed, "replies": (), "layout": family.layout})
    except ValidationError:
        return signed
    return kept.model_copy(update={"approvals": signed.approvals, "approved": signed.approved})


def approvers_of(signatures: tuple[Signature, ...]) -> tuple[Approver, ...]:
    """Who approved, as it is printed."""
    return tuple(Approver(name=s.name, role=s.title, date=danish_date(s.at)) for s in signatures)


def referat_of(
    session: Session, row: MeetingRow, now_: Written, approvals: tuple[Signature, ...], reason: str
) -> Referat:
    """What is about to be sealed."""
    before = session.scalar(select(Sealed).where(Sealed.meeting_id == row.id).order_by(Sealed.version.desc()).limit(1))
    return Referat(
        meeting_id=row.id,
        version=row.version,
        reason=reason,
        supersedes=before.seal if before else None,
        draft=now_.draft,
        printed=now_.printed,
        seen_sha256=now_.seen,
        approvals=approvals,
        family=_unmarked(now_.family),
        template_sha256=sha256(template) if (template := template_bytes(now_)) else "",
        program=installed("udkast"),
        models=_models(row),
    )


def store(files: Files, referat: Referat, now_: Written) -> dict[str, SealedFile]:
    """Write the referat's files under their own hashes, for nobody to change. Takes a second or two: not to be done
    while the database is held.

    Raises UdkastError where the disk is full.
    """
    document = now_.approved(approvers_of(referat.approvals))
    stored = {}
    for kind in Kind:
        content = referat.to_canonical() if kind is Kind.JSON else printed_as(document, now_, kind)
        digest = sha256(content)
        key = f"sealed/{digest}"
        try:
            files.put(key, content)
        except OSError as error:
            if is_full_disk(error):
                raise UdkastError(
                    "Der er ikke plads på serveren, så referatet er ikke godkendt. Sig det til driften."
                ) from error
            raise
        files.path(key).chmod(0o400)
        stored[f"referat.{kind}"] = SealedFile(key=key, size=len(content), sha256=digest)
    return stored


def seal(session: Session, referat: Referat, files: Mapping[str, SealedFile], at: datetime.datetime) -> Sealed:
    """Put the seal, in the transaction that also makes the meeting approved."""
    last = session.scalar(select(Sealed).order_by(Sealed.at.desc()).limit(1))
    if last is not None:
        at = max(
            at, last.at + datetime.timedelta(microseconds=1)
        )  # the chain's order, also where the clock is set back
    content = referat.to_canonical()
    record = Record(
        meeting_id=referat.meeting_id,
        version=referat.version,
        reason=referat.reason,
        at=at,
        content_sha256=sha256(content),
        family_sha256=sha256(family_json(referat.family)),
        template_sha256=referat.template_sha256,
        files=dict(files),
        supersedes=referat.supersedes,
        previous=last.seal if last else None,
    )
    row = Sealed(
        meeting_id=referat.meeting_id,
        version=referat.version,
        reason=referat.reason,
        record=record.to_canonical().decode(),
        content=content.decode(),
        files=canonical(_plain(files)).decode(),
        seal=record.seal,
        at=at,
    )
    session.add(row)
    return row


def discard(archive: Archive, files: Mapping[str, SealedFile]) -> None:
    """Remove files whose seal was never put, and which no other seal covers."""
    with archive.database.write() as session:
        kept = _kept(session)
        for file in files.values():
            if file.key not in kept:
                archive.files.delete(file.key)


def sweep(archive: Archive) -> int:
    """Remove what a kill between writing files and putting their seal has left behind; how many files. Run at start."""
    folder = archive.files.path("sealed")
    if not folder.is_dir():
        return 0
    with archive.database.read() as session:
        kept = _kept(session)
    too_new = time.time() - _SWEPT_AFTER
    left = [f for f in folder.iterdir() if f"sealed/{f.name}" not in kept and f.stat().st_mtime < too_new]
    return sum(archive.files.delete(f"sealed/{f.name}") for f in left)


def verify(database: Database, files: Files) -> tuple[str, ...]:
    """Check every seal, every sealed file and the whole chain. A Danish line for each problem, with ids and no content;
    empty where all is as it was sealed.
    """
    with database.read() as session:
        links = [_link(sealed) for sealed in session.scalars(select(Sealed).order_by(Sealed.at))]
        approved = session.execute(
            select(MeetingRow.id, MeetingRow.version).where(MeetingRow.state == MeetingState.APPROVED)
        ).all()
    sealed = {(link.meeting_id, link.version) for link in links}
    unsealed = sorted((row.id, row.version) for row in approved if (row.id, row.version) not in sealed)
    return (
        *unbroken(links, lambda key: _hash(files, key)),
        *(f"Møde {meeting}, version {version}: er godkendt, men seglet mangler." for meeting, version in unsealed),
    )


def _sealed(session: Session, who: Principal, meeting_id: str) -> tuple[MeetingRow, list[Sealed]]:
    row = session.get(MeetingRow, meeting_id)
    if row is None or not who.sees(row.committee_id):
        raise NotFoundError
    if Scope.READ not in who.scopes:
        raise ForbiddenError("Nøglen giver ikke ret til dette. Bed administratoren om en nøgle med flere rettigheder.")
    query = select(Sealed).where(Sealed.meeting_id == meeting_id).order_by(Sealed.version.desc())
    return row, list(session.scalars(query))


def _link(sealed: Sealed) -> Link:
    return Link(
        meeting_id=sealed.meeting_id,
        version=sealed.version,
        record=sealed.record,
        content=sealed.content,
        files=sealed.files,
        seal=sealed.seal,
    )


def _version(sealed: Sealed) -> Version:
    return Version(version=sealed.version, at=sealed.at, reason=sealed.reason, seal=sealed.seal)


def _kept(session: Session) -> set[str]:
    """The keys of all that a seal covers, a meeting's or a talk's: both lie in one folder, under their hashes."""
    listed = [*session.scalars(select(Sealed.files)), *session.scalars(select(TalkSealed.files))]
    return {file["key"] for files in listed for file in json.loads(files).values()}


def _hash(files: Files, key: str) -> str | None:
    try:
        return sha256(files.path(key).read_bytes())
    except (OSError, ValueError):
        return None


def _unmarked(family: Family) -> Family:
    """The family without the mark of a draft: the referat is none."""
    return family.model_copy(update={"layout": family.layout.model_copy(update={"banner": ""})})


def _models(row: MeetingRow) -> tuple[Model, ...]:
    """What the draft was made with, as the job's run tells; nothing where there was no job."""
    run = json.loads(row.run) if row.run else {}
    return tuple(Model(task=m["task"], id=m["id"], sha256=m["sha256"]) for m in run.get("models", ()))


def _plain(files: Mapping[str, SealedFile]) -> dict[str, JsonValue]:
    return {name: file.model_dump(mode="json") for name, file in files.items()}

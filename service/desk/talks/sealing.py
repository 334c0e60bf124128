"""All have answered: the referat is put together once, and read after.

As with meetings the files are written first, under their own hashes; then one transaction looks once more whether all
have answered, puts the seal, and lets go of the notes, of what was heard, and of what points to it: a field's sources
and flags are for those who write. Killed before it, nothing is sealed, and whoever opens the talk next puts the seal.
"""

import datetime
import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import PARTS, SAYS, SealedAnswer, TalkReferat, TalkState, fingerprint
from service.approving import SealedFile, canonical, danish_date, sha256
from service.desk.exporting import MEDIA_TYPES, Export, Kind
from service.desk.refusal import NotFoundError
from service.desk.sealing import Archive, SealBrokenError, discard
from service.desk.talks import notes
from service.desk.talks.inviting import Guest
from service.desk.talks.receipt import Why
from service.desk.talks.sound import forget, let_go
from service.desk.talks.talk import TalkDesk, draft_of, fields_json, fields_of, people_of, standing_of, talk_for
from service.export import Document, compose_talk
from service.export.document import Entry, Paragraph, Part
from service.export.html import html
from service.export.pdf import pdf
from service.export.prose import plain
from service.export.word import docx
from service.meetings.field import Field
from service.meetings.talk import TalkTemplate
from service.storage.tables import Event, TalkRow, TalkSealed, TalkText, now


def finish(desk: TalkDesk, talk_id: str) -> bool:
    """Seal the talk's referat if everybody has answered the text that stands; whether it is sealed now."""
    with desk.database.read() as session:
        row = session.get(TalkRow, talk_id)
        if row is None or row.state is not TalkState.ASKING:
            return row is not None and row.state is TalkState.SEALED
        referat = _referat(session, row, now())
    if referat is None:
        return False
    template = TalkTemplate.model_validate_json(row.template)
    files = _store(desk, referat, template)
    with desk.database.write() as session:
        row = session.get(TalkRow, talk_id)
        if row is None or row.state is not TalkState.ASKING or _referat(session, row, referat.at) != referat:
            return row is not None and row.state is TalkState.SEALED
        if not all(desk.files.path(file.key).exists() for file in files.values()):
            return False  # another referat of the same words was removed meanwhile: whoever comes next writes them anew
        content = referat.to_canonical().decode()
        listed = canonical({name: file.model_dump() for name, file in files.items()}).decode()
        session.add(
            TalkSealed(
                talk_id=row.id, content=content, files=listed, seal=sha256(f"{content}{listed}".encode()), at=referat.at
            )
        )
        row.state, row.sealed = TalkState.SEALED, referat.at
        for written in (row, *session.scalars(select(TalkText).where(TalkText.talk_id == row.id))):
            written.fields = fields_json(_finished(fields_of(written.fields)))
        notes.forget(session, row, Why.SEALED)
        forget(session, row, Why.SEALED)
        let_go(desk, session, row, Why.SEALED)
        session.add(Event(meeting_id=row.id, kind="talk_sealed"))
    return True


def sealed_file(desk: TalkDesk, who: Principal, talk_id: str, kind: Kind) -> Export:
    """A sealed file, byte for byte as it was when it was sealed.

    Raises:
        NotFoundError: there is none, or none that the person may know of.
        SealBrokenError: what is stored is something else.

    """
    with desk.database.read() as session:
        row = talk_for(session, who, talk_id)
        return _file(desk, session.get(TalkSealed, row.id), kind)


def guests_file(desk: TalkDesk, guest: Guest, kind: Kind) -> Export:
    """As `sealed_file`, for somebody who came by a link."""
    with desk.database.read() as session:
        return _file(desk, session.get(TalkSealed, guest.talk_id), kind)


def expire(desk: TalkDesk, days: float) -> int:
    """Remove the talks whose referat was sealed more than so many days ago, with their files; how many. What is left
    of each is the receipt.
    """
    limit = now() - datetime.timedelta(days=days)
    with desk.database.read() as session:
        old = session.scalars(select(TalkRow.id).where(TalkRow.sealed < limit)).all()
    for talk_id in old:
        with desk.database.write() as session:
            sealed = session.get(TalkSealed, talk_id)
            row = session.get(TalkRow, talk_id)
            if sealed is None or row is None:
                continue
            files = {name: SealedFile.model_validate(file) for name, file in json.loads(sealed.files).items()}
            session.delete(sealed)
            session.flush()
            session.delete(row)
            session.add(Event(meeting_id=talk_id, kind="talk_removed"))
        # The rows first: a file without a row is swept away. Two referater of the same words share theirs.
        discard(Archive(desk.database, desk.files), files)
    return len(old)


def document_of(referat: TalkReferat, template: TalkTemplate) -> Document:
    """The referat as it is printed: its fields, then what each answered."""
    document = compose_talk(referat.draft, template, approved=True)
    lines = [
        f"{a.name} ({PARTS[a.part]}): {SAYS[a.say]}, {danish_date(a.at)}." + (f" {a.remark}" if a.remark else "")
        for a in referat.answers
    ]
    labels = {field.name: field.label for field in template.fields}
    lines += [
        f"{a.name} om »{labels.get(name, name)}«: {text}" for a in referat.answers for name, text in a.comments.items()
    ]
    heading = "Svar på referatet"
    part = Part(heading="", paragraphs=tuple(Paragraph(spans=(plain(line),), marker="–") for line in lines))
    answers = Entry(anchor="svar", heading=heading, title=heading, case_number="", closed="", parts=(part,))
    return document.model_copy(update={"items": (*document.items, answers)})


def _referat(session: Session, row: TalkRow, at: datetime.datetime) -> TalkReferat | None:
    people = people_of(session, row.id)
    stands = standing_of(session, row, people)
    if not stands.complete:
        return None
    answers = tuple(
        SealedAnswer(
            name=seat.name,
            part=seat.part,
            say=seat.answer.say,
            at=seat.answer.at,
            remark=seat.answer.remark,
            comments=dict(seat.answer.comments),
        )
        for seat in stands.seats
        if seat.answer is not None
    )
    seen = fingerprint(fields_of(row.fields))
    draft = draft_of(row, people)
    draft = draft.model_copy(update={"fields": _finished(draft.fields)})
    return TalkReferat(talk_id=row.id, draft=draft, seen_sha256=seen, answers=answers, at=at)


def _finished(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields as they are read, without what they were drafted from and what was to be looked at."""
    return tuple(field.model_copy(update={"sources": (), "flags": ()}) for field in fields)


def _store(desk: TalkDesk, referat: TalkReferat, template: TalkTemplate) -> Mapping[str, SealedFile]:
    document = document_of(referat, template)
    written = {
        Kind.DOCX: docx(document),
        Kind.PDF: pdf(document),
        Kind.HTML: html(document).encode("utf-8", "replace"),
        Kind.JSON: referat.to_canonical(),
    }
    stored = {}
    for kind, content in written.items():
        digest = sha256(content)
        key = f"sealed/{digest}"
        desk.files.put(key, content)
        stored[f"referat.{kind}"] = SealedFile(key=key, size=len(content), sha256=digest)
    return stored


def _file(desk: TalkDesk, sealed: TalkSealed | None, kind: Kind) -> Export:
    if sealed is None:
        raise NotFoundError
    if sealed.seal != sha256(f"{sealed.content}{sealed.files}".encode()):
        raise SealBrokenError
    file = SealedFile.model_validate(json.loads(sealed.files)[f"referat.{kind}"])
    try:
        content = desk.files.path(file.key).read_bytes()
    except OSError as gone:
        raise SealBrokenError from gone
    if sha256(content) != file.sha256:
        raise SealBrokenError
    date = TalkReferat.model_validate_json(sealed.content).draft.talk.date
    return Export(f"Referat af samtale {date.isoformat()}.{kind}", MEDIA_TYPES[kind], content)

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import docx
import jsonschema
import pypdf
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from service import families
from service.approving import Referat, sha256
from service.desk.approval import approval, reopen, send_back
from service.desk.exporting import Kind
from service.desk.input import InputError
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.sealing import SealBrokenError, sealed_file, sealed_referat, sweep, verify
from service.export.schema import schemas
from service.meetings import MeetingState
from service.reviewing import Add
from service.storage.tables import MeetingRow, Sealed
from tests.service.conftest import Town
from tests.service.desk.signing import approved_by, archive, changed, go_through, sealed


def test_the_sealed_files_bear_no_mark_and_say_who_approved(town: Town) -> None:
    sealed(town)
    files = {kind: sealed_file(archive(town), town.member, town.meeting, kind) for kind in Kind}
    assert files[Kind.PDF].name.startswith("Referat 20")
    word = docx.Document(io.BytesIO(files[Kind.DOCX].content))
    texts = {
        Kind.DOCX: "\n".join(p.text for p in word.paragraphs) + str(word.core_properties.keywords),
        Kind.PDF: "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(files[Kind.PDF].content)).pages),
        Kind.HTML: files[Kind.HTML].content.decode(),
        Kind.JSON: files[Kind.JSON].content.decode(),
    }
    for kind, words in texts.items():
        assert "AI-assisteret" not in words, kind
        assert "Mogens Ahlgren" in words, kind
    for kind in (Kind.DOCX, Kind.PDF, Kind.HTML):
        assert "Godkendt af Mogens Ahlgren (formand) den " in " ".join(texts[kind].split())
    assert word.core_properties.content_status == "Godkendt"
    assert "Godkendt af Rikke Toft" in str(pypdf.PdfReader(io.BytesIO(files[Kind.PDF].content)).metadata)


def test_the_content_says_what_it_was_made_with(town: Town) -> None:
    with town.database.write() as session:
        weight = {"task": "speech", "id": "whisper", "sha256": "a" * 64}
        session.get_one(MeetingRow, town.meeting).run = json.dumps({"models": [weight]})
    sealed(town)
    referat = Referat.model_validate_json(sealed_file(archive(town), town.chair, town.meeting, Kind.JSON).content)
    assert referat.models[0].id == "whisper"
    assert referat.program
    assert referat.family.id == "standard"
    assert referat.template_sha256 == sha256(Path("templates/referat/standard/referat.docx").read_bytes())
    assert [s.title for s in referat.approvals] == ["referent", "formand", "næstformand"]
    assert referat.is_what_was_seen


def test_what_is_read_later_is_what_was_seen(town: Town) -> None:
    go_through(town)
    seen = approval(archive(town), town.referent, town.meeting).document
    sealed(town)
    page = sealed_referat(archive(town), town.member, town.meeting)
    assert page.document is not None
    assert page.document.items == seen.items
    assert page.document.approved[0].startswith("Godkendt af Rikke Toft (referent)")
    assert page.problems == ()


def test_a_sealed_referat_stays_to_the_byte_when_the_template_and_the_program_change(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tmp_path / "standard"
    shutil.copytree("templates/referat/standard", ours)
    kept = replace(archive(town), templates=tmp_path)
    sealed(town)
    before = {kind: sealed_file(kept, town.member, town.meeting, kind).content for kind in Kind}
    family = (ours / "family.toml").read_text(encoding="utf-8")
    (ours / "family.toml").write_text(family.replace('name = "', 'name = "Ny '), encoding="utf-8")
    (ours / "referat.docx").unlink()
    monkeypatch.setattr("service.desk.sealing.installed", lambda _: "9.9")
    assert families.load("standard", tmp_path).name.startswith("Ny ")
    assert {kind: sealed_file(kept, town.member, town.meeting, kind).content for kind in Kind} == before
    assert sealed_referat(kept, town.member, town.meeting).problems == ()


@pytest.mark.parametrize("kind", Kind)
def test_a_changed_file_is_never_served(town: Town, kind: Kind) -> None:
    sealed(town)
    file = town.files.path(sealed_referat(archive(town), town.chair, town.meeting).files[kind].key)
    assert file.stat().st_mode & 0o777 == 0o400
    file.chmod(0o600)
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(SealBrokenError):
        sealed_file(archive(town), town.chair, town.meeting, kind)
    assert sealed_referat(archive(town), town.chair, town.meeting).problems == (
        f"Filen referat.{kind} svarer ikke til seglet.",
    )
    assert verify(town.database, town.files) == (
        f"Møde {town.meeting}, version 1: filen referat.{kind} er ændret siden godkendelsen.",
    )
    file.unlink()
    with pytest.raises(SealBrokenError):
        sealed_file(archive(town), town.chair, town.meeting, kind)


def test_a_changed_row_is_never_read(town: Town) -> None:
    """Somebody at the database itself, past the trigger."""
    sealed(town)
    with town.database.write() as session:
        session.execute(text("DROP TRIGGER sealed_no_update"))
        session.execute(text("UPDATE sealed SET content = replace(content, 'approved', 'approveb')"))
    page = sealed_referat(archive(town), town.chair, town.meeting)
    assert page.problems == ("Indholdet svarer ikke til seglet.",)
    assert page.document is None
    with pytest.raises(SealBrokenError):
        sealed_file(archive(town), town.chair, town.meeting, Kind.PDF)
    assert verify(town.database, town.files)


@pytest.mark.parametrize("change", ["UPDATE sealed SET reason = 'x'", "DELETE FROM sealed"])
def test_the_database_refuses_to_change_a_seal(town: Town, change: str) -> None:
    sealed(town)
    with pytest.raises(DatabaseError, match="cannot be changed"), town.database.write() as session:
        session.execute(text(change))
    assert verify(town.database, town.files) == ()


def test_an_approved_meeting_whose_seal_is_gone_is_told(town: Town) -> None:
    sealed(town)
    with town.database.write() as session:
        session.execute(text("DROP TRIGGER sealed_no_delete"))
        session.execute(text("DELETE FROM sealed"))
    assert verify(town.database, town.files) == (f"Møde {town.meeting}, version 1: er godkendt, men seglet mangler.",)


def test_a_new_version_names_the_one_before_and_the_old_stays_readable(town: Town) -> None:
    first = sealed(town).seal
    old = sealed_file(archive(town), town.member, town.meeting, Kind.PDF)
    with pytest.raises(InputError):
        reopen(archive(town), town.referent, town.meeting, " ")
    assert reopen(archive(town), town.referent, town.meeting, "Et navn var stavet forkert.") == 2
    assert sealed_referat(archive(town), town.member, town.meeting).version.version == 1
    with pytest.raises(ConflictError):
        reopen(archive(town), town.referent, town.meeting, "En gang til.")
    changed(town, "i1", Add(after=None, text="Navnet er Bente Skovgaard."))
    assert approval(archive(town), town.chair, town.meeting).reason == "Et navn var stavet forkert."
    approved_by(town, town.referent)
    send_back(archive(town), town.chair, town.meeting, "Skriv det anderledes.")
    for who in (town.referent, town.chair, town.vice_chair):
        approved_by(town, who)
    page = sealed_referat(archive(town), town.member, town.meeting)
    assert page.referat is not None
    assert (page.referat.version, page.referat.supersedes) == (2, first)
    assert page.referat.reason == "Et navn var stavet forkert."
    assert [v.version for v in page.versions] == [2, 1]
    new = sealed_file(archive(town), town.member, town.meeting, Kind.PDF)
    assert new.name.endswith("(version 2).pdf")
    assert sealed_file(archive(town), town.member, town.meeting, Kind.PDF, 1) == old
    assert verify(town.database, town.files) == ()


def test_strangers_find_nothing(town: Town) -> None:
    sealed(town)
    for stranger in (town.outsider, town.administrator):
        with pytest.raises(NotFoundError):
            sealed_referat(archive(town), stranger, town.meeting)
        with pytest.raises(NotFoundError):
            sealed_file(archive(town), stranger, town.meeting, Kind.PDF)
    with pytest.raises(NotFoundError):
        sealed_referat(archive(town), town.member, town.meeting, 7)


def test_there_is_nothing_before_the_seal(town: Town) -> None:
    for who in (town.member, town.referent):
        with pytest.raises(NotFoundError):
            sealed_referat(archive(town), who, town.meeting)


_KILLED = """
import os, signal, sys
from contextlib import contextmanager
from pathlib import Path
from service.access import Principal
from service.desk import approval as desk, sealing
from service.meetings import Role
from service.storage import Database, LocalFiles

url, folder, meeting, committee, where = sys.argv[1:]
archive = sealing.Archive(Database(url), LocalFiles(Path(folder)))
who = Principal("vice_chair", "Bente Skovgaard", roles={committee: frozenset({Role.VICE_CHAIR})})

def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def after(function):
    def wrapped(*given):
        function(*given)
        killed()
    return wrapped

if where == "first file":
    LocalFiles.put = after(LocalFiles.put)
elif where == "all files":
    desk.store = after(desk.store)
elif where == "seal put":
    desk.seal = after(desk.seal)
else:
    real = Database.write
    @contextmanager
    def write(self):
        with real(self) as session:
            yield session
        killed()
    Database.write = write
seen = desk.approval(archive, who, meeting).content_sha256
desk.approve(archive, who, meeting, seen)
"""


@pytest.mark.parametrize("where", ["first file", "all files", "seal put", "committed"])
def test_a_kill_leaves_nothing_or_a_whole_seal(town: Town, tmp_path: Path, where: str) -> None:
    go_through(town)
    approved_by(town, town.referent)
    approved_by(town, town.chair)
    arguments = [
        town.database.engine.url.render_as_string(),
        str(tmp_path / "files"),
        town.meeting,
        town.committee,
        where,
    ]
    ended = subprocess.run([sys.executable, "-c", _KILLED, *arguments], check=False, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    with town.database.read() as session:
        rows = session.scalars(select(Sealed)).all()
        state = session.get_one(MeetingRow, town.meeting).state
    assert (len(rows), state) == ((1, MeetingState.APPROVED) if where == "committed" else (0, MeetingState.APPROVAL))
    if not rows:
        approved_by(town, town.vice_chair)
    assert verify(town.database, town.files) == ()
    for kind in Kind:
        assert sealed_file(archive(town), town.member, town.meeting, kind).content
    folder = tmp_path / "files" / "sealed"
    for file in folder.iterdir():
        os.utime(file, (time.time() - 90_000,) * 2)
    sweep(archive(town))
    assert len(list(folder.iterdir())) == 4
    assert verify(town.database, town.files) == ()


def test_the_sealed_json_and_its_record_fit_their_schemas(town: Town) -> None:
    sealed(town)
    content = sealed_file(archive(town), town.member, town.meeting, Kind.JSON).content
    with town.database.read() as session:
        record = session.scalars(select(Sealed.record)).one()
    for name, text_ in (("referat", content), ("seal", record)):
        jsonschema.validate(json.loads(text_), json.loads(schemas()[f"{name}.schema.json"]))

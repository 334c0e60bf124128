"""An agenda's file: told by its content what it is, and read."""

import io
import zipfile
from pathlib import Path

from models.error import UdkastError
from service.agenda.block import Block
from service.agenda.casenumber import CaseNumbers
from service.agenda.parser import parse
from service.agenda.text import decode, looks_like_markdown, read_text
from service.meetings import Agenda

LARGEST = 50 * 1024 * 1024
"""Bytes of a file, and of what a DOCX unpacks to in XML, beyond which no dagsorden lies."""

_SAVE = "gem dagsordenen som DOCX, PDF eller tekst, og prøv igen"
_FOREIGN = (
    (b"{\\rtf", "et RTF-dokument"),
    (b"\x89PNG", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
    (b"GIF8", "et billede"),
    (b"BM", "et billede"),
    (b"II*\x00", "et billede"),
    (b"MM\x00*", "et billede"),
    (b"ID3", "en lydfil"),
    (b"OggS", "en lydfil"),
    (b"fLaC", "en lydfil"),
    (b"\x1aE\xdf\xa3", "en video"),
    (b"\x1f\x8b", "en pakket fil"),
    (b"7z\xbc\xaf", "en pakket fil"),
    (b"Rar!", "en pakket fil"),
)


def read(path: Path, case_numbers: CaseNumbers | None = None) -> Agenda:
    """The agenda in a file: plain text, Markdown, DOCX or PDF, whatever its name says.

    Raises UdkastError with one Danish line if there is no such file or no agenda can be read from it.
    """
    return parse(blocks(path), case_numbers)


def blocks(path: Path) -> list[Block]:
    """The file as blocks, in reading order. Errors as `read`."""
    data = _load(path)
    start = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        from service.agenda.pdf import read_pdf

        return read_pdf(data, path.name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, path.name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UdkastError(_compound(data, path.name))
    for magic, kind in _FOREIGN:
        if data.startswith(magic) and (magic != b"BM" or b"\x00" in data[:64]):
            raise UdkastError(f"“{path.name}” er {kind}, ikke en dagsorden: {_SAVE}.")
    if (data[:4] == b"RIFF" and data[8:12] in (b"WAVE", b"AVI ", b"WEBP")) or data[4:8] == b"ftyp":
        raise UdkastError(f"“{path.name}” er lyd, video eller et billede, ikke en dagsorden: {_SAVE}.")
    if start[:14].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise UdkastError(f"“{path.name}” er en webside eller XML: {_SAVE}.")
    text = decode(data)
    if not text.strip().strip("\N{ZERO WIDTH NO-BREAK SPACE}").strip():
        raise UdkastError(f"“{path.name}” er tom: vælg den fil, som dagsordenen står i.")
    _must_be_text(text, path.name)
    markdown = path.suffix.lower() in (".md", ".markdown") or looks_like_markdown(text)
    return read_text(text, markdown=markdown)


def _must_be_text(text: str, name: str) -> None:
    """Raises if the text is bytes of something else."""
    strange = sum(not (c.isprintable() or c.isspace() or c in {"\xad", "\u200b"}) for c in text[:20000])
    if strange > max(2, len(text[:20000]) // 200):
        raise UdkastError(f"“{name}” er ikke tekst: {_SAVE}.")


def _load(path: Path) -> bytes:
    if path.is_dir():
        raise UdkastError(f"“{path.name}” er en mappe: vælg den fil, som dagsordenen står i.")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UdkastError(f"“{path.name}” fylder over 50 MB og er næppe en dagsorden: {_SAVE}.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise UdkastError(f"Dagsordenen “{path.name}” findes ikke: se efter, om sti og navn er rigtige.") from None
    except PermissionError:
        raise UdkastError(f"“{path.name}” må ikke læses: giv adgang til filen, og prøv igen.") from None
    except OSError:
        raise UdkastError(f"“{path.name}” kan ikke læses: kopiér filen til denne maskine, og prøv igen.") from None
    if not data.strip():
        raise UdkastError(f"“{path.name}” er tom: vælg den fil, som dagsordenen står i.")
    return data


def _zipped(data: bytes, name: str) -> list[Block]:
    """A zip file: a DOCX, or something else in the same wrapping."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            text = sum(info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UdkastError(f"“{name}” er beskadiget: åbn den i Word, gem den igen som DOCX, og prøv igen.") from None
    if text > LARGEST * 4:
        raise UdkastError(f"“{name}” fylder over 200 MB, når den pakkes ud, og er næppe en dagsorden: {_SAVE}.")
    if any(n.startswith("word/") for n in names):
        from service.agenda.word import read_docx

        return read_docx(data, name)
    if "mimetype" in names and "content.xml" in names:
        raise UdkastError(f"“{name}” er et OpenDocument-dokument: gem det som DOCX eller PDF, og prøv igen.")
    kinds = {"xl/": "et regneark", "ppt/": "en præsentation"}
    kind = next((kind for folder, kind in kinds.items() if any(n.startswith(folder) for n in names)), "en pakket fil")
    raise UdkastError(f"“{name}” er {kind}, ikke en dagsorden: {_SAVE}.")


def _compound(data: bytes, name: str) -> str:
    """What to say of an OLE file: an old .doc, or a DOCX under a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"“{name}” er låst med en adgangskode: gem den uden adgangskode, og prøv igen."
    return f"“{name}” er i Words gamle format (.doc): åbn den i Word, gem den som .docx, og prøv igen."

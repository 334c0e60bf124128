"""A file is told by its content, and what can't be read says in one line what to do."""

import io
import zipfile
from pathlib import Path

import pypdf
import pytest
import typst
from docx import Document

from models.error import UdkastError
from service.agenda import read

AGENDA = "Dagsorden for Børneudvalget d. 06-05-2025\n\n1. Velkomst på Ærø\n2. Økonomi\n"


def pdf(source: str) -> bytes:
    return bytes(typst.compile(source.encode()))


def docx(*texts: str) -> bytes:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def archive(**members: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as zipped:
        for name, text in members.items():
            zipped.writestr(name.replace("__", "/").replace("_", "."), text)
    return data.getvalue()


def locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("1. Velkomst")))
    writer.encrypt("hemmelig", algorithm="AES-256")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_text_in_any_usual_encoding_is_the_same_agenda(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "dagsorden.txt"
    path.write_bytes(AGENDA.replace("\n", newline).encode(encoding))
    agenda = read(path)
    assert [item.title for item in agenda.items] == ["Velkomst på Ærø", "Økonomi"]
    assert agenda.meeting.committee == "Børneudvalget"


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    for name, data in (
        ("en.docx", pdf('#set enum(numbering: "1.")\n+ Velkomst\n+ Økonomi')),
        ("to.pdf", docx("1. Velkomst", "2. Økonomi")),
        ("tre.doc", docx("1. Velkomst", "2. Økonomi")),
        ("fire.docx", b"1. Velkomst\n2. \xc3\x98konomi\n"),
        ("fem", b"1. Velkomst\n2. \xc3\x98konomi\n"),
    ):
        (tmp_path / name).write_bytes(data)
        assert [item.title for item in read(tmp_path / name).items] == ["Velkomst", "Økonomi"], name


BAD = {
    "tom.txt": (b"", "tom"),
    "blank.txt": (b" \n\r\n\t", "tom"),
    "bom.txt": (b"\xef\xbb\xbf", "tom"),
    "uden.txt": ("Kære alle\n\nVi ses på tirsdag.\n".encode(), "ingen punkter"),
    "uden.docx": (docx("Kære alle"), "ingen punkter"),
    "tom.docx": (docx(), "ingen punkter"),
    "scannet.pdf": (pdf("#rect(width: 5cm, height: 5cm, fill: blue)"), "scannet billede uden tekst"),
    "låst.pdf": (locked(), "adgangskode"),
    "kort.pdf": (pdf("1. Velkomst")[:400], "beskadiget"),
    "hoved.pdf": (b"%PDF-1.7\n", "beskadiget"),
    "kort.docx": (docx("1. Velkomst")[:2000], "beskadiget"),
    "zip.docx": (b"PK\x03\x04 ikke en zip", "beskadiget"),
    "halv.docx": (archive(word__document_xml="<w:document"), "beskadiget"),
    "tekst.odt": (archive(mimetype="application/vnd.oasis.opendocument.text", content_xml="<x/>"), "OpenDocument"),
    "ark.xlsx": (archive(xl__workbook_xml="<x/>"), "regneark"),
    "pakke.zip": (archive(a_txt="1. Velkomst"), "pakket fil"),
    "gammel.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx"),
    "låst.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "adgangskode",
    ),
    "rig.rtf": (rb"{\rtf1 1. Velkomst}", "RTF"),
    "billede.png": (b"\x89PNG\r\n\x1a\n" + bytes(40), "billede"),
    "billede.jpg": (b"\xff\xd8\xff\xe0" + bytes(40), "billede"),
    "lyd.wav": (b"RIFF\x24\x08\x00\x00WAVEfmt " + bytes(40), "lyd"),
    "møde.mp4": (b"\x00\x00\x00\x18ftypisom" + bytes(40), "video"),
    "side.html": (b"<!DOCTYPE html><p>1. Velkomst</p>", "webside"),
    "støj.bin": (bytes(range(256)) * 8, "ikke tekst"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_in_one_line_what_to_do(name: str, tmp_path: Path) -> None:
    data, says = BAD[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UdkastError) as error:
        read(tmp_path / name)
    message = str(error.value)
    assert says in message
    assert "\n" not in message
    assert message.endswith(".")
    assert ":" in message  # what is wrong: what to do


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="findes ikke"):
        read(tmp_path / "nej.docx")
    with pytest.raises(UdkastError, match="er en mappe"):
        read(tmp_path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    with pytest.raises(UdkastError, match="50 MB"):
        read(path)


def test_a_docx_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bombe.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("word/document.xml", b" " * (210 * 1024 * 1024))
    with pytest.raises(UdkastError, match="pakkes ud"):
        read(path)

"""The files of a draft: JSON for programs, DOCX, PDF and HTML for people, all from the same values."""

from pathlib import Path

from service.export import Document, compose, compose_talk, write_docx, write_html, write_pdf
from service.meetings import Draft, Family, Transcript
from service.meetings.talk import TalkDraft, TalkTemplate


def write_files(draft: Draft, transcript: Transcript, family: Family, template: Path | None, folder: Path) -> None:
    """Write `draft.json`, `transcript.json`, `referat.docx`, `referat.pdf` and `referat.html` into `folder`.

    `template` is the family's own Word template, if it has one.
    """
    (folder / "draft.json").write_text(draft.to_json(), encoding="utf-8")
    (folder / "transcript.json").write_text(transcript.to_json(), encoding="utf-8")
    _write(compose(draft, family, transcript), folder, template)


def write_talk(draft: TalkDraft, transcript: Transcript, template: TalkTemplate, folder: Path) -> None:
    """Write the same files of a talk."""
    (folder / "draft.json").write_text(draft.to_json(), encoding="utf-8")
    (folder / "transcript.json").write_text(transcript.to_json(), encoding="utf-8")
    _write(compose_talk(draft, template), folder)


def _write(document: Document, folder: Path, template: Path | None = None) -> None:
    write_docx(document, folder / "referat.docx", template)
    write_pdf(document, folder / "referat.pdf")
    write_html(document, folder / "referat.html")

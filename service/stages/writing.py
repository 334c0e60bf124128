"""The files of a draft: JSON for programs, DOCX, PDF and HTML for people, all from the same values."""

from pathlib import Path

from models.progress import Progress
from service.export import compose, write_docx, write_html, write_pdf
from service.meetings import Draft, Family, Transcript


def write_files(draft: Draft, transcript: Transcript, family: Family, folder: Path, progress: Progress) -> None:
    """Write `draft.json`, `transcript.json`, `referat.docx`, `referat.pdf` and `referat.html` into `folder`."""
    (folder / "draft.json").write_text(draft.to_json(), encoding="utf-8")
    (folder / "transcript.json").write_text(transcript.to_json(), encoding="utf-8")
    document = compose(draft, family, transcript)
    for done, (write, name) in enumerate(
        ((write_docx, "referat.docx"), (write_pdf, "referat.pdf"), (write_html, "referat.html"))
    ):
        progress(done / 3)
        write(document, folder / name)
    progress(1.0)

"""A Draft becomes DOCX, PDF, HTML and JSON, all from the same values.

- `document`  Document and its parts: the referat as it will be printed, before any file format
- `compose`   Draft (or an Agenda read back) + Family → Document: a pure function
- `talk`      TalkDraft + TalkTemplate → Document
- `recording` what was said, by id: sources, and the transcript at the end
- `prose`     a section's text becomes paragraphs and list items, to the letter
- `word`      Document → DOCX, through the family's Word template; sources and doubts as Word comments
- `pdf`       Document → PDF/UA-1
- `html`      Document → one self-contained web page
- `template`  a family's Word template, made from its layout
- `archive`   a DOCX saved so that the same document gives the same bytes
- `schema`    the JSON schemas of our formats

Numbers, dates and case numbers are copied, never formatted anew.
"""

from service.export.compose import compose
from service.export.document import Approver, Document
from service.export.html import write_html
from service.export.pdf import write_pdf
from service.export.talk import compose_talk
from service.export.word import write_docx

__all__ = ["Approver", "Document", "compose", "compose_talk", "write_docx", "write_html", "write_pdf"]

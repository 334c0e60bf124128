"""Reads a dagsorden, or a finished referat, from text, Markdown, DOCX or PDF into an Agenda.

- `source`        a file is told by its content and read: `read`, `blocks`
- `text`, `word`, `pdf`   one format each: bytes become a sequence of blocks; `page` and `columns` are PDF's
- `block`         what every reader makes: a logical line, with what the format shows about it
- `lines`         wrapped lines are joined, words parted at a line's end made whole
- `parser`        the pure way from blocks to an Agenda: `parse`
- `outline`       which lines are items; `tables` for agendas laid out as tables
- `head`          the meeting: committee, date, time, place, `participants`
- `body`          an item's sections; `headings` those that municipalities use
- `casenumber`    case numbers, with a pattern that a municipality can change
- `dates`, `marks`   dates and times; bullets, numbers and page numbers

Every line of the source ends in exactly one field. Where a title's line says more than a title, the rest has a
field of its own: a case number parted off at its end (or beginning) is the item's `case_number`, and a number that
names its year ("Punkt 27/2025: Budget") is item 27 with "27/2025" in a section "Punkt".
"""

from service.agenda.block import Block
from service.agenda.casenumber import CaseNumbers
from service.agenda.parser import parse
from service.agenda.source import blocks, read

__all__ = ["Block", "CaseNumbers", "blocks", "parse", "read"]

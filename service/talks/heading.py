"""What a line of notes is about by how it begins: "Siden sidst: …", "Kan: …", "Prognose 1/6".

A label ends at a colon, a dash, an arrow, an equals sign or a question mark. A line without one begins with its first
words. Which words begin a line about a field is told by its template (`heads`), beside the field's own label.
"""

import re
from collections.abc import Iterable

from service.meetings.field import FieldKind, FieldTemplate
from service.talks.phrase import heard

_LABEL = re.compile(r"^\W*(?P<label>[^\W\d][^:=?→–]{0,44}?)\s*(?:[:=]\s|\?\s+(?=\S)|→|\s[–-]\s)")
_FEW = 6
"""Words of a label."""


def headed(fields: Iterable[FieldTemplate], text: str) -> tuple[str, ...]:
    """The names of the fields that the line begins with. The employee's own remarks are about nothing else."""
    found = [field for field in fields if heads(field, text)]
    remarks = tuple(field.name for field in found if field.kind is FieldKind.REMARKS)
    return remarks or tuple(field.name for field in found)


def heads(field: FieldTemplate, text: str) -> bool:
    """Whether the line begins with the field's words; those that end in a colon stand in a label alone."""
    label = _LABEL.match(text)
    if label and len(label["label"].split()) <= _FEW:
        named = [phrase.removesuffix(":") for phrase in field.heads]
        if heard((*named, field.label), label["label"]):
            return True
    first = heard([phrase for phrase in field.heads if not phrase.endswith(":")], text)
    return first is not None and not re.search(r"\w", text[: first.start()])

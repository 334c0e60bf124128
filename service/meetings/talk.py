"""A talk between an employee and their leader: its template and its draft."""

import datetime
from typing import Literal

from pydantic import model_validator

from service.meetings.agenda import Participant
from service.meetings.family import Layout
from service.meetings.field import Field, FieldTemplate
from service.meetings.value import Value


class TalkTemplate(Value):
    """What a kind of talk must settle, read from `templates/sygefravaer/<id>.toml`.

    `empty` is printed in a draft for a field of which nothing was said; its field is `{question}`. `unsaid` is printed
    for it in the finished referat, where nothing is asked any more. `sound`: until when a recording is kept, the draft
    or the approval.
    """

    id: str
    name: str
    fields: tuple[FieldTemplate, ...]
    empty: str = "Ikke oplyst – spørg: {question}"
    unsaid: str = "Ikke oplyst"
    layout: Layout = Layout()
    sound: Literal["draft", "approval"] = "draft"

    @model_validator(mode="after")
    def _named_once(self) -> "TalkTemplate":
        names = [field.name for field in self.fields]
        if len(names) != len(set(names)):
            raise ValueError("to felter har samme navn")
        for field in self.fields:
            if field.within is not None and field.within.field not in names:
                raise ValueError(f"feltet {field.name} regnes ud fra {field.within.field}, som ikke er i skabelonen")
        return self

    def field(self, name: str) -> FieldTemplate | None:
        """The field of that name, or None."""
        return next((field for field in self.fields if field.name == name), None)


class TalkHead(Value):
    """Which talk it is: the template's id and name, its day, and who takes part, where that is known."""

    template: str
    title: str
    date: datetime.date
    participants: tuple[Participant, ...] = ()


class Question(Value):
    """What must still be asked: the empty field and the question in Danish."""

    field: str
    text: str


class TalkDraft(Value):
    """The draft referat of a talk: the template's fields in order, and what must still be asked."""

    format: Literal["udkast-draft/1"] = "udkast-draft/1"
    talk: TalkHead
    fields: tuple[Field, ...]
    questions: tuple[Question, ...] = ()

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((field for field in self.fields if field.name == name), None)

"""A form becomes a value, or errors beside its fields; whatever was typed is shown again.

class NewCommittee(BaseModel):
    name: str = Field(title="Navn", min_length=1, max_length=200)

form = read(NewCommittee, data)
if form.value is None:
    return render(request, CommitteePage(form=form), 422)
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from starlette.datastructures import FormData, UploadFile

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field, in one Danish line that says what to do. `field` is empty for the whole form."""

    field: str
    message: str


@dataclass(frozen=True)
class Form(Generic[Model]):
    """A form as it was sent. `value` is None exactly where there are errors or nothing was sent."""

    value: Model | None
    typed: Mapping[str, tuple[str, ...]]
    errors: tuple[FieldError, ...] = ()

    def text(self, field: str) -> str:
        """What was typed in that field."""
        return next(iter(self.typed.get(field, ())), "")

    def chosen(self, field: str) -> tuple[str, ...]:
        """All that was ticked or chosen under that name."""
        return self.typed.get(field, ())

    def error(self, field: str) -> str:
        """What is wrong with that field, or an empty string."""
        return next((error.message for error in self.errors if error.field == field), "")

    def refused(self, field: str, message: str) -> "Form[Model]":
        """The same form with one more error, found where the value was used: "Der er allerede et udvalg …"."""
        return replace(self, value=None, errors=(*self.errors, FieldError(field, message)))


def blank(_model: type[Model], **typed: str | tuple[str, ...]) -> Form[Model]:
    """A form of that model that nobody has sent yet, with what its fields hold from the start."""
    return Form(None, {name: (held,) if isinstance(held, str) else held for name, held in typed.items()})


def read(model: type[Model], data: FormData) -> Form[Model]:
    """The form as the model. Texts lose the white space around them; an empty field counts as not sent.

    A field's label in messages is its `title`. A validator's ValueError is shown as it stands: let it be a whole
    Danish line.
    """
    typed: dict[str, tuple[str, ...]] = {}
    given: dict[str, object] = {}
    for name in data:
        held = [value for value in data.getlist(name) if not isinstance(value, UploadFile) or value.filename]
        typed[name] = tuple(value for value in held if isinstance(value, str))
        filled = [value.strip() if isinstance(value, str) else value for value in held]
        filled = [value for value in filled if value != ""]
        if name in model.model_fields and filled:
            given[name] = filled if _many(model, name) else filled[0]
    try:
        return Form(model.model_validate(given), typed)
    except ValidationError as invalid:
        return Form(None, typed, tuple(_error(model, detail) for detail in invalid.errors(include_url=False)))


async def sent(request: Request) -> AsyncIterator[FormData]:
    """The form of the request, its files closed afterwards. Pages ask for it as `data: Sent`."""
    form = await request.form(max_files=20, max_fields=2000)
    try:
        yield form
    finally:
        await form.close()


Sent = Annotated[FormData, Depends(sent)]


def _many(model: type[BaseModel], name: str) -> bool:
    return getattr(model.model_fields[name].annotation, "__origin__", None) in (list, tuple, set, frozenset)


def _error(model: type[BaseModel], detail: ErrorDetails) -> FieldError:
    field = str(detail["loc"][0]) if detail["loc"] else ""
    info = model.model_fields.get(field)
    label = (info.title if info else None) or field
    return FieldError(field, _message(label, detail))


_MESSAGES = {
    "missing": "Udfyld feltet »{label}«.",
    "string_too_short": "Udfyld feltet »{label}«.",
    "too_short": "Udfyld feltet »{label}«.",
    "string_too_long": "»{label}« er for lang. Skriv højst {max_length} tegn.",
    "value_error": "{error}",
    "enum": "Vælg en af mulighederne i »{label}«.",
    "literal_error": "Vælg en af mulighederne i »{label}«.",
    "date_from_datetime_parsing": "»{label}« er ikke en dato. Skriv den som 31-12-2026.",
    "date_parsing": "»{label}« er ikke en dato. Skriv den som 31-12-2026.",
    "int_parsing": "»{label}« skal være et tal.",
    "int_from_float": "»{label}« skal være et helt tal.",
    "float_parsing": "»{label}« skal være et tal.",
    "greater_than_equal": "»{label}« skal være mindst {ge}.",
    "less_than_equal": "»{label}« kan højst være {le}.",
}
"""What is said to pydantic's kinds of errors; the braces are its own context."""


def _message(label: str, detail: ErrorDetails) -> str:
    line = _MESSAGES.get(detail["type"], "»{label}« er ikke udfyldt rigtigt. Ret feltet.")
    return line.format(**detail.get("ctx", {}), label=label)

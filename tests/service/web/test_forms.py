"""A form becomes a value, or errors with everything typed kept."""

import datetime
from enum import StrEnum

from pydantic import BaseModel, Field, field_validator
from starlette.datastructures import FormData

from service.web.forms import blank, read


class Kind(StrEnum):
    OPEN = "open"


class Wanted(BaseModel):
    name: str = Field(title="Navn", max_length=10)
    date: datetime.date | None = Field(None, title="Dato")
    kind: Kind = Field(Kind.OPEN, title="Art")
    people: tuple[str, ...] = ()

    @field_validator("name")
    @classmethod
    def no_digits(cls, name: str) -> str:
        if any(letter.isdigit() for letter in name):
            raise ValueError("Skriv navnet uden tal.")
        return name


def test_texts_lose_the_space_around_them_and_empty_fields_count_as_not_sent() -> None:
    form = read(Wanted, FormData([("name", "  Anna "), ("date", "")]))
    assert form.value == Wanted(name="Anna")


def test_all_that_is_ticked_is_taken() -> None:
    form = read(Wanted, FormData([("name", "Anna"), ("people", "a"), ("people", "b")]))
    assert form.value is not None
    assert form.value.people == ("a", "b")


def test_every_error_is_told_at_its_field_and_what_was_typed_is_kept() -> None:
    typed = FormData([("name", "<b>Et meget langt navn</b>"), ("date", "i går"), ("kind", "lukket")])
    form = read(Wanted, typed)
    assert form.value is None
    assert form.error("name") == "»Navn« er for lang. Skriv højst 10 tegn."
    assert "ikke en dato" in form.error("date")
    assert form.error("kind") == "Vælg en af mulighederne i »Art«."
    assert form.text("name") == "<b>Et meget langt navn</b>"


def test_what_is_missing_is_asked_for_by_its_label() -> None:
    assert read(Wanted, FormData([])).error("name") == "Udfyld feltet »Navn«."


def test_a_validators_own_line_is_shown_as_it_stands() -> None:
    assert read(Wanted, FormData([("name", "Anna 2")])).error("name") == "Skriv navnet uden tal."


def test_a_use_may_refuse_what_the_form_allowed() -> None:
    form = read(Wanted, FormData([("name", "Anna")])).refused("name", "Navnet er taget. Vælg et andet.")
    assert (form.value, form.error("name"), form.text("name")) == (None, "Navnet er taget. Vælg et andet.", "Anna")


def test_a_blank_form_holds_what_its_fields_start_with() -> None:
    form = blank(Wanted, name="Anna", people=("a", "b"))
    assert (form.text("name"), form.chosen("people"), form.text("date"), form.errors) == ("Anna", ("a", "b"), "", ())

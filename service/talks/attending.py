"""Who took part, as the participants' list and the speakers say."""

from service.agreeing import PARTS, Part
from service.meetings import Participant
from service.meetings.field import Field, FieldTemplate
from service.talks.people import People


def attended(field: FieldTemplate, people: People) -> Field:
    """The field with everybody who was there; empty where nobody's name is known."""
    there = [person for person in people.all if person.name and person.present is not False]
    value = tuple(
        Participant(name=person.name, role=person.role or _role(person.part), present=True) for person in there
    )
    if not value:
        return Field(name=field.name)
    text = ", ".join(f"{person.name} ({person.role})" if person.role else person.name for person in value)
    return Field(name=field.name, value=value, text=text)


def _role(part: Part | None) -> str:
    return "" if part is None else PARTS[part]

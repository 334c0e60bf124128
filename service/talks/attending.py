"""Who took part, as the participants' list and the speakers say."""

from service.meetings import Participant
from service.meetings.field import Field, FieldTemplate
from service.talks.people import TITLES, Part, People


def attended(field: FieldTemplate, people: People) -> Field:
    """The field with everybody who was there; empty where nobody's name is known."""
    there = [person for person in people.all if person.name and person.present is not False]
    value = tuple(
        Participant(name=person.name, role=person.role or _title(person.part), present=True) for person in there
    )
    if not value:
        return Field(name=field.name)
    text = ", ".join(f"{person.name} ({person.role})" if person.role else person.name for person in value)
    return Field(name=field.name, value=value, text=text)


def _title(part: Part) -> str:
    return {Part.EMPLOYEE: "medarbejder", Part.LEADER: "leder"}.get(
        part, TITLES[part].casefold() if part is not Part.OTHER else ""
    )

"""What was agreed to change: what, who sees to it, from and until when."""

import datetime

from service.meetings.field import Field
from service.talks.people import People
from service.talks.telling import Teller
from service.talks.topics import Thread


def adjusted(thread: Thread, people: People, teller: Teller, today: datetime.date) -> Field:  # noqa: ARG001 - to come
    """The field with the agreements of the thread."""
    return Field(name=thread.field.name)

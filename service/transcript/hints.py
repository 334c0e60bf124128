"""What speech recognition may listen for: the dagsorden's names and terms."""

import re

from models.speech import Hints
from service.meetings import Agenda

_WORD = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*")


def hints_of(agenda: Agenda) -> Hints:
    """The participants and the committee, the items' titles in their order, and the words of their texts."""
    meeting = agenda.meeting
    names = [*(person.name for person in meeting.participants), meeting.committee]
    titles = [item.title for item in agenda.items]
    texts = [meeting.place, *(section.text for item in agenda.items for section in item.sections)]
    words = [word for text in texts for word in _WORD.findall(text)]
    return Hints(_once(names), _once(titles), _once(words))


def _once(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))

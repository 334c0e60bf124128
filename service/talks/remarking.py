"""The employee's own remarks, as the employee put them, in third person."""

import re
from dataclasses import replace

from service.agreeing import Part
from service.meetings.field import Field
from service.talks.answer import Answer
from service.talks.saying import Saying
from service.talks.telling import Teller, written
from service.talks.topics import Thread

_I = re.IGNORECASE
_WISHES = re.compile(
    r"\b(?:vil\s+(?:jeg\s+)?(?:gerne\s+)?have,?\s+(?:skrevet|med|ført|noteret|tilføjet|at\s+der\s+står)|(?:skal|må|kan)\s+(?:der\s+)?(?:gerne\s+)?"
    r"(?:godt\s+)?stå|skriv(?:e)?\b|tilføje|til\s+referat|bemærk\w*)\b",
    _I,
)
_LABEL = re.compile(r"^(?:[^:]{0,40}bemærk\w*|kommentar\w*)\s*:\s*", _I)
_NONE = re.compile(r"^\W*(?:ingen|nej|ikke\s+andet|intet|har\s+ingen)\b", _I)
_GOES_ON = re.compile(r"^(?:og\s+)?(?:at|altså|for|fordi|så)\b", _I)


def remarked(thread: Thread, teller: Teller) -> Field:
    """The field with what the employee wants written; empty where there was nothing."""
    found: list[Saying] = []
    taking = False
    for saying in thread.sayings:
        if saying.noted:
            text = _LABEL.sub("", saying.text)
            if saying.place in thread.opened and not _NONE.match(text) and not re.search(r"\bingen\b", text, _I):
                found.append(replace(saying, text=text[:1].upper() + text[1:]))
            continue
        if saying.part is not Part.EMPLOYEE:
            taking = saying.place in thread.opened
            continue
        if saying.question or (saying.answer is Answer.NO and not _WISHES.search(saying.text)):
            taking = False
            continue
        wishes = _WISHES.search(saying.text) is not None
        bare = saying.answer is Answer.YES and len(re.findall(r"\w+", saying.text)) <= 3
        if (wishes or taking) and not bare:
            if found and _GOES_ON.match(saying.text) and found[-1].place + 1 == saying.place:
                joined = f"{found[-1].text.rstrip('. ')}, og {saying.text[:1].lower()}{saying.text[1:]}"
                found[-1] = replace(found[-1], text=joined, utterances=(*found[-1].utterances, *saying.utterances))
            else:
                found.append(saying)
            taking = True
    return written(thread.field.name, [told for told in teller.report(found) if told])

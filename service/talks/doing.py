"""Of a yes: who does what about it, and by when."""

import re
from collections.abc import Sequence

from service.meetings.field import Field
from service.talks.answer import negated
from service.talks.clause import says_something
from service.talks.saying import Saying
from service.talks.teller import Teller
from service.talks.telling import written

_DOES = re.compile(
    r"\b(?:laver|skriver|udfylder|sender|bestiller|indhenter|tager|beder|anmoder|starter|foreligger|kom\s+retur|kommet\s+retur|har\s+fået|"
    r"modtaget|sørger|giver|får|fik|retter|rettes|ringer|afleverer|afleveret|lægger|ligger|printer|gør\s+jeg|del\s+(?:1|et)|"
    r"første\s+del|udkast|gælder|fortsætter|kører|lavede|lavet|uændret)\b"
    # whatever somebody does about it: "Jeg rykker Berit i dag."
    r"|\b(?:jeg|vi)\s+(?!ved\b|tror|synes|mener|tænker|håber|forstår|hører|ser\b|skriver\s+(?:det|at|bare|nej|ja)|vil|har|er\b|kan|må\b|skal)\w+r\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(
    r"\b(?:hvis|det\s+er\s+en|bede\s+om|ret\s+til|hvad\s+er|hørt\s+om|kan\s+man)\b|^(?!.*\bjeg\s+(?:laver|skriver|sender|udfylder|retter)).*\?\s*$",
    re.IGNORECASE,
)


_FEW = 3
"""Words of which a sentence that says little more than "det gør jeg" consists."""


def done(field: Field, sayings: Sequence[Saying], teller: Teller) -> Field:
    """The field with the sentences that tell who sees to it behind its yes."""
    doing = [s for s in sayings if _DOES.search(s.text) and not _EXPLAINS.search(s.text) and not negated(s.text)]
    if field.value is not True or not doing:
        return field
    doing = [s for s in doing if says_something(s.text) or len(s.text.split()) > _FEW]
    told = written(field.name, [sentence for sentence in teller.report(doing) if sentence])
    if not told.text:
        return field
    sources = tuple(dict.fromkeys((*field.sources, *told.sources)))
    return field.model_copy(update={"text": f"{field.text.rstrip('.')}. {told.text}", "sources": sources})

"""What an answer says: yes, no, or that the one who was asked does not know yet."""

import re
from enum import StrEnum

_I = re.IGNORECASE


class Answer(StrEnum):
    """How somebody answers."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


_FILLER = (
    r"(?:(?:altså|øh|øhm|hm+|mm+|åh|nå|jamen|okay|ok|men|og|så|tak|puha|uha|tja|ah|arh|årh|først|egentlig|"
    r"ærlig\s+talt)\b[\s,.…!–-]*)*"
)
_YES = re.compile(
    rf"^\W*{_FILLER}(?:ja|jo|jep|jeps|jada|joda|yes|jo\s+tak|ja\s+tak|gerne|meget\s+gerne|selvfølgelig|naturligvis|klart|"
    r"bestemt(?!\s+ikke)|absolut(?!\s+ikke)|afgjort|sagtens|sikkert|gerne\s+det|værsgo|siger\s+jeg\s+ja|jeg\s+siger\s+ja|"
    r"(?:det|den|dem)\s+(?:kunne|ville|skal)\s+(?:jeg|vi|a|du)\b(?!\W+(?:\w+\W+){0,3}(?:ikke|nødig))|"
    r"(?:det|den)\s+er\s+(?:jeg|vi)\s+(?:med|enig\w*)|(?:den|dem)\s+(?:vil|tager)\s+(?:jeg|vi)\b(?!\W+(?:\w+\W+){0,3}ikke)|"
    r"helt\s+sikkert|præcis|netop|nemlig|aftalt|enig|fint|super|perfekt|godt|okay|det\s+er\s+(?:fint|godt|en\s+aftale|i\s+orden|"
    r"aftalt|rigtigt|korrekt|helt\s+fint|perfekt|noteret|dejligt|en\s+god\s+idé|okay|det)|det\s+(?:passer|gør|vil|kan|lyder|"
    r"synes|tror|ville|siger)\b(?!\W+(?:\w+\W+){0,3}(?:ikke|dårligt|aldrig|næppe|for|svært|skidt))|lad\s+os|det\s+gør\s+vi|"
    r"mm+|ha,?\s+ja|tak)\b",
    _I,
)
_NO = re.compile(
    rf"^\W*{_FILLER}(?:nej|næ|næh|niks|nix|ellers\s+tak|helst\s+ikke|ikke\b|siger\s+jeg\s+nej|jeg\s+siger\s+nej|(?:jeg\s+)?takker\s+nej|lad(?:er)?\s+(?:vi\s+|jeg\s+)?være\b|"
    r"\w+r\s+(?:jeg|a|vi)\s+(?:(?:den|det|nok|jo|så|faktisk|heller)\s+){0,2}ikke\b|(?:jeg\s+)?springer\s+(?:jeg\s+)?\w+\s+over|bestemt\s+ikke|absolut\s+ikke|heller\s+ikke|desværre|overhovedet\s+ikke|slet\s+ikke|"
    r"det\s+(?:vil|kan|behøver|tror|tør|ønsker|synes|skal|passer|dur|går|har|er|bliver|gør|nytter)\b(?:\W+\w+){0,4}?\W+(?:ikke|dårligt)"
    r"|det\s+er\s+for\b)\b",
    _I,
)
_UNSURE = re.compile(
    r"\b(?:ved\s+(?:jeg|vi)\s+(?:\w+\s+)?ikke|(?:jeg|vi)\s+ved\s+(?:det\s+)?(?:\w+\s+)?ikke|måske|tænke\s+(?:lidt\s+)?(?:over|på)|"
    r"vende\s+tilbage|vender\s+tilbage\s+(?:med|om)|ikke\s+sikker|i\s+tvivl|sove\s+på|snakke\s+med|tale\s+med|overveje|"
    r"vi\s+må\s+se|det\s+må\s+vi\s+se|kan\s+jeg\s+ikke\s+sige|svært\s+at\s+sige)\b",
    _I,
)
_NO_PROBLEM = re.compile(
    r"^\W*(?:nej\W+)+(?:det\s+er\s+(?:helt\s+)?(?:fint|i\s+orden|okay|rigtigt)|intet\s+problem|bestemt\s+ikke\s+noget|selvfølgelig|"
    r"det\s+gør\s+(?:ikke|jo\s+ikke)\s+noget|det\s+passer\b(?!\s+(?:mig\s+)?ikke))",
    _I,
)
_CORRECTS = re.compile(r"^\W*nej\W+(?:vent|undskyld|hov|forkert)\b", _I)
_NEGATION = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig|næppe|hverken|undlader|springer\s+\w+\s+over|nej\s+til|nej\s+tak|siger\s+(?:jeg|a)\s+nej|dropper|fravælger|frabeder|uden)\b",
    _I,
)
_CANNOT_SAY = re.compile(r"\bkan\s+(?:jeg|vi|a)\s+(?:\w+\s+)?ikke\s+(?:\w+\s+)?(?:sige|svare|vide|love)\b", _I)
_NO_OBJECTION = re.compile(r"\b(?:ikke|intet)\s+(?:(?:noget|har|jeg|at)\s+){0,3}(?:imod|indvende|til\s+hinder)\b", _I)
_AGREES = re.compile(
    r"\b(?:er\s+(?:fint|fin|godt|god|okay|perfekt|dejligt|rigtigt)|passer\s+(?:fint|godt|mig\s+(?:fint|godt))|lyder\s+(?:godt|fint|"
    r"rigtigt)|det\s+er\s+en\s+aftale|den\s+er\s+god|det\s+siger\s+vi|kan\s+jeg\s+godt)\b",
    _I,
)


def answer_of(text: str) -> Answer | None:
    """What the sentence answers; None where it is no answer."""
    plain = _NO_OBJECTION.sub(" ", text)
    forms = (
        (_CORRECTS, text, None),
        (_NO_PROBLEM, text, Answer.YES),
        (_CANNOT_SAY, text, Answer.UNSURE),
        (_NO, plain, Answer.NO),
        (_UNSURE, text, Answer.UNSURE),
        (_YES, text, Answer.YES),
    )
    for form, said, answer in forms:
        if form.search(said):
            return answer
    return Answer.YES if _AGREES.search(text) and not negated(text) else None


def negated(text: str) -> bool:
    """Whether something is denied in the sentence; "…, ikke?" at its end asks for a yes and denies nothing."""
    text = _NO_OBJECTION.sub(" ", text)
    return _NEGATION.search(re.sub(r",?\s*(?:ikke(?:\s+(?:også|sandt))?|vel|ikk)\s*\?\s*$", "?", text)) is not None

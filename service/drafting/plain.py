"""What was said without what only leads up to it, and without what no referat may hold.

Openers ("den anden ting er, at …"), fillers and hesitations go; so does what was said of a person's health
(helbredsoplysninger, databeskyttelsesforordningens artikel 9): a clause of it is taken out, a sentence about nothing
else is no fact.
"""

import re

_I = re.IGNORECASE
_FILLER = re.compile(
    r"^(?:\W*\b(?:øh+m?|æh+|hmm+|altså|jamen|ja|nej|jo|nå|okay|ok|godt|fint|og|men|tak|så(?!\s+(?:længe|vidt|snart|mange|meget|få)\b)|undskyld|faktisk|lige"
    r"|prøv\s+(?:lige\s+)?at\s+h?øre|jeg\s+vil\s+(?:bare|lige|gerne\s+lige|godt)\s+(?:lige\s+)?sige(?:,?\s+at)?"
    r"|jeg\s+skal\s+lige\s+sige(?:,?\s+at)?)\b[\s,–-]*)+",
    _I,
)
# A filler that holds the whole sentence's verb or subject is no filler: "Så er vi …" keeps its "så".
_VERB_FIRST = re.compile(
    r"(?:er|går|gør|har|kan|skal|vil|bliver|tager|må|var|blev|kommer|siger|aftaler|godkender|udsætter|sender|giver|får)\b",
    _I,
)
_HESITATION = re.compile(r"(?:^|(?<=[\s,]))(?:øh+m?|æh+m?|hmm+)\b[\s,]*", _I)
_ORDER = r"(?:første|anden|andet|tredje|fjerde|sidste|vigtigste|næste|eneste)"
_OPENER = re.compile(
    rf"^(?:(?:den|det)\s+{_ORDER}(?:\s+ting|\s+punkt)?\s+(?:er|var)(?:\s+så)?,?\s+at|for\s+det\s+{_ORDER}(?:,|\s+at)"
    r"|(?:sagen|problemet|pointen|humlen|ideen|idéen|grunden|forklaringen)\s+er(?:\s+(?:bare|jo|den|nok))?,?\s+at"
    r"|det\s+(?:er\s+)?(?:forholder\s+sig\s+)?(?:jo\s+)?sådan,?\s+at|kort\s+(?:fortalt|sagt),?|som\s+(?:sagt|nævnt|bekendt),?"
    r"|(?:jeg|vi)\s+har\s+(?:en|to|tre|fire|et\s+par)\s+ting[.,:]?)\s+",
    _I,
)
_ILL = (
    r"(?:syg|sygemeldt|rask|raskmeldt|indlagt|opereret|gravid|stresset|deprimeret|langtidssyg|kræft\w*|depression\w*"
    r"|diagnose\w*|angst\w*|allergi\w*|sukkersyge|diabetes|skoldkopper|diskusprolaps|epilepsi|autis\w+|adhd|sygdom|blodprop\w*|stress|operation\w*|hospital\w*|sygehus\w*|kemo\w*|helbred\w*)"
)
_WHO = r"(?:hun|han|hende|ham|hendes|hans|[A-ZÆØÅ][\w-]+(?:\s+[A-ZÆØÅ][\w-]+)*)"
# "…, fordi hun er syg", "…, til hun er rask igen": the clause goes, the rest stays.
_ILL_CLAUSE = re.compile(
    rf",?\s+(?:(?:og\s+)?(?i:fordi|da|for|til|indtil|mens|når|så\s+længe|eftersom))\s+{_WHO}\s+(?i:(?:\w+\s+){{0,3}}{_ILL})\b"
    r"(?:\s+igen)?"
)
_ILL_PERSON = re.compile(
    rf"(?<!\w){_WHO}\s+(?i:(?:\w+\s+){{0,4}}{_ILL})\b|\b(?i:mit|mine|min|jeg\s+(?:er|har|var)(?:\s+\w+)?)\s+(?i:{_ILL})\b"
)


_FAMILY = re.compile(
    r"\b(?:min|mit|mine|hans|hendes|(?:jeg|hun|han)\s+har\s+en)\s+(?:\w+\s+)?(?:søn\w*|datter\w*|barn\w*|børn\w*|kone\w*"
    r"|mand\w*|kæreste\w*|mor|far|moder|fader|søster|bror|mormor|morfar|farmor|farfar|familie\w*)\b",
    _I,
)


def plain(text: str) -> str:
    """The words without what they open with, first letter capital, ending in a full stop or a question mark."""
    text = _HESITATION.sub("", text)
    while True:
        before = text
        match = _FILLER.match(text)
        if match and match.end() < len(text) and not _VERB_FIRST.match(text[match.end() :]):
            text = text[match.end() :]
        text = _OPENER.sub("", text, count=1)
        if text == before:
            break
    text = re.sub(r"^[\s.,;:!?–-]+", "", re.sub(r"\s+", " ", text)).strip(" ,;–-")
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".?!…" else text + "."


def without_health(text: str) -> str:
    """The sentence without what it says of a person's health; empty where it says little else."""
    rest = _ILL_CLAUSE.sub("", text)
    # Of one's own family no illness is told, however far apart the words stand.
    if _FAMILY.search(rest) and re.search(rf"\b{_ILL}\b", rest, _I):
        return ""
    return "" if _ILL_PERSON.search(rest) else rest

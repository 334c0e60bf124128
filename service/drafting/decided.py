"""A conclusion said of "us" becomes a decision: "så udsætter vi den" is "det blev besluttet at udsætte den".

Only the order of subject and verb is read, so any verb in the present will do: its infinitive is the form without the
r. What holds another person than the committee is left to the rules of reported speech.
"""

import re

_I = re.IGNORECASE
_LEAD = re.compile(
    r"^\W*(?:(?:okay|godt|fint|ja|jo|jamen|nå|men|øh|og|jep|super|altså|derfor|dermed|så)\b[\s,.:–-]*)+", _I
)
_PRESENT = r"(?P<verb>[a-zæøå]{2,}r|gør|får|går|ser|står)"
_INVERTED = re.compile(rf"^{_PRESENT}\s+vi\s+(?P<rest>.+)$", _I | re.DOTALL)
_STRAIGHT = re.compile(rf"^vi\s+{_PRESENT}\s+(?P<rest>.+)$", _I | re.DOTALL)
_TURNED = re.compile(
    rf"^(?P<thing>(?!der\b|nu\b|her\b)\w+(?:\s+\w+){{0,3}}?)\s+{_PRESENT}\s+vi\s+(?P<rest>.+)$", _I | re.DOTALL
)
_PERSONAL = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|du|dig|din|dit|dine|jer|jeres|I)\b")
# What is, is hoped or is done with the meeting itself was not decided.
_STATES = re.compile(
    r"(?:er|har|var|kan|vil|må|tror|håber|synes|ved|mener|ser|hører|taler|snakker|kommer|når|mangler|slutter|begynder"
    r"|fortsætter|hopper|springer|går|glæder|regner|husker|forstår|kender|tænker|bliver|plejer|behøver|siger)$"
)
_INFINITIVE = {"gør": "gøre", "spørger": "spørge"}
_ADVERBS = re.compile(
    r"^(?:(?:så|altså|nu|derfor|hermed|dermed|bare|lige|simpelthen|også|jo|selvfølgelig|dog)\s+)+", _I
)


def decided(text: str) -> str:
    """The decision that a sentence of the chair tells in the first person; empty where it tells none."""
    bare = _LEAD.sub("", text).rstrip(" .!?")
    for pattern in (_INVERTED, _STRAIGHT, _TURNED):
        match = pattern.match(bare)
        if match is None:
            continue
        verb = match.group("verb").casefold()
        if _STATES.match(verb):
            return ""
        rest = _ADVERBS.sub("", match.group("rest")).strip()
        negated = re.match(r"ikke\b\s*", rest, _I)
        rest = rest[negated.end() :] if negated else rest
        thing = match.groupdict().get("thing") or ""
        thing = (
            thing[:1].lower() + thing[1:] if thing.split(" ")[0].casefold() in {"den", "det", "dem", "de"} else thing
        )
        told = " ".join(word for word in (_INFINITIVE.get(verb, verb[:-1]), thing, rest) if word)
        if _PERSONAL.search(told) or re.search(r"[»«…?]", told):
            return ""
        return f"Det blev besluttet {'ikke ' if negated else ''}at {told}."
    return ""

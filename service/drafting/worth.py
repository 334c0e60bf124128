"""How likely it is that a person would keep a thing that was said, by signs weighed together (`worth.toml`).

Fitted by `python -m evaluation.scenes.worth` on what people kept of the meetings that may be read. No sign looks for a
word of one meeting: only for closed kinds of words, for how the sentence is built, and for what the others and the
dagsorden say.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from service.drafting.fact import Fact, FactKind
from service.drafting.numerals import numbers_in
from service.drafting.stems import content, words_of
from service.drafting.tasks import deadline
from service.drafting.weighing import Features, Weights, weighed
from service.meetings import Outcome

TOLD, LEFT = "told", "left"
_FILE = Path(__file__).parent / "worth.toml"
_I = re.IGNORECASE
_WORDS = {
    "points back": r"^(?:den|det|de|hun|han|dem)\b",
    "it is": r"^det\s+(?:er|var|bliver)\b",
    "there is": r"^(?:så\s+)?(?:er\s+)?der\s+\w+",
    "I": r"\bjeg\b",
    "I am first": r"^jeg\b",
    "mine": r"\b(?:min|mit|mine|mig|hjemme)\b",
    "we": r"\bvi\b",
    "we are first": r"^vi\b",
    "somebody": r"\b(?:ham|hende|han|hun|hans|hendes)\b",
    "you": r"\b(?:du|dig|din|dit|jer|jeres)\b",
    "opinion": r"\b(?:synes|tror|mener|måske|vel|håber|nok)\b",
    "wish": r"\b(?:vil\s+(?:\w+\s+)?(?:gerne|have|hellere)|ønsker|foreslår)\b",
    "denies": r"\b(?:ikke|ingen|intet|aldrig|heller)\b",
    "duty": r"\b(?:skal|bør|burde)\b",
    "may": r"\b(?:kan|kunne|må)\b",
    "was": r"\b(?:var|blev|havde|\w{3,}ede)\b",
    "has been": r"\b(?:har|er)\s+(?:\w+\s+)?\w{2,}(?:et|t)\b",
    "compares": r"\b(?:end|mod|mens|højere|lavere|mere|mindre|flere|færre|steget|faldet)\b",
    "because": r"\b(?:fordi|derfor|grund|skyldes|så\s+\w+\s+ikke)\b",
    "if": r"\b(?:hvis|når|ellers|medmindre)\b",
    "money": r"\b(?:kroner|kr|million\w*|mio|tusind|procent)\b|%",
    "when": r"\b(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|uge\s+\w+|\w+dag|klokken|år|måned\w*)\b",
    "says of talk": r"\b(?:sige|sagde|siger|spørge|høre|tale|snakke|forstå|mente|tænkte)\b",
    "heated": r"[!]|\b(?:da|sgu|jamen|altså|jo|ha)\b",
    "lists": r",.*,|\bog\b.*\bog\b",
    "relative": r",\s+(?:der|som)\b",
    "second clause": r",\s+(?:og|men|så)\b",
    "quoted": r"[\"”»]",
}
_SIGNS = {name: re.compile(pattern, _I) for name, pattern in _WORDS.items()}
_YOU_ALL = re.compile(r"(?<=\w )I\b")
_NAME = re.compile(r"(?<=[\wæøå,] )[A-ZÆØÅ][\wæøå-]+")
_DEFINITE = re.compile(r"^\w{3,}(?:en|et|erne|ne)\b")
_VAGUE = re.compile(r"\b(?:det|den|de|der|sådan|noget|nogen|ting|her|dér|så)\b", _I)
_STEPS = (0, 1, 2, 3, 5, 8, 12, 99)
_SIZES = (2, 5, 10, 20, 40, 999)
_LONG = 10
"""Letters of a long word."""
_FEW = 6
"""Facts of a short talk."""


@dataclass(frozen=True)
class Around:
    """What is known of the item: stems of what the dagsorden says of it and of what decided it, what became of it, and
    who chairs.
    """

    topic: Collection[str] = ()
    decided: Collection[str] = ()
    outcome: Outcome = Outcome.DISCUSSED
    chair: str | None = None


@lru_cache(maxsize=1)
def _fitted() -> Weights:
    found: Mapping[str, Weights] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return found["worth"]


def worth(facts: Sequence[Fact], around: Around) -> list[float]:
    """The probability, for each of an item's facts in order, that a person would have kept it."""
    return [weighed(features, _fitted())[TOLD] for features in features_of(facts, around)]


def features_of(facts: Sequence[Fact], around: Around) -> list[Features]:
    """The signs of each of an item's facts."""
    own = [set(content(f.text)) for f in facts]
    said = Counter(word for words in own for word in words)
    spoken = Counter(f.speaker for f in facts for _ in content(f.text))
    presenter = spoken.most_common(1)[0][0] if spoken else ""
    turns = Counter(f.sources[0] for f in facts)
    return [
        dict.fromkeys(_signs(facts[place], own[place]), 1.0)
        | _measures(facts[place], own[place])
        | dict.fromkeys(_beside(facts[place], own[place], said, around, of=len(facts)), 1.0)
        | dict.fromkeys(_place(place, facts, presenter, turns, around), 1.0)
        for place in range(len(facts))
    ]


def _signs(fact: Fact, words: set[str]) -> Iterator[str]:
    """What its words show by themselves."""
    yield "always"
    yield f"kind {fact.kind}"
    if fact.slight:
        yield "slight"
    yield f"words {_step(len(words), _STEPS)}"
    numbers = numbers_in(fact.text)
    if numbers:
        yield f"numbers {min(len(numbers), 3)}"
        yield f"number {fact.kind}"
    if deadline(fact.text):
        yield "deadline"
    if _NAME.search(fact.text):
        yield "name"
    if _DEFINITE.match(fact.text):
        yield "known thing first"
    if _YOU_ALL.search(fact.text):
        yield "you"
    for name, pattern in _SIGNS.items():
        if pattern.search(fact.text):
            yield name
            if fact.kind in {FactKind.INFORMATION, FactKind.ANSWER} and not numbers:
                yield f"{name}, no number"


def _measures(fact: Fact, words: set[str]) -> dict[str, float]:
    """How long and how vague it is, each between 0 and 1."""
    said = words_of(fact.text)
    return {
        "longest word": min(1.0, max((len(word) for word in said), default=0) / 15),
        "long words": min(3, sum(len(word) >= _LONG for word in said)) / 3,
        "vague words": min(3, len(_VAGUE.findall(fact.text))) / 3,
        "share of meaning": len(words) / max(1, len(said)),
        "length": min(30, len(said)) / 30,
    }


def _beside(fact: Fact, words: set[str], said: Counter[str], around: Around, *, of: int) -> Iterator[str]:
    """What its words share with the dagsorden, with what decided the item and with the others; `of` are its facts."""
    yield f"topic {min(2, len(words & set(around.topic)))}"
    yield f"decided {min(2, len(words & set(around.decided)))}"
    yield f"others {min(3, sum(said[w] > 1 for w in words))}"
    yield f"outcome {around.outcome}"
    shared = len({w for w in words if said[w] > 1 or w in around.topic})
    enough = len(words) >= 3 or shared >= 1 if of <= _FEW else len(words) >= 5 or shared >= 2
    if words and (enough or numbers_in(fact.text) or deadline(fact.text)):
        yield "substantial"


def _place(place: int, facts: Sequence[Fact], presenter: str, turns: Counter[str], around: Around) -> Iterator[str]:
    """Who says it, and where in the talk."""
    fact = facts[place]
    yield "chair" if fact.speaker == around.chair else "presenter" if fact.speaker == presenter else "member"
    yield f"size {_step(len(facts), _SIZES)}"
    yield f"turn {min(4, turns[fact.sources[0]])}"
    yield f"third {3 * place // len(facts)}"
    following = facts[place + 1] if place + 1 < len(facts) else None
    before = facts[place - 1] if place else None
    if before is None:
        yield "first"
    elif before.speaker == fact.speaker:
        yield "goes on"
    else:
        yield f"after {before.kind}"
    if before is None or before.sources[-1] != fact.sources[0]:
        yield "begins a turn"
    if following is None:
        yield "last"
    elif following.speaker != fact.speaker:
        yield f"then {following.kind}"
    if len(facts) - place <= 3:
        yield "near the end"


def _step(value: int, steps: Sequence[int]) -> int:
    return next(step for step in steps if value <= step)

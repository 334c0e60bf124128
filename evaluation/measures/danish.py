"""Grammar errors of the kinds that reported speech makes, found by rule.

Independent of the program's own check (`models.grammar`): plain patterns over the text, with a closed list of finite
verbs, so that what the program cannot see itself is counted too. What stands in quotation marks is the speaker's own
words and is not looked at.

- `first_person`     jeg, mig, min, vi, os, vores …; `second_person` the same of du, I, jer
- `word_order`       a main clause's order after "at", "om", "fordi", "hvis" or a question word: "at han har ikke
                     svaret", "at i morgen kommer de", "spurgte, hvornår kommer hallen", "at om han kommer"
- `splice`           a main clause hung on by a comma: "at kassen er tung, de løfter den", "…, der ligger man på 80"
- `tense`            the verb of report in the present ("oplyser, at")
- `doubled`          the same word twice ("at at", "den den"), or a sentence that stands twice in an item
- `filler`           øh, altså, jo, nå, ikke også, "ja," and the like
- `question`         a question mark outside quotation marks
- `half`             a sentence that ends in a conjunction, a preposition or a comma, or has no finite verb after "at"
- `marks`            no capital, no full stop, quotation marks or brackets that are not closed, a blank before a comma

What no rule here sees: words that only speech puts so ("forslaget er fremmødevalg sidst"), capitals inside a sentence.
Of 240 sentences drafted by rule on the meetings of "tune" and "seen" a person called 27 wrong; the rules find 15 of
them, and 1 that is right. So the figure is a floor: nearly half of the errors stay unseen.

Source of the rules: Dansk Sprognævn, *Retskrivningsordbogen*, § on the subordinate clause's word order; Diderichsen,
*Elementær dansk Grammatik* (sentence adverbs stand before the finite verb in a subordinate clause).
"""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum


class Error(StrEnum):
    """One kind of error; see above."""

    FIRST_PERSON = "first_person"
    SECOND_PERSON = "second_person"
    WORD_ORDER = "word_order"
    SPLICE = "splice"
    TENSE = "tense"
    DOUBLED = "doubled"
    FILLER = "filler"
    QUESTION = "question"
    HALF = "half"
    MARKS = "marks"


_QUOTED = re.compile(r"»[^«]*«|”[^”]*”|“[^”]*”|\"[^\"]*\"|„[^“]*“")
_FINITE = (
    r"(?:er|var|har|havde|skal|skulle|kan|kunne|vil|ville|må|måtte|bør|burde|blev|bliver|kommer|kom|får|fik|går|gik|gør"
    r"|gjorde|står|stod|giver|gav|tager|tog|siger|sagde|mener|mente|synes|syntes|mangler|manglede|ligger|lå|koster"
    r"|kostede|sender|sendte|holder|holdt|ved|vidste|ser|så|finder|fandt|bruger|brugte|skriver|skrev|starter|begynder)"
)
_SUBJECT = (
    r"(?:han|hun|de|den|det|der|man|[A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\wæøå-]+){0,2}"
    r"|(?:den|det|de|en|et|alle|mange|nogle) (?:\w+ )?\w+|\w{3,}(?:en|et|ne))"
)
_SURE = r"(?:har|havde|skal|skulle|kan|kunne|vil|ville|må|bør|er|var|blev|bliver|kommer|får|går|gør)"
_ORDER = (
    re.compile(
        rf"\b(?:at|fordi|hvis|om|selvom|da|når) {_SUBJECT} {_FINITE} "
        r"(?:ikke|aldrig|altid|heller|desværre|måske|ofte|bare)\b"
    ),
    re.compile(rf"\b(?:at|om) {_SURE} (?:han|hun|de|den|det|der|man)\b"),
    re.compile(
        r"\bat (?:i|på|om|fra|til|efter|så|nu|derfor|der) (?:\w+ ){0,3}?" + _SURE + r" (?:han|hun|de|man|det|der)\b"
    ),
    re.compile(
        rf"\b(?:spurgte|spurgt|spørge)\w*[^.?]*?\b(?:hvornår|hvordan|hvorfor|hvor|hvor \w+) {_SURE} (?!der\b)\w+"
    ),
    re.compile(r"\bat,? (?:om|hvorvidt|at|og|men) (?:han|hun|de|det|der|man)\b"),
    re.compile(r"\bat (?:det|den|dem) (?!er\b)\w+r (?:man|han|hun|de)\b"),
    re.compile(r"\b(?:fordi|hvis) at\b"),
)
_VERB = r"(?:\w+r|skal|kan|vil|må|havde|kom|gik|fik|stod|lå|blev|kunne|skulle|ville|måtte|\w+ede)"
_SPLICE = (
    re.compile(rf", (?:der|så|nu|her) {_VERB} (?:man|han|hun|de|den|det)\b"),
    re.compile(rf"(?<=\w), (?:han|hun|de|den|det|man) {_VERB}\b(?! (?:ikke|også|altid|kun)\b)"),
)
_PRESENT = re.compile(
    r"\b(?:oplyser|bemærker|orienterer|spørger|svarer|foreslår|fortæller|nævner|påpeger|tilføjer)"
    r",? (?:at|om|hv\w+)\b"
)
_FIRST = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|vore)\b", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:du|dig|din|dit|dine|jer|jeres)\b", re.IGNORECASE)
_PLURAL_YOU = re.compile(r"(?<=[\w,] )I (?=er\b|har\b|skal\b|vil\b|kan\b|må\b|får\b|selv\b|ikke\b)")
_DOUBLED = re.compile(r"\b(?!der\b)([^\W\d_]+) \1\b", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:øh|øhm|hm+|altså|jo|sgu|ikke også|du ved|simpelthen|de der|det der (?=\w+en\b)|sådan noget|hvad er det"
    r"|og sådan|skal bare)\b|(?:^|, )(?:ja|nej|jamen|okay|nå)(?:,|$)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:\b(?:og|eller|men|at|fordi|hvis|som|en|et)|,|\.\.\.|…)\s*[.]?$", re.IGNORECASE)
_NOTHING = re.compile(r", at(?: \w+){0,2}\.$")
_BLANK = re.compile(r"\s[,.;:](?!\d)|,,|\(\s|\s\)")
_ABBREVIATED = "kl|kr|pr|ca|nr|stk|mio|mia|pct|evt|inkl|ekskl|bl|fx|mv|osv|dvs|jf|pkt|vedr|m|a|d|jan|feb|dec"
_STOPPED = re.compile(rf"\b(?!(?:{_ABBREVIATED})\.)[^\W\d_]+\. (?=[a-zæøå])")


def errors(sentence: str) -> list[Error]:
    """The kinds of error in one sentence, each once."""
    text = _QUOTED.sub(lambda quote: "Citat" + ("." if quote[0][-2] in ".!?" else ""), sentence.strip())
    found = [
        (Error.FIRST_PERSON, _FIRST.search(text)),
        (Error.SECOND_PERSON, _SECOND.search(text) or _PLURAL_YOU.search(text)),
        (Error.WORD_ORDER, any(order.search(text) for order in _ORDER)),
        (Error.SPLICE, any(splice.search(text) for splice in _SPLICE)),
        (Error.TENSE, _PRESENT.search(text)),
        (Error.DOUBLED, _DOUBLED.search(text)),
        (Error.FILLER, _FILLER.search(text)),
        (Error.QUESTION, "?" in text),
        (Error.HALF, _HALF.search(text) or _NOTHING.search(text)),
        (Error.MARKS, not _marked(text)),
    ]
    return [kind for kind, is_so in found if is_so]


def errors_of(sentences: Sequence[str]) -> Counter[Error]:
    """The errors of an item's sentences; one that stands there twice is doubled."""
    counted = Counter(kind for sentence in sentences for kind in errors(sentence))
    counted[Error.DOUBLED] += len(sentences) - len({sentence.strip().casefold() for sentence in sentences})
    return +counted


def _marked(text: str) -> bool:
    opened = all(text.count(a) == text.count(b) for a, b in ("()", "[]", "»«")) and text.count('"') % 2 == 0
    capital = text[:1].isupper() or text[:1].isdigit() or not text[:1].isalpha()
    return (
        opened
        and capital
        and text.endswith((".", "!", "?", ":", "”", "«", '"', ")"))
        and not (_BLANK.search(text) or _STOPPED.search(text))
    )

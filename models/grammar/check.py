"""What is wrong with a sentence of reported speech, written by rule or by a language model."""

import re
from collections.abc import Sequence
from enum import StrEnum

from models.grammar.clause import ADVERBS, finite, low, noun_phrase, prepared
from models.grammar.token import Grammar, Token


class Problem(StrEnum):
    """One kind of fault."""

    FIRST_PERSON = "first_person"
    SECOND_PERSON = "second_person"
    WORD_ORDER = "word_order"
    QUESTION = "question"
    NO_FINITE_VERB = "no_finite_verb"
    UNBALANCED = "unbalanced"


_QUOTED = re.compile(r"»[^«]*«|”[^”]*”|“[^”]*”|\"[^\"]*\"|\u201e[^\u201c]*\u201c")
_FIRST = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|vort|vore)\b", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:du|dig|din|dit|dine|jer|jeres)\b", re.IGNORECASE)
# "ikke" and its like never stand behind the finite verb of a subordinate clause; other adverbs may belong to
# what follows.
_FIRM = {"ikke", "aldrig", "altid", "desværre", "måske", "ofte", "stadig", "heller", "egentlig", "faktisk"}
# Past tenses that the dictionary lacks
_REPORTING = {"påtog", "tilbød", "indstillede", "orienterede", "præciserede", "pointerede", "konstaterede", "bad"}


def check(sentence: str, grammar: Grammar | None) -> list[Problem]:
    """The kinds of fault found, each once, in the order of `Problem`; word order and finite verb need a grammar.

    What stands in quotation marks is the speaker's own words and isn't looked at.
    """
    return faults(sentence, grammar.analyse([unquoted(sentence)])[0] if grammar is not None else None)


def unquoted(sentence: str) -> str:
    """The sentence with every quotation replaced by a neutral name."""
    return _QUOTED.sub("X", sentence)


def faults(sentence: str, tokens: Sequence[Token] | None) -> list[Problem]:
    """As `check`, for a sentence that has been analysed already (or None where there is no grammar)."""
    text = unquoted(sentence)
    found: list[Problem] = []
    if _FIRST.search(text):
        found.append(Problem.FIRST_PERSON)
    if _SECOND.search(text) or re.search(r"(?<=[\w,] )I (?:er|har|skal|vil|kan|må|bør|får|selv|ikke)\b", text):
        found.append(Problem.SECOND_PERSON)
    if tokens is not None and _main_order(prepared(tokens)):
        found.append(Problem.WORD_ORDER)
    if "?" in text:
        found.append(Problem.QUESTION)
    if tokens is not None and not any(finite(t) or t.surface in _REPORTING for t in tokens):
        found.append(Problem.NO_FINITE_VERB)
    if not _balanced(sentence):
        found.append(Problem.UNBALANCED)
    return found


_FINITE = r"(?:\w{2,}r|skal|kan|vil|må|bør|var|havde|kom|gik|fik|stod|lå|blev|kunne|skulle|ville|måtte|\w{3,}ede)"
_PRONOUN = r"(?:han|hun|de|den|det|man)"
# What only speech has: fillers, words started over, a main clause hung on by a comma or turned after "at".
_SPOKEN = (
    re.compile(
        r"\b(?:øhm?|hm+|altså|jo|sgu|ikke også|du ved|I ved|simpelthen|de der|det der|den der|sådan noget"
        r"|sådan nogle|hvad er det"
        r"|hvad hedder|hvad skal man sige|og sådan|skal bare|fordi,? at|hvis at|når at)\b"
        r"|(?:^|, )(?:ja|nej|jamen|okay|nå|jo)(?:,|\.?$)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<=\w), (?:der|så|nu|her|derfor) {_FINITE} (?:{_PRONOUN}|[A-ZÆØÅ]\w+|\w+(?:en|et|ne))\b"),
    re.compile(rf"(?<=\w), {_PRONOUN} {_FINITE}\b"),
    re.compile(r"\b(?:at|om) (?:det|den|dem|her|der) (?!er\b|var\b|der\b)\w+r (?:man|han|hun|de|[A-ZÆØÅ]\w+)\b"),
    re.compile(
        r"\bat (?:i|på|om|fra|til|efter|så|nu|derfor|ved|for|med)\b(?: \w+){0,3}? "
        r"(?:har|havde|skal|kan|vil|må|bør|er|var|blev|bliver|kommer|får|går) (?:man|han|hun|de|det|der)\b"
    ),
    re.compile(r"\bat,? (?:om|hvorvidt|at|og|men|eller|så)\b"),
    re.compile(r"(?:\b(?:og|eller|men|at|fordi|hvis|som|en|et|den|det er|på|af|til|for|i)|,|\.\.\.|…)\.?$"),
    re.compile(r"\b(?!der\b|så\b)([^\W\d_]+),? \1\b", re.IGNORECASE),
    re.compile(r"\.\.\.|…|, at(?: \w+){0,1}\.$"),
    re.compile(r"\w\. [a-zæøå]"),
    re.compile(
        rf"\bat (?:{_PRONOUN}|der|\w+(?:en|et|ne)) (?:er|var|har|skal|kan|vil|må|bør|bliver) "
        r"(?:ikke|aldrig|altid|bare|også|desværre|måske|godt|nok)\b"
    ),
)
_ABBREVIATED = re.compile(
    r"\b(?:kl|kr|pr|ca|nr|stk|mio|mia|pct|evt|inkl|ekskl|bl|fx|mv|osv|dvs|jf|pkt|vedr|max|min|m|a|d|\d+)\.",
    re.IGNORECASE,
)


def spoken_left(sentence: str) -> bool:
    """Whether a written sentence still has what only speech has; quotations aren't looked at."""
    text = _ABBREVIATED.sub(lambda m: m[0][:-1], unquoted(sentence))
    return any(pattern.search(text) for pattern in _SPOKEN)


def _main_order(words: Sequence[Token]) -> bool:
    """Whether "at", "om" or a question word is followed by the order of a main clause."""
    for place, token in enumerate(words[:-2]):
        word = low(token)
        if word == "at" or (
            word in {"om", "fordi", "hvis", "når", "hvornår", "hvordan", "hvorfor", "hvor"} and token.part != "pr"
        ):
            if (
                finite(words[place + 1])
                and word in {"at", "om", "hvornår", "hvordan", "hvorfor"}
                and words[place + 1].surface.lower() in _SURE
            ):
                return True
            end = noun_phrase(words, place + 1)
            if end > place + 1 and end + 1 < len(words) and finite(words[end]) and low(words[end + 1]) in _FIRM:
                return True
            # "at i morgen kommer de"
            if words[place + 1].part in {"pr", "adv"} and low(words[place + 1]) not in ADVERBS:
                turned = next((i for i in range(place + 2, min(place + 7, len(words) - 1)) if finite(words[i])), 0)
                if (
                    turned
                    and low(words[turned + 1]) in {"han", "hun", "man", "de", "der"}
                    and noun_phrase(words, turned - 1) == turned - 1
                ):
                    return True
    return False


_SURE = {"er", "var", "har", "havde", "skal", "kan", "vil", "bør", "blev", "bliver", "kommer"}


def _balanced(sentence: str) -> bool:
    pairs = all(sentence.count(a) == sentence.count(b) for a, b in ("()", "[]", "»«"))
    return pairs and sentence.count('"') % 2 == 0 and bool(sentence.strip())

"""What a spoken sentence does: informs, means, proposes, asks, promises … and with which words a referat says so.

Found by the words it begins with, listed in `phrases.toml`: Danish meeting language. Anything else is a plain
statement.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path


class Form(StrEnum):
    """How the body of an act is built into the sentence."""

    CLAUSE = "clause"  # a main clause that comes after "at"
    MAIN = "main"  # a main clause with "jeg" as its subject: the speaker's name takes its place
    INFINITIVE = "infinitive"  # follows "at" as it is
    EMBEDDED = "embedded"  # a clause in subordinate order already ("hvornår vi får svar")
    QUESTION = "question"  # a question in its spoken order
    NOUN = "noun"  # a noun phrase: words without any finite verb
    PHRASE = "phrase"  # words without a verb, or nothing


@dataclass(frozen=True)
class Act:
    """The words of report that follow the speaker's name, and the part of what was said that follows them."""

    report: str
    form: Form
    body: str = ""


@dataclass(frozen=True)
class Rule:
    """One way of speaking and how it is reported; `form` "said" is a clause or an infinitive, as what follows shows."""

    when: re.Pattern[str]
    report: str
    form: str
    body: str = "{body}"


@dataclass(frozen=True)
class Phrases:
    """The lists of `phrases.toml`, compiled."""

    silent: tuple[re.Pattern[str], ...]
    rules: tuple[Rule, ...]
    words: Mapping[str, str]
    past: Mapping[str, str]
    stances: frozenset[str]
    duty: re.Pattern[str]
    judging: re.Pattern[str]


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """How Danish meetings are spoken; read once."""
    data = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
    tables = ("says", "saying", "views", "feels")
    lists = {"<soft>": rf"(?:\s+(?:{'|'.join(data['soft'])}))*", "<asking>": "|".join(data["asking"])}
    lists |= {f"<{name}>": "|".join(sorted(map(re.escape, data[name]), key=len, reverse=True)) for name in tables}

    def compiled(pattern: str) -> re.Pattern[str]:
        for mark, words in lists.items():
            pattern = pattern.replace(mark, words)
        return re.compile(pattern, re.IGNORECASE)

    return Phrases(
        tuple(map(compiled, data["silent"])),
        tuple(Rule(compiled(a["when"]), a["report"], a["form"], a.get("body", "{body}")) for a in data["act"]),
        {word: told for name in tables for word, told in data[name].items()},
        data["past"],
        frozenset(data["stances"]),
        _any(data["duty"]),
        _any(data["judging"]),
    )


_MAY_TAKE_INFINITIVE = {"foreslog", "anbefalede", "indstillede", "mindede om", "advarede mod"}
_SUBJECT = re.compile(r"(?:vi|jeg|man|der|det|den|de|du|denne|dette|disse|alle|begge|hele)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?:(?:ikke|også|altid)\s+)?\w+(?:e|å|se|bo|tro|dø)\b", re.IGNORECASE)
_FIRST = re.compile(r"^jeg\s|^(?!hv)\S.*?\b\w+\s+jeg\b", re.IGNORECASE)
_SUBCLAUSE = re.compile(r",|\b(?:som|der|hvem|hvad|hvor|at|fordi|hvis|når)\b", re.IGNORECASE)


def silent(text: str) -> bool:
    """Whether a referat leaves the sentence out."""
    return len(re.findall(r"\w+", text)) < 2 or any(pattern.search(text) for pattern in phrases().silent)


def classify(text: str, *, opinion: bool = False) -> Act:
    """The act of a tidied sentence; `opinion` where "…, synes jeg" stood at its end."""
    asked = text.rstrip(" .!")
    for rule in phrases().rules:
        if found := rule.when.match(asked):
            return _act(rule, found)
    return _statement(asked.rstrip(" ?"), opinion=opinion)


def _act(rule: Rule, found: re.Match[str]) -> Act:
    groups = {name: value or "" for name, value in found.groupdict().items()}
    body = rule.body.format(**groups).rstrip(" .!?") if "body" in groups else ""
    report = rule.report.replace("{word}", phrases().words.get(groups.get("word", "").lower(), ""))
    if rule.form != "said":
        return Act(report, Form(rule.form), body)
    denied = f"{report} ikke" if groups.get("no") else report
    if report in _MAY_TAKE_INFINITIVE and groups.get("at") and _INFINITIVE.match(body) and not _SUBJECT.match(body):
        return Act(f"{denied} at", Form.INFINITIVE, body)
    return Act(f"{denied}, at", Form.CLAUSE, body)


def _statement(text: str, *, opinion: bool) -> Act:
    """A sentence that no rule knows. What its main clause judges was meant or remarked, anything else informed of."""
    if opinion:
        return Act("mente, at", Form.CLAUSE, text)
    if _FIRST.match(text):
        return Act("", Form.MAIN, text)
    own = _SUBCLAUSE.split(text, maxsplit=1)[0] or text
    if phrases().duty.search(own):
        return Act("mente, at", Form.CLAUSE, text)
    return Act("bemærkede, at" if phrases().judging.search(own) else "oplyste, at", Form.CLAUSE, text)


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)

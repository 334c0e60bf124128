"""The house's own words for an outcome: the family's phrases filled from the indstilling."""

import re
from collections.abc import Mapping, Sequence

from service.drafting.aims import Aim, aims_in
from service.drafting.deviations import fields_of
from service.drafting.finding import Finding
from service.drafting.numerals import numbers_in
from service.meetings import Family, Item, Outcome, Phrase


def closing(item: Item, finding: Finding, family: Family) -> tuple[str, ...]:
    """The sentences that close a Beslutning: the house's for each clause of the indstilling, else its general one.

    Empty for `none`: then the export says that no decision was heard.
    """
    if finding.outcome is Outcome.NONE:
        return ()
    known = fields_of(finding)
    if "ændring" in known:
        phrases = family.phrases.get(finding.outcome, ())
        changed = next((p.text for p in phrases if "{ændring}" in p.text), "")
        if changed:
            return (_sentence(changed.format_map(known)),)
    clauses = item.proposal_clauses
    if finding.outcome is Outcome.APPROVED_WITH_CHANGES:
        # What was changed must not be told as if it had been approved as it stood.
        clauses = tuple(c for c in clauses if not numbers_in(re.sub(r"\b(?:d\.|den)\s.*", "", c)))
    found = [
        _fitting(family.phrases.get(_outcome_for(clause, finding.outcome), ()), clause, known) for clause in clauses
    ]
    # What says no more than "the indstilling" adds nothing beside a phrase that names what was decided.
    wanted = [text for text, own in found if own] or [text for text, _ in found if text]
    if wanted:
        return tuple(dict.fromkeys(wanted))
    phrases = family.phrases.get(finding.outcome, ())
    text = _fitting(phrases, item.title, known)[0] or next(
        (_sentence(p.text.format_map(known)) for p in phrases if not p.when and _filled(p.text, known)), ""
    )
    return (text,) if text else ()


def standard_phrases(item: Item, outcome: Outcome, family: Family) -> tuple[str, ...]:
    """What the house writes for that outcome of the item when a person, not the talk, has chosen it."""
    return closing(item, Finding(outcome), family)


def _filled(text: str, known: Mapping[str, str]) -> bool:
    return all(known.get(field) for field in re.findall(r"\{(\w+)\}", text))


def _outcome_for(clause: str, outcome: Outcome) -> Outcome:
    """A clause that only asks for a discussion or an orientation is answered by its own phrase."""
    aims = aims_in(clause)
    if (
        outcome in {Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES, Outcome.NOTED, Outcome.DISCUSSED}
        and len(aims) == 1
    ):
        if aims[0] is Aim.DISCUSS and outcome is not Outcome.APPROVED_WITH_CHANGES:
            return Outcome.DISCUSSED
        if aims[0] is Aim.NOTE and outcome in {Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES}:
            return Outcome.NOTED
    return outcome


def _fitting(phrases: Sequence[Phrase], text: str, known: Mapping[str, str]) -> tuple[str, bool]:
    """The first phrase that fits, filled in, and whether it takes words of the text; empty where none does."""
    for phrase in phrases:
        if phrase.when and (match := re.search(phrase.when, text, re.IGNORECASE | re.DOTALL)):
            groups = {name: (value or "").strip(" .,;\n") for name, value in match.groupdict().items()}
            fields = re.findall(r"\{(\w+)\}", phrase.text)
            if _filled(phrase.text, {**known, **groups}):
                return _sentence(phrase.text.format_map({**known, **groups})), bool(fields)
    return "", False


def _sentence(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    return text[:1].upper() + text[1:]

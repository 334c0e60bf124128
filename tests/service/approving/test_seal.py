import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from service.approving import (
    Link,
    Record,
    Referat,
    SealedFile,
    Signature,
    canonical,
    read,
    seen,
    sha256,
    unbroken,
)
from service.families import load
from service.meetings import Decision, Draft, DraftItem, Meeting, Outcome, Role, Sentence

THEN = datetime.datetime(2026, 1, 14, 12, 0, tzinfo=datetime.UTC)
FILES = {"sealed/a": b"et referat", "sealed/b": b"et andet"}


def referat(meeting: str, version: int, supersedes: str | None, text: str = "Planen blev godkendt.") -> Referat:
    decision = Decision(outcome=Outcome.APPROVED, sentences=(Sentence(text=text, sources=("u1",)),))
    draft = Draft(meeting=Meeting(committee="MED"), items=(DraftItem(number=1, title="Plan", decision=decision),))
    printed: dict[str, JsonValue] = {"title": "REFERAT MED", "items": [text]}
    return Referat(
        meeting_id=meeting,
        version=version,
        reason="Et navn var forkert." if version > 1 else "",
        supersedes=supersedes,
        draft=draft,
        printed=printed,
        seen_sha256=seen(draft, printed),
        approvals=(Signature(name="Rikke Toft", role=Role.REFERENT, title="referent", user_id="r", at=THEN),),
        family=load("standard"),
        template_sha256="",
        program="0.1.0",
    )


def link(wanted: Referat, previous: str | None, key: str) -> Link:
    content = wanted.to_canonical()
    file = SealedFile(key=key, size=len(FILES[key]), sha256=sha256(FILES[key]))
    record = Record(
        meeting_id=wanted.meeting_id,
        version=wanted.version,
        reason=wanted.reason,
        at=THEN,
        content_sha256=sha256(content),
        family_sha256="f",
        template_sha256="",
        files={"referat.pdf": file},
        supersedes=wanted.supersedes,
        previous=previous,
    )
    return Link(
        meeting_id=wanted.meeting_id,
        version=wanted.version,
        record=record.to_canonical().decode(),
        content=content.decode(),
        files=canonical({"referat.pdf": file.model_dump(mode="json")}).decode(),
        seal=record.seal,
    )


@pytest.fixture(scope="module")
def chain() -> list[Link]:
    first = link(referat("m1", 1, None), None, "sealed/a")
    other = link(referat("m2", 1, None), first.seal, "sealed/b")
    later = link(referat("m1", 2, first.seal, "Planen blev udsat."), other.seal, "sealed/a")
    return [first, other, later]


def hash_of(key: str) -> str | None:
    return sha256(FILES[key]) if key in FILES else None


def test_an_untouched_chain_is_unbroken(chain: list[Link]) -> None:
    assert unbroken(chain, hash_of) == ()


def test_a_seal_taken_out_or_swapped_is_seen(chain: list[Link]) -> None:
    first, other, later = chain
    assert any("kæden" in line for line in unbroken([first, later], hash_of))
    assert any("kæden" in line for line in unbroken([other, first, later], hash_of))
    assert unbroken([other, later], hash_of)


def test_a_file_that_is_gone_or_changed_is_named(chain: list[Link]) -> None:
    assert unbroken(chain, lambda key: None if key == "sealed/b" else hash_of(key)) == (
        "Møde m2, version 1: filen referat.pdf mangler.",
    )
    assert unbroken(chain[:1], lambda _: sha256(b"noget andet")) == (
        "Møde m1, version 1: filen referat.pdf er ændret siden godkendelsen.",
    )


@settings(max_examples=150)
@given(st.sampled_from(["record", "content", "files", "seal", "meeting_id", "version"]), st.data())
def test_any_change_of_a_row_is_seen(chain: list[Link], field: str, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(chain))
    stored = getattr(row, field)
    if isinstance(stored, int):
        changed: object = stored + data.draw(st.integers(1, 5))
    else:
        place = data.draw(st.integers(0, len(stored) - 1))
        letter = data.draw(st.characters(codec="utf-8").filter(lambda c: c != stored[place]))
        changed = stored[:place] + letter + stored[place + 1 :]
    rows = [r.model_copy(update={field: changed}) if r is row else r for r in chain]
    assert unbroken(rows, hash_of)


def test_a_forged_approval_of_other_words_is_seen(chain: list[Link]) -> None:
    """Every hash counted anew, but the text is not what the approvals name."""
    real = referat("m1", 1, None)
    forged = real.model_copy(update={"printed": {"title": "REFERAT MED", "items": ["Planen blev afvist."]}})
    assert read(link(real, None, "sealed/a")) is not None
    assert read(link(forged, None, "sealed/a")) is None
    nobody = real.model_copy(update={"approvals": ()})
    assert read(link(nobody, None, "sealed/a")) is None


def test_the_same_referat_always_has_the_same_bytes() -> None:
    one = referat("m1", 1, None)
    again = Referat.model_validate_json(one.to_canonical())
    assert again == one
    assert again.to_canonical() == one.to_canonical()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda c: st.lists(c) | st.dictionaries(st.text(), c)
    )
)
def test_canonical_json_does_not_depend_on_the_order_of_keys(value: object) -> None:
    def turned(inner: object) -> object:
        if isinstance(inner, dict):
            return {key: turned(inner[key]) for key in reversed(list(inner))}
        return [turned(row) for row in inner] if isinstance(inner, list) else inner

    assert canonical(value) == canonical(turned(value))  # type: ignore[arg-type]
    assert json.loads(canonical(value)) == value  # type: ignore[arg-type]

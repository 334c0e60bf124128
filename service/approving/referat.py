"""The referat: what was approved, by whom, and what it was written with. Its canonical JSON is what the seal covers."""

import datetime
import hashlib
import json
from typing import Literal

from pydantic import JsonValue

from service.meetings import Draft, Family, Role, Value


class Signature(Value):
    """Somebody approved: in which role, when, and with which remark. `user_id` tells people of one name apart."""

    name: str
    role: Role
    title: str
    user_id: str
    at: datetime.datetime
    remark: str = ""


class Model(Value):
    """A weight that took part in the draft, with its SHA-256."""

    task: str
    id: str
    sha256: str


class Referat(Value):
    """An approved referat. `draft` is its text as `draft.json` has it, `printed` the same as it is printed, word for
    word and before any file format; `seen_sha256` is the hash of both, which every approval names. `template_sha256`
    is the Word template's hash (empty where the layout alone made it), `program` the version of Udkast, `models` what
    the draft was made with. A later `version` has a `reason` and names the seal it `supersedes`.
    """

    format: Literal["udkast-referat/1"] = "udkast-referat/1"
    status: Literal["approved"] = "approved"
    meeting_id: str
    version: int
    reason: str = ""
    supersedes: str | None = None
    draft: Draft
    printed: dict[str, JsonValue]
    seen_sha256: str
    approvals: tuple[Signature, ...]
    family: Family
    template_sha256: str
    program: str
    models: tuple[Model, ...] = ()

    @property
    def is_what_was_seen(self) -> bool:
        """Whether the text is the one that the approvals name, and somebody approved it."""
        return bool(self.approvals) and self.seen_sha256 == seen(self.draft, self.printed)

    def to_canonical(self) -> bytes:
        """The one JSON that this referat has."""
        return canonical(self.model_dump(mode="json"))


def seen(draft: Draft, printed: dict[str, JsonValue]) -> str:
    """The SHA-256 of what a person sees when approving."""
    return sha256(canonical({"draft": draft.model_dump(mode="json"), "printed": printed}))


def sha256(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def canonical(value: JsonValue) -> bytes:
    """JSON as UTF-8 with sorted keys and nothing between the signs: the same value always gives the same bytes.

    In the spirit of RFC 8785; numbers are written as Python writes them.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    # A lone surrogate can't be written as UTF-8. None gets past the readers; a seal must not be where one shows.
    return text.encode("utf-8", "replace") + b"\n"

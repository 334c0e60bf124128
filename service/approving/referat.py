"""The referat: what was approved, by whom, and what it was written with. Its canonical JSON is what the seal covers."""

import datetime
import json
from typing import Any, Literal

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
    """An approved referat. `draft` is its text as `draft.json` has it, `seen_sha256` the hash that every approval
    names, `template_sha256` the Word template's hash (empty where the layout alone made it), `program` the version of
    Udkast, `models` what the draft was made with. A later `version` has a `reason` and names the seal it `supersedes`.
    """

    format: Literal["udkast-referat/1"] = "udkast-referat/1"
    status: Literal["approved"] = "approved"
    meeting_id: str
    version: int
    reason: str = ""
    supersedes: str | None = None
    draft: Draft
    seen_sha256: str
    approvals: tuple[Signature, ...]
    family: Family
    template_sha256: str
    program: str
    models: tuple[Model, ...] = ()

    def to_canonical(self) -> bytes:
        """The one JSON that this referat has."""
        return canonical(self.model_dump(mode="json"))


def canonical(value: Any) -> bytes:
    """JSON as UTF-8 with sorted keys and nothing between the signs: the same value always gives the same bytes.

    In the spirit of RFC 8785, for values without fractions: those of a referat have none.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    # A lone surrogate can't be written as UTF-8. None gets past the readers; a seal must not be where one shows.
    return text.encode("utf-8", "replace") + b"\n"

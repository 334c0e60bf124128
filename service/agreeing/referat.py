"""What is sealed of a talk: the fields as everybody saw them, and what each answered."""

import datetime
import hashlib
import json
from typing import Literal

from pydantic import Field

from service.agreeing.part import Part
from service.agreeing.say import Say
from service.meetings.talk import TalkDraft
from service.meetings.value import Value


class SealedAnswer(Value):
    """What one person answered; remarks and comments stand with the referat, whoever disagrees with them."""

    name: str
    part: Part
    say: Say
    at: datetime.datetime
    remark: str = ""
    comments: dict[str, str] = Field(default_factory=dict)


class TalkReferat(Value):
    """A talk's referat as it was sealed. `seen_sha256` is the text that all answered (`content.fingerprint`)."""

    format: Literal["udkast-talk/1"] = "udkast-talk/1"
    talk_id: str
    draft: TalkDraft
    seen_sha256: str
    answers: tuple[SealedAnswer, ...]
    at: datetime.datetime

    def to_canonical(self) -> bytes:
        """The one JSON that this referat has: RFC 8785 for what stands in it (no numbers but integers)."""
        plain = self.model_dump(mode="json")
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def sha256(self) -> str:
        """The SHA-256 of that JSON."""
        return hashlib.sha256(self.to_canonical()).hexdigest()

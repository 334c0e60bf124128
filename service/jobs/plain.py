"""What the queue's own tables may hold: ids and codes, never content."""

import json
from typing import Any

from dbos import Serializer


class JobError(Exception):
    """A job ended in a way that nobody foresaw; the message is the kind of error, never its content."""


class Plain(Serializer):
    """Values as JSON; of an error only its kind. DBOS would else pickle it with all that it says."""

    def serialize(self, data: Any) -> str:
        """JSON; raises TypeError for what is not made of texts, numbers and lists of them."""
        if isinstance(data, BaseException):
            return json.dumps({"error": type(data).__name__})
        return json.dumps(data)

    def deserialize(cls, serialized_data: str) -> Any:  # noqa: N805 - as the library names it
        """The value, or the error by its kind."""
        data = json.loads(serialized_data)
        if isinstance(data, dict) and set(data) == {"error"}:
            return JobError(data["error"])
        return data

    def name(self) -> str:
        """What DBOS calls it in its tables."""
        return "udkast_plain"

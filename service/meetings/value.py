"""What every noun is: a frozen value with one JSON form."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """Frozen and closed: a field that the format does not know is an error, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_json(self) -> str:
        """The value as UTF-8 JSON, Danish letters as they are, two spaces of indent, one final newline."""
        return self.model_dump_json(indent=2) + "\n"

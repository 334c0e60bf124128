"""The JSON schemas of our formats, published in `service/export/schemas/`.

`python -m service.export.schema` writes them. They say what we write: draft.json of a meeting or a talk, the agenda,
the sealed referat.json and its seal in full; of transcript.json, which we also read, what is required.
"""

import json
from pathlib import Path

from service.approving import Record, Referat
from service.meetings.agenda import Agenda
from service.meetings.draft import Draft
from service.meetings.talk import TalkDraft
from service.meetings.transcript import Transcript

FOLDER = Path(__file__).resolve().parent / "schemas"


def schemas() -> dict[str, str]:
    """The schemas as JSON text by the name of their file."""
    made = {
        "agenda.schema.json": Agenda.model_json_schema(mode="serialization"),
        "draft.schema.json": Draft.model_json_schema(mode="serialization"),
        "referat.schema.json": Referat.model_json_schema(mode="serialization"),
        "seal.schema.json": Record.model_json_schema(mode="serialization"),
        "talk.schema.json": TalkDraft.model_json_schema(mode="serialization"),
        "transcript.schema.json": Transcript.model_json_schema(mode="validation"),
    }
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        name: json.dumps({**dialect, **schema}, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()
    }


if __name__ == "__main__":
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8")

import json

import jsonschema

from service.export.schema import FOLDER, schemas
from service.meetings import Agenda, Draft, Transcript


def test_the_published_schemas_are_current() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == schemas()


def test_what_we_write_fits_them(draft: Draft, transcript: Transcript) -> None:
    agenda = Agenda(meeting=draft.meeting, items=())
    for name, value in (("draft", draft), ("transcript", transcript), ("agenda", agenda)):
        schema = json.loads(schemas()[f"{name}.schema.json"])
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(json.loads(value.to_json()), schema)

from pathlib import Path

import pytest

from service.stages import program


def test_a_changed_phrase_makes_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "ROOT", tmp_path)
    (tmp_path / "templates").mkdir()
    phrases = tmp_path / "templates" / "family.toml"
    phrases.write_text("godkendt", encoding="utf-8")
    before = program.fingerprint()
    assert program.fingerprint() == before
    phrases.write_text("Godkendt.", encoding="utf-8")
    assert program.fingerprint() != before

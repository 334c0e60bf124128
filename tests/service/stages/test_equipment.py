"""What a run says it ran on, and what a profile's weights are called."""

from pathlib import Path

import pytest

import models
from models.error import UdkastError
from models.language.openai import OpenAI
from models.language.server import Server
from models.weights import Role, Store
from service.stages.equipment import WRITING, Equipment, Model, adapter_used


def test_an_adapter_is_a_file_of_the_program() -> None:
    taught = Model(Path("x"), Role(weight="x", engine="llama.cpp", parameters={"lora": "teaching/adapter.gguf"}))
    assert taught.lora == Path(models.__file__).parent / "teaching/adapter.gguf"
    assert Model(Path("x"), Role(weight="x", engine="llama.cpp")).lora is None


def test_an_adapter_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(UdkastError, match="Installér udkast igen"):
        adapter_used("language", Path("/findes/ikke.gguf"))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server that has one model."""
    monkeypatch.setattr(OpenAI, "name", lambda _: "gemma-stor")
    return Server("http://127.0.0.1:9/v1", key="hemmelig")


def test_the_profile_server_is_known_by_what_the_server_calls_its_model(served: Server, tmp_path: Path) -> None:
    equipment = Equipment(Store(tmp_path), "server", WRITING, served)
    (used,) = equipment.used
    assert (used.id, used.sha256, used.title) == ("gemma-stor", "", "")
    assert [p.name for p in used.prompts] == ["item"]
    model = equipment.model("language")
    assert (model.id, model.role.writes) == ("gemma-stor", "item")
    assert model.server == Server(served.url, "hemmelig", "gemma-stor")
    assert "hemmelig" not in repr((equipment.key("language"), model))
    assert "gemma-stor" in repr(equipment.key("language"))


def test_the_profile_server_without_a_server_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="UDKAST_SERVER_URL"):
        Equipment(Store(tmp_path), "server", WRITING)

"""What a run says it ran on, and what a profile's weights are called."""

from pathlib import Path

import pytest

import models
from models.error import UdkastError
from models.weights import Role
from service.stages.equipment import Model, adapter_used


def test_an_adapter_is_a_file_of_the_program() -> None:
    taught = Model(Path("x"), Role(weight="x", engine="llama.cpp", parameters={"lora": "teaching/adapter.gguf"}))
    assert taught.lora == Path(models.__file__).parent / "teaching/adapter.gguf"
    assert Model(Path("x"), Role(weight="x", engine="llama.cpp")).lora is None


def test_an_adapter_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(UdkastError, match="Installér udkast igen"):
        adapter_used("language", Path("/findes/ikke.gguf"))

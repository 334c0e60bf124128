import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.error import UdkastError
from models.language.gguf import read_head


def text(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<Q", len(raw)) + raw


def weight(*, chat: bool, payload: bytes = b"x" * 64) -> bytes:
    fields = [("general.architecture", struct.pack("<I", 8) + text("tiny"))]
    fields.append(("tokenizer.tokens", struct.pack("<IIQ", 9, 8, 2) + text("a") + text("b")))
    fields.append(("some.numbers", struct.pack("<IIQ", 9, 4, 3) + struct.pack("<3I", 1, 2, 3)))
    if chat:
        fields.append(("tokenizer.chat_template", struct.pack("<I", 8) + text("{{ x }}")))
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, len(fields)) + b"".join(text(k) + v for k, v in fields)
    head += text("tensor") + struct.pack("<IQIQ", 1, 16, 0, 0)
    return head + b"\0" * (-len(head) % 32) + payload


def test_the_head_says_whether_the_weight_was_taught_to_chat(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    for chat in (True, False):
        file.write_bytes(weight(chat=chat))
        assert read_head(file).chat is chat
        assert read_head(file).architecture == "tiny"


def test_a_missing_weight_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="udkast models pull"):
        read_head(tmp_path / "none.gguf")


@given(st.integers(min_value=0, max_value=len(weight(chat=True, payload=b"")) - 1))
def test_a_weight_cut_off_anywhere_before_its_tensors_is_damaged(
    tmp_path_factory: pytest.TempPathFactory, length: int
) -> None:
    file = tmp_path_factory.mktemp("cut") / "model.gguf"
    file.write_bytes(weight(chat=True)[:length])
    with pytest.raises(UdkastError):
        read_head(file)


@given(st.binary(max_size=200))
def test_what_is_no_weight_is_damaged(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    file = tmp_path_factory.mktemp("noise") / "model.gguf"
    file.write_bytes(b"GGUF" + noise)
    with pytest.raises(UdkastError):
        read_head(file)

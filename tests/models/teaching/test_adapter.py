import json
from pathlib import Path

import gguf
import numpy as np
import pytest

from models.language.gguf import read_head
from models.teaching.adapter import write_adapter

safetensors = pytest.importorskip("safetensors.numpy")
RANK, WIDE, HIGH = 4, 32, 24


def learnt(folder: Path, part: str = "self_attn.q_proj") -> Path:
    """What peft leaves behind, for one layer."""
    name = f"base_model.model.model.layers.3.{part}"
    ones = np.arange(RANK * WIDE, dtype=np.float32).reshape(RANK, WIDE)
    tensors = {f"{name}.lora_A.weight": ones, f"{name}.lora_B.weight": np.ones((HIGH, RANK), np.float32)}
    folder.mkdir()
    safetensors.save_file(tensors, folder / "adapter_model.safetensors")
    (folder / "adapter_config.json").write_text(json.dumps({"lora_alpha": 32, "r": RANK}), encoding="utf-8")
    return folder


def test_an_adapter_names_the_places_llama_cpp_knows(tmp_path: Path) -> None:
    target = tmp_path / "adapter.gguf"
    write_adapter(learnt(tmp_path / "learnt"), target, "gemma3", {"license": "gemma"})
    reader = gguf.GGUFReader(str(target))
    assert read_head(target).architecture == "gemma3"
    assert {t.name: tuple(int(n) for n in t.shape) for t in reader.tensors} == {
        "blk.3.attn_q.weight.lora_a": (WIDE, RANK),  # GGUF counts from the innermost
        "blk.3.attn_q.weight.lora_b": (RANK, HIGH),
    }
    assert float(reader.fields["adapter.lora.alpha"].parts[-1][0]) == 32
    assert bytes(reader.fields["general.license"].parts[-1]) == b"gemma"


def test_what_llama_cpp_has_no_place_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="lm_head"):
        write_adapter(learnt(tmp_path / "learnt", "self.lm_head"), tmp_path / "adapter.gguf", "gemma3", {})

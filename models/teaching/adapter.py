"""What was learnt (peft's folder) as a GGUF adapter that llama.cpp lays over the weight it was taught on.

Format: llama.cpp's convert_lora_to_gguf.py; tensors `blk.N.<part>.weight.lora_a` (rank x in) and `.lora_b`
(out x rank).
"""

import json
import re
from pathlib import Path
from typing import Any

_PARTS = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
_NAME = re.compile(r"layers\.(?P<layer>\d+)\.(?P<part>\w+\.\w+)\.lora_(?P<side>[AB])\.weight$")


def write_adapter(learnt: Path, target: Path, architecture: str, notice: dict[str, str]) -> None:
    """Write the adapter in half precision. `notice` is its name, licence and the like (`general.*`).

    Raises ValueError for a tensor that llama.cpp has no place for.
    """
    import gguf
    import numpy as np
    from safetensors import safe_open

    config = json.loads((learnt / "adapter_config.json").read_text(encoding="utf-8"))
    writer: Any = gguf.GGUFWriter(str(target), architecture)
    writer.add_string("general.type", "adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(config["lora_alpha"]))
    for key, value in notice.items():
        writer.add_string(f"general.{key}", value)
    with safe_open(learnt / "adapter_model.safetensors", framework="numpy") as tensors:
        for name in sorted(tensors.keys()):
            match = _NAME.search(name)
            if match is None or match["part"] not in _PARTS:
                raise ValueError(name)
            place = f"blk.{match['layer']}.{_PARTS[match['part']]}.weight.lora_{match['side'].lower()}"
            writer.add_tensor(place, tensors.get_tensor(name).astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()

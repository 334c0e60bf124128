"""Checkpoints are read as data: tensors, numbers and strings, never code."""

from pathlib import Path
from typing import Any

import torch


class _Opaque:
    """Stands for a class that a checkpoint names and that nobody here needs: holds nothing, runs nothing."""

    def __new__(cls, *_: object) -> "_Opaque":
        return super().__new__(cls)

    def __setstate__(self, _: object) -> None: ...


_NAMED_BY_PYANNOTE = ("Specifications", "Resolution", "Problem")


def read_checkpoint(path: Path) -> dict[str, Any]:
    """The dictionary in a PyTorch file. Whatever is not data is an error (`pickle.UnpicklingError`)."""
    opaque = [(_Opaque, f"pyannote.audio.core.task.{name}") for name in _NAMED_BY_PYANNOTE]
    with torch.serialization.safe_globals([*opaque, (_Opaque, "torch.torch_version.TorchVersion")]):
        checkpoint: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return checkpoint

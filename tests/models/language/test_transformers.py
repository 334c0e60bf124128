from pathlib import Path

import pytest

from models.error import UdkastError
from models.language.transformers import Transformers


def test_a_missing_weight_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="udkast models pull"):
        Transformers(tmp_path / "none.gguf")

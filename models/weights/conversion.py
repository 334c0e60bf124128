"""A Whisper published for Transformers becomes one that CTranslate2 (faster-whisper) runs."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from models.error import UdkastError
from models.weights.assembly import writing_in
from models.weights.catalogue import Conversion


def convert(conversion: Conversion, inputs: Path, folder: Path, files: Sequence[str]) -> None:
    """Turn what lies in `inputs` into `files` in `folder`, and remove `inputs`.

    Nothing stands in `folder` before the whole conversion has succeeded. Raises UdkastError when Transformers is not
    installed or the weights can't be converted.
    """
    try:
        # Heavy, and seldom needed; the converter imports without Transformers, but then knows no model.
        import transformers  # noqa: F401 - only that it is there
        from ctranslate2.converters import TransformersConverter  # type: ignore[import-untyped]
    except ImportError as error:
        raise UdkastError("Omregning af modellen kræver Transformers. Installér `udkast[gpu]`.") from error
    made = folder / ".converted"
    with writing_in(folder):
        shutil.rmtree(made, ignore_errors=True)
        try:
            TransformersConverter(str(inputs), low_cpu_mem_usage=True).convert(
                str(made), quantization=conversion.quantization
            )
        except Exception as error:  # the converter's own errors are of no one kind
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk's
            shutil.rmtree(inputs, ignore_errors=True)
            raise UdkastError("Modellen kunne ikke omregnes til CTranslate2. Hent den igen.") from error
        shutil.copyfile(inputs / "tokenizer.json", made / "tokenizer.json")
        _describe_sound(inputs, made)
        for name in files:
            (made / name).replace(folder / name)
        shutil.rmtree(made)
        shutil.rmtree(inputs)


def _describe_sound(inputs: Path, made: Path) -> None:
    # faster-whisper takes 80 mel bands unless this file says otherwise; large v3 and its children use 128.
    config = json.loads((inputs / "config.json").read_text(encoding="utf-8"))
    (made / "preprocessor_config.json").write_text(json.dumps({"feature_size": config["num_mel_bins"]}))

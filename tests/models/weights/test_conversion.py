"""A Whisper published for Transformers is fetched and becomes one that faster-whisper runs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from models.error import UdkastError
from models.weights import Catalogue, Source, Status, Store, Weight

if TYPE_CHECKING:
    from tests.models.weights.conftest import Host, Tiny

INPUTS = ("model.safetensors", "config.json", "tokenizer.json", "generation_config.json")
FILES = ("model.bin", "config.json", "preprocessor_config.json", "tokenizer.json", "vocabulary.json")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Whisper of random numbers, small enough to be made here, as Transformers saves it."""
    transformers = pytest.importorskip("transformers", reason="Transformers is part of udkast[gpu]")
    tokenizers = pytest.importorskip("tokenizers")
    folder = tmp_path_factory.mktemp("published")
    special = ["<|endoftext|>", "<|startoftranscript|>", "<|da|>", "<|transcribe|>", "<|notimestamps|>"]
    words = {word: number for number, word in enumerate([*special, "ja", "nej"])}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="nej"))  # noqa: S106 - a word, no secret
    tokenizer.add_special_tokens(special)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = transformers.WhisperConfig(
        vocab_size=len(words) + 1501,
        num_mel_bins=128,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=8,
        decoder_ffn_dim=8,
        d_model=16,
        pad_token_id=0,
        bos_token_id=0,
        eos_token_id=0,
        decoder_start_token_id=1,
    )
    transformers.WhisperForConditionalGeneration(config).save_pretrained(folder)
    return folder


@pytest.fixture
def danish(tiny: "Tiny") -> Weight:
    return tiny.weight(
        file=[{"path": path} for path in FILES],
        size=1_000_000,
        conversion={"format": "ctranslate2", "quantization": "float16", "inputs": INPUTS},
    )


def test_what_was_published_for_transformers_runs_in_ctranslate2(
    danish: Weight, published: Path, host: "Host", store: Store, everywhere: tuple[Source, ...]
) -> None:
    ctranslate2 = pytest.importorskip("ctranslate2")
    base = f"/hub/example/tiny/resolve/{danish.revision}"
    host.files |= {f"{base}/{name}": (published / name).read_bytes() for name in INPUTS}
    store.pull(danish, everywhere)
    folder = store.path(danish)
    assert ctranslate2.models.Whisper(str(folder), device="cpu").is_multilingual is not None
    assert json.loads((folder / "preprocessor_config.json").read_text()) == {"feature_size": 128}
    assert sorted(path.name for path in folder.iterdir()) == sorted([*FILES, ".record.json"])
    assert store.verify(danish) is Status.UNCHECKED


def test_weights_that_cannot_be_converted_leave_nothing_behind(
    danish: Weight, published: Path, host: "Host", store: Store, everywhere: tuple[Source, ...]
) -> None:
    base = f"/hub/example/tiny/resolve/{danish.revision}"
    host.files |= {f"{base}/{name}": (published / name).read_bytes() for name in INPUTS}
    host.files[f"{base}/model.safetensors"] = b"not a model"
    with pytest.raises(UdkastError, match="kunne ikke omregnes"):
        store.pull(danish, everywhere)
    assert store.status(danish) is Status.MISSING
    assert not [path for path in store.root.rglob("*") if path.is_file() and path.name != ".lock"]


def test_the_danish_whisper_of_the_catalogue_is_converted_into_what_faster_whisper_reads() -> None:
    weight = Catalogue.load().weight("edda-v0.2")
    assert weight.conversion is not None
    assert {"model.safetensors", "config.json", "tokenizer.json"} <= set(weight.conversion.inputs)
    assert {file.path for file in weight.files} == set(FILES)

from collections.abc import Iterator
from pathlib import Path

import gguf
import numpy as np
import pytest

from models.error import UdkastError
from models.language import Example, Task
from models.language.llama import Llama

WEIGHT = Path.home() / ".cache/udkast/weights/gemma-3-270m/model.gguf"
TASK = Task("Skriv tallet med bogstaver.", (Example("1", "en"), Example("2", "to"), Example("4", "fire")))

needs_weights = pytest.mark.skipif(not WEIGHT.is_file(), reason="weights are not fetched")


@pytest.fixture(scope="module")
def llama() -> Iterator[Llama]:
    model = Llama(WEIGHT, threads=1, context=512)
    yield model
    model.close()


def adapter(path: Path, loudness: float) -> Path:
    """A LoRA of rank 2 on every layer's output, random and as loud as told."""
    writer = gguf.GGUFWriter(str(path), "gemma3")
    writer.add_string("general.type", "adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 2.0)
    random = np.random.default_rng(1)
    for layer in range(18):
        for name, shape in (("lora_a", (2, 1024)), ("lora_b", (640, 2))):
            values = loudness * random.standard_normal(shape)
            writer.add_tensor(f"blk.{layer}.attn_output.weight.{name}", values.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def listening() -> set[str]:
    """The sockets of this process that something could connect to: TCP ports, and Unix sockets by their path."""
    mine = {str(f.readlink()) for f in Path("/proc/self/fd").iterdir() if f.is_symlink()}
    inodes = {link[8:-1] for link in mine if link.startswith("socket:[")}
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        rows = [line.split() for line in Path(table).read_text().splitlines()[1:]]
        found |= {row[1] for row in rows if row[3] == "0A" and row[9] in inodes}
    rows = [line.split() for line in Path("/proc/net/unix").read_text().splitlines()[1:]]
    return found | {row[7] for row in rows if len(row) > 7 and row[6] in inodes and Path(row[7]).exists()}


@pytest.mark.weights
@needs_weights
def test_the_same_questions_get_the_same_answers_in_order(llama: Llama) -> None:
    seen: list[float] = []
    first = llama.answer(TASK, ["3", "5"], max_tokens=4, progress=seen.append)
    assert llama.answer(TASK, ["3", "5"], max_tokens=4) == first
    assert seen == [0.5, 1.0]
    assert all(answer == answer.strip() and "\n" not in answer for answer in first)


@pytest.mark.weights
@needs_weights
def test_an_answer_matches_its_own_grammar(llama: Llama) -> None:
    grammars = ['root ::= "syv" | "otte"', None, 'root ::= "ja"']
    answers = llama.answer(TASK, ["7", "3", "9"], grammars, max_tokens=6)
    assert answers[0] in {"syv", "otte"}
    assert answers[2] == "ja"


@pytest.mark.weights
@needs_weights
def test_nothing_can_connect_to_the_model_and_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    before = listening()
    model = Llama(WEIGHT, threads=1, context=256)
    model.answer(Task("Svar."), ["hemmeligt"], max_tokens=1)
    assert listening() <= before
    model.close()
    assert capfd.readouterr() == ("", "")
    with pytest.raises(UdkastError):
        model.answer(Task("Svar."), ["igen"])


@pytest.mark.weights
@needs_weights
def test_a_grammar_that_is_none_is_an_error_that_quotes_nothing(llama: Llama) -> None:
    with pytest.raises(UdkastError) as failure:
        llama.answer(TASK, ["hemmeligt"], ["root ::= ("], max_tokens=2)
    assert "hemmeligt" not in str(failure.value)


def test_a_missing_weight_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="udkast models pull"):
        Llama(tmp_path / "none.gguf")


@pytest.mark.weights
@needs_weights
def test_an_adapter_changes_what_the_model_says_and_an_empty_one_does_not(llama: Llama, tmp_path: Path) -> None:
    plain = llama.answer(TASK, ["3"], max_tokens=6)
    said = {}
    for name, loudness in (("tom", 0.0), ("høj", 1.0)):
        taught = Llama(WEIGHT, threads=1, context=512, lora=adapter(tmp_path / f"{name}.gguf", loudness))
        said[name] = taught.answer(TASK, ["3"], max_tokens=6)
        taught.close()
    assert said["tom"] == plain
    assert said["høj"] != plain


@pytest.mark.weights
@needs_weights
def test_a_damaged_adapter_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    broken = tmp_path / "adapter.gguf"
    broken.write_bytes(b"GGUF")
    with pytest.raises(UdkastError, match="Sprogmodellens"):
        Llama(WEIGHT, threads=1, context=512, lora=broken)

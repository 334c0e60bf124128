import sys
from pathlib import Path

import pytest

from evaluation.command import evaluate
from evaluation.figures import drafting
from evaluation.figures.figure import DraftingFigure, Figures, MemoryFigure, Rate
from evaluation.figures.process import ended
from evaluation.measures.share import Share
from models.error import UdkastError


def test_an_unknown_part_is_one_danish_line(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="Delen 'fart' findes ikke"):
        evaluate(only="drafting,fart", out=tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_part_measured_anew_leaves_the_others_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rate = Rate.of([Share(3, 4)])
    found = DraftingFigure(split="fresh", meetings=1, alignment=rate, outcome=rate, confused=())
    monkeypatch.setattr(drafting, "measured", lambda _: (found,))
    before = MemoryFigure(minutes=10, seconds=1, peak_bytes={"speech": 1_000_000_000})
    longer = before.model_copy(update={"minutes": 20})
    (tmp_path / "figures.json").write_text(Figures(memory=(before, longer)).to_json(), encoding="utf-8")
    evaluate(only="drafting", out=tmp_path)
    figures = Figures.model_validate_json((tmp_path / "figures.json").read_bytes())
    assert figures.memory == (before, longer)
    assert figures.drafting == (found,)
    assert list(figures.parts) == ["drafting"]
    assert "Punkter og beslutninger" in (tmp_path / "figures.md").read_text(encoding="utf-8")
    assert "<svg" in (tmp_path / "memory.svg").read_text(encoding="utf-8")


def test_other_commands_do_not_pay_for_it() -> None:
    heavy = "{'torch', 'numpy', 'matplotlib', 'pydantic'}"
    code = f"import sys, evaluation.command; print(*({heavy} & set(sys.modules)))"
    assert not ended([sys.executable, "-c", code]).output.split()

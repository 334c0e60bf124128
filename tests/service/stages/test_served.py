"""The whole job with its language model on a real server, and with the server away."""

from pathlib import Path

import pytest

from models.error import UdkastError
from service.meetings import Draft
from service.settings import Settings
from service.stages.drafting import Order, draft_meeting
from service.stages.run import Run
from service.stages.watch import Unwatched
from tests.models.language.serving import KEY, serving

WEIGHT = Path.home() / ".cache/udkast/weights/gemma-3-270m/model.gguf"
AGENDA = """Trivselsudvalget

1. Cykelparkering ved rådhuset
Indstilling
Forvaltningen indstiller,
at der etableres cykelparkering.
"""
SPEECH = """WEBVTT

00:00:01.000 --> 00:00:08.000
<v Ida Toft>Så er vi ved punkt 1, cykelparkering ved rådhuset.

00:00:09.000 --> 00:00:16.000
<v Mette Frost>Der mangler 40 pladser ved hovedindgangen.

00:00:17.000 --> 00:00:24.000
<v Ida Toft>Kan vi godkende indstillingen?

00:00:25.000 --> 00:00:28.000
<v Mette Frost>Ja.

00:00:29.000 --> 00:00:36.000
<v Ida Toft>Godt, så er indstillingen godkendt.
"""


@pytest.fixture
def order(tmp_path: Path) -> Order:
    (tmp_path / "dagsorden.txt").write_text(AGENDA, encoding="utf-8")
    (tmp_path / "møde.vtt").write_text(SPEECH, encoding="utf-8")
    return Order(
        agenda=tmp_path / "dagsorden.txt", transcript=tmp_path / "møde.vtt", out=tmp_path / "ud", profile="server"
    )


@pytest.mark.weights
@pytest.mark.skipif(not WEIGHT.is_file(), reason="weights are not fetched")
def test_a_meeting_is_drafted_with_a_model_on_a_server(tmp_path: Path, order: Order) -> None:
    with serving(WEIGHT) as running:
        draft_meeting(order, Settings(work=tmp_path / "work", server_url=running.url, server_key=KEY), Unwatched())
    run = Run.model_validate_json((order.out / "run.json").read_bytes())
    draft = Draft.model_validate_json((order.out / "draft.json").read_bytes())
    (model,) = run.models
    assert (model.id, model.sha256, [p.name for p in model.prompts]) == ("gemma-prøve", "", ["item"])
    (item,) = draft.items
    assert item.decision.outcome == "approved"
    assert {s.writer for s in item.decision.sentences} <= {"rules", "gemma-prøve"}
    assert sum(run.writers[0].sentences.values()) == len(item.decision.sentences) >= 2
    assert KEY not in "".join(p.read_text(encoding="utf-8") for p in order.out.glob("*.json"))


def test_a_server_that_is_away_is_told_before_anything_is_written(tmp_path: Path, order: Order) -> None:
    away = Settings(work=tmp_path / "work", server_url="http://127.0.0.1:9/v1")
    with pytest.raises(UdkastError, match="svarer ikke"):
        draft_meeting(order, away, Unwatched())
    assert not order.out.exists()


def test_the_profile_server_asks_for_its_server(tmp_path: Path, order: Order) -> None:
    with pytest.raises(UdkastError, match="UDKAST_SERVER_URL"):
        draft_meeting(order, Settings(work=tmp_path / "work"), Unwatched())

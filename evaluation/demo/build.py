"""Makes the files of the demo meeting from `script.json` and `agenda.toml`.

    python -m evaluation.demo.build [SPOKEN]

SPOKEN is what a synthetic reader of `script.json` wrote: SPOKEN.wav (16 kHz mono), SPOKEN.rttm and SPOKEN.json
(start, end, speaker and text of every utterance). Without it only what the texts alone decide is made again.
"""

import json
import re
import sys
import tomllib
from pathlib import Path

import av

from evaluation.demo.captions import Turn, webvtt
from evaluation.demo.documents import write_docx, write_pdf

HERE = Path(__file__).parent
BIT_RATE = 24_000
RECORDING = "6c1f0b52-8f0e-4f6e-9a53-2d7b7c1e4a90"  # any constant: Teams puts a random one here


def build(spoken: Path | None) -> None:
    """Write the dagsorden, the captions and, where `spoken` is given, the sound and its turns."""
    agenda = tomllib.loads((HERE / "agenda.toml").read_text(encoding="utf-8"))
    write_pdf(agenda, HERE / "dagsorden.pdf")
    write_docx(agenda, HERE / "dagsorden.docx")
    script = json.loads((HERE / "script.json").read_text(encoding="utf-8"))
    if spoken is not None:
        _compress(spoken.with_suffix(".wav"), HERE / "demo.ogg")
        rttm = spoken.with_suffix(".rttm").read_text(encoding="utf-8")
        (HERE / "demo.rttm").write_text(re.sub(r"(?m)^SPEAKER \S+", "SPEAKER demo", rttm), encoding="utf-8")
    turns = json.loads((spoken.with_suffix(".json") if spoken else HERE / "turns.json").read_text(encoding="utf-8"))
    turns = [turn | {"item": item} for turn, item in zip(turns, script["items"], strict=True)]
    lines = ",\n".join(json.dumps(turn, ensure_ascii=False) for turn in turns)
    (HERE / "turns.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    said = [Turn(t["start"], t["end"], t["speaker"], _as_written(t["text"], script["written"])) for t in turns]
    (HERE / "demo.vtt").write_text(webvtt(said, RECORDING), encoding="utf-8")
    (HERE / "demo.txt").write_text("".join(f"{turn['text']}\n" for turn in turns), encoding="utf-8")


def _as_written(text: str, written: list[list[str]]) -> str:
    for spoken, digits in written:
        text = text.replace(spoken, digits)
    return text


def _compress(wave: Path, path: Path) -> None:
    with av.open(str(wave)) as source, av.open(str(path), "w", format="ogg") as target:
        stream = target.add_stream("libopus", rate=48_000, options={"application": "voip"})
        stream.bit_rate = BIT_RATE
        stream.codec_context.layout = "mono"
        resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
        for frame in source.decode(audio=0):
            for out in resampler.resample(frame):
                target.mux(stream.encode(out))
        for out in resampler.resample(None):
            target.mux(stream.encode(out))
        target.mux(stream.encode(None))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else None)

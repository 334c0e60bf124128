"""senko 0.2.2 as its README runs it: python senko_turns.py SOUND.wav (16 kHz, mono, 16-bit) → JSON on stdout."""

import contextlib
import json
import sys
import time


def main() -> None:
    """Print {"seconds": diarising, "load_seconds": importing and loading, "turns": [{"start", "end", "speaker"}]}."""
    began = time.perf_counter()
    with contextlib.redirect_stdout(sys.stderr):
        import senko

        diarizer = senko.Diarizer(device="cpu", warmup=False, quiet=True)
        loaded = time.perf_counter()
        found = diarizer.diarize(sys.argv[1], generate_colors=False)
        done = time.perf_counter()
    segments = found["merged_segments"] if found else []
    turns = [{"start": s["start"], "end": s["end"], "speaker": s["speaker"]} for s in segments]
    json.dump({"seconds": done - loaded, "load_seconds": loaded - began, "turns": turns}, sys.stdout)


if __name__ == "__main__":
    main()

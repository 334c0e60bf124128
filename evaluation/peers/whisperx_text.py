"""whisperX 3.8.6 on our Whisper, Danish, batch 8: python whisperx_text.py SOUND.wav WHISPER_DIRECTORY → JSON on stdout.

The directory is a CTranslate2 Whisper; the pyannote VAD lies in whisperX's own wheel. No alignment: there is no Danish
aligner without a model hub, and it changes times, not words.
"""

import contextlib
import json
import os
import sys
import time

os.environ["PYANNOTE_METRICS_ENABLED"] = "0"  # before pyannote is imported: it would report home
os.environ["HF_HUB_OFFLINE"] = "1"


def main() -> None:
    """Print {"seconds": recognising, "load_seconds": importing and loading, "text": everything heard}."""
    sound, weights = sys.argv[1:3]
    began = time.perf_counter()
    with contextlib.redirect_stdout(sys.stderr):
        import soundfile
        import whisperx

        model = whisperx.load_model(weights, "cpu", compute_type="int8", language="da", vad_method="pyannote")
        loaded = time.perf_counter()
        samples, _ = soundfile.read(sound, dtype="float32")
        found = model.transcribe(samples, batch_size=8, language="da")
        done = time.perf_counter()
    text = " ".join(segment["text"].strip() for segment in found["segments"])
    json.dump({"seconds": done - loaded, "load_seconds": loaded - began, "text": text}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()

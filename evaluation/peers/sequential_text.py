"""faster-whisper one window after the other, on our Whisper: the slow way that ours must not hear worse than.

python sequential_text.py SOUND.wav WHISPER_DIRECTORY → JSON on stdout. Danish, int8, beam 5, voice activity first, the
library's own settings otherwise.
"""

import json
import sys
import time


def main() -> None:
    """Print {"seconds": recognising, "load_seconds": importing and loading, "text": everything heard}."""
    sound, weights = sys.argv[1:3]
    began = time.perf_counter()
    from faster_whisper import WhisperModel

    model = WhisperModel(weights, device="cpu", compute_type="int8")
    loaded = time.perf_counter()
    segments, _ = model.transcribe(sound, language="da", beam_size=5, vad_filter=True)
    text = " ".join(segment.text.strip() for segment in segments)
    done = time.perf_counter()
    json.dump({"seconds": done - loaded, "load_seconds": loaded - began, "text": text}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()

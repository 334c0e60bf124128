"""Our own programs as peers are run: python -m evaluation.figures.own (words|told|turns) SOUND.wav.

Prints {"seconds": the recording alone, "load_seconds": importing and loading, "text" or "turns": …} on stdout.
"""

import json
import sys
import time
from pathlib import Path

DEMO = Path(__file__).parents[1] / "demo"


def main(task: str, path: Path) -> None:
    """Hear the words or the turns of a decoded recording with the default profile; "told" knows a dagsorden."""
    began = time.perf_counter()
    from models.sound import Sound
    from models.speakers.diarizer import Diarizer
    from models.speech import Hints, Whisper
    from models.weights import Store
    from service import agenda as agendas
    from service.settings import Settings
    from service.stages.equipment import LISTENING, Equipment
    from service.transcript.hints import hints_of

    equipment = Equipment(Store(Settings().weights), "embedded", LISTENING)
    sound = Sound.open(path)
    found: dict[str, object]
    if task in {"words", "told"}:
        speech = equipment.model("speech")
        whisper = Whisper(speech.folder, speech.text("device", "cpu"), speech.text("compute_type", "int8"))
        hints = hints_of(agendas.read(DEMO / "dagsorden.docx")) if task == "told" else Hints()
        loaded = time.perf_counter()
        found = {"text": " ".join(word.text for word in whisper.words(sound, hints))}
    else:
        segmentation, embedding = equipment.model("segmentation").folder, equipment.model("embedding").folder
        diarizer = Diarizer(segmentation / "pytorch_model.bin", embedding / "campplus_cn_en_common.pt")
        loaded = time.perf_counter()
        turns = diarizer.turns(sound)
        found = {"turns": [{"start": t.start, "end": t.end, "speaker": str(t.speaker)} for t in turns]}
    done = time.perf_counter()
    json.dump({"seconds": done - loaded, "load_seconds": loaded - began, **found}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

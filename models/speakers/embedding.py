"""What a voice sounds like, as 192 numbers: CAM++.

The network is that of 3D-Speaker (`speakerlab/models/campplus`, Apache-2.0, Copyright 3D-Speaker; Wang et al.,
"CAM++: A fast and efficient network for speaker verification using context-aware masking", Interspeech 2023), written
for inference: a small 2-D convolutional front, three densely connected TDNN blocks whose channels are masked by their
context, and the mean and deviation over time. Input is an 80-bin Kaldi filter bank, 100 frames a second,
mean-normalised.

An embedding describes a person. It lives in memory while one recording is diarised, and nowhere else.
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.speakers.checkpoint import read_checkpoint

SIZE = 192
BINS = 80
FRAMES_PER_SECOND = 100
_BLOCKS = ((12, 1), (24, 2), (16, 2))  # layers, dilation
_GROWTH = 32
_BOTTLENECK = 128
_CONTEXT = 100  # frames (after the stride of two) that share a context


class _Residual(nn.Module):
    def __init__(self, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(32, 32, 3, stride=(stride, 1), padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(32)
        self.conv2 = nn.Conv2d(32, 32, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(32)
        self.shortcut = nn.Sequential()
        if stride > 1:
            self.shortcut = nn.Sequential(nn.Conv2d(32, 32, 1, stride=(stride, 1), bias=False), nn.BatchNorm2d(32))

    def forward(self, x: Tensor) -> Tensor:
        out = self.bn2(self.conv2(functional.relu(self.bn1(self.conv1(x)))))
        return functional.relu(out + self.shortcut(x))


class _Head(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(32)
        self.layer1 = nn.Sequential(_Residual(2), _Residual(1))
        self.layer2 = nn.Sequential(_Residual(2), _Residual(1))
        self.conv2 = nn.Conv2d(32, 32, 3, stride=(2, 1), padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(32)

    def forward(self, x: Tensor) -> Tensor:
        out = functional.relu(self.bn1(self.conv1(x.unsqueeze(1))))
        out = functional.relu(self.bn2(self.conv2(self.layer2(self.layer1(out)))))
        return out.flatten(1, 2)


class _Normal(nn.Module):
    """Batch normalisation and ReLU, under the names of the weights."""

    def __init__(self, channels: int, *, affine: bool = True, relu: bool = True) -> None:
        super().__init__()
        self.batchnorm = nn.BatchNorm1d(channels, affine=affine)
        self.relu = relu

    def forward(self, x: Tensor) -> Tensor:
        x = self.batchnorm(x)
        return functional.relu(x) if self.relu else x


class _Mask(nn.Module):
    """A convolution whose channels are weighted by the mean of the whole piece and of each second or two of it."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.linear_local = nn.Conv1d(_BOTTLENECK, _GROWTH, 3, padding=dilation, dilation=dilation, bias=False)
        self.linear1 = nn.Conv1d(_BOTTLENECK, _BOTTLENECK // 2, 1)
        self.linear2 = nn.Conv1d(_BOTTLENECK // 2, _GROWTH, 1)

    def forward(self, x: Tensor) -> Tensor:
        near = functional.avg_pool1d(x, _CONTEXT, _CONTEXT, ceil_mode=True)
        context = functional.relu(self.linear1(x.mean(-1, keepdim=True) + near))
        weight = torch.sigmoid(self.linear2(context))
        out: Tensor = self.linear_local(x) * weight.repeat_interleave(_CONTEXT, dim=-1)[..., : x.shape[-1]]
        return out


class _Layer(nn.Module):
    def __init__(self, channels: int, dilation: int) -> None:
        super().__init__()
        self.nonlinear1 = _Normal(channels)
        self.linear1 = nn.Conv1d(channels, _BOTTLENECK, 1, bias=False)
        self.nonlinear2 = _Normal(_BOTTLENECK)
        self.cam_layer = _Mask(dilation)

    def forward(self, x: Tensor) -> Tensor:
        masked: Tensor = self.cam_layer(self.nonlinear2(self.linear1(self.nonlinear1(x))))
        return torch.cat([x, masked], dim=1)


class _Transit(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.nonlinear = _Normal(channels)
        self.linear = nn.Conv1d(channels, channels // 2, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.linear(self.nonlinear(x))
        return out


class _Linear(nn.Module):
    def __init__(self, convolution: nn.Conv1d, normal: _Normal) -> None:
        super().__init__()
        self.linear = convolution
        self.nonlinear = normal

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.nonlinear(self.linear(x))
        return out


class Embedding(nn.Module):
    """Filter banks of pieces of one voice each in, one vector per piece out."""

    def __init__(self) -> None:
        super().__init__()
        self.head = _Head()
        self.xvector = nn.Sequential()
        tdnn = nn.Conv1d(32 * BINS // 8, 128, 5, stride=2, padding=2, bias=False)
        self.xvector.add_module("tdnn", _Linear(tdnn, _Normal(128)))
        channels = 128
        for block, (layers, dilation) in enumerate(_BLOCKS, 1):
            dense = nn.Sequential()
            for layer in range(layers):
                dense.add_module(f"tdnnd{layer + 1}", _Layer(channels, dilation))
                channels += _GROWTH
            self.xvector.add_module(f"block{block}", dense)
            self.xvector.add_module(f"transit{block}", _Transit(channels))
            channels //= 2
        self.xvector.add_module("out_nonlinear", _Normal(channels))
        dense_out = nn.Conv1d(2 * channels, SIZE, 1, bias=False)
        self.dense = _Linear(dense_out, _Normal(SIZE, affine=False, relu=False))

    @classmethod
    def load(cls, path: Path) -> "Embedding":
        """Read `campplus_cn_en_common.pt` of 3D-Speaker."""
        state = {name.replace("xvector.dense.", "dense."): tensor for name, tensor in read_checkpoint(path).items()}
        net = cls()
        net.load_state_dict(state)
        return net.eval()

    def forward(self, features: Tensor) -> Tensor:
        """Vectors (piece, 192) of mean-normalised filter banks (piece, frame, bin), at least three frames each."""
        x = self.xvector(self.head(features.transpose(1, 2)))
        statistics = torch.cat([x.mean(-1), x.std(-1)], dim=-1)
        out: Tensor = self.dense(statistics.unsqueeze(-1)).squeeze(-1)
        return out


def filter_bank(samples: Tensor) -> Tensor:
    """Kaldi's log mel filter bank, (frame, 80), 25 ms every 10 ms, of sound (sample,) at 16 kHz; not yet normalised."""
    from torchaudio.compliance import kaldi

    bank: Tensor = kaldi.fbank(samples.unsqueeze(0), num_mel_bins=BINS, sample_frequency=16_000, dither=0.0)
    return bank

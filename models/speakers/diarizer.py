"""The adapter that every meeting goes through: segmentation-3.0 and CAM++ on a schedule of our own.

Stock pyannote slides its ten-second window a second at a time and embeds each voice of each window anew: every
second of speech ten times. Here windows overlap by half, the filter bank is made once, and each second of speech is
embedded once. The two networks are theirs, and so is how a voice is embedded: from the frames where it is alone.

pyannote.audio itself is not imported: that alone takes longer than diarising a five-minute meeting. Nor can it then
report home; importing this sets nothing and opens no connection.

The recording is read a minute at a time, one minute on each processor: the networks' layers are so narrow that two
threads on one of them wait for each other more than they work (measured: 15 s become 7 on two processors, where
torch's own threads gave 12 to 15). What grows with its length are the embeddings (192 numbers per two seconds
of speech), and they are gone when `turns` returns.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from models.progress import Progress, silent
from models.sound import Sound
from models.speakers.clustering import group
from models.speakers.embedding import BINS, SIZE, Embedding, filter_bank
from models.speakers.pieces import STEP, Piece, pieces_of
from models.speakers.segmentation import WINDOW, Segmentation
from models.speakers.timeline import turns_of
from models.speakers.turn import Turn

_BATCH = 12  # windows heard at once: about a minute
_PIECES = 8  # pieces embedded at once
_LONGEST = 400  # filter-bank frames of a piece that are embedded; more says nothing new
_GRAIN = 50  # filter-bank frames that lengths are rounded up to


class Diarizer:
    """Speakers on segmentation-3.0 (`pytorch_model.bin`) and CAM++ (`campplus_cn_en_common.pt`), on the CPU."""

    def __init__(self, segmentation: Path, embedding: Path) -> None:
        self._segmentation = Segmentation.load(segmentation)
        self._embedding = Embedding.load(embedding)

    def turns(self, sound: Sound, count: int | None = None, progress: Progress = silent) -> list[Turn]:
        """The turns of a recording; see `Speakers`."""
        pieces: list[Piece] = []
        vectors: list[NDArray[np.float32]] = [np.zeros((0, SIZE), np.float32)]
        windows = max(1, -(-(sound.samples - WINDOW) // STEP) + 1)

        def block(first: int) -> tuple[list[Piece], NDArray[np.float32]]:
            last = min(first + _BATCH, windows)
            return self._block(sound, first, last, final=last == windows)

        with _one_thread_each() as workers:
            for number, (new, embedded) in enumerate(workers.map(block, range(0, windows, _BATCH)), 1):
                pieces += new
                vectors.append(embedded)
                progress(min(1.0, number * _BATCH / windows) * 0.98)
        seconds = np.array([len(piece.pure) / 100 for piece in pieces])
        labels = group(np.concatenate(vectors), seconds, count)
        progress(1.0)
        return turns_of(pieces, labels, sound.seconds)

    def _block(self, sound: Sound, first: int, last: int, *, final: bool) -> tuple[list[Piece], NDArray[np.float32]]:
        """The pieces of some windows and their embeddings."""
        begin, length = first * STEP, (last - first - 1) * STEP + WINDOW
        heard = sound.read(begin, begin + length)
        samples = torch.zeros(length)
        samples[: len(heard)] = torch.from_numpy(heard)
        active = self._segmentation.voices(samples.unfold(0, WINDOW, STEP)).numpy()
        pieces = [
            piece
            for index, window in enumerate(active)
            for piece in pieces_of(first + index, window, last=final and first + index == last - 1)
        ]
        if not pieces:
            return [], np.zeros((0, SIZE), np.float32)
        bank = filter_bank(samples)
        offset = begin // 160
        return pieces, self._embed([bank[torch.from_numpy(np.clip(p.pure - offset, 0, len(bank) - 1))] for p in pieces])

    @torch.inference_mode()
    def _embed(self, pieces: list[torch.Tensor]) -> NDArray[np.float32]:
        """Embeddings (piece, 192) of filter banks, those of like length together; the short repeat to fill their row.

        Batches have one of a few shapes: the CPU's kernels are compiled and kept for each shape that is seen.
        """
        vectors = np.zeros((len(pieces), SIZE), np.float32)
        order = sorted(range(len(pieces)), key=lambda piece: len(pieces[piece]))
        for start in range(0, len(order), _PIECES):
            batch = order[start : start + _PIECES]
            length = min(_LONGEST, -(-len(pieces[batch[-1]]) // _GRAIN) * _GRAIN)
            rows = torch.zeros(_PIECES, length, BINS)
            for row, piece in zip(rows, batch, strict=False):
                bank = pieces[piece][:length]
                row[:] = (bank - bank.mean(dim=0)).repeat(-(-length // len(bank)), 1)[:length]
            vectors[batch] = self._embedding(rows)[: len(batch)].numpy()
        return vectors


@contextmanager
def _one_thread_each() -> Iterator[ThreadPoolExecutor]:
    """A worker for each processor this process may use; torch itself uses no more threads than the worker's own."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as workers:
            yield workers
    finally:
        torch.set_num_threads(threads)

"""LoRA on the dequantised weight, on two cores: the model learns to write what was written, not what was said.

Runs in an environment of its own (`requirements.lock`): torch, transformers, peft.

Two things make it quick. Only the tokens to be written are scored; and they are scored against the tokens that Danish
lessons use and a share of all others, not against the whole vocabulary, which is two thirds of this model.
"""

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.teaching.form import answer, prompt
from models.teaching.pair import Pair

TARGETS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


@dataclass(frozen=True)
class Plan:
    """How it is taught. `seconds` ends the lesson early, at the next step; `batch` is in pairs."""

    rank: int = 16
    alpha: int = 32
    rate: float = 4e-4
    rounds: int = 3
    batch: int = 16
    seconds: float = 3600.0
    others: int = 12_000
    threads: int = 2
    seed: int = 1


@dataclass(frozen=True)
class _Step:
    ids: list[list[int]]
    begins: list[int]  # where each pair's answer begins


class Lesson:
    """A weight (GGUF) being taught. Raises what transformers raises if the weight can't be read."""

    def __init__(self, weight: Path, plan: Plan) -> None:
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # a thread that waits leaves the core to others
        import peft
        import torch
        import transformers

        torch.manual_seed(plan.seed)
        torch.set_num_threads(plan.threads)
        library: Any = transformers
        where = {"gguf_file": weight.name, "local_files_only": True}
        self.plan, self._torch = plan, torch
        self.tokenizer: Any = library.AutoTokenizer.from_pretrained(str(weight.parent), **where)
        # Packed weights would be unpacked again for every multiplication, and multiplied in single precision.
        whole = library.GgufConfig(dequantize=True)
        loaded = library.AutoModelForCausalLM.from_pretrained(
            str(weight.parent), dtype=torch.bfloat16, quantization_config=whole, **where
        )
        config: Any = peft.LoraConfig(
            r=plan.rank, lora_alpha=plan.alpha, target_modules=list(TARGETS), task_type="CAUSAL_LM"
        )
        self.model: Any = peft.get_peft_model(loaded, config)
        for value in self.model.parameters():
            if value.requires_grad:
                value.data = value.data.float()

    def teach(self, rounds: Sequence[Sequence[Pair]], told: Callable[[str], None], kept: Path) -> None:
        """Go through the rounds of pairs; what is learnt is kept under `kept` every few minutes and at the end."""
        torch, plan = self._torch, self.plan
        steps = [step for number, pairs in enumerate(rounds) for step in self._steps(pairs, number)]
        head = self.model.get_base_model().get_output_embeddings().weight.detach()
        chosen, place = self._vocabulary(steps, head.shape[0])
        head = head[chosen]
        taught = [value for value in self.model.parameters() if value.requires_grad]
        optimizer = torch.optim.AdamW(taught, lr=plan.rate, weight_decay=0.01)
        warm = max(1, len(steps) // 20)
        body = self.model.get_base_model().model
        self.model.train()
        began = saved = time.monotonic()
        mean = 0.0
        for number, step in enumerate(steps, 1):
            # The rate falls to the end of the rounds or of the time, whichever comes first.
            done = max(number / len(steps), (time.monotonic() - began) / plan.seconds)
            for group in optimizer.param_groups:
                group["lr"] = plan.rate * min(1.0, number / warm) * max(0.05, 1 - done)
            ids, mask, where, wanted = self._tensors(step, place)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = body(input_ids=ids, attention_mask=mask, use_cache=False).last_hidden_state
                scores = hidden[where] @ head.T
            loss = torch.nn.functional.cross_entropy(scores.float(), wanted)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(taught, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            mean = loss.item() if number == 1 else 0.95 * mean + 0.05 * loss.item()
            now = time.monotonic()
            if number % 10 == 0:
                told(f"{number}/{len(steps)}  {mean:.3f}  {(now - began) / number:.2f} s")
            if now - saved > 120 or now - began > plan.seconds or number == len(steps):
                self.model.save_pretrained(str(kept))
                saved = now
            if now - began > plan.seconds:
                break
        self.model.eval()

    def _steps(self, pairs: Sequence[Pair], number: int) -> Iterator[_Step]:
        """Batches of pairs of like length, in an order of chance."""
        chance = random.Random(self.plan.seed + number)  # noqa: S311 - an order, not a secret
        read = [(self._ids(prompt(p.said), first=True), self._ids(answer(p), first=False)) for p in pairs]
        read.sort(key=lambda pair: len(pair[0]) + len(pair[1]) + chance.random())
        size = self.plan.batch
        batches = [read[i : i + size] for i in range(0, len(read), size)]
        chance.shuffle(batches)
        for batch in batches:
            yield _Step([asked + told for asked, told in batch], [len(asked) for asked, _ in batch])

    def _ids(self, text: str, *, first: bool) -> list[int]:
        return list(self.tokenizer(text, add_special_tokens=first).input_ids)

    def _vocabulary(self, steps: Sequence[_Step], size: int) -> tuple[Any, Any]:
        """The tokens that are scored, and where each token stands among them."""
        torch = self._torch
        chance = random.Random(self.plan.seed)  # noqa: S311 - a sample, not a secret
        used = {token for step in steps for ids in step.ids for token in ids}
        used |= set(chance.sample(range(size), min(self.plan.others, size)))
        chosen = torch.tensor(sorted(used))
        place = torch.full((size,), -1)
        place[chosen] = torch.arange(len(chosen))
        return chosen, place

    def _tensors(self, step: _Step, place: Any) -> tuple[Any, Any, Any, Any]:
        torch = self._torch
        longest = max(len(ids) for ids in step.ids)
        padded = torch.tensor([ids + [0] * (longest - len(ids)) for ids in step.ids])
        mask = torch.tensor([[1] * len(ids) + [0] * (longest - len(ids)) for ids in step.ids])
        where = torch.zeros(padded.shape, dtype=torch.bool)
        for row, (ids, begin) in enumerate(zip(step.ids, step.begins, strict=True)):
            where[row, begin - 1 : len(ids) - 1] = True
        following = torch.roll(padded, -1, dims=1)
        return padded, mask, where, place[following[where]]

"""The weights that a job runs on: found, whole and known by their hashes before the long work begins."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import models
from models.error import UdkastError
from models.weights import Catalogue, Role, Store, Task
from service.drafting.prompts import ASKED, load
from service.stages.run import ModelUsed, PromptUsed

LISTENING: tuple[Task, ...] = ("speech", "segmentation", "embedding")
WRITING: tuple[Task, ...] = ("language",)
_ROOM = Path(models.__file__).parent


@dataclass(frozen=True)
class Model:
    """A weight that lies ready: its folder, which engine runs it with what parameters, and what run.json calls it."""

    folder: Path
    role: Role
    id: str = "model"

    def text(self, parameter: str, otherwise: str) -> str:
        """A parameter of the engine that is text."""
        return str(self.role.parameters.get(parameter, otherwise))

    @property
    def lora(self) -> Path | None:
        """The adapter that its weight was taught: a file of the program itself, named from the room `models`."""
        return _ROOM / self.text("lora", "") if "lora" in self.role.parameters else None


class Equipment:
    """A profile's weights in the store.

    Raises:
        UdkastError: the profile is unknown, or a weight that `tasks` need is missing or damaged.

    """

    def __init__(self, store: Store, profile: str, tasks: Iterable[Task]) -> None:
        catalogue = Catalogue.load()
        chosen = catalogue.profile(profile)
        self._roles = {task: chosen.role(task) for task in tasks}
        weights = {task: catalogue.weight(role.weight) for task, role in self._roles.items()}
        self._paths = {task: store.path(weight) for task, weight in weights.items()}
        whole = [
            ModelUsed(
                task=task,
                id=weight.id,
                sha256=store.fingerprint(weight),
                title=weight.title,
                prompts=prompts_of(self._roles[task]) if task == "language" else (),
            )
            for task, weight in weights.items()
        ]
        taught = [adapter_used(task, lora) for task in weights if (lora := self.model(task).lora) is not None]
        self.used = (*whole, *taught)

    def model(self, task: Task) -> Model:
        """The weight of the task, and how it is run."""
        return Model(self._paths[task], self._roles[task], self._roles[task].weight)

    def key(self, *tasks: Task) -> tuple[object, ...]:
        """What a result of these tasks depends on: weights, engines and parameters."""
        return tuple((self._roles[m.task].model_dump(), m.sha256) for m in self.used if m.task in tasks)


def prompts_of(role: Role) -> tuple[PromptUsed, ...]:
    """What the language model is asked. Raises UdkastError where a prompt can't be read."""
    return tuple(PromptUsed(name=p.name, sha256=p.sha256) for p in map(load, ASKED[role.writes]))


def adapter_used(task: Task, lora: Path) -> ModelUsed:
    """The adapter as run.json names it. Raises UdkastError where it is missing."""
    try:
        return ModelUsed(task=task, id=lora.stem, sha256=hashlib.sha256(lora.read_bytes()).hexdigest())
    except OSError as error:
        raise UdkastError("Sprogmodellens tilpasning mangler i programmet. Installér udkast igen.") from error

"""The weights that a job runs on: found, whole and known by their hashes before the long work begins."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import models
from models.error import UdkastError
from models.language.server import Server
from models.weights import SERVED, Catalogue, Role, Store, Task
from service.drafting.prompts import ASKED, load
from service.stages.run import ModelUsed, PromptUsed

LISTENING: tuple[Task, ...] = ("speech", "segmentation", "embedding")
WRITING: tuple[Task, ...] = ("language",)
_ROOM = Path(models.__file__).parent


@dataclass(frozen=True)
class Model:
    """A weight that lies ready: its folder, which engine runs it with what parameters, and what run.json calls it.

    Of a model that a `server` runs, the folder holds nothing.
    """

    folder: Path
    role: Role
    id: str = "model"
    server: Server | None = None

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
        UdkastError: the profile is unknown, a weight that `tasks` need is missing or damaged, or the server that they
            need isn't named, doesn't answer or has no such model.

    """

    def __init__(self, store: Store, profile: str, tasks: Iterable[Task], server: Server | None = None) -> None:
        self.profile = profile
        catalogue = Catalogue.load()
        chosen = catalogue.profile(profile)
        self._server = server
        self._models: dict[Task, Model] = {}
        used: list[ModelUsed] = []
        for task in tasks:
            role = chosen.role(task)
            if role.engine == SERVED:
                model, title, sha256 = self._served(role), "", ""
            else:
                weight = catalogue.weight(role.weight)
                model, title, sha256 = (
                    Model(store.path(weight), role, weight.id),
                    weight.title,
                    store.fingerprint(weight),
                )
            prompts = prompts_of(role) if task == "language" else ()
            used.append(ModelUsed(task=task, id=model.id, sha256=sha256, title=title, prompts=prompts))
            if model.lora is not None:
                used.append(adapter_used(task, model.lora))
            self._models[task] = model
        self.used = tuple(used)

    def model(self, task: Task) -> Model:
        """The weight of the task, and how it is run."""
        return self._models[task]

    def key(self, *tasks: Task) -> tuple[object, ...]:
        """What a result of these tasks depends on: weights, engines and parameters."""
        return tuple((self._models[m.task].role.model_dump(), m.id, m.sha256) for m in self.used if m.task in tasks)

    def _served(self, role: Role) -> Model:
        """The server's model, which is known by what the server calls it."""
        from models.language.openai import OpenAI

        if self._server is None:
            raise UdkastError("Profilen kræver en server med en sprogmodel. Sæt UDKAST_SERVER_URL til dens adresse.")
        asked = OpenAI(self._server)
        try:
            name = asked.name()
        finally:
            asked.close()
        return Model(Path(), role, name, replace(self._server, model=name))


def prompts_of(role: Role) -> tuple[PromptUsed, ...]:
    """What the language model is asked. Raises UdkastError where a prompt can't be read."""
    return tuple(PromptUsed(name=p.name, sha256=p.sha256) for p in map(load, ASKED[role.writes]))


def adapter_used(task: Task, lora: Path) -> ModelUsed:
    """The adapter as run.json names it. Raises UdkastError where it is missing."""
    try:
        return ModelUsed(task=task, id=lora.stem, sha256=hashlib.sha256(lora.read_bytes()).hexdigest())
    except OSError as error:
        raise UdkastError("Sprogmodellens tilpasning mangler i programmet. Installér udkast igen.") from error

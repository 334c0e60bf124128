"""The weights that a job runs on: found, whole and known by their hashes before the long work begins."""

from collections.abc import Iterable
from pathlib import Path

from models.weights import Catalogue, Role, Store, Task
from service.stages.run import ModelUsed

LISTENING: tuple[Task, ...] = ("speech", "segmentation", "embedding")
WRITING: tuple[Task, ...] = ("language",)


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
        self.used = tuple(
            ModelUsed(task=task, id=weight.id, sha256=store.fingerprint(weight)) for task, weight in weights.items()
        )

    def role(self, task: Task) -> Role:
        """Which engine runs the task's weight, and with what parameters."""
        return self._roles[task]

    def path(self, task: Task) -> Path:
        """The folder of the task's weight."""
        return self._paths[task]

    def key(self, *tasks: Task) -> tuple[object, ...]:
        """What a result of these tasks depends on: weights, engines and parameters."""
        return tuple((self._roles[m.task].model_dump(), m.sha256) for m in self.used if m.task in tasks)

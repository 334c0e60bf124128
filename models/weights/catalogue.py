"""The catalogue of weights and the profiles that choose among them, read from the data beside this file."""

import tomllib
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from models.error import UdkastError

Task = Literal["speech", "segmentation", "embedding", "language"]
TASKS: tuple[Task, ...] = ("speech", "segmentation", "embedding", "language")
SERVED = "openai"
"""The engine that is a server somewhere else."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Parameter = bool | int | float | str


class Entry(BaseModel):
    """A value of the catalogue: frozen, and an unknown key in the data is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WeightFile(Entry):
    """One file of a weight. `path` is relative to the weight's folder; without `sha256` no hash was known."""

    path: str
    size: int | None = None
    sha256: Sha256 | None = None

    @model_validator(mode="after")
    def _stays_inside(self) -> Self:
        path = PurePosixPath(self.path)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"path leaves the weight's folder: {self.path}")
        return self


class Wheel(Entry):
    """One data wheel. `member` maps a weight's file to the member that holds it, or one part of it."""

    name: str
    version: str
    file: str
    size: int
    sha256: Sha256
    member: dict[str, str]


class LocalOrigin(Entry):
    """The weight may lie in the directory passed to the program."""

    kind: Literal["local"]


class WheelOrigin(Entry):
    """The weight lies in data wheels. Members of the same path are joined in the order of the wheels."""

    kind: Literal["wheel"]
    wheel: tuple[Wheel, ...]


class HubOrigin(Entry):
    """The weight lies on a model hub at a pinned revision. `path` names files that are called something else there."""

    kind: Literal["hub"]
    repository: str
    revision: Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
    path: dict[str, str] = {}
    gated: bool = False


Origin = Annotated[LocalOrigin | WheelOrigin | HubOrigin, Field(discriminator="kind")]


class Conversion(Entry):
    """What is fetched is not what is stored: `inputs` are fetched, then converted into the weight's files."""

    format: Literal["ctranslate2"]
    quantization: str
    inputs: tuple[str, ...]


class Weight(Entry):
    """One weight. `size` is bytes in the store, `memory` an estimate of the bytes in use while it runs.

    `languages` are ISO 639 codes, `mul` for many.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    title: str
    tasks: tuple[Task, ...]
    upstream: str
    revision: str
    licence: str
    languages: tuple[str, ...]
    size: int
    memory: int
    file: tuple[WeightFile, ...]
    source: tuple[Origin, ...]
    conversion: Conversion | None = None

    @property
    def files(self) -> tuple[WeightFile, ...]:
        """The files that lie in the store."""
        return self.file

    @property
    def pinned(self) -> bool:
        """True when the hash of every file is known beforehand."""
        return all(file.sha256 for file in self.file)

    @property
    def wheels(self) -> tuple[Wheel, ...]:
        """The data wheels the weight can be taken from, in the order they are joined."""
        return tuple(wheel for origin in self.source if isinstance(origin, WheelOrigin) for wheel in origin.wheel)


class Role(Entry):
    """What a profile chose for one task: a weight, the engine that runs it, and the engine's parameters.

    The engine `openai` is a server that the settings name; it has its own weight, and `weight` is empty.
    `writes` is how much a language model is given at a time: one fact, or all of an item's.
    """

    weight: str = ""
    engine: str
    writes: Literal["fact", "item"] = "fact"
    parameters: dict[str, Parameter] = {}


class Profile(Entry):
    """A weight for every task."""

    name: str
    title: str
    speech: Role
    segmentation: Role
    embedding: Role
    language: Role

    def role(self, task: Task) -> Role:
        """What was chosen for that task."""
        roles: dict[Task, Role] = {
            "speech": self.speech,
            "segmentation": self.segmentation,
            "embedding": self.embedding,
            "language": self.language,
        }
        return roles[task]

    @property
    def weights(self) -> tuple[str, ...]:
        """The ids of the weights it needs, each once."""
        return tuple(dict.fromkeys(weight for task in TASKS if (weight := self.role(task).weight)))


class Catalogue(Entry):
    """Every weight and every profile."""

    weights: tuple[Weight, ...]
    profiles: tuple[Profile, ...]

    @classmethod
    def load(cls, folder: Path = Path(__file__).parent) -> Self:
        """Read `catalogue.toml` and `profiles.toml` of a folder.

        Raises UdkastError when one of them can't be read or is not what it should be.
        """
        try:
            weights = tomllib.loads((folder / "catalogue.toml").read_text(encoding="utf-8"))
            profiles = tomllib.loads((folder / "profiles.toml").read_text(encoding="utf-8"))
            return cls.model_validate(
                {
                    "weights": weights["weight"],
                    "profiles": [{"name": name, **profile} for name, profile in profiles["profile"].items()],
                }
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UdkastError(f"Kataloget over modeller i {folder} kan ikke læses. Installér udkast igen.") from error

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        by_id = {weight.id: weight for weight in self.weights}
        if len(by_id) != len(self.weights):
            raise ValueError("two weights share an id")
        for profile in self.profiles:
            for task in TASKS:
                role = profile.role(task)
                if task == "language" and role.engine == SERVED and not role.weight:
                    continue
                weight = by_id.get(role.weight)
                if weight is None or task not in weight.tasks:
                    raise ValueError(f"profile {profile.name} names no weight for {task}")
        return self

    def weight(self, weight_id: str) -> Weight:
        """The weight with that id. Raises UdkastError that lists the ids there are."""
        for weight in self.weights:
            if weight.id == weight_id:
                return weight
        raise UdkastError(
            f"Der er ingen model med navnet “{weight_id}”. Vælg en af: {', '.join(w.id for w in self.weights)}."
        )

    def profile(self, name: str) -> Profile:
        """The profile with that name. Raises UdkastError that lists the names there are."""
        for profile in self.profiles:
            if profile.name == name:
                return profile
        raise UdkastError(
            f"Der er ingen profil med navnet “{name}”. Vælg en af: {', '.join(p.name for p in self.profiles)}."
        )

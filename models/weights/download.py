"""One file over HTTP: streamed, resumed where it broke off, tried again, checked."""

import os
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from models.error import UdkastError
from models.weights.assembly import part_of, sha256_of, writing_in

Counted = Callable[[int], None]
"""Called with the number of bytes that a file has so far."""

CERTIFICATES = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE")
TRIES = 5
FIRST_PAUSE = 1.0
RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})


def connect(environ: Mapping[str, str]) -> httpx.Client:
    """A client that trusts the same certificates as pip does on this machine."""
    bundle = next((environ[name] for name in CERTIFICATES if Path(environ.get(name, "")).is_file()), None)
    verify = ssl.create_default_context(cafile=bundle) if bundle else True
    timeout = httpx.Timeout(30.0, connect=15.0)
    return httpx.Client(follow_redirects=True, timeout=timeout, verify=verify, headers={"User-Agent": "udkast"})


@dataclass(frozen=True)
class Remote:
    """A file somewhere else. Without size or hash it is taken as it comes."""

    url: str
    size: int | None = None
    sha256: str | None = None
    token: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """What is sent along. Compressed bytes could not be counted or resumed."""
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return {"Accept-Encoding": "identity"} | bearer


class Fetcher:
    """Fetches over one client. `pause` waits between tries, in seconds."""

    def __init__(self, client: httpx.Client, pause: Callable[[float], None] = time.sleep) -> None:
        self._client = client
        self._pause = pause

    def page(self, url: str, accept: str) -> httpx.Response:
        """A small page, whatever its status. Raises UdkastError when the host can't be reached."""
        for failures in range(TRIES):
            self._wait(failures)
            try:
                response = self._client.get(url, headers={"Accept": accept})
            except httpx.TransportError:
                continue
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise UdkastError("Pakkeindeksets adresse dur ikke. Se UDKAST_INDEX_URL efter.") from error
            if response.status_code not in RETRIED:
                return response
        raise _unreachable(url)

    def file(self, remote: Remote, target: Path, counted: Counted) -> None:
        """Put the file at `target`, going on from what an earlier run left in its `.part` file.

        A finished file with the wrong hash is removed and fetched once more from its start; then UdkastError. So it
        is when the host can't be reached or says no, but what was fetched stays then.
        """
        part = part_of(target)
        with writing_in(target.parent):
            target.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(2):
            sha256 = self._whole(remote, part, counted)
            if remote.sha256 in {None, sha256}:
                part.replace(target)
                return
            part.unlink()
        raise UdkastError(f"{target.name} fra {_host(remote.url)} har en forkert SHA-256 og er slettet.")

    def _whole(self, remote: Remote, part: Path, counted: Counted) -> str:
        """Fill the part file to its full length; its SHA-256. Tries count only while nothing new arrives."""
        failures = 0
        while failures < TRIES:
            before = _length(part)
            if remote.size is not None and before > remote.size:
                part.unlink()
                before = 0
            if before == remote.size:
                counted(before)
                return sha256_of(part)
            try:
                if self._more(remote, part, before, counted):
                    return sha256_of(part)
            except httpx.TransportError:
                pass
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise UdkastError(f"Svaret fra {_host(remote.url)} kan ikke bruges. Prøv en anden kilde.") from error
            failures = 0 if _length(part) > before else failures + 1
            self._wait(failures)
        raise _unreachable(remote.url)

    def _more(self, remote: Remote, part: Path, offset: int, counted: Counted) -> bool:
        """Add what the host sends now; whether the file is complete."""
        headers = remote.headers | ({"Range": f"bytes={offset}-"} if offset else {})
        with self._client.stream("GET", remote.url, headers=headers) as response:
            if response.status_code in RETRIED:
                return False
            resumed = response.status_code == httpx.codes.PARTIAL_CONTENT
            elsewhere = resumed and not response.headers.get("Content-Range", "").startswith(f"bytes {offset}-")
            if elsewhere or response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                part.unlink(missing_ok=True)
                return False
            _accept(response)
            if not resumed:
                offset = 0
            length = response.headers.get("Content-Length")
            full = remote.size if remote.size is not None else (offset + int(length) if length else None)
            with writing_in(part.parent), part.open("ab" if resumed else "wb") as stream:
                # As it comes: blocks gathered to a size would lose what had arrived when the line is cut.
                for block in response.iter_raw():
                    stream.write(block)
                    offset += len(block)
                    counted(offset)
                    if remote.size is not None and offset > remote.size:
                        break  # not our file, and perhaps without an end
                stream.flush()
                os.fsync(stream.fileno())
        return full is None or offset >= full

    def _wait(self, failures: int) -> None:
        if failures:
            self._pause(FIRST_PAUSE * 2 ** (failures - 1))


def _length(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _accept(response: httpx.Response) -> None:
    """Raise what a person can act on when the host says no."""
    host = _host(str(response.url))
    if response.status_code in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        raise UdkastError(
            f"{host} kræver adgang. Godkend modellens betingelser dér, og sæt HF_TOKEN, eller læg filerne i en mappe "
            "og sæt UDKAST_WEIGHTS_SOURCE."
        )
    if not response.is_success:
        raise UdkastError(f"{host} har ikke filen (svar {response.status_code}).")


def _host(url: str) -> str:
    # Never the whole address: it may hold a password.
    return urlsplit(url).hostname or "værten"


def _unreachable(url: str) -> UdkastError:
    return UdkastError(
        f"Forbindelsen til {_host(url)} svigter. Prøv igen, så fortsættes der, hvor der blev sluppet; "
        "uden net kan UDKAST_WEIGHTS_SOURCE pege på en mappe med filerne."
    )

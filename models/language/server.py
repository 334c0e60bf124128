"""The address of a language model's server: whose machine it is decides whether it may be told what was said."""

import ipaddress
import socket
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from models.error import UdkastError


@dataclass(frozen=True)
class Server:
    """Where a model runs. `url` is what comes before "/chat/completions"; `model` is what the server calls it (empty:
    the only one that it has); `timeout` seconds is how long one answer may take, `wait` how long before a second try.

    An address outside the municipality's network is refused unless `public`. `slots` questions are asked side by side.
    """

    url: str
    key: str = field(default="", repr=False)
    model: str = ""
    timeout: float = 120.0
    public: bool = False
    slots: int = 4
    wait: float = 0.5

    @property
    def place(self) -> str:
        """The host and port, for a message: nothing secret."""
        return _parts(self.url).netloc.rpartition("@")[2] or "?"


def check_address(server: Server) -> None:
    """Raises `UdkastError` unless the address is one that may be told what was said."""
    address = _parts(server.url)
    host = address.hostname
    if address.scheme not in {"http", "https"} or not host or "@" in address.netloc:
        raise UdkastError(
            "UDKAST_SERVER_URL er ikke en adresse. Skriv den som http://maskine:port/v1, og nøglen i UDKAST_SERVER_KEY."
        )
    if server.public:
        return
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        raise UdkastError(f"Maskinen i UDKAST_SERVER_URL ({server.place}) findes ikke. Ret adressen.") from None
    if not all(map(_inside, found)):
        raise UdkastError(
            f"Serveren {server.place} ligger uden for kommunens net, og det, der er sagt på mødet, må ikke sendes "
            "dertil. Brug en server på egne maskiner. Er den kommunens egen, så sæt UDKAST_SERVER_PUBLIC=true."
        )


def _parts(url: str) -> SplitResult:
    """The parts of the address; none where it is no address at all, a port out of range for one."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return urlsplit("")
    return parts


def _inside(text: str) -> bool:
    """Whether an IP address can't be reached over the internet: the machine itself, or a private network."""
    address = ipaddress.ip_address(text.partition("%")[0])
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return not (mapped or address).is_global

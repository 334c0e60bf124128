"""Whose machine a language model may run on."""

import socket

import pytest

from models.error import UdkastError
from models.language.server import Server, check_address


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Every name is these addresses."""
    found = [(socket.AF_INET6 if ":" in one else socket.AF_INET, 0, 0, "", (one, 0)) for one in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "10.4.1.9", "172.20.0.3", "192.168.1.7", "fd00::7", "fe80::1%2"]
)
def test_the_machine_itself_and_private_networks_are_the_municipalitys(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    names(monkeypatch, address)
    check_address(Server("http://sprogmodel.kommunen.example:8080/v1"))


@pytest.mark.parametrize(
    "addresses", [["93.184.216.34"], ["2606:2800::1"], ["::ffff:8.8.8.8"], ["10.0.0.1", "8.8.8.8"]]
)
def test_what_was_said_is_not_told_to_the_internet(monkeypatch: pytest.MonkeyPatch, addresses: list[str]) -> None:
    names(monkeypatch, *addresses)
    outside = Server("https://api.example/v1", key="hemmelig")
    with pytest.raises(UdkastError, match="uden for kommunens net") as refusal:
        check_address(outside)
    assert "hemmelig" not in str(refusal.value)
    check_address(Server("https://api.example/v1", public=True))


@pytest.mark.parametrize(
    "url",
    ["", "sprogmodel:8080", "ftp://10.0.0.1/v1", "http://", "http://bo:kode@10.0.0.1/v1", "http://10.0.0.1:999999/v1"],
)
def test_what_is_no_address_is_told_without_repeating_it(url: str) -> None:
    with pytest.raises(UdkastError, match="ikke en adresse") as refusal:
        check_address(Server(url))
    assert "kode" not in str(refusal.value)


def test_a_machine_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", missing)
    with pytest.raises(UdkastError, match="findes ikke"):
        check_address(Server("http://nowhere.example/v1"))


def test_the_key_is_never_shown() -> None:
    server = Server("http://bo:kode@10.0.0.1:8080/v1", key="hemmelig")
    assert "hemmelig" not in repr(server)
    assert server.place == "10.0.0.1:8080"

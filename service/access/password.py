"""Passwords: how they are kept, checked, judged and made."""

import base64
import re
import secrets
import threading
import unicodedata
from importlib import resources
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.error import UdkastError

SHORTEST = 12
LONGEST = 256
FEWEST_LETTERS = 4
FEWEST_SURPRISES = 5
_AT_ONCE = 2
_EASY_TO_READ = "abcdefghijkmnpqrstuvwxyz23456789"


class PasswordError(UdkastError):
    """A password that may not be chosen."""


class Passwords:
    """Argon2id (RFC 9106) with argon2-cffi's parameters, which follow the RFC; a hash carries its own.

    One check takes 64 MiB, so only a few run at once: a crowd at the door waits, and the machine stays up. A check of
    an account that is not there takes as long as one that is, so nobody learns which addresses have one.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = threading.BoundedSemaphore(_AT_ONCE)
        self._nobody = _nobodys(self._hasher)

    def hash(self, password: str) -> str:
        """What is kept of the password."""
        with self._turn:
            return self._hasher.hash(_one_form(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether the password is the one that was kept; None, for an account without one, never fits."""
        if kept is None:
            self._fits(password, self._nobody)
            return False
        return self._fits(password, kept)

    def is_outdated(self, kept: str) -> bool:
        """Whether it was hashed with other parameters than today's, so that it should be hashed anew."""
        return self._hasher.check_needs_rehash(kept)

    def _fits(self, password: str, kept: str) -> bool:
        with self._turn:
            try:
                return self._hasher.verify(kept, _one_form(password))
            except (VerificationError, InvalidHashError):
                return False


def judge(password: str, *, name: str, email: str) -> None:
    """Length counts, and that it can't be guessed; which kinds of letters it has does not (NIST SP 800-63B).

    Raises:
        PasswordError: it may not be chosen; the line says why.

    """
    if len(password) < SHORTEST:
        raise PasswordError(f"Adgangskoden skal have mindst {SHORTEST} tegn. Tag for eksempel tre tilfældige ord.")
    if len(password) > LONGEST:
        raise PasswordError(f"Adgangskoden må højst have {LONGEST} tegn.")
    plain = _one_form(password).casefold()
    letters = _letters(plain)
    own = {_letters(part) for part in re.split(r"[\W\d_]+", f"{name} {email}".casefold()) if len(part) > 2}
    if _is_made_of(letters, own):
        raise PasswordError("Adgangskoden må ikke bestå af dit navn eller din e-mail. Vælg en anden.")
    if _surprises(plain) < FEWEST_SURPRISES or _is_made_of(letters, own | _common()):
        raise PasswordError("Adgangskoden er for let at gætte. Tag for eksempel tre tilfældige ord.")


def new_password() -> str:
    """A first password to hand over: 80 random bits in four groups, without letters that look alike."""
    return "-".join("".join(secrets.choice(_EASY_TO_READ) for _ in range(4)) for _ in range(4))


def _nobodys(hasher: PasswordHasher) -> str:
    """A hash of no password, which costs as much to check as any other: random where salt and hash stand."""
    salt, digest = (
        base64.b64encode(secrets.token_bytes(length)).decode().rstrip("=")
        for length in (hasher.salt_len, hasher.hash_len)
    )
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${cost}${salt}${digest}"


def _one_form(password: str) -> str:
    """The same letters give the same password, whichever machine they were typed on: å is one sign or two."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()


def _letters(text: str) -> str:
    return re.sub(r"[\d\W_]+", "", text)


def _is_made_of(letters: str, words: set[str]) -> bool:
    """Whether next to nothing of the letters is left when those words are taken out, the longest first."""
    rest = letters
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    return rest != letters and len(rest) < FEWEST_LETTERS


def _surprises(text: str) -> int:
    """How many different signs come otherwise than as a repetition or the next in line ("aaaa", "1234", "dcba")."""
    return len({pair for pair in pairwise(text) if abs(ord(pair[0]) - ord(pair[1])) > 1})


def _common() -> set[str]:
    lines = resources.files("service.access").joinpath("common_passwords.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}

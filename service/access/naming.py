"""E-mail addresses and names as people type them become the one form that is stored."""

import re
import unicodedata

from models.error import UdkastError

LONGEST_EMAIL = 254
LONGEST_NAME = 100
_EMAIL = re.compile(r"[^\s@<>\"(),:;\\\[\]]+@[^\s@<>\"(),:;\\\[\].]+(?:\.[^\s@<>\"(),:;\\\[\].]+)+")


class EmailRefusedError(UdkastError):
    """What was typed is not an e-mail address."""


class NameRefusedError(UdkastError):
    """What was typed cannot stand as a name."""


def email_of(typed: str) -> str:
    """The address in the form that is stored and looked up: the same person, however it was typed.

    Raises:
        EmailRefusedError: it is not an address.

    """
    email = lookup(typed)
    if len(email) > LONGEST_EMAIL or _hidden(email) or not _EMAIL.fullmatch(email):
        raise EmailRefusedError("Det er ikke en e-mailadresse. Skriv den som navn@kommune.dk.")
    return email


def lookup(typed: str) -> str:
    """The address as it would be stored, good or not: no cases, one form of each letter."""
    return unicodedata.normalize("NFC", typed[: 4 * LONGEST_EMAIL].strip().casefold())


def name_of(typed: str, *, longest: int = LONGEST_NAME, what: str = "navn") -> str:
    """One line of visible text: no controls and no marks that turn the direction of what stands after it.

    Raises:
        NameRefusedError: nothing is left, or it is too long.

    """
    if len(typed) > 4 * longest:
        raise NameRefusedError(f"Skriv højst {longest} tegn.")
    visible = "".join(
        " " if letter.isspace() else letter for letter in typed if letter.isspace() or not _hidden(letter)
    )
    name = " ".join(unicodedata.normalize("NFC", visible).split())
    if not name:
        raise NameRefusedError(f"Skriv et {what}.")
    if len(name) > longest:
        raise NameRefusedError(f"Skriv højst {longest} tegn.")
    return name


def alphabetical(name: str) -> str:
    """What names are sorted by in a Danish list: æ, ø and å after z, aa as å, capitals as small letters."""
    return name.casefold().replace("aa", "å").translate({ord("æ"): "{", ord("ø"): "|", ord("å"): "}"})


def _hidden(text: str) -> bool:
    """Whether a letter in it is a control, a format or direction mark, a lone surrogate, or has no meaning yet."""
    return any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"} for letter in text)

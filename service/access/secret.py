"""Secrets that a person or a program carries: cookies, links, tokens."""

import hashlib
import secrets


def new_secret() -> str:
    """256 random bits, safe in an address: 43 characters."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """What is kept of a secret: its SHA-256. A secret is random enough that nothing slower is needed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()

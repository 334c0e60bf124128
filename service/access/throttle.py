"""Guessing passwords is made slow: by account and by address, never for ever.

The first few mistakes cost nothing. After those each mistake doubles the wait, up to a quarter of an hour; mistakes are
forgotten after an hour. An attempt counts before its password is checked, so that a hundred at once are a hundred.
Who and from where is kept as a hash.
"""

import datetime
import hashlib
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models.error import UdkastError
from service.storage.tables import Attempt

MEMORY = datetime.timedelta(hours=1)
LONGEST_WAIT = datetime.timedelta(minutes=15)
FIRST_WAIT = datetime.timedelta(seconds=15)


class ThrottledError(UdkastError):
    """Too many attempts; `wait` is how long until the next is heard."""

    def __init__(self, wait: datetime.timedelta) -> None:
        self.wait = wait
        minutes = -(-int(wait.total_seconds()) // 60)
        later = "et minut" if minutes <= 1 else f"{minutes} minutter"
        super().__init__(f"Der er prøvet for mange gange. Prøv igen om {later}.")


@dataclass(frozen=True)
class Limit:
    """What an attempt counts against: `free` mistakes cost nothing."""

    key: str
    free: int


def limits(email: str, address: str) -> tuple[Limit, ...]:
    """The account's, and the sender's: a whole town hall can share one address, so it has more for free."""
    return (Limit(_key("account", email), 5), Limit(_key("address", address), 50))


def count(session: Session, tried: tuple[Limit, ...], moment: datetime.datetime) -> None:
    """Count one attempt, in a transaction of its own that is committed before the password is checked.

    Raises:
        ThrottledError: it comes too early. Then it is not counted, so waiting always helps.

    """
    wait = max(_wait(session, limit, moment) for limit in tried)
    if wait > datetime.timedelta():
        raise ThrottledError(wait)
    session.execute(delete(Attempt).where(Attempt.at <= moment - MEMORY))
    session.add_all([Attempt(key=limit.key, at=moment) for limit in tried])


def forgive(session: Session, tried: tuple[Limit, ...], moment: datetime.datetime) -> None:
    """The attempt made at that moment was a good one: the account starts afresh; of the address only this is taken
    back, so that somebody with an account can't wash away guesses at others'.
    """
    account, *rest = (limit.key for limit in tried)
    session.execute(delete(Attempt).where(Attempt.key == account))
    session.execute(delete(Attempt).where(Attempt.key.in_(rest), Attempt.at == moment))


def _wait(session: Session, limit: Limit, moment: datetime.datetime) -> datetime.timedelta:
    counted = (Attempt.key == limit.key) & (Attempt.at > moment - MEMORY)
    many = session.scalar(select(func.count()).where(counted)) or 0
    last = session.scalar(select(func.max(Attempt.at)).where(counted))
    if many <= limit.free or last is None:
        return datetime.timedelta()
    doublings = min(many - limit.free - 1, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT) - (moment - last)


def _key(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}\0{value}".encode("utf-8", "surrogatepass")).hexdigest()

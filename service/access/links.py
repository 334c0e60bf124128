"""Links that sign a person in once.

Opening the link only asks; the button on that page uses it up. So a program that looks at links in mails, as many
mail filters do, costs nobody their sign-in.
"""

import datetime

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from service.access.secret import fingerprint, new_secret
from service.storage.tables import OneTimeLink, User, now

LASTS = datetime.timedelta(hours=24)


def new_link(session: Session, user_id: str, lasts: datetime.timedelta = LASTS) -> str:
    """The secret at the end of the link; an earlier one of the person's that was not used counts no more."""
    moment = now()
    session.execute(delete(OneTimeLink).where((OneTimeLink.user_id == user_id) | (OneTimeLink.expires <= moment)))
    secret = new_secret()
    session.add(OneTimeLink(token_hash=fingerprint(secret), user_id=user_id, expires=moment + lasts))
    return secret


def is_open(session: Session, secret: str) -> bool:
    """Whether the link would sign somebody in; it changes nothing."""
    return session.scalar(_open(secret)) is not None


def use(session: Session, secret: str) -> str | None:
    """The person's id, once; None where the link is unknown, used, too old, or the account is closed."""
    user_id = session.scalar(_open(secret))
    if user_id is not None:
        session.execute(update(OneTimeLink).where(OneTimeLink.token_hash == fingerprint(secret)).values(used=now()))
    return user_id


def forget(session: Session, user_id: str) -> None:
    """No link of the person's counts any more."""
    session.execute(delete(OneTimeLink).where(OneTimeLink.user_id == user_id))


def _open(secret: str) -> Select[str]:
    return (
        select(OneTimeLink.user_id)
        .join(User, User.id == OneTimeLink.user_id)
        .where(
            OneTimeLink.token_hash == fingerprint(secret),
            OneTimeLink.used.is_(None),
            OneTimeLink.expires > now(),
            User.active,
        )
    )

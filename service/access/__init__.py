"""Who is there, and what they may.

- `principal`   Principal: a person or a program, with roles; what everything else asks about
- `identity`    Identity: the port that knows who somebody is; LocalAccounts: addresses and passwords of our own
- `signing_in`  sign_in, sign_in_by_link: throttle, identity, account, session
- `sessions`    a person signed in, in one browser: opened, found (`signed_in`), ended
- `cookie`      Cookie: the name and flags that carry a session's secret
- `throttle`    guessing is made slow, by account and by address
- `links`       links that sign a person in once
- `tokens`      programs' keys: made, and found (`principal_of_token`)
- `password`    Passwords: kept with Argon2id; `judge`: which may be chosen; `new_password`: a first one
- `naming`      e-mail addresses and names in the one form that is stored
- `secret`      random secrets and their hashes

Secrets are stored only as hashes; no name, address or password ever stands in a log or an error.
"""

from service.access.cookie import Cookie
from service.access.identity import Claims, Identity, LocalAccounts
from service.access.password import PasswordError, Passwords
from service.access.principal import Principal, Scope
from service.access.sessions import SignedIn, signed_in
from service.access.signing_in import LinkSpentError, SignInRefusedError, sign_in, sign_in_by_link
from service.access.throttle import ThrottledError
from service.access.tokens import principal_of_token

__all__ = [
    "Claims",
    "Cookie",
    "Identity",
    "LinkSpentError",
    "LocalAccounts",
    "PasswordError",
    "Passwords",
    "Principal",
    "Scope",
    "SignInRefusedError",
    "SignedIn",
    "ThrottledError",
    "principal_of_token",
    "sign_in",
    "sign_in_by_link",
    "signed_in",
]

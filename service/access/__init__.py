"""Who is there, and what they may.

- `principal`   Principal: a person or a program, with roles; what everything else asks about
"""

from service.access.principal import Principal, Scope

__all__ = ["Principal", "Scope"]

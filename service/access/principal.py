"""Who acts: a person signed in, or a program with a token."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from service.meetings import Role


class Scope(StrEnum):
    """What a program's token may be used for; a person has them all."""

    READ = "read"
    WRITE = "write"
    APPROVE = "approve"


def gathered(rows: Iterable[tuple[str | None, Role | None]]) -> Mapping[str, frozenset[Role]]:
    """Rows of (committee's id, role) as a Principal's `roles`; a row without a committee (an outer join's) is none."""
    roles: dict[str, frozenset[Role]] = {}
    for committee_id, role in rows:
        if committee_id is not None and role is not None:
            roles[committee_id] = roles.get(committee_id, frozenset()) | {role}
    return roles


@dataclass(frozen=True)
class Principal:
    """One person, as whatever they signed in with describes them.

    `user_id` is None for a program. `roles` maps a committee's id to what the person is to it; an administrator
    manages users and committees but sees no meeting without a role in it. `holds_talks`: may hold sygefraværssamtaler,
    and sees their own; `shapes_talks`: may change their templates.
    """

    user_id: str | None
    name: str
    administrator: bool = False
    holds_talks: bool = False
    shapes_talks: bool = False
    roles: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    scopes: frozenset[Scope] = frozenset(Scope)

    def is_(self, committee_id: str, *roles: Role) -> bool:
        """Whether the person is any of these to the committee."""
        return bool(self.roles.get(committee_id, frozenset()) & set(roles))

    def sees(self, committee_id: str) -> bool:
        """Whether the person has any role in the committee."""
        return bool(self.roles.get(committee_id))

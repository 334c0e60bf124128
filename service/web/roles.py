"""What roles and rights are called on pages."""

from service.access import Scope
from service.meetings.role import TITLES

ROLES = {role: title.capitalize() for role, title in TITLES.items()}

SCOPES = {
    Scope.READ: "Læse",
    Scope.WRITE: "Oprette og rette",
    Scope.APPROVE: "Godkende",
}

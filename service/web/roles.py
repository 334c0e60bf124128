"""What roles and rights are called on pages."""

from service.access import Scope
from service.meetings import Role

ROLES = {
    Role.REFERENT: "Referent",
    Role.CHAIR: "Formand",
    Role.VICE_CHAIR: "Næstformand",
    Role.MEMBER: "Medlem",
}

SCOPES = {
    Scope.READ: "Læse",
    Scope.WRITE: "Oprette og rette",
    Scope.APPROVE: "Godkende",
}

"""`udkast committees`: the committees, and who is what to them."""

from typing import Annotated

import typer

from models.error import UdkastError
from service import settings
from service.cli.desk import database, operations
from service.cli.lists import show
from service.meetings import Role
from service.meetings.role import TITLES

app = typer.Typer(help="Udvalgene og rollerne i dem.", no_args_is_help=True)

ROLES = {title: role for role, title in TITLES.items()}
SPELLED = {**ROLES, "naestformand": Role.VICE_CHAIR, **{role.value: role for role in Role}}

Name = Annotated[str, typer.Argument(metavar="UDVALG", help="Udvalgets navn.")]


@app.command("add")
def add(
    name: Name,
    *,
    family: Annotated[str, typer.Option(metavar="NAVN", help="Referatets skabelon.")] = "standard",
    place: Annotated[str, typer.Option(metavar="STED", help="Hvor udvalget plejer at mødes.")] = "",
) -> None:
    """Opret et udvalg."""
    from service.desk.committees import add_committee

    chosen = settings.read()
    with database(chosen) as opened:
        add_committee(opened, chosen, operations(), name=name, family=family, place=place)
    typer.echo("Udvalget er oprettet.", err=True)


@app.command("list")
def list_committees() -> None:
    """Vis alle udvalg."""
    from service.desk.committees import committees

    with database(settings.read()) as opened:
        rows = [(line.name, line.family, line.place, str(line.people)) for line in committees(opened, operations())]
    show(("Udvalg", "Skabelon", "Sted", "Personer"), rows)


@app.command("role")
def role(
    name: Name,
    email: Annotated[str, typer.Argument(metavar="E-MAIL", help="Brugerens e-mail.")],
    roles: Annotated[list[str], typer.Argument(metavar="ROLLE...", help=f"{', '.join(ROLES)}; eller ingen.")],
) -> None:
    """Sæt en brugers roller i et udvalg; »ingen« fjerner dem alle."""
    from service.desk.committees import committee_id, set_roles
    from service.desk.people import person_id

    wanted = {_role(word) for word in roles if word.casefold() != "ingen"}
    with database(settings.read()) as opened:
        committee, person = committee_id(opened, operations(), name), person_id(opened, operations(), email)
        set_roles(opened, operations(), committee, person, wanted)
    typer.echo("Rollerne er gemt.", err=True)


def _role(word: str) -> Role:
    if word.casefold() not in SPELLED:
        raise UdkastError(f"Den rolle findes ikke. Vælg blandt disse: {', '.join(ROLES)}.")
    return SPELLED[word.casefold()]

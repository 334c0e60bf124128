"""`udkast tokens`: programs' keys to the HTTP interface."""

from typing import TYPE_CHECKING, Annotated

import typer

from models.error import UdkastError
from service import settings
from service.cli.desk import database, operations
from service.cli.lists import show

if TYPE_CHECKING:
    from service.access import Scope

app = typer.Typer(help="Nøgler, som andre programmer bruger Udkast med.", no_args_is_help=True)

SCOPES = {"læse": "read", "skrive": "write", "godkende": "approve"}
SPELLED = {**SCOPES, "laese": "read", **{scope: scope for scope in SCOPES.values()}}


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAVN", help="Hvad nøglen bruges til.")],
    *,
    scope: Annotated[list[str], typer.Option(metavar="RET", help=f"{', '.join(SCOPES)}; kan gives flere gange.")],
    committee: Annotated[str | None, typer.Option(metavar="UDVALG", help="Kun dette udvalg; ellers alle.")] = None,
    days: Annotated[int, typer.Option(help="Hvor mange dage nøglen virker; 0 er uden udløb.")] = 365,
    person: Annotated[
        str | None, typer.Option("--as", metavar="E-MAIL", help="Hvem nøglen godkender som; kræves med godkende.")
    ] = None,
) -> None:
    """Lav en nøgle. Den skrives på stdout, kun nu."""
    from service.access import Scope
    from service.desk.committees import committee_id
    from service.desk.people import person_id
    from service.desk.tokens import add_token

    scopes = {_scope(word) for word in scope}
    if person is None and Scope.APPROVE in scopes:
        raise UdkastError("En nøgle, der må godkende, godkender som en person. Angiv hvem med --as E-MAIL.")
    with database(settings.read()) as opened:
        new = add_token(
            opened,
            operations(),
            name=name,
            scopes=scopes,
            committee_id=None if committee is None else committee_id(opened, operations(), committee),
            days=days or None,
            owner_id=None if person is None else person_id(opened, operations(), person),
        )
    typer.echo(f"Nøglen {new.key.id} er lavet. Den vises kun nu:", err=True)
    typer.echo(new.secret)


@app.command("list")
def list_tokens() -> None:
    """Vis alle nøgler; ikke nøglerne selv, for de gemmes ikke."""
    from service.desk.tokens import tokens

    words = {scope: word for word, scope in SCOPES.items()}
    with database(settings.read()) as opened:
        rows = [
            (
                key.id,
                key.name,
                key.committee or "alle udvalg",
                ", ".join(words[scope] for scope in key.scopes),
                key.expires.date().isoformat() if key.expires else "uden udløb",
                "tilbagekaldt" if key.revoked else "udløbet" if key.over else "gælder",
            )
            for key in tokens(opened, operations())
        ]
    show(("Id", "Navn", "Udvalg", "Ret", "Udløber", "Tilstand"), rows)


@app.command("revoke")
def revoke(token: Annotated[str, typer.Argument(metavar="ID", help="Nøglens id, som »tokens list« viser.")]) -> None:
    """Tilbagekald en nøgle med det samme."""
    from service.desk.tokens import revoke_token

    with database(settings.read()) as opened:
        revoke_token(opened, operations(), token)
    typer.echo("Nøglen er tilbagekaldt.", err=True)


def _scope(word: str) -> "Scope":
    from service.access import Scope

    if word.casefold() not in SPELLED:
        raise UdkastError(f"Den ret findes ikke. Vælg blandt disse: {', '.join(SCOPES)}.")
    return Scope(SPELLED[word.casefold()])

"""`udkast seals`: whether what was approved is still what was approved."""

import typer

from models.error import UdkastError
from service import settings
from service.cli.serve import opened

app = typer.Typer(help="Segl på godkendte referater.", no_args_is_help=True)


@app.command("verify")
def verify() -> None:
    """Kontrollér hvert segl, hver forseglet fil og hele kæden af segl."""
    from service.desk import sealing

    database, files = opened(settings.read())
    try:
        problems = sealing.verify(database, files)
    finally:
        database.close()
    for problem in problems:
        typer.echo(problem)
    if problems:
        what = "Ét sted" if len(problems) == 1 else f"{len(problems)} steder"
        raise UdkastError(f"{what} er noget ændret efter godkendelsen. Hent det fra en sikkerhedskopi.")
    typer.echo("Alle segl er hele: tekst og filer er, som de blev godkendt.", err=True)

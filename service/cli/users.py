"""`udkast users`: who may sign in."""

from typing import Annotated

import typer

from service import settings
from service.cli.desk import address, database, operations
from service.cli.lists import show

app = typer.Typer(help="Brugerne, som kan logge ind.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(metavar="E-MAIL", help="Brugerens e-mail.")]


@app.command("add")
def add_user(
    email: Email,
    name: Annotated[str, typer.Option(metavar="NAVN", help="Brugerens navn, som det står i referatet.")],
    *,
    admin: Annotated[bool, typer.Option("--admin", help="Brugeren styrer brugere og udvalg.")] = False,
) -> None:
    """Opret en bruger. Den første adgangskode skrives på stdout, kun nu; den skal skiftes ved første login."""
    from service.access import Passwords
    from service.desk.people import add_person

    with database(settings.read()) as opened:
        new = add_person(opened, Passwords(), operations(), email=email, name=name, administrator_too=admin)
    typer.echo("Brugeren er oprettet. Den første adgangskode vises kun nu og skal skiftes ved første login:", err=True)
    typer.echo(new.first_password)


@app.command("list")
def list_users() -> None:
    """Vis alle brugere."""
    from service.desk.people import people

    with database(settings.read()) as opened:
        rows = [
            (
                person.email,
                person.name,
                "ja" if person.administrator else "",
                "lukket" if not person.active else "skal vælge adgangskode" if person.waits else "aktiv",
            )
            for person in people(opened, operations())
        ]
    show(("E-mail", "Navn", "Administrator", "Tilstand"), rows)


@app.command("link")
def link(email: Email) -> None:
    """Skriv et link, som logger brugeren ind én gang inden for et døgn."""
    from service.desk.people import one_time_link, person_id

    chosen = settings.read()
    with database(chosen) as opened:
        secret = one_time_link(opened, operations(), person_id(opened, operations(), email))
    typer.echo("Linket virker én gang og i et døgn:", err=True)
    typer.echo(f"{address(chosen)}/engang/{secret}")


@app.command("reset")
def reset(email: Email) -> None:
    """Giv brugeren en ny første adgangskode, og log brugeren ud overalt."""
    from service.access import Passwords
    from service.desk.people import person_id, reset_password

    with database(settings.read()) as opened:
        new = reset_password(opened, Passwords(), operations(), person_id(opened, operations(), email))
    typer.echo("Den nye adgangskode vises kun nu og skal skiftes ved næste login:", err=True)
    typer.echo(new.first_password)


@app.command("disable")
def disable(email: Email) -> None:
    """Luk brugeren ude med det samme. Det, brugeren har skrevet, bliver stående."""
    from service.desk.people import close_account, person_id

    with database(settings.read()) as opened:
        close_account(opened, operations(), person_id(opened, operations(), email))
    typer.echo("Brugeren er lukket ude.", err=True)


@app.command("enable")
def enable(email: Email) -> None:
    """Giv en bruger, der er lukket ude, adgang igen."""
    from service.desk.people import open_account, person_id

    with database(settings.read()) as opened:
        open_account(opened, operations(), person_id(opened, operations(), email))
    typer.echo("Brugeren har adgang igen.", err=True)


@app.command("admin")
def admin(
    email: Email,
    *,
    remove: Annotated[bool, typer.Option("--remove", help="Brugeren skal ikke være administrator længere.")] = False,
) -> None:
    """Gør en bruger til administrator."""
    from service.desk.people import person_id, set_administrator

    with database(settings.read()) as opened:
        set_administrator(opened, operations(), person_id(opened, operations(), email), to=not remove)
    typer.echo("Brugeren er ikke længere administrator." if remove else "Brugeren er nu administrator.", err=True)

"""The console script `udkast`."""

import os
import sys
from importlib.metadata import entry_points

import typer
from rich.console import Console

from models.error import UdkastError
from service.cli import agenda, committees, danish, draft, seals, serve, tokens, users, weights
from service.stages.output import is_full_disk
from service.stages.worker import StageFailedError

BAD_INPUT = 2
INTERRUPTED = 130


def app() -> typer.Typer:
    """Every command, those of other rooms too."""
    udkast = typer.Typer(
        name="udkast",
        help="Fra mødeoptagelse og dagsorden til udkast til referat. Intet forlader maskinen.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    udkast.command("draft")(draft.draft)
    udkast.command("agenda")(agenda.agenda)
    udkast.command("serve")(serve.serve)
    udkast.add_typer(weights.app, name="models")
    udkast.add_typer(users.app, name="users")
    udkast.add_typer(committees.app, name="committees")
    udkast.add_typer(tokens.app, name="tokens")
    udkast.add_typer(seals.app, name="seals")
    for entry in sorted(entry_points(group="udkast.commands"), key=lambda e: e.name):
        udkast.command(entry.name)(entry.load())
    return udkast


def main() -> None:
    """Run the command line; a person's error is one line on stderr and exit status 2."""
    danish.head()
    console = Console(stderr=True, soft_wrap=True)

    def tell(line: str) -> None:
        console.print(line, highlight=False, markup=False)

    try:
        status = danish.spoken(typer.main.get_command(app()))(standalone_mode=False)
    except UdkastError as error:
        tell(f"Fejl: {error}")
        status = BAD_INPUT
    except typer.TyperException as error:
        if type(error).__name__ != danish.HELP:
            tell(f"Fejl: {danish.usage(error)}")
        status = BAD_INPUT
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except OSError as error:
        if not is_full_disk(error):
            raise
        tell("Fejl: Disken er fuld; frigør plads, og kør samme kommando igen.")
        status = BAD_INPUT
    except StageFailedError as error:
        if os.environ.get("UDKAST_DEBUG"):
            console.print(error.trace, highlight=False, markup=False)
        tell(f"Fejl: Et trin stoppede uventet ({error}). Kør igen; med UDKAST_DEBUG=1 vises detaljerne.")
        status = 1
    if status == INTERRUPTED:  # which is also what the library makes of Ctrl-C
        tell("Afbrudt. Færdige trin er gemt; kør samme kommando igen for at gå videre.")
    sys.exit(status or 0)

"""What the command-line library says of itself, in Danish and in one line."""

from functools import partial
from typing import Any

import typer
from typer import rich_utils

HELP = "NoArgsIsHelpError"
"""The library's error for a command that was given nothing: it has shown the help already."""


def head() -> None:
    """Give the help pages Danish headings."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "Skal skrives"
    rich_utils.OPTIONS_PANEL_TITLE = "Tilvalg"
    rich_utils.COMMANDS_PANEL_TITLE = "Kommandoer"
    rich_utils.DEFAULT_STRING = "[ellers: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[skal angives]"


def spoken(command: Any) -> Any:
    """The command with its help page in Danish, and all commands below it; the library's own classes are private."""
    command.options_metavar = "[TILVALG]"
    command.get_usage = partial(_usage_line, command.get_usage)
    command.get_help_option = partial(_help_option, command.get_help_option)
    below = getattr(command, "commands", {})
    if below:
        command.subcommand_metavar = "KOMMANDO …"
    for one in below.values():
        spoken(one)
    return command


def _usage_line(written: Any, context: Any) -> str:
    return str(written(context)).replace("Usage:", "Brug:", 1)


def _help_option(found: Any, context: Any) -> Any:
    option = found(context)
    if option is not None:
        option.help = "Vis denne side."
    return option


def usage(error: typer.TyperException) -> str:
    """The library's complaint about a command line as one Danish line that says what to do.

    The library's own classes of errors are private, so they are told apart by their names; one that is not known here
    still gets a true line.
    """
    parameter = getattr(error, "param", None)
    name = ""
    if parameter is not None:
        name = parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.name.upper()
    match type(error).__name__:
        case "MissingParameter":
            line = f"Der mangler {name}."
        case "NoSuchOption":
            guesses = getattr(error, "possibilities", None)
            line = f"Tilvalget {getattr(error, 'option_name', '')} findes ikke" + (
                f"; mente du {guesses[0]}?" if guesses else "."
            )
        case "BadParameter" if name:
            line = f"Værdien til {name} kan ikke bruges."
        case "BadOptionUsage":
            line = f"Tilvalget {getattr(error, 'option_name', '')} skal have en værdi."
        case "UsageError" if "No such command" in error.message:
            line = "Den kommando findes ikke."
        case "UsageError" if "extra argument" in error.message:
            line = "Der er for mange ord på kommandolinjen; sæt anførselstegn om filnavne med mellemrum."
        case _:
            line = "Kommandolinjen kan ikke forstås."
    context = getattr(error, "ctx", None)
    return f"{line} Se {context.command_path if context else 'udkast'} --help."

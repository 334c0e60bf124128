"""What the command-line library says of itself, in Danish and in one line."""

import click


def usage(error: click.ClickException) -> str:
    """The library's complaint about a command line as one Danish line that says what to do."""
    parameter = getattr(error, "param", None)
    name = (parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.name.upper()) if parameter else ""
    match error:
        case click.exceptions.MissingParameter():
            line = f"Der mangler {name}."
        case click.exceptions.NoSuchOption():
            guess = f"; mente du {error.possibilities[0]}?" if error.possibilities else "."
            line = f"Tilvalget {error.option_name} findes ikke{guess}"
        case click.exceptions.BadParameter():
            line = f"Værdien til {name} kan ikke bruges." if name else "En værdi på kommandolinjen kan ikke bruges."
        case click.exceptions.BadOptionUsage():
            line = f"Tilvalget {error.option_name} skal have en værdi."
        case click.exceptions.UsageError() if "No such command" in error.message:
            line = "Den kommando findes ikke."
        case click.exceptions.UsageError() if "extra argument" in error.message:
            line = "Der er for mange ord på kommandolinjen; sæt anførselstegn om filnavne med mellemrum."
        case _:
            line = "Kommandolinjen kan ikke forstås."
    context = getattr(error, "ctx", None)
    return f"{line} Se {context.command_path if context else 'udkast'} --help."

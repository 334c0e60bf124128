"""`udkast draft`: a recording or a transcript, and a dagsorden, become a draft referat; so does a talk without one."""

import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from models.error import UdkastError
from service import settings
from service.cli.bars import Bars


def draft(  # noqa: PLR0913 - the options of the command line
    recording: Annotated[Path | None, typer.Argument(help="Optagelsen: lyd eller video")] = None,
    *,
    agenda: Annotated[Path | None, typer.Option(help="Dagsordenen: .docx, .pdf, .md eller .txt")] = None,
    out: Annotated[Path, typer.Option(help="Mappen, som resultatet lægges i")],
    transcript: Annotated[Path | None, typer.Option(help="I stedet for optagelse: .vtt eller .json")] = None,
    notes: Annotated[
        Path | None, typer.Option(help="Sygefraværssamtale: noter i stedet for optagelse, .txt, .md eller .docx")
    ] = None,
    template: Annotated[str, typer.Option(help="Referatets skabelon")] = "standard",
    date: Annotated[str | None, typer.Option(metavar="ÅÅÅÅ-MM-DD", help="Sygefraværssamtale: dens dato")] = None,
    participants: Annotated[Path | None, typer.Option(help="Deltagerne, én pr. linje: Navn (rolle)")] = None,
    speakers: Annotated[int | None, typer.Option(help="Antal talere, hvis det kendes")] = None,
    profile: Annotated[str, typer.Option(help="Hvilke modeller der bruges")] = "embedded",
) -> None:
    """Skriv et udkast til referat ud fra en optagelse (eller et transskript) og en dagsorden.

    En sygefraværssamtale har ingen dagsorden: vælg dens skabelon med --template, og angiv --date.
    """
    from service.families import talk_names
    from service.stages.drafting import Order, draft_meeting
    from service.stages.talking import TalkOrder, draft_talk

    chosen = settings.read()
    console = Console(stderr=True)
    talks = talk_names(chosen.templates)
    if template in talks:
        if agenda is not None:
            raise UdkastError(
                "En sygefraværssamtale har ingen dagsorden. Fjern --agenda, eller vælg en anden skabelon."
            )
        if sum(given is not None for given in (recording, transcript, notes)) != 1:
            raise UdkastError("Angiv enten en optagelse, --transcript eller --notes, og kun én af dem.")
        talk = TalkOrder(
            date=_day(date),
            out=out,
            template=template,
            recording=recording,
            transcript=transcript,
            notes=notes,
            participants=participants,
            profile=profile,
            speakers=speakers,
        )
        with Bars(console) as bars:
            draft_talk(talk, chosen, bars)
    else:
        if (recording is None) == (transcript is None):
            raise UdkastError("Angiv enten en optagelse eller --transcript, ikke begge eller ingen af dem.")
        if notes is not None or date is not None:
            raise UdkastError(f"--notes og --date hører til en samtale. Vælg dens skabelon: {', '.join(talks)}.")
        if agenda is None:
            raise UdkastError("Angiv dagsordenen med --agenda FIL.")
        order = Order(
            recording=recording,
            transcript=transcript,
            agenda=agenda,
            out=out,
            template=template,
            participants=participants,
            speakers=speakers,
            profile=profile,
        )
        with Bars(console) as bars:
            draft_meeting(order, chosen, bars)
    console.print(f"Udkastet ligger i {out}", highlight=False, markup=False, soft_wrap=True)


def _day(text: str | None) -> datetime.date:
    if text is None:
        raise UdkastError("Angiv samtalens dato med --date ÅÅÅÅ-MM-DD; ud fra den regnes »på mandag« og »om 14 dage«.")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UdkastError("Datoen kan ikke læses. Skriv den som ÅÅÅÅ-MM-DD, for eksempel --date 2026-01-14.") from None

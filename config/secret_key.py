"""The secret keys of a deployment: those that are set, or the one that SQLite's machine made for itself."""

import os
import secrets
from pathlib import Path

from config.errors import Misconfigured
from config.settings import SHORTEST_KEY, Settings

FILE = "secret.key"
NEEDED = (
    "SECRET_KEY is missing; with PostgreSQL write at least 32 characters that nobody can guess, such as"
    " `openssl rand -hex 32` prints, the same for every process"
)
UNKNOWN = (
    "SECRET_KEY is not the key of this database, so blocks and pauses would be forgotten; write the key that"
    " was there before (without one: the text of secret.key in DATA_DIR), or a new one, a comma, and that one"
)


def secret_keys(settings: Settings) -> tuple[str, ...]:
    """Return the secret keys, the one that writes first; make one on SQLite where none is set.

    Raises `Misconfigured` where a key has to be set, and where its file cannot be made or read.
    """
    found = keys_there(settings)
    return found or (_made(file_of(settings)),)


def keys_there(settings: Settings) -> tuple[str, ...]:
    """Return the secret keys without making one; none on SQLite before its first start."""
    if settings.secret_key is not None:
        return settings.secret_keys
    if not settings.database_url.startswith("sqlite"):
        raise Misconfigured((NEEDED,))
    file = file_of(settings)
    return (_read(file),) if file.exists() else ()


def file_of(settings: Settings) -> Path:
    """Return where SQLite's own key is kept."""
    return Path(settings.data_dir) / FILE


def _made(file: Path) -> str:
    """Make a key that only this account of the machine can read; of two processes at once, one makes it."""
    own = file.with_name(f"{FILE}.{secrets.token_hex(8)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(f"{secrets.token_hex(32)}\n")
            made.flush()
            os.fsync(made.fileno())
        try:
            # Whole or not at all, and never in place of one that is there.
            os.link(own, file)
        except FileExistsError:
            pass
        finally:
            own.unlink()
    except OSError as problem:
        raise Misconfigured((f"DATA_DIR: {file} cannot be written: {problem.strerror}",)) from None
    return _read(file)


def _read(file: Path) -> str:
    try:
        key = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise Misconfigured((f"DATA_DIR: {file} cannot be read; bring it back from a backup",)) from None
    if len(key) < SHORTEST_KEY:
        raise Misconfigured((f"DATA_DIR: {file} holds no whole key; bring it back from a backup",))
    return key

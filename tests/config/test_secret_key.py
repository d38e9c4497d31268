"""The secret keys: which are set, and the one that an SQLite installation makes for itself."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config.errors import Misconfigured
from config.secret_key import FILE, secret_keys
from config.settings import Settings, load

FIRST, SECOND = "1" * 32, "2" * 40


def on_sqlite(folder: Path) -> Settings:
    return load({"DATA_DIR": str(folder / "data")})


def test_several_keys_are_read_in_their_order() -> None:
    assert secret_keys(load({"SECRET_KEY": f"{FIRST}, {SECOND},"})) == (FIRST, SECOND)


@pytest.mark.parametrize("written", [f"{FIRST},short", "short", ","])
def test_each_of_several_has_to_be_long_enough(written: str) -> None:
    with pytest.raises(Misconfigured, match="at least 32 characters"):
        load({"SECRET_KEY": written})


def test_on_sqlite_one_is_made_once_for_this_account_alone(tmp_path: Path) -> None:
    settings = on_sqlite(tmp_path)

    (made,) = secret_keys(settings)

    file = settings.data_dir / FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert secret_keys(settings) == (made,)
    assert [one.name for one in settings.data_dir.iterdir()] == [FILE]
    assert len(made) >= 32


def test_of_several_processes_at_once_one_makes_it(tmp_path: Path) -> None:
    settings = on_sqlite(tmp_path)
    with ThreadPoolExecutor(16) as pool:
        made = set(pool.map(lambda _: secret_keys(settings), range(64)))
    assert len(made) == 1


def test_half_a_key_is_not_taken(tmp_path: Path) -> None:
    settings = on_sqlite(tmp_path)
    settings.data_dir.mkdir()
    (settings.data_dir / FILE).write_text("half")
    with pytest.raises(Misconfigured, match="no whole key"):
        secret_keys(settings)


def test_on_postgresql_it_has_to_be_set() -> None:
    with pytest.raises(Misconfigured, match="SECRET_KEY is missing; with PostgreSQL write at least 32"):
        secret_keys(load({"DATABASE_URL": "postgresql://db/alongside"}))

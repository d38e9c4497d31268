"""The doctor says how far cards have been read for what they mean."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import doctor
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.meaning import rows
from tests.fakes import people
from tests.fakes.databases import Sqlite


@pytest.fixture
def environ(sqlite: Sqlite, tmp_path: Path) -> dict[str, str]:
    """The settings of an installation with three open doors, of which one has been read."""
    url = sqlite.fresh(tmp_path)
    database = Database(url)
    here = database.write(lambda open_: communities.ensure(open_, "web", "here", datetime.now(UTC)))
    people.crowd(database, here, 3)
    database.write(read_one)
    database.close()
    return {"DATABASE_URL": url, "DATA_DIR": str(tmp_path), "SECRET_KEY": "k" * 40}


def read_one(open_: Transaction) -> None:
    (one,) = rows.to_read(open_, 1)
    assert rows.keep(open_, one, b"0" * 384)


def said(environ: dict[str, str]) -> list[tuple[bool, str]]:
    found = doctor.examine(environ, Path("no.env"))
    return [(one.well, one.said) for one in found if one.said.startswith("Searches go by words")]


def test_it_says_how_far(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "weights", lambda: Path("weights"))
    how_far = "Searches go by words and by meaning: 1 of 3 open cards have been read."
    assert said(environ) == [(True, how_far)]


def test_it_says_that_it_is_turned_off(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "weights", lambda: Path("weights"))
    off = {**environ, "MEANING": "off"}
    assert said(off) == [(True, "Searches go by words alone: MEANING is off.")]


def test_it_says_that_words_alone_decide(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "weights", lambda: None)
    assert said(environ) == [(True, "Searches go by words alone: the install group “meaning” is not there.")]

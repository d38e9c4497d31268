"""A process that knows what no card means yet begins to read them, and to follow what was read."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import App
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.meaning import rows
from config.settings import load
from tests.contract.made_up import PROGRAMME
from tests.fakes import people
from tests.fakes.databases import Sqlite
from tests.fakes.meaning import file_of_weights
from tests.fakes.running import running
from tests.fakes.waiting import until

PATIENCE = 60.0
"""Seconds; on a busy machine the weights take a while to load."""


@pytest.mark.parametrize("setting", ["on", "off"])
def test_an_operator_turns_it_off(sqlite: Sqlite, tmp_path: Path, setting: str) -> None:
    file_of_weights()
    given = {"DATABASE_URL": sqlite.fresh(tmp_path), "DATA_DIR": str(tmp_path), "MEANING": setting}
    app = App(load(given), PROGRAMME)
    assert (app.services.meaning is not None) == (setting == "on")
    app.index.close()
    app.database.close()


async def test_a_process_reads_the_cards(sqlite: Sqlite, tmp_path: Path) -> None:
    file_of_weights()
    database = Database(sqlite.fresh(tmp_path))
    here = database.write(lambda open_: communities.ensure(open_, "web", "here", datetime.now(UTC)))
    people.crowd(database, here, 3)
    with running(tmp_path, MEANING="on"):
        await until(lambda: database.read(rows.filled) == (3, 3), PATIENCE)
    database.close()

"""The index stays at most a second behind, and recovers from passing errors."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from sqlalchemy import text

from bot.domain.search.matching import Looking
from bot.jobs import indexing
from bot.jobs.indexing import Indexer
from bot.store.index import rewriting
from bot.store.index.index import Index
from bot.store.index.lexicon import lexicon
from bot.store.index.occupations import occupations
from bot.store.meaning.near import Near
from tests.fakes import meaning, people
from tests.fakes.community import Community
from tests.fakes.meaning import file_of_weights
from tests.fakes.waiting import until

PROMISED = 1.0
"""Seconds from a commit until a search finds it."""


@asynccontextmanager
async def running(here: Community) -> AsyncIterator[None]:
    """Keep the community's index level with its database meanwhile."""
    task = asyncio.create_task(Indexer(here.database, here.index, here.services).run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_no_search_waits_for_tables_that_are_not_read_yet(community_of_people: Community) -> None:
    lexicon.cache_clear()
    occupations.cache_clear()
    async with asyncio.timeout(20), running(community_of_people):
        while not (lexicon.cache_info().currsize and occupations.cache_info().currsize):
            await asyncio.sleep(0.01)


def is_found(here: Community, words: str) -> bool:
    return here.index.find(Looking(here.id, words)).total > 0


async def test_a_new_mentor_is_found_within_a_second(community_of_people: Community) -> None:
    here, took = community_of_people, []
    async with running(here):
        for name in ("Amara", "Jonas", "Mei"):
            await asyncio.to_thread(people.mentor, here.database, here.id, f"{name} Somebody")
            took.append(await until(partial(is_found, here, name)))
    assert median(took) < PROMISED


async def test_after_trouble_the_index_catches_up(
    community_of_people: Community, caplog: pytest.LogCaptureFixture
) -> None:
    here = community_of_people
    people.mentor(here.database, here.id)
    here.database.write(lambda open_: open_.execute(text("ALTER TABLE places RENAME TO elsewhere")))
    async with running(here):
        await until(lambda: "could not catch up" in caplog.text)
        assert not is_found(here, "Amara")
        here.database.write(lambda open_: open_.execute(text("ALTER TABLE elsewhere RENAME TO places")))
        await until(lambda: is_found(here, "Amara"))


def files_hold(index: Path, words: str) -> bool:
    """Tell whether any file of the index holds these words."""
    return any(words.encode() in path.read_bytes() for path in index.iterdir())


@pytest.mark.parametrize("moment", [{"hours": 17, "minutes": 1}, {"days": 1, "minutes": 1}])
def test_a_large_index_forgets_at_once_and_its_files_by_night(
    community_of_people: Community, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, moment: dict[str, float]
) -> None:
    here, files = community_of_people, tmp_path / "index"
    monkeypatch.setattr(indexing, "AT_ONCE", 0)
    monkeypatch.setattr(rewriting, "A_FEW", 0)
    people.crowd(here.database, here.id, 3)
    gone = here.mentors("Zephyrine Quillon")
    indexer = Indexer(here.database, here.index, here.services)
    indexer.catch_up()
    page = gone.presses("My data", gone.types("/mentoring"))
    gone.submits(gone.presses("Erase everything", page), word="erase")
    indexer.catch_up()
    assert not is_found(here, "Zephyrine")
    assert files_hold(files, "zephyrine")
    here.clock.moves(**moment)
    indexer.catch_up()
    assert not files_hold(files, "zephyrine")
    assert here.index.find(Looking(here.id)).total == 3
    purged = sorted(files.iterdir())
    indexer.catch_up()
    assert sorted(files.iterdir()) == purged, "it is purged once"


def test_catching_up_says_how_many_listings_there_were(community_of_people: Community) -> None:
    here = community_of_people
    people.crowd(here.database, here.id, 30)
    people.mentor(here.database, here.id)
    assert here.catch_up() == 31
    assert here.catch_up() == 0
    assert here.index.find(Looking(here.id)).total == 31


async def test_what_cards_mean_is_followed_from_none_on(community_of_people: Community) -> None:
    here = community_of_people
    near = Near(file_of_weights())
    people.mentor(here.database, here.id)
    indexer = Indexer(here.database, here.index, replace(here.services, meaning=near))
    indexer.catch_up()
    assert near.cards == 0
    meaning.reads(here.database)
    indexer.catch_up()
    assert near.cards == 1
    near.close()


def test_a_small_index_reads_everything_at_its_first_change_after_a_start(
    community_of_people: Community, tmp_path: Path
) -> None:
    """From then on it is written whole (`tests/store/index/test_whole.py`)."""
    here = community_of_people
    people.mentor(here.database, here.id, "Amara Somebody")
    here.catch_up()
    here.index.close()
    again = Index.open(tmp_path / "index", database=here.index.database)
    assert isinstance(again, Index)
    people.mentor(here.database, here.id, "Jonas Somebody")
    Indexer(here.database, again, here.services).catch_up()
    assert (again.find(Looking(here.id)).total, again.wants_all) == (2, False)
    again.close()

"""F78: a backup made while a process serves and many write is whole, and nobody is refused."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from bot.domain.common.ids import CommunityId
from bot.store.database.database import Database
from tests.fakes import people
from tests.fakes.community import Community
from tests.fakes.databases import Postgresql
from tests.fakes.losing import Losing, names, on_the_machines_time
from tests.fakes.running import running, through_settings

WRITERS = 4


def writes(database: Database, community: CommunityId, number: int, stop: Event) -> int:
    """Write until asked to stop; return how many people there are of this writer."""
    count = 0
    while not stop.is_set():
        people.mentee(database, community, f"Writer {number} Person {count}")
        count += 1
    return count


def test_it_is_whole_and_nobody_is_refused(
    community_of_people: Community, tmp_path: Path, address: str, request: pytest.FixtureRequest
) -> None:
    server: Postgresql | None = None
    if address.startswith("postgresql"):
        server = request.getfixturevalue("postgresql")
    losing: Losing = on_the_machines_time(community_of_people, tmp_path, server)
    here = losing.here
    before = {f"Before {number}" for number in range(20)}
    for name in before:
        here.joins(name)
    settings = {"DATABASE_URL": through_settings(here.database.url), "SECRET_KEY": "k" * 32}
    data = {"DATA_DIR": str(tmp_path / "of the process")}
    stop = Event()
    with running(tmp_path, **settings, **data), ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(writes, here.database, here.id, number, stop) for number in range(WRITERS)]
        try:
            file = losing.backs_up()
        finally:
            stop.set()
        counts = [one.result() for one in writing]
    assert min(counts) > 0
    losing.loses_it()
    losing.restores(file, SECRET_KEY="k" * 32)
    found = names(losing)
    losing.here.database.close()
    assert before <= found
    # Of each writer the first ones, without a gap: one moment of the database.
    for number, count in enumerate(counts):
        theirs = [name for name in found if name.startswith(f"Writer {number} ")]
        assert set(theirs) == {f"Writer {number} Person {n}" for n in range(len(theirs))}
        assert len(theirs) <= count
    assert len(found) > len(before)

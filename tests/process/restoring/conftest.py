"""Fixtures of the tests of backup and restore: a community whose database is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.acting import Acting
from tests.fakes.clock import where_it_is_day
from tests.fakes.community import Community
from tests.fakes.databases import Postgresql
from tests.fakes.losing import Losing, on_the_machines_time


@pytest.fixture
def losing(
    community_of_people: Community, tmp_path: Path, address: str, request: pytest.FixtureRequest
) -> Iterator[Losing]:
    server: Postgresql | None = None
    if address.startswith("postgresql"):
        server = request.getfixturevalue("postgresql")
    made = on_the_machines_time(community_of_people, tmp_path, server)
    yield made
    made.here.database.close()


@pytest.fixture
def amara(losing: Losing) -> Acting:
    return losing.here.mentors("Amara Okafor", zone=where_it_is_day())


@pytest.fixture
def omar(losing: Losing, amara: Acting) -> Acting:
    omar = losing.here.joins("Omar Haddad", zone=where_it_is_day())
    omar.types("/find-mentor")
    losing.here.clock.moves(minutes=1)
    return omar

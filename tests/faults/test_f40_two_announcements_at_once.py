"""F40: two announcements begin in the same second: a person gets one of them, and the next week one again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from bot.handlers.routing import Answer
from bot.jobs.closing import close_due
from bot.store.database.database import Database
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.community import Community
from tests.fakes.racing import race
from tests.fakes.rounds import rounds

WEEKS = rounds(4, 100)
READERS = 12


@pytest.fixture
def elsewhere(community_of_people: Community, address: str) -> Iterator[Community]:
    """The same community, as in another process."""
    database = Database(address)
    yield replace(community_of_people, database=database)
    database.close()


def drafts(manager: Acting, title: str) -> Answer:
    return drafted(manager, title, signed="Office")


@pytest.mark.timeout(3600)
def test_f40_of_two_that_begin_at_once_each_person_gets_one_a_week(
    community_of_people: Community, elsewhere: Community
) -> None:
    here = community_of_people
    nora, karim = (here.joins(name, manages=True) for name in ("Nora Lindqvist", "Karim Haddad"))
    there = replace(karim, responder=elsewhere.responder)
    readers = [here.joins(f"Reader Made-Up-{n}") for n in range(READERS)]
    for week in range(WEEKS):
        looked = [drafts(one, f"{one.person.name}, week {week}") for one in (nora, there)]
        race(
            [
                partial(one.presses, "Send it to 14", shown)
                for one, shown in zip((nora, there), looked, strict=True)
            ]
        )
        race([partial(close_due, one.runner) for one in (here, elsewhere)])
        here.deliver()
        close_due(here.runner)
        told = [Counter(title.title.endswith(f"week {week}") for title in here.inbox(one)) for one in readers]
        assert [one[True] for one in told] == [1] * READERS
        here.clock.moves(days=7)

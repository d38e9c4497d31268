"""F79: PostgreSQL ends every connection, as when it restarts: the next press still works."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text

from bot.domain.common.ids import CommunityId
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.opening import opening
from bot.store.services import Services
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.community import Community
from tests.fakes.platform import PLATFORM, WORKSPACE, StandIn
from tests.fakes.reading import message_of

QUESTION = "How did you know that it was time to leave law?"
ROUNDS = 5
EVERYBODY = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
def here(on_postgresql: str, services: Services, clock: Clock, index: Index) -> Iterator[Community]:
    """A community on PostgreSQL, with open connections."""
    database = Database(on_postgresql)
    found: CommunityId = database.write(
        lambda open_: communities.ensure(open_, PLATFORM, WORKSPACE, TUESDAY_MORNING)
    )
    database.write(lambda open_: opening.open_to_everyone(open_, found, TUESDAY_MORNING))
    yield Community(found, database, services, clock, index, StandIn())
    database.close()


def ends_every_connection(address: str) -> int:
    """End every other connection to this database; return how many there were."""
    engine = create_engine(address)
    with engine.connect() as connection:
        number = len(connection.execute(text(EVERYBODY)).all())
    engine.dispose()
    return number


def test_the_next_press_works_and_tells_everybody(here: Community, on_postgresql: str) -> None:
    leila = here.joins("Leila Haddad")
    for round_ in range(ROUNDS):
        amara = here.mentors(f"Amara {round_}")
        form = leila.presses_token(f"1:ask:{amara.person.id}")
        preview = leila.submits(form, question=QUESTION)
        assert ends_every_connection(on_postgresql) > 0
        assert message_of(leila.presses("Send", preview)).title == "Sent"
        assert ends_every_connection(on_postgresql) > 0
        here.deliver()
        (card,) = here.inbox(amara)
        assert ends_every_connection(on_postgresql) > 0
        amara.presses("Accept", card)
        here.deliver()
        assert "Amara said yes" in [one.title for one in here.inbox(leila)]

"""What a restored backup holds: rows that no reader has; new rows get numbers that were never used."""

import pytest
from sqlalchemy import Connection, select, update

from bot.domain.common.ids import CommunityId
from bot.domain.common.notices import Notice, NoticeKind
from bot.store.database.database import Database
from bot.store.outbox import held, in_doubt
from bot.store.outbox.outbox import Outbox, Status
from bot.store.tables import outbox
from tests.fakes.clock import TUESDAY_MORNING as NOW


@pytest.fixture
def told(database: Database, community: CommunityId) -> list[int]:
    """Two rows: the first has reached its reader and is to be drawn again, the second has not."""

    def show(open_: Connection) -> list[int]:
        for name in ("Leila Haddad", "Amara Okafor"):
            Outbox(open_, community, NOW).show(name, card="c", notice=Notice(NoticeKind.RECEIPT, "ask_1"))
        rows = list(open_.execute(select(outbox.c.id).order_by(outbox.c.id)).scalars())
        open_.execute(update(outbox).where(outbox.c.id == rows[0]).values(sent_to={"at": "here"}))
        return rows

    return database.write(show)


def states(database: Database) -> dict[int, str]:
    query = select(outbox.c.id, outbox.c.state).where(outbox.c.kind != "copy")
    return {row.id: row.state for row in database.read(lambda open_: open_.execute(query).all())}


def test_what_a_reader_has_is_drawn_again_and_the_rest_is_held(database: Database, told: list[int]) -> None:
    assert database.write(lambda open_: held.hold(open_, "2026-11-03 10:00 UTC")) == 1
    assert states(database) == {told[0]: Status.PENDING, told[1]: Status.IN_DOUBT}
    (doubt,) = database.read(in_doubt.doubts)
    assert doubt.why == "from the copy of 2026-11-03 10:00 UTC"


def test_all_that_is_held_is_settled_at_once_and_nothing_else(database: Database, told: list[int]) -> None:
    other = {"state": Status.IN_DOUBT, "problem": "nobody can look"}
    database.write(lambda open_: open_.execute(update(outbox).where(outbox.c.id == told[0]).values(other)))
    database.write(lambda open_: held.hold(open_, "2026-11-03 10:00 UTC"))
    assert database.write(in_doubt.held_have_arrived) == 1
    assert states(database) == {told[0]: Status.IN_DOUBT, told[1]: Status.SENT}


def test_new_rows_get_numbers_that_were_never_used(
    database: Database, community: CommunityId, told: list[int]
) -> None:
    database.write(held.number_anew)
    notice = Notice(NoticeKind.RECEIPT, "ask_2")
    database.write(lambda open_: Outbox(open_, community, NOW).show("Omar", card="d", notice=notice))
    assert max(states(database)) > told[1] + held.APART

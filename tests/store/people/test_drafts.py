"""A draft is read once within a press, and anew where another press may have sent it."""

from bot.domain.common.ids import CommunityId
from bot.store.database.database import Database, Transaction
from bot.store.people.drafts import Drafts
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.plans import statements

WRITTEN = {"question": "Why law?"}


def test_what_was_read_is_known_until_another_press_may_have_sent_it(
    database: Database, community: CommunityId
) -> None:
    leila = people.mentee(database, community)

    def press(open_: Transaction) -> None:
        mine, another = (Drafts(open_, community, leila.id, NOW) for _ in range(2))
        mine.save("ask", "per_1", WRITTEN)
        assert another.get("ask", "per_1") == WRITTEN
        assert mine.drop("ask", "per_1")
        assert another.get("ask", "per_1") == WRITTEN
        another.look_again()
        assert another.get("ask", "per_1") == {}

    database.write(press)


def test_what_this_press_saved_or_dropped_is_not_read(database: Database, community: CommunityId) -> None:
    leila = people.mentee(database, community)

    def press(open_: Transaction) -> None:
        mine = Drafts(open_, community, leila.id, NOW)
        mine.save("ask", "per_1", WRITTEN)
        assert mine.get("ask", "per_1") == WRITTEN
        mine.drop("ask", "per_1")
        mine.look_again()
        assert mine.get("ask", "per_1") == {}

    with statements() as said:
        database.write(press)
    assert [words for words, _ in said if words.startswith("SELECT")] == []

"""A look at a draft is said once, also where two presses come at the same moment."""

from sqlalchemy import Connection

from bot.domain.announcements.colleague import ColleagueLook, LookSaid
from bot.domain.common.ids import AnnouncementId, CommunityId, LookId
from bot.store.announcements.colleague import Looks
from bot.store.database.database import Database
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW


def test_a_look_is_said_once(database: Database, community: CommunityId) -> None:
    me = people.mentee(database, community).id
    one = ColleagueLook(LookId("look_1"), AnnouncementId("ann_1"), me, me, NOW)

    def says(said: LookSaid) -> bool:
        def write(open_: Connection) -> bool:
            return Looks(open_, community, NOW).say(one.id, said, print="09b8904526a752c0")

        return database.write(write)

    database.write(lambda open_: Looks(open_, community, NOW).add(one))
    assert [says(LookSaid.RIGHT), says(LookSaid.NOT_THIS)] == [True, False]
    kept = database.read(lambda open_: Looks(open_, community, NOW).get(one.id))
    assert kept is not None
    assert (kept.said, kept.said_at, kept.print) == (LookSaid.RIGHT, NOW, "09b8904526a752c0")

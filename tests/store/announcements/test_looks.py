"""A look at a draft is said once, also where two presses come at the same moment."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from bot.domain.common.ids import AnnouncementId, CommunityId, LookId
from bot.domain.programme.programme import Programme
from bot.domain.second_looks.colleague import ColleagueLook, LookSaid
from bot.jobs.forgetting import forget
from bot.store.database.database import Database
from bot.store.second_looks.colleague import KEPT_FOR, Looks
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


def test_its_words_are_kept_for_90_days_and_what_was_said_stays(
    database: Database, community: CommunityId, programme: Programme
) -> None:
    me = people.mentee(database, community).id
    said = ColleagueLook(LookId("look_1"), AnnouncementId("ann_1"), me, me, NOW, LookSaid.RIGHT, NOW)
    one = replace(said, words="Lovely.", print="09b8904526a752c0")
    database.write(lambda open_: Looks(open_, community, NOW).add(one))

    def words_after(time: timedelta) -> str:
        database.write(lambda open_: forget(open_, NOW + time, programme))
        kept = database.read(lambda open_: Looks(open_, community, NOW).get(one.id))
        assert kept == replace(one, words=kept.words if kept else "")
        return kept.words

    assert words_after(KEPT_FOR) == "Lovely."
    assert words_after(KEPT_FOR + timedelta(seconds=1)) == ""

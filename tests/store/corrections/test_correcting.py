"""A correction replaces the words that it was written for, and no other press brings them back."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.common.ids import AnnouncementId, CommunityId
from bot.domain.corrections.correcting import correct
from bot.store.announcements.announcement import Announcements
from bot.store.corrections.correcting import Corrections
from bot.store.database.database import Database
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW


@pytest.fixture
def sent(database: Database, community: CommunityId) -> Announcement:
    by = people.mentee(database, community).id
    made = AnnouncementId("ann_0123456789abcdefghijkl")
    one = Announcement(made, community, by, NOW, Stage.RUNNING, "Doors", "Open one", signed="Office")
    database.write(lambda open_: Announcements(open_, community, NOW).add(one))
    return one


def corrects(database: Database, one: Announcement, title: str) -> bool:
    new = correct(one, title, one.words, NOW)
    return database.write(lambda open_: Corrections(open_, one.community, NOW).correct(one, new))


def title_of(database: Database, one: Announcement) -> str:
    found = database.read(lambda open_: Announcements(open_, one.community, NOW).get(one.id))
    return found.title if found else ""


def test_other_words_than_were_read_are_not_corrected(database: Database, sent: Announcement) -> None:
    assert [corrects(database, sent, title) for title in ("One door", "Two doors")] == [True, False]
    assert title_of(database, sent) == "One door"


def test_another_press_does_not_bring_back_the_words_of_before(
    database: Database, sent: Announcement
) -> None:
    """A manager pauses it, and has read it before another one corrected it."""
    paused = replace(sent, stage=Stage.PAUSED)

    def pause(open_: Connection) -> bool:
        return Announcements(open_, sent.community, NOW).change(paused, when=Stage.RUNNING)

    assert corrects(database, sent, "One door")
    assert database.write(pause)
    assert title_of(database, sent) == "One door"

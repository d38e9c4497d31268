"""F06: a follower fails: its cause is rolled back too; after a repair, a second press does both."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.domain.mentorships.events import MentorshipBegan
from bot.handlers import FEATURES, FOLLOWERS
from bot.handlers.feature import Feature, Followers, Follows, followers_of
from bot.handlers.work import Work
from bot.store.database.database import Transaction
from bot.store.tables import schema
from bot.ui.nodes import Aside, Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import words_of

QUESTION = "Would you walk beside me for half a year?"


def breaks(event: MentorshipBegan, work: Work) -> None:
    """Fail after the ask has ended, its place was given back and the mentorship has begun."""
    assert work.mentorships.get(event.mentorship.id) == event.mentorship
    raise RuntimeError(event.mentorship.id)


BROKEN = followers_of((*FEATURES, Feature(followers=(Follows(MentorshipBegan, breaks),))))
"""All followers, and one more after them."""


def with_followers(whose: Acting, followers: Followers) -> Acting:
    """Return the same person, with a responder that has these followers."""
    runner = replace(whose.responder.runner, followers=followers)
    return replace(whose, responder=replace(whose.responder, runner=runner))


def everything(here: Community) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""

    def rows(open_: Transaction) -> dict[str, list[tuple[object, ...]]]:
        tables = schema.metadata.sorted_tables
        return {one.name: sorted(map(tuple, open_.execute(select(one))), key=repr) for one in tables}

    return here.database.read(rows)


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    """Amara, who has been told that Leila has asked her."""
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"ongoing": 1, "quick-question": 4})
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, kind="ongoing")
    here.deliver()
    return amara


def test_a_follower_that_fails_takes_its_cause_with_it(community_of_people: Community, amara: Acting) -> None:
    here, (card,) = community_of_people, community_of_people.inbox(amara)
    before = everything(here)
    said = with_followers(amara, BROKEN).presses("Accept", card, key="the same press")
    assert isinstance(said, Aside)
    assert "Something broke on my side, and nothing was changed." in words_of(said)
    assert everything(here) == before
    assert here.deliver() == 0


def test_once_it_is_mended_a_second_press_does_both(community_of_people: Community, amara: Acting) -> None:
    here, (card,) = community_of_people, community_of_people.inbox(amara)
    with_followers(amara, BROKEN).presses("Accept", card, key="the same press")
    said = with_followers(amara, FOLLOWERS).presses("Accept", card, key="the same press")
    assert isinstance(said, Message)
    here.deliver()
    assert len(here.platform.rooms) == 1
    (planned,) = {row[0] for row in everything(here)["mentorships"]}
    assert {row[0] for row in everything(here)["meetings"]} == {planned}

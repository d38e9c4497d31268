"""Mentorships and what follows an answer: changed by compare-and-swap, on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.answers import thanks as thanks_rules
from bot.domain.answers.thanks import Status as FollowUpStatus
from bot.domain.asks.ask import Ask, Status
from bot.domain.common.ids import CommunityId, MentorshipId, PersonId
from bot.domain.mentorships.mentorship import Ending, Mentorship, Suggestion
from bot.store.answers.thanks import Thanking
from bot.store.asks.ask import Asks
from bot.store.database.database import Database
from bot.store.mentorships.mentorship import Mentorships
from tests.fakes import people
from tests.fakes.asks import waiting
from tests.fakes.clock import TUESDAY_MORNING as NOW


@pytest.fixture
def ask(database: Database, community: CommunityId) -> Ask:
    made = waiting(people.mentee(database, community), people.mentor(database, community))
    database.write(lambda open_: Asks(open_, community).add(made))
    return made


@pytest.fixture
def begun(database: Database, community: CommunityId, ask: Ask) -> Mentorship:
    made = Mentorship(MentorshipId("shp_1"), community, ask.id, ask.mentor, ask.mentee, ask.kind, NOW)
    database.write(lambda open_: Mentorships(open_, community).add(made))
    return made


def test_all_of_a_mentorship_is_kept(database: Database, community: CommunityId, begun: Mentorship) -> None:
    new = replace(
        begun,
        suggested=(Suggestion(NOW + timedelta(days=1), begun.mentor),),
        meets_at=NOW + timedelta(days=2),
        called_off=NOW + timedelta(days=3),
        listed=1,
        settled=1,
        version=1,
    )
    assert database.write(lambda open_: Mentorships(open_, community).change(new))
    assert database.read(lambda open_: Mentorships(open_, community).get(begun.id)) == new


def test_a_change_of_what_is_not_there_any_more_is_refused(
    database: Database, community: CommunityId, begun: Mentorship
) -> None:
    ended = replace(begun, ending=Ending.TOGETHER, ended_at=NOW, version=1)
    stopped = replace(begun, ending=Ending.STOPPED, ended_at=NOW, version=1)
    assert database.write(lambda open_: Mentorships(open_, community).change(ended))
    assert not database.write(lambda open_: Mentorships(open_, community).change(stopped))
    assert database.read(lambda open_: Mentorships(open_, community).get(begun.id)) == ended
    assert database.read(lambda open_: Mentorships(open_, community).of(begun.mentee)) == []


def test_the_next_meeting_is_the_soonest_that_is_agreed_and_to_come(
    database: Database, community: CommunityId, begun: Mentorship
) -> None:
    mentor, tom = begun.mentor, people.mentee(database, community, "Tom Whitaker")
    ask = waiting(tom, people.mentor(database, community, "Jonas Berg"))
    other = replace(begun, id=MentorshipId("shp_2"), ask=ask.id, mentee=tom.id)

    def agreed(one: Mentorship, at: datetime | None, ending: Ending = Ending.GOING) -> Mentorship:
        new = replace(one, meets_at=at, ending=ending, version=one.version + 1)
        assert database.write(lambda open_: Mentorships(open_, community).change(new))
        return new

    def following(person: PersonId, now: datetime = NOW) -> tuple[Mentorship, datetime] | None:
        return database.read(lambda open_: Mentorships(open_, community, now).next_meeting(person))

    database.write(lambda open_: Asks(open_, community).add(ask))
    database.write(lambda open_: Mentorships(open_, community).add(other))
    assert following(mentor) is None
    soon, late = NOW + timedelta(days=1), NOW + timedelta(days=2)
    begun, other = agreed(begun, late), agreed(other, soon)
    assert following(mentor) == (other, soon)
    assert following(tom.id) == (other, soon)
    assert following(begun.mentee) == (begun, late)
    assert following(mentor, soon + timedelta(seconds=1)) == (begun, late)
    agreed(begun, late, Ending.TOGETHER)
    assert following(mentor, soon + timedelta(seconds=1)) is None


def test_an_ask_is_reworded_until_it_is_opened_or_settled(
    database: Database, community: CommunityId, ask: Ask
) -> None:
    def reword(words: str) -> bool:
        return database.write(lambda open_: Asks(open_, community).reword(ask.id, words))

    assert reword("Other words, then.")
    database.write(lambda open_: Asks(open_, community).open(ask.id, NOW))
    database.write(lambda open_: Asks(open_, community).open(ask.id, NOW + timedelta(days=1)))
    assert not reword("Too late.")
    kept = database.read(lambda open_: Asks(open_, community).get(ask.id))
    assert kept == replace(ask, question="Other words, then.", opened_at=NOW)

    closed = replace(ask, status=Status.CLOSED)
    database.write(lambda open_: Asks(open_, community).change(closed, when=Status.WAITING))
    assert not reword("Too late.")


def test_thanks_and_a_follow_up_are_kept_once(database: Database, community: CommunityId, ask: Ask) -> None:
    thanks = thanks_rules.thank(ask, "Thank you.", NOW)
    more = thanks_rules.follow_up(ask, "And then?", NOW, NOW)
    left = thanks_rules.end(more, FollowUpStatus.LEFT, NOW)
    for expected in (True, False):
        assert database.write(lambda open_: Thanking(open_, community).thank(thanks)) is expected
        assert database.write(lambda open_: Thanking(open_, community).ask_more(more)) is expected
    assert database.read(lambda open_: Thanking(open_, community).thanks_for(ask.id)) == thanks
    assert database.read(lambda open_: Thanking(open_, community).longest_over(NOW)) == more
    for expected in (True, False):
        assert database.write(lambda open_: Thanking(open_, community).end(left)) is expected
    assert database.read(lambda open_: Thanking(open_, community).follow_up(ask.id)) == left
    assert database.read(lambda open_: Thanking(open_, community).longest_over(NOW)) is None

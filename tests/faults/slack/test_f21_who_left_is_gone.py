"""F21, F22: a person who left Slack is gone at once, whatever said so; a fault of ours closes no door."""

import asyncio

import pytest

from bot.domain.common.people import Door
from bot.store.database.database import Transaction
from bot.store.mentors.card import Mentors
from bot.store.people.people import People
from tests.adapters.slack.test_landing import asks
from tests.fakes.reading import words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.workspace import TEAM
from tests.fakes.waiting import wait_until

AMARA = "U0AMARA"


def door(slack: InSlack, user: str = AMARA) -> Door | None:
    def find(open_: Transaction) -> Door | None:
        person = People(open_, slack.here.id).known_as(user)
        card = Mentors(open_, slack.here.id).get(person.id) if person else None
        return card.door if card else None

    return slack.here.database.read(find)


def is_away(slack: InSlack, user: str) -> bool:
    known = slack.responder.known("slack", TEAM, user).result()
    return known is not None and known.has_left


def changes(slack: InSlack, user: str, **facts: object) -> None:
    slack.workspace.members[user].update(facts)
    slack.driver.event(payloads.user_changed(slack.workspace, user))


@pytest.mark.parametrize("fact", ["deleted", "is_restricted", "is_ultra_restricted"])
def test_a_mentor_who_leaves_is_gone_for_everybody_who_looks(
    slack: InSlack, amara: Member, leila: Member, fact: str
) -> None:
    slack.meets("U0MAYA", "Maya Lindqvist", manages=True)
    maya = slack.joins("U0MAYA", "Maya Lindqvist", is_admin=True)
    asks(leila)
    slack.delivers()
    had = amara.delivered

    changes(slack, AMARA, **{fact: True})
    wait_until(lambda: door(slack) is Door.CLOSED)
    slack.delivers()

    assert "Amara is not here any more" in words_of(leila.delivered[-1])
    assert "Amara Okafor is not here any more" in words_of(maya.delivered[-1])
    assert amara.delivered == had
    # The index still has the open door: it was not caught up.
    leila.types("/find-mentor product")
    assert "Amara" not in words_of(leila.shown)


def test_who_comes_back_finds_their_card_and_opens_with_one_press(slack: InSlack, amara: Member) -> None:
    changes(slack, AMARA, deleted=True)
    wait_until(lambda: door(slack) is Door.CLOSED)
    changes(slack, AMARA, deleted=False)
    amara.types("/be-a-mentor")
    assert "Head of Product" in words_of(amara.shown)
    amara.presses("Open my door")
    wait_until(lambda: door(slack) is Door.OPEN)


def test_an_accept_of_an_ask_whose_mentee_left_is_refused_with_the_truth(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    asks(leila)
    slack.delivers()
    press = amara.press_of("Accept")
    changes(slack, "U0LEILA", deleted=True)
    wait_until(lambda: is_away(slack, "U0LEILA"))
    slack.driver.press(press)
    assert "not here any more" in words_of(amara.shown)


def test_a_guest_reads_truly_whether_something_is_kept_of_them(slack: InSlack, leila: Member) -> None:
    nothing = "I have kept nothing about you"
    stranger = slack.joins("U0GUEST", "Gus Lindt", is_restricted=True)
    stranger.types("/mentoring")
    assert nothing in words_of(stranger.shown)
    changes(slack, leila.user, is_restricted=True)
    wait_until(lambda: is_away(slack, leila.user))
    leila.types("/mentoring")
    assert (
        "Mentoring here is between members of our community, and you are with us as a guest now. What you"
        " wrote is kept in case you become a member again; nobody finds you or writes to you meanwhile."
        " It stays yours: you can take it with you, or erase it."
    ) in words_of(leila.shown)


def reads_the_directory(slack: InSlack) -> None:
    asyncio.run_coroutine_threadsafe(slack.connection.directory.read(), slack.loop).result(30)


@pytest.mark.parametrize("fact", ["deleted", "is_restricted"])
def test_who_left_while_no_event_came_is_gone_once_the_directory_is_read(
    slack: InSlack, amara: Member, leila: Member, fact: str
) -> None:
    asks(leila)
    slack.delivers()
    slack.workspace.members[AMARA][fact] = True
    reads_the_directory(slack)
    assert door(slack) is Door.CLOSED
    assert is_away(slack, AMARA)
    assert not is_away(slack, "U0LEILA")
    slack.delivers()
    assert "Amara is not here any more" in words_of(leila.delivered[-1])


def test_a_page_that_is_older_than_what_was_heard_sends_nobody_away(slack: InSlack, amara: Member) -> None:
    # Slack says that she is a member, after the page was asked for and before it comes.
    members = slack.connection._members
    asyncio.run_coroutine_threadsafe(members.standing(AMARA), slack.loop).result(30)
    goodbyes = slack.connection.directory._learn
    old = [{"id": AMARA, "team_id": TEAM, "deleted": True}]
    asyncio.run_coroutine_threadsafe(goodbyes(old, 0.0), slack.loop).result(30)  # type: ignore[arg-type]
    assert door(slack) is Door.OPEN

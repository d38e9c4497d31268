"""F04: *Accept* is pressed twice, in two processes: one mentorship; the second press shows its state."""

import time

from tests.adapters.slack.test_landing import asks
from tests.fakes.community import Community
from tests.fakes.racing import race
from tests.fakes.reading import words_of
from tests.fakes.slack.driver import Posted
from tests.fakes.slack.in_slack import InSlack, Member, in_slack
from tests.fakes.slack.server import Server

APART = 0.08
"""Seconds between the two presses of a double click."""


def test_one_mentorship_and_an_honest_second_answer(
    community_of_people: Community, server: Server, slack: InSlack, amara: Member, leila: Member
) -> None:
    asks(leila)
    slack.delivers()
    first, second = amara.press_of("Accept"), amara.press_of("Accept")
    assert first["actions"] != second["actions"]

    def a_moment_later() -> Posted:
        time.sleep(APART)
        return other.driver.press(second)

    with in_slack(community_of_people, server) as other:
        race([lambda: slack.driver.press(first), a_moment_later])
    slack.delivers()
    assert len(slack.workspace.rooms) == 1
    assert len(slack.calls("conversations.open")) == 1
    assert [one.what for one in amara.seen].count("replaced") >= 1
    assert "said yes" in words_of(leila.delivered[0])


def test_the_same_press_twice_is_one_press(slack: InSlack, amara: Member, leila: Member) -> None:
    asks(leila)
    slack.delivers()
    press = amara.press_of("Accept")
    race([lambda: slack.driver.press(press)] * 2)
    slack.driver.press(press)
    assert len(slack.calls("response_url")) == 1

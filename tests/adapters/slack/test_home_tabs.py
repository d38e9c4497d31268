"""Slack's Home tab is kept true for those who opened it within the last hour."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from bot.adapters.slack.answering.home_tabs import BETWEEN, LOOK_AGAIN, LOOKED_AT, MOST, QUIET_FOR, HomeTabs
from bot.adapters.slack.calls.pace import PER_MINUTE
from bot.port import TryLater
from bot.ui.nodes import Message, Text, Tone
from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.reading import message
from tests.fakes.waiting import wait_until

QUESTION = "How did you know that it was time to leave law?"


def home_of(member: Member) -> str:
    """Return the words of a person's Home tab as it is now."""
    return words_of(message(member.slack.workspace.homes[member.user].body["blocks"], {}))


def an_ask(slack: InSlack) -> tuple[Member, Member]:
    """Return a mentor, and a mentee who has asked them; both look at their Home tabs."""
    amara, _ = slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    leila.submits(question=QUESTION)
    leila.presses("Send")
    slack.delivers()
    for one in (amara, leila):
        one.opens_home()
        wait_until(lambda one=one: one.user in slack.workspace.homes)  # type: ignore[misc]
    return amara, leila


def test_after_accept_from_home_both_tabs_say_so(slack: InSlack) -> None:
    amara, leila = an_ask(slack)
    assert "1 ask is waiting for you" in home_of(amara)
    assert "Amara helps you" not in home_of(leila)
    amara.presses_token(amara_sees(amara), slack.workspace.homes[amara.user])
    wait_until(lambda: "Accept" in words_of(amara.shown))
    amara.presses("Accept")
    wait_until(lambda: "1 ask is waiting for you" not in home_of(amara))
    assert "You help Leila" in home_of(amara)
    slack.delivers()
    wait_until(lambda: "Amara helps you" in home_of(leila))


def test_a_tab_that_opens_by_itself_has_not_greeted(slack: InSlack) -> None:
    slack.mentors("U0AMARA", "Amara Okafor")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    leila.opens_home()
    leila.sees("Hello. I'm Alongside")
    leila.types("/find-mentor")
    wait_until(lambda: leila.seen[-1].what == "ephemeral")
    assert "Hello. I'm Alongside" in words_of(leila.shown)


def test_a_page_that_was_opened_on_the_tab_stays(slack: InSlack) -> None:
    amara, leila = an_ask(slack)
    here = slack.workspace
    amara.presses_token("1:rest-for:now", here.homes[amara.user])
    wait_until(lambda: "1 ask is waiting for you" not in home_of(amara))
    mentors_page = home_of(amara)
    card = next(line for line in here.standing(here.direct(amara.user)) if QUESTION in str(line.blocks))
    amara.presses_token("1:accept:" + ask_on(card.blocks), card)
    slack.delivers()
    wait_until(lambda: "Amara helps you" in home_of(leila))
    assert home_of(amara) == mentors_page


def amara_sees(amara: Member) -> str:
    """Return the token of *See* on a mentor's Home tab."""
    blocks = amara.slack.workspace.homes[amara.user].body["blocks"]
    return next(token for token in tokens(blocks) if token.startswith("1:see-card:"))


def ask_on(blocks: Any) -> str:  # noqa: ANN401
    """Return the ask that a card's buttons are about."""
    return next(token for token in tokens(blocks) if token.startswith("1:accept:")).rpartition(":")[2]


def tokens(part: Any) -> list[str]:  # noqa: ANN401
    """Return every token in blocks."""
    if isinstance(part, Mapping):
        own = [part["value"]] if part.get("type") == "button" and "value" in part else []
        return own + [token for value in part.values() for token in tokens(value)]
    return [token for value in part for token in tokens(value)] if isinstance(part, list) else []


class Publishing:
    """Tabs on a clock that a test moves; what was published, and for whom."""

    def __init__(self) -> None:
        """Begin with nobody who has opened a tab."""
        self.now, self.said, self.clock = 0.0, "before", ""
        self.published: list[str] = []
        self.refuses = 0
        self.tabs = HomeTabs(self, self.draw, now=lambda: self.now)

    async def draw(self, team: str, user: str) -> Message | None:
        """Draw the home of a person."""
        assert team == "T1"
        return Message(self.said, self.clocks) if user else None

    @property
    def clocks(self) -> tuple[Text, ...]:
        """Return the quiet line of a home, if it has one."""
        return (Text(self.clock, Tone.QUIET),) if self.clock else ()

    async def call(self, method: str, **arguments: Any) -> Mapping[str, Any]:  # noqa: ANN401
        """Take a call, as Slack does."""
        assert method == "views.publish"
        if self.refuses:
            self.refuses -= 1
            raise TryLater("too much at once", 1)
        self.published.append(arguments["user_id"])
        return {}

    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None:
        """Take nothing."""

    async def upload(self, url: str, content: bytes) -> None:
        """Take nothing."""

    def opens(self, user: str) -> None:
        """Let a person open their tab."""
        self.tabs.opened("T1", user, Message(self.said))

    def draws(self, times: int = 1) -> list[str]:
        """Draw what is due so many times; return for whom something was published."""
        self.published.clear()
        for _ in range(times):
            asyncio.run(self.tabs.draw_next())
        return list(self.published)


@pytest.fixture
def slack_tabs() -> Publishing:
    return Publishing()


def test_many_wishes_for_one_tab_are_one_call(slack_tabs: Publishing) -> None:
    slack_tabs.opens("U1")
    slack_tabs.said = "after"
    for _ in range(5):
        slack_tabs.tabs.wants("U1")
    assert slack_tabs.draws(5) == ["U1"]


def test_what_has_not_changed_is_not_published(slack_tabs: Publishing) -> None:
    slack_tabs.opens("U1")
    slack_tabs.tabs.wants("U1")
    assert slack_tabs.draws() == []


def test_nobody_elses_tab_is_published(slack_tabs: Publishing) -> None:
    slack_tabs.said = "after"
    slack_tabs.tabs.wants("U1")
    assert slack_tabs.draws() == []


def test_a_tab_is_left_alone_an_hour_after_its_opening(slack_tabs: Publishing) -> None:
    slack_tabs.opens("U1")
    slack_tabs.said, slack_tabs.now = "after", LOOKED_AT
    slack_tabs.tabs.wants("U1")
    assert slack_tabs.draws() == []


def test_what_another_process_changed_is_seen_within_seconds(slack_tabs: Publishing) -> None:
    slack_tabs.opens("U1")
    slack_tabs.said, slack_tabs.now = "after", LOOK_AGAIN - 1
    assert slack_tabs.draws() == []
    slack_tabs.now = LOOK_AGAIN
    assert slack_tabs.draws(3) == ["U1"]
    assert LOOK_AGAIN <= 10


def test_every_tab_has_its_turn(slack_tabs: Publishing) -> None:
    for number in range(20):
        slack_tabs.opens(f"U{number}")
    slack_tabs.said = "after"
    told = []
    for second in range(30):
        slack_tabs.now = LOOK_AGAIN + second
        told += slack_tabs.draws()
    assert sorted(told) == sorted(f"U{number}" for number in range(20))


def test_a_clock_alone_costs_no_call_each_minute(slack_tabs: Publishing) -> None:
    slack_tabs.opens("U1")
    told = []
    for second in range(0, int(QUIET_FOR), 5):
        slack_tabs.now, slack_tabs.clock = second, f"10:{second // 60:02}"
        told += slack_tabs.draws()
    assert told == []
    slack_tabs.now = QUIET_FOR
    assert slack_tabs.draws() == ["U1"]


def test_a_wanted_tab_is_before_one_that_is_only_old(slack_tabs: Publishing) -> None:
    slack_tabs.opens("U1")
    slack_tabs.said, slack_tabs.now = "after", LOOK_AGAIN
    slack_tabs.opens("U2")
    slack_tabs.tabs.wants("U2")
    slack_tabs.said = "later"
    assert slack_tabs.draws() == ["U2"]


def test_what_slack_has_no_time_for_is_tried_again(slack_tabs: Publishing) -> None:
    slack_tabs.opens("U1")
    slack_tabs.said, slack_tabs.refuses = "after", 1
    slack_tabs.tabs.wants("U1")
    assert slack_tabs.draws() == []
    assert slack_tabs.draws() == ["U1"]


def test_so_many_tabs_are_remembered_and_no_more(slack_tabs: Publishing) -> None:
    for number in range(MOST + 1):
        slack_tabs.opens(f"U{number}")
    slack_tabs.said = "after"
    for number in (0, 1):
        slack_tabs.tabs.wants(f"U{number}")
    assert slack_tabs.draws(2) == ["U1"]


def test_the_tabs_leave_room_for_people_within_slacks_limit() -> None:
    assert PER_MINUTE["views.publish"] * 0.6 >= 60 / BETWEEN

"""An announcement is posted in a channel: once, in sight of everybody there, and never twice by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, select, update

from bot.handlers.routing import Answer
from bot.port import Disconnected, InDoubt, TryLater, Unreachable
from bot.store.outbox import leases
from bot.store.outbox.leases import Look
from bot.store.programme.quiet_weeks import QuietTimes
from bot.store.tables import outbox
from bot.ui.nodes import Message
from bot.ui.requests import Request
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, form_of, message_of, words_of
from tests.fakes.slack.community import SlackCommunity
from tests.fakes.slack.ledger import Refusal, Trouble
from tests.fakes.slack.workspace import PRIVATE

TITLE = "Open a door before the exams"
WORDS = "Exams are near, <!channel> @everyone.\n\nOne **quick question** a month helps."
SIGNED = "Nora Lindqvist, Alumni Office"
DOUBT = "Does it stand in the channel?"


@pytest.fixture
def here(community_of_people: Community) -> Community:
    return community_of_people


@pytest.fixture
def nora(here: Community) -> Acting:
    return here.joins("Nora Lindqvist", manages=True)


@pytest.fixture
def karim(here: Community) -> Acting:
    return here.joins("Karim Haddad", manages=True)


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def writes(nora: Acting, *, action: str = "door") -> Answer:
    form = nora.presses("Write one", nora.types("/announce"))
    return nora.submits(form, title=TITLE, words=WORDS, action=action, signed=SIGNED)


def chooses(here: Community, nora: Acting, *, day: str = "", time: str = "", place: str = "") -> Answer:
    form = nora.presses("Post it in a channel", writes(nora))
    return nora.submits(form, where=place or here.channel, day=day, time=time)


def posts(here: Community, nora: Acting) -> Answer:
    return nora.presses("Post it in the channel", chooses(here, nora))


def ticks(here: Community) -> None:
    """Do what the minute's tick does, and deliver what it queued."""
    here.closes_what_is_over()
    here.deliver()


def at(here: Community, day: int, hour: int, minute: int = 1) -> None:
    here.clock.is_set_to(datetime(2026, 11, day, hour, minute, tzinfo=UTC))
    ticks(here)
    ticks(here)


def card_of(here: Community, manager: Acting) -> Message:
    """Return the latest card of an announcement that a manager was told."""
    return here.inbox(manager)[-1]


def look(manager: Acting) -> Answer:
    return manager.presses("Look at it", manager.types("/announce"), on=TITLE)


@pytest.mark.in_slack
def test_it_stands_in_the_channel_once_and_what_is_pressed_there_is_answered_in_private(
    here: Community, nora: Acting
) -> None:
    looked = chooses(here, nora)
    assert "It is posted as soon as you press." in words_of(looked)
    assert "Nobody's one announcement a week is taken by it" in words_of(looked)
    assert here.in_channel() == []
    assert message_of(nora.presses("Post it in the channel", looked)).title == "On its way into the channel"
    here.deliver()
    (stands,) = here.in_channel()
    assert stands.title == TITLE
    assert "<!channel> @everyone" in words_of(stands)
    assert "From Nora Lindqvist, Alumni Office, to everybody in this channel." in words_of(stands)
    assert labels(stands) == ["Open a door"]
    ticks(here)
    told = card_of(here, nora)
    assert told.title == "It stands in the channel"
    assert "Sent on Tuesday 3 November · In a channel" in words_of(nora.types("/announce"))
    leila = here.joins("Leila Haddad")
    leila.presses("Open a door", stands)
    assert here.in_channel() == [stands]
    ticks(here)
    assert len(here.in_channel()) == 1


@pytest.mark.in_slack
def test_a_card_leads_to_the_message_and_nobody_is_called(here: Community, nora: Acting) -> None:
    posts(here, nora)
    here.deliver()
    ticks(here)
    if not isinstance(here, SlackCommunity):
        return
    (line,) = here.here.standing(here.channel)
    link = f"https://here.slack.com/archives/{here.channel}/p{line.ts.replace('.', '')}"
    (there,) = [node.url for node in card_of(here, nora).body if hasattr(node, "url")]
    assert there == link
    (call,) = [one for one in here.here.calls if one.method == "chat.postMessage" and one.to == here.channel]
    assert (call.asked["unfurl_links"], call.asked["unfurl_media"]) == ("false", "false")
    assert "broadcast" not in str(line.blocks)
    assert "<!channel>" not in line.text


@pytest.mark.in_slack
def test_before_anything_is_sent_it_is_said_why_nothing_can_be_posted_there(
    here: Community, nora: Acting
) -> None:
    if not isinstance(here, SlackCommunity):
        return
    slack = here.here
    form = nora.presses("Post it in a channel", writes(nora))

    def refused(place: str = here.channel) -> str:
        return errors_of(nora.submits(form, where=place))["where"]

    slack.channels = {here.channel: False, PRIVATE: False}
    assert "I'm not in that channel. Type “/invite @Alongside” in it" in refused()
    assert "I can't see that channel. If it is a private one, type “/invite @Alongside”" in refused(PRIVATE)
    slack.scopes |= {"chat:write.public"}
    assert "It goes once into #mentors," in words_of(nora.submits(form, where=here.channel))
    slack.channels[here.channel] = True
    slack.archived.add(here.channel)
    assert "That channel is archived" in refused()
    slack.archived.clear()
    slack.shared.add(here.channel)
    assert "People of another organisation read that channel too." in refused()
    slack.shared.clear()
    slack.scopes -= {"channels:read"}
    unsaid = words_of(nora.submits(form, where=here.channel))
    assert "I could not look whether I can post there." in unsaid
    assert not [one for one in slack.lines if one.channel == here.channel]

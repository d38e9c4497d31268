"""F13: after three seconds Discord takes no first answer: what was done is done once, and can be read."""

import logging

import pytest

from bot.jobs.deliver import Deliverer
from tests.adapters.discord.on_discord import CALLBACK, OnDiscord, ends, next_process
from tests.fakes.discord.reading import outline
from tests.fakes.discord.values import Callback
from tests.fakes.platform import Serving
from tests.fakes.waiting import wait_until
from tests.faults.discord.test_f12_an_old_button import card

LATE = 3.1
"""Seconds."""


def test_what_came_too_late_is_done_once_and_the_card_shows_it(discord: OnDiscord) -> None:
    amara, shown = card(discord)
    ends(discord)
    pressed = amara.presses("Accept", shown)
    discord.town.here.moves(LATE)
    with next_process(discord) as bot:
        wait_until(
            lambda: any(one.route == CALLBACK and one.outcome == "10062" for one in discord.town.here.calls)
        )
        discord.server.gateway.repeats("INTERACTION_CREATE")
        bot.does(bot.connection.adapter.background.finish())
        worker = Deliverer(discord.community.runner, [Serving(bot.connection.adapter)], at_once=1)
        bot.does(worker.deliver_due())
        assert pressed.answer is Callback.NONE
        assert "You said yes" in amara.reads()
        assert len(discord.town.rooms) == 1


def test_in_a_direct_message_it_is_said_there(discord: OnDiscord) -> None:
    leila = discord.member("leila", "Leila Haddad").in_dm()
    ends(discord)
    leila.runs("mentoring")
    discord.town.here.moves(LATE)
    with next_process(discord):
        wait_until(lambda: len(discord.told(leila.at.id)) == 1)
    assert "Good" in outline(discord.told(leila.at.id)[0])


def test_another_process_that_was_first_keeps_its_answer(
    discord: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    """40060: somebody has answered already; nothing is said a second time, and it is no fault of ours."""
    leila = discord.member("leila", "Leila Haddad")
    discord.answered(leila.runs("mentoring"))
    before = len(leila.sees())
    ends(discord)
    discord.server.gateway.repeats("INTERACTION_CREATE")
    discord.town.here.moves(1)
    for session in discord.server.gateway.sessions.values():
        session.numbered("INTERACTION_CREATE", session.frames[-1]["d"])
    with next_process(discord) as bot:
        wait_until(
            lambda: "40060" in [one.outcome for one in discord.town.here.calls if one.route == CALLBACK]
        )
        bot.does(bot.connection.adapter.background.finish())
    assert len(leila.sees()) == before
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]

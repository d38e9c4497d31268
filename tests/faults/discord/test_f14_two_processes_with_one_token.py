"""F14: two processes with one token on Discord: one listens, the other says so once."""

import asyncio
import logging

import pytest

from bot.adapters.discord.doors.turn import WAITS
from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.discord.listening import connection_to
from tests.fakes.waiting import until, wait_until


def test_the_second_does_not_listen_and_nothing_is_answered_twice(
    discord: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    here, bot = discord.town.here, discord.bot
    other = connection_to(here, discord.community.responder, channel=discord.town.channel.id)

    going = asyncio.run_coroutine_threadsafe(other.run(listens=True), bot.loop)
    bot.does(until(lambda: WAITS in caplog.text))
    leila = discord.member("leila", "Leila Haddad")
    before = len(discord.watch.asked)
    discord.answered(leila.runs("mentoring"))
    bot.does(bot.connection.adapter.background.finish())
    assert len(discord.watch.asked) == before + 1
    assert len([one for one in leila.sees() if one.only_for == leila.user.id]) == 1
    assert len(discord.server.gateway.identified) == 1
    assert caplog.text.count(WAITS) == 1
    going.cancel()
    wait_until(going.done)
    bot.does(other.close())

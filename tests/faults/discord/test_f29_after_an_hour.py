"""F29: killed between Discord's answer and our commit, and started an hour later: nothing is said twice."""

import pytest

from bot.port import Sent
from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.discord.values import Channel

QUESTION = "How did you know that it was time to leave law?"
LOOK, POST = "GET /channels/{channel}/messages", "POST /channels/{channel}/messages"


class Killed(BaseException):
    """The process ends, as by `kill -9`: nothing is caught, nothing is written."""


def threads(discord: OnDiscord) -> list[Channel]:
    return [one for one in discord.town.here.channels.values() if one.is_thread]


def dies_at_each_send(discord: OnDiscord, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every message arrive, and the process die before it is written down."""
    adapter = discord.bot.connection.adapter
    sends = adapter.send

    async def send(*given: object, **more: object) -> Sent:
        await sends(*given, **more)  # type: ignore[arg-type]
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(adapter, "send", send)
        for _ in range(2):
            with pytest.raises(Killed):
                discord.community.deliver()
            discord.community.clock.moves(seconds=61)


@pytest.mark.parametrize("later", [0, 3_600])
def test_each_reader_has_one_card(discord: OnDiscord, monkeypatch: pytest.MonkeyPatch, later: int) -> None:
    here = discord.community
    here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    dies_at_each_send(discord, monkeypatch)
    stood = {one.id: len(discord.told(one.id)) for one in threads(discord)}
    # What stands first in a thread, and the card.
    assert list(stood.values()) == [2, 2]

    discord.town.here.moves(later)  # after some minutes Discord forgets a nonce
    here.clock.moves(seconds=later)
    here.deliver()

    assert {one.id: len(discord.told(one.id)) for one in threads(discord)} == stood
    assert len(discord.calls(LOOK)) == 2
    assert len(discord.calls(POST)) == 4

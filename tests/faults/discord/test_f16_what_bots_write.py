"""F16: messages of bots, also our own, of webhooks and edited ones are not answered on Discord: no loops."""

from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.discord import payloads
from tests.fakes.discord.acting import by_webhook
from tests.fakes.discord.values import Message
from tests.fakes.discord.world import BOT
from tests.fakes.rounds import rounds

ROUNDS = rounds(100, 1_000)


def test_nothing_of_it_is_answered_however_often(discord: OnDiscord) -> None:
    here, server = discord.town.here, discord.server.gateway
    leila = discord.member("leila", "Leila Haddad").in_dm()
    other = here.signs_up("other-bot", "Another bot", bot=True)
    leila.says("law")
    discord.settles(lambda: len(discord.told(leila.at.id)) == 1)
    asked, calls = len(discord.watch.asked), len(here.calls)
    for number in range(ROUNDS):
        author = (BOT, other.id)[number % 2]
        said = payloads.message(here, Message(here.number(), leila.at.id, author, "law"))
        server.dispatch("MESSAGE_CREATE", lambda _intents, said=said: said, "")  # type: ignore[misc]
        server.dispatch("MESSAGE_UPDATE", lambda _intents, said=said: said, "")  # type: ignore[misc]
    by_webhook(here, discord.town.channel, f"<@{BOT}> law")
    leila.says("history")  # what comes after all of these
    discord.settles(lambda: len(discord.told(leila.at.id)) == 2)
    assert len(discord.watch.asked) == asked + 1
    assert len(here.calls) == calls + 1

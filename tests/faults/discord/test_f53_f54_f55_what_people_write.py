"""F53–F55 over the wire: names and words that call somebody, are too long, or are too many for Discord."""

import re
from unicodedata import normalize

import pytest

from bot.ui.nodes import Card
from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.discord import components, permissions
from tests.fakes.discord.values import Message
from tests.fakes.discord.world import BOT
from tests.fakes.reading import message_of, words_of

HOSTILE = "@everyone @here <@&1> [x](javascript:alert) ||gone|| <#1> https://evil.invalid"
LIVE = re.compile(r"(?<!\\)<@|@everyone|@here")
LONG = (
    "\u4e2d" * 1_199,
    "\u4e2d" * 1_200,
    "e\u0301" * 600,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 150,
)
"""An ask has 1,200 characters."""

MOST_COMPONENTS, MOST_OPTIONS, MOST_CUSTOM_ID = 40, 25, 100
"""Discord's documentation: components/reference."""


def ours(discord: OnDiscord) -> list[Message]:
    return [one for one in discord.town.here.messages.values() if one.author == BOT and one.components]


def refusals(discord: OnDiscord) -> list[str]:
    """Return the calls that Discord refused for what was in them."""
    return [one.route for one in discord.town.here.calls if one.outcome == "50035"]


def test_names_and_words_call_nobody_wherever_they_stand(discord: OnDiscord) -> None:
    town, here = discord.town, discord.community
    # The server lets its bot call everybody: what holds is what we send.
    for role in town.guild.roles.values():
        role.permissions |= permissions.MENTION_EVERYONE
    mentor = f"Amara <@{BOT}>"
    amara = here.mentors(mentor)
    leila = here.joins("Leila @everyone <@&1>")
    pinged = f"{HOSTILE} <@{here.user_of(mentor)}>"
    leila.asks(leila.types(f"/find-mentor product {HOSTILE}"), pinged, on="Amara")
    here.deliver()

    told = ours(discord)
    assert [one.pings for one in told if one.pings] == []
    # Twice guarded: their words are escaped where marks are read, and what we send says that it calls nobody.
    texts = [str(part.get("content", "")) for one in told for part in components.every(one.components)]
    assert [one for one in texts if LIVE.search(one)] == []
    assert any("everyone" in one for one in texts)
    sent = [one.body.get("data") or one.body for one in town.here.calls]
    assert {str(one.get("allowed_mentions")) for one in sent if "flags" in one and "components" in one} == {
        "{'parse': []}"
    }
    (card,) = [one for one in here.inbox(amara) if "evil.invalid" in words_of(one)]
    assert "||gone||" in words_of(card)


@pytest.mark.parametrize("question", LONG, ids=["one less", "the limit", "combining", "families"])
def test_what_is_as_long_as_it_may_be_arrives(discord: OnDiscord, question: str) -> None:
    here = discord.community
    amara = here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), question, on="Amara")
    here.deliver()
    assert normalize("NFC", question)[:300] in words_of(here.inbox(amara)[-1])
    assert refusals(discord) == []


def fits(message: Message) -> bool:
    every = list(components.every(message.components))
    return (
        len(every) <= MOST_COMPONENTS
        and all(len(part.get("options") or ()) <= MOST_OPTIONS for part in every)
        and all(len(part.get("custom_id") or "") <= MOST_CUSTOM_ID for part in every)
    )


def test_a_page_of_more_parts_than_discord_takes_is_drawn_with_fewer(discord: OnDiscord) -> None:
    nadia = discord.community.joins("Nadia Rossi", manages=True)
    shown = nadia.presses("Kinds of help", nadia.types("/programme"))
    assert len([one for one in message_of(shown).body if isinstance(one, Card)]) > 5
    assert refusals(discord) == []
    assert all(fits(one) for one in ours(discord))


def test_sixty_mentors_are_a_page_and_further_pages(discord: OnDiscord) -> None:
    here = discord.community
    for number in range(60):
        here.mentors(f"Mentor Made-Up-{number}")
    leila = here.joins("Leila Haddad")
    shown = leila.types("/find-mentor product")
    for _ in range(3):
        shown = leila.presses("Next page", shown)
    assert message_of(shown).body
    assert refusals(discord) == []
    assert all(fits(one) for one in ours(discord))

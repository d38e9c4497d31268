"""Delivering to Discord: a deleted thread is opened anew, and what waits for an operator is sent once."""

from tests.adapters.discord.on_discord import OnDiscord
from tests.fakes.discord import moderating, permissions
from tests.fakes.discord.values import Channel

QUESTION = "How did you know that it was time to leave law?"


def own(discord: OnDiscord, user: str) -> list[Channel]:
    """Return the threads of one person alone."""
    return [one for one in discord.town.here.channels.values() if one.is_thread and user in one.people]


def asks(discord: OnDiscord, name: str) -> None:
    """Let somebody ask the mentor."""
    mentee = discord.community.joins(name)
    mentee.asks(mentee.types("/find-mentor product"), QUESTION, on="Amara")


def test_a_thread_that_was_deleted_is_opened_anew_once(discord: OnDiscord) -> None:
    discord.community.mentors("Amara Okafor")
    user = discord.community.user_of("Amara Okafor")
    asks(discord, "Leila Haddad")
    discord.community.deliver()
    (first,) = own(discord, user)
    moderating.deletes(discord.town.here, first)
    for name in ("Noor Rahman", "Zola Dlamini"):
        asks(discord, name)
        discord.community.deliver()
    (second,) = own(discord, user)
    assert second.id != first.id
    assert len(discord.told(second.id)) >= 2


def test_what_waits_for_a_permission_is_sent_once_when_it_is_there(discord: OnDiscord) -> None:
    discord.community.mentors("Amara Okafor")
    user = discord.community.user_of("Amara Okafor")
    moderating.denies(discord.town.here, discord.town.channel, permissions.CREATE_PRIVATE_THREADS)
    asks(discord, "Leila Haddad")
    discord.community.deliver()
    assert own(discord, user) == []
    moderating.allows(discord.town.here, discord.town.channel, permissions.CREATE_PRIVATE_THREADS)
    discord.community.clock.moves(hours=1)
    discord.community.deliver()
    discord.community.deliver()
    (thread,) = own(discord, user)
    # What stands first in it says who can read it.
    assert len(discord.told(thread.id)) == 1 + 1

"""F12: a button on Discord works in another process, after minutes and months, and without its component."""

import pytest

from tests.adapters.discord.on_discord import OnDiscord, ends, next_process
from tests.fakes.discord.acting import Person
from tests.fakes.discord.values import Callback, Message

QUESTION = "How did you know that it was time to leave law?"
MINUTES, MONTHS = 181.0, 120 * 86_400.0
"""Seconds: discord.py's own buttons are dead after 180."""


def card(discord: OnDiscord) -> tuple[Person, Message]:
    """Return a mentor in their own thread, and the card of an ask there."""
    here = discord.community
    here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    here.deliver()
    account = discord.town.here.users[here.user_of("Amara Okafor")]
    amara = Person(discord.town.here, account, discord.town.channel)
    (own,) = amara.threads()
    return amara.goes(own), discord.told(own.id)[-1]


@pytest.mark.parametrize("after", [MINUTES, MONTHS])
@pytest.mark.parametrize("bare", [False, True])
def test_it_works_after_a_restart(discord: OnDiscord, after: float, bare: bool) -> None:
    amara, shown = card(discord)
    ends(discord)
    discord.town.here.moves(after)
    with next_process(discord):
        pressed = discord.answered(amara.presses("Accept", shown, bare=bare))
    assert pressed.answer in (Callback.UPDATE, Callback.MESSAGE)
    assert "You said yes" in amara.reads()

"""A mentor has left: the platform names them in a refusal, and nobody waits for them in vain."""

import pytest

from tests.fakes.community import Community
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.discord.members import leaves
from tests.fakes.reading import words_of
from tests.fakes.stages import DISCORD

QUESTION = "How did you know that it was time to leave law, of all things?"


@pytest.fixture
def stage() -> str:
    """Discord, whose adapter raises `PersonGone` by itself: it tells bots of no departure."""
    return DISCORD


def test_a_refusal_that_names_the_mentor_ends_what_waits_for_them(community_of_people: Community) -> None:
    here = community_of_people
    assert isinstance(here, DiscordCommunity)
    amara = here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    preview = leila.submits(leila.presses_token(f"1:ask:{amara.person.id}"), question=QUESTION)
    leila.presses("Send", preview)
    town = here.town
    with town.here.lock:
        leaves(town.here, town.guild, town.here.users[town.account("Amara Okafor")])

    here.deliver()

    assert any("is not here any more" in words_of(one) for one in here.inbox(leila))
    # The index still has the open door.
    assert "Amara" not in words_of(leila.types("/find-mentor product"))

"""A mentor has left: the platform names them in a refusal, and nobody waits for them in vain."""

import pytest

from bot.port import PersonGone
from tests.fakes.community import Community
from tests.fakes.people import user_of
from tests.fakes.reading import words_of
from tests.fakes.stages import THIRD
from tests.fakes.third.community import ThirdCommunity

QUESTION = "How did you know that it was time to leave law, of all things?"


@pytest.fixture
def stage() -> str:
    """The third platform, whose adapter raises `PersonGone` by itself."""
    return THIRD


def test_a_refusal_that_names_the_mentor_ends_what_waits_for_them(community_of_people: Community) -> None:
    here = community_of_people
    assert isinstance(here, ThirdCommunity)
    amara = here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    preview = leila.submits(leila.presses_token(f"1:ask:{amara.person.id}"), question=QUESTION)
    leila.presses("Send", preview)
    user = user_of("Amara Okafor")
    here.stage.hall.fails(user, PersonGone("left the hall", user))

    here.deliver()

    posts = [post for post in here.stage.hall.posts.values() if post.room == user_of("Leila Haddad")]
    assert any("is not here any more" in post.body.decode() for post in posts)
    # The index still has the open door.
    assert "Amara" not in words_of(leila.types("/find-mentor product"))

"""F53: a zero byte and half a letter, in words and names, cost nobody an answer on either database."""

import pytest

from tests.fakes.community import Community
from tests.fakes.reading import words_of

WHOLE = "How did you know that it was time to leave law?"
ODD = ["\0", "\ud83d", "\udc4b"]


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_a_question_is_kept_without_them(community_of_people: Community, odd: str) -> None:
    here = community_of_people
    leila, amara = here.joins("Leila Haddad"), here.mentors("Amara Okafor")
    shown = leila.types(f"/find-mentor product{odd}")
    leila.asks(shown, WHOLE.replace("know", f"know{odd}"), on="Amara")
    here.deliver()
    assert WHOLE in words_of(here.platform.received(amara.user)[-1])


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_a_name_is_kept_without_them(community_of_people: Community, odd: str) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad").is_known_as(name=f"Leila{odd} Haddad")
    assert "Good morning, Leila" in words_of(leila.types("/mentoring"))
    leila.responder.refresh(leila.actor).result()
    assert "Good morning, Leila" in words_of(leila.types("/mentoring"))

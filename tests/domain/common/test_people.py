"""People, kinds and ids: what is found, what is not, and that ids cannot be guessed."""

import pytest

from bot.domain.common.ids import fresh
from bot.domain.common.people import stranger
from bot.domain.programme.kinds import Offer
from bot.ui import limits
from tests.domain.values import HERE, MENTOR, QUESTION


def test_a_mentor_is_known_by_the_person_they_are() -> None:
    assert (MENTOR.id, MENTOR.name) == (MENTOR.person.id, MENTOR.person.name)


def test_an_offer_is_found_by_its_kind() -> None:
    assert MENTOR.offer(QUESTION.key) == Offer(QUESTION.key, QUESTION.budget)


@pytest.mark.parametrize("kind", ["", "walk", "quest"])
def test_what_a_mentor_does_not_give_is_not_found(kind: str) -> None:
    assert MENTOR.offer(kind) is None


def test_a_stranger_has_no_name_and_manages_nothing() -> None:
    nobody = stranger(HERE)

    assert (nobody.id, nobody.name, nobody.community, nobody.manages) == ("", "", HERE, False)


def test_ids_differ_say_what_they_name_and_fit_a_button_twice() -> None:
    made = {fresh("ask") for _ in range(1000)}

    assert len(made) == 1000
    assert {one[:4] for one in made} == {"ask_"}
    assert {len(one) for one in made} == {26}
    assert limits.TOKEN > 2 * 26


def test_an_id_has_nothing_in_it_that_a_token_divides_by() -> None:
    assert not [one for one in (fresh("ask") for _ in range(1000)) if set(one) & set(":. ")]

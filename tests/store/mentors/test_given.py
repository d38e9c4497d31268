"""The kinds that somebody gives: what is remembered of those that nobody does never becomes untrue."""

from collections.abc import Callable

import pytest
from sqlalchemy import event

from bot.domain.common.ids import PersonId
from bot.store.mentors.card import Mentors
from bot.store.mentors.given import FewGive, Remembered
from tests.fakes.acting import Acting
from tests.fakes.community import Community

pytestmark = pytest.mark.on_both

KINDS = ["quick-question", "ongoing"]
NOBODY = PersonId("per_nobody")


@pytest.fixture
def remembered() -> Remembered:
    return Remembered()


@pytest.fixture
def given(community_of_people: Community, remembered: Remembered) -> Callable[..., set[str]]:
    def look(but: PersonId = NOBODY, *, writing: bool = False) -> set[str]:
        run = community_of_people.database.write if writing else community_of_people.database.read
        here = community_of_people.id
        return set(run(lambda open_: Mentors(open_, here, remembered).given(KINDS, but=but)))

    return look


def opens(here: Community, who: Acting) -> None:
    who.presses("Open my door", who.types("/be-a-mentor"))


def closes(who: Acting) -> None:
    who.presses("Close my door", who.presses("Close my door", who.types("/be-a-mentor")))


def test_a_kind_is_given_from_the_moment_in_which_a_door_opens(
    community_of_people: Community, given: Callable[..., set[str]], remembered: Remembered
) -> None:
    here = community_of_people
    assert given() == set()
    amara = here.mentors("Amara Okafor", offers={"quick-question": 2})
    assert given() == {"quick-question"}
    assert given(amara.person.id) == set()
    # She alone gives it, and is remembered: what others read goes by her door.
    assert remembered.few[here.id, "quick-question"].alone == amara.person.id
    assert given() == {"quick-question"}
    closes(amara)
    assert given() == set()
    opens(here, amara)
    assert given() == {"quick-question"}


def test_a_second_giver_is_found_by_the_first(
    community_of_people: Community, given: Callable[..., set[str]]
) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"quick-question": 2, "ongoing": 1})
    assert given(amara.person.id) == set()
    here.mentors("Jonas Berg", offers={"ongoing": 1})
    assert given(amara.person.id) == {"ongoing"}
    assert given() == {"quick-question", "ongoing"}


def test_what_a_writer_sees_is_not_remembered(
    community_of_people: Community, given: Callable[..., set[str]], remembered: Remembered
) -> None:
    assert given(writing=True) == set()
    assert remembered.few == {}
    assert given() == set()
    assert remembered.few.keys() == {(community_of_people.id, kind) for kind in KINDS}


def test_what_was_remembered_of_a_later_database_is_looked_for_anew(
    community_of_people: Community, given: Callable[..., set[str]], remembered: Remembered
) -> None:
    here = community_of_people
    here.mentors("Amara Okafor", offers={"quick-question": 2})
    remembered.keep(here.id, "quick-question", FewGive(10**9, None))
    assert given() == {"quick-question"}


def test_a_kind_that_nobody_gives_is_looked_for_among_all_cards_once(
    community_of_people: Community, given: Callable[..., set[str]]
) -> None:
    here = community_of_people
    here.mentors("Amara Okafor", offers={"quick-question": 2})
    here.mentors("Jonas Berg", offers={"quick-question": 2})
    assert given() == {"quick-question"}
    said: list[str] = []
    reading = here.database._reading
    event.listen(reading, "before_cursor_execute", lambda *told: said.append(str(told[2])))
    assert given() == {"quick-question"}
    of_offers = [one for one in said if "FROM offers" in one]
    assert ["changed >" in one for one in of_offers] == [False, True]

"""Facets in Teams: nothing that is ticked is lost by another press than *Apply*."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.opening.opening import open_to_everyone
from bot.store.services import Services
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.reading import words_of
from tests.fakes.teams.community import TeamsCommunity, a_campus, in_teams
from tests.fakes.teams.people_act import TeamsActing
from tests.fakes.teams.world import TENANT

PLACES = ("Nigeria", "Kenya", "Ghana", "Kenya")


@pytest.fixture
def found(on_sqlite: str, services: Services, clock: Clock, index: Index) -> Iterator[TeamsActing]:
    """Somebody who found four mentors, and looks at how to narrow it."""
    with ExitStack() as stack:
        database = Database(on_sqlite)
        stack.callback(database.close)
        founded = database.write(lambda open_: communities.ensure(open_, "teams", TENANT, TUESDAY_MORNING))
        database.write(lambda open_: open_to_everyone(open_, founded, TUESDAY_MORNING))
        here: TeamsCommunity = stack.enter_context(
            in_teams(founded, database, services, clock, index, a_campus())
        )
        for number, country in enumerate(PLACES):
            here.mentors(f"Mentor {number}", place="A city", country=country)
        leila = here.joins("Leila Haddad")
        leila.presses("Narrow it", leila.types("/find-mentor product"))
        yield leila  # type: ignore[misc]


def shown(leila: TeamsActing, press: str, **ticked: list[str]) -> str:
    """Tick values, press an action, and return what stands in place of the card."""
    leila.who.presses(press, None, **{f"many.{name}": values for name, values in ticked.items()})
    leila.settles()
    chat = leila.who.here.personal(leila.who.account)
    return words_of(leila.places.read(leila.who.here.of_the_bot(chat.id)[-1], leila.user))


def test_what_is_ticked_is_shown_by_the_main_press_too(found: TeamsActing) -> None:
    said = shown(found, "Show 4 mentors", country=["Kenya"])

    assert "2 mentors for “product”" in said
    assert "Narrowed to Kenya." in said
    assert "Apply" not in said


def test_the_next_page_is_of_what_was_found_where_nothing_else_is_ticked(found: TeamsActing) -> None:
    shown(found, "Apply", country=["Kenya", "Ghana", "Nigeria"])

    said = shown(found, "Next page")

    assert "4 mentors for “product”" in said
    assert "Back" in said


def test_what_is_ticked_and_unticked_again_is_shown(found: TeamsActing) -> None:
    shown(found, "Apply", country=["Kenya"])

    said = shown(found, "Show 2 mentors", country=[])

    assert "4 mentors for “product”" in said

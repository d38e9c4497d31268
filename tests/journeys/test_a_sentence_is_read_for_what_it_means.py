"""A sentence finds who says the same in other words and another language; what is hidden finds nobody."""

import asyncio
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from sqlalchemy import select

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.programme.programme import Programme
from bot.handlers.routing import Answer
from bot.store import tables
from bot.store.database.database import Transaction
from bot.store.index.index import Index
from bot.store.meaning.near import Near
from bot.store.mentors.card import Mentors
from bot.store.mentors.changes import Cards
from bot.store.services import Services
from bot.ui.requests import Request, Surface
from bot.ui.verbs import search
from tests.fakes import meaning
from tests.fakes.clock import Clock
from tests.fakes.community import Community
from tests.fakes.keys import KEYS
from tests.fakes.reading import words_of

STORIES = {
    "Adaeze Bello": ("Bookkeeper", "I keep the accounts of small firms."),
    "Bruno Costa": ("Mechanic", "I repair the engines of fishing boats."),
    "Chloé Dubois": ("Baker", "I bake bread before sunrise."),
    "Dariusz Lis": ("Civil engineer", "I plan bridges, and drive piles."),
    "Elif Kaya": ("Notary", "I write contracts for landlords."),
    "Farid Aziz": ("Chemist", "I measure what is in the water."),
    "Greta Lind": ("Shoe designer", "I draw shoes and try them on."),
    "Hana Sato": ("Translator", "I translate novels at night."),
    "Ines Prado": ("Ornithologist", "I count birds on islands."),
    "Juma Otieno": (
        "Grandfather of six",
        "I take away the fear of a stage: breath and a steady voice.",
    ),
}
ASKED = (
    "My heart races before an audience and I forget everything",
    "Vor Publikum versagt mir immer die Stimme",
)


class Watched(Near):
    """Tells whether a transaction was open while meaning was asked for."""

    here: Community
    open: int = 0
    asked: int = 0
    thread: int = 0

    def near(self, community: CommunityId, words: str, *, again: bool = False) -> tuple[PersonId, ...]:
        self.asked += 1
        self.thread = threading.get_ident()
        for engine in (self.here.database._reading, self.here.database._writing):
            self.open += engine.pool.checkedout()  # type: ignore[attr-defined]
        return super().near(community, words, again=again)


@pytest.fixture
def near() -> Iterator[Watched]:
    made = Watched(meaning.file_of_weights(), meaning.PATIENTLY)
    yield made
    made.close()


@pytest.fixture
def services(programme: Programme, index: Index, clock: Clock, near: Watched) -> Services:
    """What every transaction needs, and what tells meaning."""
    return Services(programme, index, clock, meaning=near, keys=KEYS)


@pytest.fixture
def here(community_of_people: Community, near: Watched) -> Community:
    here = near.here = community_of_people
    for name, (headline, story) in STORIES.items():
        here.mentors(name, headline=headline, story=story, field="Work", place="Lagos")
    reads(here, near)
    return here


def reads(here: Community, near: Near) -> None:
    """Have every card read that is to be, and follow that."""
    meaning.reads(here.database)
    here.catch_up()
    meaning.follows(near, here.database)


@pytest.mark.parametrize("asked", ASKED)
def test_one_sentence_finds_who_says_it_otherwise(here: Community, near: Watched, asked: str) -> None:
    leila = here.joins("Leila Haddad")
    page = leila.types(f"/find-mentor {asked}")
    assert first_named(page) == "Juma Otieno"
    assert near.asked
    assert "Why: not in your words, but it may be close to what you mean." in words_of(page)
    assert near.open == 0, "no transaction waits for what words mean"


async def test_it_is_read_while_the_event_loop_goes_on(here: Community, near: Watched) -> None:
    leila = here.joins("Leila Haddad")
    asked = Request("1", leila.actor, Surface.COMMAND, search.FIND.name, words=ASKED[0])
    page = await asyncio.wrap_future(here.responder.begin(asked))
    assert first_named(page) == "Juma Otieno"
    assert near.thread not in {0, threading.get_ident()}


def test_a_name_and_a_word_that_is_written_are_found_as_without(here: Community) -> None:
    leila = here.joins("Leila Haddad")
    assert first_named(leila.types("/find-mentor Ines Prado")) == "Ines Prado"
    assert first_named(leila.types("/find-mentor bread")) == "Chloé Dubois"


def test_what_is_hidden_finds_nobody(here: Community, near: Watched) -> None:
    here.database.write(partial(hides, here, "Juma Otieno"))
    here.catch_up()
    assert near.cards == len(STORIES) - 1, "what it meant is gone at once"
    reads(here, near)
    assert near.cards == len(STORIES)
    leila = here.joins("Leila Haddad")
    assert first_named(leila.types(f"/find-mentor {ASKED[0]}")) != "Juma Otieno"


def hides(here: Community, name: str, open_: Transaction) -> None:
    """Show a mentor's story to nobody but those whom they help."""
    of = select(tables.people.c.id).where(tables.people.c.name == name)
    mentor = PersonId(open_.execute(of).scalar_one())
    Cards(open_, here.id, Mentors(open_, here.id)).hide(mentor, frozenset({"story"}))


def first_named(page: Answer) -> str:
    """Return the mentor who stands first on a page; empty where there is none."""
    said = words_of(page)
    found = {name: said.find(name) for name in STORIES if name in said}
    return min(found, key=lambda name: found[name], default="")

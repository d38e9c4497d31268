"""The pages of a search show everybody once, also where what its words mean cannot be read for one."""

from collections.abc import Callable, Iterator

import pytest

from bot.domain.programme.programme import Programme
from bot.handlers.routing import Answer
from bot.store.index.index import Index
from bot.store.meaning import near as near_by_meaning
from bot.store.meaning.near import Near
from bot.store.services import Services
from tests.fakes import meaning
from tests.fakes.acting import Acting
from tests.fakes.clock import Clock
from tests.fakes.community import Community
from tests.fakes.keys import KEYS
from tests.fakes.reading import buttons_of, words_of

STORIES = {
    "Adaeze Bello": "I keep accounts: calm, a deep breath, calm, a deep breath.",
    "Bruno Costa": "I repair engines: calm, calm, a deep breath, oil.",
    "Chloé Dubois": "I bake bread: a deep oven, calm, a breath of flour.",
    "Dariusz Lis": "I act, and know how nervous one is in the wings: calm the hands, breath by breath, "
    "until the curtain rises and all those people look at you.",
    "Elif Kaya": "Who has to speak in public comes to me: where nerves leave no calm and no breath, we try "
    "an empty stage, and speak in front of strangers, with long speeches.",
    "Farid Aziz": "I measure what is in the water.",
    "Greta Lind": "I take away the fear of speaking.",
    "Juma Otieno": "I count birds on islands.",
}
ASKED = "I would like somebody who tells me how a deep breath makes me calm before an audience"


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> Iterator[Near]:
    """Meaning that names everybody, in its order."""
    monkeypatch.setattr(near_by_meaning, "APART", -9.0)
    made = Near(meaning.file_of_weights(), meaning.PATIENTLY)
    yield made
    made.close()


@pytest.fixture
def services(programme: Programme, index: Index, clock: Clock, near: Near) -> Services:
    """What every transaction needs, and what tells meaning."""
    return Services(programme, index, clock, meaning=near, keys=KEYS)


@pytest.fixture
def leila(community_of_people: Community, near: Near) -> Acting:
    here = community_of_people
    for name, story in STORIES.items():
        here.mentors(name, headline="Something else", story=story, field="Work", place="Lagos")
    meaning.reads(here.database)
    here.catch_up()
    meaning.follows(near, here.database)
    return here.joins("Leila Haddad")


def named(page: Answer) -> list[str]:
    """Return the mentors of a page, in their order."""
    said = words_of(page)
    return sorted((name for name in STORIES if name in said), key=said.find)


def has_next(page: Answer) -> bool:
    return any(button.label == "Next page" for button in buttons_of(page))


def later_pages(leila: Acting, page: Answer, turn: Callable[[int], None] = lambda _: None) -> list[str]:
    """Turn all pages; return everybody whom they named, in their order, from this first one on."""
    told, number = named(page), 1
    while has_next(page):
        turn(number)
        page = leila.presses("Next page", page)
        told += named(page)
        number += 1
        assert number < len(STORIES)
    return told


def test_pages_ordered_by_meaning_go_on_where_it_cannot_be_read(leila: Acting, near: Near) -> None:
    first = leila.types(f"/find-mentor {ASKED}")
    whole = later_pages(leila, first)
    assert sorted(whole) == sorted(STORIES)
    with meaning.busy(near):
        assert later_pages(leila, first) == whole
        by_words = leila.types(f"/find-mentor {ASKED}")
    assert set(named(by_words)) != set(whole[: len(named(by_words))]), "words alone name others first"


def test_pages_ordered_by_words_go_on_where_meaning_can_be_read_again(
    leila: Acting, near: Near, monkeypatch: pytest.MonkeyPatch
) -> None:
    with meaning.busy(near):
        first = leila.types(f"/find-mentor {ASKED}")
        by_words = later_pages(leila, first)
    monkeypatch.setattr(near_by_meaning, "IN_TIME_AGAIN", meaning.PATIENTLY)
    told = later_pages(leila, first)
    assert told[: len(by_words)] == by_words
    assert sorted(told) == sorted(STORIES), "those near in meaning come last, and each once"


def test_another_process_goes_on_in_the_same_order(
    leila: Acting, near: Near, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near_by_meaning, "IN_TIME_AGAIN", meaning.PATIENTLY)
    first = leila.types(f"/find-mentor {ASKED}")
    whole = later_pages(leila, first)
    assert later_pages(leila, first, lambda _: near._lately.clear()) == whole


def test_a_page_that_is_no_more_is_the_last_one_that_there_is(leila: Acting, near: Near) -> None:
    page = leila.types(f"/find-mentor {ASKED}")
    pages = [page]
    while has_next(page):
        pages.append(page := leila.presses("Next page", page))
    with meaning.busy(near):
        near._lately.clear()
        assert named(leila.presses("Next page", pages[-2]))

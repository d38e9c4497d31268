"""Whose cards come near is told in time or not at all."""

import gc
import logging
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from bot.domain.common.ids import CommunityId, PersonId
from bot.store.database.database import Database
from bot.store.meaning import installed, rows
from bot.store.meaning import near as near_by_meaning
from bot.store.meaning.file import Floats
from bot.store.meaning.installed import meaning
from bot.store.meaning.model import Model
from bot.store.meaning.near import AT_ONCE, Near
from bot.store.tables import meanings
from tests.fakes import people
from tests.fakes.meaning import PATIENTLY, busy, follows, reads

STORIES = (
    "I coach people who are afraid of speaking on a stage.",
    "I keep the books of small firms.",
    "I repair engines of fishing boats.",
    "I bake bread before sunrise.",
    "I plan bridges and drive piles.",
    "I write contracts for landlords.",
    "I teach chemistry to teenagers.",
    "I design shoes.",
    "I translate novels.",
    "I count birds on islands.",
)
AFRAID = "my voice shakes whenever everybody listens to me"


@pytest.fixture
def coach(database: Database, community: CommunityId, weights_file: Path) -> PersonId:
    """The first of ten mentors, all of whom have been read."""
    mentors = [people.mentor(database, community, f"Mentor {n}", headline=s) for n, s in enumerate(STORIES)]
    reads(database)
    return mentors[0].id


def test_a_sentence_finds_who_says_the_same_in_other_words(
    database: Database, community: CommunityId, near: Near, coach: PersonId
) -> None:
    assert near.near(community, AFRAID) == (), "nothing has been followed yet"
    follows(near, database)
    assert near.near(community, AFRAID)[0] == coach


def test_whoever_erases_themselves_is_followed(
    database: Database, community: CommunityId, near: Near, coach: PersonId
) -> None:
    follows(near, database)
    database.write(lambda open_: open_.execute(meanings.delete().where(meanings.c.person == coach)))
    database.read(lambda open_: near.follow(open_, departed=1))
    assert coach not in near.near(community, AFRAID)
    assert near.cards == len(STORIES) - 1


def test_a_database_of_an_earlier_time_is_followed_from_the_start(
    database: Database, community: CommunityId, near: Near, coach: PersonId
) -> None:
    follows(near, database)
    database.write(lambda open_: open_.execute(meanings.delete().where(meanings.c.person != coach)))
    database.write(lambda open_: open_.execute(meanings.update().values(made=1)))
    follows(near, database)
    assert near.cards == 1


def test_a_later_page_has_whom_the_first_one_had_without_reading_it_again(
    database: Database, community: CommunityId, near: Near, coach: PersonId
) -> None:
    follows(near, database)
    first = near.near(community, AFRAID)
    with busy(near):
        assert near.near(community, AFRAID) == (), "another search of the same words is read anew"
        assert near.near(community, AFRAID, again=True) == first


def test_on_a_later_page_too_nobody_counts_who_hid_what_they_say(
    database: Database, community: CommunityId, near: Near, coach: PersonId
) -> None:
    follows(near, database)
    assert coach in near.near(community, AFRAID)
    database.write(lambda open_: rows.forget(open_, community, coach))
    follows(near, database)
    assert coach not in near.near(community, AFRAID, again=True)


def test_on_a_later_page_too_nobody_counts_who_erased_themselves(
    database: Database, community: CommunityId, near: Near, coach: PersonId
) -> None:
    follows(near, database)
    assert coach in near.near(community, AFRAID)
    database.write(lambda open_: open_.execute(meanings.delete().where(meanings.c.person == coach)))
    database.read(lambda open_: near.follow(open_, departed=1))
    assert coach not in near.near(community, AFRAID, again=True)


def test_a_later_page_that_is_not_remembered_waits_for_a_reader(
    database: Database, community: CommunityId, near: Near, coach: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process drew the first page."""
    monkeypatch.setattr(near_by_meaning, "IN_TIME_AGAIN", PATIENTLY)
    follows(near, database)
    with ThreadPoolExecutor(1) as other:
        with busy(near):
            later = other.submit(near.near, community, AFRAID, again=True)
            assert near.near(community, AFRAID) == ()
            assert waits_until(lambda: bool(near._free._cond._waiters) or later.done())  # type: ignore[attr-defined]
        assert later.result(PATIENTLY)[0] == coach


def test_a_vector_of_a_search_does_not_outlive_its_answer(
    database: Database, community: CommunityId, near: Near, coach: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[weakref.ref[Floats]] = []
    of_query = Model.of_query

    def watched(model: Model, words: str) -> Floats:
        vector = of_query(model, words)
        made.append(weakref.ref(vector))
        return vector

    follows(near, database)
    monkeypatch.setattr(Model, "of_query", watched)
    assert near.near(community, AFRAID)[0] == coach
    gc.collect()
    assert [one() for one in made] == [None]


def waits_until(comes: Callable[[], bool]) -> bool:
    """Wait until something is so; tell whether it was in time."""
    last = time.monotonic() + PATIENTLY
    while not (came := comes()) and time.monotonic() < last:
        time.sleep(0.005)
    return came


class Slow:
    """A model whose reading lasts until it is let go."""

    def __init__(self) -> None:
        self.go = Event()
        self.waited: list[str] = []

    def of_query(self, words: str) -> object:
        self.go.wait(20)
        self.waited.append(words)
        raise ValueError(words)


def test_what_takes_too_long_is_left_and_a_third_is_not_begun(
    community: CommunityId,
    database: Database,
    weights_file: Path,
    coach: PersonId,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    near, slow = Near(weights_file, in_time=0.01), Slow()
    monkeypatch.setattr(Model, "load", lambda _: slow)
    follows(near, database)
    for number in range(AT_ONCE + 1):
        assert near.near(community, f"{AFRAID} {number}") == ()
    assert near._readers._work_queue.qsize() == 0, "what cannot be read at once waits nowhere"
    assert not slow.waited, "no searcher waits for it"
    slow.go.set()
    near.close()
    assert AFRAID not in caplog.text


def test_weights_that_cannot_be_read_are_said_once(
    community: CommunityId,
    database: Database,
    tmp_path: Path,
    coach: PersonId,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = tmp_path / "weights.bin"
    broken.write_bytes(b"nothing")
    near = Near(broken)
    database.read(lambda open_: near.follow(open_, 0))
    near._readers.shutdown()  # once it has tried
    for _ in range(3):
        assert near.near(community, AFRAID) == ()
    assert caplog.text.count("searches go by words alone") == 1


def test_without_the_group_words_alone_decide_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda _: None)
    with caplog.at_level(logging.INFO):
        assert meaning() is None
    assert "searches go by words alone" in caplog.text

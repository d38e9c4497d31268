"""The fair lock: first come, first served; a thread that has just held it queues behind the waiting ones."""

from functools import partial
from threading import Event, Thread

import pytest

from bot.store.database.fair_lock import Turns
from tests.fakes.waiting import wait_until


def as_many_wait(turns: Turns, number: int) -> bool:
    return len(turns._waiting) == number


def test_whoever_waits_longest_is_next() -> None:
    turns, had, go_on = Turns(), list[str](), Event()

    def takes(name: str) -> None:
        with turns.turn():
            had.append(name)

    def takes_two() -> None:
        with turns.turn():
            had.append("first")
            go_on.wait(10)
        takes("first again")

    threads = [Thread(target=takes_two)]
    threads[0].start()
    wait_until(lambda: had == ["first"])
    for number, name in enumerate(("second", "third", "fourth"), start=1):
        threads.append(Thread(target=takes, args=(name,)))
        threads[-1].start()
        wait_until(partial(as_many_wait, turns, number))
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert had == ["first", "second", "third", "fourth", "first again"]


def test_a_turn_that_broke_is_handed_on_as_well() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="in the midst"), turns.turn():
        raise ValueError("in the midst")
    with turns.turn():
        assert turns._taken

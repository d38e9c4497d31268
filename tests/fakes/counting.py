"""A counter that many writers raise by one, each reading first and then writing, as most handlers do.

`python -m tests.fakes.counting ADDRESS SECONDS WRITERS` runs so many writers in a process of its own
once a line arrives on its input; it then prints how often they counted.
"""

import sys
import time
from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection, insert, select, update

from bot.store.database.database import Database
from bot.store.tables import facts
from tests.fakes.racing import race

Writes = Callable[[Callable[[Connection], None]], None]


def count(connection: Connection) -> int:
    """Return the counter."""
    found = select(facts.c.number).where(facts.c.name == "count")
    return connection.execute(found).scalar_one_or_none() or 0


def begin_counting(connection: Connection) -> None:
    """Set the counter to zero."""
    connection.execute(insert(facts).values(name="count", text="", number=0))


def one_more(connection: Connection) -> None:
    """Read, then write."""
    number = count(connection)
    connection.execute(update(facts).where(facts.c.name == "count").values(number=number + 1))


def hammer(write: Writes, seconds: float) -> int:
    """Count with one writer as often as it can; return how often it did."""
    end, done = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        write(one_more)
        done += 1
    return done


def watch(database: Database, seconds: float) -> int:
    """Read as often as possible; return how often. Raises AssertionError where the counter goes backwards."""
    end, done, seen = time.monotonic() + seconds, 0, 0
    while time.monotonic() < end:
        before, seen = seen, database.read(count)
        assert seen >= before
        done += 1
    return done


if __name__ == "__main__":
    address, so_long, writers = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    database = Database(address)
    sys.stdin.readline()
    counted = race([partial(hammer, database.write, so_long)] * writers)
    database.close()
    sys.stdout.write(f"{sum(counted)}\n")

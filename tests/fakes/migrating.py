"""Migrates databases, each in a process of its own that is killed on the way.

`python -m tests.fakes.migrating` reads lines `STEP ADDRESS` and answers each: it migrates that database and
kills the process before statement number STEP, where the last step is the commit; step 0 runs it to its
end. The answer is the number of steps, or `killed`.
"""

import os
import signal
import sys
from itertools import count

from sqlalchemy import Engine, event

from bot.store.database.migrate import migrate


def dies_at(step: int) -> "count[int]":
    """Arrange that this process dies before one of its statements; return the counter of statements."""
    steps = count(1)

    def pass_by(*_: object) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", pass_by)
    event.listen(Engine, "commit", pass_by)
    return steps


def in_a_process(step: int, address: str) -> str:
    """Migrate in a process of its own; return how many steps there were, or that it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        steps = dies_at(step)
        migrate(address)
        os.write(writing, str(next(steps) - 1).encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with open(reading) as said:
        return "killed" if os.WIFSIGNALED(status) else said.read()


if __name__ == "__main__":
    for line in sys.stdin:
        number, where = line.split()
        sys.stdout.write(f"{in_a_process(int(number), where)}\n")
        sys.stdout.flush()

"""`restore`, unchanged except that it dies by `kill -9` at a named step.

`python -m tests.fakes.dying_restore STEP restore …` is `python -m bot restore …`.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from bot.commands import restoring
from bot.jobs.restoring import Restoring
from bot.store.backup import postgresql_dump, sqlite_file

STEPS: dict[str, tuple[tuple[Any, str], ...]] = {
    "before-loading": ((postgresql_dump, "load"), (sqlite_file, "put_in_place")),
    "after-loading": ((restoring, "migrate"),),
    "before-holding": ((Restoring, "_end"),),
    "before-the-end": ((restoring, "_clear_indexes"),),
}
"""Before which of our own functions it dies."""


def dies(*_: object, **__: object) -> None:
    """End this process as a power cut does."""
    os.kill(os.getpid(), signal.SIGKILL)


def half_a_load(entrance: int, copy: Path) -> None:
    """Feed psql a part of a copy, as far as the rows of some tables, and die."""
    os.write(entrance, postgresql_dump.BEGIN)
    script = subprocess.run([*postgresql_dump.SCRIPT, str(copy)], capture_output=True, check=True).stdout
    end = script.index(b"\n\\.\n", script.index(b"COPY public.communities")) + 4
    os.write(entrance, script[:end])
    dies()


if __name__ == "__main__":
    from bot.__main__ import commands

    step, *arguments = sys.argv[1:]
    if step == "half-loaded":
        postgresql_dump._feed = half_a_load
    for where, name in STEPS.get(step, ()):
        setattr(where, name, dies)
    commands(arguments)

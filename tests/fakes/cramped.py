"""Alongside on a disk that is full while a file exists: `python -m tests.fakes.cramped FILE run …`.

While the file exists no file may grow (the kernel's own limit, RLIMIT_FSIZE), so that SQLite meets a write
that fails, as it does on a full disk.
"""

import resource
import signal
import sys
import threading
import time
from pathlib import Path

A_MOMENT = 0.02
FULL = 4096
"""The largest file size in bytes: every database is larger than that."""


def cramp(trigger: Path) -> None:
    """Watch the file for as long as the process lives."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    while True:
        resource.setrlimit(resource.RLIMIT_FSIZE, (FULL if trigger.exists() else most, most))
        time.sleep(A_MOMENT)


if __name__ == "__main__":
    from bot.__main__ import commands

    file, *arguments = sys.argv[1:]
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    threading.Thread(target=cramp, args=(Path(file),), daemon=True).start()
    commands(arguments)

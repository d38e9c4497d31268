"""Where tests write: into memory where there is room, as they crash processes, never the machine."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - everybody's own folders lie in it, as in /tmp
ENOUGH = 2_000_000_000
"""Bytes of free memory; a whole run uses a few hundred million at a time."""


def write_into_memory() -> None:
    """Put temporary folders into memory, unless `TMPDIR` names a folder or memory is short."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ENOUGH:
        return
    os.environ["TMPDIR"] = str(MEMORY)  # test processes and what they start write there too
    tempfile.tempdir = None

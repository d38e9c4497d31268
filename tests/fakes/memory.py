"""Where tests write: into memory where there is room, for what they kill are processes, never the machine."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - everybody's own folders lie in it, as in /tmp
ENOUGH = 2_000_000_000
"""Bytes: a whole run holds some hundred million at a time."""


def write_into_memory() -> None:
    """Let temporary folders lie in memory, unless somebody said where (`TMPDIR`) or it has little room."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ENOUGH:
        return
    os.environ["TMPDIR"] = str(MEMORY)  # test processes and what they start write there too
    tempfile.tempdir = None

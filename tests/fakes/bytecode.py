"""Compiled modules are kept, for the other test processes and for what they start."""

import os
import sys


def keep_what_is_compiled() -> None:
    """Keep what Python compiles, also where the machine says not to: each start would compile it all anew."""
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

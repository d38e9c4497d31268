"""Tells whether so few tests failed that load alone may explain it: `python -m tests.few_failed`."""

import json
import sys
from pathlib import Path
from typing import Final

FAILED: Final = Path(".pytest_cache/v/cache/lastfailed")
"""Where pytest keeps the tests that failed in the last run."""

FEW: Final = 3


def verdict(kept: Path = FAILED) -> str:
    """Return why the failed tests are not worth another run; empty if they are."""
    failed = json.loads(kept.read_text()) if kept.exists() else {}
    if not failed:
        return "No failed test is known: the run itself broke."
    if len(failed) > FEW:
        return f"{len(failed)} tests failed; up to {FEW} are run once more."
    return ""


if __name__ == "__main__":
    sys.exit(verdict() or None)

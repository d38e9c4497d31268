"""What every command needs: its settings, where it prints, and an ending that says what to set right."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console

from config.errors import Misconfigured, NotNow
from config.logging import configure_logging
from config.settings import Settings, load

out = Console(highlight=False, soft_wrap=True)

MISCONFIGURED, NOT_NOW = 78, 75
"""The exit statuses for a configuration error, and for one that may pass (EX_CONFIG and EX_TEMPFAIL)."""


def read_settings() -> Settings:
    """Return the settings of the environment and of `.env`, and begin to log."""
    settings = load(os.environ, Path(".env"))
    configure_logging(settings.log_level, settings.log_format, sys.stderr)
    for platform in settings.platforms_asked:
        out.print(
            f"{platform} has settings, but this release has no {platform} adapter yet: they are not used."
        )
    return settings


@contextmanager
def or_say_why() -> Iterator[None]:
    """Print a wrong setting as plain lines instead of a traceback, and end quietly on Ctrl-C."""
    try:
        yield
    except Misconfigured as wrong:
        for line in wrong.lines:
            Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(line)
        raise typer.Exit(NOT_NOW if isinstance(wrong, NotNow) else MISCONFIGURED) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None

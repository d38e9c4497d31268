"""`nudges`: who would get which nudge."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from bot.commands.common import beside, or_say_why, out, read_settings
from bot.jobs.nudging import Would, would_tell
from bot.process import starting
from bot.views.common.nudge import WHAT
from config.settings import Settings


def nudges(
    dry_run: Annotated[bool, typer.Option(help="Say who would get which nudge, and change nothing.")] = False,
    hours: Annotated[int, typer.Option(min=0, max=24 * 21, help="Look this many hours ahead.")] = 0,
) -> None:
    """Say who would get which nudge; a running Alongside sends them by itself."""
    if not dry_run:
        out.print("A running Alongside nudges people by itself; with --dry-run this says whom.")
        raise typer.Exit(2)
    with or_say_why():
        settings = read_settings()
        starting.up_to_date(settings)
        would = _would_tell(settings, datetime.now(UTC) + timedelta(hours=hours))
        when = f"in {hours} h" if hours else "now"
        everybody = len({one.name for one in would})
        out.print(f"If it ran {when}, {everybody} people would get {len(would)} nudges:")
        for one in would:
            waiting = f" ({one.asks})" if one.asks else ""
            out.print(f"  {one.name}: {WHAT[one.kind]}{waiting}", markup=False)


def _would_tell(settings: Settings, then: datetime) -> list[Would]:
    """Run the nudges and roll them back, with a temporary search index."""
    with beside(settings, lambda: then) as (runner, _):
        return would_tell(runner)

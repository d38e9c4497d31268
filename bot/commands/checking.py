"""`check`: whether everything that is kept is whole, while Alongside runs and while it does not."""

from datetime import UTC, datetime

import typer

from bot.commands.common import MISCONFIGURED, NOT_NOW, or_say_why, out, read_settings


def check() -> None:
    """Check database, key, index and deliveries, one line each; change nothing. Ends with 0, 75 or 78.

    75 is for what may pass by itself or with the next start, 78 for what you have to set right.
    """
    from bot import checks  # noqa: PLC0415 - a start does without it

    with or_say_why():
        wrong = []
        for one in checks.check(read_settings(), datetime.now(UTC)):
            out.print("[green]✓[/]" if one.well else "[red]✗[/]", end=" ")
            out.print(one.said, markup=False)
            if not one.well:
                wrong.append(NOT_NOW if one.passes else MISCONFIGURED)
        raise typer.Exit(max(wrong, default=0))

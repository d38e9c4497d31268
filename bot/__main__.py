"""The command line: what an operator does with Alongside. `python -m bot --help` explains all of it."""

import typer

from bot.commands import (
    backing_up,
    checking,
    doubts,
    looking,
    migrating,
    nudging,
    restoring,
    running,
    simulating,
)

commands = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@commands.callback()
def alongside() -> None:
    """Alongside: a mentoring bot that lives where a community already talks."""


commands.command()(running.run)
commands.command()(running.demo)
commands.command()(migrating.migrate)
commands.command()(backing_up.backup)
commands.command()(restoring.restore)
commands.command()(nudging.nudges)
commands.command()(simulating.simulate)
commands.command("in-doubt")(doubts.settle)
commands.command()(checking.check)
commands.command()(looking.doctor)
commands.command()(looking.manifest)
commands.command()(looking.routes)


if __name__ == "__main__":
    commands()

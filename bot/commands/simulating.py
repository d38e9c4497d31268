"""`simulate`: let a made-up community live on a fake clock, and print how fairly they were asked."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bot.commands.common import or_say_why, out, read_settings
from bot.simulation.figures import MOST_NUDGES, Figures, Spread, middle, most
from bot.simulation.scenario import Scenario
from bot.simulation.year import simulate as live
from bot.store.database.migrate import migrate
from config.programme import read_programme
from config.settings import Settings


def simulate(
    mentors: Annotated[int, typer.Option(min=1, max=10_000, help="How many mentors there are.")] = 300,
    mentees: Annotated[int, typer.Option(min=1, max=100_000, help="How many people look for them.")] = 3000,
    days: Annotated[int, typer.Option(min=1, max=3650, help="How many days they live.")] = 365,
    seed: Annotated[int, typer.Option(help="The same number makes the same people.")] = 1,
) -> None:
    """Let a made-up community live for a year in a database of its own, and print how fairly it was asked."""
    with or_say_why():
        settings = read_settings()
        found = _lived(settings, Scenario(mentors, mentees, days, seed))
    for line in lines(found):
        out.print(line, markup=False)
    raise typer.Exit(0 if found.kept else 1)


def _lived(settings: Settings, scenario: Scenario) -> Figures:
    from rich.progress import Progress  # noqa: PLC0415 - a start does without it

    programme = read_programme(settings.programme)
    with (
        TemporaryDirectory(prefix="alongside-") as folder,
        Progress(console=out, transient=True, disable=not out.is_terminal) as progress,
    ):
        task = progress.add_task("Days pass", total=scenario.days)
        address = f"sqlite:///{Path(folder, 'alongside.db')}"
        migrate(address)
        return live(scenario, programme, address, lambda days: progress.advance(task, days))


def lines(found: Figures) -> Iterator[str]:
    """Yield the figures as a table in Markdown, as `docs/fairness.md` shows it."""
    of, hours = found.scenario, found.hours
    yield f"{of.mentors:,} mentors, {of.mentees:,} mentees, {of.days} days, seed {of.seed}"
    yield ""
    yield _row("", "Alongside", "relevance alone", "promised")
    yield _row(*("---",) * 4)
    yield _row("asks", f"{found.asks.asks:,}", f"{found.by_relevance.asks:,}", "")
    yield _row("Gini of asks per mentor", *_both(found, lambda one: f"{one.gini:.2f}"), "")
    yield _row("most asks of one mentor", *_both(found, lambda one: str(one.most)), "")
    yield _row("mentors who were never asked", *_both(found, lambda one: str(one.never)), "")
    yield _row("willing mentors asked, by quarter", _shares(found.quarters), "", "")
    yield _row("their places held, at each quarter's end", _shares(found.held), "", "")
    yield _row("asks that were answered", f"{found.answered:.0%}", "", "")
    yield _row(
        "hours to a first answer: median, nine of ten", f"{middle(hours):.0f}, {most(hours):.0f}", "", ""
    )
    yield _row("budgets that were overrun", str(found.overruns), "", "0")
    yield _row("most nudges of a person in a week", str(found.nudges_a_week), "", f"at most {MOST_NUDGES}")
    yield _row("asks without an end", str(found.without_end), "", "0")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _both(found: Figures, said: Callable[[Spread], str]) -> tuple[str, str]:
    return said(found.asks), said(found.by_relevance)


def _shares(quarters: Sequence[float]) -> str:
    return ", ".join(f"{one:.0%}" for one in quarters)

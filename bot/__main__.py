"""The command line: what an operator does with Alongside. `python -m bot --help` explains all of it."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console

from bot import starting
from bot.adapters import registry
from bot.adapters.web.inbound import PLATFORM, WORKSPACE
from bot.app import App, real_time
from bot.demo.seed import MENTORS, Plan, seed
from bot.demo.trying import DemoClock
from bot.handlers import FOLLOWERS
from bot.handlers.run import Runner
from bot.jobs.indexing import Indexer
from bot.jobs.nudging import Would, would_tell
from bot.serve import Part, serve
from bot.store.database import dialect
from bot.store.database.database import Database
from bot.store.index.directory import InUse
from bot.store.index.index import Index
from bot.store.outbox import in_doubt
from bot.store.repositories import Services
from bot.views.common.nudge import WHAT
from config.errors import Misconfigured, NotNow
from config.logging import configure_logging
from config.programme import read_programme
from config.secret_key import secret_keys
from config.settings import Settings, load

commands = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
out = Console(highlight=False, soft_wrap=True)

MISCONFIGURED, NOT_NOW = 78, 75
"""The exit statuses for a configuration error, and for one that may pass (EX_CONFIG and EX_TEMPFAIL)."""

IDLE = (
    "On SQLite the process “web” does everything, so there is nothing for “{part}” to do. It waits quietly."
)

WAITS = (
    "On SQLite one process “web” serves everybody, and one runs already. This one takes over once it ends."
)


def _a_platform(name: str) -> str:
    """Refuse an unknown platform."""
    if name not in registry.names():
        raise typer.BadParameter(f"“{name}” is none of {', '.join(registry.names())}.")
    return name


@commands.callback()
def alongside() -> None:
    """Alongside: a mentoring bot that lives where a community already talks."""


@commands.command()
def run(
    only: Annotated[Part | None, typer.Option(help="Do only this part's work, as the Procfile does.")] = None,
    demo: Annotated[bool, typer.Option(help="Fill an empty web chat with a demo community first.")] = False,
) -> None:
    """Serve until stopped: the web chat, the platforms that have tokens, deliveries and the clock."""
    with _or_say_why():
        settings = _settings()
        _run(settings, only, demo=demo)


@commands.command(name="demo")
def demo_(
    members: Annotated[int, typer.Option(min=1, max=2_000_000, help="How many mentors to make.")] = MENTORS,
) -> None:
    """Fill an empty web chat with a demo community, as large as you like."""
    with _or_say_why():
        settings = _settings()
        starting.migrated(settings)
        made = _seed(settings, members)
        out.print(
            f"{members:,} mentors moved in."
            if made
            else "There are people here already; nothing was changed."
        )


@commands.command(name="migrate")
def migrate_() -> None:
    """Migrate the database to this release."""
    with _or_say_why():
        out.print("Up to date now." if starting.migrated(_settings()) else "Up to date already.")


@commands.command(name="nudges")
def nudges_(
    dry_run: Annotated[bool, typer.Option(help="Say who would get which nudge, and change nothing.")] = False,
    hours: Annotated[int, typer.Option(min=0, max=24 * 21, help="Look this many hours ahead.")] = 0,
) -> None:
    """Say who would get which nudge; a running Alongside sends them by itself."""
    if not dry_run:
        out.print("A running Alongside nudges people by itself; with --dry-run this says whom.")
        raise typer.Exit(2)
    with _or_say_why():
        settings = _settings()
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
    database = Database(settings.database_url)
    with TemporaryDirectory(prefix="alongside-nudges-") as folder:
        index = Index.open(Path(folder), database=database.identity())
        if isinstance(index, InUse):
            raise Misconfigured((f"{folder} was meant to be new, and another process uses it already",))
        keys = App(settings, read_programme(settings.programme)).keys
        services = Services(read_programme(settings.programme), index, lambda: then, keys=keys)
        Indexer(database, index, services).catch_up()
        would = would_tell(Runner(database, services, FOLLOWERS))
        index.close()
    database.close()
    return would


@commands.command(name="in-doubt")
def in_doubt_(
    arrived: Annotated[
        int | None, typer.Option(help="Mark this one as sent: you saw that it arrived.")
    ] = None,
    send_again: Annotated[
        int | None, typer.Option(help="Send this one again: you saw that it is missing.")
    ] = None,
) -> None:
    """List the notices in doubt, each with its reader's name, and settle those that you know about."""
    with _or_say_why():
        settings = _settings()
        starting.up_to_date(settings)
        database = Database(settings.database_url)
        try:
            _say_doubts(database, arrived, send_again)
        finally:
            database.close()


@commands.command()
def doctor() -> None:
    """Check settings, database, index, ports and platforms, and say what to repair."""
    from bot.doctor import examine  # noqa: PLC0415 - a start does without it

    with _or_say_why():
        healthy = True
        for finding in examine(os.environ, Path(".env")):
            healthy &= finding.well
            out.print(f"{'[green]✓[/]' if finding.well else '[red]✗[/]'} {finding.said}")
        raise typer.Exit(0 if healthy else 1)


@commands.command(name="manifest")
def manifest_(
    platform: Annotated[
        str, typer.Argument(help="The platform for which the manifest is.", callback=_a_platform)
    ],
) -> None:
    """Print a platform's app manifest, to be pasted on the platform's page for making an app."""
    with _or_say_why():
        settings = _settings()
        made = App(settings, read_programme(settings.programme)).platform(platform).manifest()
        if made is None:
            raise typer.BadParameter(f"{platform} takes no manifest.")
        typer.echo(json.dumps(made, indent=2, ensure_ascii=False))


@commands.command(name="routes")
def routes_() -> None:
    """List every verb: who may press it, what it promises, and the function that answers."""
    from bot.routes import table  # noqa: PLC0415 - a start does without it

    typer.echo(table())


def _settings() -> Settings:
    settings = load(os.environ, Path(".env"))
    configure_logging(settings.log_level, settings.log_format, sys.stderr)
    for platform in settings.platforms_asked:
        out.print(
            f"{platform} has settings, but this release has no {platform} adapter yet: they are not used."
        )
    return settings


def _run(settings: Settings, only: Part | None, *, demo: bool) -> None:
    secret_keys(settings)
    starting.migrated(settings)
    on_sqlite = dialect.is_sqlite(settings.database_url)
    idle = only is Part.DISCORD or (on_sqlite and only is Part.WORKER)
    if idle:
        out.print(
            IDLE.format(part=only) if on_sqlite else "Discord is not connected in this release; waiting."
        )
        asyncio.run(_wait())
        return
    clock = DemoClock() if demo and only is None else real_time
    app = App(settings, read_programme(settings.programme), only or "all", clock)
    app.recognise()
    if demo and settings.web_chat_port:
        _seed(settings, MENTORS)
    if app.tryout:
        app.tryout.restore()
    _wait_for_turn(app, only)
    with out.status("Reading everybody's cards…"):
        app.prepare()
    web, worker = only is not Part.WORKER, on_sqlite or only is not Part.WEB
    asyncio.run(_say_where(app, web=web))
    asyncio.run(serve(app, web=web, worker=worker))
    app.database.close()
    app.index.close()


def _wait_for_turn(app: App, only: Part | None) -> None:
    """Wait, as a second `web` on SQLite, until the first has ended: one process serves a file."""
    told = False
    while only is Part.WEB and app.alone and app.index_taken:
        if not told:
            out.print(WAITS)
            told = True
        time.sleep(1)


def _say_doubts(database: Database, arrived: int | None, send_again: int | None) -> None:
    if arrived is not None:
        settled = database.write(lambda connection: in_doubt.has_arrived(connection, arrived))
        out.print(f"{arrived} counts as told." if settled else f"{arrived} is not in doubt.")
    if send_again is not None:
        now = datetime.now(UTC)
        settled = database.write(lambda connection: in_doubt.send_again(connection, send_again, now))
        out.print(f"{send_again} is told again." if settled else f"{send_again} is not in doubt.")
    left = database.read(in_doubt.doubts)
    out.print(f"{len(left)} in doubt{':' if left else '.'}")
    for one in left:
        out.print(f"  {one.row}: {' and '.join(one.who)}, on {one.platform} ({one.why})", markup=False)


async def _say_where(app: App, *, web: bool) -> None:
    listening = app.platforms if web else ()
    for platform in listening:
        async for line in platform.greeting():
            out.print(line, markup=False)
    own = [port for platform in listening for port in platform.own_ports()]
    pages = " and ".join(f"[bold]http://{one.host}:{one.number}[/]" for one in own)
    out.print(f"Alongside is ready: open {pages} (Ctrl-C stops it)" if own else "Alongside is ready.")


def _seed(settings: Settings, mentors: int) -> bool:
    programme = read_programme(settings.programme)
    plan = Plan(PLATFORM, WORKSPACE, mentors)
    from rich.progress import Progress  # noqa: PLC0415 - a start does without it

    database = Database(settings.database_url)
    try:
        with Progress(console=out, transient=True) as progress:
            task = progress.add_task("A demo community moves in", total=plan.members)
            return seed(database, programme, plan, datetime.now(UTC), lambda n: progress.advance(task, n))
    finally:
        database.close()


async def _wait() -> None:
    await asyncio.Event().wait()


@contextmanager
def _or_say_why() -> Iterator[None]:
    """Print a wrong setting as plain lines instead of a traceback, and end quietly on Ctrl-C."""
    try:
        yield
    except Misconfigured as wrong:
        for line in wrong.lines:
            Console(stderr=True, highlight=False, markup=False, soft_wrap=True).print(line)
        raise typer.Exit(NOT_NOW if isinstance(wrong, NotNow) else MISCONFIGURED) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


if __name__ == "__main__":
    commands()

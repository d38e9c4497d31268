"""`run` and `demo`: serve until stopped, and fill an empty web chat."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE
from bot.app import App, real_time
from bot.commands.common import or_say_why, out, read_settings
from bot.demo.seed import MENTORS, Plan, seed
from bot.demo.trying import DemoClock
from bot.process import starting
from bot.serve import Part, serve
from bot.store.database import dialect
from bot.store.database.database import Database
from config.programme import read_programme
from config.secret_key import secret_keys
from config.settings import Settings

IDLE = (
    "On SQLite the process “web” does everything, so there is nothing for “{part}” to do. It waits quietly."
)

NO_DISCORD = "DISCORD_BOT_TOKEN is not set, so there is nothing for “discord” to do. It waits quietly."

WAITS = (
    "On SQLite one process “web” serves everybody, and one runs already. This one takes over once it ends."
)


def run(
    only: Annotated[Part | None, typer.Option(help="Do only this part's work, as the Procfile does.")] = None,
    demo: Annotated[bool, typer.Option(help="Fill an empty web chat with a demo community first.")] = False,
) -> None:
    """Serve until stopped: the web chat, the platforms that have tokens, deliveries and the clock."""
    with or_say_why():
        settings = read_settings()
        _run(settings, only, demo=demo)


def demo(
    members: Annotated[int, typer.Option(min=1, max=2_000_000, help="How many mentors to make.")] = MENTORS,
) -> None:
    """Fill an empty web chat with a demo community, as large as you like."""
    with or_say_why():
        settings = read_settings()
        starting.migrated(settings)
        made = _seed(settings, members)
        out.print(
            f"{members:,} mentors moved in."
            if made
            else "There are people here already; nothing was changed."
        )


def _run(settings: Settings, only: Part | None, *, demo: bool) -> None:
    secret_keys(settings)
    starting.migrated(settings)
    on_sqlite = dialect.is_sqlite(settings.database_url)
    if said := _idle(settings, only, on_sqlite=on_sqlite):
        out.print(said)
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
    web, worker = only in (None, Part.WEB), on_sqlite or only in (None, Part.WORKER)
    gateways = on_sqlite or only in (None, Part.DISCORD)
    asyncio.run(_say_where(app, web=web, gateways=gateways))
    asyncio.run(serve(app, web=web, worker=worker, gateways=gateways))
    app.database.close()
    app.index.close()


def _idle(settings: Settings, only: Part | None, *, on_sqlite: bool) -> str:
    """Return why this part has nothing to do; empty where it has."""
    if on_sqlite and only in (Part.WORKER, Part.DISCORD):
        return IDLE.format(part=only)
    return NO_DISCORD if only is Part.DISCORD and settings.discord_bot_token is None else ""


def _wait_for_turn(app: App, only: Part | None) -> None:
    """Wait, as a second `web` on SQLite, until the first has ended: one process serves a file."""
    told = False
    while only is Part.WEB and app.alone and app.own_index.is_taken:
        if not told:
            out.print(WAITS)
            told = True
        time.sleep(1)


async def _say_where(app: App, *, web: bool, gateways: bool) -> None:
    listening = [one for one in app.platforms if (gateways if one.by_gateway else web)]
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

"""The doctor: checks settings, database, index, ports and platforms, and says what to repair."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import App
from bot.checks import key_of
from bot.domain.programme.setup import CommunitySetup
from bot.platform import Finding
from bot.process import starting
from bot.store.common import absences
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.store.meaning import rows
from bot.store.meaning.installed import weights
from bot.store.outbox import outages, outbox
from bot.store.programme import setup
from config.errors import Misconfigured
from config.programme import read_programme
from config.settings import Settings, load

A_LONG_REST = timedelta(minutes=30)
"""A retry waits at most 15 minutes by itself (`bot/jobs/retry.py`): what waits longer was asked to."""


def examine(environ: Mapping[str, str], dotenv: Path) -> Iterator[Finding]:
    """Check everything in turn; skip what cannot be checked after an earlier failure."""
    try:
        settings = load(environ, dotenv)
        app = App(settings, read_programme(settings.programme))
    except Misconfigured as wrong:
        yield from (Finding(False, line) for line in wrong.lines)
        return
    yield Finding(True, "Settings and programme can be read.")
    database = _database(settings)
    yield database
    yield _key(settings, known=database.well)
    if database.well:
        yield from _deliveries(settings)
    yield _index(settings)
    yield _meaning(settings, known=database.well)
    yield from _ports(app)
    chosen = _chosen(settings) if database.well else {}
    for platform in app.platforms:
        yield from platform.checkup(chosen.get(platform.name, {}))


def _database(settings: Settings) -> Finding:
    try:
        starting.up_to_date(settings)
    except Misconfigured as wrong:
        return Finding(False, str(wrong))
    database = Database(settings.database_url)
    try:
        with starting.explained():
            database.try_writing()
            pending = database.read(outbox.pending)
    except Misconfigured as wrong:
        return Finding(False, str(wrong))
    except Exception as problem:
        return Finding(False, f"The database does not answer ({type(problem).__name__}): check DATABASE_URL.")
    finally:
        database.close()
    return Finding(True, f"The database answers and is up to date; {pending} notices wait to be told.")


def _key(settings: Settings, *, known: bool) -> Finding:
    """Check the secret key, and whether it is this database's where that is `known`."""
    database = Database(settings.database_url) if known else None
    try:
        found = key_of(settings, database)
    finally:
        if database is not None:
            database.close()
    return Finding(found.well, found.said)


def _deliveries(settings: Settings) -> Iterator[Finding]:
    """Report only problems: whom nobody can reach, or only after a long rest, and notices in doubt."""
    database = Database(settings.database_url)
    try:
        lost, doubtful = database.read(outages.cut_off), database.read(outbox.in_doubt)
        away = database.read(absences.every)
        rests = database.read(partial(outages.put_off, after=datetime.now(UTC) + A_LONG_REST))
    finally:
        database.close()
    for one in lost:
        yield Finding(
            False,
            f"Nobody of {one.platform} {one.workspace} can be reached ({one.why}). Mend it and restart; what"
            " is to be told there waits until then.",
        )
    for late in rests:
        yield Finding(
            False,
            f"{late.rows} notices of {late.platform} {late.workspace} wait until {late.until:%Y-%m-%d %H:%M}"
            f" UTC ({late.why}); everything else there goes on.",
        )
    for absent in away:
        yield Finding(False, f"{absent.said[0].upper()}{absent.said[1:]}.")
    if doubtful:
        said = f"Of {doubtful} notices nobody can tell whether they were told: run “python -m bot in-doubt”."
        yield Finding(False, said)


def _chosen(settings: Settings) -> Mapping[str, Mapping[str, CommunitySetup]]:
    """Return what managers chose of their platform, by platform and workspace."""
    database = Database(settings.database_url)
    try:
        return database.read(setup.every)
    finally:
        database.close()


def _index(settings: Settings) -> Finding:
    """Make an index beside those of running processes, which are locked, and remove it again."""
    folder = Path(settings.data_dir) / "index"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=starting.DOCTORS) as own:
            opened = Index.open(Path(own), database="doctor")
            if isinstance(opened, Index):
                opened.close()
    except OSError as problem:
        return Finding(False, f"The search index cannot be written ({problem.strerror}): check DATA_DIR.")
    return Finding(True, f"The search index can be written, in {folder}.")


def _meaning(settings: Settings, *, known: bool) -> Finding:
    """Say how far cards were read for what they mean, which takes a while, and is no fault."""
    if settings.meaning == "off":
        return Finding(True, "Searches go by words alone: MEANING is off.")
    if weights() is None:
        return Finding(True, "Searches go by words alone: the install group “meaning” is not there.")
    if not known:
        return Finding(True, "Searches go by words and by meaning.")
    database = Database(settings.database_url)
    try:
        cards, read = database.read(rows.filled)
    finally:
        database.close()
    return Finding(True, f"Searches go by words and by meaning: {read} of {cards} open cards have been read.")


def _ports(app: App) -> Iterator[Finding]:
    wanted = {(one.setting, one.host, one.number) for web in (True, False) for one in app.ports(web=web)}
    for key, host, port in sorted(wanted):
        if port:
            free = _is_free(host, port)
            said = (
                "is free"
                if free
                else "is in use: stop what has it (perhaps Alongside itself), or choose another"
            )
            yield Finding(free, f"{key} {port} {said}.")


def _is_free(host: str, port: int) -> bool:
    with closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError:
            return False
        return True

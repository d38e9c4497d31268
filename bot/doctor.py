"""The doctor: looks at settings, database, index and ports, and says what to mend."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.store.database.database import Database
from bot.store.database.migrate import steps_missing
from bot.store.index.index import Index
from bot.store.outbox import outages, outbox
from config.errors import Misconfigured
from config.programme import read_programme
from config.settings import Settings, load

SLACK_SAYS_NO = {
    "SLACK_BOT_TOKEN": "Slack does not accept SLACK_BOT_TOKEN ({why}): copy it anew from the page"
    " “OAuth & Permissions” of your app.",
    "SLACK_APP_TOKEN": "Slack opens no socket with SLACK_APP_TOKEN ({why}): make one on the page"
    " “Basic Information” of your app, with the scope connections:write, and turn Socket Mode on.",
    "SLACK_API_URL": "Slack cannot be reached at {url} ({why}): check the network of this machine.",
}
SLACK_MISSES = (
    "Slack has not granted {scopes}: put what “python -m bot manifest slack” prints on the page"
    " “App Manifest” of your app, then install the app into the workspace again."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at: whether it is well, and what to do where it is not."""

    well: bool
    said: str


def examine(environ: Mapping[str, str], dotenv: Path) -> Iterator[Finding]:
    """Look at everything in turn; what cannot be looked at without the former is left out."""
    try:
        settings = load(environ, dotenv)
        read_programme(settings.programme)
    except Misconfigured as wrong:
        yield from (Finding(False, line) for line in wrong.lines)
        return
    yield Finding(True, "Settings and programme can be read.")
    database = _database(settings)
    yield database
    if database.well:
        yield from _deliveries(settings)
    yield _index(settings)
    yield from _ports(settings)
    if settings.uses_slack:
        yield from _slack(settings)


def _database(settings: Settings) -> Finding:
    database = Database(settings.database_url)
    try:
        if database.read(steps_missing):
            return Finding(False, "The database is behind this release: run “python -m bot migrate”.")
        pending = database.read(outbox.pending)
    except Exception as problem:
        return Finding(False, f"The database does not answer ({type(problem).__name__}): check DATABASE_URL.")
    finally:
        database.close()
    return Finding(True, f"The database answers and is up to date; {pending} notices wait to be told.")


def _deliveries(settings: Settings) -> Iterator[Finding]:
    """Say only what is amiss: workspaces that are lost, and what may have been told or not."""
    database = Database(settings.database_url)
    try:
        lost, doubtful = database.read(outages.cut_off), database.read(outbox.in_doubt)
    finally:
        database.close()
    for one in lost:
        yield Finding(
            False,
            f"Nobody of {one.platform} {one.workspace} can be reached ({one.why}). Mend it and restart; what"
            " is to be told there waits until then.",
        )
    if doubtful:
        said = f"Of {doubtful} notices nobody can tell whether they were told: run “python -m bot in-doubt”."
        yield Finding(False, said)


def _index(settings: Settings) -> Finding:
    """Make an index beside those of running processes, which have theirs locked, and take it away again."""
    folder = Path(settings.data_dir) / "index"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix="doctor-") as own:
            opened = Index.open(Path(own), database="doctor")
            if isinstance(opened, Index):
                opened.close()
    except OSError as problem:
        return Finding(False, f"The search index cannot be written ({problem.strerror}): check DATA_DIR.")
    return Finding(True, f"The search index can be written, in {folder}.")


def _slack(settings: Settings) -> Iterator[Finding]:
    from bot.adapters.slack import checkup  # noqa: PLC0415 - its libraries are loaded only where it is used
    from bot.adapters.slack.keys import Keys  # noqa: PLC0415

    try:
        found = checkup.ask(Keys(**settings.slack_keys))
    except checkup.NoAnswer as no:
        yield Finding(False, SLACK_SAYS_NO[no.setting].format(why=no.why, url=settings.slack_api_url))
        return
    yield Finding(True, f"Slack knows us as @{found.name}, in the workspace {found.team}.")
    if found.missing:
        yield Finding(False, SLACK_MISSES.format(scopes=", ".join(found.missing)))
    else:
        more = f" It also grants {', '.join(found.unused)}, which nothing here uses." if found.unused else ""
        yield Finding(True, f"Slack grants every scope that is needed.{more}")


def _ports(settings: Settings) -> Iterator[Finding]:
    wanted = {"PORT": (settings.host, settings.port), "WEB_CHAT_PORT": ("127.0.0.1", settings.web_chat_port)}
    for key, (host, port) in wanted.items():
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

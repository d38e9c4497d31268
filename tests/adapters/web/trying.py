"""A demo of a few people, with a clock that a test moves, called as its own page calls it."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import httpx

from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE
from bot.app import App
from bot.demo.seed import Plan, seed
from bot.demo.trying import DemoClock
from bot.store.common import communities
from bot.store.database.database import Database
from config.settings import Settings
from tests.adapters.web.chatting import HOME
from tests.contract.made_up import NOW, PROGRAMME
from tests.fakes.databases import migrated_in

MENTORS = 60
NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Demo:
    """A browser on the page of a demo."""

    runner: asyncio.Runner
    client: httpx.AsyncClient
    app: App

    def get(self, path: str) -> httpx.Response:
        """Load a path."""
        return self.runner.run(self.client.get(path))

    def post(self, path: str, **body: object) -> httpx.Response:
        """Send an act, as the page does."""
        headers = {"Origin": HOME, "Content-Type": "application/json"}
        return self.runner.run(self.client.post(path, content=json.dumps(body), headers=headers))

    def boot(self, where: str = "/") -> dict[str, object]:
        """Return what the page begins with."""
        page = self.get(where).text
        found: dict[str, object] = json.loads(page.split('id="boot">')[1].split("</script>")[0])
        return found

    def has_bar(self) -> bool:
        """Tell whether the page shows the bar."""
        return self.boot()["trying"] is not None

    def works_off(self) -> int:
        """Deliver everything that is due; return how many messages there were."""
        return self.runner.run(self.app.deliverer.deliver_due())

    def communities(self) -> int:
        """Return how many communities the database has."""
        return len(self.app.database.read(communities.every))


@contextmanager
def demo(folder: Path, *, moves: bool = True, asked: Mapping[str, object] = NOTHING) -> Iterator[Demo]:
    """Open a demo in a folder; one that does not move is served with the real time, as without `--demo`."""
    file = folder / "alongside.db"
    if not file.exists():
        file.write_bytes(_moved_in())
    url = f"sqlite:///{file}"
    clock = DemoClock(lambda: NOW) if moves else lambda: NOW
    app = App(
        Settings.model_validate({"DATABASE_URL": url, "DATA_DIR": folder, **asked}), PROGRAMME, clock=clock
    )
    if app.tryout:
        app.tryout.restore()
    app.prepare()
    (port,) = app.platform(PLATFORM).own_ports()
    transport = httpx.ASGITransport(port.pages(), raise_app_exceptions=False)
    with asyncio.Runner() as runner:
        opened = Demo(runner, httpx.AsyncClient(transport=transport, base_url=HOME), app)
        try:
            yield opened
        finally:
            runner.run(opened.client.aclose())
            app.index.close()
            app.database.close()


@cache
def _moved_in() -> bytes:
    """Return a database with the people of the demo, who are always the same; made once in a test process."""
    with TemporaryDirectory(prefix="demo-") as folder:
        database = Database(migrated_in(Path(folder)))
        seed(database, PROGRAMME, Plan(PLATFORM, WORKSPACE, MENTORS), NOW)
        database.close()
        return (Path(folder) / "alongside.db").read_bytes()


def a_slack_community(app: App) -> None:
    """Add a community of Slack to the database."""
    app.database.write(lambda open_: communities.ensure(open_, "slack", "T0123", NOW))

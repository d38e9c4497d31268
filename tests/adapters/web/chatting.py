"""A real web chat on a real SQLite file, called as its own page calls it."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE
from bot.app import App
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Person
from bot.store.common import communities
from bot.store.database.database import Transaction
from bot.store.people.people import People
from config.settings import Settings
from tests.contract.made_up import NOW, PROGRAMME
from tests.fakes.databases import migrated_in
from tests.fakes.keys import KEYS

HOME = "http://127.0.0.1:8000"
ANN = "ann"


@dataclass(frozen=True, slots=True)
class Chat:
    """A browser on the chat's page, and Ann's room with Alongside."""

    runner: asyncio.Runner
    client: httpx.AsyncClient
    room: str
    app: App

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """Load a path."""
        return self.request("GET", path, headers)

    def post(
        self, path: str, body: str | bytes | tuple[bytes, ...], headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Send JSON, whole or in chunks without a length."""
        content = _pieces(body) if isinstance(body, tuple) else body
        return self.request("POST", path, {"Content-Type": "application/json", **(headers or {})}, content)

    def request(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        content: str | bytes | AsyncIterator[bytes] = b"",
    ) -> httpx.Response:
        """Send a request; an empty origin is left out."""
        sent = {name: value for name, value in {"Origin": HOME, **(headers or {})}.items() if value}
        return self.runner.run(self.client.request(method, path, content=content, headers=sent))


@contextmanager
def chatting(folder: Path) -> Iterator[Chat]:
    """Open the chat on a database of its own."""
    url = migrated_in(folder)
    app = App(Settings(DATABASE_URL=url, DATA_DIR=folder), PROGRAMME)
    (port,) = app.platform(PLATFORM).own_ports()
    ann = app.database.write(_meet)
    transport = httpx.ASGITransport(port.pages(), raise_app_exceptions=False)
    with asyncio.Runner() as runner:
        chat = Chat(runner, httpx.AsyncClient(transport=transport, base_url=HOME), f"dm.{ann.id}", app)
        try:
            chat.get(f"/rooms?as={ANN}")
            yield chat
        finally:
            runner.run(chat.client.aclose())
            app.index.close()
            app.database.close()


async def _pieces(body: tuple[bytes, ...]) -> AsyncIterator[bytes]:
    for piece in body:
        yield piece


def _meet(connection: Transaction) -> Person:
    here = communities.ensure(connection, PLATFORM, WORKSPACE, NOW)
    told = Person(PersonId(""), here, "Ann Made-Up")
    return People(connection, here).meet(ANN, told, NOW, KEYS)

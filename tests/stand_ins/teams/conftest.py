"""Fixtures: a tenant in the stand-in for Teams, and plain HTTP to it with the bot's own tokens."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest

from tests.fakes.teams.errors import CODES
from tests.fakes.teams.login import CONNECTOR, GRAPH
from tests.fakes.teams.server import Server, serving
from tests.fakes.teams.values import CARD, Account, Chat, Json, Team
from tests.fakes.teams.world import APP, BOT_ID, PASSWORD, TENANT, Teams


@dataclass(frozen=True)
class Alumni:
    """A team with two people in it, one of whom has the app, and a third without either."""

    here: Teams
    team: Team
    leila: Account
    amara: Account
    stranger: Account

    @property
    def chat(self) -> Chat:
        """Return Leila's chat with the bot."""
        return self.here.personal(self.leila)


@pytest.fixture
def here() -> Teams:
    return Teams()


@pytest.fixture
def alumni(here: Teams) -> Alumni:
    leila, amara = here.joins("Leila Haddad"), here.joins("Amara Okafor", locale="fr-FR")
    team = here.founds("Alumni", amara, members=[leila])
    here.installed.add(leila.object_id)
    return Alumni(here, team, leila, amara, here.joins("Some Stranger"))


@pytest.fixture
def server(here: Teams) -> Iterator[Server]:
    with serving(here) as served:
        yield served


@dataclass
class Got:
    """What came back."""

    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def code(self) -> str:
        """Return the code of an error."""
        error = self.body["error"]
        return str(error["code"] if isinstance(error, dict) else error)


@dataclass
class Http:
    """Plain HTTP to the stand-in."""

    session: aiohttp.ClientSession
    here: Teams
    tokens: dict[str, str] = field(default_factory=dict)

    async def login(self, audience: str = CONNECTOR, *, tenant: str = TENANT, **changed: str) -> Got:
        """Ask for a token; parts of the form may be changed."""
        form = {
            "grant_type": "client_credentials",
            "client_id": APP,
            "client_secret": PASSWORD,
            "scope": f"{audience}/.default",
            **changed,
        }
        return await self.call("POST", f"{self.here.login_url}/{tenant}/oauth2/v2.0/token", form=form)

    async def token(self, audience: str) -> str:
        """Return a token, the same as long as the test does not take it away."""
        if audience not in self.tokens:
            self.tokens[audience] = (await self.login(audience)).body["access_token"]
        return self.tokens[audience]

    async def __call__(self, method: str, path: str, body: object = None) -> Got:
        """Call the connector."""
        return await self.call(method, f"{self.here.service_url}v3{path}", body, await self.token(CONNECTOR))

    async def graph(self, method: str, path: str, body: object = None) -> Got:
        """Call Graph."""
        url = path if path.startswith("http") else f"{self.here.graph_url}{path}"
        return await self.call(method, url, body, await self.token(GRAPH))

    async def call(
        self,
        method: str,
        url: str,
        body: object = None,
        token: str = "",
        *,
        form: Mapping[str, str] | None = None,
    ) -> Got:
        """Call an address."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        more: dict[str, Any] = {"data": form} if form else {"json": body} if body is not None else {}
        async with self.session.request(method, url, headers=headers, **more) as got:
            raw = await got.read()
            is_json = got.content_type == "application/json"
            return Got(got.status, await got.json() if is_json else raw, got.headers)

    async def refused(self, code: str, method: str, path: str, body: object = None) -> Got:
        """Call the connector, which has to refuse with this code."""
        got = await self(method, path, body)
        assert (got.status, got.code) == (CODES[code][0], code), got.body
        return got

    async def says(self, chat: Chat, words: str = "Hello", **more: object) -> Got:
        """Write a message."""
        return await self("POST", f"/conversations/{at(chat)}/activities", text(words, **more))

    async def opens(self, who: Account) -> Got:
        """Begin a conversation with somebody."""
        return await self("POST", "/conversations", beginning(who))


@pytest.fixture
async def http(server: Server) -> AsyncIterator[Http]:
    async with aiohttp.ClientSession() as session:
        server.here.nests_codes = False
        yield Http(session, server.here)


def at(chat: Chat | str) -> str:
    """Return a conversation's id as it stands in a path."""
    return quote(chat if isinstance(chat, str) else chat.id, safe="")


def beginning(*people: Account, **more: object) -> Json:
    """Return the body that begins a conversation."""
    members = [{"id": one.id} for one in people]
    return {"bot": {"id": BOT_ID}, "members": members, "channelData": {"tenant": {"id": TENANT}}, **more}


def text(words: str = "Hello", **more: object) -> Json:
    """Return a message with these words."""
    return {"type": "message", "text": words, **more}


def card(*body: Json, **more: object) -> Json:
    """Return a card."""
    return {"type": "AdaptiveCard", "version": "1.5", "fallbackText": "x", "body": list(body), **more}


def carrying(content: Json, **more: object) -> Json:
    """Return a message with a card."""
    return {"type": "message", "attachments": [{"contentType": CARD, "content": content}], **more}

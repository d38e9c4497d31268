"""One window of the web chat without a browser: it sends what the page would, over real HTTP."""

import re
from dataclasses import dataclass
from uuid import uuid4

import httpx

TOKEN = re.compile(r'data-token="([^"]+)"')


@dataclass(frozen=True)
class Window:
    """A person at the web chat, in their own room."""

    chat: str
    """The address of the web chat, such as `http://127.0.0.1:8000`."""
    user: str
    person: str

    @property
    def room(self) -> str:
        """Return the room in which they talk with Alongside alone."""
        return f"dm.{self.person}"

    def says(self, text: str) -> httpx.Response:
        """Type a line."""
        return self._post("/say", text=text)

    def presses(self, token: str, *, line: int = 0, key: str = "") -> httpx.Response:
        """Press a button, by its token."""
        return self._post("/press", token=token, line=line, key=key or uuid4().hex)

    def submits(self, token: str, **fields: str) -> httpx.Response:
        """Submit a form."""
        return self._post("/submit", token=token, fields={name: [value] for name, value in fields.items()})

    def lines(self) -> list[str]:
        """Return the lines of their room as HTML, oldest first."""
        # A first request for the room creates it for a new person.
        with _client() as client:
            client.get(f"{self.chat}/rooms", params={"as": self.user}).raise_for_status()
            got = client.get(f"{self.chat}/lines", params={"as": self.user, "room": self.room})
            return [line["html"] for line in got.raise_for_status().json()["lines"]]

    def tokens(self) -> list[str]:
        """Return the tokens of the latest line's buttons."""
        return TOKEN.findall(self.lines()[-1])

    def _post(self, path: str, **body: object) -> httpx.Response:
        act = {"as": self.user, "room": self.room, "key": uuid4().hex, **body}
        with _client() as client:
            answer = client.post(f"{self.chat}{path}", json=act, headers={"Origin": self.chat})
            return answer.raise_for_status()


def _client() -> httpx.Client:
    """Return a client for plain HTTP, which saves loading the certificates of every authority."""
    return httpx.Client(verify=False, timeout=10)  # noqa: S501 - plain HTTP on our own loopback

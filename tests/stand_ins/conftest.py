"""Fixtures: a workspace of the stand-in, and Slack's own SDK to call it."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack.server import Server, serving
from tests.fakes.slack.workspace import TOKEN, Workspace

LEILA = "U0LEILA"
AMARA = "U0AMARA"


@pytest.fixture
def here() -> Workspace:
    """A workspace with two people and a bot in it."""
    workspace = Workspace()
    workspace.joins(LEILA, "Leila Haddad")
    workspace.joins(AMARA, "Amara Okafor", tz="Africa/Lagos")
    workspace.joins("U0ROBOT", "Some Robot", is_bot=True)
    return workspace


@pytest.fixture
def server(here: Workspace) -> Iterator[Server]:
    with serving(here) as served:
        yield served


@pytest.fixture
async def web(server: Server) -> AsyncIterator[AsyncWebClient]:
    """Slack's own client, without retries."""
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(TOKEN, f"{server.workspace.url}api/", session=session, retry_handlers=[])


class Refusing:
    """Calls an API method that has to be refused."""

    def __init__(self, web: AsyncWebClient) -> None:
        self._web = web

    async def __call__(self, method: str, **arguments: Any) -> str:  # noqa: ANN401
        """Return the error word of a refusal; raise AssertionError where there is none."""
        try:
            said = await self._web.api_call(method, data=arguments)
        except SlackApiError as refused:
            return str(refused.response["error"])
        raise AssertionError(f"{method} was taken: {said}")


@pytest.fixture
def refused(web: AsyncWebClient) -> Refusing:
    return Refusing(web)


def words(text: str, block_id: str = "1.text") -> list[dict[str, Any]]:
    """Return blocks with this text."""
    return [{"type": "section", "block_id": block_id, "text": {"type": "plain_text", "text": text}}]


def modal(title: str = "Ask", **more: object) -> dict[str, Any]:
    """Return a modal with one field."""
    question = {
        "type": "input",
        "block_id": "question",
        "label": {"type": "plain_text", "text": "Your question"},
        "element": {"type": "plain_text_input", "action_id": "question"},
    }
    return {
        "type": "modal",
        "title": {"type": "plain_text", "text": title},
        "submit": {"type": "plain_text", "text": "Send"},
        "blocks": [question],
        **more,
    }

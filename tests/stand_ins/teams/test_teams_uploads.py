"""Files that the bot asks about: in personal chats alone, with all that is needed; uploaded whole, once."""

from collections.abc import AsyncIterator
from typing import Final

import aiohttp
import pytest

from tests.fakes.teams import cards
from tests.fakes.teams.values import CONSENT, Json
from tests.fakes.teams.world import Teams
from tests.stand_ins.teams.conftest import Alumni, Http, at

CONTEXT: Final[Json] = {"file": "1"}
ASKED: Final[Json] = {
    "description": "A file",
    "sizeInBytes": 3,
    "acceptContext": CONTEXT,
    "declineContext": CONTEXT,
}


def question(**content: object) -> Json:
    card = {"contentType": CONSENT, "name": "a.csv", "content": {**ASKED, **content}}
    return {"type": "message", "attachments": [card]}


async def test_a_question_about_a_file_is_for_a_personal_chat_alone(alumni: Alumni, http: Http) -> None:
    group = alumni.here.group_chat(alumni.leila, alumni.amara)
    await http.refused("BadArgument", "POST", f"/conversations/{at(group)}/activities", question())
    said = await http("POST", f"/conversations/{at(alumni.chat)}/activities", question())
    assert said.status == 201
    assert alumni.here.complaints == []


@pytest.mark.parametrize("missing", list(ASKED))
def test_a_question_about_a_file_says_all_that_is_needed(missing: str) -> None:
    assert cards.of_activity(question(**{missing: None})) == [f"a question about a file without {missing}"]


@pytest.fixture
async def session(server: object) -> AsyncIterator[aiohttp.ClientSession]:
    del server
    async with aiohttp.ClientSession() as made:
        yield made


async def put(session: aiohttp.ClientSession, url: str, **headers: str) -> int:
    said = {"Content-Range": "bytes 0-2/3", **headers}
    async with session.put(url, data=b"abc", headers=said) as answer:
        return answer.status


async def test_a_file_is_uploaded_whole_and_once(here: Teams, session: aiohttp.ClientSession) -> None:
    url = here.allows_upload("a.csv")
    for wrong in ("", "bytes 0-2/4", "bytes 0-1/3", "bytes 1-2/3"):
        assert await put(session, url, **{"Content-Range": wrong}) == 400
    assert await put(session, url) == 201
    assert await put(session, url) == 404
    assert [(one.name, one.content) for one in here.uploads] == [("a.csv", b"abc")]


async def test_a_token_belongs_to_no_upload(here: Teams, session: aiohttp.ClientSession) -> None:
    url = here.allows_upload("a.csv")
    assert await put(session, url, Authorization="Bearer ours") == 401
    assert here.uploads == []

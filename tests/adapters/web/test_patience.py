"""What a page says where it cannot be shown, and what an address may hold."""

import sqlite3
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from sqlalchemy.exc import OperationalError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.adapters.web.doors.patience import within
from bot.views.platforms import webchat
from tests.adapters.web.chatting import ANN, Chat, chatting

ASKED = Request({"type": "http", "method": "GET", "headers": []})


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    with chatting(tmp_path_factory.mktemp("chat")) as opened:
        yield opened


def test_a_long_search_for_a_person_is_refused_with_a_sentence(chat: Chat) -> None:
    answer = chat.get(f"/people?q={quote('a' * 60_000)}")
    assert (answer.status_code, answer.json()) == (400, {"problem": webchat.TOO_LONG})
    assert chat.get(f"/people?q={quote('a' * 100)}").status_code == 200


@pytest.mark.parametrize("value", ["a" * 101, "a\0b", "\n"], ids=["long", "zero byte", "line"])
@pytest.mark.parametrize("path", ["/people?q={}", "/rooms?as={}", "/lines?as=ann&room={}", "/events?as={}"])
def test_an_address_holds_short_texts_alone(chat: Chat, path: str, value: str) -> None:
    assert chat.get(path.format(quote(value))).status_code == 400


def test_a_plain_look_is_as_before(chat: Chat) -> None:
    assert chat.get(f"/rooms?as={ANN}").status_code == 200


def broken(problem: Exception) -> OperationalError:
    return OperationalError("INSERT", {}, problem)


def coded(name: str) -> sqlite3.OperationalError:
    problem = sqlite3.OperationalError(name)
    problem.sqlite_errorname = name
    return problem


@pytest.mark.parametrize(
    ("problem", "status", "sentence"),
    [
        (broken(coded("SQLITE_FULL")), 503, webchat.NO_ROOM),
        (broken(coded("SQLITE_READONLY")), 503, webchat.NO_ROOM),
        (broken(coded("SQLITE_BUSY")), 503, webchat.STANDS_STILL),
        (ClientDisconnect(), 408, ""),
    ],
)
async def test_a_trouble_is_a_sentence(problem: Exception, status: int, sentence: str) -> None:
    async def page(_: Request) -> Response:
        raise problem

    answer = await within(page)(ASKED)
    assert (answer.status_code, sentence.encode() in bytes(answer.body)) == (status, True)


async def test_a_fault_of_ours_stays_one() -> None:
    async def page(_: Request) -> Response:
        raise LookupError

    with pytest.raises(LookupError):
        await within(page)(ASKED)

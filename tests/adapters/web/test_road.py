"""The web chat's acts: a retry is answered as before, and the bot's own error is admitted in the room."""

import json
import logging
import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.adapters.web.adapter import WebChat
from bot.adapters.web.answering.turn import WebTurn
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.ui.requests import Request
from tests.adapters.web.chatting import ANN, Chat, chatting

BROKE = "Something broke on my side, and nothing was changed."


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    with chatting(tmp_path) as opened:
        yield opened


def presses(chat: Chat, token: str, key: str = "press-1") -> httpx.Response:
    return chat.post("/press", json.dumps({"as": ANN, "room": chat.room, "key": key, "token": token}))


def lines(chat: Chat) -> str:
    return chat.get(f"/lines?as={ANN}&room={chat.room}").text


def test_a_repeat_is_answered_with_the_same_form_and_asks_nothing(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    respond = Responder.respond

    def counted(self: Responder, request: Request) -> Answer:
        asked.append(request.key)
        return respond(self, request)

    monkeypatch.setattr(Responder, "respond", counted)
    first, again, other = (presses(chat, "1:who:", key) for key in ("a", "a", "b"))
    assert first.json()["form"] == again.json()["form"] == other.json()["form"]
    assert asked == ["a", "b"]


@pytest.mark.parametrize("times", [1, 2])
def test_a_fault_of_ours_is_owned_up_to_and_where_nothing_can_be_told_it_is_no_success(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, times: int
) -> None:
    land, breaks = WebChat.land, iter([True] * times)

    async def broken(self: WebChat, turn: WebTurn, answer: Answer) -> str:
        if next(breaks, False):
            raise RuntimeError("broken")
        return await land(self, turn, answer)

    monkeypatch.setattr(WebChat, "land", broken)
    with caplog.at_level(logging.ERROR):
        said = presses(chat, "1:help:")
    assert said.status_code == (200 if times == 1 else 500)
    assert (BROKE in lines(chat)) is (times == 1)
    references = {record.__dict__["reference"] for record in caplog.records if "reference" in record.__dict__}
    assert len(references) == 1
    assert (references.pop() in lines(chat)) is (times == 1)


def test_a_download_does_not_hold_the_downloads_before_it(chat: Chat) -> None:
    sizes = []
    for number in range(4):
        presses(chat, "1:download:", f"download-{number}")
        data = re.findall(r'href="data:application/json;base64,([^"]*)"', lines(chat).replace('\\"', '"'))
        sizes.append(len(data[-1]))
    assert len(data) == 4
    assert b"base64," not in b64decode(data[-1])
    assert sizes[3] - sizes[2] < 2_000

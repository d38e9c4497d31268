"""The page speaks the language of the person in it; before that, one of the browser's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from starlette.datastructures import Headers

from bot.adapters.web.adapter import WebChat
from bot.adapters.web.doors import server
from bot.adapters.web.doors.showing import as_rooms, as_view
from bot.adapters.web.reading.tongue import language
from bot.views.catalogues import spoken
from bot.views.platforms import webchat
from bot.views.platforms.webchat_page import SENTENCES, Frame
from tests.adapters.web.chatting import ANN, Chat, chatting

PAGE: Final = (server.HERE / "templates" / "chat.html").read_text(encoding="utf-8")
WORDS: Final = (server.HERE / "static" / "words.js").read_text(encoding="utf-8")
NOBODY_IN: Final = {
    "en": webchat.NOBODY,
    "de": "Hier gibt es niemanden mit diesem Namen. Such dir aus, wer du sein möchtest.",
}


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    with chatting(tmp_path) as opened:
        yield opened


def asked_in(chat: Chat, path: str, accepts: str) -> dict[str, object]:
    got = chat.runner.run(chat.client.get(path, headers={"Accept-Language": accepts}))
    found: dict[str, object] = got.json()
    return found


@pytest.mark.parametrize(
    ("accepts", "spoken_to"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("FR", "fr"),
        ("pt-BR,es;q=0.7,en;q=0.3", "es"),
        ("zh, ja", "en"),
        ("*", "en"),
        (";;;,,,-", "en"),
        ("x," * 5_000 + "de", "en"),
    ],
)
def test_the_first_language_that_the_bot_speaks_is_taken(accepts: str, spoken_to: str) -> None:
    assert language(Headers({"accept-language": accepts})) == spoken_to


@pytest.mark.parametrize("tongue", spoken())
def test_every_sentence_that_the_page_names_is_there(tongue: str) -> None:
    named = set(re.findall(r'data-say(?:-label|-placeholder)?="(\w+)"', PAGE))
    named |= set(re.findall(r"words\.(\w+)", PAGE + WORDS))
    said = Frame(tongue).words()
    assert len(named) > 50
    assert named | {"cancel"} == said.keys()
    assert all(said.values())


@pytest.mark.parametrize("tongue", [one for one in spoken() if one != "en"])
def test_the_page_is_in_the_browsers_language(chat: Chat, tongue: str) -> None:
    page = chat.runner.run(chat.client.get("/", headers={"Accept-Language": tongue})).text
    said = Frame(tongue).words()
    assert f'<html lang="{tongue}">' in page
    assert f'data-say="play">{said["play"]}<' in page
    assert SENTENCES["play"] not in page


def test_no_sentence_of_the_page_stands_in_its_template() -> None:
    text = re.sub(r"<kbd.*?</kbd>|\{[{%].*?[}%]\}|<[^>]*>", "", PAGE)
    assert set(re.findall(r"[A-Za-z]{2,}", text)) <= {"Alongside"}
    assert "const" in WORDS
    assert re.findall(r'"[A-Z][a-z]+ [^"]*"', WORDS) == []


@pytest.mark.parametrize("tongue", NOBODY_IN)
def test_what_is_wrong_is_said_in_the_pages_language(chat: Chat, tongue: str) -> None:
    assert asked_in(chat, "/rooms?as=nobody", tongue) == {"problem": NOBODY_IN[tongue]}


def test_a_page_of_elsewhere_is_refused_in_its_language(chat: Chat) -> None:
    headers = {"Origin": "https://elsewhere.example", "Accept-Language": "fr"}
    refused = chat.runner.run(chat.client.post("/read", headers=headers))
    assert refused.status_code == 403
    assert refused.json() == {"problem": "Ce chat ne répond qu’à sa propre page sur cette machine."}


def test_the_words_of_another_language_come_with_its_commands(chat: Chat) -> None:
    french, strange = (asked_in(chat, f"/words?language={one}", "de") for one in ("fr", "xx"))
    assert french["frame"] == {"language": "fr", "words": Frame("fr").words()}
    assert strange["frame"] == {"language": "en", "words": Frame("en").words()}
    assert french["commands"] != strange["commands"]


def test_a_persons_own_language_goes_before_the_browsers(chat: Chat) -> None:
    adapter = chat.app.platform("web").adapter
    assert isinstance(adapter, WebChat)
    view = chat.runner.run(adapter.book.of(ANN).view(ANN))
    spanish = replace(adapter.reader(view.me), locale="es")
    assert as_view(view, spanish)["language"] == "es"
    me = as_rooms(view, spanish)["me"]
    assert isinstance(me, dict)
    assert me["language"] == "es"

"""What the stand-in does with answers, in acknowledgements and by `response_url`: as Slack does."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.fakes.slack import payloads
from tests.fakes.slack.driver import Driver
from tests.fakes.slack.ledger import Refused, View
from tests.fakes.slack.workspace import SECRET, Workspace
from tests.stand_ins.conftest import LEILA, modal, words


class Bot(ThreadingHTTPServer):
    """A bot that answers as the test tells it, and keeps what it was sent."""

    status = 200
    answer: Mapping[str, Any] | None = None

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Post)
        self.posts: list[tuple[Mapping[str, str], str]] = []


class Post(BaseHTTPRequestHandler):
    server: Bot

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.posts.append((dict(self.headers), body))
        said = json.dumps(self.server.answer).encode() if self.server.answer is not None else b""
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def running(bot: Bot) -> Iterator[None]:
    thread = Thread(target=bot.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield
    finally:
        bot.shutdown()
        thread.join(5)
        bot.server_close()


@pytest.fixture
def bot() -> Iterator[Bot]:
    made = Bot()
    with running(made):
        yield made


@pytest.fixture
def driver(here: Workspace, bot: Bot) -> Driver:
    return Driver(here, f"http://127.0.0.1:{bot.server_address[1]}/slack/events")


@pytest.fixture
async def opened(here: Workspace, web: AsyncWebClient) -> View:
    """A modal that Leila has open."""
    await web.views_open(trigger_id=here.trigger(LEILA), view=modal())
    view = here.top(LEILA)
    assert view is not None
    return view


def submitted(here: Workspace, view: View, question: str = "How?") -> payloads.Payload:
    return payloads.submission(here, LEILA, view, {"question": (question,)})


def test_everything_is_signed_over_its_raw_bytes(here: Workspace, bot: Bot, driver: Driver) -> None:
    driver.command(payloads.command(here, LEILA, "/mentoring & more"))
    driver.event(payloads.typed(here, LEILA, "Hello"), retry=2)
    verifier = SignatureVerifier(SECRET)
    for headers, body in bot.posts:
        assert verifier.is_valid_request(body, dict(headers))
    command, event = bot.posts
    assert command[0]["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qs(command[1])["text"] == ["& more"]
    assert (event[0]["Content-Type"], event[0]["X-Slack-Retry-Num"]) == ("application/json", "2")
    assert json.loads(event[1])["event"]["channel_type"] == "im"


def test_whoever_types_a_command_is_shown_its_answer_alone(here: Workspace, bot: Bot, driver: Driver) -> None:
    bot.answer = {"response_type": "ephemeral", "text": "Hello", "blocks": words("Hello")}
    driver.command(payloads.command(here, LEILA, "/mentoring"))
    (line,) = here.standing(here.direct(LEILA), viewer=LEILA)
    assert (line.only_for, line.text) == (LEILA, "Hello")


def test_an_answer_to_a_command_has_to_be_well_formed(here: Workspace, bot: Bot, driver: Driver) -> None:
    bot.answer = {"response_type": "ephemeral", "text": "Hello", "blocks": words("x" * 3001)}
    with pytest.raises(Refused, match="invalid_blocks"):
        driver.command(payloads.command(here, LEILA, "/mentoring"))


def test_what_is_answered_to_a_press_is_ignored(here: Workspace, bot: Bot, driver: Driver) -> None:
    line = here.post({"channel": LEILA, "text": "Hello"})
    bot.answer = {"replace_original": True, "text": "Goodbye"}
    driver.press(payloads.press(here, LEILA, line, payloads.button(line, "1:accept:ask_1")))
    assert [one.text for one in here.standing(here.direct(LEILA))] == ["Hello"]


def test_a_press_says_where_it_was(here: Workspace, bot: Bot, driver: Driver) -> None:
    line = here.post({"channel": LEILA, "text": "Hello"})
    private = here.post({"channel": LEILA, "text": "For you"}, only_for=LEILA)
    for where in (line, private):
        driver.press(payloads.press(here, LEILA, where, payloads.button(where, "1:accept:ask_1")))
    told = [json.loads(parse_qs(body)["payload"][0]) for _, body in bot.posts]
    assert [one["container"]["is_ephemeral"] for one in told] == [False, True]
    assert ["message" in one for one in told] == [True, False]
    assert told[0]["trigger_id"] != told[1]["trigger_id"]


def test_a_late_or_failed_acknowledgement_is_noticed(
    here: Workspace, bot: Bot, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.status = 500
    with pytest.raises(AssertionError, match="500"):
        driver.event(payloads.typed(here, LEILA, "Hello"))
    bot.status = 200
    driver.event(payloads.typed(here, LEILA, "Hello"))
    monkeypatch.setattr("tests.fakes.slack.driver.DEADLINE", 0.0)
    with pytest.raises(AssertionError, match="Slack shows a timeout"):
        driver.event(payloads.typed(here, LEILA, "Hello"))


async def test_a_submitted_modal_closes_where_nothing_is_said(
    here: Workspace, driver: Driver, opened: View
) -> None:
    driver.submission(submitted(here, opened))
    assert here.top(LEILA) is None


async def test_errors_stand_beside_their_fields_and_the_words_are_kept(
    here: Workspace, bot: Bot, driver: Driver, opened: View
) -> None:
    bot.answer = {"response_action": "errors", "errors": {"question": "A little more, please"}}
    driver.submission(submitted(here, opened, "How?"))
    assert here.seen[-1].errors == {"question": "A little more, please"}
    top = here.top(LEILA)
    assert top is opened
    assert top.typed == {"question": ("How?",)}
    bot.answer = {"response_action": "errors", "errors": {"nothing": "What?"}}
    with pytest.raises(AssertionError, match="no inputs"):
        driver.submission(submitted(here, opened))


async def test_a_modal_turns_into_another_or_brings_one_on_top(
    here: Workspace, bot: Bot, driver: Driver, opened: View
) -> None:
    bot.answer = {"response_action": "update", "view": modal("Preview")}
    driver.submission(submitted(here, opened))
    assert [view.body["title"]["text"] for view in here.views.values()] == ["Preview"]
    bot.answer = {"response_action": "push", "view": modal("On top")}
    driver.submission(submitted(here, opened))
    assert [view.body["title"]["text"] for view in here.views.values()] == ["Preview", "On top"]
    bot.answer = {"response_action": "clear"}
    driver.submission(submitted(here, opened))
    assert here.views == {}


async def test_an_answer_to_a_form_has_to_be_well_formed(
    here: Workspace, bot: Bot, driver: Driver, opened: View
) -> None:
    for wrong in ({"response_action": "update", "view": modal(colour="red")}, {"response_action": "replace"}):
        bot.answer = wrong
        with pytest.raises(Refused):
            driver.submission(submitted(here, opened))


async def test_a_response_url_is_good_for_five_answers(here: Workspace, web: AsyncWebClient) -> None:
    line = here.post({"channel": LEILA, "text": "Hello"})
    hook = AsyncWebhookClient(here.reply_to(LEILA, line.channel, line.ts), retry_handlers=[])
    for number in range(5):
        said = await hook.send(text=f"Drawn {number}", replace_original=True)
        assert (said.status_code, said.body) == (200, "ok")
    said = await hook.send(text="Once more", replace_original=True)
    assert (said.status_code, said.body) == (404, "used_url")
    assert (line.text, line.drawn) == ("Drawn 4", 6)


async def test_a_response_url_is_good_for_half_an_hour(here: Workspace, web: AsyncWebClient) -> None:
    line = here.post({"channel": LEILA, "text": "Hello"})
    hook = AsyncWebhookClient(here.reply_to(LEILA, line.channel, line.ts), retry_handlers=[])
    here.later += 29 * 60
    await hook.send(text="For you", response_type="ephemeral")
    here.later += 61
    said = await hook.send(text="Too late", response_type="ephemeral")
    assert (said.status_code, said.body) == (404, "expired_url")
    assert [one.text for one in here.standing(line.channel, viewer=LEILA)] == ["Hello", "For you"]


async def test_a_response_url_takes_only_what_is_well_formed(here: Workspace, web: AsyncWebClient) -> None:
    line = here.post({"channel": LEILA, "text": "Hello"})
    hook = AsyncWebhookClient(here.reply_to(LEILA, line.channel, line.ts), retry_handlers=[])
    said = await hook.send(text="x", blocks=words("x" * 3001), replace_original=True)
    assert (said.status_code, said.body) == (400, "invalid_blocks")
    assert line.text == "Hello"


def test_a_changed_select_comes_with_the_state_of_all_beside_it(here: Workspace) -> None:
    def select(name: str, *chosen: str) -> dict[str, Any]:
        options = [{"text": {"type": "plain_text", "text": one}, "value": one} for one in ("a", "b")]
        on = [one for one in options if one["value"] in chosen]
        return {
            "type": "section",
            "block_id": name,
            "text": {"type": "plain_text", "text": name},
            "accessory": {
                "type": "multi_static_select",
                "action_id": f"1:find:|{name}",
                "options": options,
                **({"initial_options": on} if on else {}),
            },
        }

    line = here.post({"channel": LEILA, "text": "x", "blocks": [select("field", "a"), select("place")]})
    told = payloads.narrow(here, LEILA, line, "1:find:", {"place": ("b",)})
    state = {
        block: [one["value"] for one in now["selected_options"]]
        for block, values in told["state"]["values"].items()
        for now in values.values()
    }
    assert state == {"field": ["a"], "place": ["b"]}
    assert told["actions"][0]["action_id"] == "1:find:|place"

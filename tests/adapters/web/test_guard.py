"""The web chat's guard: requests from its own page alone, of limited size, with protective headers."""

import json
from collections.abc import Iterator

import pytest

from bot.adapters.web.doors.guard import LARGEST_BODY, POLICY
from bot.views.platforms import webchat
from tests.adapters.web.chatting import ANN, Chat, chatting


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    with chatting(tmp_path_factory.mktemp("chat")) as opened:
        yield opened


def said(chat: Chat, **headers: str) -> tuple[int, str]:
    """Post an empty line with these headers; return the status and the problem."""
    answer = chat.post("/say", body_of(100, chat.room), headers)
    return answer.status_code, answer.json().get("problem", "")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost"])
def test_its_own_page_may_act(chat: Chat, host: str) -> None:
    assert said(chat, Host=host, Origin=f"http://{host}") == (200, "")


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://127.0.0.1:8001",
        "http://127.0.0.1",
        "http://127.0.0.1:8000.evil.example",
        "http://localhost:8000",
        "null",
        "http://evil.example@127.0.0.1:8000",
        "127.0.0.1:8000",
    ],
)
@pytest.mark.parametrize("door", ["/say", "/press", "/submit", "/read"])
def test_no_other_page_may_act(chat: Chat, door: str, origin: str) -> None:
    answer = chat.post(door, "{}", {"Origin": origin})

    assert (answer.status_code, answer.json()) == (403, {"problem": webchat.NOT_FROM_HERE})


def test_who_does_not_say_where_from_may_not_act(chat: Chat) -> None:
    answer = chat.post("/say", "{}", {"Origin": ""})

    assert (answer.status_code, answer.json()) == (403, {"problem": webchat.NOT_FROM_HERE})


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "0.0.0.0:8000", "192.168.1.7:8000"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_other_name_leads_here(chat: Chat, method: str, host: str) -> None:
    answer = chat.request(method, "/", {"Host": host, "Origin": f"http://{host}"})

    assert answer.status_code == 400


def body_of(size: int, room: str) -> bytes:
    start = json.dumps({"as": ANN, "room": room, "key": "k1", "text": ""}).encode()
    return start[:-1] + b" " * (size - len(start)) + b"}"


def pieces(body: bytes) -> tuple[bytes, ...]:
    return tuple(body[at : at + 65_536] for at in range(0, len(body), 65_536))


def test_an_act_of_a_megabyte_is_taken_and_a_byte_more_is_not(chat: Chat) -> None:
    most = chat.post("/say", body_of(LARGEST_BODY, chat.room))
    more = chat.post("/say", body_of(LARGEST_BODY + 1, chat.room))

    assert most.status_code == 200
    assert (more.status_code, more.json()) == (413, {"problem": webchat.TOO_LARGE})


def test_a_body_that_hides_its_length_is_cut_off(chat: Chat) -> None:
    most = chat.post("/say", pieces(body_of(LARGEST_BODY, chat.room)))
    more = chat.post("/say", pieces(body_of(LARGEST_BODY + 70_000, chat.room)))

    assert "content-length" not in most.request.headers
    assert most.status_code == 200
    assert more.status_code in {400, 413}


@pytest.mark.parametrize("length", ["-1", "many", "1e3", str(LARGEST_BODY + 1)])
def test_a_length_that_is_none_is_refused(chat: Chat, length: str) -> None:
    answer = chat.post("/say", "{}", {"Content-Length": length})

    assert answer.status_code == 413


ANSWERS = [
    ("GET", "/", {}, 200),
    ("GET", "/static/chat.js", {}, 200),
    ("GET", "/nowhere", {}, 404),
    ("GET", "/rooms?as=nobody", {}, 404),
    ("GET", "/lines?as=ann&room=dm.other", {}, 403),
    ("GET", "/say", {}, 405),
    ("POST", "/say", {}, 400),
    ("POST", "/say", {"Origin": "https://evil.example"}, 403),
    ("POST", "/say", {"Content-Length": "99999999"}, 413),
    ("GET", "/", {"Host": "evil.example"}, 400),
]


@pytest.mark.parametrize(("method", "path", "headers", "status"), ANSWERS)
def test_every_answer_keeps_the_page_to_itself(
    chat: Chat, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answer = chat.request(method, path, headers)

    assert answer.status_code == status
    assert answer.headers.get("Content-Security-Policy") == POLICY
    assert answer.headers.get("X-Content-Type-Options") == "nosniff"
    assert answer.headers.get("Referrer-Policy") == "no-referrer"


def test_the_policy_lets_no_script_in_from_elsewhere_nor_within_the_page(chat: Chat) -> None:
    page = chat.get("/")

    assert "default-src 'self'" in POLICY
    assert "unsafe" not in POLICY
    assert "<script>" not in page.text

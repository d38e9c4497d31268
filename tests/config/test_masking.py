"""Secrets are hidden wherever they appear, and other text stays readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.masking import masked, masked_value

DISCORD = "MTA" + "x" * 21 + ".Gabcde." + "y" * 38


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("sent with xoxb-123-456-AbC done", "sent with xoxb-*** done"),
        ("socket xapp-1-A0-99-beef", "socket xapp-***"),
        ("rotating xoxe.xoxp-1-Mi0y", "rotating xoxe.xoxp-***"),
        ("Authorization: Bearer abcdefghijkl.mno-p", "Authorization: Bearer ***"),
        (f"Authorization: Bot {DISCORD}", "Authorization: Bot ***"),
        (f"logged in with {DISCORD}", "logged in with ***"),
        ("a token eyJhbGci.eyJzdWIi.c2ln here", "a token *** here"),
        ("at postgresql://sam:p@ss/w0rd@db:5432/x", "at postgresql://sam:***@db:5432/x"),
        ("GET /oauth?client_secret=abc123&state=ok", "GET /oauth?client_secret=***&state=ok"),
        ("{'password': 'hunter2', 'name': 'Sam'}", "{'password': '***', 'name': 'Sam'}"),
    ],
)
def test_a_secret_is_hidden_and_the_rest_is_kept(text: str, hidden: str) -> None:
    assert masked(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "GET http://127.0.0.1:8000/healthz 200",
        "Bot started in 0.4 s",
        "ask_3kPz8Qw1N5yT0aBcDeFgHi accepted",
        "Amara welcomes this if you give two weeks' notice",
    ],
)
def test_what_is_no_secret_stays_readable(text: str) -> None:
    assert masked(text) == text


def test_secrets_are_found_inside_of_collections_and_errors() -> None:
    value = {
        "headers": [("authorization", "Bearer abcdefghijklmnop")],
        "bot_token": "short",
        "count": 3,
        "error": ValueError("no xoxb-1-2-3"),
    }

    assert masked_value(value) == {
        "headers": [["authorization", "Bearer ***"]],
        "bot_token": "***",
        "count": 3,
        "error": "no xoxb-***",
    }


@given(
    st.text(
        alphabet=st.characters(codec="ascii", exclude_characters=" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"),
        min_size=1,
    )
)
def test_no_password_of_a_database_is_ever_shown(password: str) -> None:
    secret = f"q7{password}7q"

    assert secret not in masked(f"connecting to postgresql://sam:{secret}@db/alongside")

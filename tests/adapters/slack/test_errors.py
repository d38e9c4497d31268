"""Slack's error words: what each means for the call, for the workspace, and for a send in doubt."""

import pytest

from bot.adapters.slack.calls.errors import ApiRefusal, sorted_out
from bot.port import Disconnected, InDoubt, TryLater, Unreachable

POST = "chat.postMessage"


@pytest.mark.parametrize(
    ("word", "status", "means"),
    [
        ("user_not_found", 200, Unreachable),
        ("cannot_dm_bot", 200, Unreachable),
        ("a_word_of_tomorrow", 200, Unreachable),
        ("token_revoked", 200, Disconnected),
        ("account_inactive", 200, Disconnected),
        ("invalid_auth", 200, Disconnected),
        ("missing_scope", 200, Disconnected),
        ("", 401, Disconnected),
        ("", 404, Disconnected),
        ("ratelimited", 200, TryLater),
        ("", 429, TryLater),
        ("service_unavailable", 503, TryLater),
        ("internal_error", 200, InDoubt),
        ("fatal_error", 500, InDoubt),
        ("a_word_of_tomorrow", 500, InDoubt),
        ("", 200, InDoubt),
        ("", 500, InDoubt),
        ("", 502, InDoubt),
        ("", 503, InDoubt),
        ("", 504, InDoubt),
        ("", 408, InDoubt),
    ],
)
def test_each_error_is_sorted(word: str, status: int, means: type[Exception]) -> None:
    assert isinstance(sorted_out(POST, word, status, 0), means)


def test_a_word_about_one_call_is_kept() -> None:
    no = sorted_out(POST, "user_not_found", 200, 0)
    assert isinstance(no, ApiRefusal)
    assert no.word == "user_not_found"
    assert str(no) == "user_not_found (nobody of that name is here), chat.postMessage"


def test_a_scope_that_is_missing_for_something_else_cuts_nobody_off() -> None:
    assert isinstance(sorted_out("conversations.history", "missing_scope", 200, 0), ApiRefusal)


@pytest.mark.parametrize(
    ("method", "everybody"), [(POST, True), ("chat.update", True), ("users.info", False)]
)
def test_too_much_at_once_concerns_the_whole_workspace_where_people_are_told(
    method: str, everybody: bool
) -> None:
    later = sorted_out(method, "ratelimited", 429, 30)
    assert isinstance(later, TryLater)
    assert (later.after, later.everybody) == (30, everybody)

"""The manifest: made from the command table and the settings, with exactly the scopes that are used."""

import ast
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.slack import platform
from bot.adapters.slack.manifest import EVENTS, GROUP_SCOPE, SCOPES, manifest, scopes
from bot.domain.programme.programme import Programme
from bot.ui.commands import COMMANDS
from tests.fakes.slack.methods import METHODS
from tests.fakes.slack.workspace import GRANTED
from tests.process.conftest import Command, bot

__all__ = ["bot"]

FOLDER = Path(platform.__file__).parent
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "user_change": "users:read",
    "team_join": "users:read",
}
"""The scope that each event needs (docs.slack.dev, events); `app_home_opened` needs none."""

BY_ARGUMENTS = {
    "conversations.open": {"im:write", "mpim:write"},
    "conversations.history": {"im:history"},
    "conversations.replies": {"im:history"},
    "conversations.info": {"channels:read", "groups:read"},
}
"""Scopes of methods that depend on the arguments: for one person, for two, in direct messages alone."""


def called() -> Iterator[str]:
    """Return every method of the Web API that the adapter names."""
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="call" | "_call" | "in_line" | "_shown") | ast.Name(id="call"),
                    args=[ast.Constant(value=str(method)), *_],
                ):
                    yield method
                case _:
                    pass


def used() -> set[str]:
    """Return the scopes that our calls, events and commands need."""
    for_calls = {scope for method in called() for scope in BY_ARGUMENTS.get(method, _plainly(method))}
    return for_calls | {EVENT_SCOPES[event] for event in EVENTS if event in EVENT_SCOPES} | {"commands"}


def _plainly(method: str) -> set[str]:
    scope = METHODS[method].scope({})
    return {scope} if scope else set()


def test_the_scopes_of_the_manifest_are_the_scopes_that_are_used() -> None:
    assert {"chat.postMessage", "users.info", "views.open", "conversations.open"} <= set(called())
    assert set(scopes(group=True)) == used()
    assert set(scopes(group=True)) - set(scopes(group=False)) == {GROUP_SCOPE}
    assert len(set(SCOPES)) == len(SCOPES)


def test_every_story_in_slack_is_told_with_these_scopes_alone() -> None:
    assert set(scopes(group=False)) == GRANTED


def test_every_command_is_there_under_the_communitys_own_name(programme: Programme) -> None:
    renamed = replace(programme, commands={**programme.commands, "mentoring": "alongside"})
    made = manifest(renamed, base_url="https://bot.example.org", group=False)
    commands = made["features"]["slash_commands"]
    assert len(commands) == len(COMMANDS)
    assert "/alongside" in {one["command"] for one in commands}
    assert {one["url"] for one in commands} == {"https://bot.example.org/slack/events"}
    assert made["settings"]["event_subscriptions"]["request_url"] == "https://bot.example.org/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False


def test_without_an_address_it_listens_by_socket_mode(programme: Programme) -> None:
    made = manifest(programme, base_url="", group=True)
    assert made["settings"]["socket_mode_enabled"] is True
    assert "http" not in json.dumps(made)
    assert GROUP_SCOPE in made["oauth_config"]["scopes"]["bot"]


@pytest.mark.parametrize("base_url", ["", "https://bot.example.org"])
def test_it_is_within_slacks_limits(programme: Programme, base_url: str) -> None:
    # docs.slack.dev, app manifest reference
    made = manifest(programme, base_url=base_url, group=True)
    about = made["display_information"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 174 <= len(about["long_description"]) <= 4_000
    assert len(made["features"]["bot_user"]["display_name"]) <= 80
    for command in made["features"]["slash_commands"]:
        assert len(command["command"]) <= 32
        assert len(command["description"]) <= 2_000
        assert len(command.get("usage_hint", "")) <= 1_000


def test_the_command_line_prints_it_before_there_is_any_key(bot: Command) -> None:
    said = bot("manifest", "slack", BASE_URL="https://bot.example.org")
    assert (said.returncode, said.stderr) == (0, "")
    assert json.loads(said.stdout)["settings"]["interactivity"]["is_enabled"] is True
    assert json.loads(bot("manifest", "slack").stdout)["settings"]["socket_mode_enabled"] is True

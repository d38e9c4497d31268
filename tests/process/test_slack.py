"""A whole process beside the stand-in for Slack: its answers, the doctor's findings, and its end."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fakes.databases import Sqlite
from tests.fakes.running import FRESH, running, start
from tests.fakes.slack import payloads
from tests.fakes.slack.driver import Driver
from tests.fakes.slack.server import Server, serving
from tests.fakes.slack.workspace import APP_TOKEN, SECRET, TOKEN, Workspace
from tests.fakes.waiting import wait_until
from tests.process.conftest import Command

Keys = dict[str, str]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Workspace()) as started:
        yield started


@pytest.fixture
def keys(server: Server) -> Keys:
    url = f"{server.workspace.url}api/"
    return {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": url}


@pytest.fixture
def folder(sqlite: Sqlite, tmp_path: Path) -> Path:
    """A folder with a migrated database."""
    sqlite.fresh(tmp_path)
    return tmp_path


def test_a_signed_command_is_answered_and_a_signal_ends_it(folder: Path, server: Server, keys: Keys) -> None:
    server.workspace.joins("U0NADIA", "Nadia Ferreira", is_admin=True)
    with running(folder, program=FRESH, **keys) as process:
        driver = Driver(server.workspace, f"{process.http}/slack/events")
        assert "Preparing mentoring" in driver.command(_programme(server)).body
        wait_until(lambda: any(line.channel == "DU0NADIA" for line in server.workspace.lines))
        unsigned = httpx.post(f"{process.http}/slack/events", content=b"text=the words of Leila")
        assert unsigned.status_code == 415
        assert process.stop() == 0
    assert "Leila" not in process.log.read_text()
    assert TOKEN not in process.log.read_text()
    assert "Unclosed" not in process.log.read_text()


def test_by_socket_mode_it_needs_no_address(folder: Path, server: Server, keys: Keys) -> None:
    server.workspace.joins("U0NADIA", "Nadia Ferreira", is_admin=True)
    by_socket = {**keys, "SLACK_SIGNING_SECRET": "", "SLACK_APP_TOKEN": APP_TOKEN}
    with running(folder, program=FRESH, **by_socket) as process:
        assert httpx.post(f"{process.http}/slack/events").status_code == 404
        envelope = server.link.hands("slash_commands", _programme(server))
        wait_until(lambda: envelope in server.link.acks)
        assert "Preparing mentoring" in str(server.link.acks[envelope])
        assert process.stop() == 0
    assert "Unclosed" not in process.log.read_text()


def test_it_is_not_ready_before_slack_has_said_who_we_are(folder: Path, server: Server, keys: Keys) -> None:
    server.workspace.revoked = "account_inactive"
    process = start(folder, **keys)
    try:
        wait_until(lambda: "Slack does not say who we are" in process.log.read_text(), 60)
        said = httpx.get(f"{process.http}/readyz")
        assert (said.status_code, said.text) == (503, "the workspace of Slack does not answer yet\n")
        assert TOKEN not in process.log.read_text()
    finally:
        process.stop()


def test_a_workspace_that_uninstalled_the_app_is_said_to_the_operator(
    folder: Path, bot: Command, server: Server, keys: Keys
) -> None:
    """Also after a restart, where no token says any more which workspace it is."""
    server.workspace.joins("U0NADIA", "Nadia Ferreira", is_admin=True)
    with running(folder, **keys) as process:
        driver = Driver(server.workspace, f"{process.http}/slack/events")
        driver.command(_programme(server))
        server.workspace.revoked = "account_inactive"
        driver.event(payloads.uninstalled(server.workspace))
        wait_until(lambda: "slack T0HERE was uninstalled on" in _ready(process.http))
        assert "the app was uninstalled" in process.log.read_text()
        assert "alongside_workspaces_uninstalled 1.0" in httpx.get(f"{process.http}/metrics").text
        assert process.stop() == 0
    said = bot("doctor", **keys)
    assert "✗ Slack T0HERE was uninstalled on" in said.stdout
    assert "unless the app is installed there again." in said.stdout
    assert "app_uninstalled and tokens_revoked are not among" in said.stdout
    process = start(folder, **keys)
    try:
        wait_until(lambda: process.log.exists() and "who we are" in process.log.read_text(), 60)
        wait_until(lambda: "slack T0HERE was uninstalled on" in _ready(process.http))
        server.workspace.revoked = ""
        driver = Driver(server.workspace, f"{process.http}/slack/events")
        wait_until(lambda: _answers(driver, server), 60)
        assert _ready(process.http) == "ready\n"
    finally:
        process.stop()


def _answers(driver: Driver, server: Server) -> bool:
    """Tell whether a command is answered; an act asks Slack each ten seconds whether the app is back."""
    time.sleep(1)
    return "Preparing mentoring" in driver.command(_programme(server)).body


def _ready(address: str) -> str:
    said = httpx.get(f"{address}/readyz")
    assert said.status_code == 200 or "does not answer yet" in said.text
    return said.text


def test_the_web_chat_is_off_beside_slack(folder: Path, keys: Keys) -> None:
    with running(folder, **{**keys, "WEB_CHAT_PORT": ""}) as process, pytest.raises(httpx.ConnectError):
        httpx.get(process.chat)


def test_the_doctor_asks_slack(folder: Path, bot: Command, server: Server, keys: Keys) -> None:
    well = bot("doctor", **keys)
    assert "✓ Slack knows us as @alongside, in the workspace Here.\n" in well.stdout
    assert "✓ Slack grants every scope that is needed.\n" in well.stdout
    assert "look whether app_uninstalled and tokens_revoked are among" in well.stdout
    server.workspace.scopes = server.workspace.scopes - {"files:write"} | {"channels:history"}
    less = bot("doctor", SLACK_MANAGER_GROUP="S0MENTORING", **keys)
    assert less.returncode == 1
    assert "✗ Slack has not granted files:write, usergroups:read:" in less.stdout
    server.workspace.revoked = "token_revoked"
    assert "✗ Slack does not accept SLACK_BOT_TOKEN (token_revoked):" in bot("doctor", **keys).stdout
    server.workspace.revoked = ""
    wrong = bot("doctor", SLACK_APP_TOKEN="xapp-another", **keys)
    assert "✗ Slack opens no socket with SLACK_APP_TOKEN (invalid_auth):" in wrong.stdout
    nobody = bot("doctor", **{**keys, "SLACK_API_URL": "http://127.0.0.1:9/api/"})
    assert "✗ Slack cannot be reached at http://127.0.0.1:9/api/" in nobody.stdout


def _programme(server: Server) -> payloads.Payload:
    return payloads.command(server.workspace, "U0NADIA", "/programme")

"""F78: a backup from before a message went out is restored: what Slack has is not sent again."""

import re
from pathlib import Path

import pytest

from bot.store.database.database import Database
from bot.store.outbox import outbox
from bot.store.services import Services
from tests.fakes.clock import Clock, where_it_is_day
from tests.fakes.keys import KEY
from tests.fakes.running import running
from tests.fakes.slack.delivering import Delivering, by_hand
from tests.fakes.slack.workspace import SECRET, TOKEN, Workspace
from tests.fakes.waiting import wait_until
from tests.process.conftest import bot_in


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


def test_what_slack_has_is_not_sent_again_by_itself(
    slack: Workspace, database: Database, services: Services, clock: Clock, tmp_path: Path
) -> None:
    telling = Delivering.to(slack, database, services, clock, by_hand(clock))
    telling.zone = where_it_is_day()
    crowd = [telling.joins(f"Person Number {number}") for number in range(4)]
    telling.tells(*crowd)
    settings = {
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{slack.url}api/",
        "SECRET_KEY": KEY,
        "DATA_DIR": str(tmp_path / "data"),
    }
    assert bot_in(tmp_path, "backup", str(tmp_path / "kept"), **settings).returncode == 0
    with running(tmp_path, **settings):
        wait_until(lambda: database.read(outbox.pending) == 0, 30)
    assert telling.told_once(*crowd)
    told = len(telling.lines())

    database.close()
    for file in tmp_path.glob("alongside.db*"):
        file.unlink()
    (backup,) = (tmp_path / "kept").iterdir()
    assert "messages are held" in bot_in(tmp_path, "restore", str(backup), **settings).stdout

    restored = Database(database.url)
    telling.database = restored
    latecomer = telling.joins("Person Number 5")
    telling.tells(latecomer, card="new")
    with running(tmp_path, **settings):
        wait_until(lambda: restored.read(outbox.pending) == 0, 30)
        assert telling.told_once(*crowd, latecomer)
        # The ask that closed since the backup is not said to have closed once more.
        assert len(telling.lines()) == told + 1
        row = re.findall(r"^  (\d+): Person Number 0,", bot_in(tmp_path, "in-doubt", **settings).stdout, re.M)
        bot_in(tmp_path, "in-doubt", "--send-again", row[0], **settings)
        wait_until(lambda: len(telling.with_(crowd[0])) == 2, 30)
    assert telling.told_once(*crowd[1:], latecomer)
    restored.close()

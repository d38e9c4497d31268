"""The command line: it explains itself, migrates, examines, and names a wrong setting in one line."""

import re
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from importlib.util import cache_from_source
from pathlib import Path

from bot.domain.common.notices import Notice, NoticeKind
from bot.handlers import all_routes
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.outbox import leases, outages, outbox
from bot.store.outbox.leases import Look
from bot.store.outbox.outbox import Outbox
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.databases import Sqlite
from tests.fakes.running import ROOT
from tests.process.conftest import Command, found_web_chat

CONFIGURATION_ERROR = 78
"""sysexits.h, EX_CONFIG."""


def test_help_names_every_command(bot: Command) -> None:
    said = bot("--help")
    assert said.returncode == 0
    for command in ("run", "demo", "migrate", "nudges", "simulate", "in-doubt", "check", "doctor", "routes"):
        assert f" {command} " in said.stdout


def test_routes_names_the_function_behind_each_verb(fresh_bot: Command) -> None:
    said = fresh_bot("routes").stdout.splitlines()
    columns = [line.split("  ") for line in said]
    rows = [[word.strip() for word in row if word.strip()] for row in columns]
    assert ["everybody", "ask", "opens a form", "bot/handlers/asks/ask.py:ask"] in rows
    assert ["managers", "programme", "answers, reads", "bot/handlers/programme/page.py:page"] in rows
    assert len(said) == len(all_routes()) + 1


def test_once_a_database_is_migrated_the_doctor_finds_all_well(bot: Command) -> None:
    before = bot("doctor")
    assert before.returncode == 1
    assert "✗ The database is behind this release: run “python -m bot migrate”.\n" in before.stdout
    assert bot("migrate").stdout == "Up to date now.\n"
    after = bot("doctor")
    assert (after.returncode, after.stderr) == (0, "")
    assert after.stdout.count("✓") == 7
    assert "✗" not in after.stdout


def test_a_database_that_is_up_to_date_stays_as_it_is(bot: Command, sqlite: Sqlite, tmp_path: Path) -> None:
    sqlite.fresh(tmp_path)
    assert bot("migrate").stdout == "Up to date already.\n"


def test_the_doctor_names_a_port_that_is_taken(bot: Command, sqlite: Sqlite, tmp_path: Path) -> None:
    sqlite.fresh(tmp_path)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
        said = bot("doctor", PORT=str(port))
    assert said.returncode == 1
    assert f"✗ PORT {port} is in use" in said.stdout


def test_a_dry_run_of_the_nudges_says_whom(fresh_bot: Command, sqlite: Sqlite, tmp_path: Path) -> None:
    sqlite.fresh(tmp_path)
    said = fresh_bot("nudges", "--dry-run")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == "If it ran now, 0 people would get 0 nudges:\n"
    assert fresh_bot("nudges").returncode == 2


def test_a_wrong_setting_is_one_line_and_no_traceback(bot: Command) -> None:
    said = bot("run", PORT="eighty")
    assert (said.returncode, said.stdout) == (CONFIGURATION_ERROR, "")
    (line,) = said.stderr.splitlines()
    assert line.startswith('PORT is "eighty"; write')


def test_a_port_that_is_taken_is_a_wrong_setting(bot: Command) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        said = bot("run", PORT=str(port))
    assert said.returncode == CONFIGURATION_ERROR
    assert said.stderr.splitlines()[-1].startswith(f"PORT: 127.0.0.1:{port} cannot be used")
    assert "Traceback" not in said.stderr


def test_the_doctor_shows_a_lost_workspace_and_whom_nobody_can_tell_of(
    bot: Command, fresh_bot: Command, sqlite: Sqlite, tmp_path: Path
) -> None:
    database = Database(sqlite.fresh(tmp_path))
    community = found_web_chat(database)
    leila = people.mentee(database, community, "Leila Haddad")
    notice = Notice(NoticeKind.RECEIPT, "ask_1")
    database.write(lambda open_: Outbox(open_, community, NOW).show(leila.id, card="ask_1", notice=notice))
    (due,) = database.write(lambda open_: leases.claim(open_, Look(NOW), limit=1))
    database.write(lambda open_: outbox.leave_in_doubt(open_, due, "nobody can look"))
    database.write(lambda open_: outages.cut(open_, community, "token_revoked", NOW))
    resting = database.write(lambda open_: communities.ensure(open_, "discord", "4711", NOW))
    jonas = people.mentee(database, resting, "Jonas Weber")
    database.write(lambda open_: Outbox(open_, resting, NOW).show(jonas.id, card="ask_2", notice=notice))
    (late,) = database.write(lambda open_: leases.claim(open_, Look(NOW), limit=1))
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    database.write(lambda open_: outbox.pace(open_, late, tomorrow, "the bot was flagged"))
    database.close()

    said = bot("doctor")
    assert said.returncode == 1
    waits = f"1 notices of discord 4711 wait until {tomorrow:%Y-%m-%d %H:%M} UTC (the bot was flagged);"
    assert f"✗ {waits}" in said.stdout
    assert "✗ Nobody of web demo can be reached (token_revoked)." in said.stdout
    assert "✗ Of 1 notices nobody can tell" in said.stdout
    assert f"{due.id}: Leila Haddad, on web (nobody can look)" in fresh_bot("in-doubt").stdout
    settled = bot("in-doubt", "--arrived", str(due.id)).stdout
    assert settled == f"{due.id} counts as told.\n0 in doubt.\n"
    assert bot("in-doubt", "--send-again", "7").stdout == "7 is not in doubt.\n0 in doubt.\n"


def test_a_start_loads_only_what_is_configured() -> None:
    dear = ("slack_bolt", "jinja2", "alembic", "icalendar")
    look = f"import sys, bot.__main__; print([name for name in {dear} if name in sys.modules])"
    done = subprocess.run((sys.executable, "-c", look), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_platform_is_loaded_where_it_is_connected() -> None:
    loads = (
        "import sys; from bot.app import App; from config.settings import load;"
        "from config.programme import read_programme; settings = load({});"
        "app = App(settings, read_programme(settings.programme)); "
        "print([one.adapter.platform for one in app.platforms]);"
        "print([one for one in ('bot.adapters.slack', 'bot.adapters.teams', 'jwt') if one in sys.modules]);"
        "print(app.platform('slack').manifest() is not None);"
        "print([name for name in ('slack_bolt', 'slack_sdk', 'aiohttp', 'jinja2') if name in sys.modules])"
    )
    done = subprocess.run((sys.executable, "-c", loads), capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:-1] == ["['web']", "[]", "True", "[]"]


def test_installing_compiles_every_module(tmp_path: Path) -> None:
    """The line of the Makefile is run on a copy; after it no start has anything left to compile."""
    makefile = (ROOT / "Makefile").read_text()
    (line,) = re.findall(r"^\t@\$\(BIN\)/python (-m compileall .*)$", makefile, re.MULTILINE)
    assert re.search(r"^install: .venv/.compiled$", makefile, re.MULTILINE)
    for name in ("bot", "config"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, *line.split()], cwd=tmp_path, check=True)
    modules = [one for name in ("bot", "config") for one in (tmp_path / name).rglob("*.py")]
    assert len(modules) > 300
    assert [one for one in modules if not Path(cache_from_source(str(one))).exists()] == []


def test_a_simulation_prints_its_figures_and_leaves_nothing(bot: Command, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    said = bot("simulate", "--mentors", "3", "--mentees", "20", "--days", "7")

    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.splitlines()[0] == "3 mentors, 20 mentees, 7 days, seed 1"
    assert "| asks without an end | 0 |  | 0 |" in said.stdout
    assert sorted(tmp_path.rglob("*")) == before

"""The container file and the unit file name only what exists, and keep what the guide promises of them."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from typing import Final

import pytest

from bot.process.stopping import LONGEST_END
from config.settings import known_keys
from tests.fakes.running import running
from tests.house.test_commands import unknown
from tests.house.test_docs import ROOT

CONTAINER: Final = ROOT / "Containerfile"
UNIT: Final = ROOT / "deploy" / "alongside.service"
ELSEWHERE: Final = frozenset({"PATH", "PYTHONDONTWRITEBYTECODE"})
"""Variables of the environment that are not ours."""


def steps() -> list[tuple[str, str]]:
    """Return each instruction of the container file with its words, in order."""
    lines = [one for one in CONTAINER.read_text(encoding="utf-8").splitlines() if not one.startswith("#")]
    whole = "\n".join(lines).replace("\\\n", " ")
    return [(one.partition(" ")[0], one.partition(" ")[2].strip()) for one in whole.splitlines() if one]


def words_of(instruction: str) -> list[str]:
    return [words for name, words in steps() if name == instruction]


def image_settings() -> dict[str, str]:
    (given,) = words_of("ENV")
    return dict(one.split("=", 1) for one in shlex.split(given))


def unit() -> ConfigParser:
    made = ConfigParser(strict=False, interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    made.optionxform = str  # type: ignore[assignment,method-assign]
    made.read_string(UNIT.read_text(encoding="utf-8"))
    return made


def test_the_image_sets_only_settings_that_exist_and_no_secret() -> None:
    given = image_settings()
    assert set(given) - set(known_keys()) - ELSEWHERE == set()
    assert not any(re.search(r"KEY|TOKEN|SECRET|PASSWORD", name) for name in given)
    assert given["HOST"] == "0.0.0.0"  # noqa: S104 - inside a container, whose port is published by hand
    assert words_of("EXPOSE") == [given["PORT"]]
    assert given["WEB_CHAT_PORT"] == "0"
    assert words_of("VOLUME") == [given["DATA_DIR"]]
    assert given["DATABASE_URL"] == f"sqlite:///{given['DATA_DIR']}/alongside.db"


def test_the_image_takes_nothing_of_the_operators() -> None:
    copied = [words for words in words_of("COPY") if not words.startswith("--from=")]
    assert copied == ["requirements.txt ./", "bot/ bot/", "config/ config/"]
    assert words_of("ADD") == []
    left = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert [one for one in left if not one.startswith("#")] == [
        "*", "!requirements.txt", "!bot", "!config", "**/__pycache__",
    ]  # fmt: skip


def test_the_image_runs_as_an_account_without_rights() -> None:
    (user,) = words_of("USER")
    number, group = user.split(":")
    (makes,) = [words for words in words_of("RUN") if "useradd" in words]
    assert number != "0"
    assert f"--uid {number} --gid {group}" in makes
    assert f"--owner={number} --group={group} --mode=700 {image_settings()['DATA_DIR']}" in makes
    last = [name for name, _ in steps()]
    assert "RUN" not in last[last.index("USER") :]


def test_the_base_image_names_no_host() -> None:
    (base,) = words_of("ARG")
    assert base.startswith("PYTHON=")
    assert "/" not in base
    assert {words.split()[0] for words in words_of("FROM")} == {"${PYTHON}"}


def test_packages_are_locked_by_hash_and_modules_compiled() -> None:
    install, compiles, *_ = words_of("RUN")
    assert "--require-hashes -r requirements.txt" in install
    assert "compileall -q bot config" in compiles
    assert "--hash=sha256:" in (ROOT / "requirements.txt").read_text(encoding="utf-8")


def test_what_it_runs_exists() -> None:
    (entry,), (command,) = words_of("ENTRYPOINT"), words_of("CMD")
    assert json.loads(entry) == [".venv/bin/python", "-m", "bot"]
    assert unknown(json.loads(command)) == ""
    starts = shlex.split(unit()["Service"]["ExecStart"])
    assert starts[:3] == ["/srv/alongside/.venv/bin/python", "-m", "bot"]
    assert unknown(starts[3:]) == ""


def health_check() -> list[str]:
    (words,) = words_of("HEALTHCHECK")
    check: list[str] = json.loads(words.partition("CMD ")[2])
    return [sys.executable, *check[1:]]


def is_healthy(port: str, setting: str = "PORT") -> bool:
    environ = {"PATH": os.environ["PATH"], "PORT": "1", setting: port}
    return subprocess.run(health_check(), env=environ, stderr=subprocess.DEVNULL, check=False).returncode == 0


def test_its_health_is_asked_where_it_is_served(tmp_path: Path) -> None:
    with running(tmp_path) as process:
        port = process.http.rpartition(":")[2]
        assert is_healthy(port)
        assert is_healthy(port, "HEALTH_PORT")
        assert not is_healthy("1")
        assert process.stop() == 0
    assert not is_healthy(port)


def test_the_unit_may_write_into_its_data_alone_and_has_time_to_end() -> None:
    service = unit()["Service"]
    assert (service["User"], service["Group"]) == ("alongside", "alongside")
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == f"{service['WorkingDirectory']}/data"
    assert service["RestartPreventExitStatus"] == "78"
    assert float(service["TimeoutStopSec"]) > LONGEST_END + 4
    assert service["KillSignal"] == "SIGTERM"
    assert words_of("STOPSIGNAL") == ["SIGTERM"]
    given = dict(one.split("=", 1) for one in shlex.split(service["Environment"]))
    assert set(given) - set(known_keys()) - ELSEWHERE == set()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    interpreter = tmp_path / ".venv" / "bin" / "python"
    interpreter.parent.mkdir(parents=True)
    interpreter.symlink_to(sys.executable)
    here = tmp_path / UNIT.name
    here.write_text(UNIT.read_text(encoding="utf-8").replace("/srv/alongside", str(tmp_path)))
    done = subprocess.run(
        ["systemd-analyze", "verify", str(here)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if UNIT.name in line]) == (0, [])


READ_ONLY: Final = """
mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && mount -o remount,bind,ro / && exec "$@"
"""
"""Makes the code and the root file system read-only for one process alone, as a container does."""

STARTS_READ_ONLY: Final = f"""
import os, sys
program = [sys.executable, "-m", "bot", *sys.argv[1:]]
os.execvp("unshare", ["unshare", "--mount", "sh", "-c", {READ_ONLY!r}, {str(ROOT)!r}, *program])
"""


def may_mount() -> bool:
    """Tell whether this account may change what one process sees of the file system."""
    tried = ["unshare", "--mount", "sh", "-c", READ_ONLY, str(ROOT), "true"]
    try:
        return subprocess.run(tried, capture_output=True, timeout=20, check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_it_writes_into_its_data_alone(tmp_path: Path) -> None:
    if not may_mount():
        pytest.skip("mounting is not allowed here")
    if tmp_path.is_relative_to(ROOT) or os.stat(tmp_path).st_dev == os.stat("/").st_dev:
        pytest.skip("the folder of this test is on the root file system")
    with running(
        tmp_path, program=(sys.executable, "-c", STARTS_READ_ONLY), PYTHONDONTWRITEBYTECODE="1"
    ) as process:
        assert process.stop() == 0
    assert "Traceback" not in process.log.read_text()
    assert (tmp_path / "alongside.db").exists()

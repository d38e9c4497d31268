"""The log beside the database: what is in it, what it forgets, and what a crash or two processes do to it."""

import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.safety.kept_away import (
    LINES_KEPT,
    Fact,
    KeptKind,
    Known,
    LogLine,
    known,
    read,
    together,
    written,
)
from bot.store.common import absences
from bot.store.database.keys import SecretKeys
from bot.store.safety.kept_away import state_of
from bot.store.safety.kept_away_log import MOST_IDLE, WhatHolds, level, read_log
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.keys import KEY
from tests.fakes.platform import PLATFORM, WORKSPACE

NOW = datetime(2026, 11, 3, 10, tzinfo=UTC)
DOOR = Fact(KeptKind.DOOR, "c" * 16, ("a" * 64,))
BLOCK = Fact(KeptKind.BLOCK, "c" * 16, ("a" * 64, "b" * 64))
GONE = Fact(KeptKind.ERASED, "c" * 16, ("d" * 64,))
DIGEST = st.text("0123456789abcdef", min_size=64, max_size=64)


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept-away.log"


def state(*facts: Fact, since: datetime = NOW) -> WhatHolds:
    return WhatHolds({one: (since, frozenset({one})) for one in facts}, frozenset({"c" * 16}))


def put(file: Path, now: datetime, *facts: Fact, since: datetime | None = None) -> int:
    return level(file, lambda: state(*facts, since=since or now), now)


@given(
    kind=st.sampled_from(KeptKind),
    marks=st.tuples(DIGEST, DIGEST),
    seconds=st.integers(0, 10**8),
    holds=st.booleans(),
)
def test_a_line_says_what_was_written(
    kind: KeptKind, marks: tuple[str, str], seconds: int, holds: bool
) -> None:
    two = kind in {KeptKind.BLOCK, KeptKind.UNSEEN, KeptKind.REPORT}
    until = "2026-12-24" if kind is KeptKind.REST else ""
    fact = Fact(kind, "c" * 16, marks if two else marks[:1], until)
    line = LogLine(NOW + timedelta(seconds=seconds), fact, holds)
    assert read(written(line)) == line


@given(st.text())
def test_a_text_of_any_kind_is_read_or_left_out(text: str) -> None:
    assert known([text]).unread in {0, 1}


def test_a_fact_begins_and_ends_to_hold(file: Path) -> None:
    assert put(file, NOW, BLOCK, DOOR) == 2
    assert put(file, NOW + timedelta(seconds=1), BLOCK, DOOR) == 0
    assert put(file, NOW + timedelta(minutes=1), DOOR) == 1
    assert read_log(file).holding == {DOOR}
    assert put(file, NOW + timedelta(minutes=2), BLOCK, DOOR) == 1
    assert read_log(file).holding == {BLOCK, DOOR}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_database_ends_nothing_of_a_community_that_it_does_not_know(file: Path) -> None:
    put(file, NOW, BLOCK, DOOR)
    later = NOW + timedelta(minutes=2)
    assert level(file, lambda: WhatHolds({}, frozenset({"e" * 16})), later) == 0
    assert read_log(file).holding == {BLOCK, DOOR}
    assert level(file, lambda: WhatHolds({}, frozenset({"c" * 16})), later) == 2
    assert read_log(file).holding == frozenset()


def test_a_line_that_was_cut_off_spoils_no_other(file: Path) -> None:
    put(file, NOW, BLOCK)
    os.truncate(file, file.stat().st_size - 30)
    put(file, NOW + timedelta(minutes=2), BLOCK, DOOR)
    assert read_log(file).holding == {BLOCK, DOOR}
    assert read_log(file).unread == 1


def test_an_erasure_is_forgotten_once_no_backup_is_that_old(file: Path) -> None:
    put(file, NOW, GONE, BLOCK)
    put(file, NOW + LINES_KEPT - timedelta(hours=1), BLOCK)
    assert read_log(file).holding == {GONE, BLOCK}
    put(file, NOW + LINES_KEPT + timedelta(hours=1), BLOCK)
    assert read_log(file).holding == {BLOCK}
    assert "d" * 64 not in file.read_text()


def test_it_never_grows_for_ever(file: Path) -> None:
    with file.open("w") as opened:
        opened.writelines(written(LogLine(NOW + timedelta(seconds=n))) for n in range(MOST_IDLE + 50))
    put(file, NOW + timedelta(hours=1), BLOCK)
    log = read_log(file)
    assert len(file.read_text().splitlines()) < 5
    assert (log.begins, log.level_at, log.holding) == (NOW, NOW + timedelta(hours=1), frozenset({BLOCK}))


def test_of_two_logs_the_later_line_counts_and_at_once_the_stricter() -> None:
    older = Known({BLOCK: LogLine(NOW, BLOCK)}, NOW, NOW)
    later = Known({BLOCK: LogLine(NOW + timedelta(1), BLOCK, holds=False)}, NOW, NOW + timedelta(1))
    assert together([older, later]).holding == together([later, older]).holding == frozenset()
    same = Known({BLOCK: LogLine(NOW, BLOCK, holds=False)}, NOW, NOW)
    assert together([older, same]).holding == together([same, older]).holding == {BLOCK}


def many(file: Path, number: int) -> None:
    mine = Fact(KeptKind.DOOR, "c" * 16, (f"{number:064}",))
    for turn in range(30):
        put(file, NOW + timedelta(seconds=turn, microseconds=number), *([mine] if turn % 2 else []))


def test_several_processes_write_whole_lines(file: Path) -> None:
    # Each opens and locks the file for itself, as processes do (flock belongs to an open file).
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(partial(many, file), range(3)))
    assert read_log(file).unread == 0
    assert len(file.read_text().splitlines()) > 30


def test_of_several_processes_one_writes_the_same_news(file: Path) -> None:
    def slowly() -> WhatHolds:
        time.sleep(0.2)
        return state(BLOCK)

    with ThreadPoolExecutor(3) as pool:
        written_by = list(pool.map(lambda _: level(file, slowly, NOW), range(3)))
    assert sorted(written_by) == [0, 0, 1]


def test_another_first_key_changes_nothing(community_of_people: Community, file: Path) -> None:
    here = community_of_people
    amara: Acting = here.mentors("Amara Okafor")
    here.joins("Leila Haddad").presses_token(f"1:block:{amara.person.id}")

    def levels(*secrets: str) -> int:
        keys, now = SecretKeys.of(secrets), here.clock()
        return level(file, lambda: here.database.read(lambda open_: state_of(open_, keys, now)), now)

    assert levels(KEY) == 1
    assert levels("another key that is long enough", KEY) == 0


def test_a_workspace_that_is_away_lets_nobody_go(community_of_people: Community, file: Path) -> None:
    here = community_of_people
    amara: Acting = here.mentors("Amara Okafor")
    here.joins("Leila Haddad").presses_token(f"1:block:{amara.person.id}")
    keys = SecretKeys.of((KEY,))

    def levels() -> int:
        now = here.clock()
        return level(file, lambda: here.database.read(lambda open_: state_of(open_, keys, now)), now)

    assert levels() == 1
    assert here.database.write(lambda open_: absences.begin(open_, PLATFORM, WORKSPACE, here.clock()))
    assert levels() == 0
    assert [fact.kind for fact in read_log(file).holding] == [KeptKind.BLOCK]


def test_at_its_start_a_process_writes_what_an_earlier_one_did_not(file: Path) -> None:
    put(file, NOW, BLOCK)
    assert put(file, NOW + timedelta(days=2), DOOR, GONE, since=NOW + timedelta(days=1)) == 3
    lines = read_log(file).lines
    assert [lines[one].holds for one in (BLOCK, DOOR, GONE)] == [False, True, True]
    assert lines[GONE].at == NOW + timedelta(days=1)

"""A backup is restored: what people decided since holds, and nobody is told anything twice."""

import os
from datetime import UTC, datetime

import pytest

from bot.store.database.keys import recognise
from bot.store.outbox import outbox as rows
from tests.fakes.acting import Acting
from tests.fakes.keys import KEYS
from tests.fakes.losing import Losing, blocks, finds, kept_apart, names
from tests.fakes.running import FRESH

QUESTION = "How did you know that it was time to leave law?"


def test_an_erasure_after_the_backup_holds(losing: Losing, amara: Acting, omar: Acting) -> None:
    assert finds(losing, omar, "Amara Okafor")
    file = losing.backs_up()
    amara.submits(amara.presses_token("1:erase:"), word="erase")
    losing.keeps()
    losing.loses_it()
    said = losing.restores(file, program=FRESH)
    assert "1 erased" in said
    assert "Missing" not in said
    assert "Amara Okafor" not in names(losing)
    assert not finds(losing, omar, "Amara Okafor")


def test_a_block_after_the_backup_holds(losing: Losing, amara: Acting, omar: Acting) -> None:
    assert finds(losing, omar, "Amara Okafor")
    file = losing.backs_up()
    blocks(omar, amara)
    losing.keeps()
    losing.loses_it()
    said = losing.restores(file)
    assert "1 blocks" in said
    assert kept_apart(losing) == 1
    assert not finds(losing, omar, "Amara Okafor")


def test_what_the_backup_had_not_told_is_held(losing: Losing, amara: Acting, omar: Acting) -> None:
    omar.asks(omar.types("/find-mentor product"), QUESTION, on=amara.name)
    file = losing.backs_up()
    losing.here.deliver()
    losing.loses_it()
    told = len(losing.here.platform.calls)
    assert told
    said = losing.restores(file)
    assert "messages are held" in said
    losing.here.deliver()
    losing.here.clock.moves(days=1)
    losing.here.deliver()
    assert len(losing.here.platform.calls) == told
    listed = losing.runs("in-doubt").stdout
    assert "Amara Okafor" in listed
    assert "from the copy of " in listed
    assert "count as told" in losing.runs("in-doubt", "--held-arrived").stdout
    assert losing.here.database.read(rows.in_doubt) == 0


@pytest.mark.parametrize("left", [0, 100, 50_000])
def test_a_file_that_is_cut_off_is_refused_and_nothing_changes(
    losing: Losing, amara: Acting, left: int
) -> None:
    file = losing.backs_up()
    os.truncate(file, min(left, file.stat().st_size - 100))
    losing.loses_it()
    done = losing.runs("restore", str(file))
    assert done.returncode == 78
    assert "cannot be restored" in done.stderr
    assert "Nothing was changed." in done.stderr
    assert not list(losing.folder.glob("alongside.db*"))


def test_another_key_is_refused(losing: Losing, amara: Acting, omar: Acting) -> None:
    amara.submits(amara.presses_token("1:erase:"), word="erase")
    losing.here.database.write(lambda open_: recognise(open_, KEYS, datetime.now(UTC)))
    file = losing.backs_up()
    losing.loses_it()
    done = losing.runs("restore", str(file), SECRET_KEY="another key that is long enough for it")
    assert (done.returncode, "is not the key of this backup" in done.stderr) == (78, True)
    assert losing.runs("restore", str(file)).returncode == 0

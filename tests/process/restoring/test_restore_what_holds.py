"""What a restored backup may not undo, on SQLite: the acts are the same on PostgreSQL."""

import stat

import pytest
from sqlalchemy import select

from bot.store.safety.kept_away_log import NAME
from bot.store.tables import announcement_stops
from bot.store.tables import mentors as cards
from tests.fakes.acting import Acting
from tests.fakes.keys import KEY
from tests.fakes.losing import Losing, blocks, finds, kept_apart, names
from tests.fakes.running import running
from tests.fakes.waiting import wait_until

QUESTION = "How did you know that it was time to leave law?"


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


def test_who_came_back_before_the_backup_is_not_erased_again(losing: Losing, omar: Acting) -> None:
    omar.submits(omar.presses_token("1:erase:"), word="erase")
    losing.keeps()
    losing.here.clock.moves(minutes=1)
    omar.types("/find-mentor")
    file = losing.backs_up()
    losing.loses_it()
    losing.restores(file)
    assert "Omar Haddad" in names(losing)


def test_a_block_of_somebody_the_backup_does_not_know_holds(losing: Losing, amara: Acting) -> None:
    file = losing.backs_up()
    newcomer = losing.here.joins("Sara Lind")
    newcomer.types("/find-mentor")
    blocks(newcomer, amara)
    losing.keeps()
    losing.loses_it()
    losing.restores(file)
    assert not finds(losing, losing.here.joins("Sara Lind"), "Amara Okafor")
    assert finds(losing, losing.here.joins("Mei Chen"), "Amara Okafor")


def test_a_block_that_was_taken_back_after_the_backup_is_gone(
    losing: Losing, amara: Acting, omar: Acting
) -> None:
    blocks(omar, amara)
    losing.keeps()
    file = losing.backs_up()
    omar.presses_token(f"1:unblock:{amara.person.id}")
    assert losing.keeps() == 1
    losing.loses_it()
    losing.restores(file)
    assert kept_apart(losing) == 0


def test_what_was_closed_and_stopped_after_the_backup_stays_so(
    losing: Losing, amara: Acting, omar: Acting
) -> None:
    file = losing.backs_up()
    amara.presses_token("1:close-now:")
    omar.presses_token("1:stop-announcements:")
    losing.keeps()
    losing.loses_it()
    said = losing.restores(file)
    assert "1 doors closed" in said
    assert "1 want no announcements" in said
    stopped = losing.here.database.read(lambda open_: open_.execute(select(announcement_stops)).all())
    assert len(stopped) == 1
    door = losing.here.database.read(lambda open_: open_.execute(select(cards.c.door)).scalar_one())
    assert door == "closed"


def test_what_was_committed_before_a_kill_is_in_the_log_after_the_next_start(
    losing: Losing, amara: Acting, omar: Acting
) -> None:
    """Nothing is written between the commits and the death; the next process catches up at its start."""
    blocks(omar, amara)
    omar.submits(omar.presses_token("1:erase:"), word="erase")
    amara.submits(amara.presses_token("1:erase:"), word="erase")
    assert not (losing.folder / NAME).exists()
    assert losing.keeps() >= 2
    text = (losing.folder / NAME).read_text()
    assert text.count(" + erased ") == 2
    assert stat.S_IMODE((losing.folder / NAME).stat().st_mode) == 0o600
    assert not any(word in text for word in ("Amara", "amara", "Omar", "omar", "per_", "com_"))


def test_a_process_keeps_the_log_while_it_runs(losing: Losing, amara: Acting, omar: Acting) -> None:
    blocks(omar, amara)
    log = losing.folder / NAME
    with running(losing.folder, DATABASE_URL=losing.here.database.url, SECRET_KEY=KEY):
        wait_until(lambda: log.exists() and " + block " in log.read_text(), 30)
        omar.submits(omar.presses_token("1:erase:"), word="erase")
        wait_until(lambda: " + erased " in log.read_text(), 30)


def test_what_is_held_is_sent_again_under_another_key(losing: Losing, amara: Acting, omar: Acting) -> None:
    """A platform that knows the first key takes a second message under it for the same one."""
    omar.asks(omar.types("/find-mentor product"), QUESTION, on=amara.name)
    file = losing.backs_up()
    losing.here.deliver()
    before = [call.key for call in losing.here.platform.calls if call.to == amara.user]
    losing.loses_it()
    losing.restores(file)
    assert "told again" in losing.runs("in-doubt", "--send-held-again").stdout
    losing.here.clock.moves(days=1)
    losing.here.deliver()
    assert before
    both = [call.key for call in losing.here.platform.calls if call.to == amara.user]
    assert len(both) == len(set(both)) == 2 * len(before)


def test_a_backup_is_one_private_file_without_the_key(losing: Losing, amara: Acting) -> None:
    (losing.folder / "secret.key").write_text("k" * 64)
    file = losing.backs_up()
    assert [stat.S_IMODE(one.stat().st_mode) for one in file.parent.iterdir()] == [0o600]
    assert b"k" * 64 not in file.read_bytes()


def test_a_database_with_people_is_never_overwritten(losing: Losing, amara: Acting) -> None:
    file = losing.backs_up()
    done = losing.runs("restore", str(file))
    assert (done.returncode, "overwrites none" in done.stderr) == (78, True)
    assert "Amara Okafor" in names(losing)


def test_without_a_log_the_days_are_named(losing: Losing, amara: Acting) -> None:
    file = losing.backs_up()
    losing.loses_it()
    said = losing.restores(file)
    assert "Missing since" in said
    assert losing.here.clock().date().isoformat() in said


def test_a_log_of_another_machine_can_be_given(losing: Losing, amara: Acting, omar: Acting) -> None:
    file = losing.backs_up()
    blocks(omar, amara)
    losing.keeps()
    other = losing.folder / "from-the-old-machine.log"
    (losing.folder / NAME).rename(other)
    losing.loses_it()
    assert "Missing" not in losing.restores(file, "--kept-away", str(other))
    assert kept_apart(losing) == 1

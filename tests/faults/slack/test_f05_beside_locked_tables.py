"""F05: another program holds every table of PostgreSQL locked while somebody acts in Slack.

The act is acknowledged in time. Its answer comes once the lock is gone, or says that nothing was changed and
where the words are; it happens once, and nothing that was written is lost.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from bot.store.database.database import Database
from bot.store.tables import asks, schema
from tests.adapters.slack.test_landing import QUESTION
from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.reading import answer_of
from tests.fakes.waiting import wait_until

ACKNOWLEDGED = 2.0
"""Seconds within which Slack has its acknowledgement, whatever the database does (Slack's own limit: 3)."""

PREVIEW = "This is what Amara will see"
SENT, AGAIN = "Sent", "Please try again in a minute"
pytestmark = pytest.mark.begins_first


@pytest.fixture
def database(on_postgresql: str) -> Iterator[Database]:
    opened = Database(on_postgresql)
    yield opened
    opened.close()


@contextmanager
def locked(address: str, seconds: float) -> Iterator[threading.Thread]:
    """Lock every table for so many seconds, as a migration by hand does; the thread ends with the lock."""
    where = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    held, tables = threading.Event(), ", ".join(schema.metadata.tables)

    def hold() -> None:
        with psycopg.connect(where) as other:
            other.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE".encode())
            held.set()
            time.sleep(seconds)
            other.rollback()

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(10)
    yield thread
    thread.join(seconds + 10)


def sent(slack: InSlack) -> int:
    return slack.here.database.read(
        lambda open_: open_.execute(select(func.count()).select_from(asks)).scalar_one()
    )


def previews(leila: Member) -> None:
    leila.types("/find-mentor product")
    leila.presses("Ask")
    leila.submits(question=QUESTION)
    assert QUESTION in words_of(leila.shown)


def answers(leila: Member) -> list[str]:
    """Return which answers to a press on Send stand on her screen: a place that was redrawn is one."""
    places = {id(one.view or one.line): words_of(answer_of(one, {})) for one in leila.seen}
    titles = [one.splitlines()[0] for one in places.values()]
    return [one for one in titles if one in {SENT, AGAIN}]


@pytest.mark.parametrize(("seconds", "may_say"), [(2, {SENT}), (10, {SENT, AGAIN}), (40, {AGAIN})])
def test_a_send_happens_once_or_says_to_try_again(
    slack: InSlack, amara: Member, leila: Member, on_postgresql: str, seconds: int, may_say: set[str]
) -> None:
    previews(leila)
    press = leila.press_of("Send")
    with locked(on_postgresql, seconds) as lock:
        begun = time.monotonic()
        slack.driver.press(press)
        slack.driver.press(press)  # Slack delivers it twice
        assert time.monotonic() - begun < 2 * ACKNOWLEDGED
        if may_say == {AGAIN}:
            leila.sees(AGAIN)
            assert lock.is_alive(), "nobody waits for as long as the lock is held"
    wait_until(lambda: bool(answers(leila)))
    (said,) = answers(leila)
    assert said in may_say
    assert sent(slack) == (said == SENT)
    if said == AGAIN:
        leila.presses_token(press["actions"][0]["value"])
        leila.sees(SENT)
    assert sent(slack) == 1
    slack.delivers()
    assert [QUESTION in words_of(card) for card in amara.delivered] == [True]


@pytest.mark.parametrize(("seconds", "may_say"), [(2, {PREVIEW}), (10, {PREVIEW, AGAIN}), (40, {AGAIN})])
def test_what_is_written_into_a_form_stands_in_the_answer(
    slack: InSlack, amara: Member, leila: Member, on_postgresql: str, seconds: int, may_say: set[str]
) -> None:
    leila.types("/find-mentor product")
    leila.presses("Ask")
    submission = leila.submission_of(question=QUESTION)
    with locked(on_postgresql, seconds):
        begun = time.monotonic()
        slack.driver.submission(submission)
        assert time.monotonic() - begun < ACKNOWLEDGED
    wait_until(lambda: words_of(leila.shown).splitlines()[0] in may_say)
    assert QUESTION in words_of(leila.shown)
    assert sent(slack) == 0

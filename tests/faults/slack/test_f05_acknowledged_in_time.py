"""F05: the database blocks for seconds: Slack gets its acknowledgement in time, and the answer follows."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.ui.nodes import Aside
from tests.adapters.slack.test_landing import QUESTION, asks
from tests.fakes.reading import words_of
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.waiting import wait_until

IN_TIME = 2.5
"""Seconds until the acknowledgement: the budget of 1.5, and the round trip on a busy machine."""
STILL = 3.5
"""Seconds for which another program blocks every other writer."""


@contextmanager
def standing_still(file: Path) -> Iterator[None]:
    """Hold the file's write lock for a while, as a program does that hangs inside a transaction."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        yield
        time.sleep(max(0.0, STILL - (time.monotonic() - begun)))
        other.execute("ROLLBACK")


def test_a_command_is_told_that_its_answer_follows_and_it_does(
    slack: InSlack, amara: Member, leila: Member, tmp_path: Path
) -> None:
    with standing_still(tmp_path / "alongside.db"):
        posted = leila.types("/find-mentor product")
        assert posted.took < IN_TIME
        assert "the answer follows here" in words_of(leila.shown)
    leila.sees("Amara Okafor")
    assert [one.what for one in leila.seen] == ["ephemeral", "ephemeral"]


def test_a_press_is_told_so_in_private_and_its_card_is_redrawn_later(
    slack: InSlack, amara: Member, leila: Member, tmp_path: Path
) -> None:
    asks(leila)
    slack.delivers()
    with standing_still(tmp_path / "alongside.db"):
        assert amara.presses("Accept").took < IN_TIME
        amara.sees("the answer follows here")
    wait_until(lambda: amara.seen[-1].what == "replaced")
    assert "Accept" not in words_of(amara.shown)


def test_a_submitted_form_says_so_in_its_modal_and_goes_on_there(
    slack: InSlack, amara: Member, leila: Member, tmp_path: Path
) -> None:
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara")
    with standing_still(tmp_path / "alongside.db"):
        assert leila.submits(question=QUESTION).took < IN_TIME
        assert "the answer follows here" in words_of(leila.shown)
    leila.sees(QUESTION)
    assert {one.what for one in leila.seen[1:]} == {"modal"}
    with standing_still(tmp_path / "alongside.db"):
        assert leila.presses("Send").took < IN_TIME
        leila.sees("the answer follows here")
    leila.sees("Sent")


def test_typed_words_are_told_so_and_the_answer_takes_its_place(
    slack: InSlack, amara: Member, leila: Member, tmp_path: Path
) -> None:
    with standing_still(tmp_path / "alongside.db"):
        assert leila.types("product").took < IN_TIME
        leila.sees("the answer follows here")
    wait_until(lambda: "Amara Okafor" in words_of(leila.delivered[-1]))
    assert len(leila.delivered) == 1


def test_on_the_home_tab_a_modal_says_so_and_becomes_the_answer(
    slack: InSlack, amara: Member, leila: Member, tmp_path: Path
) -> None:
    leila.opens_home()
    with standing_still(tmp_path / "alongside.db"):
        assert leila.presses_token("1:forget-searches:").took < IN_TIME
        leila.sees("the answer follows here")
    leila.sees("What I keep about you")
    assert isinstance(leila.shown, Aside)


def test_a_form_that_is_late_opens_by_a_button(slack: InSlack, amara: Member, leila: Member) -> None:
    slack.lingers("ask", 2.0)
    leila.types("/find-mentor product")
    assert leila.presses("Ask", on="Amara").took < IN_TIME
    leila.sees("It is ready now, with everything you wrote.")
    slack.lingers("ask", 0.0)
    leila.presses("Open the form")
    assert leila.seen[-1].what == "modal"
    assert len(slack.calls("views.open")) == 1

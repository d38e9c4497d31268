"""What waits for the demo's manager, and stays while nobody answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.web.reading.inbound import PLATFORM, WORKSPACE
from bot.demo.waiting import WISHED
from bot.domain.asks.ask import Status
from bot.domain.programme.programme import UnderEighteen
from bot.domain.safety.report_and_block import LAPSES_AFTER
from bot.domain.search.wishes import SHOWN_FROM
from bot.handlers.work import Work
from bot.store.common import communities
from tests.adapters.web.trying import Demo, demo


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Demo]:
    with demo(tmp_path) as opened:
        yield opened


def all_of_it_waits(work: Work) -> None:
    """Assert that there is one of each, decided as everything else is."""
    (hand,) = work.hands.to_help()
    last_no = work.asks.get(hand.ask)
    report = work.safety.longest_unclosed(work.now + 2 * LAPSES_AFTER)

    assert work.beginnings.get().under_18 is UnderEighteen.NO
    assert last_no is not None
    assert (last_no.mentee, last_no.status) == (hand.person, Status.DECLINED)
    assert report is not None
    assert work.safety.apart_from(report.by) == {report.about}
    assert len(work.safety.readers()) == 2
    assert work.wishes.looked_for() == [(WISHED, SHOWN_FROM)]
    assert len(work.approvals.unanswered()) == 1


def looks_at(opened: Demo) -> None:
    """Look at the demo community in one snapshot."""
    here = opened.app.database.read(lambda open_: communities.find(open_, PLATFORM, WORKSPACE))
    assert here is not None
    opened.app.runner.read(here, all_of_it_waits)


def test_something_of_each_kind_waits(full: Demo) -> None:
    looks_at(full)


def test_all_of_it_still_waits_after_two_days(full: Demo) -> None:
    for days in range(2):
        full.post("/day", days=days)
    looks_at(full)

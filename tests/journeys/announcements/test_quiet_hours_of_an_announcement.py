"""Where a chat rings, an announcement waits for the end of quiet hours and says so; elsewhere it does not."""

from datetime import UTC, datetime

import pytest

from bot.handlers.routing import Answer
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.community import Community
from tests.fakes.reading import form_of, words_of

TITLE = "Open a door before the exams"
NIGHT = datetime(2026, 11, 10, 3, 50, tzinfo=UTC)
"""Ten to four in London."""

NINE = datetime(2026, 11, 10, 9, 1, tzinfo=UTC)


@pytest.fixture
def four(here: Community) -> list[Acting]:
    return [here.joins(f"Reader Made-Up-{n}") for n in range(4)]


def writes(nora: Acting) -> Answer:
    return drafted(nora, TITLE)


def plans(nora: Acting, time: str) -> Answer:
    return nora.submits(nora.presses("When it arrives", writes(nora)), day="2026-11-10", time=time)


def at(here: Community, when: datetime) -> None:
    here.clock.is_set_to(when)
    here.closes_what_is_over()
    here.deliver()


def had(here: Community, four: list[Acting]) -> list[int]:
    return [[one.title for one in here.inbox(who)].count(TITLE) for who in four]


@pytest.mark.in_slack
def test_where_it_rings_it_waits_for_the_morning_and_says_so(
    here: Community, nora: Acting, four: list[Acting]
) -> None:
    said = "Quiet hours here are 20:00 to 09:00: it waits until they end, unless a reader has others."
    looked = plans(nora, "03:50")
    assert said in words_of(looked)
    assert said in words_of(nora.presses("Plan it for 5", looked))
    at(here, NIGHT)
    assert had(here, four) == [0] * 4
    going = nora.presses("Look at it", nora.types("/announce"), on=TITLE)
    assert "Those whose quiet hours it is get it when they end." in words_of(going)
    at(here, NINE)
    assert had(here, four) == [1] * 4


def test_by_day_too_it_says_that_some_have_quiet_hours_then(
    here: Community, nora: Acting, four: list[Acting]
) -> None:
    night_worker = four[0]
    night_worker.submits(night_worker.presses_token("1:hours:"), start="08:00", end="16:00")
    looked = plans(nora, "10:00")
    assert "Anybody who has quiet hours then gets it when they end." in words_of(looked)
    nora.presses("Plan it for 5", looked)
    at(here, datetime(2026, 11, 10, 10, 1, tzinfo=UTC))
    assert had(here, four) == [0, 1, 1, 1]
    at(here, datetime(2026, 11, 10, 16, 1, tzinfo=UTC))
    assert had(here, four) == [1] * 4


@pytest.mark.in_web_chat
@pytest.mark.not_in_slack("Slack rings")
@pytest.mark.not_on_discord("Discord rings")
@pytest.mark.not_in_teams("Teams rings")
def test_where_nothing_rings_nothing_waits_and_no_screen_speaks_of_it(
    here: Community, nora: Acting, four: list[Acting]
) -> None:
    here.clock.is_set_to(NIGHT)
    looked = writes(nora)
    assert "It arrives at once, at any hour: this chat rings for nobody." in words_of(looked)
    planned = nora.submits(nora.presses("When it arrives", looked), day="2026-11-11", time="03:50")
    shown = nora.presses("Plan it for 5", planned)
    for screen in (looked, planned, shown):
        assert "uiet hours" not in words_of(screen)
    at(here, datetime(2026, 11, 11, 3, 50, tzinfo=UTC))
    assert had(here, four) == [1] * 4
    going = nora.presses("Look at it", nora.types("/announce"), on=TITLE)
    assert "uiet hours" not in words_of(going)


@pytest.mark.in_web_chat
@pytest.mark.not_in_slack("Slack rings")
@pytest.mark.not_on_discord("Discord rings")
@pytest.mark.not_in_teams("Teams rings")
def test_the_settings_say_that_nothing_waits_where_nothing_rings(here: Community, nora: Acting) -> None:
    asked = nora.presses("Settings", nora.types("/mentoring"))
    settled = nora.presses("That's my time zone", asked)
    assert "This chat rings for nobody, so nothing waits for quiet hours." in words_of(settled)
    form = form_of(nora.presses("Change hours and reminders", settled))
    assert form.note == "This chat rings for nobody, so nothing waits for these hours or days here."

"""Nudging: two workers send one reminder, and a dry run lists the nudges and changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.jobs.nudging import Would, nudge_due, would_tell
from bot.store.asks.ask import Asks
from bot.store.common.planned_nudges import DueNudges
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.racing import race

QUESTION = "How did you know that it was time to leave law?"
IN_TWO_DAYS = datetime(2026, 11, 5, 9, 1, tzinfo=UTC)


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    """Amara, a mentor whom Leila and Tom have asked."""
    here = community_of_people
    amara = here.mentors("Amara Okafor")
    for name in ("Leila Haddad", "Tom Whitaker"):
        mentee = here.joins(name)
        mentee.asks(mentee.types("/find-mentor product"), QUESTION, on=amara.name)
    here.deliver()
    return amara


def reminded(here: Community, whose: Acting) -> list[int]:
    waiting = here.database.read(lambda open_: Asks(open_, here.id).waiting_for(whose.person.id))
    return [ask.reminders for ask in waiting]


def test_two_workers_remind_once(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    here.clock.is_set_to(IN_TWO_DAYS)
    told = race([lambda: nudge_due(here.runner)] * 2)
    here.deliver()
    assert sum(told) == 1
    assert reminded(here, amara) == [1, 1]
    assert len([m for m in here.inbox(amara) if m.title == "2 asks are waiting for you"]) == 1


def would(here: Community, then: datetime) -> list[Would]:
    return would_tell(replace(here.runner, services=replace(here.services, clock=lambda: then)))


def test_a_dry_run_says_whom_and_changes_nothing(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    assert would(here, here.clock()) == []
    assert would(here, IN_TWO_DAYS) == [Would("Amara Okafor", NudgeKind.REMINDER, 2)]
    here.clock.is_set_to(IN_TWO_DAYS)
    assert reminded(here, amara) == [0, 0]
    assert here.reminds() == 1
    assert would(here, IN_TWO_DAYS) == []
    assert here.deliver() == 1


def test_a_dry_run_lists_kinds_by_person_and_one_a_day(community_of_people: Community, amara: Acting) -> None:
    here = community_of_people
    due = [
        PlannedNudge(here.id, amara.person.id, kind, "", here.clock.now)
        for kind in (NudgeKind.STILL_GLAD, NudgeKind.NEVER_ASKED)
    ]
    tom = here.joins("Tom Berg")
    due.append(PlannedNudge(here.id, tom.person.id, NudgeKind.PUSH, "looked", here.clock.now))
    jonas = here.mentors("Jonas Berg", field="Law")
    due.append(PlannedNudge(here.id, jonas.person.id, NudgeKind.NEVER_ASKED, "", here.clock.now))
    here.database.write(lambda open_: [DueNudges(open_, here.id).plan(one) for one in due])
    tom.presses_token(f"1:wish:room.{amara.person.id}")

    assert would(here, IN_TWO_DAYS) == [
        Would("Amara Okafor", NudgeKind.REMINDER, 2),
        Would("Jonas Berg", NudgeKind.NEVER_ASKED),
        Would("Tom Berg", NudgeKind.PUSH),
    ]

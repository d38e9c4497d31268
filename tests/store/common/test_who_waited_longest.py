"""Where several wait for the same instant it is told who comes first: drawn ids decide nothing."""

from datetime import UTC, datetime, timedelta

from bot.domain.common.ids import ApprovalId, IntroductionId
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.domain.introductions.introduction import Introduction
from bot.domain.mentors.first_door import Approval
from bot.store.common.planned_nudges import DueNudges
from bot.store.introductions.introduction import Introductions
from bot.store.mentors.first_door import Approvals
from tests.fakes import people
from tests.fakes.community import Community

OVER = datetime(2026, 12, 1, 16, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)
DRAWN = ("z", "a")
"""What is drawn for the earlier, and for the later."""


def test_of_two_introductions_the_earlier_ends_first(community_of_people: Community) -> None:
    here = community_of_people
    two = [people.mentee(here.database, here.id, name) for name in ("Ada", "Ben")]
    made = [
        Introduction(IntroductionId(id_), here.id, one.id, "quick-question", OVER - AN_HOUR / hours, OVER)
        for id_, one, hours in zip(DRAWN, two, (1, 2), strict=True)
    ]
    here.database.write(lambda open_: [Introductions(open_, here.id).add(one) for one in made])
    first = here.database.read(lambda open_: Introductions(open_, here.id).longest_over(OVER))
    assert first == made[0]


def test_of_two_doors_the_earlier_ends_first(community_of_people: Community) -> None:
    here = community_of_people
    two = [people.mentor(here.database, here.id, name) for name in ("Ada", "Ben")]
    made = [
        Approval(ApprovalId(id_), here.id, one.id, OVER - AN_HOUR / hours, OVER)
        for id_, one, hours in zip(DRAWN, two, (1, 2), strict=True)
    ]
    here.database.write(lambda open_: [Approvals(open_, here.id).ask(one) for one in made])
    first = here.database.read(lambda open_: Approvals(open_, here.id).longest_over(OVER))
    assert first == made[0]


def test_of_two_nudges_at_ten_o_clock_the_order_is_told(community_of_people: Community) -> None:
    here = community_of_people
    two = sorted(people.mentee(here.database, here.id, name).id for name in ("Ada", "Ben"))
    planned = [PlannedNudge(here.id, one, NudgeKind.STILL_GLAD, "", OVER) for one in reversed(two)]
    here.database.write(lambda open_: [DueNudges(open_, here.id).plan(one) for one in planned])
    first = here.database.read(lambda open_: DueNudges(open_, here.id).due(NudgeKind.STILL_GLAD, OVER))
    assert first is not None
    assert first.person == two[0]

"""What typed words cost: whether they may be a reply is read through an index, and so is what is over."""

from datetime import timedelta

from sqlalchemy import Connection, insert

from bot.domain.common.ids import CommunityId, PersonId
from bot.domain.common.notices import NoticeKind
from bot.domain.programme.programme import Programme
from bot.store.common.due import Moment
from bot.store.database.database import Database
from bot.store.outbox.outbox import Lane, Status
from bot.store.outcomes import outcome, replies
from bot.store.outcomes.outcome import Outcomes
from bot.store.tables import outbox
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.plans import plan, statements


def rows_of_many(open_: Connection, community: CommunityId) -> None:
    """Tell an announcement to a thousand readers: without rows any index is as good as another."""
    about = {"community": community, "kind": NoticeKind.ANNOUNCEMENT, "ref": "ann_1", "lane": Lane.BULK}
    open_.execute(
        insert(outbox),
        [
            {
                **about,
                "recipient": f"per_{n}",
                "card": f"ann_1.{n}",
                "version": 1,
                "state": Status.SENT,
                "due_at": NOW,
            }
            for n in range(1_000)
        ],
    )
    open_.exec_driver_sql("ANALYZE outbox")


def test_whether_words_may_be_a_reply_is_read_through_an_index(
    database: Database, community: CommunityId, programme: Programme
) -> None:
    """Everybody's typed words ask for it, among the rows of all announcements."""
    moment = Moment(NOW + timedelta(days=99), programme)
    database.write(lambda open_: rows_of_many(open_, community))

    def read(open_: Connection) -> None:
        Outcomes(open_, community, NOW).latest_got(PersonId("per_1"))
        outcome.over_in(open_, moment)
        replies.old_in(open_, moment)

    with statements() as said:
        database.read(read)
    asked = [(words, told) for words, told in said if "outbox" in words or "announcement_" in words]
    steps = ["\n".join(plan(database, words, told)) for words, told in asked]
    assert ["outbox_recipient" in steps[0], "steps_until" in steps[1], "replies_at" in steps[2]] == [True] * 3

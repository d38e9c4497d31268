"""What waits for the demo's manager: a raised hand, a report, a new mentor to greet, unmet wishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.demo.history import History
from bot.domain.asks import human_help
from bot.domain.asks.human_help import Hand
from bot.domain.common.ids import ApprovalId, CommunityId, HandId, PersonId, WishId, fresh
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Mentor, Person
from bot.domain.mentors import first_door
from bot.domain.mentors.first_door import Approval
from bot.domain.safety import report_and_block
from bot.domain.safety.report_and_block import What, Why
from bot.domain.search.wishes import SHOWN_FROM, Wish, WishAbout
from bot.store.asks.human_help import Hands
from bot.store.database.database import Transaction
from bot.store.mentors.first_door import Approvals
from bot.store.outbox.outbox import Outbox
from bot.store.safety.report_and_block import Safety
from bot.store.search.wishes import Wishes

NOES = 3
"""After so many in a row a mentee is offered a person's help."""

MENTEES = 2 + SHOWN_FROM
"""So many mentees are part of what waits: nothing else happens to them."""

WISHED = "glassblowing"
"""What several look for, and no mentor of the demo knows."""

REPORTED = "They found me on another network, and have written there three times although I said no."

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Makes what waits for the manager, from the people of this history."""

    history: History
    manager: Person
    reader: Mentor
    """Who reads reports beside the manager."""

    def make(self, mentors: Sequence[Mentor], mentees: Sequence[Person], new: Mentor) -> None:
        """Make all of it: `mentees` are `MENTEES` people, and `new` is a mentor whose door never opened."""
        Safety(*self._here, self.history.now).choose_readers((self.manager.id, self.reader.id))
        tired, reporter, *looking = mentees
        self._raise_hand(tired, mentors)
        self._report(reporter, mentors[-1])
        self._wish(looking)
        self._greet(new)

    def _raise_hand(self, mentee: Person, mentors: Sequence[Mentor]) -> None:
        """Decline a mentee three times in a row; they say yes to a person's help."""
        asks = (self.history.declined(one, mentee, 2 * A_DAY) for one in mentors)
        noes = [ask for ask, _ in zip(filter(None, asks), range(NOES), strict=False)]
        if len(noes) < NOES:  # in a community of a few, too few have room
            return
        at = self.history.now - timedelta(hours=20)
        until = human_help.until(at, mentee.zone)
        hand = Hand(HandId(fresh("hnd")), mentee.community, mentee.id, noes[-1].id, at, until)
        Hands(*self._here).raise_(hand)
        self._tell(self.manager.id, Notice(NoticeKind.HAND, hand.id))

    def _report(self, by: Person, about: Mentor) -> None:
        ask = self.history.declined(about, by, 5 * A_DAY)
        made = report_and_block.report(
            by.id,
            about.id,
            by.community,
            subject=ask.id if ask else "",
            what=What.PRESSURE,
            words=REPORTED,
            danger=False,
            shares=False,
            now=self.history.now - timedelta(hours=3),
        )
        safety = Safety(*self._here, self.history.now)
        safety.add(made)
        safety.keep_apart(by.id, about.id, Why.REPORT)
        for reader in (self.manager.id, self.reader.id):
            self._tell(reader, Notice(NoticeKind.REPORT, made.id))
        self._tell(by.id, Notice(NoticeKind.REPORTED, made.id, "by"))

    def _wish(self, people: Sequence[Person]) -> None:
        wishes = Wishes(*self._here, self.history.now)
        for one in people:
            about = WishAbout.SOMEONE
            wishes.make(Wish(WishId(fresh("wsh")), one.community, one.id, about, self.history.now, WISHED))

    def _greet(self, mentor: Mentor) -> None:
        at = self.history.now - timedelta(hours=26)
        until = first_door.until(self.history.now, mentor.person.zone)
        waits = Approval(ApprovalId(fresh("apr")), self.history.community, mentor.id, at, until)
        Approvals(*self._here).ask(waits)
        self._tell(self.manager.id, Notice(NoticeKind.APPROVAL, waits.id))

    def _tell(self, reader: PersonId, notice: Notice) -> None:
        Outbox(*self._here, self.history.now).show(reader, card=notice.card, notice=notice)

    @property
    def _here(self) -> tuple[Transaction, CommunityId]:
        return self.history.connection, self.history.community

"""Some weeks of history in the demo community, decided by the same rules as everything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.demo.words import answers, questions
from bot.domain.answers import reminders
from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Accepted, Ask, Ended
from bot.domain.asks.standing import Between
from bot.domain.common.ids import CommunityId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Mentor, Person
from bot.domain.common.refusals import Refused
from bot.domain.mentorships.mentorship import Mentorship
from bot.domain.programme.programme import Programme
from bot.store.asks.ask import Asks
from bot.store.database.database import Transaction
from bot.store.mentors.capacity import Places
from bot.store.mentors.card import Mentors
from bot.store.mentorships.mentorship import Mentorships
from bot.store.outbox.outbox import Lane, Outbox

ENDINGS = ("accept",) * 9 + ("answer",) * 6 + ("decline",) * 3 + ("withdraw",) + ("close",) * 2
"""How asks end, in the proportions of a friendly community."""

KIND_NOES = (
    "My weeks are full, and I'd rather say so than keep you waiting.",
    "This isn't quite my field; somebody else will serve you better.",
    "I couldn't give this the time it deserves at the moment.",
)


@dataclass(frozen=True, slots=True)
class History:
    """Makes the history of these people until now."""

    connection: Transaction
    community: CommunityId
    programme: Programme
    rng: Random
    now: datetime

    def live(self, mentors: Sequence[Mentor], mentees: Sequence[Person], span: timedelta) -> None:
        """Send the mentees' asks over a span of time that ends now; some asks still wait."""
        # Waiting asks come first, so that their notices are delivered first.
        for mentee in mentees[::3]:
            self._waiting(self.rng.choice(mentors), mentee)
        for mentee in mentees:
            for _ in range(self.rng.randint(1, 4)):
                self._past(self.rng.choice(mentors), mentee, self.now - span * self.rng.uniform(0.25, 1))

    def ask_now(self, mentor: Mentor, mentee: Person, kind: str) -> None:
        """Send an ask to this mentor that still waits for an answer."""
        self._waiting(mentor, mentee, kind)

    def declined(self, mentor: Mentor, mentee: Person, ago: timedelta) -> Ask | None:
        """Send an ask that was answered with a kind no a while ago; None where there was no room."""
        ask = self._ask(mentor, mentee, self.now - ago)
        if ask is not None:
            said = self.rng.choice(KIND_NOES)
            self._settle(ask_rules.decline(ask, said, "", by=ask.mentor, now=self.now - ago / 2))
        return ask

    def _past(self, mentor: Mentor, mentee: Person, then: datetime) -> None:
        ask = self._ask(mentor, mentee, then)
        if ask is None:
            return
        took = timedelta(hours=self.rng.expovariate(1 / 26) + 0.3)
        self._end(ask, mentor, min(ask.sent_at + took, self.now - timedelta(minutes=5)))

    def _waiting(self, mentor: Mentor, mentee: Person, kind: str = "") -> None:
        ask = self._ask(mentor, mentee, self.now - timedelta(hours=self.rng.uniform(1, 40)), kind)
        if ask is None:
            return
        outbox = Outbox(self.connection, self.community, self.now)
        asked, receipt = Notice(NoticeKind.ASKED, ask.id), Notice(NoticeKind.RECEIPT, ask.id)
        outbox.show(ask.mentor, card=asked.card, notice=asked)
        outbox.show(ask.mentee, card=receipt.card, notice=receipt)

    def _ask(self, mentor: Mentor, mentee: Person, then: datetime, kind: str = "") -> Ask | None:
        """Send an ask at a given time, if the rules allow it and there is room."""
        key = kind or self.rng.choice(mentor.offers).kind if mentor.offers else ""
        if not key:
            return None
        question = questions(self.rng, key, mentor.field, mentee.line)
        decided = ask_rules.send(
            mentee,
            mentor,
            self.programme.kind(key),
            question,
            standing=self._standing(mentee, mentor),
            caps=self.programme.caps,
            now=then,
        )
        if isinstance(decided, Refused) or self._places.hold_all(decided.holds) is not None:
            return None
        planned = reminders.plan(
            decided.ask, self.programme.kind(key), mentor, then, self.programme.caps.quiet_weeks
        )
        Asks(self.connection, self.community).add(planned)
        return decided.ask

    def _end(self, ask: Ask, mentor: Mentor, at: datetime) -> None:
        kind = self.programme.kind(ask.kind)
        match self.rng.choice(ENDINGS):
            case "answer" if kind.written:
                self._settle(
                    ask_rules.answer(
                        ask, kind, answers(self.rng, ask.kind, mentor.field), by=ask.mentor, now=at
                    )
                )
            case "decline":
                self._settle(ask_rules.decline(ask, self.rng.choice(KIND_NOES), "", by=ask.mentor, now=at))
            case "withdraw":
                self._settle(ask_rules.withdraw(ask, by=ask.mentee, now=at))
            case "close" if ask.closes_at < self.now:
                self._settle(ask_rules.close(ask, ask.closes_at))
            case _:
                self._settle(ask_rules.accept(ask, by=ask.mentor, now=at))

    def _settle(self, decided: Ended | Accepted | Refused) -> None:
        match decided:
            case Ended(ask, gives_back) | Accepted(ask, _, gives_back):
                Asks(self.connection, self.community).change(ask, when=ask_rules.Status.WAITING)
                self._places.give_back(gives_back)
            case Refused():
                pass
        if isinstance(decided, Accepted):
            self._begin(decided.mentorship)

    def _begin(self, begun: Mentorship) -> None:
        Mentorships(self.connection, self.community).add(begun)
        outbox = Outbox(self.connection, self.community, self.now)
        welcome = Notice(NoticeKind.WELCOME, begun.id)
        outbox.show(begun.id, card=welcome.card, notice=welcome, lane=Lane.BULK)

    def _standing(self, mentee: Person, mentor: Mentor) -> Between:
        return Asks(self.connection, self.community).standing(mentee.id, mentor.id)

    @property
    def _places(self) -> Places:
        return Places(self.connection, self.community, Mentors(self.connection, self.community))

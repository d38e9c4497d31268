"""Random changes of asks in any order: no budget is exceeded, and every place comes back."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from bot.domain.answers import offer_less
from bot.domain.answers.offer_less import Offered
from bot.domain.asks import ask as ask_rules
from bot.domain.asks.ask import Accepted, Ask, Ended, Hold, MaySend, Status
from bot.domain.asks.standing import Between
from bot.domain.common.capacity import ASKING, EVERYTHING, Place
from bot.domain.common.ids import PersonId
from bot.domain.common.people import Mentor, Person
from bot.domain.mentorships import room
from bot.domain.mentorships.mentorship import Ending
from bot.domain.programme.kinds import Budget, Kind, Per
from tests.domain.values import CAPS, HERE, KINDS, MENTOR, NOW, PROGRAMME

MENTEES = tuple(Person(PersonId(f"per_mentee{n}"), HERE, f"Mentee {n}") for n in range(4))
MENTORS = tuple(
    replace(MENTOR, person=replace(MENTOR.person, id=PersonId(f"per_mentor{n}")), at_once=2) for n in range(2)
)
BY_ID: dict[PersonId, Mentor] = {mentor.id: mentor for mentor in MENTORS}
BY_PERSON: dict[PersonId, Person] = {mentee.id: mentee for mentee in MENTEES}
BY_KEY: dict[str, Kind] = {kind.key: kind for kind in KINDS}
DAYS = st.integers(0, 12)


def budget_of(place: Place) -> int:
    """Return the budget of a place, from the mentors' offers."""
    if place.kind == ASKING:
        return CAPS.open_asks
    if place.kind == EVERYTHING:
        return BY_ID[place.owner].at_once
    budget: Budget = BY_KEY[place.kind].budget
    assert bool(place.month) is (budget.per is Per.MONTH)
    return budget.places


class Months(RuleBasedStateMachine):
    """Some months of two mentors and four mentees; the test itself counts the places."""

    waiting: Bundle[Ask] = Bundle("waiting")
    offered: Bundle[Ask] = Bundle("offered")

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = NOW
        self.held: Counter[Place] = Counter()
        self.kept: Counter[Place] = Counter()
        self.open: dict[str, Ask] = {}
        self.going: list[Accepted] = []

    @rule(
        target=waiting,
        mentee=st.sampled_from(MENTEES),
        mentor=st.sampled_from(MENTORS),
        kind=st.sampled_from(KINDS),
    )
    def send(self, mentee: Person, mentor: Mentor, kind: Kind) -> Ask:
        sent = ask_rules.send(mentee, mentor, kind, "How?", standing=Between(), caps=CAPS, now=self.now)
        assert isinstance(sent, MaySend)
        if self._hold(sent.holds):
            self.open[sent.ask.id] = sent.ask
        return sent.ask

    @rule(ask=consumes(waiting))
    def accept(self, ask: Ask) -> None:
        if self._waits(ask):
            yes = ask_rules.accept(ask, by=ask.mentor, now=self.now)
            assert isinstance(yes, Accepted)
            self._begin(yes)

    @rule(ask=consumes(waiting))
    def answer(self, ask: Ask) -> None:
        if self._waits(ask) and BY_KEY[ask.kind].written:
            answered = ask_rules.answer(ask, BY_KEY[ask.kind], "So.", by=ask.mentor, now=self.now)
            assert isinstance(answered, Ended)
            self.kept.update(p for p in ask_rules.places(ask) if p.month)
            self._settle(answered)

    @rule(target=offered, ask=consumes(waiting), kind=st.sampled_from(KINDS))
    def offer(self, ask: Ask, kind: Kind) -> Ask:
        if not self._waits(ask):
            return ask
        mentor, mentee = BY_ID[ask.mentor], BY_PERSON[ask.mentee]
        decided = offer_less.offer(ask, mentor, mentee, kind.key, "", programme=PROGRAMME, now=self.now)
        assert isinstance(decided, Offered) is (kind.minutes < BY_KEY[ask.kind].minutes)
        if isinstance(decided, Offered) and self._hold((decided.hold,)):
            self.held.subtract((decided.gives_back,))
            self.open[ask.id] = decided.ask
        return self.open[ask.id]

    @rule(ask=consumes(offered), wanted=st.booleans())
    def decide_on_an_offer(self, ask: Ask, wanted: bool) -> None:
        if self.open.get(ask.id) != ask or ask.status is not Status.OFFERED:
            return
        if wanted:
            yes = offer_less.take(ask, by=ask.mentee, now=self.now)
            assert isinstance(yes, Accepted)
            self._begin(yes)
        else:
            no = offer_less.pass_on(ask, by=ask.mentee, now=self.now)
            assert isinstance(no, Ended)
            self._settle(no)

    @rule(which=st.integers(0, 3), how=st.sampled_from((Ending.TOGETHER, Ending.STOPPED)))
    def finish(self, which: int, how: Ending) -> None:
        if which < len(self.going):
            yes = self.going.pop(which)
            ended = room.finish(yes.mentorship, yes.ask.month, how, self.now)
            self.held.subtract(ended.gives_back)
            self.kept.subtract(p for p in ask_rules.places(yes.ask) if not p.month and p.kind != ASKING)

    @rule(ask=consumes(waiting), by_mentor=st.booleans())
    def let_go(self, ask: Ask, by_mentor: bool) -> None:
        if self._waits(ask):
            self._let_go(ask, by_mentor=by_mentor)

    @rule(days=DAYS)
    def days_pass(self, days: int) -> None:
        self.now += timedelta(days=days, hours=5)

    @rule()
    def close_what_is_due(self) -> None:
        for ask in tuple(self.open.values()):
            closed = ask_rules.close(ask, self.now)
            assert isinstance(closed, Ended) is (self.now >= ask.closes_at)
            if isinstance(closed, Ended):
                self._settle(closed)

    @invariant()
    def no_budget_is_overrun(self) -> None:
        assert not {place: n for place, n in self.held.items() if not 0 <= n <= budget_of(place)}

    @invariant()
    def what_is_held_is_what_waits_and_what_was_given(self) -> None:
        held = Counter(place for ask in self.open.values() for place in ask_rules.places(ask)) + self.kept
        assert +self.held == held

    def teardown(self) -> None:
        for ask in tuple(self.open.values()):
            self._let_go(ask, by_mentor=False)
        assert +self.held == self.kept
        assert not [place for place in +self.held if place.kind == ASKING]

    def _begin(self, yes: Accepted) -> None:
        self.kept.update(p for p in ask_rules.places(yes.ask) if p.kind != ASKING)
        self.going.append(yes)
        self._settle(yes)

    def _waits(self, ask: Ask) -> bool:
        return self.open.get(ask.id) == ask

    def _let_go(self, ask: Ask, *, by_mentor: bool) -> None:
        ended = (
            ask_rules.decline(ask, "Full.", "", by=ask.mentor, now=self.now)
            if by_mentor and ask.status is Status.WAITING
            else ask_rules.withdraw(ask, by=ask.mentee, now=self.now)
        )
        assert isinstance(ended, Ended)
        self._settle(ended)

    def _hold(self, holds: tuple[Hold, ...]) -> bool:
        if any(self.held[hold.place] >= hold.limit for hold in holds):
            return False
        self.held.update(hold.place for hold in holds)
        return True

    def _settle(self, ended: Accepted | Ended) -> None:
        self.held.subtract(ended.gives_back)
        del self.open[ended.ask.id]


TestMonths = Months.TestCase
TestMonths.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)

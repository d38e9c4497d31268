"""Random acts of people, in any order and at any hour: six things must never happen.

A few people press any button they see, fill in any form with drawn values, type commands, and let time pass.
No mentor is asked more often than they offer; no ask is left without an end; no one is woken; no card goes on
offering to one side what the other has settled; no week brings more nudges than its budget; and in quiet
weeks nobody is nudged, and no ask closes.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from bot.domain.asks.ask import LONGEST_QUESTION, Status
from bot.domain.common.notices import NoticeKind
from bot.domain.common.people import Door
from bot.domain.mentors.first_door import UNANSWERED
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.handlers.routing import Answer
from bot.store.common import communities
from bot.store.database.database import Database, Transaction
from bot.store.index.index import Index
from bot.store.opening.opening import open_to_everyone
from bot.store.services import Services
from bot.store.tables import asks, outbox, people, quiet_times
from bot.ui.fit import fit
from bot.ui.forms import Form
from bot.ui.nodes import Button
from bot.ui.verbs import answers, mentors, open_asks, programme, read_token
from bot.ui.verbs import asks as asks_verbs
from bot.views.catalogues import catalogue, spoken
from config.programme import read_programme
from tests.conftest import PROGRAMME
from tests.fakes import reading
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.community import Community
from tests.fakes.databases import migrated_in
from tests.fakes.keys import KEYS
from tests.fakes.platform import PLATFORM, WORKSPACE
from tests.fakes.rounds import rounds
from tests.fakes.walking import Ring, Ringing, Walker, asleep

WORDS = (
    *("Because the questions were better there, and so were the people.",) * 4,
    "",
    "Hm",
    "10",
    "\u202e@everyone <!channel> " * 4,
)
LINES = (
    *("/find-mentor", "/find-mentor product", "/mentoring", "/be-a-mentor", "/programme"),
    *("Yes, happy to!", "hello"),
)
HOURS = (0.5, 3, 9, 14, 25, 49, 74)
A_MONTH = 32
"""Steps of 31 hours: long past the 21 days, and some quiet ones, after which every ask has ended."""

QUIET_FROM, QUIET_UNTIL = "2026-11-06", "2026-11-11"
"""The exams of half the communities; a walk may add other days, and take any away."""

NUDGED = "Stop reminders"
"""The button of every nudge; a notice that a person wished for has another way to end it."""

MOST_NUDGES = 2

AT_ANY_HOUR = ("A report", *(catalogue(one).gettext("A report, for you to read") for one in spoken()))
"""A notice that readers of reports have agreed to be woken by, in any language: a person may be in danger."""

IN_CHANNEL = 0.5
"""How often open asks go into a mentors' channel, as long as the manager leaves it so."""

EXAMS = 0.5
"""How often there are quiet weeks from the first week on."""

HELLO_FIRST = 0.5
"""How often a first door waits for a hello, as long as the manager leaves it so."""

WALKS = rounds(6, 200)
ACTS = 150
ONWARD = 0.6
"""How often a person goes on with what was just shown, rather than with a delivered card."""
MOSTLY = 0.8
"""How often a form in sight is filled in, rather than left for something else."""

WAITING, OFFERED = Status.WAITING.value, Status.OFFERED.value
OFFERS_WHILE = {
    **dict.fromkeys(
        (answers.ACCEPT, answers.ANSWER, answers.DECLINE, answers.OFFER, answers.REMIND_LATER),
        frozenset({WAITING}),
    ),
    asks_verbs.REWORD: {WAITING},
    asks_verbs.WITHDRAW: {WAITING, OFFERED},
    answers.TAKE_OFFER: {OFFERED},
    answers.PASS_ON_OFFER: {OFFERED},
    answers.TAKE_BACK_OFFER: {OFFERED},
    open_asks.PASS_ALONG: {WAITING},
    asks_verbs.SHOW_NAME: {WAITING, Status.ANSWERED.value},
    open_asks.WITHDRAW: {OpenAskStatus.CARRYING.value},
    open_asks.CLAIM: {OpenAskStatus.CARRYING.value},
    **dict.fromkeys((mentors.WELCOME, mentors.NOT_YET, mentors.SEND_NOT_YET), UNANSWERED),
}
"""The statuses of an ask, or of a wait for a hello, in which a card may offer each of these."""

Quiet = tuple[str, time, time]
"""A zone, and a person's quiet hours there."""

SETTLED_MONTHLY = "('waiting', 'offered', 'accepted', 'answered')"


@contextmanager
def a_community() -> Iterator[Community]:
    """Create a community with real parts, on a platform that rings."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-walk-"))
    clock = Clock()
    database = Database(migrated_in(folder))
    index = Index.open(folder / "index", database="ours")
    assert isinstance(index, Index)
    here = database.write(lambda open_: communities.ensure(open_, PLATFORM, WORKSPACE, TUESDAY_MORNING))
    database.write(lambda open_: open_to_everyone(open_, here, TUESDAY_MORNING))
    services = Services(read_programme(PROGRAMME), index, clock, keys=KEYS)
    try:
        yield Community(here, database, services, clock, index, Ringing(clock=clock))
    finally:
        index.close()
        database.close()
        shutil.rmtree(folder)


class Walk:
    """Two mentees, one with a card, three mentors with little room, and a manager, in six zones."""

    def __init__(self, here: Community, chance: Random) -> None:
        assert isinstance(here.platform, Ringing)
        self.here, self.platform, self.chance = here, here.platform, chance
        self.walkers = list(self._people())
        self.acted: dict[str, datetime] = {}
        self.most: Counter[tuple[str, str]] = Counter()
        self.heard = 0
        self.nudges_heard = 0
        self.closed: set[str] = set()
        self.asked = 0
        self.promised: set[str] = set()
        self.came: set[str] = set()
        if chance.random() < HELLO_FIRST:
            self.walkers[2].presses(Button("Say hello first", mentors.SET_NEW_MENTORS, "hello"))
            self._saw(self.walkers[1], self.walkers[1].presses(Button("Open my door", mentors.OPEN_DOOR)))
        if chance.random() < EXAMS:
            exams = f"{QUIET_FROM}.{QUIET_UNTIL}"
            self.walkers[2].presses(Button("Save these days", programme.SAVE_QUIET, exams))
            assert self.here.database.read(_quiet_days)
        if chance.random() < IN_CHANNEL:
            form = self.walkers[2].presses(Button("Choose", open_asks.CHOOSE_CHANNEL))
            self._saw(self.walkers[2], self.walkers[2].acting.submits(form, where=here.channel))

    def _people(self) -> Iterator[Walker]:
        yield Walker(self.here.joins("Leila Haddad", zone="Europe/London"))
        draft = self.here.mentors("Tom Whitaker", zone="Pacific/Auckland", door=Door.DRAFT)
        yield Walker(draft)
        yield Walker(self.here.joins("Maya Lindqvist", zone="Europe/Berlin", manages=True))
        few = {"quick-question": 2, "career-chat": 1, "ongoing": 1}
        # Doors that have been open for long are asked whether they are still happy to help.
        long_ago = TUESDAY_MORNING - timedelta(days=85)
        amara = self.here.mentors("Amara Okafor", offers=few, at_once=2)
        yield Walker(self.here.opened(amara, long_ago))
        days = frozenset({5, 6})
        yield Walker(self.here.mentors("Jonas Berg", offers=few, at_once=1, zone="America/Denver", days=days))
        since = TUESDAY_MORNING - timedelta(days=35)
        one = {"quick-question": 1}
        yield Walker(self.here.opened(self.here.mentors("Mei Tanaka", offers=one, zone="Asia/Tokyo"), since))

    # What people do

    def goes(self, acts: int) -> None:
        """Perform so many random acts, one after the other, with time between them."""
        likely = {self.ask: 3, self.ask_anybody: 1, self.act: 24, self.type: 1, self.wait: 3}
        for does in self.chance.choices(list(likely), weights=list(likely.values()), k=acts):
            does()
            self.nobody_is_asked_above_what_they_give()
            self.nobody_is_woken()
            self.no_card_offers_what_is_settled()
            self.no_week_brings_more_nudges_than_it_holds()
            self.quiet_weeks_are_quiet()

    def ask(self) -> None:
        """Ask a mentor for any kind of help they have room for."""
        walker, mentor = self.chance.choice(self.walkers), self.chance.choice(self.walkers[3:])
        self.asked += 1
        form = self._saw(walker, walker.presses(Button("Ask", asks_verbs.ASK, mentor.acting.person.id)))
        if isinstance(form, Form):
            kind = self.chance.choice(reading.options_of(form, "kind"))
            words = f"Question {self.asked}: how did you find your way into product?"
            self._sends(walker, form, words, kind)

    def ask_anybody(self) -> None:
        """Send an open ask."""
        walker = self.chance.choice(self.walkers)
        self.asked += 1
        form = self._saw(walker, walker.presses(Button("Ask", open_asks.CARRY, f"lkg_walk{self.asked}")))
        if isinstance(form, Form):
            kind = self.chance.choice(("quick-question", "career-chat", "ongoing"))
            words = f"Question {self.asked} to anybody: how did you find your way into product?"
            self._sends(walker, form, words, kind)

    def _sends(self, walker: Walker, form: Form, words: str, kind: str) -> None:
        name = {"unnamed": self.chance.choice(("", "yes"))} if _has(form, "unnamed") else {}
        line = {"card": fit(words, 100)} if _has(form, "card") else {}
        preview = self._saw(walker, walker.acting.submits(form, question=words, kind=kind, **name, **line))
        if not walker.opens():
            self._saw(walker, walker.presses(_sending(preview)))

    def act(self) -> None:
        """Fill in the form in sight, or press any button."""
        walker = self.chance.choice(self.walkers)
        form = walker.opens()
        if form and self.chance.random() < MOSTLY:
            self._saw(walker, walker.submits(form, WORDS, self.chance.choice))
        elif buttons := self._in_sight(walker):
            button = _any(buttons, self.chance)
            if button.verb is answers.REMIND_LATER:
                self.promised.add(walker.acting.user)
            self._saw(walker, walker.presses(button))

    def type(self) -> None:
        """Type a line."""
        walker = self.chance.choice(self.walkers)
        self._saw(walker, walker.acting.types(self.chance.choice(LINES)))

    def wait(self, hours: float = 0) -> None:
        """Let time pass."""
        self.here.clock.moves(hours=hours or self.chance.choice(HOURS))
        self.here.closes_what_is_over()
        self.here.plans()
        self.here.reminds()
        self.here.looks_after_wishes()
        self.here.turns()
        self._delivers()

    def falls_silent(self) -> None:
        """Let time pass without any act, for longer than any ask may wait."""
        for _ in range(A_MONTH):
            self.wait(31)
            self.nobody_is_woken()
            self.no_week_brings_more_nudges_than_it_holds()
            self.quiet_weeks_are_quiet()
        self.no_card_offers_what_is_settled()

    # What must never happen

    def nobody_is_asked_above_what_they_give(self) -> None:
        """Check the budgets, counting held places from the asks themselves."""
        self.here.database.read(self._count)

    def nobody_is_woken(self) -> None:
        """Check every message that rang since the last check."""
        for ring in self.platform.rung[self.heard :]:
            if ring.to == (self.here.channel,):
                continue  # a message in a channel has no single reader
            quiet = [self._hours(user) for user in ring.to]
            if _meet(ring.at, quiet) and not ring.message.title.startswith(AT_ANY_HOUR):
                for user, hours in zip(ring.to, quiet, strict=True):
                    self._was_awake(user, ring, hours)
        self.heard = len(self.platform.rung)

    def no_week_brings_more_nudges_than_it_holds(self) -> None:
        """Check every nudge that rang, as its reader received it: no five days bring three.

        A week is seven days of the reader's calendar; any five whole days lie within one, in every zone.
        """
        heard: dict[str, list[datetime]] = {}
        for ring in self.platform.rung:
            if NUDGED in [button.label for button in reading.buttons_of(ring.message)]:
                heard.setdefault(ring.to[0], []).append(ring.at)
        for user, rings in heard.items():
            # A reminder that the mentor asked for on a day comes on that day, outside the budget.
            most = MOST_NUDGES + (user in self.promised)
            assert all(
                later - first > timedelta(days=5) for first, later in zip(rings, rings[most:], strict=False)
            ), f"{user} was nudged at {rings}"

    def quiet_weeks_are_quiet(self) -> None:
        """Check every nudge since the last check: none rang on a day that is quiet where its reader is."""
        rung, days = self.platform.rung[self.nudges_heard :], self.here.database.read(_quiet_days)
        self.nudges_heard = len(self.platform.rung)
        for ring in rung if days else ():
            if NUDGED in [button.label for button in reading.buttons_of(ring.message)]:
                day = ring.at.astimezone(ZoneInfo(self._hours(ring.to[0])[0])).date().isoformat()
                assert not any(first <= day <= last for first, last in days), f"nudged at {ring.at}"
        closed = self.here.database.read(_closed)
        new = [where for one, where in closed.items() if one not in self.closed]
        self.closed |= closed.keys()
        assert not [where for where in new if all(_within(*one, days) for one in where)], new

    def no_card_offers_what_is_settled(self) -> None:
        """Check every card that a person has: none offers to answer an ask that does not wait."""
        standing = self.here.database.read(_standing)
        for cards in (self.here.in_channel(), *(self.here.inbox(walker.acting) for walker in self.walkers)):
            for message in cards:
                for button in reading.buttons_of(message):
                    stands = standing.get(read_token(button.token).ref.partition(".")[0], "")
                    fits = stands in OFFERS_WHILE.get(button.verb, {stands})
                    assert fits, f"{message.title}: [{button.label}] though it is {stands}"

    def every_ask_has_ended_and_both_were_told(self) -> None:
        """Check that no ask is left open, and that both sides of each were told."""
        self.here.database.read(self._all_have_ended)

    # How the checks know

    def _in_sight(self, walker: Walker) -> list[Button]:
        if (in_hand := walker.in_hand()) and self.chance.random() < ONWARD:
            return in_hand
        cards = (*self.here.inbox(walker.acting), *self.here.in_channel())
        return [button for card in cards for button in reading.buttons_of(card)]

    def _saw(self, walker: Walker, shown: Answer) -> Answer:
        walker.shown = shown
        self.acted[walker.acting.user] = self.here.clock.now
        assert "That was me, not you" not in reading.words_of(shown)
        self._delivers()
        self.here.catch_up()
        return shown

    def _delivers(self) -> None:
        """Deliver what is due, and note the asks whose day with their mentor has come while they wait."""
        self.here.deliver()
        self.came.update(self.here.database.read(lambda open_: _due(open_, self.here.clock.now)))

    def _count(self, connection: Transaction) -> None:
        budgets = connection.execute(text("SELECT mentor, kind, places FROM offers"))
        for mentor, kind, places in budgets:
            self.most[mentor, kind] = max(self.most[mentor, kind], places)
        for mentor, at_once in connection.execute(text("SELECT person, at_once FROM mentors")):
            self.most[mentor, "*"] = max(self.most[mentor, "*"], at_once)
        given = "SELECT mentor, kind, month, count(*) FROM asks WHERE month <> '' AND status IN"
        rows = connection.execute(text(f"{given} {SETTLED_MONTHLY} GROUP BY mentor, kind, month"))
        over = [row for row in rows if row[3] > self.most[row[0], row[1]]]
        assert not over, f"asked above what they give in a month: {over}"
        busy = Counter[str]()
        open_ = "SELECT mentor FROM asks WHERE status IN ('waiting', 'offered')"
        going = "SELECT mentor FROM mentorships WHERE ending = ''"
        busy.update(connection.execute(text(f"{open_} UNION ALL {going}")).scalars())
        assert not [one for one, n in busy.items() if n > self.most[one, "*"]], busy

    def _hours(self, user: str) -> Quiet:
        return self.here.database.read(lambda open_: _quiet(open_, user))

    def _was_awake(self, user: str, ring: Ring, hours: Quiet) -> None:
        acted = self.acted.get(user)
        if acted is None or ring.at - acted > timedelta(minutes=5):
            assert not asleep(ring.at, *hours), f"{user} was woken by “{ring.message.title}” at {ring.at}"

    def _all_have_ended(self, connection: Transaction) -> None:
        for ask, status in _standing(connection).items():
            assert status not in ("waiting", "offered", "carrying"), f"{ask} is still {status}"
        rows = connection.execute(text("SELECT id, mentee, mentor, question, status FROM asks")).all()
        assert rows, "nobody asked anything, so nothing was seen"
        users = _pairs(connection, "SELECT id, platform_user FROM people")
        for ask, mentee, mentor, question, status in rows:
            # Of an ask that closed before its mentor's day began, there is nothing to tell the mentor.
            sides = (mentee,) if status == "closed" and ask not in self.came else (mentee, mentor)
            for side in (users[one] for one in sides):
                cards = [reading.words_of(one) for one in self.platform.received(side)]
                told = any(fit(question, LONGEST_QUESTION) in words for words in cards)
                assert told, f"{side} was never told of “{question}”"


def _any(buttons: Sequence[Button], chance: Random) -> Button:
    """Return any of these buttons, each verb equally likely."""
    by_verb: dict[str, list[Button]] = {}
    for button in buttons:
        by_verb.setdefault(button.verb.name, []).append(button)
    return chance.choice(by_verb[chance.choice(sorted(by_verb))])


def _sending(preview: Answer) -> Button:
    """Return the button that sends a preview, in any language."""
    return next(one for one in reading.buttons_of(preview) if one.verb in {asks_verbs.SEND, open_asks.SEND})


def _has(form: Form, field: str) -> bool:
    return any(one.name == field for one in form.fields)


def _standing(connection: Transaction) -> dict[str, str]:
    asks = "SELECT id, status FROM asks UNION SELECT id, state FROM carries"
    return _pairs(connection, asks) | _pairs(connection, "SELECT id, stands FROM approvals")


def _pairs(connection: Transaction, query: str) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.execute(text(query))}


def _due(connection: Transaction, now: datetime) -> list[str]:
    """Return the asks that wait, and of which their mentor was to be told by now."""
    row = (outbox.c.ref == asks.c.id) & (outbox.c.recipient == asks.c.mentor)
    waits = (asks.c.status == Status.WAITING) & (asks.c.closes_at > now)
    query = select(asks.c.id).join(outbox, row).where(waits, outbox.c.kind == NoticeKind.ASKED)
    return list(connection.execute(query.where(outbox.c.due_at <= now)).scalars())


def _quiet_days(connection: Transaction) -> list[tuple[str, str]]:
    standing = select(quiet_times.c.first, quiet_times.c.last).where(quiet_times.c.taken_at.is_(None))
    return [(row.first.isoformat(), row.last.isoformat()) for row in connection.execute(standing)]


def _closed(connection: Transaction) -> dict[str, list[tuple[datetime, str]]]:
    """Return the asks that closed by their clock: when, and in which zones its two people live."""
    mentor, mentee = people.alias(), people.alias()
    query = (
        select(asks.c.id, asks.c.closes_at, mentor.c.zone, mentee.c.zone)
        .join(mentor, mentor.c.id == asks.c.mentor)
        .join(mentee, mentee.c.id == asks.c.mentee)
        .where(asks.c.status == Status.CLOSED, asks.c.ended_at >= asks.c.closes_at)
    )
    return {row[0]: [(row[1], row[2]), (row[1], row[3])] for row in connection.execute(query)}


def _within(at: datetime, zone: str, days: Sequence[tuple[str, str]]) -> bool:
    day = at.astimezone(ZoneInfo(zone)).date().isoformat()
    return any(first <= day <= last for first, last in days)


def _meet(at: datetime, two: Sequence[Quiet]) -> bool:
    """Tell whether there is an hour of the day at which all of them are awake."""
    hours = (at + timedelta(minutes=15 * n) for n in range(96))
    return any(not any(asleep(hour, *one) for one in two) for hour in hours)


def _quiet(connection: Transaction, user: str) -> Quiet:
    joined = (
        "SELECT zone, quiet_from, quiet_until FROM people LEFT JOIN settings ON settings.person = people.id"
        " WHERE platform_user = :user"
    )
    zone, start, end = connection.execute(text(joined), {"user": user}).one()
    return zone, time.fromisoformat(start or "20:00"), time.fromisoformat(end or "09:00")


@pytest.mark.begins_first
@pytest.mark.timeout(1200)
@settings(
    max_examples=WALKS,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # ids are random: the same walk may go differently the next time
    suppress_health_check=[HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32))
def test_whatever_people_do(seed: int) -> None:
    with a_community() as here:
        walk = Walk(here, Random(seed))
        walk.goes(ACTS)
        walk.falls_silent()
        walk.every_ask_has_ended_and_both_were_told()

"""What a quiet time moves that is added while clocks run: found before it is saved, and moved with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.answers.thanks import FollowUp
from bot.domain.asks import moving
from bot.domain.asks.ask import Ask, Status
from bot.domain.asks.events import AskTold
from bot.domain.asks.moving import Adding, Days
from bot.domain.introductions.introduction import Introduction
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.programme.quiet_weeks import QuietTime
from bot.handlers.answers import reminders
from bot.handlers.work import Work

A_BATCH = 500
"""So many cards are drawn again with one statement."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Everything that ends later because of a quiet time, each as it was and as it is then."""

    asks: tuple[tuple[Ask, Ask], ...] = ()
    """Waiting and offered asks, also the steps of open asks."""
    open_asks: tuple[tuple[OpenAsk, OpenAsk], ...] = ()
    follow_ups: tuple[tuple[FollowUp, FollowUp], ...] = ()
    introductions: tuple[tuple[Introduction, Introduction], ...] = ()


def found(work: Work, new: QuietTime) -> Moves:
    """Return what would move if this quiet time were added now."""
    adding = Adding(new, tuple(work.quiet_times.every()), work.programme.caps, work.now)
    asks = moving.touched(_days_of_asks(work), adding)
    return Moves(
        tuple(asks),
        tuple(_open_asks(work, adding, [ask for _, ask in asks])),
        tuple(_follow_ups(work, adding)),
        tuple(_introductions(work, adding)),
    )


def move(work: Work, moves: Moves) -> None:
    """Move all of it, and have every card that says such a date drawn again in its place."""
    asks = [new for was, new in moves.asks if work.running_asks.move(new, was=was)]
    carries = [new for was, new in moves.open_asks if work.open_asks.change(new, was=was)]
    more = [new.ask for _, new in moves.follow_ups if work.thanking.move(new)]
    agreeing = [new for was, new in moves.introductions if work.introductions.change(new, when=was.stage)]
    shown: list[tuple[str, tuple[str, ...]]] = [
        *((ask.id, (ask.mentee, ask.mentor)) for ask in asks),
        *((one.id, (one.mentee, one.channel)) for one in carries),
        *((ask.id, (ask.mentee, ask.mentor)) for ask in filter(None, map(work.asks.get, more))),
        *((one.id, (one.person,)) for one in agreeing),
    ]
    for first in range(0, len(shown), A_BATCH):
        batch = shown[first : first + A_BATCH]
        work.redraw({one for _, people in batch for one in people if one}, [ref for ref, _ in batch])
    for ask in {ask.mentor: ask for ask in asks}.values():
        reminders.follow(AskTold(ask), work)


def _days_of_asks(work: Work) -> Iterator[tuple[Ask, Days]]:
    """Yield every ask that runs, with the calendar of the person who is to answer it."""
    running = work.running_asks.every()
    mentors = work.mentors.many({ask.mentor for ask in running})
    people = work.people.many({one for ask in running for one in (ask.mentee, ask.mentor)})
    for ask in running:
        if ask.status is Status.OFFERED:
            yield ask, Days(people[ask.mentee].zone)
        else:
            mentor = mentors.get(ask.mentor)
            yield ask, Days(people[ask.mentor].zone, *((mentor.days,) if mentor else ()))


def _open_asks(work: Work, adding: Adding, moved: list[Ask]) -> Iterator[tuple[OpenAsk, OpenAsk]]:
    """Yield the open asks that end later: none ends before the day of the mentor who has it is over."""
    steps: dict[str, datetime] = {ask.carried: ask.closes_at for ask in moved if ask.carried}
    running = work.open_asks.running()
    people = work.people.many({one.mentee for one in running})
    for one in running:
        ends_at = adding.moved(one.ends_at, one.sent_at, people[one.mentee].zone)
        new = replace(one, ends_at=max(ends_at, steps.get(one.id, ends_at)))
        if new != one:
            yield one, new


def _follow_ups(work: Work, adding: Adding) -> Iterator[tuple[FollowUp, FollowUp]]:
    for one in work.thanking.running():
        ask = work.asks.get(one.ask)
        mentor = work.people.get(ask.mentor) if ask else None
        if mentor is not None:
            new = replace(one, closes_at=adding.moved(one.closes_at, one.sent_at, mentor.zone))
            if new != one:
                yield one, new


def _introductions(work: Work, adding: Adding) -> Iterator[tuple[Introduction, Introduction]]:
    """Yield the proposals that wait longer for their mentee; what managers promised waits no longer."""
    agreeing = work.introductions.agreeing()
    people = work.people.many({one.person for one in agreeing})
    for one in agreeing:
        new = replace(one, until=adding.moved(one.until, one.at, people[one.person].zone))
        if new != one:
            yield one, new

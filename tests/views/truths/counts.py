"""The numbers that sentences say, counted anew from the rows, and the limits they name."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from bot.domain.answers import thanks
from bot.domain.answers.reminders import AN_ASK
from bot.domain.asks import ask, human_help, links
from bot.domain.introductions import introduction
from bot.domain.mentors import card, first_door
from bot.domain.opening.opening import FOUNDING_DOORS
from bot.domain.search import wishes
from bot.views.answers import decline, offer_less
from bot.views.mentorships import suggest
from bot.views.open_asks import claim
from bot.views.programme import kinds, page
from tests.views.truths.phrases import given
from tests.views.truths.world import Row, World

Count = Callable[[World], set[int]]


def _open(row: Row) -> bool:
    return row["status"] in {"waiting", "offered"}


def _left(seen: World, **where: object) -> set[int]:
    """Return for each offer how many of its places are free, this month or at the time."""
    month = f"{seen.now:%Y-%m}"
    free = set()
    for row in seen.of("offers", **where):
        held = [
            place["held"]
            for place in seen.of("places", owner=row["mentor"], kind=row["kind"])
            if place["month"] in {"", month}
        ]
        free.add(max(0, row["places"] - sum(held)))
    return free


def _waiting(seen: World) -> int:
    return sum(row["status"] == "waiting" for row in seen.of("asks", mentor=seen.me.id))


def _doors(seen: World) -> set[str]:
    return seen.people("mentors", "person", door="open")


def _helped(seen: World) -> int:
    answered = seen.people("asks", "mentee", mentor=seen.me.id, status="answered")
    return len(answered | seen.people("thanks", "mentee", mentor=seen.me.id))


def _next(seen: World) -> set[int]:
    """Return the numbers that the next ask of each kind would have: shown before it is sent."""
    return {1} | {row["held"] + 1 for row in seen.rows["places"]}


def _theirs(seen: World, passing: Row) -> bool:
    return any(row["id"] == passing["ask"] for row in seen.of("asks", mentor=seen.me.id))


def _with_room(seen: World, kind: str) -> int:
    """Return how many open mentors give a kind and have a free place of it, but for those asked lately."""
    asked = seen.people("asks", "mentor", mentee=seen.me.id)
    offered = {row["mentor"] for row in seen.of("offers", kind=kind)} & _doors(seen)
    return len([one for one in offered - asked - {seen.me.id} if _left(seen, mentor=one, kind=kind) != {0}])


def _first_of_others(seen: World) -> Iterator[Row]:
    """Yield the first ask of each other mentor, where it has ended other than by its mentee."""
    asked = sorted(seen.rows["asks"], key=lambda row: row["sent_at"])
    first = {row["mentor"]: row for row in reversed(asked) if row["mentor"] != seen.me.id}
    yield from (row for row in first.values() if row["status"] in ENDED)


def _minutes(seen: World) -> int:
    return sum(seen.programme.kind(kind).once for kind, _ in given(seen))


ENDED: Final = frozenset({"accepted", "answered", "declined", "closed", "not-needed"})

COUNTED: Final[Mapping[str, Count]] = {
    "asks that wait for them": lambda w: {_waiting(w)},
    "asks they may still send": lambda w: {
        w.programme.caps.open_asks - sum(_open(row) for row in w.of("asks", mentee=w.me.id))
    },
    "open doors": lambda w: {len(_doors(w))},
    "open doors of others": lambda w: {len(_doors(w) - {w.me.id})},
    "wishes they keep": lambda w: {len(list(w.of("wishes", person=w.me.id)))},
    "people who wait for the opening": lambda w: {len(list(w.of("wishes", about="opening")))},
    "people they saved": lambda w: {len(list(w.of("marks", person=w.me.id, mark="saved")))},
    "people who were chosen to read reports": lambda w: {len(w.rows["report_readers"])},
    "mentors who wait for a hello": lambda w: {
        sum(row["stands"] in {"waiting", "over"} for row in w.rows["approvals"])
    },
    "hands and introductions that wait": lambda w: {
        sum(row["reach"] in {"waiting", "promised", "over"} for row in w.rows["hands"])
        + sum(row["stage"] in {"wanted", "proposed", "over"} for row in w.rows["introductions"])
    },
    "hands and introductions that wait for this manager": lambda w: {
        sum(row["reach"] in {"waiting", "over"} for row in w.rows["hands"])
        + len(list(w.of("hands", reach="promised", by=w.me.id)))
        + sum(row["stage"] in {"wanted", "over"} for row in w.rows["introductions"])
    },
    "reports that wait for them": lambda w: {
        sum(row["stage"] == "open" and w.me.id not in {row["by"], row["about"]} for row in w.rows["reports"])
        + len(list(w.of("reports", stage="taken", reader=w.me.id)))
    },
    "others' first asks that ended": lambda w: {len(list(_first_of_others(w)))},
    "others' first asks that ended with help": lambda w: {
        sum(row["status"] in {"accepted", "answered"} for row in _first_of_others(w))
    },
    "hours that they gave in the season": lambda w: {(_minutes(w) + 30) // 60},
    "minutes that they gave in the season": lambda w: {_minutes(w)},
    "people they helped in the season": lambda w: {len({mentee for _, mentee in given(w)})},
    "people they helped": lambda w: {_helped(w)},
    "people that a mentor takes at a time": lambda w: {row["at_once"] for row in w.rows["mentors"]},
    "places of an offer": lambda w: {row["places"] for row in w.rows["offers"]},
    "places of their own offers": lambda w: {row["places"] for row in w.of("offers", mentor=w.me.id)},
    "held places of their own offers": lambda w: {row["held"] for row in w.of("places", owner=w.me.id)},
    "places that they have free over all kinds": lambda w: {
        row["at_once"] - sum(one["held"] for one in w.of("places", owner=w.me.id, kind="*"))
        for row in w.of("mentors", person=w.me.id)
    },
    "free places of an offer": _left,
    "free places of their own offers": lambda w: _left(w, mentor=w.me.id),
    "the number of their door": lambda w: {row["number"] for row in w.of("founding_doors", mentor=w.me.id)},
    "minutes that their offers take": lambda w: {
        sum(
            w.programme.kind(row["kind"]).minutes * row["places"]
            for row in w.of("offers", mentor=w.me.id)
            if row["per"] == "month"
        )
    },
    "nudges an ask": lambda _: set(AN_ASK.values()),
    "nudges a week": lambda w: {w.programme.caps.nudges_a_week, min(1, w.programme.caps.nudges_a_week)},
    "answering days before a closing": lambda w: {w.programme.caps.answering_days},
    "days of a kind's clock": lambda w: {
        span // timedelta(days=1)
        for kind in w.programme.kinds
        for span in (kind.clock.reminder, kind.clock.closing)
    },
    "asks that anybody may have under way": lambda w: {w.programme.caps.open_asks},
    "the number of a waiting ask": lambda w: {row["held"] for row in w.rows["places"]} | _next(w),
    "messages that may not have arrived": lambda w: {len(list(w.of("outbox", state="in_doubt")))},
    "people who were helped by those they helped": lambda w: {
        len([row for row in w.rows["passings"] if row["travelled_at"] and _theirs(w, row)])
    },
    "the most that may be written there": lambda w: (
        {kinds.MOST_PLACES} | {kind.clock.closing // timedelta(days=1) - 1 for kind in w.programme.kinds}
    ),
    "questions that they would love": lambda _: set(range(1, card.MOST_GLAD + 1)),
    "mentors of others with room for a kind": lambda w: {
        _with_room(w, kind.key) for kind in w.programme.kinds
    },
    "kinds of help": lambda w: {len(w.programme.kinds)},
}

LIMITS: Final[Mapping[str, int]] = {
    "the shortest question": ask.SHORTEST_QUESTION,
    "the longest question": ask.LONGEST_QUESTION,
    "the shortest follow-up": thanks.SHORTEST_FOLLOW_UP,
    "the longest follow-up": thanks.LONGEST_FOLLOW_UP,
    "the longest thanks": thanks.LONGEST_THANKS,
    "the shortest line of a channel's card": claim.SHORTEST_LINE,
    "the longest line of a channel's card": claim.LONGEST_LINE,
    "the longest words of a wish": wishes.LONGEST_WORDS,
    "the longest link": links.LONGEST,
    "the longest no": decline.LONGEST_NO,
    "the longest words of an offer": offer_less.LONGEST_WORDS,
    "the longest word of a hello": first_door.LONGEST_WORD,
    "the days of a hello": first_door.CLOCK_DAYS,
    "the days of a hand": human_help.CLOCK.days,
    "the days of an introduction": introduction.THINKING.days,
    "the most places of a kind": kinds.MOST_PLACES,
    "the most places of an offer": card.MOST_PLACES,
    "the longest headline": card.LONGEST_HEADLINE,
    "the longest story": card.LONGEST_STORY,
    "the longest place": card.LONGEST_PLACE,
    "the longest languages": card.LONGEST_LANGUAGES,
    "the founding doors": FOUNDING_DOORS,
    "the steps of preparing": page.STEPS,
    "the days ahead of a time": suggest.DAYS_AHEAD,
}

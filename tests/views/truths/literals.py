"""The numbers that are written out in sentences, each with the constant or the setting that rules it."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.announcements import announcement
from bot.domain.channel_posts import channel as announced_in_channels
from bot.domain.common import helping_styles
from bot.domain.mentors import still_glad
from bot.domain.mentors.card import DAYS_OF_REST, Rest
from bot.domain.mentorships import ending, room, still_going
from bot.domain.open_asks import open_ask
from bot.domain.opening.opening import FOUNDING_DOORS
from bot.domain.outcomes import replies as announcement_replies
from bot.domain.passing_on import pass_it_on
from bot.domain.programme import quiet_weeks
from bot.domain.safety import report_and_block as safety
from bot.domain.search import wishes
from bot.domain.second_looks import necessary
from bot.handlers.asks import several_noes
from bot.handlers.common import alternatives
from bot.handlers.mentors import quarterly_letter
from bot.store.common import sent_nudges
from bot.store.home import my_data
from bot.store.index import having
from bot.store.outbox import outbox
from bot.store.people import file_pages, returning
from bot.store.search import searches
from bot.store.search import wishes as kept_wishes
from bot.store.second_looks import colleague
from bot.store.tables import mentorships
from bot.views.common.reader import Reader
from bot.views.passing_on import pass_it_on as pass_it_on_views
from bot.views.people import settings
from bot.views.programme import page
from config.programme import read_programme
from tests.views.truths.finding import LITERAL, PLACE
from tests.views.wanted import ROOT

PROGRAMME: Final = read_programme(ROOT / "config" / "programme.toml")
MONTH, YEAR, QUARTER = 30, 365, 91

WORDS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS: Final = {2: ("second", "twice"), 3: ("third",), 6: ("sixth",), 10: ("tenth",)}


def _boxes() -> int:
    """Return how many boxes a person fills in who opens a small door."""
    reader = Reader("en-GB", "Europe/London", PROGRAMME, datetime(2026, 11, 3, 10, tzinfo=UTC))
    return len(pass_it_on_views.small_card(reader, {}).fields)


RULES: Final[Mapping[str, int | timedelta]] = {
    "asks once a day come at": timedelta(hours=settings.TEN.hour),
    "words of an ask are kept": my_data.WORDS_KEPT,
    "drafts are kept": my_data.DRAFTS_KEPT,
    "searches are kept": searches.KEPT_FOR,
    "wishes are kept after they came true": kept_wishes.KEPT_FOR,
    "nudges are kept": sent_nudges.KEPT_FOR,
    "a mentor is asked each": timedelta(days=still_glad.A_QUARTER),
    "a letter tells of": quarterly_letter.A_SEASON,
    "silences before a rest": still_glad.SILENCES,
    "people in a room": sum(name in mentorships.c for name in ("mentor", "mentee")),
    "others after a no": alternatives.HOW_MANY,
    "mentors of an open ask": open_ask.MOST,
    "people who read reports": page.READERS,
    "steps of preparing": page.STEPS,
    "reports that come at once": safety.AT_ONCE_A_DAY,
    "a report that nobody closes is kept": safety.LAPSES_AFTER,
    "a closed report is kept": returning.REPORTS_KEPT,
    "what was told is kept": outbox.TOLD_KEPT,
    "wishes at most": wishes.MOST,
    "people who wish before it is counted": wishes.SHOWN_FROM,
    "whether it goes on waits": still_going.PATIENCE,
    "what ended by itself is taken up within": still_going.TAKEN_UP_WITHIN,
    "an ending waits": ending.TAKEN_BACK_WITHIN,
    "a week's rest": timedelta(days=DAYS_OF_REST[Rest.WEEK]),
    "a fortnight's rest": timedelta(days=DAYS_OF_REST[Rest.FORTNIGHT]),
    "a month's rest": timedelta(days=DAYS_OF_REST[Rest.MONTH]),
    "a quarter's rest": timedelta(days=DAYS_OF_REST[Rest.QUARTER]),
    "founding doors": FOUNDING_DOORS,
    "noes before other ways are shown": several_noes.SECOND,
    "noes before a person's help": several_noes.THIRD,
    "manners at most": helping_styles.MOST,
    "passing on is asked again after": pass_it_on.AGAIN,
    "a quick question": timedelta(minutes=PROGRAMME.kind("quick-question").minutes),
    "a review": timedelta(minutes=PROGRAMME.kind("cv-review").minutes),
    "a career conversation": timedelta(minutes=PROGRAMME.kind("career-chat").minutes),
    "a mock interview": timedelta(minutes=PROGRAMME.kind("mock-interview").minutes),
    "a day of shadowing": timedelta(hours=24) * (PROGRAMME.kind("work-shadowing").minutes // 480),
    "a meeting of ongoing mentoring": timedelta(minutes=PROGRAMME.kind("ongoing").meeting or 0),
    "the months of ongoing mentoring": timedelta(
        days=MONTH * (PROGRAMME.kind("ongoing").minutes // (PROGRAMME.kind("ongoing").meeting or 1))
    ),
    "a month of places": timedelta(days=MONTH),
    "a year of quiet days": quiet_weeks.A_YEAR,
    "a week of nudges": timedelta(days=7),
    "a week of announcements": announcement.A_WEEK,
    "words of a look are kept": colleague.KEPT_FOR,
    "a day to call a necessary notice off": necessary.WAITS,
    "replies are kept": announcement_replies.KEPT,
    "one who missed it": 1,
    "a day of those who answer soon": timedelta(days=having.SOON),
    "a day of the same words": announced_in_channels.A_DAY,
    "nudges of a person who wants few": min(1, PROGRAMME.caps.nudges_a_week),
    "suggestions of a time": room.MOST_TIMES,
    "boxes of a small card": _boxes(),
    "a page gives its file": file_pages.LIVES,
    "backups are kept": my_data.BACKUPS_KEPT,
}
"""What rules each written number: a count, or a length of time."""

STATES_NOTHING: Final = (
    *(
        "A day and a time",
        "choose a day and",
        "Once a day",
        "on a day",
        "Or a day",
        "or a day",
        "a day of their own",
        "every day",
    ),
    *("the two of you opens", "the two of you could", "the two of you now", "You two agreed", "back one day"),
    *("a second one knows", "no second hello", "the same hour twice", "Two or three new times"),
    *("two or three times that suit", "or two times to choose from", "Two people talk", "If you two"),
    *("Two different people", "name the two", "Two can be good", "two people who read"),
    *(
        "under 18",
        "Under 18",
        "1 · ",
        "2 · ",
        "3 · ",
        "from 1 to",
        "In a minute",
        "again in a minute",
        "Such as: Midwife, 12 years",
    ),
    *("two weeks' notice", "one or two more", "than three", "find ten minutes", "one quick question a month"),
    *("Invite five", "Five is enough", "One of the two", "one of the two", "At least one day"),
)
"""Pieces with a number in them that count nothing the bot does: steps' numbers, examples, idioms, advice."""


def written(sentence: str) -> list[str]:
    """Return the numbers that are written out in a sentence and count something."""
    bare = PLACE.sub("…", sentence)
    for piece in STATES_NOTHING:
        bare = bare.replace(piece, "…")
    return [found.lower() for found in LITERAL.findall(bare)]


def spoken(value: int | timedelta) -> frozenset[str]:
    """Return the ways in which people write a number, or a length of time."""
    if isinstance(value, int):
        return frozenset(_number(value))
    return frozenset(_span(value))


def _number(value: int) -> Iterator[str]:
    yield str(value)
    if value < len(WORDS):
        yield WORDS[value]
    yield from ORDINALS.get(value, ())
    if value == 1:
        yield "at most one"


def _span(value: timedelta) -> Iterator[str]:
    minutes = value // timedelta(minutes=1)
    for unit, length in (("minute", 1), ("hour", 60), ("day", 1440), ("week", 7 * 1440)):
        if minutes % length == 0:
            yield from _so_many(minutes // length, unit)
    yield from ("half an hour",) if minutes == 30 else ()
    for unit, days in (("month", MONTH), ("quarter", QUARTER), ("year", YEAR)):
        number = round(value.days / days)
        if number and abs(value.days - number * days) <= max(1, number // 2 * 2):
            yield from _so_many(number, unit)


def _so_many(number: int, unit: str) -> Iterator[str]:
    yield from (f"{one} {unit}{'s' * (number != 1)}" for one in _number(number))
    yield f"{number}-{unit}"
    if number == 1:
        yield from (f"{article} {unit}" for article in ("a", "an", "each", "every", "one"))


def agrees(phrase: str, rule: str) -> bool:
    """Tell whether a written number is what its rule says."""
    if rule == "asks once a day come at":
        return phrase == f"{settings.TEN:%H:%M}"
    return re.sub(r"^one 30-", "30-", phrase) in spoken(RULES[rule])

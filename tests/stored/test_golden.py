"""Stored values keep their meaning: buttons, rows and cards of earlier releases stay readable.

When a name in the code changes, the stored value does not. An addition gets its line in `golden.json`; a line
is removed only with a migration, or with the last button that carried it.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from enum import Enum
from typing import Final

import pytest

import bot.domain
import bot.store
from bot.domain.announcements import announcement, markup
from bot.domain.answers import leaning, thanks
from bot.domain.asks import ask, human_help, links
from bot.domain.audiences import audience, kept
from bot.domain.channel_posts import channel as posts
from bot.domain.common import helping_styles, notices, nudge_budget, people, refusals, settings
from bot.domain.corrections import correcting
from bot.domain.introductions import introduction
from bot.domain.mentors import card, first_door
from bot.domain.mentorships import mentorship, met
from bot.domain.open_asks import channel, open_ask
from bot.domain.opening import opening
from bot.domain.outcomes import outcome
from bot.domain.passing_on import pass_it_on
from bot.domain.programme import kinds, quiet_weeks
from bot.domain.programme import programme as programmes
from bot.domain.safety import kept_away, report_and_block
from bot.domain.search import matching, understood, wishes
from bot.domain.second_looks import colleague, necessary
from bot.handlers import all_routes
from bot.store.database import troubles
from bot.store.index import lived, telling
from bot.store.outbox import outbox
from bot.store.search import saved
from bot.ui.verbs import Opens, Verb
from tests.stored.shapes import golden, shape

STORED: Final[dict[str, type[Enum]]] = {
    "announced.ended": announcement.ReaderState,
    "announcement_acts.act": announcement.ManagerAct,
    "announcement_looks.said": colleague.LookSaid,
    "announcement_steps.step": outcome.Step,
    "announcements.action": announcement.Action,
    "announcements.audience": audience.Group,
    "announcements.necessary": necessary.NecessaryReason,
    "announcements.stage": announcement.Stage,
    "announcement_posts.state": posts.PostState,
    "approvals.stands": first_door.Status,
    "asks.status": ask.Status,
    "carries.state": open_ask.Status,
    "channels.standing": channel.ChannelStatus,
    "hands.reach": human_help.HelpStatus,
    "introductions.stage": introduction.Status,
    "offers.per": kinds.Per,
    "mentors.manners": helping_styles.Manner,
    "lookings.off": understood.Sort,
    "lookings.chosen": matching.Facet,
    "meetings.met": met.Met,
    "meetings.went": met.Went,
    "rest_offers.why": card.Occasion,
    "rest_offers.reply": card.Reply,
    "mentorships.ending": mentorship.Ending,
    "outbox.kind": notices.NoticeKind,
    "nudges.kind": nudge_budget.NudgeKind,
    "passings.stage": pass_it_on.Status,
    "mentors.door": people.Door,
    "beginnings.under_18": programmes.UnderEighteen,
    "reports.what": report_and_block.What,
    "reports.stage": report_and_block.Status,
    "apart.why": report_and_block.Why,
    "kept-away.log": kept_away.KeptKind,
    "settings.arrival": settings.Arrival,
    "settings.reminders": settings.Reminders,
    "follow_ups.state": thanks.Status,
    "wishes.about": wishes.WishAbout,
    "wishes.standing": wishes.Status,
    "marks.mark": saved.Mark,
    "outbox.state": outbox.Status,
    "outbox.lane": outbox.Lane,
    "rest-for": card.Rest,
}
"""Which enumerations are stored in which column, or on which buttons."""

NOT_STORED: Final[set[type[Enum]]] = {
    opening.Needed,
    quiet_weeks.WhyNotQuiet,
    open_ask.Unmet,
    card.Missing,
    refusals.Refusal,
    leaning.Leaning,
    links.Wrong,
    kept.Unkept,
    markup.Problem,
    necessary.NecessaryProblem,
    correcting.EditState,
    troubles.Trouble,
    telling.Of,
    lived._Denied,
}
"""Enumerations that are never stored."""


def enums() -> Iterator[type[Enum]]:
    """Yield every enumeration of the domain and the store, without past migrations."""
    for package in (bot.domain, bot.store):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations." not in module.name:
                of = vars(importlib.import_module(module.name)).values()
                yield from (one for one in of if inspect.isclass(one) and issubclass(one, Enum))


def ours() -> set[type[Enum]]:
    """Return the enumerations that are defined here rather than in a library."""
    return {one for one in enums() if one.__module__.startswith("bot.")}


def promise(verb: Verb) -> str:
    """Return what a verb promises, in one word."""
    return "opens" if isinstance(verb, Opens) else "writes" if verb.writes else "answers"


def test_every_enumeration_is_stored_or_known_not_to_be() -> None:
    assert ours() == {*STORED.values(), *NOT_STORED}


@pytest.mark.parametrize("column", STORED)
def test_a_stored_value_keeps_its_letters(column: str) -> None:
    assert [str(one.value) for one in STORED[column]] == golden("values")[column]


def test_the_golden_file_knows_no_column_that_is_gone() -> None:
    assert golden("values").keys() == STORED.keys()


def test_a_token_keeps_its_name_and_its_promise() -> None:
    assert {name: [promise(route.verb)] for name, route in all_routes().items()} == golden("verbs")


def test_every_token_of_today_is_carried_somewhere_or_typed() -> None:
    # A person's own menu is the platform's, and carries none of our tokens.
    typed = {"said", "unknown", "unread", "called", "card-of"}

    assert golden("verbs").keys() - golden("refs").keys() == typed
    assert golden("refs").keys() <= golden("verbs").keys()


def test_every_kind_of_notice_has_its_card() -> None:
    assert golden("cards").keys() == {str(one) for one in notices.NoticeKind}


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("ask_7Kf3.again.2", "<ask>.again.<n>"),
        ("shp_a-b_c.2026-12-07", "<shp>.<n>"),
        ("quick-question.on", "<kind>.on"),
        ("apr_1.09b8904526a752c0", "<apr>.<print>"),
        ("int_1.7t68QGH2p2Tg", "<int>.<half>"),
        ("Africa/Lagos", "<zone>"),
        ("new", "new"),
        ("", ""),
    ],
)
def test_a_shape_leaves_open_what_differs(written: str, known: str) -> None:
    assert shape(written, frozenset({"quick-question"})) == known

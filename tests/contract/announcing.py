"""Announcements, in every state: what managers write and follow, and what their readers get."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.domain.announcements.announcement import Action, Announcement, Reach, ReaderState, Stage, Tally
from bot.domain.announcements.markup import Problem
from bot.domain.common.ids import AnnouncementId
from bot.domain.programme.quiet_weeks import QuietTime, QuietWeeks
from bot.ui.forms import Rejected
from bot.ui.refs import Previewed
from bot.views.announcements import card, counting, timing
from bot.views.announcing import dates, draft, page, running, writing
from bot.views.audiences import audience as whom
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import HERE, NOW, PRINT, Cast

WORDS = (
    "Exams are near, and **one quick question** a month helps.\n\n- five minutes\n- from *anywhere*\n"
    "How it works: [our page](https://alumni.example.org/doors)"
)
AUDIENCES = ("everybody", "mentors", "mentees", "kind.cv-review")
TO_COME = {Stage.DRAFT, Stage.SCHEDULED, Stage.CHANNEL}
COUNTS = {
    ReaderState.TOLD: 189,
    ReaderState.QUEUED: 84,
    ReaderState.STOPPED: 1,
    ReaderState.LEFT: 2,
    ReaderState.UNREACHED: 2,
    ReaderState.IN_DOUBT: 1,
}


def announcement(cast: Cast, stage: Stage = Stage.DRAFT, audience: str = "mentors") -> Announcement:
    """Return an announcement that the manager of the cast wrote."""
    made = AnnouncementId("ann_0123456789abcdefghijkl")
    one = Announcement(made, HERE, cast.mentor.id, NOW, stage, "Open a door before the exams", WORDS)
    begun = None if stage is Stage.DRAFT else NOW
    signed = "Nora Lindqvist, Alumni Office"
    return replace(one, signed=signed, audience=audience, action=Action.DOOR, greets=True, begun_at=begun)


def announcing(cast: Cast) -> Iterator[Shown]:
    """Return every screen about announcements."""
    for part in (_written, _looked_at, _going, _read):
        yield from part(cast)


def _written(cast: Cast) -> Iterator[Shown]:
    reader, one = cast.reader, announcement(cast)
    full = {
        "title": one.title,
        "words": WORDS,
        "action": "door",
        "signed": one.signed,
        "greets": "first-name",
    }
    for state, written in (("empty", {}), ("full", full)):
        yield drawn(state, writing.words_form, reader, one.id, written)
    errors = {
        **{f"words {problem}": writing.wrong(reader, problem, title=False) for problem in Problem},
        "title": writing.wrong(reader, Problem.TOO_LONG, title=True),
        "action": writing.no_such_action(reader),
        "signed": writing.not_signed(reader),
    }
    for state, error in errors.items():
        form = writing.words_form(reader, one.id, full)
        beside = Rejected(form, {state.split()[0]: error})
        yield Shown(f"announcing.writing.words_form: {state}", beside)
    yield drawn("", whom.form, reader, one, {})
    who = Rejected(whom.form(reader, one, {}), {"audience": whom.no_such_audience(reader)})
    yield Shown("audiences.audience.form: gone", who)
    about = Previewed(one.id, PRINT)
    for planned in (one, replace(one, day="2026-12-01", time="10:00")):
        yield drawn(planned.day, draft.count_form, reader, planned, about, 279)
    wrong = {"number": counting.wrong_number(reader, "297", 279)}
    yield Shown(
        "announcing.draft.count_form: wrong",
        Rejected(draft.count_form(reader, one, about, 279, "297"), wrong),
    )
    yield drawn("", draft.tried, reader)
    for state, day, time in (("empty", "", ""), ("chosen", "2026-12-01", "10:00")):
        yield drawn(state, timing.form, reader, one.id, day, time)
    for state, error in (("none", timing.no_such_time(reader)), ("over", timing.over(reader))):
        form = timing.form(reader, one.id, "2026-11-01", "")
        yield Shown(f"announcements.timing.form: {state}", Rejected(form, {"day": error}))


def _looked_at(cast: Cast) -> Iterator[Shown]:
    reaches = {
        "many": Reach(279, 118, 12, waiting=7),
        "few": Reach(4),
        "seven": Reach(7),
        "one": Reach(6, 1, 1, waiting=1),
    }
    for audience in AUDIENCES:
        one = announcement(cast, audience=audience)
        for state, reach in reaches.items():
            seen = card.card(cast.reader, one, cast.mentee)
            looked = draft.DraftShown(one, seen, reach, PRINT, typed=reach.readers > len(reaches) * 10)
            yield drawn(f"{audience}, {state}", draft.look_once_more, cast.reader, looked)
    one = replace(announcement(cast), day="2026-12-01", time="10:00")
    for late in (False, True):
        looked = draft.DraftShown(one, seen, Reach(279), PRINT, typed=True, late=late)
        yield drawn(f"planned, {late}", draft.look_once_more, cast.reader, looked)
    for hour in ("10:00", "03:50"):
        for rings in (True, False):
            looked = draft.DraftShown(
                replace(one, time=hour), seen, Reach(279), PRINT, typed=True, rings=rings
            )
            yield drawn(f"planned for {hour}, rings {rings}", draft.look_once_more, cast.reader, looked)
    looked = draft.DraftShown(announcement(cast), seen, Reach(279), PRINT, typed=True, rings=False)
    yield drawn("at once, rings False", draft.look_once_more, cast.reader, looked)
    weeks = QuietWeeks((QuietTime(date(2026, 12, 1), date(2026, 12, 6)),))
    programme = cast.reader.programme
    quiet = replace(programme, caps=replace(programme.caps, quiet_weeks=weeks))
    one = replace(announcement(cast), day="2026-12-01", time="10:00")
    looked = draft.DraftShown(one, seen, Reach(279), PRINT, typed=True)
    yield drawn("a quiet day", draft.look_once_more, replace(cast.reader, programme=quiet), looked)
    one = announcement(cast, audience="")
    looked = draft.DraftShown(one, card.card(cast.reader, one, cast.mentee), None, PRINT, typed=False)
    yield drawn("not said", draft.look_once_more, cast.reader, looked)


def _going(cast: Cast) -> Iterator[Shown]:
    every = [announcement(cast, stage, audience) for stage in Stage for audience in AUDIENCES[:2]]
    by = {stage: [one for one in every if one.stage is stage] for stage in Stage}
    over = [*by[Stage.DONE], *by[Stage.CANCELLED]]
    going = [*by[Stage.RUNNING], *by[Stage.PAUSED]]
    for state, lists in (("none", ([], [], [])), ("all", (by[Stage.DRAFT], going, over))):
        yield drawn(state, page.page, cast.reader, lists[0], lists[1], lists[2])
    cancelled = {**COUNTS, ReaderState.QUEUED: 0, ReaderState.CANCELLED: 84, ReaderState.LEFT_OUT: 1}
    ones = dict.fromkeys(ReaderState, 1)
    for one in (announcement(cast, stage) for stage in Stage if stage not in TO_COME):
        for name, counts in (("many", COUNTS), ("over", cancelled), ("ones", ones), ("nobody", {})):
            yield drawn(f"{one.stage}, {name}", running.how_it_goes, cast.reader, one, Tally(counts))
    one = announcement(cast, Stage.RUNNING)
    yield drawn("running, silent", running.how_it_goes, cast.reader, one, Tally(COUNTS), rings=False)
    gone = replace(announcement(cast, Stage.PAUSED), title="", words="", signed="")
    yield drawn("paused, without words", running.how_it_goes, cast.reader, gone, Tally(COUNTS))
    one = replace(announcement(cast, Stage.SCHEDULED), day="2026-12-01", time="10:00", readers=279)
    for waits in (False, True):
        seen = card.card(cast.reader, one, cast.mentee)
        yield drawn(f"waits {waits}", timing.planned, cast.reader, one, seen, waits=waits)
        yield drawn(
            f"waits {waits}, silent", timing.planned, cast.reader, one, seen, waits=waits, rings=False
        )
    yield drawn("", timing.called_off, cast.reader, one)
    yield drawn("", dates.not_sent, cast.reader, one)
    for stage in (Stage.DRAFT, Stage.SCHEDULED):
        wordless = replace(one, stage=stage, title="", words="", signed="")
        yield drawn(f"{stage}, without words", dates.without_words, cast.reader, wordless)
    yield drawn("planned", page.page, cast.reader, [], [one], [])
    for said in (running.begun, draft.thrown_away, page.starting_texts):
        yield drawn("", said, cast.reader)
    yield drawn("", running.sent_already, cast.reader, cast.mentor.person)


def _read(cast: Cast) -> Iterator[Shown]:
    for audience in AUDIENCES:
        for action in Action:
            one = replace(announcement(cast, audience=audience), action=action)
            yield drawn(f"{audience}, {action}", card.card, cast.reader, one, cast.mentee)
    for said in (card.stopped, card.allowed):
        yield drawn("", said, cast.reader)

"""Corrected announcements, reasons for a cancellation, and the calendar, in every state."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.announcements.announcement import Reach, ReaderState, Stage, Tally
from bot.domain.audiences.audience import Freed
from bot.domain.corrections.correcting import Edits, EditState
from bot.domain.corrections.reason import Reason
from bot.domain.programme.quiet_weeks import QuietTime
from bot.ui.forms import Rejected
from bot.ui.refs import Previewed
from bot.views.announcements import card, timing
from bot.views.announcing import dates, draft, running
from bot.views.corrections import correcting as corrections
from bot.views.corrections import reason as reasons
from tests.contract.announcing import COUNTS, WORDS, announcement
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import HERE, NOW, PRINT, Cast

WHY = "The exams were moved, so there is no hurry.\n\nSorry for the noise."
TAKES = {"no time": timedelta(), "minutes": timedelta(minutes=12), "days": timedelta(days=1)}
ZONES = {"Pacific/Auckland": 4, "Europe/London": 9, "America/Vancouver": 2}
FIRST = QuietTime(date(2026, 12, 14), date(2027, 1, 3))


def correcting(cast: Cast) -> Iterator[Shown]:
    """Return every screen about corrections, reasons and the calendar."""
    for part in (_corrections, _how_far, _reasons, _calendar, _moving, _zones, _paces):
        yield from part(cast)


def _corrections(cast: Cast) -> Iterator[Shown]:
    reader, one = cast.reader, announcement(cast, Stage.DONE)
    yield drawn("", corrections.form, reader, one, {})
    same = Rejected(corrections.form(reader, one, {}), {"words": corrections.the_same(reader)})
    yield Shown("corrections.correcting.form: the same", same)
    new = replace(one, corrected_at=NOW)
    yield drawn("corrected", card.card, reader, new, cast.mentee)
    seen = card.card(reader, new, cast.mentee)
    for state, takes in TAKES.items():
        for stand, waiting in ((189, 84), (1, 1), (7, 0)):
            looked = corrections.Correction(seen, stand, waiting, takes, Previewed(one.id, PRINT))
            yield drawn(f"{state}, {stand}", corrections.look_once_more, reader, looked)
    aside = corrections.look_once_more(reader, looked)
    yield drawn("", corrections.corrected_already, reader, cast.mentor.person, aside)


def _how_far(cast: Cast) -> Iterator[Shown]:
    reader, by = cast.reader, cast.mentor.person
    for stage in (Stage.RUNNING, Stage.PAUSED, Stage.DONE, Stage.CANCELLED):
        one = replace(announcement(cast, stage), corrected_at=NOW)
        counts = {EditState.CHANGED: 140, EditState.WAITING: 44, EditState.FIXED: 3, EditState.LEFT: 2}
        ones = dict.fromkeys(EditState, 1)
        for state, edits in (("many", counts), ("ones", ones), ("nobody", {})):
            for who in (by, None):
                since = corrections.how_far(reader, one, Edits(edits), who)
                steps = corrections.button(reader, one)
                yield drawn(
                    f"corrected {stage}, {state}, {who is None}",
                    running.how_it_goes,
                    reader,
                    one,
                    Tally(COUNTS),
                    since=since,
                    steps=steps,
                )


def _reasons(cast: Cast) -> Iterator[Shown]:
    reader, one = cast.reader, announcement(cast, Stage.CANCELLED)
    for state, words in (("empty", ""), ("full", WHY)):
        yield drawn(state, reasons.form, reader, one, words)
    wrong = Rejected(reasons.form(reader, one, ""), {"words": reasons.not_so_long(reader)})
    yield Shown("corrections.reason.form: wrong", wrong)
    yield drawn("", reasons.card, reader, one, WHY)
    seen = reasons.card(reader, one, WHY)
    for readers in (0, 1, 189):
        for state, takes in TAKES.items():
            shown = reasons.Telling(seen, readers, takes, Previewed(one.id, PRINT))
            yield drawn(f"{readers}, {state}", reasons.look_once_more, reader, shown)
    reason = Reason(one.id, HERE, cast.mentor.id, NOW, WHY)
    for had in (1, 189):
        tally = Tally({ReaderState.TOLD: had, ReaderState.CANCELLED: 88})
        for told in (None, reason):
            since = reasons.told(reader, told, cast.mentor.person, had)
            steps = reasons.button(reader, one, tally, told)
            state = f"why {had}, {told is None}"
            yield drawn(state, running.how_it_goes, reader, one, tally, since=since, steps=steps)
    goes = running.how_it_goes(reader, one, tally)
    yield drawn("", reasons.told_already, reader, goes, cast.mentor.person)


def _calendar(cast: Cast) -> Iterator[Shown]:
    reader, by = cast.reader, cast.mentor.person
    planned = replace(announcement(cast, Stage.SCHEDULED), day="2026-12-01", time="10:00")
    over = [announcement(cast, stage) for stage in (Stage.RUNNING, Stage.DONE, Stage.CANCELLED)]
    freed = Freed(1204, 412, NOW + timedelta(days=6))
    empty = dates.Dates((), (), (), Freed(1204, 1204))
    full = dates.Dates([(planned, by)] * 7, over * 2, [FIRST, QuietTime(FIRST.first, FIRST.first)], freed)
    paused = replace(full, freed=replace(freed, paused=True))
    for state, shown in (("empty", empty), ("full", full), ("paused", paused)):
        yield drawn(state, dates.calendar, reader, shown)
    for number, listed, more in ((0, over * 2, True), (1, over, False), (2, [], False)):
        yield drawn(f"page {number}", dates.earlier, reader, listed, number, more=more)


def _moving(cast: Cast) -> Iterator[Shown]:
    reader, by = cast.reader, cast.mentor.person
    one = replace(announcement(cast, Stage.SCHEDULED), day="2026-12-01", time="10:00", readers=279)
    form = dates.form(reader, Previewed(one.id, PRINT), one.day, one.time)
    yield drawn("", dates.form, reader, Previewed(one.id, PRINT), one.day, one.time)
    meanwhile = dates.moved_meanwhile(reader, by, one)
    for state, error in (("none", dates.no_time(reader)), ("meanwhile", meanwhile)):
        yield Shown(f"announcing.dates.form: {state}", Rejected(form, {"day": error}))
    seen = card.card(reader, one, cast.mentee)
    moved = dates.by_another(reader, one, by, NOW)
    yield drawn("moved", timing.planned, reader, one, seen, waits=False, zones=ZONES, since=moved)
    off = replace(one, stage=Stage.DRAFT)
    since = dates.by_another(reader, off, by, NOW)
    looked = draft.DraftShown(off, seen, Reach(279), PRINT, typed=True, zones=ZONES, since=since)
    yield drawn("called off", draft.look_once_more, reader, looked)


def _zones(cast: Cast) -> Iterator[Shown]:
    today = NOW.date().isoformat()
    one = replace(announcement(cast), day=today, time="12:00", words=WORDS)
    seen = card.card(cast.reader, one, cast.mentee)
    for state, n in (("many", 40), ("one", 1)):
        zones = {**ZONES, "Pacific/Auckland": n}
        looked = draft.DraftShown(one, seen, Reach(279), PRINT, typed=True, zones=zones)
        yield drawn(f"the day after, {state}", draft.look_once_more, cast.reader, looked)


def _paces(cast: Cast) -> Iterator[Shown]:
    reader, going = cast.reader, announcement(cast, Stage.RUNNING)
    for state, takes in TAKES.items():
        since = timing.done_by(reader, NOW + takes)
        yield drawn(f"done by, {state}", running.how_it_goes, reader, going, Tally(COUNTS), since=since)
        one = announcement(cast)
        seen = card.card(reader, one, cast.mentee)
        looked = draft.DraftShown(one, seen, Reach(279), PRINT, typed=True, takes=takes)
        yield drawn(f"takes {state}", draft.look_once_more, reader, looked)

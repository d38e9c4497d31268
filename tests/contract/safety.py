"""Every screen of safety: report and block, the readers of reports, and the data kept about a person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.common.ids import PersonId
from bot.domain.safety.report_and_block import Report, ReportId, Status, What
from bot.ui.forms import Rejected
from bot.views.common import anonymous
from bot.views.home import my_data
from bot.views.safety import choose_readers as reading
from bot.views.safety import report_and_block, reports
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import HERE, NOW, Cast

ASK = "ask_0123456789abcdefghijkl"


def safe(cast: Cast) -> Iterator[Shown]:
    """Return every screen of safety, in every state it has."""
    for part in (_asked_for, _told, _read, _chosen, _kept):
        yield from part(cast)


def report_of(cast: Cast, stage: Status, *, apart: bool = True) -> Report:
    """Return a report of the cast's mentee about their mentor, at a stage."""
    taken = cast.mentor.id if stage is not Status.OPEN else None
    return Report(
        id=ReportId("rep_0123456789abcdefghijkl"),
        community=HERE,
        by=cast.mentee.id,
        about=cast.mentor.id,
        subject=ASK,
        what=What.OTHER,
        words=cast.words[:2000],
        danger=apart,
        shares=True,
        at=NOW - timedelta(days=1),
        answer_by=NOW + timedelta(days=2),
        remind_at=None,
        stage=stage,
        reader=taken,
        apart=apart,
        said=cast.words[:600] if stage is Status.CLOSED else "",
    )


def _asked_for(cast: Cast) -> Iterator[Shown]:
    two = (cast.mentor.person, cast.mentee)
    for asked in (True, False):
        subject = report_and_block.Subject(cast.mentee.name[:30] or "Robin", ASK, has_question=asked)
        yield drawn(f"{asked}", report_and_block.page, cast.reader, subject, two if asked else ())
        written = {"what": What.HURTFUL, "words": cast.words, "more": "danger share"}
        yield drawn(f"{asked}", report_and_block.report_form, cast.reader, subject, two, written)
        form = report_and_block.report_form(cast.reader, subject, (), {})
        errors = report_and_block.report_errors(cast.reader, {"words": "x" * 2001})
        yield Shown(f"safety.report_and_block.report_form: {asked}, handed back", Rejected(form, errors))
    card = report_and_block.Subject("Somebody", "car_0123456789abcdefghijkl", has_question=True, is_card=True)
    yield drawn("a card of the channel", report_and_block.report_form, cast.reader, card, (), {})
    yield drawn(
        "a card of the channel", report_and_block.reported, cast.reader, report_of(cast, Status.OPEN), "", ()
    )
    yield drawn("", report_and_block.blocked, cast.reader, "Robin", cast.mentor.id)
    for many in (0, 1, 12):
        yield drawn(
            f"{many}", report_and_block.whom_i_blocked, cast.reader, ((cast.mentee, cast.mentee.id),) * many
        )


def _told(cast: Cast) -> Iterator[Shown]:
    for stage in Status:
        for apart in (True, False):
            for readers in ((), (cast.mentor.person,)):
                report = report_of(cast, stage, apart=apart)
                name = f"{stage}, {apart}, {len(readers)}"
                yield drawn(name, report_and_block.reported, cast.reader, report, "Robin", readers)
    late = replace(report_of(cast, Status.OPEN), answer_by=NOW - timedelta(minutes=1))
    for danger in (False, True):
        taken = replace(report_of(cast, Status.OPEN), danger=danger)
        yield drawn(f"danger {danger}", report_and_block.taken, cast.reader, taken)
    yield drawn("late", report_and_block.reported, cast.reader, late, "Robin", (cast.mentor.person,))


def _read(cast: Cast) -> Iterator[Shown]:
    for stage in Status:
        for apart in (True, False):
            report = report_of(cast, stage, apart=apart)
            question = cast.words[:1200] if apart else ""
            on_it = cast.mentor.person if apart else None
            seen = reports.ReportSeen(report, cast.mentee, cast.mentor.person, question, on_it, mine=apart)
            yield drawn(f"{stage}, {apart}", reports.card, cast.reader, seen)
            gone = replace(seen, gone=("Robin", "Mei"), reporter=reports.Reporter.LEFT)
            yield drawn(f"{stage}, {apart}, gone", reports.card, cast.reader, gone)
    listed = reports.ReportSeen(report_of(cast, Status.OPEN), cast.mentee, cast.mentor.person)
    for many, left in ((1, 0), (5, 1), (5, 40)):
        yield drawn(f"{many}, {left}", reports.listed, cast.reader, (listed,) * many, many, left)
    told = report_and_block.reported(cast.reader, report_of(cast, Status.OPEN), "Robin", ())
    nobody = replace(cast.mentee, id=PersonId(""), name=anonymous.called(cast.reader, ""))
    for name, about in {"a mentor": cast.mentor.person, "nobody": nobody}.items():
        seen = reports.ReportSeen(report_of(cast, Status.OPEN), cast.mentee, about, cast.words[:1200])
        yield drawn(name, reports.with_what_they_read, cast.reader, told, seen)
    seen = reports.ReportSeen(report_of(cast, Status.TAKEN), cast.mentee, cast.mentor.person)
    for left in (0, 40):
        yield drawn(f"{left}", reports.waiting, cast.reader, (listed,) * 5, left)
    yield drawn("none", reports.waiting, cast.reader, (), 0)
    for reporter in reports.Reporter:
        of_them = replace(seen, reporter=reporter)
        yield drawn(f"{reporter}", reports.close_form, cast.reader, of_them, {})
    for name, written in {
        "long": {"words": "x" * 601},
        "empty": {"ready": "own", "contact": "apart"},
    }.items():
        form = reports.close_form(cast.reader, seen, written)
        errors = reports.close_errors(cast.reader, written)
        yield Shown(f"safety.reports.close_form: {name}", Rejected(form, errors))


def _chosen(cast: Cast) -> Iterator[Shown]:
    two = (cast.mentor.person, cast.mentee)
    here = {"U1": two[0], "U2": two[1], "U3": replace(two[1], id=PersonId("per_3"))}
    form = reading.form(cast.reader, {"first": "U1", "second": ""}, here)
    yield Shown("safety.choose_readers.form: two", form)
    errors = {"first": reading.no_member(cast.reader), "second": reading.two_people(cast.reader)}
    yield Shown("safety.choose_readers.form: handed back", Rejected(form, errors))
    yield drawn("", reading.has_left, cast.reader, two[0])
    for chosen in ((), two[:1], two):
        for asked in ((), two[:1], two):
            yield drawn(f"{len(chosen)}, {len(asked)} asked", reading.chosen, cast.reader, chosen, asked)
    for still, alone in ((True, False), (True, True), (False, False)):
        yield drawn(f"{still}, alone {alone}", reading.reads, cast.reader, still=still, alone=alone)
    yield drawn("", reading.would_you, cast.reader)
    for says in (True, False):
        yield drawn(f"{says}", reading.said, cast.reader, cast.mentee, reads=says)


def _kept(cast: Cast) -> Iterator[Shown]:
    for many in (0, 1, 99):
        yield drawn(f"{many}", my_data.page, cast.reader, dict.fromkeys(my_data.GROUPS, many))
    row = {"id": "per_1", "name": cast.words, "at": NOW, "languages": [cast.words], "mentor": cast.mentor.id}
    for name, rows in {"some": [row], "very many": [row] * 900}.items():
        yield drawn(name, my_data.download, cast.reader, {"people": rows}, {cast.mentor.id: cast.words})
    yield drawn("", my_data.erased, cast.reader)
    form = my_data.erase_form(cast.reader, cast.words)
    yield Shown("home.my_data.erase_form: handed back", Rejected(form, my_data.not_the_word(cast.reader)))

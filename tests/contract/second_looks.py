"""Necessary notices and a colleague's look, in every state: what managers see, and what everybody reads."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.announcements.announcement import Announcement, Reach, Stage
from bot.domain.common.ids import LookId
from bot.domain.second_looks.colleague import ColleagueLook, LookSaid
from bot.domain.second_looks.necessary import NecessaryProblem, NecessaryReason
from bot.ui.forms import Rejected
from bot.ui.nodes import Node
from bot.ui.refs import Previewed
from bot.views.announcements import card
from bot.views.announcing import draft
from bot.views.second_looks import colleague, necessary
from tests.contract.announcing import announcement
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import NOW, PRINT, Cast

OWN = "https://mentoring.alumni.example.org"
PLAIN = f"On Sunday a list was open to strangers. It is closed again.\nMore is at {OWN}/sunday."


def second_looks(cast: Cast) -> Iterator[Shown]:
    """Return every screen about necessary notices, and about a colleague's look at a draft."""
    for part in (_written, _before, _read, _asked, _said):
        yield from part(cast)


def notice(cast: Cast, reason: str = "data", stage: Stage = Stage.DRAFT) -> Announcement:
    """Return a necessary notice that the manager of the cast wrote."""
    one = replace(announcement(cast, stage, "everybody"), necessary=reason, words=PLAIN)
    return replace(one, starts_at=NOW + timedelta(hours=24))


def _written(cast: Cast) -> Iterator[Shown]:
    reader, one = cast.reader, notice(cast)
    full = {"reason": "data", "words": PLAIN, "signed": one.signed}
    for state, written in (("empty", {}), ("full", full)):
        yield drawn(state, necessary.form, reader, one.id, written)
    for problem in NecessaryProblem:
        form = necessary.form(reader, one.id, full)
        error = {"words": necessary.wrong(reader, problem, "https://elsewhere.example/" + "x" * 80)}
        yield Shown(f"second_looks.necessary.form: wrong, {problem}", Rejected(form, error))
    about = Previewed(one.id, PRINT)
    yield drawn("", necessary.count_form, reader, about, 279)


def _before(cast: Cast) -> Iterator[Shown]:
    reaches = {"many": Reach(1194, 0, 12), "one stopped": Reach(6, 0, 1), "alone": Reach(1)}
    looked = _notes(cast)
    for stage in (Stage.DRAFT, Stage.SCHEDULED):
        one = notice(cast, stage=stage)
        seen = necessary.card(cast.reader, one, OWN, stopped=False)
        assert seen is not None
        for state, reach in reaches.items():
            for mine, alone in ((True, True), (True, False), (False, False)):
                shown = necessary.NoticeShown(
                    one, seen, reach, PRINT, cast.mentor.person, mine=mine, alone=alone, looked=looked
                )
                yield drawn(f"{stage}, {state}, {mine}, {alone}", necessary.look, cast.reader, shown)


def _read(cast: Cast) -> Iterator[Shown]:
    for reason in NecessaryReason:
        for stopped in (False, True):
            one = notice(cast, reason)
            read = necessary.card(cast.reader, one, OWN, stopped=stopped)
            assert read is not None
            yield Shown(f"second_looks.necessary.card: {reason}, {stopped}", read)


def _looks(cast: Cast) -> dict[LookSaid, ColleagueLook]:
    look = LookId("look_0123456789abcdefghijkl")
    one = announcement(cast)
    made = ColleagueLook(look, one.id, cast.mentee.id, cast.mentor.id, NOW, said_at=NOW, print=PRINT)
    return {said: replace(made, said=said, words=cast.words[:400]) for said in LookSaid}


def _notes(cast: Cast) -> tuple[Node, ...]:
    looks = [
        (look, cast.mentor.person) for said, look in _looks(cast).items() if said is not LookSaid.CONFIRMED
    ]
    earlier = (replace(looks[1][0], print="0123456789abcdef"), cast.mentee)
    return colleague.notes(cast.reader, [*looks, earlier], PRINT)


def _asked(cast: Cast) -> Iterator[Shown]:
    reader, one = cast.reader, announcement(cast)
    yield drawn("", colleague.form, reader, one.id, [cast.mentor.person, cast.mentee])
    gone = Rejected(colleague.form(reader, one.id, [cast.mentee]), {"colleague": colleague.not_here(reader)})
    yield Shown("second_looks.colleague.form: gone", gone)
    yield drawn("", colleague.nobody, reader, one.id)
    yield drawn("", colleague.asked, reader, one.id, cast.mentee)
    yield drawn("", colleague.asked_already, reader, one.id, cast.mentee)
    about = Previewed(_looks(cast)[LookSaid.RIGHT].id, PRINT)
    seen = card.card(reader, one, cast.mentee)
    must = necessary.card(reader, notice(cast), OWN, stopped=False)
    assert must is not None
    yield drawn("", colleague.request, reader, one, cast.mentee, seen, about)
    yield drawn("necessary", colleague.request, reader, notice(cast), cast.mentee, must, about)
    looked = draft.DraftShown(one, seen, Reach(279), PRINT, typed=True, looked=_notes(cast), ask=True)
    yield drawn("looked at", draft.look_once_more, reader, looked)
    for said in (LookSaid.RIGHT, LookSaid.NOT_THIS):
        yield drawn(said, colleague.answer_form, reader, about, said)
        rejected = Rejected(
            colleague.answer_form(reader, about, said, "…"), {"words": colleague.too_long(reader)}
        )
        yield Shown(f"second_looks.colleague.answer_form: {said}, too long", rejected)


def _said(cast: Cast) -> Iterator[Shown]:
    reader = cast.reader
    for earlier in (False, True):
        yield drawn(f"{earlier}", colleague.thanked, reader, cast.mentee, is_earlier=earlier)
    gone = replace(cast.mentee, manages=True)
    yield drawn("manages", colleague.thanked, reader, gone, is_earlier=False)
    for sent in (False, True):
        yield drawn(f"{sent}", colleague.over, reader, sent=sent)
    for said, look in _looks(cast).items():
        if said is LookSaid.WAITING:
            continue
        yield drawn(said, colleague.said, reader, look, cast.mentee)
        for earlier in (False, True):
            yield drawn(f"{said}, {earlier}", colleague.heard, reader, look, cast.mentee, is_earlier=earlier)

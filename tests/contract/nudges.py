"""Every nudge, and every screen of a warm introduction."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.beginnings import Beginning
from bot.domain.ids import IntroductionId, PersonId
from bot.domain.introductions import Introduction, Stage
from bot.ui.forms import Rejected
from bot.ui.nodes import Message
from bot.views import (
    first_steps,
    glad,
    introduce_warmly,
    introducing,
    mentor_steps,
    nudging,
    passing_on,
    programme,
    pushing,
    seasons,
)
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import CLOSES, HERE, NOW, Cast

REF = "hnd_0123456789abcdefghijkl"


def nudges(cast: Cast) -> Iterator[Shown]:
    """Return every nudge and every introduction, in every state it has."""
    for part in (_nudges, _pushes, _passing_on, _wanting, _proposing, _managers):
        yield from part(cast)


def _nudges(cast: Cast) -> Iterator[Shown]:
    yield drawn("", first_steps.card, cast.reader, cast.mentorship, cast.mentee)
    for helped in (0, 1, 1200):
        yield drawn(f"{helped}", glad.still_glad, cast.reader, helped)
    for is_open in (True, False):
        yield drawn(f"{is_open}", glad.thanked, cast.reader, is_open=is_open)
    thanks = ((cast.mentee, cast.words),) * 5
    many = seasons.Season(9000, 120, thanks, 12)
    for season in (seasons.Season(10, 1), seasons.Season(60, 2, thanks, 1), many):
        yield drawn(f"{season.minutes}", seasons.letter, cast.reader, season)
        yield drawn(f"{len(season.thanks)} of {season.people}", seasons.thanked, cast.reader, season.thanks)
    yield drawn("", glad.never_asked, cast.reader)
    yield drawn("", glad.rested, cast.reader)
    yield Shown("nudging.less: alone", Message("A nudge", (nudging.less(cast.reader),)))


def _pushes(cast: Cast) -> Iterator[Shown]:
    for looked in (True, False):
        for somebody in (True, False):
            state = f"{looked}, {somebody}"
            yield drawn(state, pushing.push, cast.reader, looked=looked, somebody=somebody)
    for others in ((), (cast.mentor,), (cast.mentor,) * 3):
        yield drawn(f"{len(others)}", pushing.three, cast.reader, "quick-question", others)
    yield drawn("", pushing.not_now, cast.reader)


def _passing_on(cast: Cast) -> Iterator[Shown]:
    last_year = NOW.replace(year=NOW.year - 1, month=12)
    for first_time, at in ((True, last_year), (False, NOW)):
        state = f"first time {first_time}"
        yield drawn(state, passing_on.nudge, cast.reader, "quick-question", at, first_time=first_time)
    for said in (passing_on.later, passing_on.left, passing_on.own_way):
        yield drawn("", said, cast.reader)
    first = cast.mentor.person
    for may_come in (True, False, None):
        for page in (
            passing_on.Page("quick-question", may_come, first),
            passing_on.Page("cv-review", may_come, first, tells=False, is_ready=False),
            passing_on.Page("quick-question", may_come, first_time=False),
        ):
            state = f"{may_come}, {bool(page.first)}, {page.tells}"
            yield drawn(state, passing_on.page, cast.reader, page)
            yield drawn(state, passing_on.opened, cast.reader, page)
    form = passing_on.small_card(cast.reader, {"headline": cast.words, "story": cast.words})
    yield drawn("", passing_on.small_card, cast.reader, {"headline": "", "story": ""})
    errors = mentor_steps.who_errors(cast.reader, {"headline": "", "story": ""})
    yield Shown("passing_on.small_card: handed back", Rejected(form, errors))
    yield drawn("", passing_on.travelled, cast.reader, cast.mentee, last_year)


def introduction(cast: Cast, stage: Stage) -> Introduction:
    """Return an introduction at some stage."""
    one = Introduction(
        IntroductionId("int_0123456789abcdefghijkl"), HERE, cast.mentee.id, "cv-review", NOW, CLOSES, stage
    )
    thought = stage in {Stage.PROPOSED, Stage.MADE}
    return replace(one, by=PersonId("per_x"), mentor=cast.mentor.id) if thought else one


def _wanting(cast: Cast) -> Iterator[Shown]:
    yield drawn("", introducing.nothing, cast.reader)
    form = introducing.want_form(cast.reader)
    yield drawn("", introducing.want_form, cast.reader)
    yield Shown("introducing.want_form: handed back", Rejected(form, {"kind": "Please choose another."}))
    words = introducing.plain_words(cast.reader, "cv-review")
    assert words
    one = introduction(cast, Stage.PROPOSED)
    for whose, written in (("own", cast.words), ("plain", words)):
        yield drawn(whose, introducing.words_form, cast.reader, one, written)
    yield drawn("", introducing.just_taken, cast.reader, introduction(cast, Stage.WANTED))


def _proposing(cast: Cast) -> Iterator[Shown]:
    for stage in Stage:
        one = introduction(cast, stage)
        for by, mentor in ((cast.mentee, cast.mentor), (None, None)):
            shown = introducing.Shown(one, by, mentor, cast.words)
            for managers in ((), (cast.mentee,) * 3):
                state = f"{stage}, {bool(by)}, {len(managers)}"
                yield drawn(state, introducing.card, cast.reader, shown, managers)
    for by in (cast.mentee, None):
        nodes = introducing.thought_of_you(cast.reader, by)
        yield Shown(f"introducing.thought_of_you: {bool(by)}", Message("An ask", nodes))


def _managers(cast: Cast) -> Iterator[Shown]:
    for stage in Stage:
        for by, mentor in ((cast.mentor.person, cast.mentor.person), (None, None)):
            listed = introduce_warmly.Listed(introduction(cast, stage), cast.mentee, by, mentor)
            yield drawn(f"{stage}, {bool(by)}", introduce_warmly.card, cast.reader, listed)
            page = programme.Page(Beginning(opened_at=NOW), 12, 8, introductions=(listed,) * 3)
            yield drawn(f"introduction {stage}, {bool(by)}", programme.page, cast.reader, page)
            card = introduce_warmly.listed(cast.reader, listed)
            yield Shown(f"introduce_warmly.listed: {stage}, {bool(by)}", Message("A page", (card,)))
    wanted = introduce_warmly.Listed(introduction(cast, Stage.WANTED), cast.mentee)
    for mentors in ((), (cast.mentor,) * 5):
        for words in ("", cast.words):
            state = f"{len(mentors)}, {bool(words)}"
            choice = introduce_warmly.choice
            yield drawn(state, choice, cast.reader, wanted, mentors, ref=REF, words=words)
        yield drawn(f"{len(mentors)}", introduce_warmly.no_room, cast.reader, mentors, REF)
    yield drawn("", introduce_warmly.look_form, cast.reader, REF)

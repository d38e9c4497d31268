"""Every nudge, and every screen of a warm introduction."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.asks.ask import Status as AskStatus
from bot.domain.common.ids import IntroductionId, PersonId
from bot.domain.introductions.introduction import Introduction, Status
from bot.domain.mentorships.mentorship import Ending
from bot.domain.opening.opening import Beginning
from bot.ui.forms import Rejected
from bot.ui.nodes import Message
from bot.ui.verbs import introductions
from bot.views.answers import answer
from bot.views.common import alternatives, nudge, people
from bot.views.introductions import for_managers, push, widen
from bot.views.introductions import introduction as introduction_views
from bot.views.mentors import card_steps, quarterly_letter, still_glad
from bot.views.mentorships import first_step, met, still_going
from bot.views.mentorships.space import Space
from bot.views.passing_on import pass_it_on
from bot.views.programme import page as page_views
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import CLOSES, HERE, NOW, PRINT, Cast

REF = "hnd_0123456789abcdefghijkl"


def nudges(cast: Cast) -> Iterator[Shown]:
    """Return every nudge and every introduction, in every state it has."""
    for part in (_nudges, _pushes, _passing_on, _wanting, _proposing, _managers):
        yield from part(cast)


def _nudges(cast: Cast) -> Iterator[Shown]:
    yield drawn("", first_step.card, cast.reader, cast.mentorship, cast.mentee)
    over = replace(cast.mentorship, ending=Ending.STOPPED)
    yield drawn("over", first_step.card, cast.reader, over, cast.mentee)
    yield from _still_going(cast)
    yield drawn("", met.ended, cast.reader, people.first_name(cast.mentee))
    for helped in (0, 1, 1200):
        yield drawn(f"{helped}", still_glad.still_glad, cast.reader, helped)
    for is_open in (True, False):
        yield drawn(f"{is_open}", still_glad.thanked, cast.reader, is_open=is_open)
    thanks = ((cast.mentee, cast.words),) * 5
    many = quarterly_letter.Season(9000, 120, thanks, 12)
    for season in (quarterly_letter.Season(10, 1), quarterly_letter.Season(60, 2, thanks, 1), many):
        yield drawn(f"{season.minutes}", quarterly_letter.letter, cast.reader, season)
        yield drawn(
            f"{len(season.thanks)} of {season.people}", quarterly_letter.thanked, cast.reader, season.thanks
        )
    yield drawn("", still_glad.never_asked, cast.reader)
    yield drawn("", still_glad.rested, cast.reader)
    yield Shown("common.nudge.less: alone", Message("A nudge", (nudge.less(cast.reader),)))


def _still_going(cast: Cast) -> Iterator[Shown]:
    for ending in (Ending.GOING, Ending.BY_ITSELF):
        one = replace(cast.mentorship, ending=ending, ended_at=NOW if ending else None)
        space = Space(one, cast.ask(AskStatus.ACCEPTED), cast.mentor.person, cast.mentee)
        for of, is_mentor in ((one.mentor, True), (one.mentee, False)):
            state = f"{ending or 'going'}, {is_mentor}"
            for times, at in ((0, None), (0, CLOSES), (1, CLOSES), (2, CLOSES)):
                asked = still_going.StillAsked(one, cast.mentee, is_mentor, times, at)
                yield drawn(f"{state}, {times}, {bool(at)}", still_going.card, cast.reader, asked)
            if ending:
                yield drawn(state, still_going.by_itself, cast.reader, space, of=of)
            for told in (still_going.goes_on, still_going.again, still_going.taken_up, still_going.no_room):
                yield drawn(state, told, cast.reader, space, of=of)


def _pushes(cast: Cast) -> Iterator[Shown]:
    for looked in (True, False):
        for can_introduce in (True, False):
            state = f"{looked}, {can_introduce}"
            yield drawn(state, push.push, cast.reader, looked=looked, can_introduce=can_introduce)
    for others in ((), (cast.mentor,), (cast.mentor,) * 3):
        yield drawn(f"{len(others)}", push.three, cast.reader, "quick-question", others)
    for over in (push.not_now, push.introduced, push.moved_on):
        yield drawn("", over, cast.reader)


def _passing_on(cast: Cast) -> Iterator[Shown]:
    last_year = NOW.replace(year=NOW.year - 1, month=12)
    for first_time, at in ((True, last_year), (False, NOW)):
        state = f"first time {first_time}"
        yield drawn(state, pass_it_on.nudge, cast.reader, "quick-question", at, first_time=first_time)
    for said in (pass_it_on.later, pass_it_on.left, pass_it_on.own_way):
        yield drawn("", said, cast.reader)
    first = cast.mentor.person
    for may_come in (True, False, None):
        for page in (
            pass_it_on.PassItOnPage("quick-question", may_come, first),
            pass_it_on.PassItOnPage("cv-review", may_come, first, tells=False, is_ready=False),
            pass_it_on.PassItOnPage("quick-question", may_come, first_time=False),
        ):
            state = f"{may_come}, {bool(page.first)}, {page.tells}"
            yield drawn(state, pass_it_on.page, cast.reader, page)
            yield drawn(state, pass_it_on.opened, cast.reader, page)
    form = pass_it_on.small_card(cast.reader, {"headline": cast.words, "story": cast.words})
    yield drawn("", pass_it_on.small_card, cast.reader, {"headline": "", "story": ""})
    errors = card_steps.who_errors(cast.reader, {"headline": "", "story": ""})
    yield Shown("passing_on.pass_it_on.small_card: handed back", Rejected(form, errors))
    asked = replace(cast.ask(AskStatus.ANSWERED), sent_at=last_year)
    yield drawn("", pass_it_on.travelled, cast.reader, cast.mentee, asked)


def introduction(cast: Cast, stage: Status) -> Introduction:
    """Return an introduction at some stage."""
    one = Introduction(
        IntroductionId("int_0123456789abcdefghijkl"), HERE, cast.mentee.id, "cv-review", NOW, CLOSES, stage
    )
    thought = stage in {Status.PROPOSED, Status.MADE}
    return replace(one, by=PersonId("per_x"), mentor=cast.mentor.id) if thought else one


def _wanting(cast: Cast) -> Iterator[Shown]:
    yield drawn("", introduction_views.nothing, cast.reader)
    kinds = cast.reader.programme.offered
    form = introduction_views.want_form(cast.reader, kinds)
    yield drawn("", introduction_views.want_form, cast.reader, kinds)
    yield Shown(
        "introductions.introduction.want_form: handed back",
        Rejected(form, alternatives.not_given(cast.reader)),
    )
    words = introduction_views.plain_words(cast.reader, "cv-review")
    assert words
    one = introduction(cast, Status.PROPOSED)
    for whose, written in (("own", cast.words), ("plain", words)):
        yield drawn(whose, introduction_views.words_form, cast.reader, one, written)
    wanted = introduction(cast, Status.WANTED)
    yield drawn("", introduction_views.just_taken, cast.reader, wanted)
    for again, kept in ((wanted, ""), (wanted, cast.words), (one, "")):
        state = f"{again.stage}, {bool(kept)}"
        yield drawn(state, introduction_views.thinking_on, cast.reader, again, kept)


def _proposing(cast: Cast) -> Iterator[Shown]:
    for stage in Status:
        one = introduction(cast, stage)
        for by, mentor in ((cast.mentee, cast.mentor), (None, None)):
            asked = answer.asked(cast.reader, cast.ask(AskStatus.WAITING), cast.mentee)
            shown = introduction_views.IntroductionShown(one, by, mentor, asked, PRINT)
            for managers in ((), (cast.mentee,) * 3):
                state = f"{stage}, {bool(by)}, {len(managers)}"
                yield drawn(state, introduction_views.card, cast.reader, shown, managers)
    yield drawn("", introduction_views.words_alone, cast.reader, "quick-question", cast.words)
    for by in (cast.mentee, None):
        nodes = introduction_views.thought_of_you(cast.reader, by)
        yield Shown(f"introductions.introduction.thought_of_you: {bool(by)}", Message("An ask", nodes))


def _managers(cast: Cast) -> Iterator[Shown]:
    for stage in Status:
        for by, mentor in ((cast.mentor.person, cast.mentor.person), (None, None)):
            listed = for_managers.Listed(introduction(cast, stage), cast.mentee, by, mentor)
            yield drawn(f"{stage}, {bool(by)}", for_managers.card, cast.reader, listed)
            page = page_views.ProgrammePage(Beginning(opened_at=NOW), 12, 8, introductions=(listed,) * 3)
            yield drawn(f"introduction {stage}, {bool(by)}", page_views.page, cast.reader, page)
            card = for_managers.listed(cast.reader, replace(listed, mine=bool(by)))
            yield Shown(f"introductions.for_managers.listed: {stage}, {bool(by)}", Message("A page", (card,)))
    wanted = for_managers.Listed(introduction(cast, Status.WANTED), cast.mentee)
    for mentors in ((), (cast.mentor,) * 5):
        for words in ("", cast.words):
            state = f"{len(mentors)}, {bool(words)}"
            for can_widen in (True, False):
                choosing = for_managers.Choosing(wanted, mentors, REF, words, can_widen=can_widen)
                yield drawn(f"{state}, {can_widen}", for_managers.choice, cast.reader, choosing)
        for one in mentors[:1]:
            about = introductions.MentorFor(REF, one.id)
            yield drawn("", for_managers.propose_first, cast.reader, wanted, one, about)
        yield drawn(f"{len(mentors)}", for_managers.no_room, cast.reader, mentors, REF)
    yield drawn("", widen.question, cast.reader, introduction(cast, Status.WANTED))
    yield drawn("", widen.asked, cast.reader, cast.mentee)
    yield drawn("", for_managers.look_form, cast.reader, REF)

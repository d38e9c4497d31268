"""The screens after the first answer: lighter offers, thanks, the room of two, rewording."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.domain.answers.thanks import FollowUp
from bot.domain.answers.thanks import Status as FollowUpStatus
from bot.domain.asks.ask import OPEN, Ask, Status
from bot.domain.common.helping_styles import Manner, others
from bot.domain.mentorships.ending import PendingEnding
from bot.domain.mentorships.mentorship import Ending, Suggestion
from bot.domain.mentorships.met import Meeting, Met, Went
from bot.domain.mentorships.times import Times
from bot.ui.forms import Rejected
from bot.ui.nodes import Button, Message
from bot.ui.verbs import mentorships
from bot.views.answers import answer, offer_less, thanks
from bot.views.asks import ask as ask_views
from bot.views.asks import outcome, reword
from bot.views.common import people
from bot.views.home import typed
from bot.views.mentorships import ending as ending_views
from bot.views.mentorships import met as met_views
from bot.views.mentorships import opening_questions, room, second_voice, suggest
from bot.views.mentorships.space import Space
from bot.views.words import second_look
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import CLOSES, NOW, PRINT, Cast

TALK = "career-chat"
OFFER_STANDINGS = (
    Status.OFFERED,
    Status.ACCEPTED,
    Status.NOT_NEEDED,
    Status.TAKEN_BACK,
    Status.CLOSED,
    Status.WITHDRAWN,
)


def offered(cast: Cast, status: Status) -> Ask:
    """Return an ask with a lighter offer, in the mentor's own words."""
    return replace(cast.ask(status), first_kind="ongoing", words=cast.words)


def after_the_first_answer(cast: Cast) -> Iterator[Shown]:
    """Return every screen that follows, in every state it has."""
    for part in (
        _lighter,
        _thanks,
        _follow_ups,
        _mores,
        _rooms,
        _times,
        _rewording,
        _typed,
        _meetings,
        _second_voices,
    ):
        yield from part(cast)


def _lighter(cast: Cast) -> Iterator[Shown]:
    kinds, person = cast.reader.programme.kinds, cast.mentor.person
    ask = cast.ask(Status.WAITING, "ongoing")
    written = {"kind": TALK, "words": cast.words}
    yield drawn("new", offer_less.offer_form, cast.reader, ask, cast.mentee, kinds[:3], {})
    yield drawn("written", offer_less.offer_form, cast.reader, ask, cast.mentee, kinds, written)
    form = offer_less.offer_form(cast.reader, ask, cast.mentee, kinds[:1], written)
    errors = offer_less.offer_errors(cast.reader, "x" * 601, has_room=False)
    yield Shown("answers.offer_less.offer_form: handed back", Rejected(form, errors))
    made = offered(cast, Status.OFFERED)
    seen = offer_less.offer(cast.reader, made, person)
    yield drawn("", offer_less.preview_offer, cast.reader, made, cast.mentee, seen, PRINT)
    yield drawn("with words", offer_less.offer, cast.reader, made, person)
    yield drawn("without words", offer_less.offer, cast.reader, replace(made, words=""), person)
    yield drawn("without a name", offer_less.offer, cast.reader, replace(made, unnamed=True), person)
    in_writing = replace(made, kind="quick-question")
    yield drawn(
        "in writing, no name", offer_less.offer, cast.reader, replace(in_writing, unnamed=True), person
    )
    for status in (Status.WAITING, Status.ANSWERED, Status.DECLINED):
        taken = replace(in_writing, status=status)
        yield drawn(f"{status}", offer_less.taken, cast.reader, taken, person)
        yield drawn(f"{status}", answer.moved_on, cast.reader, taken)
        card = answer.MentorCard(taken, cast.mentor, cast.mentee, 2)
        yield drawn(f"{status}, taken in writing", answer.mentor_card, cast.reader, card)
        yield drawn(f"{status}, taken in writing", ask_views.receipt, cast.reader, taken, person)
    yield drawn("", offer_less.take_back_first, cast.reader, made, cast.mentee)
    gone = offered(cast, Status.NOT_NEEDED)
    yield drawn("", offer_less.pass_on_first, cast.reader, gone, person, cast.mentee)
    back = cast.ask(Status.WITHDRAWN)
    yield drawn("", outcome.let_go_first, cast.reader, back, person, cast.mentee, "ask_2")
    for status in OFFER_STANDINGS:
        one = offered(cast, status)
        yield drawn(f"{status} offer", ask_views.receipt, cast.reader, one, person)
        if status not in OPEN:
            yield drawn(
                f"{status} offer, 3 others", ask_views.outcome, cast.reader, one, person, (cast.mentor,) * 3
            )


def _thanks(cast: Cast) -> Iterator[Shown]:
    ask, person = cast.ask(Status.ANSWERED), cast.mentor.person
    written = {"ready": "own", "words": cast.words}
    yield drawn("new", thanks.thank_form, cast.reader, ask, person, {})
    form = thanks.thank_form(cast.reader, ask, person, written)
    for words in ("", "x" * 401):
        errors = thanks.READY_THANKS.errors(cast.reader, {"ready": "own", "words": words})
        yield Shown(
            f"answers.thanks.thank_form: handed back, {len(words)} characters", Rejected(form, errors)
        )
    seen = thanks.thanks(cast.reader, ask, cast.mentee, cast.words)
    yield drawn("", thanks.preview_thanks, cast.reader, ask, person, seen, PRINT)
    yield drawn("", thanks.thanks, cast.reader, ask, cast.mentee, cast.words)
    for state in (None, *FollowUpStatus):
        further = further_of(cast, state) if state else None
        for thanked in (True, False):
            more = thanks.steps(cast.reader, ask, person, thanks.AfterAnswer(thanked, further))
            title = f"answered, follow-up {state}, thanked {thanked}"
            yield drawn(title, ask_views.outcome, cast.reader, ask, person, (), more)


def further_of(cast: Cast, state: FollowUpStatus) -> FollowUp:
    """Return a follow-up in some state."""
    answer = cast.words if state is FollowUpStatus.ANSWERED else ""
    ask = cast.ask(Status.ANSWERED)
    return FollowUp(ask.id, ask.community, cast.words, state, NOW, CLOSES, answer)


def _follow_ups(cast: Cast) -> Iterator[Shown]:
    ask, person = cast.ask(Status.ANSWERED), cast.mentor.person
    yield drawn("new", thanks.follow_up_form, cast.reader, ask, person, {})
    form = thanks.follow_up_form(cast.reader, ask, person, {"words": cast.words})
    for words in ("?", "x" * 601):
        errors = thanks.follow_up_errors(cast.reader, words)
        yield Shown(
            f"answers.thanks.follow_up_form: handed back, {len(words)} characters", Rejected(form, errors)
        )
    seen = thanks.follow_up_card(cast.reader, ask, cast.mentee, further_of(cast, FollowUpStatus.WAITING))
    yield drawn("", thanks.preview_follow_up, cast.reader, ask, person, seen, PRINT)


def _mores(cast: Cast) -> Iterator[Shown]:
    ask, waits = cast.ask(Status.ANSWERED), further_of(cast, FollowUpStatus.WAITING)
    yield drawn("new", thanks.more_form, cast.reader, waits, cast.mentee, {})
    form = thanks.more_form(cast.reader, waits, cast.mentee, {"words": cast.words})
    for words in ("", "x" * 2401):
        errors = thanks.more_errors(cast.reader, words)
        yield Shown(f"answers.thanks.more_form: handed back, {len(words)} characters", Rejected(form, errors))
    ended = further_of(cast, FollowUpStatus.ANSWERED)
    seen = thanks.follow_up_end(cast.reader, ended, cast.mentor.person)
    yield drawn("", thanks.preview_more, cast.reader, waits, cast.mentee, seen, PRINT)
    left = further_of(cast, FollowUpStatus.LEFT)
    yield drawn("", thanks.leave_more_first, cast.reader, left, cast.mentor.person, cast.mentee)
    for state in FollowUpStatus:
        further = further_of(cast, state)
        yield drawn(state, thanks.follow_up_card, cast.reader, ask, cast.mentee, further)
        if state is not FollowUpStatus.WAITING:
            yield drawn(state, thanks.follow_up_end, cast.reader, further, cast.mentor.person)


def _rooms(cast: Cast) -> Iterator[Shown]:
    for ending in Ending:
        space = space_of(cast, ending)
        for line in (cast.mentee.line, ""):
            quiet = replace(space, mentee=replace(cast.mentee, line=line))
            state = f"{ending or 'going'}, {'a line' if line else 'no line'}"
            yield drawn(state, room.welcome, cast.reader, quiet)
        for one in space.mentorship.two:
            yield drawn(f"{ending or 'going'}, {one}", room.page, cast.reader, space, of=one)
        if ending is not Ending.GOING:
            for mentor in (True, False):
                of = space.mentor.id if mentor else space.mentee.id
                yield drawn(f"{ending}, {mentor}", ending_views.finished, cast.reader, space, of=of)
                by = replace(space, mentorship=replace(space.mentorship, ended_by=space.mentor.id))
                yield drawn(
                    f"{ending}, {mentor}, by the mentor", ending_views.finished, cast.reader, by, of=of
                )
    yield from _both_endings(cast)
    for kind in cast.reader.programme.kinds:
        yield drawn(kind.key, opening_questions.questions, cast.reader, kind.key)
    others = tuple((cast.ask(status), cast.mentor.person) for status in (Status.WAITING, Status.OFFERED))
    more = outcome.still_thinking(cast.reader, cast.ask(Status.ACCEPTED), others * 2)
    yield drawn(
        "accepted, others think",
        ask_views.outcome,
        cast.reader,
        cast.ask(Status.ACCEPTED),
        cast.mentor.person,
        (),
        more,
    )


def _both_endings(cast: Cast) -> Iterator[Shown]:
    reader, space = cast.reader, space_of(cast)
    agreed = replace(space, mentorship=replace(space.mentorship, meets_at=CLOSES))
    yield drawn("", ending_views.taken_back, reader, space)
    over = space_of(cast, Ending.STOPPED)
    yield drawn("an older card", ending_views.last_card, reader, over)
    act, back = (
        Button(label, mentorships.SEE, space.mentorship.id) for label in ("End it", "Keep this time")
    )
    words = second_look.SecondLook(
        "End it?", "What goes: all of it.", people.first_name(cast.mentee), "It ended.", act, back
    )
    yield drawn("", second_look.second_look, reader, words)
    yield drawn("", room.call_off_first, reader, agreed, of=space.mentee.id)
    yield drawn("", room.called_off, reader, space)
    for name, one in {"no time": space, "a time": agreed}.items():
        yield drawn(name, ending_views.how_to_stop, reader, one)
        for how in (Ending.TOGETHER, Ending.STOPPED):
            of = space.mentee.id
            waits = PendingEnding(one.mentorship.id, of, one.mentorship.community, how, NOW)
            yield drawn(f"{how}, {name}", ending_views.look, reader, one, how, of=of)
            yield drawn(f"{how}, {name}", ending_views.pending, reader, one, waits, of=of)


def space_of(cast: Cast, ending: Ending = Ending.GOING) -> Space:
    """Return the room of a mentorship."""
    ended = None if ending is Ending.GOING else NOW
    one = replace(cast.mentorship, ending=ending, ended_at=ended)
    return Space(one, cast.ask(Status.ACCEPTED), cast.mentor.person, cast.mentee)


def _times(cast: Cast) -> Iterator[Shown]:
    space = space_of(cast)
    listed = tuple(
        Suggestion(NOW + timedelta(days=1, hours=n), one)
        for n, one in enumerate(space.mentorship.two * 3, start=1)
    )
    fits = Times(tuple(one.at for one in listed), suit_both=True)
    yield drawn("both awake", suggest.suggest_form, cast.reader, space, fits, {})
    far = replace(space, mentee=replace(cast.mentee, zone="America/Argentina/ComodRivadavia"))
    far = replace(far, mentor=replace(far.mentor, zone="Antarctica/DumontDUrville"))
    for zone in (far.mentor.zone, far.mentee.zone):
        there, bad = replace(cast.reader, zone=zone), replace(fits, suit_both=False)
        yield drawn(f"nobody's day, {zone}", suggest.suggest_form, there, far, bad, {})
    yield drawn("", room.over, cast.reader)
    both = replace(space, mentorship=replace(space.mentorship, suggested=listed))
    yield drawn("", room.suggested_by_both, cast.reader, both, listed[0].at)
    form = suggest.suggest_form(cast.reader, space, fits, {"day": "2026-11-25", "time": "half past nine"})
    errors = suggest.no_such_time(cast.reader, {})
    yield Shown("mentorships.suggest.suggest_form: handed back", Rejected(form, errors))
    london, skipped = replace(cast.reader, zone="Europe/London"), {"day": "2027-03-28", "time": "01:30"}
    left_out = suggest.no_such_time(london, skipped)
    form = suggest.suggest_form(london, space, fits, skipped)
    yield Shown("mentorships.suggest.suggest_form: left out", Rejected(form, left_out))
    for name, one in {
        "none": space.mentorship,
        "six": replace(space.mentorship, suggested=listed),
        "moving": replace(space.mentorship, suggested=listed[:1], meets_at=CLOSES),
        "chosen": replace(space.mentorship, meets_at=CLOSES),
        "called off": replace(space.mentorship, called_off=CLOSES),
        "over": replace(space.mentorship, meets_at=NOW - timedelta(days=1)),
        "ended": space_of(cast, Ending.TOGETHER).mentorship,
        "ended before they met": replace(space_of(cast, Ending.STOPPED).mentorship, called_off=CLOSES),
    }.items():
        yield drawn(name, room.times, cast.reader, replace(space, mentorship=one))
        yield drawn(name, room.moved_on, cast.reader, replace(space, mentorship=one))
        yield drawn(name, room.agreed, cast.reader, replace(space, mentorship=one))
        yield drawn(name, room.suggested, cast.reader, replace(space, mentorship=one))
        shown = room.page(cast.reader, replace(space, mentorship=one), of=space.mentor.id)
        assert isinstance(shown.message, Message)
        yield Shown(f"mentorships.room.page: {name}", shown.message)


def _meetings(cast: Cast) -> Iterator[Shown]:
    for ending in (Ending.GOING, Ending.STOPPED):
        one = replace(cast.mentorship, ending=ending)
        for mentee in (True, False):
            for met in Met:
                for how in Went:
                    meeting = Meeting(one.id, cast.mentee.id, one.community, NOW, None, met, how)
                    asked = met_views.Asked(meeting, one, cast.mentor.person, mentee)
                    name = f"{ending or 'going'}, {mentee}, {met or 'unsaid'}, {how or 'unsaid'}"
                    yield drawn(name, met_views.card, cast.reader, asked)


def _second_voices(cast: Cast) -> Iterator[Shown]:
    one = cast.mentorship
    meeting = Meeting(one.id, cast.mentee.id, one.community, NOW, None, Met.YES, Went.GOOD)
    for said in (
        (Manner.LISTENS,),
        (Manner.ENCOURAGES, Manner.CHALLENGES),
        (Manner.CONNECTS, Manner.EXPLAINS),
    ):
        first = replace(cast.mentor, manners=said)
        for manner in others(said):
            second = second_voice.Second(first, replace(cast.mentor, manners=(manner,)), manner)
            asked = met_views.Asked(meeting, one, first.person, mentee=True, second=second)
            yield drawn(f"{said[0]}, and one who {manner}", met_views.card, cast.reader, asked)


def _typed(cast: Cast) -> Iterator[Shown]:
    for kind in ("quick-question", TALK):
        for said in ("Yes, gladly", "Sorry, not this time", cast.words):
            ask = cast.ask(Status.WAITING, kind)
            name = f"{kind}, {said[:12]!a}"
            yield drawn(name, typed.shall_i, cast.reader, ask, cast.mentee, said, "lkg_1")
    for many in (2, 12):
        waiting = ((cast.ask(Status.WAITING), cast.mentee),) * many
        yield drawn(f"{many}", typed.for_whom, cast.reader, waiting, cast.words, "lkg_1")
    yield drawn("", typed.file_alone, cast.reader)
    asked = typed.shall_i(cast.reader, cast.ask(Status.WAITING), cast.mentee, "Yes, gladly", "lkg_1")
    yield drawn("", typed.beside_a_file, cast.reader, asked)


def _rewording(cast: Cast) -> Iterator[Shown]:
    ask, person = cast.ask(Status.WAITING), cast.mentor.person
    yield drawn("", reword.reword_form, cast.reader, ask, person, cast.words)
    seen = answer.mentor_card(cast.reader, answer.MentorCard(ask, cast.mentor, cast.mentee, 2))
    yield drawn("", reword.preview_reword, cast.reader, ask, person, seen, PRINT)
    opened = replace(ask, opened_at=NOW)
    yield drawn("waiting, opened", ask_views.receipt, cast.reader, opened, person)

"""The screens of open asks and of asks without a name."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.asks.ask import Ask, Status
from bot.domain.common.ids import OpenAskId, PersonId
from bot.domain.common.people import Person
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.ui.forms import Rejected
from bot.ui.nodes import Message
from bot.views.answers import answer, thanks
from bot.views.asks import ask as ask_views
from bot.views.common import alternatives, anonymous, refusals
from bot.views.home import home, typed
from bot.views.open_asks import claim, open_ask
from bot.views.search import compare, find
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import CLOSES, NOW, PRINT, Cast

REF = "lkg_0123456789abcdefghijkl"
HIDDEN = (Status.WAITING, Status.DECLINED, Status.CLOSED, Status.WITHDRAWN)


def open_asks(cast: Cast) -> Iterator[Shown]:
    """Return every screen of an open ask, and of an ask without a name, in every state."""
    for part in (_writing, _carried, _asked, _without_a_name, _compared):
        yield from part(cast)


def carry_of(cast: Cast, state: OpenAskStatus = OpenAskStatus.CARRYING) -> OpenAsk:
    """Return an open ask with this status."""
    made = OpenAskId("car_0123456789abcdefghijkl")
    here, mentee = cast.mentee.community, cast.mentee.id
    return OpenAsk(made, here, mentee, "quick-question", cast.words, cast.words, False, state, NOW, CLOSES)


def carried(cast: Cast, status: Status, kind: str = "quick-question") -> Ask:
    """Return a step of an open ask with this status."""
    return replace(cast.ask(status, kind), carried=carry_of(cast).id)


def preview_of(cast: Cast, carry: OpenAsk) -> open_ask.OpenAskPreview:
    """Return an open ask that is about to be sent, with its card where it goes to a channel."""
    called = anonymous.called(cast.reader, cast.words) if carry.unnamed else cast.mentee.name
    seen = answer.asked(cast.reader, carry, replace(cast.mentee, name=called, zone=""))
    card = claim.card(cast.reader, carry) if carry.channel else None
    return open_ask.OpenAskPreview(REF, PRINT, carry, seen, card)


def _writing(cast: Cast) -> Iterator[Shown]:
    written = {"kind": "cv-review", "question": cast.words, "line": cast.words, "unnamed": "yes"}
    kinds = cast.reader.programme.offered
    yield drawn("new", open_ask.form, cast.reader, REF, {}, kinds)
    yield drawn("not given", open_ask.form, cast.reader, REF, written, kinds[:1])
    yield drawn("", alternatives.nobody_gives, cast.reader)
    form = open_ask.form(cast.reader, REF, written, kinds)
    errors = {**open_ask.no_room(cast.reader), **anonymous.needs_writing(cast.reader)}
    yield Shown("open_asks.open_ask.form: handed back", Rejected(form, errors))
    yield drawn("", open_ask.preview, cast.reader, preview_of(cast, carry_of(cast)))
    unnamed = replace(carry_of(cast), unnamed=True)
    yield drawn("without a name", open_ask.preview, cast.reader, preview_of(cast, unnamed))
    yield drawn("", open_ask.sent, cast.reader, carry_of(cast))


def _carried(cast: Cast) -> Iterator[Shown]:
    for state in OpenAskStatus:
        yield drawn(state, open_ask.card, cast.reader, carry_of(cast, state), None, None)
    for status in (Status.ACCEPTED, Status.ANSWERED):
        taken, mentor = carried(cast, status), cast.mentor.person
        yield drawn(status, open_ask.card, cast.reader, carry_of(cast, OpenAskStatus.TAKEN), taken, mentor)
    yield drawn("", open_ask.withdraw_first, cast.reader, carry_of(cast))
    for others in ((), (cast.mentor,) * 3):
        ended = carry_of(cast, OpenAskStatus.ENDED)
        yield drawn(f"{len(others)} others", open_ask.ended, cast.reader, ended, others)
    shown = home.Home(cast.mentee, (), (), (), 0, None, carried=(carry_of(cast),) * 4)
    yield drawn("open asks", home.home, cast.reader, shown)
    nodes = open_ask.still_on_its_way(cast.reader, carry_of(cast))
    yield Shown("open_asks.open_ask.still_on_its_way: ", Message("Amara said yes", nodes))


def _asked(cast: Cast) -> Iterator[Shown]:
    for status in HIDDEN:
        for kind in ("quick-question", "ongoing"):
            card = answer.MentorCard(carried(cast, status, kind), cast.mentor, cast.mentee, 2)
            yield drawn(f"carried, {status}, {kind}", answer.mentor_card, cast.reader, card)
        yield drawn(f"carried, {status}", refusals.already_settled, cast.reader, card.ask, cast.mentee)
    for claimed in (False, True):
        yield drawn(
            f"claimed {claimed}",
            open_ask.why_me,
            cast.reader,
            carried(cast, Status.WAITING),
            cast.mentee,
            claimed=claimed,
        )
    yield drawn("carried", typed.shall_i, cast.reader, carried(cast, Status.WAITING), cast.mentee, "Yes", "l")


def _without_a_name(cast: Cast) -> Iterator[Shown]:
    mentor = cast.mentor.person
    for field in ("", cast.words):
        called = anonymous.called(cast.reader, field)
        nobody = Person(PersonId(""), cast.mentee.community, called, zone="")
        for status in (Status.WAITING, Status.ANSWERED, Status.DECLINED):
            ask = replace(cast.ask(status), unnamed=True)
            card = answer.MentorCard(ask, cast.mentor, nobody, 1)
            yield drawn(f"{status}, no name, {bool(field)}", answer.mentor_card, cast.reader, card)
        waiting = replace(cast.ask(Status.WAITING), unnamed=True)
        yield drawn(
            f"no name, {bool(field)}", typed.shall_i, cast.reader, waiting, nobody, cast.words, "lkg_1"
        )
    for status in (Status.WAITING, Status.ANSWERED, Status.DECLINED):
        ask = replace(cast.ask(status), unnamed=True)
        yield drawn(f"{status}, without a name", ask_views.receipt, cast.reader, ask, mentor)
    answered = replace(cast.ask(Status.ANSWERED), unnamed=True)
    more = thanks.steps(cast.reader, answered, mentor, thanks.AfterAnswer(False, None))
    yield drawn("answered, without a name", ask_views.outcome, cast.reader, answered, mentor, (), more)
    yield drawn("", anonymous.first, cast.reader, answered, mentor, cast.words[:120], PRINT)
    yield drawn("", anonymous.shown, cast.reader, mentor)
    written = {"question": cast.words, "line": "", "unnamed": "yes"}
    form = ask_views.ask_form(cast.reader, cast.mentor, ("quick-question", "ongoing"), written)
    yield Shown(
        "common.anonymous.box: too well known", Rejected(form, anonymous.know_each_other(cast.reader, mentor))
    )


def _compared(cast: Cast) -> Iterator[Shown]:
    left = {kind.key: 9 for kind in cast.reader.programme.kinds}
    mentor = replace(cast.mentor, days=frozenset({0, 2, 4}))
    seen = find.Seen(mentor, (30.0,), left)
    full = find.Seen(replace(cast.mentor, headline="", languages=(), offers=()), (), {})
    for instead in ((), (seen,) * 4):
        for beside in ((seen, full), (seen, seen, full)):
            state = f"{len(beside)} beside, {len(instead)} more"
            yield drawn(state, compare.side_by_side, cast.reader, beside, instead)
    for saved in (True, False):
        yield drawn(f"saved {saved}", compare.with_whom, cast.reader, seen, saved=saved)

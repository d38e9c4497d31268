"""Passing it on: months after they were helped, a person is asked to open the smallest door there is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from bot.domain.common import nudge_budget
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.nudge_budget import NudgeKind, PlannedNudge
from bot.domain.common.people import Door, Mentor
from bot.domain.common.refusals import Refusal
from bot.domain.common.settings import Reminders
from bot.domain.mentors import card as card_rules
from bot.domain.open_asks.open_ask import OpenAsk, Status
from bot.domain.passing_on import pass_it_on as domain
from bot.domain.passing_on.pass_it_on import Helped, Passing, TimeHelped, Words
from bot.domain.passing_on.pass_it_on import Status as PassingStatus
from bot.domain.programme.kinds import Kind as Help
from bot.domain.programme.programme import UnderEighteen
from bot.handlers.common import nudge
from bot.handlers.mentors import door
from bot.handlers.mentors.page import mine
from bot.handlers.open_asks import carry as carry_handlers
from bot.handlers.passing_on import travelled
from bot.handlers.work import Work
from bot.ui.fit import fit, fit_line
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import passing_on
from bot.views.mentors import card_steps
from bot.views.passing_on import pass_it_on as views


def plan(work: Work) -> list[PlannedNudge]:
    """Return for each open ask a nudge to one person who was helped with something similar."""
    kind = _kind(work)
    waiting = work.passings.waiting(kind.key, work.now) if kind else []
    if not waiting:
        return []
    times_helped = _times_helped(work, work.passings.helped(work.now))
    return list(_planned(work, waiting, times_helped))


def next_due(work: Work) -> bool | None:
    """Send the longest due nudge, if a similar open ask still waits; None where none is due."""
    due = work.due_nudges.due(NudgeKind.ANSWER_ONE, work.now)
    if due is None:
        return None
    asked = _to_ask(work, due)
    notice = Notice(NoticeKind.ANSWER_ONE, due.ref) if asked else None
    if not nudge.take(work, due, notice) or asked is None:
        return False
    work.passings.tell(asked)
    return True


def card(ref: str, work: Work) -> Message | None:
    """Draw the nudge; nothing where the open ask does not wait any more."""
    passing, open_ask = work.passings.of(work.me.id), work.open_asks.get(ref)
    if passing is None or open_ask is None or passing.carry != ref or open_ask.state is not Status.CARRYING:
        return None
    return _drawn(work, passing)


def opened(notice: Notice, work: Work) -> Message | None:
    """Draw what stands under the cover of a nudge; what leads on from it once the open ask has ended."""
    passing = work.passings.of(work.me.id)
    if passing is None or passing.carry != notice.ref:
        return None
    told = card(notice.ref, work)
    return told or (_page if passing.stage is PassingStatus.TOLD else _drawn)(work, passing)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show what the presser answered: the answer to a repeated press."""
    passing = work.passings.of(work.me.id)
    drawn = _drawn(work, passing) if passing else None
    return drawn or work.refuse(Refusal.GONE)


def answer_one(request: Request, work: Work) -> Message | Aside:
    """Explain what answering one question means, before a door opens."""
    passing = work.passings.of(work.me.id)
    return _page(work, passing) if passing else work.refuse(Refusal.GONE)


def later(request: Request, work: Work) -> Message | Aside:
    """Ask the presser once more, months later."""
    return _answer(request, work, PassingStatus.LATER)


def not_now(request: Request, work: Work) -> Message | Aside:
    """Decline for good."""
    return _answer(request, work, PassingStatus.LEFT)


def tell_first(request: Request, work: Work) -> Message | Aside:
    """Tell the mentor who helped the presser that it travelled, or do not tell them."""
    passing = work.passings.of(work.me.id)
    if passing is not None and passing.travelled_at is None:
        work.passings.change(replace(passing, tells=request.ref == views.TELL), when=passing.stage)
    return answer_one(request, work)


def open_small_door(request: Request, work: Work) -> Message | Aside:
    """Open the smallest door, where the card is ready for it."""
    passing, kind = work.passings.of(work.me.id), _kind(work)
    if passing is not None and kind is not None and domain.is_unbegun(mine(work)):
        _open(work, passing, kind)
    return answer_one(request, work)


def small_card(request: Request, work: Work) -> Form | Aside:
    """Open the form with the two fields that a card must have."""
    passing, own = work.passings.of(work.me.id), mine(work)
    if passing is None:
        return work.refuse(Refusal.GONE)
    if _kind(work) is None or not domain.is_unbegun(own):
        return Aside(_page(work, passing))
    line = own.headline or fit_line(work.me.line, card_rules.LONGEST_HEADLINE)
    written = {"headline": line, "story": own.story, **work.drafts.get(passing_on.SMALL_CARD.name, "")}
    return views.small_card(work.reader, written)


def keep_small_card(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the two fields, or say what is wrong with them; then open the smallest door."""
    passing, kind, own = work.passings.of(work.me.id), _kind(work), mine(work)
    if passing is None or kind is None or not domain.is_unbegun(own):
        return kept(request, work)
    written = {name: request.first(name).strip() for name in ("headline", "story")}
    work.drafts.save(passing_on.SMALL_CARD.name, "", written)
    if errors := card_steps.who_errors(work.reader, written):
        return Rejected(views.small_card(work.reader, written), errors)
    _write(work, own, written)
    _open(work, passing, kind)
    return kept(request, work)


def kept(request: Request, work: Work) -> Message | Aside:
    """Show the current state after the form: the answer to a repeated delivery."""
    passing = work.passings.of(work.me.id)
    return Aside(_page(work, passing)) if passing else work.refuse(Refusal.GONE)


def _kind(work: Work) -> Help | None:
    """Return the kind of help of a small door; None where the community invites to none.

    Where a member might be under 18, managers screen mentors and no nudge may replace them. Nor may one
    replace the hello, where a first door needs one.
    """
    begun = work.beginnings.get()
    if not begun.is_open or begun.approves or begun.under_18 is UnderEighteen.YES:
        return None
    return domain.smallest(work.programme)


def _times_helped(work: Work, helped: Iterable[Helped]) -> list[TimeHelped]:
    about = work.search.topics
    return [TimeHelped(one, about(one.question), about(one.field)) for one in helped]


def _about(work: Work, open_ask: OpenAsk) -> Words:
    return work.search.topics(f"{open_ask.question}\n{open_ask.words}")


def _planned(
    work: Work, waiting: Iterable[OpenAsk], times_helped: Sequence[TimeHelped]
) -> Iterator[PlannedNudge]:
    everyday = domain.everyday([one.about for one in times_helped])
    fields = work.search.topics("\n".join(work.passings.fields()))
    taken: set[PersonId] = set()
    for open_ask in waiting:
        nearest = domain.nearest(_about(work, open_ask), times_helped, everyday, fields)
        free = (one for one in nearest if one.person not in taken and not _was_planned(work, one, open_ask))
        one = next((one for one in free if _fits(work, open_ask, one)), None)
        if one is not None:
            taken.add(one.person)
            hours = nudge.hours(work, work.people.named(one.person))
            at = nudge_budget.days_after(work.now, 1, hours, work.now)
            yield PlannedNudge(
                work.community, one.person, NudgeKind.ANSWER_ONE, open_ask.id, at, open_ask.ends_at
            )


def _was_planned(work: Work, one: Helped, open_ask: OpenAsk) -> bool:
    return work.due_nudges.get(one.person, NudgeKind.ANSWER_ONE, open_ask.id) is not None


def _to_ask(work: Work, due: PlannedNudge) -> Passing | None:
    """Return the passing to ask now; None where no open ask waits, or the person is not to be asked."""
    kind, open_ask = _kind(work), work.open_asks.get(due.ref)
    if kind is None or open_ask is None or open_ask.kind != kind.key or work.passings.is_known(open_ask.id):
        return None
    times_helped = _times_helped(work, work.passings.helped(work.now, of=due.person))
    nearest = domain.closest(_about(work, open_ask), times_helped)
    one = next((one for one in nearest if _fits(work, open_ask, one)), None)
    return domain.asked(work.passings.of(due.person), one, open_ask, work.now) if one else None


def _fits(work: Work, open_ask: OpenAsk, one: Helped) -> bool:
    """Tell whether this person may be asked because of this open ask, and it could go to them."""
    if work.settings.of(one.person).reminders is Reminders.NONE or not work.people.named(one.person).is_here:
        return False
    if one.mentor == open_ask.mentee or one.mentor in work.safety.apart_from(one.person):
        return False
    kind = work.programme.kind(open_ask.kind)
    small = domain.small_door(work.people.named(one.person), kind, work.programme)
    return carry_handlers.may_come_to(work, open_ask, small)


def _answer(request: Request, work: Work, stage: PassingStatus) -> Message | Aside:
    passing = work.passings.of(work.me.id)
    if passing is not None and passing.stage is not PassingStatus.UP:
        last = passing.times >= domain.MOST_TIMES
        said = replace(passing, stage=PassingStatus.LEFT if last else stage, at=work.now)
        work.passings.change(said, when=passing.stage)
    return stands(request, work)


def _drawn(work: Work, passing: Passing) -> Message | None:
    asked, open_ask = work.asks.get(passing.ask), work.open_asks.get(passing.carry)
    match passing.stage:
        case PassingStatus.TOLD:
            if asked is None or open_ask is None:
                return None
            first_time = passing.times < domain.MOST_TIMES
            return views.nudge(work.reader, open_ask.kind, asked.sent_at, first_time=first_time)
        case PassingStatus.LATER:
            return views.later(work.reader)
        case PassingStatus.LEFT:
            return views.left(work.reader)
        case PassingStatus.UP:
            return _page(work, passing)
        case never:
            assert_never(never)


def _page(work: Work, passing: Passing) -> Message:
    kind, own = _kind(work), mine(work)
    opened = passing.stage is PassingStatus.UP and own.door is Door.OPEN
    if kind is None or not (opened or domain.is_unbegun(own)):
        return views.own_way(work.reader)
    could = own if opened else domain.small_door(work.me, kind, work.programme)
    shown = views.PassItOnPage(
        kind=kind.key,
        may_come=_may_come(work, passing, could),
        first=travelled.who_helped(work, passing) if passing.travelled_at is None else None,
        tells=passing.tells,
        is_ready=not _missing(own, kind),
        first_time=passing.times < domain.MOST_TIMES,
    )
    return views.opened(work.reader, shown) if opened else views.page(work.reader, shown)


def _may_come(work: Work, passing: Passing, could: Mentor) -> bool | None:
    """Tell whether the open ask may still go to them; None where it already did."""
    open_ask = work.open_asks.get(passing.carry)
    if open_ask is not None and could.id in work.open_asks.carried_to(open_ask.id):
        return None
    return open_ask is not None and carry_handlers.may_come_to(work, open_ask, could)


def _missing(own: Mentor, kind: Help) -> bool:
    return bool(card_rules.missing(replace(own, offers=(domain.small_offer(kind),))))


def _write(work: Work, own: Mentor, written: Mapping[str, str]) -> None:
    work.cards.begin(own)
    headline = fit_line(written["headline"], 2 * card_rules.LONGEST_HEADLINE)
    story = fit(written["story"], 2 * card_rules.LONGEST_STORY)
    work.cards.tell(own.id, headline=headline, story=story, field=own.field, manners=own.manners)
    work.drafts.drop(passing_on.SMALL_CARD.name, "")


def _open(work: Work, passing: Passing, kind: Help) -> None:
    """Open the smallest door on the same path as every door, where its card is ready."""
    own = mine(work)
    if _missing(own, kind):
        return
    work.cards.begin(own)
    work.cards.limit(own.id, domain.AT_ONCE)
    position = work.programme.kinds.index(kind)
    work.cards.give(own.id, domain.small_offer(kind), position=position)
    if door.turn_open(work, mine(work)) is True:
        work.passings.change(replace(passing, stage=PassingStatus.UP, at=work.now), when=passing.stage)


def is_past(ref: str, work: Work) -> bool:
    """Tell whether the open ask behind it has ended."""
    return nudge.is_past(work, NudgeKind.ANSWER_ONE, ref)

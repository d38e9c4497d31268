"""`/programme`: the steps before the opening, the kinds of help, and the opening itself."""

from bot.domain.asks.human_help import Hand, HelpStatus
from bot.domain.common.people import Person
from bot.domain.common.refusals import Refusal
from bot.domain.opening.opening import Beginning, needed
from bot.domain.programme.kinds import Kind
from bot.domain.programme.programme import UnderEighteen
from bot.domain.search.wishes import WishAbout
from bot.handlers.introductions import for_managers
from bot.handlers.mentors import first_door_approve
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request, Surface
from bot.ui.verbs import programme
from bot.views.programme import doubts
from bot.views.programme import kinds as kinds_views
from bot.views.programme import page as views
from bot.views.programme import under_18 as under_18_views

ANEW = "new"
"""The ref of a button whose card must stay unchanged: the page is shown privately instead."""


def page(request: Request, work: Work) -> Message | Aside:
    """Show what is prepared, or who could use a hand and what people look for."""
    return _shown(request, drawn(work))


def drawn(work: Work) -> Message:
    """Draw the page in its current state."""
    return views.page(work.reader, _page(work))


def preparing(work: Work) -> views.ProgrammePage | None:
    """Return how far the preparation is; None once the community is open."""
    return None if work.beginnings.get().is_open else _page(work)


def kinds(request: Request, work: Work) -> Message | Aside:
    """List the kinds of help."""
    return kinds_views.kinds(work.reader, _number(work, request.ref))


def looks_right(request: Request, work: Work) -> Message | Aside:
    """Keep that a manager checked the kinds of help."""
    work.beginnings.check_kinds()
    return drawn(work)


def turn_kind(request: Request, work: Work) -> Message | Aside:
    """Turn a kind of help off or on again; the button says which, so that a repeat changes nothing."""
    about = programme.TURN_KIND.read(request.ref)
    if about is None or _kind(work, about.kind) is None:
        return work.refuse(Refusal.GONE)
    key, off = about.kind, about.way == "off"
    if off and [one.key for one in work.programme.offered] == [key]:
        return kinds_views.last_one(work.reader)
    if (key in work.programme.off) != off:
        work.kinds.turn(key, off=off)
        work.settle_anew()
    return kind_listed(request, work)


def kind_listed(request: Request, work: Work) -> Message | Aside:
    """Show the page of kinds that this kind is on."""
    keys = [kind.key for kind in work.programme.kinds]
    about = programme.TURN_KIND.read(request.ref)
    place = keys.index(about.kind) if about and about.kind in keys else 0
    return kinds_views.kinds(work.reader, place // kinds_views.KINDS_A_PAGE)


def kind(request: Request, work: Work) -> Form | Aside:
    """Open the form with the suggestions of one kind of help."""
    found = _kind(work, request.ref)
    if found is None:
        return work.refuse(Refusal.GONE)
    return kinds_views.form(work.reader, found, work.drafts.get(programme.KIND.name, found.key))


def keep_kind(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the suggestions of one kind of help."""
    found = _kind(work, request.ref)
    if found is None:
        return work.refuse(Refusal.GONE)
    written = {name: request.first(name).strip()[:20] for name in ("places", "reminder")}
    work.drafts.save(programme.KIND.name, found.key, written)
    if errors := kinds_views.errors(work.reader, found, written):
        return Rejected(kinds_views.form(work.reader, found, written), errors)
    work.kinds.suggest(found.key, places=int(written["places"]), reminder_days=int(written["reminder"]))
    work.drafts.drop(programme.KIND.name, found.key)
    work.settle_anew()
    return kind_listed(request, work)


def under_18(request: Request, work: Work) -> Message | Aside:
    """Ask whether a member might be under 18."""
    return under_18_views.question(work.reader, work.beginnings.get())


def answer_18(request: Request, work: Work) -> Message | Aside:
    """Keep a no; a yes is kept only after it was said what it means: see `confirm_18`."""
    if request.ref not in {UnderEighteen.YES, UnderEighteen.NO}:
        return work.refuse(Refusal.GONE)
    beginning = work.beginnings.get()
    if request.ref == UnderEighteen.YES and beginning.under_18 is not UnderEighteen.YES:
        return under_18_views.confirm(work.reader, beginning)
    if beginning.under_18 != request.ref:
        work.beginnings.answer(UnderEighteen(request.ref))
    return answered_18(request, work)


def confirm_18(request: Request, work: Work) -> Message | Aside:
    """Keep that members may be under 18, and show what is not done for them."""
    if work.beginnings.get().under_18 is not UnderEighteen.YES:
        work.beginnings.answer(UnderEighteen.YES)
    return answered_18(request, work)


def answered_18(request: Request, work: Work) -> Message | Aside:
    """Show the page that follows the answer."""
    answer = work.beginnings.get()
    if request.ref == UnderEighteen.YES and answer.under_18 is not UnderEighteen.YES:
        return under_18_views.confirm(work.reader, answer)
    return (
        drawn(work) if answer.under_18 is UnderEighteen.NO else under_18_views.question(work.reader, answer)
    )


def screened(request: Request, work: Work) -> Message | Aside:
    """Keep that the community screens its mentors itself."""
    if work.beginnings.get().under_18 is UnderEighteen.YES:
        work.beginnings.screen()
    return drawn(work)


def invitation(request: Request, work: Work) -> Message | Aside:
    """Show the invitation, and keep that it was taken."""
    work.beginnings.invite()
    return invited(request, work)


def invited(request: Request, work: Work) -> Message | Aside:
    """Show the invitation."""
    return views.invitation(work.reader)


def opening(request: Request, work: Work) -> Message | Aside:
    """Ask for confirmation before the community opens; the question about age comes first."""
    return _shown(request, _before_opening(work, work.beginnings.get()))


def open_now(request: Request, work: Work) -> Message | Aside:
    """Open to everyone, once; the clock tells those who wished to be told."""
    beginning = work.beginnings.get()
    if not beginning.is_open and needed(beginning) is not None:
        return _before_opening(work, beginning)
    work.beginnings.open()
    return drawn(work)


def _before_opening(work: Work, beginning: Beginning) -> Message:
    if beginning.is_open:
        return drawn(work)
    if needed(beginning) is not None:
        return under_18_views.question(work.reader, beginning)
    return views.opening(work.reader, _page(work))


def _page(work: Work) -> views.ProgrammePage:
    beginning = work.beginnings.get()
    return views.ProgrammePage(
        beginning=beginning,
        doors=work.mentors.how_many_open(),
        kinds=len(work.programme.offered),
        readers=len(work.safety.readers()),
        wait=0 if beginning.is_open else work.wishes.how_many(WishAbout.OPENING),
        looked_for=tuple(work.wishes.looked_for()),
        hands=hands(work),
        introductions=for_managers.waiting(work),
        approvals=first_door_approve.how_many(work),
        in_doubt=in_doubt(work),
        set_up=work.setups.get() if work.managers_choose else None,
        me=work.me.id,
    )


def hands(work: Work) -> tuple[tuple[Hand, Person, Person | None], ...]:
    """Return the raised hands that the presser may see, those that nobody promised to see to first."""
    # A manager may be the one who raised a hand: only the other managers see it.
    unseen = {work.me.id, *work.safety.apart_from(work.me.id)}
    theirs = [hand for hand in work.hands.to_help() if hand.person not in unseen]
    raised = sorted(theirs, key=lambda hand: hand.reach is HelpStatus.PROMISED)
    named = work.people.many({who for hand in raised for who in (hand.person, hand.by) if who})
    return tuple((hand, named[hand.person], named.get(hand.by) if hand.by else None) for hand in raised)


def in_doubt(work: Work) -> tuple[doubts.Shown, ...]:
    """Return the messages that may not have arrived, without those of people kept apart from the presser."""
    apart = set(work.safety.apart_from(work.me.id))
    seen = [one for one in work.doubts.every() if not apart & set(one.readers)]
    named = work.people.many({reader for one in seen for reader in one.readers})
    return tuple((one, tuple(named[reader] for reader in one.readers)) for one in seen)


def _kind(work: Work, key: str) -> Kind | None:
    return next((kind for kind in work.programme.kinds if kind.key == key), None)


def _number(work: Work, ref: str) -> int:
    last = (len(work.programme.kinds) - 1) // kinds_views.KINDS_A_PAGE
    about = programme.KINDS.read(ref)
    return min(about.number, last) if about else 0


def _shown(request: Request, message: Message) -> Message | Aside:
    in_place = request.surface is Surface.CARD and request.ref != ANEW
    return message if in_place else Aside(message)

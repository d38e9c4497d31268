"""`/mentoring`: my home, and help."""

from bot.domain.asks.ask import Ask
from bot.domain.common import capacity
from bot.domain.common.ids import AskId
from bot.domain.common.people import Mentor
from bot.handlers.home import waits
from bot.handlers.mentors import first_door_wait, quarterly_letter
from bot.handlers.opening import first_days, first_hello
from bot.handlers.programme import page as programme
from bot.handlers.search import saved
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.home import home as views
from bot.views.home.own_room import OwnRoom
from bot.views.opening import first_hello as hello_views

LISTED = 200
"""The most asks, and the most mentorships, of one person that are listed and counted."""


def home(request: Request, work: Work) -> Message | Aside:
    """Show what waits for me, my asks, and the people I am in touch with."""
    shown = of(work)
    if work.me.manages and (begins := programme.preparing(work)) is not None:
        return Aside(views.preparing(work.reader, shown, begins))
    if not views.is_empty(shown) or not first_hello.is_due(work):
        return Aside(views.home(work.reader, shown))
    return Aside(views.welcome(work.reader, shown, _hello(request, work)))


def _hello(request: Request, work: Work) -> Message:
    too_soon = first_days.not_yet(work, "")
    return too_soon.message if too_soon else first_hello.hello(request, work)


def of(work: Work) -> views.Home:
    """Return what the home of the person who acts shows."""
    me = work.me.id
    mentor = work.mentors.get(me)
    in_touch = [(one, one.other(me)) for one in work.mentorships.of(me, limit=LISTED)]
    mine = [(ask, ask.mentor) for ask in _mine(work, {one.ask for one, _ in in_touch})]
    meets = work.mentorships.next_meeting(me)
    named = work.people.many({who for _, who in (*mine, *in_touch)})
    return views.Home(
        me=work.me,
        waiting=tuple(work.askers(work.asks.waiting_for(me))),
        mine=tuple((ask, named[who]) for ask, who in mine),
        in_touch=tuple((one, named[who]) for one, who in in_touch),
        saved=len(saved.whom_saved(work)),
        mentor=mentor,
        room=_room(work, mentor) if mentor else None,
        wishes=len(work.wishes.of(me)),
        carried=tuple(work.open_asks.on_their_way(me)),
        hello=first_door_wait.of(work, mentor) if mentor else None,
        introduced=work.introductions.going_of(me) is not None,
        thanked=mentor is not None and bool(quarterly_letter.thanks(work)),
        met=work.meetings.met_on([one.id for one, _ in in_touch], me),
        waits=waits.of(work),
        meets=(work.people.named(meets[0].other(me)), meets[1], meets[0].id) if meets else None,
    )


def _room(work: Work, mentor: Mentor) -> OwnRoom:
    held = work.places.held((mentor.id,))[mentor.id]
    left = tuple((offer.kind, capacity.left(mentor, offer, held, work.now)) for offer in mentor.offers)
    return OwnRoom(mentor, left, capacity.left_over_all(mentor, held))


def _mine(work: Work, running: set[AskId]) -> list[Ask]:
    """Return my asks, open ones first; what a yes began stands with the people I am in touch with."""
    return [ask for ask in work.asks.of_mentee(work.me.id, limit=LISTED) if ask.id not in running]


def help_(request: Request, work: Work) -> Message | Aside:
    """Say what can be typed."""
    return hello_views.help_page(work.reader, manages=work.me.manages)

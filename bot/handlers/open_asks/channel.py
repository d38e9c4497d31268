"""Where open asks go: a channel that managers choose and check, or from mentor to mentor."""

from dataclasses import replace

from bot.domain.asks import moving
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.open_asks import channel as channel_rules
from bot.domain.open_asks.open_ask import OpenAsk
from bot.handlers.open_asks import carry
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request, Surface
from bot.views.open_asks import channel as views
from bot.views.open_asks import claim as card_views

LONGEST_PLACE = 100
MOST_MANAGERS = 50


def page(request: Request, work: Work) -> Message | Aside:
    """Show where open asks go."""
    drawn = views.page(work.reader, work.channels.standing())
    return drawn if request.surface is Surface.CARD else Aside(drawn)


def choose(request: Request, work: Work) -> Form | Aside:
    """Open the choice of a channel."""
    return views.form(work.reader)


def keep(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the chosen channel and queue a first message to it: its delivery shows that we can write there."""
    place = request.first(views.WHERE).strip()
    if not place or len(place) > LONGEST_PLACE:
        return Rejected(views.form(work.reader), views.none_chosen(work.reader))
    chosen = work.channels.chosen()
    if chosen is None or chosen.problem or chosen.place != place:
        channel = channel_rules.choose(work.me, place, work.now)
        work.channels.choose(channel)
        work.show(channel.id, Notice(NoticeKind.CHANNEL_HELLO, channel.id))
    return page(request, work)


def leave(request: Request, work: Work) -> Message | Aside:
    """Send open asks from mentor to mentor from now on; cards in the channel stay to their end."""
    work.channels.leave()
    return page(request, work)


def hello(ref: str, work: Work) -> Message | None:
    """Draw the first message to a channel; nothing where the channel was left before its delivery."""
    found = work.channels.get(ref)
    return card_views.hello(work.reader) if found and found.ended_at is None else None


def lost(ref: str, work: Work) -> Message | None:
    """Draw for a manager that a channel was lost; nothing where another was chosen since."""
    found = work.channels.get(ref)
    lost_still = found is not None and found.ended_at is None and bool(found.problem)
    return views.lost(work.reader, found) if found and lost_still and work.me.manages else None


def look_after(work: Work) -> bool:
    """Do one step for a lost channel, or for a card in one; tell whether there was one.

    The managers are told once, and each unclaimed card then goes from mentor to mentor.
    """
    if broken := work.channels.broken():
        channel, why = broken
        if work.channels.lose(channel.id, why) and channel.ended_at is None:
            for manager in work.people.managers(limit=MOST_MANAGERS):
                work.show(manager.id, Notice(NoticeKind.CHANNEL_LOST, channel.id))
        return True
    if stranded := work.open_asks.stranded():
        carry.go_in_turn(work, stranded)
        return True
    return False


def bring_home(work: Work) -> bool:
    """End the unclaimed card that is longest past its deadline, or move it on; tell whether there was one."""
    over = work.open_asks.longest_over(work.now)
    if over is not None and not _moves_on(work, over):
        carry.come_home(work, over)
    return over is not None


def _moves_on(work: Work, over: OpenAsk) -> bool:
    """Move a deadline that lies on a quiet day, as after a standstill, to the next day that is none."""
    weeks, zone = work.programme.caps.quiet_weeks, work.people.named(over.mentee).zone
    later = replace(over, ends_at=moving.off_quiet_days(over.ends_at, zone, weeks))
    if later == over or not work.open_asks.change(later, was=over):
        return False
    work.redraw((later.mentee, later.channel), (later.id,))
    return True

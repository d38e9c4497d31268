"""What came of an announcement: presses and opened doors become numbers, and who missed it is said."""

from dataclasses import replace

from bot.domain.announcements.acts import senders
from bot.domain.announcements.announcement import A_WEEK, Action, ReaderState
from bot.domain.common.events import PersonLeaves
from bot.domain.common.people import Person
from bot.domain.common.refusals import Refusal
from bot.domain.mentors.events import DoorOpened
from bot.domain.outcomes.outcome import ActionPressed, Got, Step
from bot.handlers.mentors import page
from bot.handlers.outcomes import replies
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.outcomes import outcome as views


def open_door(request: Request, work: Work) -> Message | Aside:
    """Show a reader what being a mentor would be like; that they pressed is counted."""
    work.happened(ActionPressed(request.ref))
    return page.page(replace(request, ref=page.ANEW), work)


def search(request: Request, work: Work) -> Message | Aside:
    """Show a reader how to find a mentor; that they pressed is counted."""
    work.happened(ActionPressed(request.ref))
    return find.find(replace(request, ref=""), work)


def pressed(event: ActionPressed, work: Work) -> None:
    """Keep that a reader pressed what stands under an announcement, within a week of getting it."""
    if got := work.outcomes.latest_got(work.me.id, event.announcement) or _in_channel(event, work):
        work.outcomes.note(got, work.me.id, Step.PRESSED)


def _in_channel(event: ActionPressed, work: Work) -> Got | None:
    """Return an announcement that was posted in a channel within a week; None for its own manager."""
    one, post = work.announcements.get(event.announcement), work.posts.of(event.announcement)
    if one is None or post is None or post.posted_at is None or one.by == work.me.id:
        return None
    return Got(one.id, post.posted_at) if work.now < post.posted_at + A_WEEK else None


def opened(event: DoorOpened, work: Work) -> None:
    """Keep that a reader opened their door within a week of an announcement that asked for it."""
    got = work.outcomes.latest_got(event.mentor)
    one = work.announcements.get(got.announcement) if got else None
    if got and one and one.action is Action.DOOR:
        work.outcomes.note(got, event.mentor, Step.OPENED)


def leaves(event: PersonLeaves, work: Work) -> None:
    """Keep only numbers of what a person did who erases themselves."""
    if event.erased:
        work.outcomes.make_numbers_of(event.person)
        replies.leaves(work)


def make_numbers(work: Work) -> bool:
    """Keep only numbers of what readers did whose week is over; tell whether there was any."""
    over = work.outcomes.make_numbers()
    for announcement in sorted(over):
        for by in senders(work.announcements.acts(announcement)):
            replies.draw_numbers(work, by, announcement)
    return bool(over)


def missed(request: Request, work: Work) -> Aside:
    """Say why some missed an announcement: technical reasons by name, the others as numbers."""
    one = work.announcements.get(request.ref)
    if one is None:
        return work.refuse(Refusal.GONE)
    named = views.Missed(
        _named(work, one.id, ReaderState.UNREACHED), _named(work, one.id, ReaderState.IN_DOUBT)
    )
    # Beside the card, which stays and shows how things stand.
    return Aside(views.missed(work.reader, one, work.sendings.tally(one), named))


def _named(work: Work, announcement: str, state: ReaderState) -> list[Person]:
    ids = work.sendings.whose(announcement, state, limit=views.NAMED)
    found = work.people.many(ids)
    return [found[one] for one in ids if one in found and found[one].name]

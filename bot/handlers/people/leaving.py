"""A person has left the workspace: everything open ends kindly, nothing is erased, and they may come back."""

from bot.domain.common.events import PersonLeaves, PersonReturns
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Door
from bot.domain.safety.events import ContactAgain, ContactEnded
from bot.handlers.asks import human_help
from bot.handlers.work import Work
from bot.ui.nodes import Message
from bot.views.people import leaving as views

MOST = 200
"""The most mentorships of one person that end because they leave."""


def leave(work: Work) -> bool:
    """End what is open of the person who acts, who is no member any more; tell whether they were one.

    Whatever they wrote stays, their card too; its door is closed, and opens with one press later.
    """
    if not work.people.leave(work.me.id, work.now):
        return False
    if _is_missed(work):
        for manager in human_help.hearing(work, work.me.id):
            work.show(manager, Notice(NoticeKind.LEFT, work.me.id))
    part(work)
    return True


def part(work: Work, *, erased: bool = False) -> None:
    """End everything between the person who acts, who leaves or is being `erased`, and everybody else."""
    work.happened(PersonLeaves(work.me.id, erased=erased))
    in_touch = {one.other(work.me.id) for one in work.mentorships.of(work.me.id, limit=MOST)}
    for other in sorted(work.asks.others_of(work.me.id) | in_touch):
        work.happened(ContactEnded(work.me.id, other, left=not erased))


def come_back(work: Work) -> None:
    """Tell managers who read that the person who acts had left that they are back.

    Cards of answers that they share with others offer again what may follow.
    """
    work.happened(PersonReturns(work.me.id))
    for other in sorted(work.asks.others_of(work.me.id)):
        work.happened(ContactAgain(work.me.id, other))
    for manager in human_help.hearing(work, work.me.id):
        work.show(manager, Notice(NoticeKind.LEFT, work.me.id))


def card(ref: str, work: Work) -> Message | None:
    """Draw for a manager, in one line, that a person has left; or, once they are back, that they are."""
    person = work.people.get(PersonId(ref))
    if person is None or not work.me.manages or not person.name:
        return None
    return views.left(work.reader, person) if person.has_left else views.back(work.reader, person)


def is_past(ref: str, work: Work) -> bool:
    """Tell whether the person is back: then nobody needs to hear that they had left."""
    person = work.people.get(PersonId(ref))
    return person is None or not person.has_left


def _is_missed(work: Work) -> bool:
    """Tell whether anybody finds, waits for or is in touch with the person who acts."""
    mentor = work.mentors.get(work.me.id)
    is_open = mentor is not None and mentor.door is Door.OPEN
    return is_open or bool(work.asks.others_of(work.me.id) or work.mentorships.of(work.me.id, limit=1))

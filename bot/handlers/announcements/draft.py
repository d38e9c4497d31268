"""A draft of an announcement: read, changed, and what of it would be sent to how many."""

from collections.abc import Mapping

from bot.domain.announcements import timing
from bot.domain.announcements.announcement import Announcement, ManagerAct, Reach, Stage
from bot.domain.audiences import audience
from bot.domain.common.ids import AnnouncementId, fresh, print_of
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refused
from bot.domain.second_looks.colleague import LookSaid
from bot.handlers.work import Work


def draft_of(work: Work, announcement: str) -> Announcement | None:
    """Return a draft by id; None where it has been sent or is not there, or is a necessary notice."""
    one = any_draft(work, announcement)
    return None if one is None or one.necessary else one


def any_draft(work: Work, announcement: str) -> Announcement | None:
    """Return a draft by id, also one of a necessary notice; None where it has been sent or is not there."""
    one = work.announcements.get(announcement)
    return one if one and one.stage is Stage.DRAFT else None


def new(work: Work) -> Announcement:
    """Return a new and empty draft of the presser."""
    return Announcement(AnnouncementId(fresh("ann")), work.community, work.me.id, work.now)


def begin(work: Work, new: Announcement) -> Announcement:
    """Keep a new draft, and return it."""
    work.announcements.add(new)
    work.announcements.note(new.id, work.me.id, ManagerAct.WROTE)
    return new


def keep(work: Work, before: Announcement | None, new: Announcement) -> Announcement:
    """Keep a draft as it is written now, and return it; it is a new one if there was none `before`."""
    if before is None:
        return begin(work, new)
    change(work, new)
    tell_who_asked(work, new)
    return new


def change(work: Work, new: Announcement) -> bool:
    """Keep a changed draft; tell whether it was still one."""
    if not work.announcements.change(new, when=Stage.DRAFT):
        return False
    work.announcements.note(new.id, work.me.id, ManagerAct.WROTE)
    return True


def tell_who_asked(work: Work, new: Announcement) -> None:
    """Tell the manager who asked the presser to look at a draft that they have changed it."""
    seen = print_of(written_of(new))
    for look in work.looks.at(new.id):
        mine = look.by == work.me.id and look.asked_by is not None
        if mine and work.looks.say(look.id, LookSaid.CHANGED, print=seen):
            work.show(look.asked_by or "", Notice(NoticeKind.LOOKED, look.id))
            work.show(work.me.id, Notice(NoticeKind.LOOK, look.id))


def reach_of(work: Work, one: Announcement) -> Reach | None:
    """Return how many people would get it, now or as planned; None where it is not said for whom it is."""
    if not one.audience:
        return None
    chosen = audience.read(one.audience, [kind.key for kind in work.programme.kinds])
    if isinstance(chosen, Refused):
        return Reach(0)
    planned = timing.read(one.day, one.time)
    reach = work.audiences.reach(chosen, max(work.now, timing.starts(*planned)) if planned else None)
    return reach.with_later() if one.later else reach


def written(about: str, work: Work) -> Mapping[str, str]:
    """Return what would be sent, field by field; nothing once it has been sent."""
    one = work.announcements.get(about)
    if one is None or one.stage is not Stage.DRAFT:
        return {}
    return written_of(one)


def written_of(one: Announcement) -> Mapping[str, str]:
    """Return what is written in an announcement, field by field."""
    words = {"title": one.title, "words": one.words, "action": one.action.value, "signed": one.signed}
    more = {"necessary": one.necessary} if one.necessary else {}
    whom = {"audience": one.audience, "later": str(one.later), **more}
    return {**words, **whom, "greets": str(one.greets), "day": one.day, "time": one.time}

"""A post on its way into a channel: planned, called off, taken over, and how it ended."""

from dataclasses import replace

from bot.domain.announcements.acts import senders
from bot.domain.announcements.announcement import Announcement, ManagerAct, Stage
from bot.domain.announcements.starting import starts_on_or_after
from bot.domain.channel_posts import channel as rules
from bot.domain.channel_posts.channel import Post, PostState
from bot.domain.common.events import NoticeQueued, PersonLeaves
from bot.domain.common.ids import PersonId
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal
from bot.handlers.channel_posts import channel
from bot.handlers.work import Work
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.ui.verbs.announcements import PostDoubt
from bot.views.announcements import timing as times
from bot.views.channel_posts import channel as views

MOST_MANAGERS = 50

Both = tuple[Announcement, Post]


def card(ref: str, work: Work) -> Message | None:
    """Draw an announcement for its channel, or once more where it was corrected there; nothing else."""
    one, post = work.announcements.get(ref), work.posts.of(ref)
    if one is None or post is None or not one.is_written:
        return None
    under_way = post.state in {PostState.GOING, PostState.UNSURE}
    corrected = post.state is PostState.STANDS and one.corrected_at is not None
    return views.in_channel(work.reader, one) if under_way or corrected else None


def post_due(work: Work) -> bool:
    """Post what was planned and is due, on no quiet day; tell whether there was anything."""
    for post in work.posts.to_post():
        comes = starts_on_or_after(work.now, post.zone, work.programme.caps.quiet_weeks.cover) or work.now
        if comes > work.now:
            return work.posts.change(rules.plan(post, comes), when=PostState.PLANNED)
        return channel.go(work, post)
    return False


def settle(work: Work) -> bool:
    """Keep how a post ended, and tell its managers; tell whether there was one."""
    for post, state, at, why in work.posts.news():
        failed = state in {PostState.REFUSED, PostState.UNSURE}
        new = replace(post, state=state, message=at or post.message, problem=why if failed else "")
        if work.posts.change(new, when=post.state):
            tell(work, new)
        return True
    return False


def tell(work: Work, post: Post) -> None:
    """Tell the managers who sent a post how it ended; all of them, where none of those is left to act."""
    sent_it = sorted(senders(work.announcements.acts(post.announcement)))
    here = [one.id for by in sent_it if (one := work.people.get(by)) and one.manages and one.is_here]
    asks = post.state in {PostState.REFUSED, PostState.UNSURE}
    every = [one.id for one in work.people.managers(limit=MOST_MANAGERS)] if asks and not here else []
    for manager in (*here, *every):
        work.show(manager, Notice(NoticeKind.ANNOUNCING, post.announcement))


def leaves(event: PersonLeaves, work: Work) -> None:
    """Hold back what a manager who leaves has sent and nobody has been asked to show yet."""
    for post in work.posts.going_of(PersonId(event.person)):
        if work.posts.drop(post):
            work.posts.change(rules.plan(post, work.now), when=PostState.GOING)


def call_off(request: Request, work: Work) -> Message | Aside:
    """Make a draft again of what certainly stands nowhere; else show how it stands."""
    found = _both(work, request.ref)
    if found is None:
        return work.refuse(Refusal.GONE)
    one, post = found
    held = post.state in {PostState.PLANNED, PostState.REFUSED} or (
        post.state is PostState.GOING and work.posts.drop(post)
    )
    if not held or not work.posts.change(rules.take_back(post), when=post.state):
        return channel.now(work, one.id)
    work.announcements.change(replace(one, stage=Stage.DRAFT, begun_at=None), when=Stage.CHANNEL)
    work.announcements.note(one.id, work.me.id, ManagerAct.CALLED_OFF)
    return times.called_off(work.reader, one)


def take_over(request: Request, work: Work) -> Message | Aside:
    """Let a planned post go out in place of the manager who planned it."""
    found = _both(work, request.ref)
    if found is None:
        return work.refuse(Refusal.GONE)
    one, post = found
    if post.state is PostState.PLANNED and work.announcements.change(
        replace(one, by=work.me.id), when=Stage.CHANNEL
    ):
        work.announcements.note(one.id, work.me.id, ManagerAct.TOOK_OVER)
    return channel.now(work, one.id)


def try_again(request: Request, work: Work) -> Message | Aside:
    """Ask the platform once more to show what it refused."""
    found = _both(work, request.ref)
    if found is None:
        return work.refuse(Refusal.GONE)
    one, post = found
    if post.state is PostState.REFUSED and one.is_written and channel.go(work, post):
        work.announcements.note(one.id, work.me.id, ManagerAct.AGAIN)
    return channel.now(work, one.id)


def is_there(request: Request, work: Work) -> Message | Aside:
    """Keep that a manager saw the post in the channel."""
    about = announcements.SEEN_THERE.read(request.ref)
    found = _doubted(work, about)
    if about is None or found is None:
        return work.refuse(Refusal.ALREADY_SETTLED) if about is None else channel.now(work, about.about)
    one, post = found
    if work.posts.has_arrived(post, about.version):
        work.posts.change(replace(post, state=PostState.STANDS, problem=""), when=PostState.UNSURE)
        work.announcements.note(one.id, work.me.id, ManagerAct.SAW)
    return channel.now(work, one.id)


def post_again(request: Request, work: Work) -> Message | Aside:
    """Post it anew: a manager looked, and it is not there."""
    about = announcements.POST_AGAIN.read(request.ref)
    found = _doubted(work, about)
    if about is None or found is None:
        return work.refuse(Refusal.ALREADY_SETTLED) if about is None else channel.now(work, about.about)
    one, post = found
    if work.posts.send_again(post, about.version):
        work.posts.change(rules.go(post, work.now), when=PostState.UNSURE)
        work.announcements.note(one.id, work.me.id, ManagerAct.AGAIN)
        work.happened(NoticeQueued())
    return channel.now(work, one.id)


def _doubted(work: Work, about: PostDoubt | None) -> Both | None:
    found = _both(work, about.about) if about else None
    return found if found and found[1].state is PostState.UNSURE else None


def _both(work: Work, announcement: str) -> Both | None:
    one, post = work.announcements.get(announcement), work.posts.of(announcement)
    return (one, post) if one and post and one.stage is Stage.CHANNEL else None

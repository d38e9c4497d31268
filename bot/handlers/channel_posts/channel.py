"""An announcement in a channel: its channel is chosen, it is looked at once more, and posted once."""

from dataclasses import replace

from bot.domain.announcements import timing
from bot.domain.announcements.acts import senders
from bot.domain.announcements.announcement import Announcement, ManagerAct, Stage
from bot.domain.channel_posts import channel as rules
from bot.domain.channel_posts.channel import Post, PostState
from bot.domain.common.ids import print_of
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.refusals import Refusal, Refused
from bot.domain.corrections.correcting import may_correct
from bot.handlers.announcements import draft
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message, Node
from bot.ui.requests import ChosenPlace, PlaceProblem, Request
from bot.ui.verbs import announcements
from bot.views.announcements import timing as times
from bot.views.announcing import running as going
from bot.views.channel_posts import channel as views
from bot.views.corrections import correcting as corrections
from bot.views.outcomes import history, outcome
from bot.views.words import preview

LONGEST_PLACE = 100


def choose(request: Request, work: Work) -> Form | Aside:
    """Open the choice of a channel and of a time."""
    one = draft.draft_of(work, request.ref)
    if one is None:
        return work.refuse(Refusal.GONE)
    post = work.posts.of(one.id) if rules.is_for_channel(one) else None
    return times.channel_form(
        work.reader, one.id, times.TypedWhere(post.place if post else "", one.day, one.time)
    )


def keep(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep in which channel an announcement is posted, and when; what the platform says decides."""
    one = draft.draft_of(work, request.ref)
    if one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    place, day = request.first(times.WHERE).strip()[:LONGEST_PLACE], request.first("day").strip()
    typed = times.TypedWhere(place, day, request.first("time").strip()[:5])
    found = _found(request, place)
    post = rules.choose(one, work.me, place, found.name)
    new = replace(one, audience=rules.CHANNEL, day=typed.day, time=typed.time, by=work.me.id)
    if errors := _errors(work, new, post, found):
        return Rejected(times.channel_form(work.reader, one.id, typed), errors)
    if not draft.change(work, new):
        return work.refuse(Refusal.SENT_ALREADY)
    work.posts.choose(post)
    return Aside(drawn(work, new, post))


def _found(request: Request, place: str) -> ChosenPlace:
    """Return what the platform says of a channel; nothing where it could not be asked."""
    if request.places is None:
        return ChosenPlace()
    return request.places.get(place, ChosenPlace(problem=PlaceProblem.UNSEEN))


def _errors(work: Work, new: Announcement, post: Post, found: ChosenPlace) -> dict[str, str]:
    errors: dict[str, str] = {}
    if not post.place:
        errors[times.WHERE] = times.none_chosen(work.reader)
    elif found.problem:
        errors[times.WHERE] = times.cannot_post(work.reader, found.problem)
    if (new.day or new.time) and timing.read(new.day, new.time) is None:
        errors["day"] = times.no_such_time(work.reader)
    elif rules.is_over(new, post, work.now):
        errors["day"] = times.over(work.reader)
    return errors


def written(about: str, work: Work) -> dict[str, str]:
    """Return what would be posted, field by field; nothing once it is no draft for a channel any more."""
    words, post = draft.written(about, work), work.posts.of(about)
    return {**words, "place": post.place} if words and post else {}


def drawn(work: Work, one: Announcement, post: Post) -> Message:
    """Draw an announcement for a channel for a manager, as it stands."""
    shown = _shown(work, one, post)
    return (
        views.look_once_more(work.reader, shown)
        if one.stage is Stage.DRAFT
        else views.standing(work.reader, shown)
    )


def _shown(work: Work, one: Announcement, post: Post) -> views.PostShown:
    by = work.people.get(one.by)
    comes = rules.comes(one, post, work.now, work.programme.caps.quiet_weeks.cover)
    late = one.stage is Stage.DRAFT and rules.is_over(one, post, work.now)
    corrector = work.announcements.last_by(one.id, ManagerAct.CORRECTED)
    whose = work.people.named(corrector) if corrector else None
    return views.PostShown(
        one,
        post,
        print=print_of(written(one.id, work)),
        comes=comes if comes > work.now else None,
        late=late,
        moved=comes > work.now and comes != rules.comes(one, post, work.now, lambda _: False),
        waits=by is None or not by.manages or not by.is_here,
        trouble=bool(work.posts.trouble(post)),
        version=work.posts.version(post),
        since=(
            *_came(work, one, post),
            *corrections.how_far(work.reader, one, work.corrections.edits(one), whose),
        ),
        further=(
            *(() if isinstance(may_correct(one, post), Refused) else corrections.button(work.reader, one)),
            history.button(work.reader, one),
        ),
    )


def _came(work: Work, one: Announcement, post: Post) -> tuple[Node, ...]:
    """Say how many pressed what stands under a post."""
    if post.state is not PostState.STANDS:
        return ()
    return outcome.pressed_there(work.reader, one, work.outcomes.of(one.id))


def post(request: Request, work: Work) -> Message | Aside:
    """Post an announcement, or plan that; ask first where the same words went there within a day."""
    return _send(work, request.ref, anyway=False)


def post_anyway(request: Request, work: Work) -> Message | Aside:
    """Post the same words once more, where the draft is as it was when that was asked."""
    about = announcements.POST_ANYWAY.read(request.ref)
    one = work.announcements.get(about.about) if about else None
    there = work.posts.of(one.id) if one else None
    if about is None or one is None or there is None:
        return work.refuse(Refusal.GONE)
    if one.stage is Stage.DRAFT and about.print != print_of(written(one.id, work)):
        return preview.has_changed(work.reader, Aside(drawn(work, one, there)))
    return _send(work, one.id, anyway=True)


def stands(request: Request, work: Work) -> Message | Aside:
    """Show how a post stands: the answer to a repeated press."""
    about = announcements.POST_ANYWAY.read(request.ref) or announcements.SEEN_THERE.read(request.ref)
    return now(work, about.about) if about else work.refuse(Refusal.GONE)


def now(work: Work, announcement: str) -> Message | Aside:
    """Draw a post as it stands now."""
    one, there = work.announcements.get(announcement), work.posts.of(announcement)
    return drawn(work, one, there) if one and there else work.refuse(Refusal.GONE)


def _send(work: Work, announcement: str, *, anyway: bool) -> Message | Aside:
    # Of two managers who post the same words at once, the second is asked.
    work.announcements.one_at_a_time()
    one, there = work.announcements.get(announcement), work.posts.of(announcement)
    if one is None or there is None or not rules.is_for_channel(one):
        return work.refuse(Refusal.GONE)
    sent = rules.send(one, work.me, work.now)
    if isinstance(sent, Refused):
        return _not_sent(work, one, sent)
    if rules.is_over(one, there, work.now):
        return drawn(work, one, there)
    comes = rules.comes(one, there, work.now, work.programme.caps.quiet_weeks.cover)
    twin = None if anyway else work.posts.twin(there, one, comes)
    if twin is not None:
        return views.same_words(work.reader, _shown(work, one, there), twin[0], work.people.named(twin[1]))
    if not work.announcements.change(sent, when=Stage.DRAFT):
        return _not_sent(work, one, Refused(Refusal.SENT_ALREADY))
    if comes > work.now:
        work.announcements.note(one.id, work.me.id, ManagerAct.PLANNED)
        work.posts.change(rules.plan(there, comes), when=PostState.CHOSEN)
    else:
        work.announcements.note(one.id, work.me.id, ManagerAct.SENT)
        go(work, there)
    return now(work, one.id)


def go(work: Work, there: Post) -> bool:
    """Send a post on its way; tell whether nobody else has been faster."""
    if not work.posts.change(rules.go(there, work.now), when=there.state):
        return False
    work.show(there.id, Notice(NoticeKind.CHANNEL_POST, there.announcement))
    return True


def _not_sent(work: Work, one: Announcement, no: Refused) -> Message | Aside:
    by = next(iter(senders(work.announcements.acts(one.id))), work.me.id)
    if no.why is not Refusal.SENT_ALREADY:
        return work.refuse(no)
    return now(work, one.id) if by == work.me.id else going.sent_already(work.reader, work.people.named(by))

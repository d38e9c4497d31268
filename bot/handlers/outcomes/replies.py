"""Words typed after an announcement: offered to the manager who sent it, and sent with one press."""

from collections.abc import Mapping

from bot.domain.announcements.acts import answerable
from bot.domain.announcements.announcement import Announcement
from bot.domain.answers.events import WordsTyped
from bot.domain.common.ids import LookingId, PersonId, ReplyId, fresh, print_of
from bot.domain.common.notices import Notice, NoticeKind
from bot.domain.common.people import Person
from bot.domain.common.refusals import Refusal
from bot.domain.outcomes.outcome import Step
from bot.domain.outcomes.replies import LONGEST_REPLY, AnnouncementReply
from bot.handlers.search import find
from bot.handlers.work import Work
from bot.ui.limits import measure
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import announcements, home
from bot.views.outcomes import outcome as views


def may_be_for(work: Work) -> Announcement | None:
    """Return the announcement to which typed words may be a reply: the latest that came within a week."""
    got = work.outcomes.latest_got(work.me.id)
    one = work.announcements.get(got.announcement) if got else None
    return one if one and one.is_written and one.by != work.me.id else None


def reader_of(work: Work, one: Announcement) -> Person | None:
    """Return the manager who gets replies: the sender, or else the one who went on with it; or nobody."""
    apart = work.safety.apart_from(work.me.id)
    for by in answerable(one, work.announcements.acts(one.id)):
        manager = work.people.get(by)
        if manager and manager.manages and manager.is_here and by != work.me.id and by not in apart:
            return manager
    return None


def offer(work: Work, one: Announcement, words: str) -> Aside:
    """Ask whether typed words are a reply; they are kept, and nothing is sent."""
    looking = find.remember(work, words)
    keep(work, one, words, looking)
    return _shall_i(work, views.TypedReply(one, words, looking))


def keep(work: Work, one: Announcement, words: str, looking: LookingId) -> None:
    """Keep typed words as a draft of a reply, beside a search for them, once this transaction is over."""
    work.happened(WordsTyped(home.SAID.name, one.id, {"words": words, "looking": looking}))


def _kept(work: Work, announcement: str) -> views.TypedReply | None:
    """Return the words that were typed after an announcement, and kept; None where there are none."""
    one, kept = work.announcements.get(announcement), work.drafts.get(home.SAID.name, announcement)
    return views.TypedReply(one, kept["words"], kept["looking"]) if one and kept else None


def _shall_i(work: Work, offered: views.TypedReply) -> Aside:
    one, words = offered.one, offered.words
    to = reader_of(work, one)
    if to is None:
        return views.nobody(work.reader, offered)
    seen = views.reply(work.reading_as(to), _reply(work, one, to, words), one, work.me)
    return views.shall_i(work.reader, offered, to, seen, print_of({"words": words}))


def _reply(work: Work, one: Announcement, to: Person, words: str) -> AnnouncementReply:
    return AnnouncementReply(
        ReplyId(fresh("rep")), work.community, one.id, work.me.id, to.id, words, work.now
    )


def written(about: str, work: Work) -> Mapping[str, str]:
    """Return what would be sent as a reply to an announcement; empty where there is nothing."""
    kept = _kept(work, about)
    return {"words": kept.words} if kept else {}


def preview(request: Request, work: Work) -> Message | Aside:
    """Show kept words as the manager will read them."""
    kept = _kept(work, request.ref)
    return _shall_i(work, kept) if kept else sent(request, work)


def send(request: Request, work: Work) -> Message | Aside:
    """Send the previewed words to the manager, once; where nobody gets them any more they stay."""
    kept = _kept(work, request.ref)
    if kept is None:
        return sent(request, work)
    one, to = kept.one, reader_of(work, kept.one)
    if to is None or measure(kept.words) > LONGEST_REPLY:
        return _shall_i(work, kept)
    said = _reply(work, one, to, kept.words)
    work.replies.add(said)
    _let_go(work, one.id, kept.words)
    work.show(to.id, Notice(NoticeKind.ANNOUNCEMENT_REPLY, said.id))
    draw_numbers(work, to.id, one.id)
    return views.passed_on(work.reader, said, to)


def draw_numbers(work: Work, manager: PersonId, announcement: str) -> None:
    """Have the card drawn again, where a manager has it, that says what came of an announcement."""
    card = Notice(NoticeKind.ANNOUNCING, announcement).card
    work.redraw_series(manager, card, f"{card}~")


def sent(request: Request, work: Work) -> Message | Aside:
    """Show the latest words that were sent: the answer to a repeated press."""
    said = work.replies.latest(request.ref, work.me.id)
    if said is None:
        return work.refuse(Refusal.GONE)
    return views.passed_on(work.reader, said, work.people.named(said.to))


def keep_to_oneself(request: Request, work: Work) -> Message | Aside:
    """Let typed words go: nobody gets them."""
    words = written(request.ref, work).get("words", "")
    _let_go(work, request.ref, words)
    return views.kept(work.reader, words)


def kept_to_oneself(request: Request, work: Work) -> Message | Aside:
    """Say again that nothing was sent: the answer to a repeated press."""
    return views.kept(work.reader, "")


def _let_go(work: Work, announcement: str, words: str) -> None:
    """Drop the draft of a reply, and the same words where they waited for an ask."""
    work.drafts.drop(home.SAID.name, announcement)
    for ask in work.asks.waiting_for(work.me.id):
        if work.drafts.get(home.SAID.name, ask.id).get("words") == words:
            work.drafts.drop(home.SAID.name, ask.id)


def card(ref: str, work: Work) -> Message | None:
    """Draw a reply for the manager to whom it was sent."""
    said = work.replies.get(ref)
    if said is None:
        return views.forgotten(work.reader)
    if said.to != work.me.id or said.by in work.safety.apart_from(work.me.id):
        return None
    one = work.announcements.get(said.announcement)
    return views.reply(work.reader, said, one if one and one.is_written else None, work.people.named(said.by))


def is_past(ref: str, work: Work) -> bool:
    """Tell whether a reply is gone before it was delivered."""
    return work.replies.get(ref) is None


def see(request: Request, work: Work) -> Message | Aside:
    """Show a manager one whole reply that was sent to them."""
    said = work.replies.get(request.ref)
    drawn = card(request.ref, work) if said else None
    return Aside(drawn) if drawn else work.refuse(Refusal.GONE)


def page(request: Request, work: Work) -> Message | Aside:
    """List the replies that were sent to the presser, a manager; of others only the number is shown.

    The list stands beside the card or the reply under which it was asked for; more of it takes its place.
    """
    about = announcements.REPLIES.read(request.ref)
    one = work.announcements.get(about.announcement) if about else None
    if about is None or one is None:
        return work.refuse(Refusal.GONE)
    at = about.number * views.LISTED
    found = work.replies.to(work.me.id, one.id, offset=at, limit=views.LISTED + 1)
    apart = work.safety.apart_from(work.me.id)
    mine = [(said, work.people.named(said.by)) for said in found[: views.LISTED] if said.by not in apart]
    came, more = work.outcomes.of(one.id), len(found) > views.LISTED
    drawn = views.replies(work.reader, one, mine, came, about.number, more)
    return drawn if about.number else Aside(drawn)


def forget(work: Work) -> bool:
    """Forget the words of replies after 90 days; a number stays. Tell whether there were any."""
    gone = work.replies.forget_old()
    _only_numbers(work, gone)
    return bool(gone)


def leaves(work: Work) -> None:
    """Forget the replies of the person who acts, who erases everything; a number stays."""
    _only_numbers(work, work.replies.forget_of(work.me.id))


def _only_numbers(work: Work, gone: list[AnnouncementReply]) -> None:
    for said in gone:
        work.outcomes.add(said.announcement, Step.REPLIED, 1)
        work.draw_again(said.id)

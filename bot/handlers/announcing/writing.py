"""Writing an announcement: a draft that every manager here may go on with."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.domain.announcements import markup
from bot.domain.announcements.announcement import LONGEST_SIGNED, Action, Announcement, Stage
from bot.domain.channel_posts.channel import PostState, is_for_channel
from bot.domain.common.refusals import Refusal
from bot.handlers.announcements import draft
from bot.handlers.announcing import looking
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import announcements
from bot.views.announcing import draft as views
from bot.views.announcing import page as pages
from bot.views.announcing import starts
from bot.views.announcing import writing as forms


def page(request: Request, work: Work) -> Message:
    """List what is being written, what goes out and what has gone."""
    every = work.announcements
    going = every.of(Stage.SCHEDULED, Stage.RUNNING, Stage.PAUSED)
    over = every.of(Stage.DONE, Stage.CANCELLED)
    in_channels = every.of(Stage.CHANNEL)
    posts = work.posts.many(in_channels)
    stand = [one for one in in_channels if one.id in posts and posts[one.id].state is PostState.STANDS]
    going = [*(one for one in in_channels if one not in stand), *going]
    return pages.page(work.reader, every.of(Stage.DRAFT), going, [*stand, *over], posts)


def write(request: Request, work: Work) -> Form | Aside:
    """Open the words of a draft, or of a new announcement."""
    if not request.ref:
        signed = {"signed": work.me.name[:LONGEST_SIGNED]}
        return forms.words_form(work.reader, "", {**signed, **work.drafts.get(announcements.WRITE.name, "")})
    one = draft.draft_of(work, request.ref)
    return forms.words_form(work.reader, one.id, _written(one)) if one else work.refuse(Refusal.GONE)


def keep_words(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the words of an announcement, and show them as their readers will get them."""
    written = {name: request.first(name).strip() for name in ("title", "words", "action", "signed", "greets")}
    one = draft.draft_of(work, request.ref) if request.ref else None
    if request.ref and one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    if errors := _errors(work, written):
        work.drafts.save(announcements.WRITE.name, request.ref, written)
        return Rejected(forms.words_form(work.reader, request.ref, written), errors)
    work.drafts.drop(announcements.WRITE.name, request.ref)
    return Aside(looking.drawn(work, _keep(work, one, written)))


def starting_texts(request: Request, work: Work) -> Message | Aside:
    """Offer the texts to start from."""
    return pages.starting_texts(work.reader)


def start(request: Request, work: Work) -> Message | Aside:
    """Begin a draft with a starting text, in the language of the presser."""
    if request.ref not in starts.STARTS:
        return work.refuse(Refusal.GONE)
    new = draft.begin(work, begun_with(work, request.ref))
    return Aside(looking.drawn(work, new))


MENTORS_WANTED = "mentors-wanted"
"""The starting text that invites mentors."""

ACTIONS: Mapping[str, Action] = MappingProxyType({MENTORS_WANTED: Action.DOOR, "doors-open": Action.SEARCH})
"""The one thing to press under a starting text, where it asks for something."""


def begun_with(work: Work, text: str) -> Announcement:
    """Return a draft with a starting text (its key), in the language of the presser."""
    said, action = starts.starting_text(work.reader, text), ACTIONS.get(text, Action.NOTHING)
    words = replace(draft.new(work), title=said.title, words=said.words, action=action)
    return replace(words, signed=work.me.name[:LONGEST_SIGNED])


def invite_first(request: Request, work: Work) -> Message | Aside:
    """Begin a draft that invites mentors; the draft that sends people searching is kept."""
    kept = draft.draft_of(work, request.ref)
    if kept is None:
        return work.refuse(Refusal.SENT_ALREADY)
    new = draft.begin(work, replace(begun_with(work, MENTORS_WANTED), signed=kept.signed))
    return Aside(starts.invited_first(work.reader, looking.drawn(work, new), kept))


def use_again(request: Request, work: Work) -> Message | Aside:
    """Begin a new draft with the words and the audience of an announcement."""
    old = work.announcements.get(request.ref)
    if old is None or old.necessary:
        return work.refuse(Refusal.GONE)
    new = replace(draft.new(work), **{name: getattr(old, name) for name in AGAIN})
    # Whether the bot can post in the channel is looked at anew.
    new = replace(new, audience="") if is_for_channel(new) else new
    return Aside(looking.drawn(work, draft.begin(work, new)))


AGAIN = ("title", "words", "action", "signed", "greets", "audience")
"""What a new draft takes over from an announcement."""


def throw_away(request: Request, work: Work) -> Message | Aside:
    """Delete a draft; what has been sent stays."""
    if not work.announcements.throw_away(request.ref):
        return work.refuse(Refusal.SENT_ALREADY)
    return views.thrown_away(work.reader)


def _keep(work: Work, one: Announcement | None, written: Mapping[str, str]) -> Announcement:
    base = one or draft.new(work)
    new = replace(
        base,
        by=work.me.id,
        title=written["title"],
        words=written["words"],
        action=Action(written["action"]),
        signed=written["signed"],
        greets=bool(written["greets"]),
    )
    return draft.keep(work, one, new)


def _written(one: Announcement) -> Mapping[str, str]:
    greets = forms.FIRST_NAME if one.greets else ""
    words = {"title": one.title, "words": one.words, "action": one.action.value}
    return {**words, "signed": one.signed, "greets": greets}


def _errors(work: Work, written: Mapping[str, str]) -> dict[str, str]:
    reader = work.reader
    found = {
        "title": markup.problem_of_title(written["title"]),
        "words": markup.problem_of_words(written["words"]),
    }
    wrong = {name: problem for name, problem in found.items() if problem}
    errors = {name: forms.wrong(reader, what, title=name == "title") for name, what in wrong.items()}
    if written["action"] not in set(Action):
        errors["action"] = forms.no_such_action(reader)
    if not written["signed"] or len(written["signed"]) > LONGEST_SIGNED:
        errors["signed"] = forms.not_signed(reader)
    return errors

"""Announcements in a channel, in every state: what stands there, and what managers choose and follow."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.announcements.announcement import Action, Announcement, Stage
from bot.domain.channel_posts import channel as rules
from bot.domain.channel_posts.channel import Post, PostState
from bot.domain.common.ids import PostId
from bot.domain.corrections.correcting import Edits, EditState
from bot.ui.forms import Rejected
from bot.ui.refs import Previewed
from bot.ui.requests import PlaceProblem
from bot.views.announcements import card, timing
from bot.views.announcing import page
from bot.views.channel_posts import channel
from bot.views.corrections import correcting as corrections
from bot.views.outcomes import history
from tests.contract.announcing import announcement
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import CLOSES, HERE, NOW, PRINT, Cast

LINK = "https://here.slack.com/archives/C0MENTORS/p1762160400000100"


def posted(cast: Cast) -> Iterator[Shown]:
    """Return every screen of an announcement in a channel."""
    for part in (_chosen, _looked_at, _followed, _corrected):
        yield from part(cast)


def _one(cast: Cast, stage: Stage = Stage.CHANNEL) -> Announcement:
    return replace(announcement(cast, stage), audience=rules.CHANNEL)


def _post(cast: Cast, state: PostState, name: str = "#mentoring") -> Post:
    made = PostId("pst_0123456789abcdefghijkl")
    post = Post(made, HERE, _one(cast).id, "C0MENTORS", name, "en-GB", cast.reader.zone, state)
    due = CLOSES if state is PostState.PLANNED else None
    return replace(post, posted_at=NOW, due_at=due, problem="not_in_channel")


def _chosen(cast: Cast) -> Iterator[Shown]:
    reader, one = cast.reader, _one(cast, Stage.DRAFT)
    full = timing.TypedWhere("C0MENTORS", "2026-12-01", "10:00")
    for state, typed in (("empty", timing.TypedWhere()), ("full", full)):
        yield drawn(state, timing.channel_form, reader, one.id, typed)
    errors = {problem.value: timing.cannot_post(reader, problem) for problem in PlaceProblem}
    for state, error in {**errors, "none": timing.none_chosen(reader)}.items():
        beside = Rejected(timing.channel_form(reader, one.id, full), {timing.WHERE: error})
        yield Shown(f"announcements.timing.channel_form: {state}", beside)


def _looked_at(cast: Cast) -> Iterator[Shown]:
    post = _post(cast, PostState.CHOSEN)
    shown = channel.PostShown(_one(cast, Stage.DRAFT), post, PRINT)
    nameless = replace(shown, post=replace(post, name=""), one=replace(shown.one, action=Action.NOTHING))
    looks = {
        "now": shown,
        "planned": replace(shown, comes=CLOSES),
        "moved": replace(shown, comes=CLOSES, moved=True),
        "late": replace(shown, late=True),
        "not seen": nameless,
    }
    for state, one in looks.items():
        yield drawn(state, channel.look_once_more, cast.reader, one)
    for action in Action:
        yield drawn(action, channel.in_channel, cast.reader, replace(shown.one, action=action))
    for state in (PostState.PLANNED, PostState.STANDS):
        twin = _post(cast, state)
        yield drawn(state, channel.same_words, cast.reader, shown, twin, cast.mentor.person)


def _followed(cast: Cast) -> Iterator[Shown]:
    for state in PostState:
        shown = channel.PostShown(_one(cast), _post(cast, state), version=1)
        yield drawn(state, channel.standing, cast.reader, shown)
        every: list[Announcement] = [shown.one]
        yield drawn(
            f"{state} in a channel", page.page, cast.reader, [], every, [], {shown.one.id: shown.post}
        )
    linked = replace(_post(cast, PostState.STANDS), message={"link": LINK})
    yield drawn("with its link", channel.standing, cast.reader, channel.PostShown(_one(cast), linked))
    for state in (PostState.PLANNED, PostState.GOING):
        shown = channel.PostShown(_one(cast), _post(cast, state, ""), waits=True, trouble=True)
        yield drawn(f"{state}, waits", channel.standing, cast.reader, shown)
    gone = replace(_one(cast), title="", words="", signed="")
    refused = channel.PostShown(gone, _post(cast, PostState.REFUSED))
    yield drawn("without words", channel.standing, cast.reader, refused)


def _corrected(cast: Cast) -> Iterator[Shown]:
    reader, one = cast.reader, replace(_one(cast), corrected_at=NOW)
    seen = channel.in_channel(reader, replace(one, corrected_at=None))
    yield drawn("corrected", card.corrected, reader, one, seen)
    there = _post(cast, PostState.STANDS)
    about = Previewed(one.id, PRINT)
    yield drawn("", corrections.look_once_more_at_post, reader, channel.in_channel(reader, one), there, about)
    far = corrections.how_far(reader, one, Edits({EditState.FIXED: 1}), cast.mentor.person)
    further = (*corrections.button(reader, one), history.button(reader, one))
    shown = channel.PostShown(one, there, since=far, further=further)
    yield drawn("corrected", channel.standing, reader, shown)

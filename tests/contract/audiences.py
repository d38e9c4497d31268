"""For whom an announcement is, in every state: chosen, too few, later, crowded, kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.domain.announcements.announcement import Action, Announcement, Reach, RoomBeside, Stage, Tally
from bot.domain.audiences.audience import Audience, Group
from bot.domain.audiences.kept import MOST_KEPT, KeptAudience, Unkept
from bot.ui.forms import Rejected
from bot.views.announcements import card
from bot.views.announcing import draft, running, starts
from bot.views.audiences import audience as whom
from bot.views.audiences.reach import Around
from tests.contract.announcing import COUNTS, announcement
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import PRINT, Cast

FREE = date(2026, 12, 3)
REACHES = {
    "none": (Reach(0, 279, 12, 3), Around(FREE, PRINT)),
    "some": (Reach(3, 40), Around(FREE, PRINT, kept=1)),
    "one more": (Reach(7, 1, 1, 1), Around(kept=1)),
    "many more": (Reach(279, 118, 12, 3), Around()),
    "full doors": (Reach(2_000), Around(room=RoomBeside(14, 31))),
    "no doors": (Reach(7), Around(room=RoomBeside(0, 0))),
    "one door": (Reach(7), Around(room=RoomBeside(1, 1))),
}


def audiences(cast: Cast) -> Iterator[Shown]:
    """Return every screen about the people whom an announcement is for."""
    yield from _chosen(cast)
    yield from _reached(cast)
    yield from _kept(cast)


def of(cast: Cast, group: Group) -> Iterator[str]:
    """Yield a group as it is stored: whole, with one value of cards, and with all of them."""
    yield str(Audience(group))
    if group not in {Group.EVERYBODY, Group.MENTEES}:
        value = next(iter(whom.carried([cast.words])), "Law")
        yield str(Audience(group, field=value))
        yield str(Audience(group, "cv-review", value, "United Kingdom", value))


def _chosen(cast: Cast) -> Iterator[Shown]:
    offered = dict.fromkeys(("field", "place", "language"), (cast.words, "Law", "Leeds"))
    values = {name: whom.carried(some) for name, some in offered.items()}
    reader = cast.reader
    for group in Group:
        for n, audience in enumerate(of(cast, group)):
            one = announcement(cast, audience=audience)
            yield drawn(f"{group} {n}", whom.form, reader, one, values)
            yield drawn(f"{group} {n}", card.card, reader, one, cast.mentee)
    form = whom.form(reader, announcement(cast), values)
    for field, error in (("audience", whom.no_card(reader)), ("field", whom.no_such_value(reader))):
        yield Shown(f"audiences.audience.form: wrong {field}", Rejected(form, {field: error}))


def _reached(cast: Cast) -> Iterator[Shown]:
    for group in (Group.EVERYBODY, Group.HELPED):
        for state, (reach, around) in REACHES.items():
            one = replace(announcement(cast, audience=group.value), action=Action.SEARCH)
            yield _looked(cast, f"{group}, {state}", one, reach, around)
    for number in (1, 118):
        reach = Reach(279, number).with_later()
        one = replace(announcement(cast), later=True)
        yield _looked(cast, f"{number} later", one, reach, Around(kept=MOST_KEPT))
    later = replace(announcement(cast, Stage.RUNNING), later=True)
    yield drawn("later", running.how_it_goes, cast.reader, later, Tally(COUNTS))
    looked = card.card(cast.reader, announcement(cast), cast.mentee)
    kept_draft = replace(announcement(cast), title=cast.words)
    yield drawn("", starts.invited_first, cast.reader, looked, kept_draft)


def _looked(cast: Cast, state: str, one: Announcement, reach: Reach, around: Around) -> Shown:
    seen = card.card(cast.reader, one, cast.mentee)
    shown = draft.DraftShown(one, seen, reach, PRINT, typed=reach.readers > len(REACHES) * 9, around=around)
    return drawn(state, draft.look_once_more, cast.reader, shown)


def _kept(cast: Cast) -> Iterator[Shown]:
    reader, about = cast.reader, announcement(cast).id
    every = [KeptAudience(f"aud_{n}", cast.words[:40], "mentors?field=Law") for n in range(MOST_KEPT)]
    yield drawn("", whom.name_form, reader, about)
    for why in Unkept:
        form = whom.name_form(reader, about, "Our lawyers")
        yield Shown(
            f"audiences.audience.name_form: {why}", Rejected(form, {"name": whom.not_kept(reader, why)})
        )
    for draw in (whom.choose_form, whom.delete_form):
        yield drawn("", draw, reader, about, every)
    gone = Rejected(whom.choose_form(reader, about, every), {"kept": whom.not_there(reader)})
    yield Shown("audiences.audience.choose_form: gone", gone)

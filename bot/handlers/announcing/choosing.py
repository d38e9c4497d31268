"""For whom an announcement is: chosen by its manager."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from bot.domain.announcements.announcement import FEWEST, Announcement
from bot.domain.audiences import audience
from bot.domain.audiences.audience import NARROWED_BY, Audience, Group
from bot.domain.common.refusals import Refusal, Refused
from bot.handlers.announcements import draft
from bot.handlers.announcing import looking
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.audiences import audience as whom


def choose_audience(request: Request, work: Work) -> Form | Aside:
    """Open the groups that an announcement may be for, and what they can be narrowed by."""
    one = draft.draft_of(work, request.ref)
    return whom.form(work.reader, one, _offered(work)) if one else work.refuse(Refusal.GONE)


def keep_audience(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep for whom an announcement is, and show how many they are."""
    one = draft.draft_of(work, request.ref)
    if one is None:
        return work.refuse(Refusal.SENT_ALREADY)
    written = _written(request)
    if errors := _errors(work, one, written):
        shown = replace(one, audience=written) if audience.parse(written) else one
        return Rejected(whom.form(work.reader, shown, _offered(work)), errors)
    new = replace(one, audience=str(audience.parse(written)), by=work.me.id)
    return Aside(looking.drawn(work, new)) if draft.change(work, new) else work.refuse(Refusal.SENT_ALREADY)


def _written(request: Request) -> str:
    narrow = {name: value for name in NARROWED_BY if (value := request.first(name)) not in {"", whom.ANY}}
    group = request.first("audience")
    return f"{group}?{urlencode(narrow)}" if narrow else group


def _errors(work: Work, one: Announcement, written: str) -> Mapping[str, str]:
    """Return what is wrong with a choice, beside each field; a value that the draft has already may stay."""
    chosen = audience.parse(written)
    if chosen is None:
        return {"audience": whom.no_such_audience(work.reader)}
    if chosen.group is Group.MENTEES and chosen.is_by_card:
        return {"audience": whom.no_card(work.reader)}
    errors = {name: whom.no_such_value(work.reader) for name in _not_offered(work, one, chosen)}
    if isinstance(audience.read(written, [kind.key for kind in work.programme.offered]), Refused):
        errors["kind"] = whom.no_such_audience(work.reader)
    return errors


def _not_offered(work: Work, one: Announcement, chosen: Audience) -> list[str]:
    """Return where a value was chosen that is not offered, and that a draft had not before."""
    had = audience.parse(one.audience) or Audience(Group.EVERYBODY)
    new = {
        name: value
        for name in ("field", "place", "language")
        if (value := getattr(chosen, name)) not in {"", getattr(had, name)}
    }
    offered = _offered(work) if new else {}
    return [name for name, value in new.items() if value not in offered[name]]


def _offered(work: Work) -> Mapping[str, Sequence[str]]:
    """Return the values that at least five cards here show everybody: those of most people, by name."""
    found = {}
    for name, counts in work.cards_here.values().items():
        many = [value for value, people in counts.most_common() if people >= FEWEST]
        found[name] = sorted(whom.carried(many)[: whom.MOST_VALUES], key=str.casefold)
    return found

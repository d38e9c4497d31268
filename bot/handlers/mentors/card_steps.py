"""The three steps of a mentor's card: each form opens with what is kept, and each step saves at once."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.common import helping_styles
from bot.domain.common.ids import PersonId
from bot.domain.common.people import HIDEABLE
from bot.domain.common.refusals import Refusal
from bot.domain.common.settings import Arrival
from bot.domain.mentors import card as card_rules
from bot.domain.mentors.card import MOST_GLAD
from bot.domain.people import countries
from bot.domain.programme.kinds import Budget, Kind, Offer
from bot.handlers.mentors.page import after_step, kinds_page, mine, own_page
from bot.handlers.work import Work
from bot.ui.fit import fit, fit_line
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import Opens, mentors
from bot.views.mentors import card_steps as views
from bot.views.mentors import page

MOST_LANGUAGES = 8

Step = Message | Aside | Rejected


def who(request: Request, work: Work) -> Form | Aside:
    """Open the form about who the mentor is."""
    card = mine(work)
    now = {"headline": card.headline, "story": card.story, "field": card.field}
    helps = {"manners": ",".join(card.manners)}
    return views.who_form(work.reader, {**now, **helps, **work.drafts.get(mentors.WHO.name, "")})


def keep_who(request: Request, work: Work) -> Step:
    """Keep who the mentor is, or say what is wrong with it."""
    helps = helping_styles.known(request.chosen.get("manners", ()))
    told = {name: request.first(name).strip() for name in ("headline", "story", "field")}
    written = {**told, "manners": ",".join(helps)}
    work.drafts.save(mentors.WHO.name, "", written)
    if errors := views.who_errors(work.reader, written):
        return Rejected(views.who_form(work.reader, written), errors)
    work.cards.tell(
        _begun(work),
        headline=_line(written["headline"]),
        story=fit(written["story"], 2 * views.LIMITS["story"]),
        field=work.mentors.field_as_written(_line(written["field"])),
        manners=helps,
    )
    work.drafts.drop(mentors.WHO.name, "")
    return Aside(after_step(work))


def where(request: Request, work: Work) -> Form | Aside:
    """Open the form about where the mentor is and what they speak."""
    card = mine(work)
    now = {
        "place": card.place,
        "country": work.reader.country(card.country),
        "languages": ", ".join(card.languages),
    }
    return views.where_form(work.reader, {**now, **work.drafts.get(mentors.WHERE.name, "")})


def keep_where(request: Request, work: Work) -> Step:
    """Keep where the mentor is and what they speak, or say what is wrong with it."""
    written = _written(request, work, mentors.WHERE, ("place", "country", "languages"))
    if errors := views.where_errors(work.reader, written):
        return Rejected(views.where_form(work.reader, written), errors)
    work.cards.settle(
        _begun(work),
        place=_line(written["place"]),
        country=countries.canonical(_line(written["country"])),
        languages=_languages(written["languages"]),
    )
    return _done(work, mentors.WHERE)


def give(request: Request, work: Work) -> Form | Aside:
    """Open the form about one kind of help, with the programme's suggestion where it is new."""
    kind = _kind(request, work)
    if kind is None:
        return work.refuse(Refusal.GONE)
    offer = mine(work).offer(kind.key) or Offer(kind.key, kind.budget)
    now = {"places": str(offer.budget.places), "easy": offer.easy}
    return views.give_form(work.reader, kind, {**now, **work.drafts.get(mentors.GIVE.name, kind.key)})


def keep_give(request: Request, work: Work) -> Step:
    """Keep how much of a kind is given; a smaller budget ends nothing that has already begun."""
    kind = _kind(request, work)
    if kind is None:
        return work.refuse(Refusal.GONE)
    written = _written(request, work, mentors.GIVE, ("places", "easy"), kind.key)
    if errors := views.give_errors(work.reader, written):
        return Rejected(views.give_form(work.reader, kind, written), errors)
    was_ready = not card_rules.missing(mine(work))
    _give(work, kind, written)
    work.drafts.drop(mentors.GIVE.name, kind.key)
    return given(request, work) if was_ready else _next(request, work)


def _next(request: Request, work: Work) -> Message | Aside:
    is_ready = not card_rules.missing(mine(work))
    return Aside(after_step(work)) if is_ready else given(request, work)


def given(request: Request, work: Work) -> Message | Aside:
    """Show the page of kinds that this kind is on."""
    keys = [kind.key for kind in work.programme.offered]
    place = keys.index(request.ref) if request.ref in keys else 0
    return Aside(kinds_page(work, place // page.KINDS_A_PAGE))


def at_once(request: Request, work: Work) -> Form | Aside:
    """Open the form about how many people at a time."""
    now = {"at_once": str(mine(work).at_once)}
    return views.at_once_form(work.reader, {**now, **work.drafts.get(mentors.AT_ONCE.name, "")})


def keep_at_once(request: Request, work: Work) -> Step:
    """Keep how many people at a time the mentor takes on."""
    written = _written(request, work, mentors.AT_ONCE, ("at_once",))
    if errors := views.at_once_errors(work.reader, written):
        return Rejected(views.at_once_form(work.reader, written), errors)
    work.cards.limit(_begun(work), int(written["at_once"]))
    work.drafts.drop(mentors.AT_ONCE.name, "")
    return given(request, work)


def when(request: Request, work: Work) -> Form | Aside:
    """Open the form about days and questions."""
    card = mine(work)
    days = ",".join(str(day) for day in sorted(card.days))
    arrival = work.settings.of(work.me.id).arrival
    now = {"days": days, "arrival": arrival, **dict(zip(views.GLAD, card.glad, strict=False))}
    return views.when_form(work.reader, {**now, **work.drafts.get(mentors.WHEN.name, "")})


def keep_when(request: Request, work: Work) -> Step:
    """Keep on which days the mentor answers and what they would love to be asked."""
    days = sorted({day for day in request.chosen.get("days", ()) if views.is_number(day, 0, 6)})
    arrival = request.first("arrival")
    glad_now = {name: request.first(name).strip() for name in views.GLAD}
    written = {"days": ",".join(days), "arrival": arrival, **glad_now}
    work.drafts.save(mentors.WHEN.name, "", written)
    if errors := views.when_errors(work.reader, written):
        return Rejected(views.when_form(work.reader, written), errors)
    glad = [_line(written[name]) for name in views.GLAD[:MOST_GLAD]]
    if arrival in set(Arrival):
        work.settings.keep(work.me.id, replace(work.settings.of(work.me.id), arrival=Arrival(arrival)))
    work.cards.plan(_begun(work), days=frozenset(map(int, days)), glad=tuple(filter(None, glad)))
    return _done(work, mentors.WHEN)


def who_sees(request: Request, work: Work) -> Form | Aside:
    """Open the form that asks, field by field, what everybody sees of the card."""
    return views.who_sees_form(work.reader, mine(work).hidden)


def keep_who_sees(request: Request, work: Work) -> Step:
    """Keep which fields are hidden; search and every card change at once."""
    hidden = frozenset(request.chosen.get("hidden", ())) & HIDEABLE
    work.cards.hide(_begun(work), hidden)
    return Aside(own_page(work))


def kept(request: Request, work: Work) -> Message | Aside:
    """Show the page in its current state: the answer to a repeated delivery."""
    return Aside(own_page(work))


def _written(
    request: Request, work: Work, form: Opens, names: tuple[str, ...], ref: str = ""
) -> Mapping[str, str]:
    written = {name: request.first(name).strip() for name in names}
    work.drafts.save(form.name, ref, written)
    return written


def _begun(work: Work) -> PersonId:
    """Return whose card is written, and begin the card where there is none."""
    card = mine(work)
    work.cards.begin(card)
    return card.id


def _done(work: Work, form: Opens) -> Aside:
    work.drafts.drop(form.name, "")
    return Aside(own_page(work))


def _kind(request: Request, work: Work) -> Kind | None:
    return next((kind for kind in work.programme.offered if kind.key == request.ref), None)


def _give(work: Work, kind: Kind, written: Mapping[str, str]) -> None:
    me, places = _begun(work), int(written["places"])
    if not places:
        work.cards.take_off(me, kind.key)
        return
    offer = Offer(kind.key, Budget(places, kind.budget.per), _line(written["easy"]))
    work.cards.give(me, offer, position=work.programme.kinds.index(kind))


def _languages(typed: str) -> tuple[str, ...]:
    named = (_line(part) for part in typed.replace(";", ",").split(","))
    return tuple(dict.fromkeys(one[:1].upper() + one[1:] for one in named if one))[:MOST_LANGUAGES]


def _line(words: str) -> str:
    # The boxes' own limits are checked before: here only invisible characters are removed.
    return fit_line(words, 1000)

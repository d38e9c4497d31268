"""What a mentor gives, ticked in one form: each new kind at the amount that the programme suggests."""

from bot.domain.common.ids import print_of
from bot.domain.common.people import Mentor
from bot.domain.programme.kinds import Budget, Kind, Offer
from bot.handlers.mentors.page import after_step, mine, own_page
from bot.handlers.work import Work
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import mentors
from bot.views.mentors import card_steps as step_views
from bot.views.mentors import choose_kinds as views
from bot.views.mentors.card_steps import LIMITS, several

FORM = mentors.CHOOSE.name
DRAFT = "kinds"


def choose(request: Request, work: Work) -> Form | Aside:
    """Open the form in which the kinds are ticked: those given now, or the ticks that were not kept."""
    card = mine(work)
    draft = work.drafts.get(FORM, "")
    ticked = several(draft[DRAFT]) if draft else given(card)
    return views.form(work.reader, card, ticked, _print(card))


def keep_kinds(request: Request, work: Work) -> Message | Aside | Rejected:
    """Give what is newly ticked at the suggested amount, take off what is not, and leave the rest."""
    card, ticked = mine(work), _ticked(request, work)
    work.drafts.save(FORM, "", {DRAFT: ",".join(ticked)})
    seen = mentors.KEEP_KINDS.read(request.ref)
    if seen is None or seen.print != _print(card):
        anew = views.form(work.reader, card, ticked, _print(card))
        return Rejected(anew, views.changed_meanwhile(work.reader))
    if not ticked and not given(card):
        return Rejected(views.form(work.reader, card, (), _print(card)), views.nothing_ticked(work.reader))
    _keep(work, card, ticked)
    work.drafts.drop(FORM, "")
    return Aside(after_step(work))


def kept(request: Request, work: Work) -> Message | Aside:
    """Show how the card stands: the answer to a repeated delivery."""
    return Aside(own_page(work))


def given(card: Mentor) -> tuple[str, ...]:
    """Return the kinds that a mentor gives."""
    return tuple(offer.kind for offer in card.offers if offer.budget.places)


def _ticked(request: Request, work: Work) -> tuple[str, ...]:
    chosen = {key for name in views.KINDS for key in request.chosen.get(name, ())}
    return tuple(kind.key for kind in work.programme.offered if kind.key in chosen)


def _print(card: Mentor) -> str:
    return print_of(dict.fromkeys(given(card), ""))


def _keep(work: Work, card: Mentor, ticked: tuple[str, ...]) -> None:
    before, offered = given(card), work.programme.offered
    work.cards.begin(card)
    for kind in offered:
        if kind.key in ticked and kind.key not in before:
            work.cards.give(card.id, _offer(work, kind), position=work.programme.kinds.index(kind))
        elif kind.key in before and kind.key not in ticked:
            _take_off(work, card, kind.key)


def _take_off(work: Work, card: Mentor, key: str) -> None:
    """Take a kind off; how much of it there was and what made it easy wait in the draft of its form."""
    offer = card.offer(key)
    if offer is not None and offer.easy:
        now = {"places": str(offer.budget.places), "easy": offer.easy}
        work.drafts.save(mentors.GIVE.name, key, now)
    work.cards.take_off(card.id, key)


def _offer(work: Work, kind: Kind) -> Offer:
    """Return a kind at the suggested amount, or as it was before it was taken off."""
    draft = {"places": "", "easy": "", **work.drafts.get(mentors.GIVE.name, kind.key)}
    if draft["places"] in {"", "0"} or step_views.give_errors(work.reader, draft):
        return Offer(kind.key, kind.budget)
    work.drafts.drop(mentors.GIVE.name, kind.key)
    easy = fit_line(draft["easy"], LIMITS["easy"])
    return Offer(kind.key, Budget(int(draft["places"]), kind.budget.per), easy)

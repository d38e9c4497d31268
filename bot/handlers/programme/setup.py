"""Managers choose of their platform: where people are told things, who manages too, what mentors wear."""

from dataclasses import replace

from bot.domain.programme.setup import CommunitySetup
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.programme import setup as views


def choose(request: Request, work: Work) -> Form | Aside:
    """Open the form with what is chosen, or holds where nothing is."""
    chosen, standing = work.setups.get(), request.standing or {}
    shown = replace(
        chosen,
        channel=chosen.channel or standing.get(views.CHANNEL, ""),
        managers=chosen.managers or standing.get(views.MANAGERS, ""),
    )
    return views.form(work.reader, shown, request.groups or {}, request.badges or {})


def keep(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep what was chosen, as far as the platform says that it can be used; what waited is told now."""
    chosen, groups, badges = work.setups.get(), request.groups or {}, request.badges or {}
    channel = request.first(views.CHANNEL)
    new = CommunitySetup(channel, _managers(request, chosen), _mentors(request, chosen))
    place = (request.places or {}).get(channel)
    if place is None or place.problem is not None:
        problem = place.problem if place else None
        return Rejected(views.form(work.reader, new, groups, badges), views.errors(work.reader, problem))
    work.setups.keep(new)
    work.reach_again()
    return views.kept(work.reader)


def _managers(request: Request, chosen: CommunitySetup) -> str:
    """Return the group that was picked; the old one where the platform did not say which there are."""
    groups, picked = request.groups, request.first(views.MANAGERS)
    if not groups:
        return chosen.managers
    return picked if picked in groups else ""


def _mentors(request: Request, chosen: CommunitySetup) -> str:
    """Return the badge that was picked; the old one where the platform did not say which there are."""
    badges, picked = request.badges, request.first(views.MENTORS)
    if not badges:
        return chosen.mentors
    return picked if picked in badges else ""


def kept(request: Request, work: Work) -> Message | Aside:
    """Say again that the choice is saved."""
    return views.kept(work.reader)

"""Managers choose of their platform where people are told things, and who manages beside them."""

from dataclasses import replace

from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.views.programme import setup as views


def choose(request: Request, work: Work) -> Form | Aside:
    """Open the form with what is chosen now."""
    return views.form(work.reader, work.setups.get(), request.groups or {})


def keep(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep what was chosen, as far as the platform says that it can be used; what waited is told now."""
    chosen, groups = work.setups.get(), request.groups or {}
    channel, managers = request.first(views.CHANNEL), request.first(views.MANAGERS)
    new = replace(chosen, channel=channel, managers=managers if managers in groups else "")
    place = (request.places or {}).get(channel)
    if place is None or place.problem is not None:
        problem = place.problem if place else None
        return Rejected(views.form(work.reader, new, groups), views.errors(work.reader, problem))
    work.setups.keep(new)
    work.reach_again()
    return views.kept(work.reader)


def kept(request: Request, work: Work) -> Message | Aside:
    """Say again that the choice is saved."""
    return views.kept(work.reader)

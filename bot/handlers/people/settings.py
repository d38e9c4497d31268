"""`/mentoring` → *Settings*: my time zone, my language, my quiet hours, when asks arrive, reminders."""

from dataclasses import replace
from datetime import time

from bot.domain.common import zones
from bot.domain.common.events import ClockMoved
from bot.domain.common.settings import Arrival, Reminders, Settings
from bot.domain.people import places
from bot.domain.programme.programme import QuietHours
from bot.handlers.work import Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Request
from bot.ui.verbs import people
from bot.views.common.reader import reader_of
from bot.views.people import settings as views

LONGEST_PLACE = 60
"""The greatest length of a typed place, in characters."""


def settings(request: Request, work: Work) -> Message | Aside:
    """Show the settings, and ask once whether the zone is right."""
    return Aside(_page(work))


def keep_zone(request: Request, work: Work) -> Message | Aside:
    """Keep the zone that was asked about; from now on it overrides the platform's."""
    return _moved(work, request.ref) if zones.is_known(request.ref) else _page(work)


def zone(request: Request, work: Work) -> Form | Aside:
    """Open the form that asks for the presser's zone."""
    had = work.drafts.get(people.ZONE.name, "")
    written = had.get("other", "")
    return views.zone_form(
        work.reader, written, had.get("zone", ""), places.choices(written[:LONGEST_PLACE], work.now)
    )


def set_zone(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the chosen or typed zone; hand back what is unknown or unsure, with the places it may mean."""
    written, chosen = request.first("other").strip(), request.first("zone")
    place = written[:LONGEST_PLACE]
    meant = places.choices(place, work.now) if place else ()
    work.drafts.save(people.ZONE.name, "", {"other": written, "zone": chosen})
    named = places.known(place) if place else chosen
    if named is None and chosen in meant:
        named = chosen
    if named is None or not zones.is_known(named):
        errors = {"other": views.no_such_zone(work.reader, written, meant)}
        return Rejected(views.zone_form(work.reader, written, chosen, meant), errors)
    work.drafts.drop(people.ZONE.name, "")
    return Aside(_moved(work, named))


def draw_asked_anew(ref: str, work: Work) -> Message | None:
    """Draw the question that follows a zone read the wrong way round; nothing once it is answered."""
    return None if work.me.own_zone else views.asked_anew(work.reader)


def language(request: Request, work: Work) -> Form | Aside:
    """Open the form that asks for the presser's language."""
    return views.language_form(work.reader)


def set_language(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep the chosen language; from now on it overrides the platform's."""
    locale = views.locale_of(request.first("language"), work.me.locale)
    if locale is None:
        return Rejected(views.language_form(work.reader), {"language": views.no_such_language(work.reader)})
    work.people.speak(work.me.id, locale)
    person = replace(work.me, locale=locale, own_locale=True)
    return Aside(views.settings(reader_of(person, work.programme, work.now), _shown(work)))


def hours(request: Request, work: Work) -> Form | Aside:
    """Open the form about quiet hours, when asks arrive, and how many reminders."""
    return views.hours_form(work.reader, _shown(work))


def set_hours(request: Request, work: Work) -> Message | Aside | Rejected:
    """Keep what was chosen; a value that was not offered changes nothing."""
    had = work.settings.of(work.me.id)
    quiet = _quiet(request, had.quiet or work.programme.quiet)
    arrival, reminders = request.first("arrival"), request.first("reminders")
    settled = Settings(
        # The community's own hours are stored as None, so that a change of theirs reaches this person.
        quiet=None if quiet == work.programme.quiet else quiet,
        arrival=Arrival(arrival) if arrival in set(Arrival) else had.arrival,
        reminders=Reminders(reminders) if reminders in set(Reminders) else had.reminders,
    )
    work.settings.keep(work.me.id, settled)
    return Aside(_page(work))


def _quiet(request: Request, had: QuietHours) -> QuietHours:
    return QuietHours(_time(request.first("start"), had.start), _time(request.first("end"), had.end))


def _time(chosen: str, otherwise: time) -> time:
    offered = {views.written(hour): hour for hour in views.hours_of_day(otherwise)}
    return offered.get(chosen, otherwise)


def _moved(work: Work, zone: str) -> Message:
    work.people.move(work.me.id, zone)
    # A mentor's month, and so their free places, begins at another moment now.
    work.mentors.changed(work.me.id)
    work.happened(ClockMoved(work.me.id))
    person = replace(work.me, zone=zone, own_zone=True)
    return views.settings(reader_of(person, work.programme, work.now), replace(_shown(work), own_zone=True))


def _page(work: Work) -> Message:
    return views.settings(work.reader, _shown(work))


def _shown(work: Work) -> views.SettingsShown:
    settled = work.settings.of(work.me.id)
    mentors = work.mentors.get(work.me.id) is not None
    quiet, stopped = settled.quiet or work.programme.quiet, work.announcement_stops.has(work.me.id)
    return views.SettingsShown(settled, quiet, work.me.own_zone, mentors, stopped, work.rings)

"""Settings: a person's zone, language and quiet hours, how asks arrive, how often they are reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from types import MappingProxyType

from bot.domain.common.settings import Arrival, Reminders, Settings
from bot.domain.common.zones import LIKELY, is_known, zone_named
from bot.domain.programme.programme import QuietHours
from bot.ui.fit import fit_line
from bot.ui.forms import Choice, Field, Form, Input, Pick
from bot.ui.nodes import Button, Buttons, Facts, Message, Node, Option, Text, Weight
from bot.ui.verbs import announcements, home, people
from bot.views.catalogues import FIRST, NAMES, language_of, spoken
from bot.views.common import nudge
from bot.views.common.people import isolated
from bot.views.common.reader import FIRST_LOCALE, Reader
from bot.views.safety import report_and_block

TEN = time(10)

ARRIVALS: Mapping[Arrival, str] = MappingProxyType(
    {
        Arrival.AS_THEY_COME: "As they come",
        Arrival.ONCE_A_DAY: "Once a day, about 10:00",
        Arrival.ON_MY_DAYS: "On the days I answer",
    }
)


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """A person's settings; `quiet` are the hours that apply, their own or the community's."""

    settled: Settings
    quiet: QuietHours
    own_zone: bool
    mentors: bool
    stopped: bool = False
    """Whether they have stopped announcements."""
    rings: bool = True
    """Whether messages ring for them here, so that some wait until their quiet hours end."""


def settings(reader: Reader, shown: SettingsShown) -> Message:
    """Show a person their settings, and ask whether their zone is right until they have said so."""
    return Message(
        reader.say("Settings"), (*_where(reader, shown), _facts(reader, shown), _steps(reader, shown))
    )


def _where(reader: Reader, shown: SettingsShown) -> tuple[Node, ...]:
    if shown.own_zone:
        waits = "I keep to your own clock; nobody is told anything in their quiet hours."
        at_once = "I keep to your own clock. This chat rings for nobody, so nothing waits for quiet hours."
        return (Text(reader.say(waits if shown.rings else at_once)),)
    if not is_known(reader.zone):
        return where_are_you(reader)
    right = Button(reader.say("That's my time zone"), people.KEEP_ZONE, reader.zone, Weight.MAIN)
    return (Text(_guess(reader)), Buttons((right, Button(reader.say("I'm elsewhere"), people.ZONE))))


def where_are_you(reader: Reader) -> tuple[Node, ...]:
    """Ask a person whose time zone is unknown where they are; until then times are said in UTC."""
    said = reader.say("I don't know your time zone yet, so the times I write are in UTC.")
    place = Button(reader.say("Say where I am"), people.ZONE, weight=Weight.MAIN)
    return (Text(said), Buttons((place,)))


def asked_anew(reader: Reader) -> Message:
    """Ask once a person who had typed an offset where they are: their clock here was the wrong way round."""
    said = reader.say(
        "You once gave me your time as hours from UTC, and I may have counted them the wrong way round."
        " Dates that you were told stay as they are."
    )
    if not is_known(reader.zone):
        return Message(reader.say("Which time do you keep?"), (Text(said), *where_are_you(reader)))
    right = Button(reader.say("That's my time zone"), people.KEEP_ZONE, reader.zone, Weight.MAIN)
    steps = Buttons((right, Button(reader.say("I'm elsewhere"), people.ZONE)))
    return Message(reader.say("Which time do you keep?"), (Text(said), Text(_guess(reader)), steps))


def _guess(reader: Reader) -> str:
    if _in_utc(reader) == TEN:
        return reader.say("Your clock shows the same as UTC, as in {city}. Right?", city=reader.city())
    return reader.say(
        "You're in {city}, so {ten} is {utc} UTC. Right?",
        city=reader.city(),
        ten=reader.hour(TEN),
        utc=reader.hour(_in_utc(reader)),
    )


def _in_utc(reader: Reader) -> time:
    today = reader.now.astimezone(zone_named(reader.zone)).date()
    return datetime.combine(today, TEN, zone_named(reader.zone)).astimezone(UTC).time()


def _facts(reader: Reader, shown: SettingsShown) -> Facts:
    say = reader.say
    now = say("{city}, {clock} now", city=reader.city(), clock=reader.clock(reader.now))
    arrives = ((say("New asks reach me"), say(ARRIVALS[shown.settled.arrival])),) if shown.mentors else ()
    rows = (
        (say("Time zone"), now),
        (say("Language"), NAMES[reader.language]),
        (say("Quiet hours"), _quiet(reader, shown.quiet)),
        *arrives,
        (say("Reminders"), nudge.how_many(reader, shown.settled.reminders)),
        (say("Announcements"), say("You have stopped them") if shown.stopped else say("One a week at most")),
    )
    return Facts(rows)


def _quiet(reader: Reader, quiet: QuietHours) -> str:
    if quiet.start == quiet.end:
        return reader.say("No quiet hours")
    return reader.say("{start} to {end}", start=reader.hour(quiet.start), end=reader.hour(quiet.end))


def _steps(reader: Reader, shown: SettingsShown) -> Buttons:
    say = reader.say
    stop = Button(say("Stop announcements"), announcements.STOP)
    allow = Button(say("Get announcements again"), announcements.ALLOW)
    hours = Button(say("Change hours and reminders"), people.HOURS)
    return Buttons(
        (
            hours,
            Button(say("Change time zone"), people.ZONE),
            Button(say("Change language"), people.LANGUAGE),
            allow if shown.stopped else stop,
            report_and_block.blocked_step(reader),
            Button(say("My home"), home.HOME),
        )
    )


def zone_form(reader: Reader, written: str = "", zone: str = "", meant: tuple[str, ...] = ()) -> Form:
    """Ask where the person is: one of some likely zones, or any by its name.

    Where what they have `written` may be several places, these are listed first, and none is chosen yet.
    """
    say = reader.say
    own = (reader.zone,) if is_known(reader.zone) else ()
    listed = tuple(dict.fromkeys((*meant, *(() if reader.zone in LIKELY else own), *LIKELY)))
    options = tuple(Option(one, _zone_label(reader, one)) for one in listed)
    chosen = zone if zone in listed else "" if meant else reader.zone
    other = Input(
        name="other",
        label=say("Or another place"),
        hint=say("A city or a country, such as Geneva or Ghana."),
        value=written,
        at_most=60,
    )
    pick = Pick("zone", say("Where are you?"), options, chosen if chosen in listed else "")
    return Form(
        opens=people.ZONE,
        submit=people.SET_ZONE,
        title=say("Time zone"),
        fields=(pick, other),
        send=say("Save"),
    )


def _zone_label(reader: Reader, zone: str) -> str:
    clock = reader.hour(reader.now.astimezone(zone_named(zone)).time())
    return reader.say("{city}, {clock} now", city=reader.city(zone), clock=clock)


def no_such_zone(reader: Reader, written: str, meant: tuple[str, ...]) -> str:
    """Say beside the box that a place is unknown or unsure, and which ones were probably meant."""
    seen = isolated(fit_line(written, 40) or "—")
    if not meant:
        return reader.say("I don't know “{written}”. Try the nearest large city.", written=seen)
    cities = ", ".join(_zone_label(reader, zone) for zone in meant)
    return reader.say(
        "“{written}” could be {cities}. Choose yours in the list above.", written=seen, cities=cities
    )


def language_form(reader: Reader) -> Form:
    """Ask in which language the bot should speak to the person."""
    options = tuple(Option(language, NAMES[language]) for language in spoken())
    choice = Choice(
        name="language", label=reader.say("Speak to me in"), options=options, value=reader.language
    )
    note = reader.say("What people write to each other stays in their own words.")
    return Form(
        opens=people.LANGUAGE,
        submit=people.SET_LANGUAGE,
        title=reader.say("Language"),
        fields=(choice,),
        send=reader.say("Save"),
        ref="",
        note=note,
    )


def locale_of(language: str, had: str) -> str | None:
    """Return the locale of a chosen language: the present one where it fits; None for an unknown language."""
    if language not in spoken():
        return None
    if language_of(had) == language and had.startswith(language):
        return had
    return FIRST_LOCALE if language == FIRST else language


def no_such_language(reader: Reader) -> str:
    """Say beside the choice that the bot does not speak this language."""
    return reader.say("Choose one of these, please.")


def hours_form(reader: Reader, shown: SettingsShown) -> Form:
    """Ask for the person's quiet hours, and a mentor also for how asks reach them."""
    say = reader.say
    choices = tuple(Option(key, nudge.how_many(reader, key)) for key in Reminders)
    fields: tuple[Field, ...] = (
        _hour(reader, "start", say("Quiet from"), shown.quiet.start),
        _hour(reader, "end", say("Quiet until"), shown.quiet.end),
        *_arrival(reader, shown),
        Choice(name="reminders", label=say("Reminders"), options=choices, value=shown.settled.reminders),
    )
    waits = "I send you nothing during these hours; the same hour twice means no quiet hours."
    at_once = "This chat rings for nobody, so nothing waits for these hours or days here."
    return Form(
        opens=people.HOURS,
        submit=people.SET_HOURS,
        title=say("Hours and reminders"),
        fields=fields,
        send=say("Save"),
        ref="",
        note=say(waits if shown.rings else at_once),
    )


def _arrival(reader: Reader, shown: SettingsShown) -> tuple[Field, ...]:
    if not shown.mentors:
        return ()
    options = tuple(Option(key, reader.say(text)) for key, text in ARRIVALS.items())
    return (
        Choice(
            name="arrival",
            label=reader.say("New asks reach me"),
            options=options,
            value=shown.settled.arrival,
        ),
    )


def _hour(reader: Reader, name: str, label: str, had: time) -> Pick:
    options = tuple(Option(written(hour), reader.hour(hour)) for hour in hours_of_day(had))
    return Pick(name, label, options, written(had))


def hours_of_day(had: time) -> tuple[time, ...]:
    """Return the hours that can be chosen, and the present time where it is not among them."""
    return tuple(sorted({*(time(hour) for hour in range(24)), had}))


def written(moment: time) -> str:
    """Return a time of day in the form that a select carries: `20:00`."""
    return f"{moment:%H:%M}"

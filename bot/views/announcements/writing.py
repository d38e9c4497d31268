"""Writing an announcement: its words, for whom it is, and one more look at what they will read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.announcements.announcement import FEWEST, LONGEST_SIGNED, Action, Announcement, Reach
from bot.domain.announcements.audience import Group
from bot.domain.announcements.markup import LONGEST_TITLE, LONGEST_WORDS, MOST_LINKS, Problem
from bot.domain.common.zones import zone_named
from bot.ui.forms import Checks, Choice, DateInput, Field, Form, Input, Pick, TimeInput
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Option, Rule, Text, Tone, Weight, pressable
from bot.ui.refs import Previewed
from bot.ui.verbs import announcements
from bot.views.announcements.shown import arrives, audience_words
from bot.views.common.reader import Reader
from bot.views.words import preview

FIRST_NAME = "first-name"
HINT = "Begin with why. **bold**, *italic*, - list, [text](https://…)"
DIGITS = 6
LONGEST_AHEAD = timedelta(days=366)
"""How far ahead an announcement may be planned."""


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft as its manager looks at it once more."""

    one: Announcement
    seen: Message
    """What a reader will get."""
    reach: Reach | None
    """How many people get it; None until it is said for whom it is."""
    print: str
    """The print of the draft, for the button that sends it."""
    typed: bool
    """Whether the number is typed before it is sent."""
    late: bool = False
    """Whether the planned time has passed."""


def words_form(reader: Reader, about: str, written: Mapping[str, str]) -> Form:
    """Ask for the words of an announcement, one thing to do, and who signs it."""
    say = reader.say
    greets = Checks(
        name="greets",
        label=say("How it begins"),
        options=(Option(FIRST_NAME, say("With the reader's first name")),),
        chosen=(FIRST_NAME,) if written.get("greets") else (),
    )
    return Form(
        opens=announcements.WRITE,
        submit=announcements.KEEP_WORDS,
        title=say("An announcement"),
        fields=(*_boxes(reader, written), greets),
        send=say("Save the words"),
        ref=about,
    )


def _boxes(reader: Reader, written: Mapping[str, str]) -> tuple[Field, ...]:
    say = reader.say
    return (
        _box("title", say("A few words: what it is about"), written, LONGEST_TITLE),
        _box("words", say("The announcement"), written, LONGEST_WORDS, hint=say(HINT)),
        Choice(
            name="action",
            label=say("One thing to do"),
            options=(
                Option(Action.DOOR.value, say("Open a door")),
                Option(Action.SEARCH.value, say("Find somebody")),
                Option(Action.NOTHING.value, say("Nothing to press")),
            ),
            value=written.get("action", Action.NOTHING.value),
        ),
        _box(
            "signed",
            say("Signed with a name and an office"),
            written,
            LONGEST_SIGNED,
            hint=say("For example: Nora Lindqvist, Alumni Office"),
        ),
    )


def _box(name: str, label: str, written: Mapping[str, str], most: int, *, hint: str = "") -> Input:
    tall = most == LONGEST_WORDS
    return Input(
        name=name, label=label, hint=hint, value=written.get(name, ""), at_least=1, at_most=most, tall=tall
    )


def wrong(reader: Reader, problem: Problem, *, title: bool) -> str:
    """Say what is wrong with a title or with the words, and how to mend it."""
    say = reader.say
    most = LONGEST_TITLE if title else LONGEST_WORDS
    match problem:
        case Problem.EMPTY:
            return say("Please write something here.")
        case Problem.TOO_LONG:
            return say("That is too long: {n} characters fit.", n=reader.number(most))
        case Problem.TOO_MANY_LINKS:
            return say("At most {n} links fit into one announcement.", n=reader.number(MOST_LINKS))
        case Problem.NOT_HTTPS:
            return say("A link has to begin with https:// and to name a whole host.")


def no_such_action(reader: Reader) -> str:
    """Say that the chosen thing to do is not on the list."""
    return reader.say("Please choose one of these.")


def not_signed(reader: Reader) -> str:
    """Say that an announcement bears a name and an office."""
    most = reader.number(LONGEST_SIGNED)
    return reader.say("Please sign it with a name and an office, in at most {n} characters.", n=most)


def who_form(reader: Reader, one: Announcement) -> Form:
    """Ask for whom an announcement is."""
    say = reader.say
    groups = [group.value for group in (Group.EVERYBODY, Group.MENTORS, Group.MENTEES)]
    kinds = [f"{Group.KIND.value}.{kind.key}" for kind in reader.programme.offered]
    options = tuple(Option(key, audience_words(reader, key)) for key in (*groups, *kinds))
    pick = Pick("audience", say("Who is it for?"), options, one.audience or groups[0])
    return Form(
        opens=announcements.WHO,
        submit=announcements.KEEP_WHO,
        title=say("Who is it for?"),
        fields=(pick,),
        send=say("Save who it is for"),
        ref=one.id,
        note=say(
            "Those who have used Alongside here and have not left. One announcement a week reaches a"
            " person at most, and none reaches those who have stopped them."
        ),
    )


def when_form(reader: Reader, about: str, day: str, hour: str) -> Form:
    """Ask for the day and the time at which an announcement arrives, in each reader's own zone."""
    say = reader.say
    today = reader.now.astimezone(zone_named(reader.zone)).date()
    last = today + LONGEST_AHEAD
    return Form(
        opens=announcements.WHEN,
        submit=announcements.KEEP_WHEN,
        title=say("When it arrives"),
        fields=(
            DateInput("day", say("On this day"), day, today.isoformat(), last.isoformat()),
            TimeInput("time", say("At this time"), hour),
        ),
        send=say("Save when it arrives"),
        ref=about,
        note=say(
            "It arrives at this time for each reader, where they are. Leave both empty to send it at once."
        ),
    )


def no_such_time(reader: Reader) -> str:
    """Say that a day and a time are needed, or neither."""
    return reader.say("Please choose a day and a time, or leave both empty.")


def over(reader: Reader) -> str:
    """Say that the chosen time has passed."""
    return reader.say("That time has passed where you are. Please choose a later one.")


def no_such_audience(reader: Reader) -> str:
    """Say that a group is not on the list any more."""
    return reader.say("That group isn't on the list any more. Please choose another.")


def look_once_more(reader: Reader, shown: DraftShown) -> Message:
    """Show a draft as its readers will get it, how many they are, and what can be done with it."""
    own = (*_under_it(reader, shown.seen), *_reach(reader, shown), _steps(reader, shown))
    return Message(reader.say("This is what they will see"), (*preview.as_read(shown.seen), Rule(), *own))


def _under_it(reader: Reader, seen: Message) -> tuple[Node, ...]:
    """Say which buttons stand under an announcement: a preview has none that could be pressed."""
    labels = [button.label for node in seen.body for button in pressable(node)]
    below = Text(reader.say("To press: {labels}", labels=" · ".join(labels)), Tone.QUIET)
    return below, Text(reader.say("Nothing is sent yet."), Tone.LEAD)


def _reach(reader: Reader, shown: DraftShown) -> tuple[Node, ...]:
    say, reach = reader.say, shown.reach
    if reach is None:
        return (Text(say("It isn't said yet who it is for.")),)
    enough = reach.readers >= FEWEST
    will = "{n} of {all} will get it." if enough else "{n} of {all} would get it."
    of = say(will, n=reader.number(reach.readers), all=reader.number(reach.everybody))
    left_out = (
        *(
            (reader.many(reach.had_one, "1 had one this week", "{n} had one this week"),)
            if reach.had_one
            else ()
        ),
        *(
            (reader.many(reach.stopped, "1 has stopped them", "{n} have stopped them"),)
            if reach.stopped
            else ()
        ),
    )
    first = Text(f"{audience_words(reader, shown.one.audience)} · {of}")
    lines = (first, *((Text(" · ".join(left_out), Tone.QUIET),) if left_out else ()))
    if not enough:
        few = say(
            "Fewer than {n} people fit. Choose a wider group, or write to them yourself.",
            n=reader.number(FEWEST),
        )
        return (*lines, Text(few, Tone.LEAD))
    return (*lines, *_arrives(reader, shown))


def _arrives(reader: Reader, shown: DraftShown) -> tuple[Node, ...]:
    if shown.late:
        return (Text(reader.say("The time you chose has passed. Please choose another."), Tone.LEAD),)
    if shown.one.day:
        return (Text(arrives(reader, shown.one)), *_quiet(reader, shown.one.day))
    awake = "It arrives at once where it is day, and for others when their quiet hours end."
    today = reader.now.astimezone(zone_named(reader.zone)).date().isoformat()
    return (Text(reader.say(awake), Tone.QUIET), *_quiet(reader, today))


def _quiet(reader: Reader, day: str) -> tuple[Node, ...]:
    """Say where an announcement waits because that day is quiet here."""
    quiet, first = reader.programme.caps.quiet_weeks, date.fromisoformat(day)
    if not quiet.cover(first):
        return ()
    noon = datetime.combine(next(quiet.days_from(first)), time(12), zone_named(reader.zone))
    said = reader.say("That is a quiet time here: it arrives on {day}.", day=reader.day(noon))
    return (Text(said, Tone.LEAD),)


def _steps(reader: Reader, shown: DraftShown) -> Buttons:
    say, one = reader.say, shown.one
    who = Button(
        say("Change who it is for" if one.audience else "Say who it is for"), announcements.WHO, one.id
    )
    words = Button(say("Change the announcement"), announcements.WRITE, one.id)
    me = Button(say("Send it to me first"), announcements.TRY_OUT, one.id)
    away = Button(say("Throw this draft away"), announcements.THROW_AWAY, one.id)
    kept = Button(say("Keep as a draft"), announcements.PAGE)
    when = Button(say("When it arrives"), announcements.WHEN, one.id)
    return Buttons((*_send(reader, shown), who, when, words, me, kept, away))


def _send(reader: Reader, shown: DraftShown) -> tuple[Button, ...]:
    reach, about = shown.reach, Previewed(shown.one.id, shown.print)
    if reach is None or reach.readers < FEWEST or shown.late:
        return ()
    sentence = "Plan it for {n}" if shown.one.day else "Send it to {n}"
    label = reader.say(sentence, n=reader.number(reach.readers))
    verb = announcements.COUNT if shown.typed else announcements.SEND
    return (Button(label, verb, about, Weight.MAIN),)


def count_form(reader: Reader, about: Previewed, readers: int, written: str = "") -> Form:
    """Ask for the number of readers, so that many are never sent something by accident."""
    say = reader.say
    number = Input(
        name="number",
        label=say("How many people get it"),
        hint=say("Type {n}, so that it can't happen by accident.", n=str(readers)),
        value=written,
        at_least=1,
        at_most=DIGITS,
    )
    return Form(
        opens=announcements.COUNT,
        submit=announcements.SEND_COUNTED,
        title=say("Send it to all?"),
        fields=(number,),
        send=say("Send to all of them"),
        ref=about,
    )


def wrong_number(reader: Reader, typed: str, readers: int) -> str:
    """Say that another number was typed, and that nothing was sent."""
    return reader.say(
        "That says {typed}. It goes to {n} people. Nothing was sent.", typed=typed, n=str(readers)
    )


def tried(reader: Reader) -> Aside:
    """Tell a manager that the draft comes to them alone."""
    say = reader.say
    said = Text(say("It comes to you alone, as its readers will get it. Nobody else has been sent anything."))
    back = Buttons((Button(say("All announcements"), announcements.PAGE),))
    return Aside(Message(say("On its way to you"), (said, back)))

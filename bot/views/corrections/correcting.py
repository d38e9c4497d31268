"""Correcting an announcement: its form, a second look, how far it is, and the line above its words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.announcements.announcement import Announcement
from bot.domain.announcements.markup import LONGEST_TITLE, LONGEST_WORDS
from bot.domain.channel_posts.channel import Post
from bot.domain.common.people import Person
from bot.domain.corrections.correcting import Edits, EditState
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Rule, Text, Tone, Weight
from bot.ui.refs import Previewed
from bot.ui.verbs import announcements
from bot.views.announcements import timing
from bot.views.channel_posts import channel
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import preview


def form(reader: Reader, one: Announcement, written: Mapping[str, str]) -> Form:
    """Ask for the corrected title and words; action and readers stay."""
    say = reader.say
    return Form(
        opens=announcements.CORRECT,
        submit=announcements.KEEP_CORRECTION,
        title=say("Correct an announcement"),
        fields=(
            _box("title", say("A few words: what it is about"), written.get("title", one.title)),
            _box("words", say("The announcement"), written.get("words", one.words), tall=True),
        ),
        send=say("Look at the correction"),
        ref=one.id,
        note=say("Nothing is changed before you have looked at it once more."),
    )


def _box(name: str, label: str, value: str, *, tall: bool = False) -> Input:
    most = LONGEST_WORDS if tall else LONGEST_TITLE
    return Input(name=name, label=label, value=value, at_least=1, at_most=most, tall=tall)


def the_same(reader: Reader) -> str:
    """Say that the words are those that stand already."""
    return reader.say("These are the words as they stand. Please change something.")


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction as its manager looks at it before it is made."""

    seen: Message
    """The announcement as its readers will see it."""
    stand: int
    """For how many people it stands."""
    waiting: int
    """How many are still to get it."""
    takes: timedelta
    """About how long the platform takes for the edits; nothing where that is hardly noticed."""
    about: Previewed


def look_once_more(reader: Reader, shown: Correction) -> Aside:
    """Show a correction as readers will see it, what it changes, and how long that takes."""
    return _look(reader, shown.seen, _changes(reader, shown), shown.about)


def look_once_more_at_post(reader: Reader, seen: Message, post: Post, about: Previewed) -> Aside:
    """Show a correction as it will stand in its channel."""
    values = {"channel": channel.called(reader, post)}
    said = reader.say("It is changed where it stands in {channel}, and rings for nobody.", **values)
    return _look(reader, seen, (Text(said, Tone.LEAD),), about)


def _look(reader: Reader, seen: Message, changes: tuple[Node, ...], about: Previewed) -> Aside:
    say = reader.say
    send = Button(say("Send the correction"), announcements.SEND_CORRECTION, about, Weight.MAIN)
    change = Button(say("Change the correction"), announcements.CORRECT, about.about)
    leave = Button(say("Leave it as it is"), announcements.LOOK, about.about)
    body = (*preview.as_read(seen), Rule(), *changes, Buttons((send, change, leave)))
    return Aside(Message(say("This is the corrected announcement"), body))


def _changes(reader: Reader, shown: Correction) -> tuple[Node, ...]:
    stand = reader.many(
        shown.stand,
        "It is changed where it stands, for 1 person, and rings for nobody.",
        "It is changed where it stands, for {n} people, and rings for nobody.",
    )
    waiting = reader.many(
        shown.waiting,
        "1 who has not had it yet gets these words.",
        "{n} who have not had it yet get these words.",
    )
    words = (stand, *((waiting,) if shown.waiting else ()))
    long = timing.takes(reader, shown.takes)
    return (Text(" ".join(words), Tone.LEAD), *((Text(long, Tone.QUIET),) if long else ()))


def how_far(reader: Reader, one: Announcement, edits: Edits, by: Person | None) -> tuple[Node, ...]:
    """Say how far a correction is, and where it cannot be made; nothing where there was none."""
    if one.corrected_at is None:
        return ()
    say, day = reader.say, reader.day(one.corrected_at)
    name = people.name(by) if by else ""
    head = (
        say("{name} corrected it on {day}.", name=name, day=day) if by else say("Corrected on {day}", day=day)
    )
    if not edits.every:
        return (Text(head),)
    n, every = reader.number(edits.of(EditState.CHANGED)), reader.number(edits.every)
    far = say("Changed where it stands: {n} of {all}.", n=n, all=every)
    phones = say("On some phones the first words may have shown already.")
    where_not = _where_not(reader, edits)
    return (Text(f"{head} {far}"), *((Text(where_not),) if where_not else ()), Text(phones, Tone.QUIET))


def _where_not(reader: Reader, edits: Edits) -> str:
    said = {
        EditState.WAITING: ("1 is still to be changed", "{n} are still to be changed"),
        EditState.FIXED: (
            "1 can't be changed: it was deleted, or is too old",
            "{n} can't be changed: they were deleted, or are too old",
        ),
        EditState.LEFT: ("1 reader of it has left", "{n} readers of it have left"),
    }
    lines = (reader.many(edits.of(state), *words) for state, words in said.items() if edits.of(state))
    return " · ".join(lines)


def button(reader: Reader, one: Announcement) -> tuple[Button, ...]:
    """Return the button under an announcement that corrects it."""
    return (Button(reader.say("Correct it"), announcements.CORRECT, one.id),) if one.is_written else ()


def corrected_already(reader: Reader, by: Person, body: Aside) -> Aside:
    """Say above a correction that another manager has corrected it a moment before: nothing was changed."""
    said = reader.say("{name} corrected it a moment ago. Yours was not made.", name=people.name(by))
    above_it = (Text(said, Tone.LEAD), *body.message.body)
    return Aside(replace(body.message, body=above_it))

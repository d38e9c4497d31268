"""What came of an announcement: how many pressed, what readers wrote back, and who could not be reached."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.announcements.announcement import Action, Announcement, ReaderState, Stage, Tally
from bot.domain.common.people import Person
from bot.domain.outcomes.outcome import FEW, AnnouncementOutcome, Step
from bot.domain.outcomes.replies import KEPT, LONGEST_REPLY, AnnouncementReply
from bot.ui import limits
from bot.ui.fit import fit_line, fit_words, visible
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Rule, Text, Tone, Weight
from bot.ui.refs import Previewed
from bot.ui.verbs import announcements, home, search
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader
from bot.views.safety import report_and_block
from bot.views.words import preview, written_words
from bot.views.words.lengths import too_long

TITLE = 80
"""The greatest length of an announcement's title within a sentence, in UTF-16 code units."""

LISTED = 5
"""How many replies one page lists."""

EXCERPT = 300
"""How much of a reply a list shows, in UTF-16 code units; a press shows it whole."""

NAMED = 20
"""How many of those who were not reached are named."""


def came_of_it(reader: Reader, one: Announcement, came: AnnouncementOutcome) -> tuple[Node, ...]:
    """Say what came of an announcement, in numbers; below five people it is “a few”."""
    parts = (
        *_pressed(reader, one, came.of(Step.PRESSED)),
        *_opened(reader, one, came),
        _replied(reader, came),
    )
    stopped = _number(
        reader,
        came.stopped,
        "A few people here have stopped announcements, in all.",
        "{n} people here have stopped announcements, in all.",
    )
    every = (Text(stopped, Tone.QUIET),) if came.stopped else ()
    return (Text(" · ".join(parts)), *every)


def pressed_there(reader: Reader, one: Announcement, came: AnnouncementOutcome) -> tuple[Node, ...]:
    """Say how many pressed what stands under a post in a channel; nothing where nothing does."""
    return tuple(Text(said) for said in _pressed(reader, one, came.of(Step.PRESSED)))


def steps(reader: Reader, one: Announcement, came: AnnouncementOutcome, missed: int) -> tuple[Button, ...]:
    """Return the ways to the replies, and to those who missed an announcement."""
    replies = came.of(Step.REPLIED)
    label = _number(reader, replies, "Replies", "Replies: {n}")
    several = reader.say("Why {n} missed it", n=reader.number(missed))
    why = reader.say("Why 1 missed it") if missed == 1 else several
    return (
        *((Button(label, announcements.REPLIES, announcements.RepliesTo(one.id, 0)),) if replies else ()),
        *((Button(why, announcements.MISSED, one.id),) if missed else ()),
    )


def _pressed(reader: Reader, one: Announcement, number: int) -> tuple[str, ...]:
    labels = {Action.DOOR: "Open a door", Action.SEARCH: "Find somebody"}
    if one.action not in labels:
        return ()
    label = reader.say(labels[one.action])
    if not number:
        return (reader.say("Nobody has pressed “{label}”", label=label),)
    few, many = "A few have pressed “{label}”", "{n} have pressed “{label}”"
    return (reader.say(few if number < FEW else many, label=label, n=reader.number(number)),)


def _opened(reader: Reader, one: Announcement, came: AnnouncementOutcome) -> tuple[str, ...]:
    opened = came.of(Step.OPENED)
    if one.action is not Action.DOOR or not opened:
        return ()
    few, many = "A few opened a door within a week", "{n} opened a door within a week"
    return (_number(reader, opened, few, many),)


def _replied(reader: Reader, came: AnnouncementOutcome) -> str:
    replies = came.of(Step.REPLIED)
    if not replies:
        return reader.say("No replies so far")
    return _number(reader, replies, "A few replies", "{n} replies")


def _number(reader: Reader, number: int, few: str, many: str) -> str:
    return reader.say(few) if number < FEW else reader.say(many, n=reader.number(number))


def reply(reader: Reader, said: AnnouncementReply, one: Announcement | None, by: Person) -> Message:
    """Show a manager what a reader wrote back, and how to answer: by writing to them."""
    say, name = reader.say, people.first_name(by)
    under = Text(say("Under your announcement “{title}”.", title=_title(one)), Tone.QUIET) if one else None
    answer = Text(say("I pass no answer back. To answer, write to {name} yourself.", name=name), Tone.QUIET)
    every = Button(say("All replies"), announcements.REPLIES, announcements.RepliesTo(said.announcement, 0))
    steps_ = Buttons((every,), report_and_block.more(reader, said.id))
    about = (under,) if under else ()
    return Message(
        say("{name} wrote back", name=people.name(by)),
        (people.quote(said.words, LONGEST_REPLY), *about, answer, steps_),
        face=people.face(reader, by),
    )


def forgotten(reader: Reader) -> Message:
    """Stand in place of a reply whose words are forgotten, or went with the person who wrote them."""
    say = reader.say
    kept = say(
        "Replies are kept for {n} days, or until their writer erases them.", n=reader.number(KEPT.days)
    )
    return Message(say("A reply that is gone"), (Text(kept),))


@dataclass(frozen=True, slots=True)
class TypedReply:
    """Typed words that may be a reply, as their writer is asked about them."""

    one: Announcement
    words: str
    search: str
    """The id of a search for the same words."""


def shall_i(reader: Reader, offered: TypedReply, to: Person, seen: Message, print_: str) -> Aside:
    """Ask whether typed words are to be sent to a manager, who reads them so; nothing is sent by itself."""
    say, name = reader.say, people.first_name(to)
    wrong = too_long(reader, offered.words, LONGEST_REPLY)
    send = Button(
        say("Send it to {name}", name=name),
        announcements.SEND_REPLY,
        Previewed(offered.one.id, print_),
        Weight.MAIN,
    )
    title = say("Shall I pass this on to {name}?", name=name)
    if wrong:
        return Aside(
            _with_words(reader, offered.words, title, Text(wrong, Tone.LEAD), *_own(reader, offered))
        )
    read = Text(say("This is what {name} will read", name=name), Tone.QUIET)
    return Aside(Message(title, (read, *preview.as_read(seen), Rule(), *_own(reader, offered, send))))


def nobody(reader: Reader, offered: TypedReply) -> Aside:
    """Tell a reader that their words would reach nobody, and keep them."""
    say = reader.say
    said = Text(
        say(
            "Nobody gets replies to “{title}” at the moment, so I can't pass this on.",
            title=_title(offered.one),
        )
    )
    title = say("This would reach nobody")
    return Aside(_with_words(reader, offered.words, title, said, *_own(reader, offered)))


def _with_words(reader: Reader, words: str, title: str, *below: Node) -> Message:
    """Quote words above what is said about them; what is longer than a quote is handed over whole."""
    return written_words.beside(reader, Message(title, (people.quote(words, limits.TEXT), *below)), (words,))


def _own(reader: Reader, offered: TypedReply, *send: Button) -> tuple[Node, ...]:
    say = reader.say
    kept = Text(say("Nothing is sent yet, and your words are kept."), Tone.QUIET)
    look = Button(say("Look for somebody"), search.PAGE, search.PageOf(offered.search, 0))
    keep = Button(say("Keep it to myself"), announcements.KEEP_REPLY, offered.one.id)
    return kept, Buttons((*send, look, keep))


def passed_on(reader: Reader, said: AnnouncementReply, to: Person) -> Message:
    """Tell a reader that a manager gets their words, and that no answer comes through here."""
    say, name = reader.say, people.first_name(to)
    on = Text(
        say("{name} gets your words and your name. If there is an answer, {name} writes to you.", name=name)
    )
    quote = people.quote(said.words, LONGEST_REPLY)
    steps_ = Buttons((Button(say("My home"), home.HOME),))
    return Message(say("It goes to {name}", name=name), (quote, on, steps_))


def kept(reader: Reader, words: str) -> Message:
    """Tell a reader that their words went to nobody, and show them once more."""
    say = reader.say
    steps_ = Buttons((Button(say("My home"), home.HOME),))
    alone = Text(say("Nobody else has read it."))
    if not words:
        return Message(say("Nothing is sent"), (alone, steps_))
    return _with_words(reader, words, say("Nothing is sent"), alone, steps_)


def replies(
    reader: Reader,
    one: Announcement,
    mine: Sequence[tuple[AnnouncementReply, Person]],
    came: AnnouncementOutcome,
    number: int,
    more: bool,
) -> Message:
    """List the replies that were sent to the reader, a manager; others see only how many there are."""
    say = reader.say
    alone = Text(say("Only the manager who was sent a reply reads it. It is kept for 90 days."), Tone.QUIET)
    cards = tuple(_listed(reader, *row) for row in namesakes.rows(mine))
    further = Button(say("More replies"), announcements.REPLIES, announcements.RepliesTo(one.id, number + 1))
    back = Button(say("Back"), announcements.LOOK, one.id)
    steps_ = Buttons((*((further,) if more else ()), back))
    words = one.title or say("Its words went with the manager who wrote it.")
    return Message(
        say("Replies"), (Text(words, Tone.LEAD), Text(_replied(reader, came)), *cards, alone, steps_)
    )


def _listed(reader: Reader, said: AnnouncementReply, by: Person) -> Card:
    read = Button(reader.say("Read it"), announcements.SEE_REPLY, said.id)
    return Card(
        title=people.heading(reader, by),
        face=people.face(reader, by),
        lines=(reader.day(said.at),),
        quote=fit_words(said.words, EXCERPT),
        buttons=(read,),
    )


@dataclass(frozen=True, slots=True)
class Missed:
    """Those who missed an announcement for a technical reason, by name as far as they are named."""

    unreached: Sequence[Person]
    in_doubt: Sequence[Person]


def missed(reader: Reader, one: Announcement, tally: Tally, named: Missed) -> Message:
    """Say why readers missed an announcement: technical reasons by name, what people chose as a number."""
    say = reader.say
    sentences = {
        ReaderState.LEFT: ("1 left meanwhile", "{n} left meanwhile"),
        ReaderState.STOPPED: ("1 stopped announcements meanwhile", "{n} stopped announcements meanwhile"),
    }
    chose = [reader.many(tally.of(state), *said) for state, said in sentences.items() if tally.of(state)]
    doubt = say("Of these it is not known whether it reached them:")
    body: tuple[Node, ...] = (
        *_named(reader, say("These could not be reached:"), named.unreached, tally.of(ReaderState.UNREACHED)),
        *_named(reader, doubt, named.in_doubt, tally.of(ReaderState.IN_DOUBT)),
        *((Text(" · ".join(chose)),) if chose else ()),
        Text(say("Who left or stopped announcements is a number alone."), Tone.QUIET),
    )
    unreached = tally.of(ReaderState.UNREACHED)
    several = say("Try those {n} again", n=reader.number(unreached))
    label = say("Try it again") if unreached == 1 else several
    can = unreached and one.stage is Stage.DONE
    again = (Button(label, announcements.AGAIN, one.id),) if can else ()
    back = Button(say("Back"), announcements.LOOK, one.id)
    return Message(say("Why some missed it"), (*body, Buttons((*again, back))))


def _named(reader: Reader, lead: str, some: Sequence[Person], number: int) -> tuple[Node, ...]:
    if not number:
        return ()
    shown = " · ".join(people.heading(reader, one) for one in namesakes.persons(some[:NAMED]))
    more = number - len(some[:NAMED])
    if not shown:
        return (Text(f"{lead} {reader.number(number)}"),)
    rest = reader.many(more, "{shown} and 1 more", "{shown} and {n} more", shown=shown) if more > 0 else shown
    return (Text(f"{lead} {rest}"),)


def _title(one: Announcement) -> str:
    return people.isolated(fit_line(" ".join(visible(one.title).split()), TITLE) or "—")

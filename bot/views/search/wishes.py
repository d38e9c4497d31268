"""Wishes: what a person would like to be told of, and the one message when it comes true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.common.people import Mentor
from bot.domain.search.matching import Facet
from bot.domain.search.wishes import LONGEST_WORDS, Status, Wish, WishAbout
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Input, Pick
from bot.ui.limits import measure
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Option, Text, Tone, Weight
from bot.ui.verbs import home, search
from bot.views.common import may_ask, people
from bot.views.common.may_ask import NOTHING_STANDS, Standing
from bot.views.common.reader import Reader

SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Wished:
    """A wish with the mentor it is about, or who was found; `left` says what they have room for."""

    wish: Wish
    mentor: Mentor | None = None
    left: Mapping[str, int] = field(default_factory=dict)
    standing: Standing = NOTHING_STANDS
    """What keeps its owner from asking that mentor."""


def wished(reader: Reader, shown: Wished) -> Aside:
    """Confirm a wish: it is told once, only its owner sees it, and one press cancels it."""
    say = reader.say
    if shown.wish.standing is Status.TOLD:
        return Aside(come_true(reader, shown))
    promise = {
        WishAbout.OPENING: "I'll write once, when it opens to everyone.",
        WishAbout.SOMEONE: "I'll write once, when somebody new fits {about}.",
        WishAbout.ROOM: "I'll write once, when {name} has room again. They are told nothing about it.",
    }[shown.wish.about]
    said = say(promise, about=about(reader, shown), name=_name(shown))
    steps = (
        Button(say("Let this wish go"), search.LET_WISH_GO, shown.wish.id),
        Button(say("My wishes"), search.WISHES),
        Button(say("My home"), home.HOME),
    )
    body = (
        Text(said),
        Text(say("Nobody else sees that you asked."), Tone.QUIET),
        Buttons(steps),
    )
    return Aside(Message(say("I'll tell you"), body))


def about(reader: Reader, shown: Wished) -> str:
    """Return what a wish is about, for use within a sentence."""
    wish = shown.wish
    words = people.isolated(fit_line(wish.words, 60))
    values = [_value(reader, facet, value) for facet, chosen in wish.chosen.items() for value in chosen]
    narrowed = people.isolated(fit_line(", ".join(values), 40))
    said = " · ".join(part for part in (words, narrowed) if part)
    return reader.say("“{words}”", words=said) if said else reader.say("what you looked for")


def _value(reader: Reader, facet: Facet, value: str) -> str:
    known = {kind.key for kind in reader.programme.kinds}
    return reader.say(reader.kind(value).name) if facet is Facet.KIND and value in known else value


def _name(shown: Wished) -> str:
    return people.first_name(shown.mentor.person) if shown.mentor else ""


def form(reader: Reader, words: str, kind: str) -> Form:
    """Ask what would help, to look for a mentor with it from now on."""
    say = reader.say
    options = tuple(Option(one.key, say(one.name)) for one in reader.programme.offered)
    fields = (
        Input(
            name="words",
            label=say("In a few words"),
            hint=say("Such as: nursing in Glasgow"),
            value=words,
            at_least=SHORTEST,
            at_most=LONGEST_WORDS,
        ),
        Pick("kind", say("Kind of help, if you know"), options, kind),
    )
    note = say("I'll write once, when somebody fits. Nobody else sees who asked.")
    return Form(
        opens=search.SAY_WISH,
        submit=search.KEEP_WISH,
        title=say("What would help you?"),
        fields=fields,
        send=say("Tell me when"),
        note=note,
    )


def errors(reader: Reader, words: str) -> dict[str, str]:
    """Return what is wrong with the words of a wish, and how to mend it."""
    if len(words) < SHORTEST:
        return {"words": reader.say("A few words are enough, such as: nursing in Glasgow.")}
    if measure(words) > LONGEST_WORDS:
        have, fit = reader.number(measure(words)), reader.number(LONGEST_WORDS)
        return {
            "words": reader.say(
                "These are {have} characters and {fit} fit: a little shorter.", have=have, fit=fit
            )
        }
    return {}


def room_now(reader: Reader, mentor: Mentor, standing: Standing = NOTHING_STANDS) -> Aside:
    """Say that a mentor has room already, so there is nothing to wait for."""
    say, name = reader.say, people.first_name(mentor.person)
    steps = Buttons(
        (
            *may_ask.step(reader, mentor, standing, label=say("Ask {name}", name=name)),
            Button(say("My home"), home.HOME),
        )
    )
    can = () if not standing.may_ask else (Text(say("{name} can be asked today.", name=name)),)
    said = (*can, *may_ask.node(reader, mentor, standing))
    return Aside(Message(say("There is room now"), (*said, steps)))


def wishes(reader: Reader, mine: Sequence[Wished]) -> Message:
    """List what the reader waits to be told, each with a button to cancel it."""
    say = reader.say
    steps = Buttons((Button(say("Find a mentor"), search.FIND), Button(say("My home"), home.HOME)))
    if not mine:
        none = Text(
            say("You haven't asked to be told about anything. “Tell me when” on a search keeps a wish here.")
        )
        return Message(say("My wishes"), (none, steps))
    said = Text(
        say("I'll write once for each, when it comes true. Nobody else sees that you asked."), Tone.QUIET
    )
    return Message(say("My wishes"), (said, *(_listed(reader, one) for one in mine), steps))


def _listed(reader: Reader, shown: Wished) -> Card:
    say = reader.say
    titles = {
        WishAbout.OPENING: "When it opens to everyone",
        WishAbout.SOMEONE: "Somebody new for {about}",
        WishAbout.ROOM: "When {name} has room again",
    }
    title = say(titles[shown.wish.about], about=about(reader, shown), name=_name(shown))
    since = say("since {day}", day=reader.day(shown.wish.at))
    gone = people.no_more(reader, shown.mentor.person) if shown.mentor else ""
    return Card(
        title=title,
        lines=(since, gone) if gone else (since,),
        quote="",
        buttons=(Button(say("Let this wish go"), search.LET_WISH_GO, shown.wish.id),),
    )


def let_go(reader: Reader) -> Message:
    """Confirm that a wish was cancelled and everything about it deleted."""
    say = reader.say
    text = Text(say("That wish is gone, and I won't write about it."))
    return Message(
        say("Let go"),
        (text, Buttons((Button(say("My wishes"), search.WISHES), Button(say("My home"), home.HOME)))),
    )


def come_true(reader: Reader, shown: Wished) -> Message:
    """Tell a person, once, that their wish came true."""
    say = reader.say
    if shown.wish.about is WishAbout.OPENING:
        return _opened(reader)
    if shown.mentor is None or not any(shown.left.values()):
        return _taken(reader, shown)
    title = say(
        "{name} has room again" if shown.wish.about is WishAbout.ROOM else "Somebody new for you",
        name=_name(shown),
    )
    said = (
        say("You wanted to be told. Places are few, and another will come by if this one goes.")
        if shown.wish.about is WishAbout.ROOM
        else say("You wanted to be told when somebody fits {about}.", about=about(reader, shown))
    )
    return Message(title, (Text(said), _card(reader, shown, shown.mentor), *_after(reader, shown)))


def _card(reader: Reader, shown: Wished, mentor: Mentor) -> Card:
    kinds = [reader.kind_within(key) for key, left in shown.left.items() if left]
    stands = may_ask.line(reader, mentor, shown.standing)
    lines = (people.who_and_where(reader, mentor), " · ".join(kinds), *stands)
    ask = may_ask.step(reader, mentor, shown.standing)
    read = Button(reader.say("Read more"), search.READ, mentor.id)
    return Card(
        title=people.heading(reader, mentor.person),
        face=people.face(reader, mentor.person),
        lines=lines,
        quote=people.story(mentor),
        buttons=(*ask, read),
    )


def _after(reader: Reader, shown: Wished) -> tuple[Node, ...]:
    say = reader.say
    on = Button(say("Keep looking"), search.LOOK_ON, shown.wish.id)
    steps = (
        *((on,) if shown.wish.about is WishAbout.SOMEONE else ()),
        Button(say("Let this wish go"), search.LET_WISH_GO, shown.wish.id),
    )
    once = Text(say("This is the only message about it, unless you say otherwise."), Tone.QUIET)
    return (once, Buttons(steps))


def _opened(reader: Reader) -> Message:
    say = reader.say
    said = Text(say("Mentoring is now open to everyone here: you asked to be told. Looking is private."))
    find = Button(say("Find a mentor"), search.FIND, weight=Weight.MAIN)
    return Message(say("The doors are open"), (said, Buttons((find, Button(say("My home"), home.HOME)))))


def _taken(reader: Reader, shown: Wished) -> Message:
    say = reader.say
    said = Text(say("There was room, and it went before I could tell you. That is nobody's fault."))
    again = _again(reader, shown)
    return Message(
        say("Just taken"), (said, Buttons((*again, Button(say("Find somebody else"), search.FIND))))
    )


def _again(reader: Reader, shown: Wished) -> tuple[Button, ...]:
    if shown.wish.about is WishAbout.SOMEONE:
        return (Button(reader.say("Keep looking"), search.LOOK_ON, shown.wish.id, Weight.MAIN),)
    if shown.wish.mentor is None:
        return ()
    room = search.WishForRoom("room", shown.wish.mentor)
    return (Button(reader.say("Tell me next time"), search.WISH, room, Weight.MAIN),)


def someone_new(reader: Reader, looking: str) -> Button:
    """Return the button by which the reader is told when a new mentor fits their search."""
    return Button(reader.say("Tell me when somebody new fits"), search.WISH, looking)

"""A colleague's look at a draft: how they are asked, what they say, and what the manager who asked reads."""

from collections.abc import Sequence

from bot.domain.announcements.announcement import Announcement, Stage
from bot.domain.common.people import Person
from bot.domain.second_looks.colleague import LONGEST, ColleagueLook, LookSaid
from bot.ui.forms import Form, Input, Pick
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Option, Quote, Rule, Text, Tone, Weight
from bot.ui.refs import Previewed
from bot.ui.verbs import announcements
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.words import preview


def form(reader: Reader, about: str, colleagues: Sequence[Person]) -> Form:
    """Ask which colleague is to look at a draft."""
    say = reader.say
    options = tuple(Option(one.id, people.heading(reader, one)) for one in colleagues)
    return Form(
        opens=announcements.COLLEAGUE,
        submit=announcements.ASK_COLLEAGUE,
        title=say("Ask a colleague"),
        fields=(Pick("colleague", say("Who is to look at it?"), options, options[0].value),),
        send=say("Ask for a look"),
        ref=about,
        note=say("They get it as its readers will, and say what they think. Nobody else is sent anything."),
    )


def not_here(reader: Reader) -> str:
    """Say that a chosen colleague looks after mentoring here no more."""
    return reader.say("This person looks after mentoring here no more. Please choose another.")


def nobody(reader: Reader, about: str) -> Aside:
    """Say that there is no colleague to ask."""
    said = reader.say("You are the only one who looks after mentoring here at the moment.")
    return _aside(reader, reader.say("Nobody to ask"), said, about)


def asked(reader: Reader, about: str, to: Person) -> Aside:
    """Tell a manager that a colleague has been asked."""
    said = reader.say(
        "{name} gets it as its readers will. What {name} thinks comes to you in one message.",
        name=people.first_name(to),
    )
    return _aside(reader, reader.say("Asked for a look"), said, about)


def asked_already(reader: Reader, about: str, to: Person) -> Aside:
    """Tell a manager that a colleague has the draft before them already."""
    said = reader.say(
        "{name} has been asked already, and hasn't said anything yet. Nothing was sent again.",
        name=people.first_name(to),
    )
    return _aside(reader, reader.say("Asked already"), said, about)


def request(reader: Reader, one: Announcement, asker: Person, seen: Message, about: Previewed) -> Message:
    """Show a draft to a colleague as its readers will get it, and ask what they think."""
    say = reader.say
    title = say("{name} would like you to look at this", name=people.first_name(asker))
    first = say("This is what its readers will get. Nothing is sent yet.")
    not_this = Button(say("Not this way"), announcements.NOT_THIS, about)
    if one.necessary:
        confirm = Button(say("Look and confirm"), announcements.LOOK, one.id, Weight.MAIN)
        change = Button(say("Change it"), announcements.NECESSARY, one.id)
        steps = Buttons((confirm, *((change,) if one.stage is Stage.DRAFT else ()), not_this))
    else:
        right = Button(say("Looks right"), announcements.LOOKS_RIGHT, about, Weight.MAIN)
        steps = Buttons((right, Button(say("Change it"), announcements.WRITE, one.id), not_this))
    return Message(title, (Text(first, Tone.LEAD), Rule(), *preview.as_read(seen), Rule(), steps))


def answer_form(reader: Reader, about: Previewed, said: LookSaid, written: str = "") -> Form:
    """Ask a colleague for a word with what they say; none is fine."""
    say, is_right = reader.say, said is LookSaid.RIGHT
    words = Input(
        name="words", label=say("A word with it, if you like"), value=written, at_most=LONGEST, tall=True
    )
    return Form(
        opens=announcements.LOOKS_RIGHT if is_right else announcements.NOT_THIS,
        submit=announcements.KEEP_RIGHT if is_right else announcements.KEEP_NOT,
        title=say("Looks right") if is_right else say("Not this way"),
        fields=(words,),
        send=say("Say so"),
        ref=about,
    )


def too_long(reader: Reader) -> str:
    """Say that the words of a colleague are too long."""
    return reader.say("That is too long: {n} characters fit.", n=reader.number(LONGEST))


def thanked(reader: Reader, asker: Person, *, is_earlier: bool) -> Aside:
    """Thank a colleague for their look, and say who hears of it."""
    say, name = reader.say, people.first_name(asker)
    told = say(
        "{name} is told, and reads your words. Other managers read beside it only what you think of it.",
        name=name,
    )
    if not (asker.is_here and asker.manages):
        told = say(
            "{name} looks after mentoring here no more; what you think stands beside the draft.", name=name
        )
    earlier = say("It has been changed since you got it, so it says that you looked at an earlier version.")
    body = (Text(told), *((Text(earlier, Tone.QUIET),) if is_earlier else ()), _every(reader))
    return Aside(Message(say("Thank you for looking"), body))


def said(reader: Reader, look: ColleagueLook, asker: Person) -> Message:
    """Show a colleague what they have said to a draft; raise KeyError where they have not yet."""
    title = reader.say("You looked at this for {name}", name=people.first_name(asker))
    sentence = {
        LookSaid.RIGHT: "You said that it looks right.",
        LookSaid.NOT_THIS: "You said that it had better not go out this way.",
        LookSaid.CHANGED: "You changed it.",
        LookSaid.CONFIRMED: "You confirmed it, and it was sent.",
    }[look.said]
    words = (Quote(look.words),) if look.words else ()
    return Message(title, (Text(reader.say(sentence)), *words, _every(reader)))


def over(reader: Reader, *, sent: bool) -> Message:
    """Tell a colleague that there is nothing to look at any more."""
    sentence = (
        "It has been sent or planned meanwhile, so there is nothing left to look at."
        if sent
        else "The draft was thrown away meanwhile, so there is nothing left to look at."
    )
    return Message(reader.say("Thank you, it is settled"), (Text(reader.say(sentence)), _every(reader)))


def heard(reader: Reader, look: ColleagueLook, by: Person, *, is_earlier: bool) -> Message:
    """Tell the manager who asked what their colleague says; raise KeyError where it is nothing yet."""
    say, name = reader.say, people.first_name(by)
    title = say("{name} looked at your draft", name=name)
    sentence = {
        LookSaid.RIGHT: "It looks right to {name}.",
        LookSaid.NOT_THIS: "{name} would rather it didn't go out this way.",
        LookSaid.CHANGED: "{name} changed it. Please look at it once more.",
        LookSaid.CONFIRMED: "{name} confirmed it, and it is on its way.",
    }[look.said]
    earlier = say("That was an earlier version than the one that stands now.")
    words = (Quote(look.words),) if look.words else ()
    steps = Buttons((Button(say("Look at it"), announcements.LOOK, look.announcement), _page(reader)))
    late = (Text(earlier, Tone.QUIET),) if is_earlier else ()
    return Message(title, (Text(say(sentence, name=name)), *words, *late, steps))


def notes(reader: Reader, looks: Sequence[tuple[ColleagueLook, Person]], print_now: str) -> tuple[Node, ...]:
    """Say beside a draft who looked at it, what they said, and whether it was this version."""
    return tuple(Text(_note(reader, look, by, look.print == print_now), Tone.QUIET) for look, by in looks)


def _note(reader: Reader, look: ColleagueLook, by: Person, is_this: bool) -> str:
    name = people.first_name(by)
    if look.said is LookSaid.WAITING:
        return reader.say("{name} is asked to look at it.", name=name)
    if not is_this:
        return reader.say("{name} looked at an earlier version.", name=name)
    sentence = {
        LookSaid.RIGHT: "{name} looked at it: it looks right.",
        LookSaid.NOT_THIS: "{name} looked at it: better not this way.",
        LookSaid.CHANGED: "{name} looked at it and changed it.",
    }[look.said]
    return reader.say(sentence, name=name)


def _aside(reader: Reader, title: str, said: str, about: str) -> Aside:
    look = Button(reader.say("Look at it"), announcements.LOOK, about)
    return Aside(Message(title, (Text(said), Buttons((look, _page(reader))))))


def _every(reader: Reader) -> Buttons:
    return Buttons((_page(reader),))


def _page(reader: Reader) -> Button:
    return Button(reader.say("All announcements"), announcements.PAGE)

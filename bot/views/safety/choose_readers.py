"""Choosing who reads reports, and what those who are chosen are told."""

from collections.abc import Mapping, Sequence

from bot.domain.common.people import Person
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Member
from bot.ui.nodes import Button, Buttons, Message, Node, Option, Text, Weight
from bot.ui.verbs import home, safety
from bot.views.common import namesakes, people
from bot.views.common.reader import Reader

LONGEST_NAME = 60


def form(reader: Reader, picked: Mapping[str, str], here: Mapping[str, Person]) -> Form:
    """Ask which two members read reports; `here` are some people by their platform's id."""
    say = reader.say
    told = dict(zip(here, namesakes.persons(here.values()), strict=True))
    options = tuple(
        Option(user, fit_line(people.heading(reader, one), LONGEST_NAME)) for user, one in told.items()
    )
    fields = tuple(
        Member(name=key, label=label, options=options, value=picked.get(key, ""))
        for key, label in (("first", say("One of the two")), ("second", say("The other person")))
    )
    note = say("Both are told, and either may say no. A report about one of them is read by the other.")
    return Form(
        opens=safety.CHOOSE_READERS,
        submit=safety.KEEP_READERS,
        title=say("Who reads reports"),
        fields=fields,
        send=say("Save"),
        ref="",
        note=note,
    )


def no_member(reader: Reader) -> str:
    """Say beside a field that the person in it is no member, or that nobody is chosen."""
    return reader.say("Choose a member of this community, please: guests and apps cannot read reports.")


def two_people(reader: Reader) -> str:
    """Say beside the second name that it has to be another person."""
    return reader.say("Two different people, please: each reads what is reported about the other.")


def chosen(reader: Reader, reads: Sequence[Person], asked: Sequence[Person]) -> Message:
    """Confirm who reads reports, and who is asked first."""
    said = [_reads(reader, reads), *([_asked(reader, asked)] if asked else [])]
    steps = Buttons(
        (
            Button(reader.say("Change it"), safety.CHOOSE_READERS),
            Button(reader.say("My home"), home.HOME),
        )
    )
    return Message(reader.say("Who reads reports"), (*map(Text, said), steps))


def said(reader: Reader, one: Person, *, reads: bool) -> Message:
    """Tell a manager, once, what a person has said who was chosen to read reports."""
    say, name = reader.say, people.name(one)
    home_ = Button(say("My home"), home.HOME)
    if reads:
        yes = say("{name} said yes, and reads reports from now on. Thank you for asking.", name=name)
        return Message(say("A reader of reports"), (Text(yes), Buttons((home_,))))
    no = say("{name} would rather not read reports, and that is fine: no reason is needed.", name=name)
    return _one_less(reader, no)


def has_left(reader: Reader, one: Person) -> Message:
    """Tell a manager, once, that a person who was chosen to read reports has left."""
    gone = "{name} is not here any more, so they read no reports."
    return _one_less(reader, reader.say(gone, name=people.first_name(one)))


def _one_less(reader: Reader, why: str) -> Message:
    say = reader.say
    other = say("You can choose somebody else. Until then nothing that is reported goes unread.")
    choose = Button(say("Choose who reads reports"), safety.CHOOSE_READERS, weight=Weight.MAIN)
    steps = Buttons((choose, Button(say("My home"), home.HOME)))
    return Message(say("A reader of reports"), (Text(why), Text(other), steps))


def _reads(reader: Reader, reads: Sequence[Person]) -> str:
    if not reads:
        return reader.say("Nobody is chosen: those who look after this community read reports.")
    if len(reads) == 1:
        return reader.say("{name} reads reports from now on, and has been told.", name=people.name(reads[0]))
    return reader.say("{names} read reports from now on. Both have been told.", names=_names(reader, reads))


def _asked(reader: Reader, asked: Sequence[Person]) -> str:
    if len(asked) == 1:
        one = "{name} has never written to me, so I ask first. After a yes, reports come to {name} too."
        return reader.say(one, name=people.name(asked[0]))
    return reader.say(
        "{names} have never written to me, so I ask them first. After a yes, reports come to them too.",
        names=_names(reader, asked),
    )


def _names(reader: Reader, several: Sequence[Person]) -> str:
    return namesakes.together(reader, several)


def would_you(reader: Reader) -> Message:
    """Ask a person who has never written here whether they would read reports."""
    return Message(reader.say("Would you read reports?"), asked(reader))


def asked(reader: Reader) -> tuple[Node, ...]:
    """Return what they are asked, and the two answers."""
    say = reader.say
    said = say(
        "Those who look after mentoring here would like you to be one of two people who read reports. They"
        " come to you alone, in private, at any hour, and are rare. Nothing comes to you unless you say yes."
    )
    yes = Button(say("Agree to read reports"), safety.START_READING, weight=Weight.MAIN)
    no = Button(say("I'd rather not read reports"), safety.STOP_READING)
    return (Text(said), Buttons((yes, no)))


def reads(reader: Reader, *, still: bool, alone: bool = False) -> Message:
    """Tell a person that they read reports and may say no; `alone` where nobody else does."""
    title = reader.say("Reading reports")
    if not still:
        return Message(
            title, (Text(reader.say("You don't read reports, which is fine. There is nothing left to do.")),)
        )
    said = reader.say(
        "You read the reports of this community. They come to you alone, in private, at any hour, and are"
        " rare. What is reported about you, those who look after this community read."
        if alone
        else "You were chosen as one of two people who read reports here. They come to you alone, in private,"
        " at any hour, and are rare. What is reported about you, the other one reads."
    )
    no = Button(reader.say("I'd rather not read reports"), safety.STOP_READING)
    return Message(title, (Text(said), Buttons((no,))))

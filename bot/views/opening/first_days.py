"""The first days: what the installer reads, visitors before the opening, and the first ten mentors."""

from bot.domain.opening.opening import FOUNDING_DOORS, Beginning
from bot.ui.commands import LOOK_AFTER
from bot.ui.fit import fit_line
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import home, mentors, programme, search
from bot.views.common import people
from bot.views.common.reader import Reader

ENOUGH_TO_TELL = 3
"""How many first asks of others must have ended before mentors hear of them: fewer could identify one."""


def installed(reader: Reader) -> Message:
    """Tell the first manager that nobody else has been told, and what comes first."""
    say = reader.say
    said = say(
        "Nobody else has been told. When you have a few minutes, four small steps prepare the opening."
    )
    when = say("There is no hurry: {typed} brings you back here any time.", typed=reader.command(LOOK_AFTER))
    steps = Buttons((Button(say("Begin"), programme.PAGE, "new", Weight.MAIN),))
    return Message(say("Alongside is here"), (Text(said), Text(when, Tone.QUIET), steps))


def not_yet(reader: Reader, words: str, looking: str) -> Aside:
    """Tell a visitor before the opening that the community is being prepared, and offer a message later."""
    say = reader.say
    community = fit_line(reader.configured(reader.programme.community), 75)
    said = say(
        "Mentoring in {community} is being prepared, and opens soon. I'll write once when it does,"
        " if you like.",
        community=community,
    )
    steps = (
        Button(say("Tell me when"), search.WISH, search.WishForOpening("opening", looking), Weight.MAIN),
        Button(say("Be a mentor"), mentors.BE_A_MENTOR, "new"),
    )
    return Aside(Message(say("Nearly there"), (Text(said), *_kept(reader, words), Buttons(steps))))


def _kept(reader: Reader, words: str) -> tuple[Node, ...]:
    if not words:
        return ()
    about = people.isolated(fit_line(words, 60))
    said = reader.say(
        "I'll keep “{words}” with it: it helps to invite the right people, and never says who asked.",
        words=about,
    )
    return (Text(said, Tone.QUIET),)


def your_door(reader: Reader, number: int) -> tuple[Node, ...]:
    """Tell a founding mentor which of the first ten doors is theirs; nothing for other mentors."""
    if not number:
        return ()
    if number == FOUNDING_DOORS:
        said = reader.say("Yours is the tenth of the first ten doors: with you, the beginning is whole.")
    else:
        said = reader.say(
            "Yours is door {n} of the first ten: you open this community together.", n=reader.number(number)
        )
    return (Text(said),)


def others_began(reader: Reader, ended: int, helped: int) -> tuple[Node, ...]:
    """Tell a mentor at their first ask how others began; nothing where too few have, or it would not help."""
    if ended < ENOUGH_TO_TELL or not helped:
        return ()
    said = reader.say(
        "Your first ask. Of the first asks of {ended} others here, {helped} ended with a yes or an answer;"
        " a no was fine too.",
        ended=reader.number(ended),
        helped=reader.number(helped),
    )
    return (Text(said, Tone.QUIET),)


def ten_doors(reader: Reader, beginning: Beginning, *, manages: bool, number: int) -> Message:
    """Tell managers and founding mentors that ten doors are open."""
    say = reader.say
    body = (*_to_manager(reader, beginning, manages), *your_door(reader, number))
    steps: tuple[Button, ...] = (Button(say("My mentor page"), mentors.BE_A_MENTOR, "new"),) if number else ()
    if manages and not beginning.is_open:
        steps = (
            Button(say("Open to everyone"), programme.OPENING, "new", Weight.MAIN),
            Button(say("What is prepared"), programme.PAGE, "new"),
            *steps,
        )
    elif manages:
        steps = (Button(say("Look after mentoring"), programme.PAGE, "new"), *steps)
    together = Text(say("Ten mentors have opened their doors, each on their own terms."))
    return Message(say("Ten doors are open"), (together, *body, Buttons(steps or (_home(reader),))))


def _to_manager(reader: Reader, beginning: Beginning, manages: bool) -> tuple[Node, ...]:
    if not manages or beginning.is_open:
        return ()
    return (Text(reader.say("That is a good number for opening to everyone, whenever it suits you.")),)


def _home(reader: Reader) -> Button:
    return Button(reader.say("My home"), home.HOME)

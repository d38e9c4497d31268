"""Each quarter: whether a mentor is still happy to help, that nobody has asked yet, that their card rests."""

from bot.ui.nodes import Button, Buttons, Message, Text, Tone, Weight
from bot.ui.verbs import home, mentors
from bot.views.common import nudge
from bot.views.common.reader import Reader


def still_glad(reader: Reader, helped: int) -> Message:
    """Ask a mentor, once a quarter, whether their door is as they want it."""
    say = reader.say
    thanks = (
        (
            Text(
                reader.many(helped, "1 person has your help to thank.", "{n} people have your help to thank.")
            ),
        )
        if helped
        else ()
    )
    ask = Text(say("A quarter has gone by. Your door can stay as it is, be smaller, or rest: each is fine."))
    steps = (
        Button(say("Still happy to help"), mentors.STILL_GLAD, weight=Weight.MAIN),
        Button(say("Change what I give"), mentors.GIVES),
        Button(say("Rest"), mentors.REST),
        Button(say("Close my door"), mentors.CLOSE_DOOR),
    )
    return Message(say("Still happy to help?"), (*thanks, ask, nudge.less(reader, *steps)))


def thanked(reader: Reader, *, is_open: bool) -> Message:
    """Thank a mentor for their yes, and say whether their door is open."""
    say = reader.say
    said = say(
        "Thank you. Your card is found as before, and I won't ask again for a quarter."
        if is_open
        else "Thank you. Your door is closed at the moment; your mentor page opens it again."
    )
    steps = (Button(say("My mentor page"), mentors.BE_A_MENTOR, "new"), Button(say("My home"), home.HOME))
    return Message(say("Good to know"), (Text(said), Buttons(steps)))


def never_asked(reader: Reader) -> Message:
    """Tell a mentor whom nobody has asked yet that it is chance, and what is done about it."""
    say = reader.say
    chance = say("Your door has been open for some weeks, and nobody has asked yet. That is chance, not you.")
    first = say("Among cards that fit equally well, those nobody has asked yet now come first.")
    steps = (
        Button(say("See my card"), mentors.MY_CARD, weight=Weight.MAIN),
        Button(say("Change what I give"), mentors.GIVES),
    )
    return Message(
        say("Nobody has asked yet"), (Text(chance), Text(first, Tone.QUIET), nudge.less(reader, *steps))
    )


def rested(reader: Reader) -> Message:
    """Tell a mentor kindly that their card rests, and that one press ends the rest."""
    say = reader.say
    said = say(
        "I asked twice and heard nothing, as happens in full lives. So your card rests: nobody can ask you."
    )
    keep = say(
        "Whatever is waiting or under way stays as it is. One tap brings your card back, this"
        " week or next year."
    )
    steps = (
        Button(say("Bring my card back"), mentors.STILL_GLAD, weight=Weight.MAIN),
        Button(say("Close my door"), mentors.CLOSE_DOOR),
        Button(say("My home"), home.HOME),
    )
    return Message(say("Your card is resting"), (Text(said), Text(keep, Tone.QUIET), Buttons(steps)))

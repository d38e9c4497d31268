"""Where open asks go: the page, the choice of a channel, and what managers read when it stops working."""

from collections.abc import Mapping
from typing import Final

from bot.domain.open_asks.channel import Channel, ChannelStatus
from bot.ui.fit import fit_line
from bot.ui.forms import Conversation, Form
from bot.ui.nodes import Button, Buttons, Message, Text, Tone, Weight
from bot.ui.requests import PlaceProblem
from bot.ui.verbs import open_asks, programme
from bot.views.common.reader import Reader

WHERE = "where"
"""The field in which a manager chooses a conversation."""

STANDS: Mapping[ChannelStatus, str] = {
    ChannelStatus.IN_TURN: (
        "At the moment: privately to up to three mentors who have room, one after the other."
    ),
    ChannelStatus.TRYING: (
        "At the moment: my first message is on its way to the channel. Once it is there, open asks"
        " go there as cards; until then they go privately from one mentor to the next."
    ),
    ChannelStatus.READY: "At the moment: as cards in the mentors' channel.",
    ChannelStatus.LOST: (
        "At the moment: privately from one mentor to the next. I cannot write in the channel that was chosen."
    ),
}


PROBLEMS: Final[Mapping[PlaceProblem, str]] = {
    PlaceProblem.UNSEEN: (
        "I can't see that channel. If it is a private one, type “/invite @Alongside” in it, and choose it"
        " again."
    ),
    PlaceProblem.OUTSIDE: ("I'm not in that channel. Type “/invite @Alongside” in it, and choose it again."),
    PlaceProblem.ARCHIVED: "That channel is archived, so nobody can write there. Please choose another.",
    PlaceProblem.SHARED: (
        "People of another organisation read that channel too. Please choose one of your own workspace."
    ),
    PlaceProblem.NO_CHANNEL: "That is a conversation between a few people. Please choose a channel.",
    PlaceProblem.LACKING: (
        "I may not do everything there that I have to: see it, write, make and manage private threads, and"
        " attach files. Allow me that in the channel's settings, and choose it again."
    ),
    PlaceProblem.FEW_WRITE: (
        "Only some people may write in that channel, and I'm not one of them. Please choose another."
    ),
}
"""Why nothing can be posted in a conversation that was chosen."""


def button(reader: Reader) -> Button:
    """Return the way to the page."""
    return Button(reader.say("Where open asks go"), open_asks.CHANNEL)


def page(reader: Reader, standing: ChannelStatus) -> Message:
    """Show where open asks go, and offer the other way."""
    say = reader.say
    card = say(
        "A card carries the kind of help and one line that the mentee wrote for it: no name, and"
        " nothing else. The first mentor with room who offers to help gets the rest privately."
    )
    chosen = standing is not ChannelStatus.IN_TURN
    choose = say("Choose another channel") if chosen else say("As cards in a mentors' channel")
    steps = (
        Button(
            choose,
            open_asks.CHOOSE_CHANNEL,
            weight=Weight.PLAIN if standing is ChannelStatus.READY else Weight.MAIN,
        ),
        *((Button(say("Send open asks privately"), open_asks.LEAVE_CHANNEL),) if chosen else ()),
        Button(say("Back"), programme.PAGE),
    )
    body = (Text(say(STANDS[standing]), Tone.LEAD), Text(card), Buttons(steps))
    return Message(say("Where open asks go"), body)


def form(reader: Reader) -> Form:
    """Ask a manager which channel to use."""
    say = reader.say
    field = Conversation(WHERE, say("The channel"), say("I'll write one line there to check that I can."))
    note = say(
        "Everybody in it can read the cards. A channel for mentors only is best. Add me to it"
        " first, as you would add a person."
    )
    return Form(
        opens=open_asks.CHOOSE_CHANNEL,
        submit=open_asks.KEEP_CHANNEL,
        title=say("The mentors' channel"),
        fields=(field,),
        send=say("Use this channel"),
        note=note,
    )


def none_chosen(reader: Reader) -> dict[str, str]:
    """Say beside the field that a channel is needed."""
    return {WHERE: reader.say("Choose one, please.")}


def lost(reader: Reader, channel: Channel) -> Message:
    """Tell a manager that nothing can be posted in the channel, and how to mend that."""
    say = reader.say
    why = say("What I was told: {why}", why=fit_line(channel.problem, 200))
    said = say(
        "I cannot write in the mentors' channel that was chosen. Nobody waits in vain: open asks go privately"
        " from one mentor to the next meanwhile, those that stood there too."
    )
    mend = say("Usually it helps to add me to the channel, as you would add a person, and choose it again.")
    steps = (
        Button(say("Choose again"), open_asks.CHOOSE_CHANNEL, weight=Weight.MAIN),
        Button(say("Send open asks privately"), open_asks.LEAVE_CHANNEL),
    )
    body = (Text(said), Text(mend), Text(why, Tone.QUIET), Buttons(steps))
    return Message(say("The mentors' channel does not answer"), body)

"""Rewording a sent ask before its mentor has opened it."""

from bot.domain.asks.ask import LONGEST_QUESTION, SHORTEST_QUESTION, Ask, Status
from bot.domain.common.people import Person
from bot.ui.forms import Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Node
from bot.ui.verbs import asks
from bot.views.asks import offered
from bot.views.common import anonymous, people
from bot.views.common.reader import Reader
from bot.views.words import preview as previews


def reword_form(reader: Reader, ask: Ask, mentor: Person, question: str) -> Form:
    """Open the box with the present words of the question."""
    say = reader.say
    box = Input(
        name="question",
        label=say("Your question"),
        value=question,
        at_least=SHORTEST_QUESTION,
        at_most=LONGEST_QUESTION,
        tall=True,
    )
    note = say("{name} has not opened it yet, and will see your new words.", name=people.first_name(mentor))
    return Form(
        opens=asks.REWORD,
        submit=asks.PREVIEW_REWORD,
        title=say("Reword your ask"),
        fields=(box,),
        send=say("Preview"),
        ref=ask.id,
        note=note,
    )


def steps(reader: Reader, ask: Ask) -> tuple[Node, ...]:
    """Return what a mentee can do with an open ask of theirs."""
    back, name = Button(reader.say("Take it back"), asks.WITHDRAW, ask.id), anonymous.step(reader, ask)
    match ask.status:
        case Status.OFFERED:
            return (Buttons((*offered.choices(reader, ask), back)),)
        case Status.WAITING if ask.opened_at is None:
            return (Buttons((Button(reader.say("Reword"), asks.REWORD, ask.id), back, *name)),)
        case Status.WAITING:
            return (Buttons((back, *name)),)
        case Status.ANSWERED if name:
            return (Buttons(name),)
        case _:
            return ()


def preview_reword(reader: Reader, ask: Ask, mentor: Person, seen: Message, draft: str) -> Aside:
    """Show an ask in its new words to the mentee as the mentor will see it."""
    say = reader.say
    change = Button(say("Change it"), asks.REWORD, ask.id)
    return previews.preview(
        reader,
        say("This is what {name} will see", name=people.first_name(mentor)),
        seen,
        (),
        previews.Draft(asks.SEND_REWORD, ask.id, draft),
        (change, Button(say("Keep the old words"), asks.SEE, ask.id)),
    )

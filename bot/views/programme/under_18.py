"""Whether members might be under 18: the question, what a yes means, and what is not done for them."""

from bot.domain.opening.opening import Beginning
from bot.domain.programme.programme import UnderEighteen
from bot.ui.nodes import Button, Buttons, Message, Node, Text, Tone, Weight
from bot.ui.verbs import programme
from bot.views.common.reader import Reader
from bot.views.mentors import first_door_approve as approvals


def question(reader: Reader, beginning: Beginning) -> Message:
    """Ask whether people under 18 may be here; after a yes, say honestly what is not done for them."""
    if beginning.under_18 is UnderEighteen.YES:
        return _for_minors(reader, beginning)
    say = reader.say
    said = say(
        "Say yes if you are not sure: school years, young members, somebody's younger sister."
        " It changes what you are asked to do before you open."
    )
    now = Text(say("Your answer so far: nobody is."), Tone.QUIET)
    body = (Text(said), *((now,) if beginning.under_18 is UnderEighteen.NO else ()))
    return Message(say("Might anyone here be under 18?"), (*body, Buttons(_answers(reader))))


def _answers(reader: Reader) -> tuple[Button, ...]:
    say = reader.say
    return (
        Button(say("Somebody might be under 18"), programme.ANSWER_18, UnderEighteen.YES),
        Button(say("Nobody here is under 18"), programme.ANSWER_18, UnderEighteen.NO),
        Button(say("Back"), programme.PAGE),
    )


SCREENS_NOBODY = "I don't screen mentors: anybody who opens a door can be found and asked."
NOT_DONE = (
    "I don't check anybody's age, and I don't know who is under 18.",
    SCREENS_NOBODY,
    "Two people talk in their own room, and nobody else reads along.",
    "I ask no parent or guardian whether it is all right.",
)
"""What is not done yet for people under 18."""


def confirm(reader: Reader, beginning: Beginning) -> Message:
    """Say what it means that members may be under 18, before that answer is kept."""
    say = reader.say
    said = Text(
        say("Nothing is kept yet. If anyone here might be under 18, this is what I don't do for them:")
    )
    means = Text(
        say("With this answer I ask you to screen every mentor, and nobody is asked to pass help on.")
    )
    steps = (
        Button(say("Save this answer"), programme.CONFIRM_18, weight=Weight.MAIN),
        Button(say("Nobody here is under 18"), programme.ANSWER_18, UnderEighteen.NO),
        Button(say("Back"), programme.PAGE),
    )
    body: tuple[Node, ...] = (said, *_not_done(reader, beginning), means, Buttons(steps))
    return Message(say("Might anyone here be under 18?"), body)


def _not_done(reader: Reader, beginning: Beginning) -> tuple[Text, ...]:
    not_done = approvals.not_done(NOT_DONE, SCREENS_NOBODY, approves=beginning.approves)
    return tuple(Text(f"· {reader.say(row)}") for row in not_done)


def _for_minors(reader: Reader, beginning: Beginning) -> Message:
    say = reader.say
    rows = _not_done(reader, beginning)
    ask = say("So it is yours to do: screen every mentor before they open a door, and stay near afterwards.")
    seen = Text(say("You have said that your mentors are screened. Thank you."), Tone.QUIET)
    screened = Button(say("Our mentors are screened"), programme.SCREENED, weight=Weight.MAIN)
    steps = (
        *(() if beginning.screened else (screened,)),
        *(() if beginning.approves else (approvals.offered(reader),)),
        Button(say("Nobody here is under 18"), programme.ANSWER_18, UnderEighteen.NO),
        Button(say("Back"), programme.PAGE),
    )
    helps: tuple[Text, ...] = () if beginning.approves else (Text(say(approvals.HELPS)),)
    body: tuple[Node, ...] = (
        *rows,
        Text(ask, Tone.LEAD),
        *helps,
        *((seen,) if beginning.screened else ()),
        Buttons(steps),
    )
    return Message(say("What I don't do yet for under-18s"), body)

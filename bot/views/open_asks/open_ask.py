"""An open ask: its form and preview, the card its mentee keeps, how it ends, and what its mentors read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.asks.ask import LONGEST_LINE, LONGEST_QUESTION, SHORTEST_QUESTION, Ask, Status
from bot.domain.common.people import Mentor, Person
from bot.domain.open_asks.open_ask import OpenAsk
from bot.domain.open_asks.open_ask import Status as OpenAskStatus
from bot.domain.programme.kinds import Kind
from bot.ui.fit import fit_line
from bot.ui.forms import Choice, Form, Input
from bot.ui.limits import RADIOS
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Node, Text, Tone, Weight
from bot.ui.verbs import asks, home, open_asks, search
from bot.views.asks import ask as ask_views
from bot.views.common import alternatives, anonymous, one_card, people
from bot.views.common.reader import Reader
from bot.views.open_asks import claim
from bot.views.words import link, quiet
from bot.views.words import preview as previews

DATE = "By {day} you will have an answer, or others to ask."


@dataclass(frozen=True, slots=True)
class OpenAskPreview:
    """What is about to be sent, the form's ref and the draft's print."""

    ref: str
    draft: str
    open_ask: OpenAsk
    seen: Message
    """What each mentor reads of it."""
    card: Message | None = None
    """Its card, where it goes to the mentors' channel."""


def button(reader: Reader, ref: str) -> Button:
    """Return the way to an open ask."""
    return Button(reader.say("Ask without choosing anyone"), open_asks.CARRY, ref)


def form(
    reader: Reader, ref: str, written: Mapping[str, str], given: Sequence[Kind], *, in_channel: bool = False
) -> Form:
    """Ask the mentee what would help, of the given kinds; for a card in the channel also its one line."""
    say, line = reader.say, written.get("line", "")
    return Form(
        opens=open_asks.CARRY,
        submit=open_asks.PREVIEW,
        title=say("Your open ask"),
        fields=(
            _kind(reader, written.get("kind", ""), given, in_channel=in_channel),
            _question(reader, written),
            claim.line(reader, written) if in_channel else link.box(reader, written),
            Input(
                name="line",
                label=say("About you, in one line"),
                hint=say("Shown only to people you ask."),
                value=line,
                at_most=LONGEST_LINE,
            ),
            anonymous.box(reader, written),
        ),
        send=say("Preview"),
        ref=ref,
    )


def _kind(reader: Reader, wanted: str, given: Sequence[Kind], *, in_channel: bool) -> Choice:
    # A form has five parts on some platforms: for a channel, the line's own hint says where it goes.
    on = "I'll carry it to up to three people who have room, one after the other."
    hint = "" if in_channel else reader.say(on)
    return alternatives.kind(reader, given[:RADIOS], wanted, hint)


def _question(reader: Reader, written: Mapping[str, str]) -> Input:
    label, hint = (
        reader.say("Your question"),
        reader.say("No greeting is needed; one sentence is enough."),
    )
    question = written.get("question", "")
    return Input(
        name="question",
        label=label,
        hint=hint,
        value=question,
        at_least=SHORTEST_QUESTION,
        at_most=LONGEST_QUESTION,
        tall=True,
    )


def preview(reader: Reader, about: OpenAskPreview) -> Aside:
    """Show an open ask to the mentee as mentors will see it, with the day by which it ends."""
    say, open_ask = reader.say, about.open_ask
    how = (
        "People who could help and have room get these words from me, one at a time, each with a"
        " day of their own. You only learn the name of the one who takes it up."
        if about.card
        else "It goes to one person at a time, each with a day of their own, the least asked"
        " first. They don't hear of one another, and you only learn the name of the one who"
        " takes it up."
    )
    theirs = (
        "Each of them also reads why it comes to them, and until which day it stays with them."
        if open_ask.unnamed
        else "Each of them also reads why it comes to them, until which day it stays with them, and how far"
        " your clock is from theirs."
    )
    own = (
        Text(say(theirs), Tone.QUIET),
        *((anonymous.before(reader),) if open_ask.unnamed else ()),
        Text(say(how)),
        Text(quiet.counted(reader, say(DATE, day=reader.day(open_ask.ends_at)), open_ask.ends_at)),
    )
    draft = previews.Draft(open_asks.SEND, about.ref, about.draft)
    change = Button(say("Change it"), open_asks.CARRY, about.ref)
    leave = Button(say("Discard this draft"), open_asks.LEAVE, about.ref)
    shown = previews.preview(
        reader, say("This is what they will see"), about.seen, own, draft, (change, leave)
    )
    if about.card is None:
        return shown
    return Aside(replace(shown.message, body=(*claim.before(reader, about.card), *shown.message.body)))


def no_room(reader: Reader) -> dict[str, str]:
    """Say beside the field that no mentor has room for this kind of help."""
    return {"kind": reader.say("Nobody has room for this one at the moment; perhaps another?")}


def sent(reader: Reader, carry: OpenAsk) -> Message:
    """Confirm that an open ask is sent."""
    say = reader.say
    left = ask_views.at_once(reader)
    where = (Text(say("It will be in the mentors' channel in a moment.")),) if carry.channel else ()
    steps = (Button(say("My asks"), home.HOME), Button(say("Find somebody too"), search.FIND))
    kept = Text(one_card.where(reader))
    return Message(say("On its way"), (*where, kept, Text(left, Tone.QUIET), Buttons(steps)))


def card(reader: Reader, carry: OpenAsk, taken: Ask | None, mentor: Person | None) -> Message:
    """Show a mentee their open ask in its current state: the card they keep."""
    kind = Text(reader.say(reader.kind(carry.kind).name), Tone.QUIET)
    quote = people.quote(carry.question, LONGEST_QUESTION)
    lead = Text(_standing(reader, carry, taken, mentor), Tone.LEAD)
    shown = link.own(reader, carry.link)
    return Message(reader.say("Your open ask"), (lead, kind, quote, *shown, *_steps(reader, carry, taken)))


def _standing(reader: Reader, carry: OpenAsk, taken: Ask | None, mentor: Person | None) -> str:
    if taken is not None and mentor is not None:
        took = reader.say("{name} took it up.", name=people.first_name(mentor))
        return f"{took} {ask_views.standing(reader, taken, mentor)}"
    sentences = {
        # The card does not say which mentor has it now: that mentor may pass, which nobody should learn.
        OpenAskStatus.CARRYING: f"It stands in the mentors' channel. {DATE}"
        if carry.channel
        else f"It is on its way. {DATE}",
        OpenAskStatus.TAKEN: "Somebody took it up.",
        OpenAskStatus.ENDED: "Nobody could this time. It says nothing about your question.",
        OpenAskStatus.WITHDRAWN: "You took this back, and its card in the mentors' channel says so."
        if carry.channel
        else "You took this back, and the mentor who had it has been told, kindly.",
    }
    said = reader.say(sentences[carry.state], day=reader.day(carry.ends_at))
    return quiet.counted(reader, said, carry.ends_at) if carry.state is OpenAskStatus.CARRYING else said


def _steps(reader: Reader, carry: OpenAsk, taken: Ask | None) -> tuple[Node, ...]:
    if taken is not None:
        return (Buttons((Button(reader.say("See"), asks.SEE, taken.id),)),)
    if carry.state is not OpenAskStatus.CARRYING:
        return ()
    return (Buttons((_back(reader, carry),)),)


def _back(reader: Reader, carry: OpenAsk) -> Button:
    return Button(reader.say("Take it back"), open_asks.WITHDRAW, carry.id)


def row(reader: Reader, carry: OpenAsk) -> Card:
    """Show an open ask in the list of a mentee's asks."""
    by = reader.say("by {day}", day=reader.day(carry.ends_at))
    line = f"{reader.say(reader.kind(carry.kind).name)} · {by}"
    see = Button(reader.say("See"), open_asks.SEE, carry.id)
    return Card(
        title=reader.say("To anybody with room"), lines=(line,), quote="", buttons=(see, _back(reader, carry))
    )


def still_on_its_way(reader: Reader, carry: OpenAsk) -> tuple[Node, ...]:
    """Say after a yes that an open ask for the same goes on; its own card shows its state."""
    said = Text(reader.say("You have an open ask for the same. It can stay, or be taken back kindly."))
    return said, Buttons((Button(reader.say("See the open ask"), open_asks.SEE, carry.id),))


def withdraw_first(reader: Reader, carry: OpenAsk) -> Aside:
    """Ask the mentee once before an open ask is withdrawn."""
    say = reader.say
    told = (
        "The channel, and anybody already looking into it, will read that there is nothing left to do."
        if carry.channel
        else "The mentor who has it will read that you are sorted and that there is nothing left to do."
    )
    said = Text(say(told))
    steps = (
        Button(say("Take the ask back"), open_asks.WITHDRAW_NOW, carry.id, Weight.CAREFUL),
        Button(say("Keep the ask"), open_asks.SEE, carry.id),
    )
    return Aside(Message(say("Take this ask back?"), (said, Buttons(steps))))


def ended(reader: Reader, carry: OpenAsk, with_room: tuple[Mentor, ...]) -> Message:
    """Tell a mentee that no mentor could take up their open ask, and what can come next."""
    say = reader.say
    kind_words = Text(say("Nobody could this time. People choose by the week they are having, not by you."))
    asked = Text(say("You asked: {question}", question=fit_line(carry.question, 200)), Tone.QUIET)
    ready = alternatives.with_room(reader, carry.id, with_room)
    wish = Buttons((Button(say("Tell me when somebody new comes"), search.SAY_WISH),))
    return Message(say("Your open ask has come back"), (kind_words, asked, *ready, wish))


# What its mentors read


def why_it_came(reader: Reader, ask: Ask, *, claimed: bool) -> str:
    """Tell a mentor that an open ask came to them, or that they claimed it, and until when they have it."""
    if claimed:
        return reader.say(
            "You said in the mentors' channel that you could help. It stays with you until {day}"
            " and then goes back there, which is fine.",
            day=reader.day(ask.closes_at),
        )
    return reader.say(
        "Carried to you because you have room for this; it was not addressed to you by name."
        " It stays with you until {day} and then goes on to somebody else, which is fine.",
        day=reader.day(ask.closes_at),
    )


def pass_along(reader: Reader, ask: Ask) -> Button:
    """Return the mentor's button to pass on an open ask: no words are needed."""
    return Button(reader.say("Pass it on kindly"), open_asks.PASS_ALONG, ask.id)


def passed(reader: Reader, ask: Ask, *, claimed: bool) -> str:
    """Tell a mentor how an open ask went on that they did not take up."""
    if ask.status is Status.CLOSED and claimed:
        return reader.say(
            "Your day with it is over, which is fine. Your place is back, and so is the card in the channel."
        )
    if ask.status is Status.DECLINED:
        return reader.say("You passed it on, which is fine. Nobody is told that it was you.")
    return reader.say("Your day with it is over and it has gone on, which is fine. Your place is back.")


def why_me(reader: Reader, ask: Ask, mentee: Person, *, claimed: bool) -> Aside:
    """Say how an open ask came to this mentor."""
    if claimed:
        own = "You were the first with room who said in the mentors' channel that they could. A no is fine."
        return Aside(Message(reader.say("Why me?"), (Text(reader.say(own)),)))
    said = reader.say(
        "You offer “{kind}” and had room, and {name} left it open who to ask. The least asked come first,"
        " so that it is shared fairly. A no is fine, and nobody is told that it was you.",
        kind=reader.kind_within(ask.kind),
        name=people.first_name(mentee),
    )
    return Aside(Message(reader.say("Why me?"), (Text(said),)))

"""Something lighter: the mentor's form and preview, the mentee's choice, and the state of an offer."""

from collections.abc import Mapping

from bot.domain.asks.ask import LONGEST_QUESTION, Ask, Status
from bot.domain.common.people import Mentor, Person
from bot.domain.programme.kinds import Kind
from bot.ui.fit import fit_words
from bot.ui.forms import Choice, Form, Input
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Option, Text, Tone, Weight
from bot.ui.verbs import answers, asks
from bot.views.asks import offered, outcome
from bot.views.common import people
from bot.views.common.reader import Reader
from bot.views.safety import report_and_block
from bot.views.words import preview as previews
from bot.views.words import quiet
from bot.views.words.lengths import too_long
from bot.views.words.second_look import SecondLook, second_look

LONGEST_WORDS = 600


def offer_form(
    reader: Reader, ask: Ask, mentee: Person, kinds: tuple[Kind, ...], written: Mapping[str, str]
) -> Form:
    """Ask the mentor what would be lighter, among the kinds that have room; own words are optional."""
    say = reader.say
    options = tuple(Option(kind.key, say(kind.name), say(kind.cost)) for kind in kinds[:10])
    keys = {kind.key for kind in kinds}
    chosen = written.get("kind", "")
    return Form(
        opens=answers.OFFER,
        submit=answers.PREVIEW_OFFER,
        title=say("Something lighter"),
        fields=(
            Choice(
                name="kind",
                label=say("What could you give instead?"),
                options=options,
                value=chosen if chosen in keys else kinds[0].key,
            ),
            Input(
                name="words",
                label=say("A few words, if you like"),
                hint=say("It goes without them too."),
                value=written.get("words", ""),
                at_most=LONGEST_WORDS,
                tall=True,
            ),
        ),
        send=say("Preview"),
        ref=ask.id,
        note=say("{name} decides, and either way is fine.", name=people.first_name(mentee)),
    )


def offer_errors(reader: Reader, words: str, *, has_room: bool) -> dict[str, str]:
    """Say beside each field what is wrong with an offer."""
    errors = {} if has_room else {"kind": reader.say("There is no room in this one; please choose another.")}
    if wrong := too_long(reader, words, LONGEST_WORDS):
        errors["words"] = wrong
    return errors


def preview_offer(reader: Reader, ask: Ask, mentee: Person, seen: Message, draft: str) -> Aside:
    """Show an offer as the mentee will read it, with its deadline; `ask` is the ask as the offer makes it."""
    by = reader.say("By {day} you will know, or your place is free again.", day=reader.day(ask.closes_at))
    told = quiet.counted(reader, by, ask.closes_at)
    sent = previews.Draft(answers.SEND_OFFER, ask.id, draft)
    return previews.as_they_read(reader, mentee, seen, sent, answers.OFFER, answers.SEE, (Text(told),))


def offer(reader: Reader, ask: Ask, mentor: Person) -> Message:
    """Tell a mentee what is offered instead, with the two answers."""
    say = reader.say
    asked = Text(say("You asked: {question}", question=fit_words(ask.question, 200)), Tone.QUIET)
    stays = say("It stays open until {day}; either answer is fine.", day=reader.day(ask.closes_at))
    day = Text(quiet.counted(reader, stays, ask.closes_at))
    steps = Buttons(
        (*offered.choices(reader, ask), Button(say("See"), asks.SEE, ask.id)),
        report_and_block.more(reader, ask.id),
        people.heading(reader, mentor),
    )
    shows = ask.unnamed and not reader.kind(ask.kind).written
    needs = (Text(say("A conversation needs names: a yes shows them yours.")),) if shows else ()
    lead = Text(offered.offers(reader, ask, mentor), Tone.LEAD)
    title = say("{name} offers something lighter", name=people.first_name(mentor))
    body = (lead, *_words(ask), Text(_cost(reader, ask), Tone.QUIET), asked, *needs, day, steps)
    return Message(title, body, face=people.face(reader, mentor))


def step(reader: Reader, ask: Ask, mentor: Mentor) -> tuple[Button, ...]:
    """Return the way to something lighter, where the mentor gives a kind that costs less."""
    if ask.first_kind:
        return ()
    given = {offer.kind for offer in mentor.offers}
    asked = reader.kind(ask.kind).minutes
    if not any(kind.key in given and kind.minutes < asked for kind in reader.programme.kinds):
        return ()
    return (Button(reader.say("Something lighter"), answers.OFFER, ask.id),)


def agreed(reader: Reader, ask: Ask) -> tuple[Text, ...]:
    """Tell the mentor what was asked at first, and that the mentee took the kind in writing they offered."""
    if not ask.first_kind:
        return ()
    said = "The ask was for: {first}. You offered something lighter, and it was taken: {kind}."
    first, kind = reader.kind_within(ask.first_kind), reader.kind_within(ask.kind)
    return (Text(reader.say(said, first=first, kind=kind)),)


def taken(reader: Reader, ask: Ask, mentor: Person) -> Message:
    """Say on the offer's card that the mentee took it, and that their ask's own card has the rest."""
    name = people.first_name(mentor)
    said = reader.say("You said yes to what {name} offered.", name=name)
    day = reader.day(ask.closes_at)
    date = quiet.counted(reader, reader.say(offered.DATE, day=day, name=name), ask.closes_at)
    by = date if ask.status is Status.WAITING else ""
    text = Text(" ".join(part for part in (said, by) if part))
    title = reader.say("{name} offers something lighter", name=name)
    body = (text, report_and_block.row(reader, ask.id))
    return Message(title, body, face=people.face(reader, mentor))


def settled(reader: Reader, ask: Ask, mentee: Person) -> str:
    """Tell the mentor how their offer ended."""
    sentences = {
        Status.OFFERED: "You offered: {kind}. By {day} you will know, or your place is free again.",
        Status.ACCEPTED: "{name} said yes to: {kind}.",
        Status.NOT_NEEDED: "{name} thanks you, and doesn't need it after all. Your place is back.",
        Status.CLOSED: "Your offer closed without an answer; that happens. Your place is back.",
        Status.TAKEN_BACK: (
            "You took your offer back. {name} was shown where to look next, and your place is back."
        ),
    }
    said = reader.say(
        sentences.get(ask.status, outcome.taken_back(mentee)),
        name=people.first_name(mentee),
        kind=reader.kind_within(ask.kind),
        day=reader.day(ask.closes_at),
    )
    return quiet.counted(reader, said, ask.closes_at) if ask.status is Status.OFFERED else said


def take_back(reader: Reader, ask: Ask) -> tuple[Node, ...]:
    """Return the mentor's way to take an offer back; nothing once the mentee has decided."""
    if ask.status is not Status.OFFERED:
        return ()
    return (Buttons((Button(reader.say("Take the offer back"), answers.TAKE_BACK_OFFER, ask.id),)),)


def pass_on_first(reader: Reader, ask: Ask, mentor: Person, mentee: Person) -> Aside:
    """Ask the mentee once before an offer is declined; `ask` is the ask as it would end."""
    say, name = reader.say, people.first_name(mentor)
    gone = say("What goes: what {name} offered, “{kind}”.", name=name, kind=reader.kind_within(ask.kind))
    act = Button(say("Let the offer go"), answers.PASS_ON_OFFER_NOW, ask.id, Weight.CAREFUL)
    back = Button(say("Keep the offer"), asks.SEE, ask.id)
    words = settled(reader, ask, mentee)
    return second_look(reader, SecondLook(say("Let the offer go?"), gone, name, words, act, back))


def take_back_first(reader: Reader, ask: Ask, mentee: Person) -> Aside:
    """Ask the mentor once before an offer is taken back."""
    say, name = reader.say, people.first_name(mentee)
    said = say("{name} will read that it can't be after all, and see where to look next.", name=name)
    steps = (
        Button(say("Take the offer back"), answers.TAKE_BACK_OFFER_NOW, ask.id, Weight.CAREFUL),
        Button(say("Keep the offer"), answers.SEE, ask.id),
    )
    return Aside(Message(say("Take the offer back?"), (Text(said), Buttons(steps))))


def _cost(reader: Reader, ask: Ask) -> str:
    kind = reader.kind(ask.kind)
    return " · ".join(part for part in (reader.say(kind.name), reader.cost(kind)) if part)


def _words(ask: Ask) -> tuple[Node, ...]:
    return (people.quote(ask.words, LONGEST_QUESTION),) if ask.words else ()

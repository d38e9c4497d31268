"""One whole card: all that a mentor tells, what can be asked of them, and what the reader decided."""

from bot.domain.common.people import Door, Mentor
from bot.ui.fit import fit_line
from bot.ui.nodes import Aside, Button, Buttons, Message, Node, Text, Tone
from bot.ui.verbs import asks, mentors, search
from bot.views.common import may_ask, people
from bot.views.common.reader import Reader
from bot.views.mentors import helping_styles
from bot.views.safety import report_and_block
from bot.views.search import compare as compare_views
from bot.views.search import room_again as room
from bot.views.search.find import Seen, answers_in

IN_FULL = 8
LONGEST_REST = 600
"""So many kinds of help are told in full, and the names of all others in so many characters."""

Results = search.PageOf | None
"""The page of results in whose place a card stands, and to which it leads back."""


def whole_card(reader: Reader, seen: Seen, *, saved: bool, own: bool = False, back: Results = None) -> Aside:
    """Show all that a mentor tells: story, what makes each kind easy, what they would love to be asked.

    On one's `own` card nothing can be asked or reported.
    """
    if own:
        return _own(reader, seen, back)
    mentor = seen.mentor
    return Aside(
        Message(
            people.heading(reader, mentor.person),
            (
                *told(reader, seen),
                *_glad(reader, seen),
                *may_ask.node(reader, mentor, seen.standing),
                *room.when_again(reader, mentor, seen.back, full=not any(seen.left.values())),
                _card_steps(reader, seen, saved, back),
            ),
            face=people.face(reader, mentor.person),
        )
    )


def _back(reader: Reader, back: Results) -> tuple[Button, ...]:
    return (Button(reader.say("Back to the results"), search.PAGE, back, about=""),) if back else ()


def _about(mentor: Mentor, back: Results) -> search.CardRead:
    return search.CardRead(mentor.id, back.looking, back.number) if back else search.CardRead(mentor.id)


def _own(reader: Reader, seen: Seen, back: Results) -> Aside:
    page = Button(reader.say("My mentor page"), mentors.BE_A_MENTOR, "new")
    you = Text(reader.say("That is you."), Tone.QUIET)
    body = (you, *told(reader, seen), *glad(reader, seen.mentor), Buttons((page, *_back(reader, back))))
    person = seen.mentor.person
    return Aside(Message(people.heading(reader, person), body, face=people.face(reader, person)))


def glad(reader: Reader, mentor: Mentor) -> tuple[Node, ...]:
    """Return what a mentor would be glad to be asked, as words."""
    if not mentor.glad:
        return ()
    said = reader.say("{name} would be glad to be asked:", name=people.first_name(mentor.person))
    rows = tuple(f"· {fit_line(one, 120) or '—'}" for one in mentor.glad)
    return (Text("\n".join((said, *rows)), Tone.QUIET),)


def told(reader: Reader, seen: Seen) -> tuple[Node, ...]:
    """Return what a mentor tells on their card, without buttons."""
    mentor = seen.mentor
    head = Text(people.who_and_where(reader, mentor), Tone.LEAD)
    speaks = reader.say("Speaks {languages}.", languages=fit_line(", ".join(mentor.languages), 120))
    answers = tuple(f"{said.capitalize()}." for said in answers_in(reader, seen))
    helps = helping_styles.helps(reader, mentor)
    said = " ".join((*((helps,) if helps else ()), *((speaks,) if mentor.languages else ()), *answers))
    facts = (Text(said, Tone.QUIET),) if said else ()
    offers = tuple(_offer(reader, seen, offer.kind, offer.easy) for offer in mentor.offers[:IN_FULL])
    more = [reader.say(reader.kind(offer.kind).name) for offer in mentor.offers[IN_FULL:]]
    also = (
        (Text(reader.say("Also: {kinds}", kinds=fit_line(" · ".join(more), LONGEST_REST))),) if more else ()
    )
    story = (people.quote(mentor.story, people.STORY),) if mentor.story else ()
    return (head, *story, *facts, *offers, *also)


def _offer(reader: Reader, seen: Seen, key: str, easy: str) -> Text:
    kind = reader.kind(key)
    left = seen.left.get(key, 0)
    room = reader.many(left, "room for 1", "room for {n}") if left else reader.say("no room at the moment")
    asks = " · ".join(part for part in (reader.cost(kind), room) if part)
    line = f"{reader.say(kind.name)} — {asks}"
    if not easy:
        return Text(line)
    name, makes = people.first_name(seen.mentor.person), fit_line(easy, 120)
    return Text(f"{line}\n{reader.say('What makes it easy for {name}: {easy}', name=name, easy=makes)}")


def _glad(reader: Reader, seen: Seen) -> tuple[Node, ...]:
    mentor = seen.mentor
    # Each of these questions begins an ask.
    if not mentor.glad or not seen.standing.may_ask:
        return ()
    said = reader.say("{name} would be glad to be asked:", name=people.first_name(mentor.person))
    buttons = tuple(
        Button(fit_line(question, 75) or "—", asks.ASK, asks.AskWithGlad(mentor.id, "glad", n))
        for n, question in enumerate(mentor.glad)
    )
    return (Text(said, Tone.QUIET), Buttons(buttons))


def _card_steps(reader: Reader, seen: Seen, saved: bool, back: Results) -> Buttons:
    mentor, about = seen.mentor, _about(seen.mentor, back)
    keep = (
        Button(reader.say("Remove from saved"), search.FORGET, about)
        if saved
        else Button(reader.say("Save for later"), search.SAVE, about)
    )
    waits = not any(seen.left.values()) and mentor.door is Door.OPEN
    now = may_ask.step(reader, mentor, seen.standing)
    ask = (room.tell_me(reader, mentor),) if waits and not seen.standing.open_ask else now
    compare = compare_views.step(reader, mentor.id)
    pass_over = Button(reader.say("Not for me"), search.PASS_OVER, about)
    steps = (*ask, keep, compare, pass_over, *_back(reader, back))
    more = report_and_block.more(reader, mentor.id)
    return Buttons(steps, more, people.heading(reader, mentor.person))


def passed_over(reader: Reader, mentor: Mentor, back: Results = None) -> Message:
    """Confirm that this mentor will not be shown again, and how to change that."""
    name = people.first_name(mentor.person)
    return Message(
        reader.say("Not shown again"),
        (
            Text(reader.say("I won't show you {name} in searches. They will never know.", name=name)),
            Buttons(
                (
                    Button(reader.say("Show them again"), search.FORGET, _about(mentor, back)),
                    *(_back(reader, back) or (Button(reader.say("Find a mentor"), search.FIND),)),
                )
            ),
        ),
    )

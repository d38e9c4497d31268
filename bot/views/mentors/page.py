"""`/be-a-mentor`: the three steps to a card, the hours they come to, and the kinds a mentor gives."""

from dataclasses import dataclass, replace

from bot.domain.common import capacity
from bot.domain.common.capacity import Held
from bot.domain.common.people import EVERY_DAY, Door, Mentor
from bot.domain.mentors import card as card_rules
from bot.domain.programme.kinds import Budget, Kind, Per
from bot.ui.fit import fit_line, fit_words
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Text, Tone, Weight
from bot.ui.refs import PageNumber
from bot.ui.verbs import home, mentors
from bot.views.common.reader import Reader
from bot.views.mentors import first_door_wait, helping_styles
from bot.views.mentors.card_steps import SEEN
from bot.views.opening import first_days as founding

KINDS_A_PAGE = 8
BACK_NOW = "now"


@dataclass(frozen=True, slots=True)
class MentorPage:
    """A mentor's own page. `waiting` is the number of asks that wait for them."""

    mentor: Mentor
    waiting: int = 0
    founding: int = 0
    """Which of the first ten doors is theirs; 0 where none is."""
    hello: first_door_wait.Hello | None = None
    """The state of a first door that needs a hello; None where it needs none."""


def page(reader: Reader, shown: MentorPage) -> Message:
    """Show a mentor their three steps, the hours they come to, and every next step."""
    mentor = shown.mentor
    return Message(
        reader.say("Being a mentor, on your own terms"),
        (
            Text(stands(reader, shown), Tone.LEAD),
            *founding.your_door(reader, shown.founding),
            *(first_door_wait.more(reader, shown.hello) if shown.hello else ()),
            Text(total(reader, mentor)),
            _who(reader, mentor),
            _gives(reader, mentor),
            _when(reader, mentor),
            Buttons(
                (
                    Button(reader.say("See my card"), mentors.MY_CARD),
                    Button(reader.say("Who sees what"), mentors.WHO_SEES),
                    Button(reader.say("See a practice ask"), mentors.PRACTISE),
                )
            ),
            _door(reader, shown),
        ),
    )


def stands(reader: Reader, shown: MentorPage) -> str:
    """Say in words how a mentor's door stands, and how many asks still wait behind it."""
    wait = reader.many(
        shown.waiting,
        "1 ask is still waiting: answer it, or let me find them somebody else.",
        "{n} asks are still waiting: answer them, or let me find them somebody else.",
    )
    door = first_door_wait.stands(reader, shown.hello) if shown.hello else _door_stands(reader, shown.mentor)
    return f"{door} {wait}" if _left_waiting(reader, shown) else door


def _door_stands(reader: Reader, mentor: Mentor) -> str:
    if card_rules.is_resting(mentor, reader.now) and mentor.resting_until:
        return reader.say(
            "You are resting: room again from {day}.", day=reader.calendar_day(mentor.resting_until)
        )
    doors = {
        Door.DRAFT: "Nobody sees your card until you open your door. A no never needs a reason.",
        Door.OPEN: "Your door is open. Whatever you change here holds at once.",
        Door.CLOSED: "Your door is closed and your card is kept. One press opens it again.",
    }
    return reader.say(doors[mentor.door])


def _left_waiting(reader: Reader, shown: MentorPage) -> bool:
    """Tell whether asks still wait while the mentor takes no new ones."""
    return bool(shown.waiting) and not capacity.is_in(shown.mentor, reader.now)


def total(reader: Reader, mentor: Mentor) -> str:
    """Return in words how much time a mentor gives in all."""
    people = reader.many(mentor.at_once, "at most 1 person at a time", "at most {n} people at a time")
    minutes = card_rules.minutes_a_month(mentor, reader.programme)
    at_a_time = _at_a_time(reader, mentor)
    if not minutes and not at_a_time:
        return reader.say("Nothing is given yet: choose what suits you.")
    if not minutes:
        return reader.say("{kinds}; {people}.", kinds=at_a_time, people=people)
    said = reader.say("{time}, {people}.", time=_time(reader, minutes), people=people)
    beside = reader.say("And, at any one time: {kinds}.", kinds=at_a_time) if at_a_time else ""
    return f"{said} {beside}".strip()


def _time(reader: Reader, minutes: int) -> str:
    """Return minutes as people say them: in tens below an hour, in half hours above."""
    whole, half = divmod((minutes + 15) // 30, 2)
    if not whole:
        return reader.say("About {n} minutes a month", n=reader.number(-(-minutes // 10) * 10))
    if whole == 1 and not half:
        return reader.say("About 1 hour a month")
    hours = f"{reader.number(whole)}{'½' if half else ''}"
    return reader.say("About {hours} hours a month", hours=hours)


def _at_a_time(reader: Reader, mentor: Mentor) -> str:
    return ", ".join(
        f"{reader.number(offer.budget.places)} × {reader.kind_within(offer.kind)}"
        for offer in card_rules.at_a_time(mentor)
    )


def amount(reader: Reader, budget: Budget) -> str:
    """Return how much of a kind a mentor gives, such as “2 a month”."""
    match budget.per:
        case Per.MONTH:
            return reader.many(budget.places, "1 a month", "{n} a month")
        case Per.TIME:
            return reader.many(budget.places, "1 at a time", "{n} at a time")


def _who(reader: Reader, mentor: Mentor) -> Card:
    where = ", ".join(part for part in (mentor.field, mentor.place, reader.country(mentor.country)) if part)
    told = (mentor.headline, where, ", ".join(mentor.languages), helping_styles.mine(reader, mentor))
    lines = tuple(fit_line(part, 120) for part in told if fit_line(part, 120))
    return Card(
        title=reader.say("1 · Who you are"),
        lines=lines or (reader.say("Not written yet."),),
        quote=fit_words(mentor.story, 140),
        buttons=(
            Button(reader.say("In your words"), mentors.WHO, weight=_weight(not mentor.headline)),
            Button(reader.say("Place and languages"), mentors.WHERE),
        ),
    )


def _gives(reader: Reader, mentor: Mentor) -> Card:
    given = tuple(
        f"{reader.say(reader.kind(offer.kind).name)} · {amount(reader, offer.budget)}"
        for offer in mentor.offers
        if offer.budget.places
    )
    choose = Button(
        reader.say("Choose what you give"),
        mentors.CHOOSE,
        weight=_weight(bool(mentor.headline) and not given),
    )
    one_by_one = Button(reader.say("How much of each"), mentors.GIVES)
    return Card(
        title=reader.say("2 · What you give"),
        lines=given or (reader.say("Nothing chosen yet."),),
        quote="",
        buttons=(choose, one_by_one),
    )


def _when(reader: Reader, mentor: Mentor) -> Card:
    on = reader.say("any day") if mentor.days == EVERY_DAY else reader.weekdays(mentor.days)
    glad = (reader.say("Glad to be asked:"), *(fit_line(one, 120) or "—" for one in mentor.glad))
    return Card(
        title=reader.say("3 · When and what"),
        lines=(reader.say("I answer on: {days}", days=on), *(glad if mentor.glad else ())),
        quote="",
        buttons=(Button(reader.say("Days and questions"), mentors.WHEN),),
    )


def _door(reader: Reader, shown: MentorPage) -> Buttons:
    say, mentor = reader.say, shown.mentor
    wait = (
        Button(say("Answer them first"), home.HOME),
        Button(say("Find them others"), mentors.HAND_ON),
    )
    first = wait if _left_waiting(reader, shown) else ()
    if shown.hello is not None and first_door_wait.waits(shown.hello):
        return Buttons((*first, first_door_wait.take_back(reader)))
    if mentor.door is not Door.OPEN:
        ready = _weight(not card_rules.missing(mentor))
        return Buttons((*first, Button(say("Open my door"), mentors.OPEN_DOOR, weight=ready)))
    resting = card_rules.is_resting(mentor, reader.now)
    back = (Button(say("I'm back now"), mentors.REST_FOR, BACK_NOW, Weight.MAIN),) if resting else ()
    rest = Button(say("Rest longer") if resting else say("Rest"), mentors.REST)
    return Buttons((*back, *first, rest, Button(say("Close my door"), mentors.CLOSE_DOOR)))


def _weight(first: bool) -> Weight:
    return Weight.MAIN if first else Weight.PLAIN


def as_others_see(reader: Reader, mentor: Mentor, card: Aside) -> Aside:
    """Show a mentor their card as everybody sees it, and say what only those they help see."""
    said = (reader.say(SEEN[name]) for name in SEEN if name in mentor.hidden)
    kept = [label[:1].lower() + label[1:] for label in said]
    if not kept:
        return card
    whole = reader.say("Only those you have said yes to also see: {what}.", what=", ".join(kept))
    message = card.message
    return Aside(replace(message, body=(Text(whole, Tone.QUIET), *message.body)))


def gives(reader: Reader, mentor: Mentor, held: Held, number: int) -> Message:
    """List the kinds of help: what each takes, and how much of it the mentor gives now."""
    kinds = reader.programme.offered
    first = number * KINDS_A_PAGE
    more = first + KINDS_A_PAGE < len(kinds)
    at_once = reader.many(mentor.at_once, "At most 1 person at a time", "At most {n} people at a time")
    steps = (
        Button(at_once, mentors.AT_ONCE),
        *((Button(reader.say("More kinds"), mentors.GIVES, PageNumber(number + 1)),) if more else ()),
        Button(reader.say("Back to my page"), mentors.BE_A_MENTOR),
    )
    cards = (_kind(reader, mentor, kind, held) for kind in kinds[first : first + KINDS_A_PAGE])
    return Message(
        reader.say("What you give"), (Text(total(reader, mentor), Tone.LEAD), *cards, Buttons(steps))
    )


def _kind(reader: Reader, mentor: Mentor, kind: Kind, held: Held) -> Card:
    offer = mentor.offer(kind.key)
    if offer is None or not offer.budget.places:
        add = Button(reader.say("Give this"), mentors.GIVE, kind.key)
        return Card(title=reader.say(kind.name), lines=(reader.say(kind.cost),), quote="", buttons=(add,))
    left = capacity.left(mentor, offer, held, reader.now)
    has = reader.many(left, "room for 1 now", "room for {n} now") if left else reader.say("full now")
    easy = fit_line(offer.easy, 120)
    makes = (reader.say("Easy for you if: {easy}", easy=easy),) if easy else ()
    given = " · ".join((reader.say(kind.cost), amount(reader, offer.budget), has))
    return Card(
        title=reader.say(kind.name),
        lines=(given, *makes),
        quote="",
        buttons=(Button(reader.say("Change"), mentors.GIVE, kind.key),),
    )

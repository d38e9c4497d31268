"""The forms of the three steps: who you are, what you give, when you answer; and what is wrong with each."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from bot.domain.common.helping_styles import MOST
from bot.domain.common.people import ANSWERS_IN
from bot.domain.mentors.card import (
    LONGEST_EASY,
    LONGEST_GLAD,
    LONGEST_HEADLINE,
    LONGEST_LANGUAGES,
    LONGEST_PLACE,
    LONGEST_STORY,
    MOST_AT_ONCE,
    MOST_GLAD,
    MOST_PLACES,
)
from bot.domain.programme.kinds import Kind, Per
from bot.ui.fit import fit
from bot.ui.forms import Checks, Choice, Form, Input, Pick
from bot.ui.nodes import Option
from bot.ui.verbs import mentors
from bot.views.common.reader import Reader
from bot.views.mentors import helping_styles
from bot.views.people.settings import ARRIVALS
from bot.views.words.lengths import too_long

Written = Mapping[str, str]
"""The values of a form's fields; several values of one field, such as days, are separated by commas."""

GLAD = tuple(f"glad{n}" for n in range(1, MOST_GLAD + 1))
NONE = "0"

LIMITS: Mapping[str, int] = {
    "headline": LONGEST_HEADLINE,
    "story": LONGEST_STORY,
    "field": LONGEST_PLACE,
    "place": LONGEST_PLACE,
    "country": LONGEST_PLACE,
    "languages": LONGEST_LANGUAGES,
    "easy": LONGEST_EASY,
    **dict.fromkeys(GLAD, LONGEST_GLAD),
}
"""How many characters fit in each box."""


SEEN: Mapping[str, str] = MappingProxyType(
    {
        "story": "What I have lived through",
        "manners": "My way of helping",
        "field": "My field",
        "place": "My town or city",
        "country": "My country",
        "languages": "My languages",
        ANSWERS_IN: "How soon I usually answer",
    }
)
"""The parts of a card that a mentor may show only to those they help."""


def who_form(reader: Reader, written: Written) -> Form:
    """Ask who the mentor is, in their own words."""
    say = reader.say
    return Form(
        opens=mentors.WHO,
        submit=mentors.KEEP_WHO,
        title=say("Who you are"),
        fields=(
            _box("headline", say("You, in one line"), say("Such as: Midwife, 12 years in Leeds"), written, 1),
            _box(
                "story",
                say("What you have lived through"),
                say("A few words, not a CV: a turn you took, something that was hard."),
                written,
                1,
                tall=True,
            ),
            _box("field", say("Your field"), say("Such as: Nursing, Law, Design"), written),
            helping_styles.field(reader, several(written.get("manners", ""))),
        ),
        send=say("Save"),
        note=say("This is what people read first when they wonder who to ask."),
    )


def where_form(reader: Reader, written: Written) -> Form:
    """Ask where the mentor lives, and which languages they speak."""
    say = reader.say
    return Form(
        opens=mentors.WHERE,
        submit=mentors.KEEP_WHERE,
        title=say("Place and languages"),
        fields=(
            _box("place", say("Town or city"), "", written),
            _box("country", say("Country"), "", written),
            _box("languages", say("Languages"), say("With commas between: English, Hausa"), written),
        ),
        send=say("Save"),
        note=say("All of it is optional: leave out what you would rather not show."),
    )


def give_form(reader: Reader, kind: Kind, written: Written) -> Form:
    """Ask how much of a kind the mentor gives, and what makes it easy for them."""
    say = reader.say
    amounts = {Per.MONTH: ("1 a month", "{n} a month"), Per.TIME: ("1 at a time", "{n} at a time")}
    one, other = amounts[kind.budget.per]
    now = written.get("places", "")
    numbers = sorted({*range(1, MOST_PLACES + 1), *((int(now),) if is_number(now, 1, 99) else ())})
    options = (
        Option(NONE, say("Not for now")),
        *(Option(str(n), reader.many(n, one, other)) for n in numbers),
    )
    return Form(
        opens=mentors.GIVE,
        submit=mentors.KEEP_GIVE,
        title=say("What you give"),
        fields=(
            Pick("places", say("How much?"), options, now),
            _box("easy", say("Easy for me if…"), say("Such as: in Leeds, two weeks' notice"), written),
        ),
        send=say("Save"),
        ref=kind.key,
        note=say(
            "{kind}: {cost}. Nobody can ask for more than you say.", kind=say(kind.name), cost=say(kind.cost)
        ),
    )


def at_once_form(reader: Reader, written: Written) -> Form:
    """Ask how many people at a time the mentor takes on."""
    say = reader.say
    now = written.get("at_once", "")
    numbers = sorted({*range(1, MOST_AT_ONCE + 1), *((int(now),) if is_number(now, 1, 99) else ())})
    options = tuple(
        Option(str(n), reader.many(n, "1 person at a time", "{n} people at a time")) for n in numbers
    )
    return Form(
        opens=mentors.AT_ONCE,
        submit=mentors.KEEP_AT_ONCE,
        title=say("People at a time"),
        fields=(Pick("at_once", say("At most"), options, now),),
        send=say("Save"),
        note=say("Everybody waiting for you or being helped by you."),
    )


def when_form(reader: Reader, written: Written) -> Form:
    """Ask on which days the mentor answers, and what they would love to be asked."""
    say = reader.say
    days = tuple(Option(str(day), reader.weekday(day)) for day in reader.week())
    chosen = several(written.get("days", ""))
    hint = say("A question that you would love. It can begin somebody's message.")
    boxes = tuple(
        _box(name, say("Glad to be asked, {n}", n=reader.number(n)), hint if n == 1 else "", written)
        for n, name in enumerate(GLAD, start=1)
    )
    return Form(
        opens=mentors.WHEN,
        submit=mentors.KEEP_WHEN,
        title=say("Days and questions"),
        fields=(
            Checks(
                name="days",
                label=say("Days I answer on"),
                options=days,
                chosen=chosen,
                hint=reader.many(
                    reader.programme.caps.answering_days,
                    "No ask closes before 1 of them has passed.",
                    "No ask closes before {n} of them have passed.",
                ),
            ),
            arrives(reader, written.get("arrival", "")),
            *boxes,
        ),
        send=say("Save"),
    )


def arrives(reader: Reader, chosen: str) -> Choice:
    """Ask when new asks reach the mentor; quiet hours apply to each choice."""
    options = tuple(Option(key, reader.say(text)) for key, text in ARRIVALS.items())
    return Choice(name="arrival", label=reader.say("New asks reach me"), options=options, value=chosen)


def who_sees_form(reader: Reader, hidden: Collection[str]) -> Form:
    """Ask, field by field, what only those whom the mentor helps may see."""
    say = reader.say
    options = tuple(Option(key, say(text)) for key, text in SEEN.items())
    label = say("Only for people I have said yes to")
    return Form(
        opens=mentors.WHO_SEES,
        submit=mentors.KEEP_WHO_SEES,
        title=say("Who sees what"),
        fields=(
            Checks(
                name="hidden",
                label=label,
                options=options,
                chosen=tuple(key for key in SEEN if key in hidden),
            ),
        ),
        send=say("Save"),
        note=" ".join(
            (
                say(
                    "Your name, your line and what you give are the card itself."
                    " What you tick is not searched."
                ),
                say(
                    "Where your name stands, the picture that the chat shows of you may stand too,"
                    " or else your initials. The picture is not kept here."
                ),
            )
        ),
    )


def who_errors(reader: Reader, written: Written) -> dict[str, str]:
    """Say beside each field what is wrong with who the mentor is."""
    empty = {
        "headline": "One line, please: it is what people read first.",
        "story": "A few words, please: one true sentence is enough.",
    }
    nothing = {name: reader.say(said) for name, said in empty.items() if not fit(written[name], LIMITS[name])}
    many = len(several(written.get("manners", ""))) > MOST
    return {**nothing, **_too_long(reader, written), **(helping_styles.too_many(reader) if many else {})}


def where_errors(reader: Reader, written: Written) -> dict[str, str]:
    """Say beside each field what is wrong with a place or with languages."""
    return _too_long(reader, written)


def give_errors(reader: Reader, written: Written) -> dict[str, str]:
    """Say beside each field what is wrong with what the mentor gives of a kind."""
    wrong = {} if is_number(written["places"], 0, 99) else {"places": _choose(reader)}
    return {**wrong, **_too_long(reader, written)}


def at_once_errors(reader: Reader, written: Written) -> dict[str, str]:
    """Say beside the field what is wrong with a number of people."""
    return {} if is_number(written["at_once"], 1, 99) else {"at_once": _choose(reader)}


def when_errors(reader: Reader, written: Written) -> dict[str, str]:
    """Say beside each field what is wrong with days and questions."""
    few = "At least one day, please: asks close on your days, and a rest is a press away."
    wrong = {} if written["days"] else {"days": reader.say(few)}
    return {**wrong, **_too_long(reader, written)}


def several(written: str) -> tuple[str, ...]:
    """Return the values of a field that are separated by commas."""
    return tuple(part for part in written.split(",") if part)


def is_number(text: str, least: int, most: int) -> bool:
    """Tell whether a form's value is a whole number between two others."""
    return text.isascii() and text.isdecimal() and len(text) <= 2 and least <= int(text) <= most  # noqa: PLR2004


def _box(
    name: str, label: str, hint: str, written: Written, at_least: int = 0, *, tall: bool = False
) -> Input:
    return Input(
        name=name,
        label=label,
        hint=hint,
        value=written.get(name, ""),
        at_least=at_least,
        at_most=LIMITS[name],
        tall=tall,
    )


def _choose(reader: Reader) -> str:
    return reader.say("Please choose one of these.")


def _too_long(reader: Reader, written: Written) -> dict[str, str]:
    wrong = {name: too_long(reader, words, LIMITS[name]) for name, words in written.items() if name in LIMITS}
    return {name: said for name, said in wrong.items() if said}

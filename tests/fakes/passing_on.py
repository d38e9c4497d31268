"""Steps of the stories in which a mentee who was helped passes it on."""

from datetime import UTC, datetime

from bot.domain.common.people import Door
from bot.store.mentors.card import Mentors
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of

HERS = "How does a civil engineer begin in bridge design without a placement?"
HIS = "Is bridge design open to an engineer who never had a placement?"
ELSE = "Which cameras do you trust when it rains on a wedding?"
ANSWER = "Write to two small practices in your own town and offer a week."
NUDGE, TRAVELLED = "Somebody asks what you once asked", "Your answer travelled"
TEN = 10
OPEN = "Ask without choosing anyone"
WHOSE = "whose question of November 2026 you took up,"
OTHERS = ("Ada Byron", "Mei Tan", "Olga Lund", "Pia Roth", "Sol Reyes", "Uma Rao")
STORY = "I built one bridge in a summer, and it held."


def mentor(here: Community, name: str) -> Acting:
    """Add a mentor whose quarterly message is not due in these months, as a day holds one nudge."""
    joined = here.mentors(name, field="Engineering", zone="Europe/London")
    return here.opened(joined, datetime(2027, 2, 1, tzinfo=UTC))


def helped(here: Community, mentee: Acting, mentor: Acting, *, unnamed: str = "") -> None:
    form = mentee.presses_token(f"1:ask:{mentor.person.id}")
    sent = mentee.submits(form, question=HERS, kind="quick-question", unnamed=unnamed)
    mentee.presses("Send", sent)
    here.deliver()
    answers(here, mentor)


def answers(here: Community, mentor: Acting) -> None:
    """Answer, as the mentor, the ask that waits for them."""
    card = next(one for one in reversed(here.inbox(mentor)) if has(one, "Answer now"))
    form = mentor.presses("Answer now", card)
    mentor.presses("Send", mentor.submits(form, words=ANSWER))
    here.deliver()


def has(message: Message, label: str) -> bool:
    return any(button.label == label for button in buttons_of(message))


def labels(message: Message) -> set[str]:
    return {button.label for button in buttons_of(message)}


def called(here: Community, who: Acting, title: str) -> list[Message]:
    return [one for one in here.inbox(who) if one.title == title]


def on(here: Community, month: int, day: int, hour: int = TEN, year: int = 2027) -> int:
    """Run the hour's and the minute's ticks at an instant (UTC); return how many were nudged."""
    here.clock.is_set_to(datetime(year, month, day, hour, 1, tzinfo=UTC))
    here.plans()
    told = here.reminds()
    here.deliver()
    return told


def asks_openly(here: Community, mentee: Acting, question: str = HIS, **written: str) -> None:
    form = mentee.presses(OPEN, mentee.types("/find-mentor engineering"))
    mentee.presses("Send", mentee.submits(form, question=question, **written))
    here.deliver()


def asked_in_march(here: Community, tom: Acting, question: str = HIS, **written: str) -> None:
    """Send an open ask of Tom's on Tuesday 2 March, and move the clock to the next morning."""
    here.clock.is_set_to(datetime(2027, 3, 2, TEN, tzinfo=UTC))
    asks_openly(here, tom, question, **written)
    on(here, 3, 2, 11)
    on(here, 3, 3)


def door_of(here: Community, who: Acting) -> Door | None:
    card = here.database.read(lambda open_: Mentors(open_, here.id).get(who.person.id))
    return card.door if card else None


def opens_small_door(here: Community, leila: Acting) -> Message:
    """Go from the nudge to a small door."""
    form = leila.presses("Open my door to one", leila.presses_token("1:answer-one:"))
    shown = leila.submits(form, story=STORY)
    here.catch_up()
    here.deliver()
    return message_of(shown)

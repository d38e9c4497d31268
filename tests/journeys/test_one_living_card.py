"""One living card: whatever happens to an ask, each of the two has it once, with nothing untrue beside it.

The oracle is what the platform shows at the end: the lines of the web chat, the messages and modals of Slack.
A line about the ask is the present drawing of one of its reader's cards, once, or it has neither a button
nor a date. So a new feature that leaves a second copy fails here.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import pytest
from sqlalchemy import select

from bot.domain.common.notices import Notice, NoticeKind
from bot.handlers import notices
from bot.store.tables import outbox
from bot.ui.nodes import Aside, Button, Message
from bot.ui.verbs import safety
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.discord import drawn_back
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.reading import buttons_of, message_of, words_of
from tests.fakes.slack.community import SlackCommunity
from tests.fakes.slack.ledger import Seen
from tests.fakes.slack.reading import answer_of
from tests.fakes.slack.reading import message as of_slack
from tests.fakes.slack.workspace import BOT
from tests.fakes.teams.community import TeamsCommunity
from tests.fakes.web.community import WebCommunity

pytestmark = pytest.mark.in_web_chat

QUESTION: Final = "How did you know that it was time to change?"
ANSWER: Final = "I noticed that I read about nothing else."
DATE: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d|\b\d{1,2}:\d{2}\b")
THEY_READ: Final = "This is what they read:"
"""Below it, a reporter is shown what the readers of their report read of it."""
ABOUT: Final = re.compile(r":(?:ask|car|shp)_\w+")
ALWAYS: Final = frozenset({safety.REPORT.name, safety.BLOCK.name, safety.PAGE.name})
"""What can be done about an ask at any time, whatever became of it."""


@dataclass(frozen=True)
class Two:
    """A mentee and a mentor, and the community in which they are."""

    here: Community
    leila: Acting
    amara: Acting
    readers: list[Acting] = field(default_factory=list)
    """Who reads reports, where there is one."""

    def card(self) -> Message:
        """Return the mentor's card of the ask."""
        return next(one for one in self.here.inbox(self.amara) if QUESTION in words_of(one))

    def last(self, whose: Acting) -> Message:
        """Return what a person was told last."""
        return self.here.inbox(whose)[-1]

    def receipt(self) -> Message:
        """Return the mentee's card of the ask."""
        return self.here.inbox(self.leila)[0]


def sent(two: Two) -> None:
    """Ask, and let both be told."""
    two.leila.asks(two.leila.types("/find-mentor product"), QUESTION, kind="career-chat")
    two.here.deliver()


def taken_back(two: Two) -> None:
    sent(two)
    two.leila.presses("Take the ask back", two.leila.presses("Take it back", two.receipt()))


def reworded(two: Two) -> None:
    sent(two)
    form = two.leila.presses("Reword", two.receipt())
    two.leila.presses("Send", two.leila.submits(form, question=f"{QUESTION} And why?"))


def accepted(two: Two) -> None:
    sent(two)
    two.amara.presses("Accept", two.card())


def accepted_from_home(two: Two) -> None:
    sent(two)
    seen = two.amara.presses("See", two.amara.types("/mentoring"))
    two.amara.presses("Accept", seen)


def answered(two: Two) -> None:
    two.leila.asks(two.leila.types("/find-mentor product"), QUESTION, kind="quick-question")
    two.here.deliver()
    form = two.amara.presses("Answer now", two.card())
    two.amara.presses("Send", two.amara.submits(form, words=ANSWER))
    two.here.deliver()


def thanked(two: Two) -> None:
    answered(two)
    form = two.leila.presses("Thank Amara", two.last(two.leila))
    two.leila.presses("Send", two.leila.submits(form, ready="next"))


def asked_more(two: Two) -> None:
    answered(two)
    form = two.leila.presses("One follow-up", two.last(two.leila))
    two.leila.presses("Send", two.leila.submits(form, words="And how long did you wait?"))
    two.here.deliver()


def answered_more(two: Two) -> None:
    asked_more(two)
    form = two.amara.presses("Answer", two.last(two.amara))
    two.amara.presses("Send", two.amara.submits(form, words="Two years, and then one evening."))


def offered(two: Two) -> None:
    sent(two)
    form = two.amara.presses("Something lighter", two.card())
    two.amara.presses("Send", two.amara.submits(form, kind="quick-question", words="Ten minutes I have."))
    two.here.deliver()


def offer_taken(two: Two) -> None:
    offered(two)
    two.leila.presses("Take the offer", two.last(two.leila))


def offer_passed(two: Two) -> None:
    offered(two)
    two.leila.presses("Let the offer go", two.leila.presses("Not needed, thank you", two.last(two.leila)))


def offer_taken_back(two: Two) -> None:
    offered(two)
    asked = two.amara.presses("Take the offer back", two.card())
    two.amara.presses("Take the offer back", asked)


def declined(two: Two) -> None:
    sent(two)
    form = two.amara.presses("Decline kindly", two.card())
    two.amara.presses("Send", two.amara.submits(form, ready="time"))


def closed(two: Two) -> None:
    sent(two)
    two.here.clock.moves(days=21)
    two.here.closes_what_is_over()


def reported(two: Two) -> None:
    maya = two.here.joins("Maya Lindqvist", manages=True)
    two.readers.append(maya)
    sent(two)
    form = two.amara.presses("Report", two.amara.presses("Report or block", two.card()))
    two.amara.submits_all(form, {"what": "pressure", "words": "They would not take a no."})
    two.here.deliver()
    report = next(one for one in two.here.inbox(maya) if one.title == "A report, for you to read")
    maya.presses("I'm looking into it", report)


def carried(two: Two) -> None:
    found = two.leila.types("/find-mentor product")
    form = two.leila.presses("Ask without choosing anyone", found)
    two.leila.presses("Send", two.leila.submits(form, question=QUESTION, kind="career-chat"))
    two.here.deliver()


def carried_and_taken_back(two: Two) -> None:
    carried(two)
    two.leila.presses("Take the ask back", two.leila.presses("Take it back", two.receipt()))


def carried_and_passed_on(two: Two) -> None:
    carried(two)
    two.amara.presses("Pass it on kindly", two.card())


def claimed(two: Two) -> None:
    carried(two)
    two.amara.presses("Accept", two.card())


LIVES: Final[dict[str, tuple[Callable[[Two], None], int, int]]] = {
    "sent": (sent, 1, 1),
    "taken back": (taken_back, 1, 1),
    "reworded": (reworded, 1, 1),
    "accepted": (accepted, 2, 1),
    "accepted from home": (accepted_from_home, 2, 1),
    "answered": (answered, 2, 1),
    "thanked": (thanked, 2, 2),
    "asked more": (asked_more, 2, 2),
    "answered more": (answered_more, 3, 2),
    "offered": (offered, 2, 1),
    "offer taken": (offer_taken, 2, 2),
    "offer passed": (offer_passed, 2, 1),
    "offer taken back": (offer_taken_back, 3, 1),
    "declined": (declined, 2, 1),
    "closed": (closed, 2, 1),
    "reported": (reported, 2, 2),
    "carried": (carried, 1, 1),
    "carried and taken back": (carried_and_taken_back, 1, 1),
    "carried and passed on": (carried_and_passed_on, 2, 1),
    "claimed": (claimed, 2, 1),
}
"""Each life of an ask, with the number of messages that the mentee and the mentor have at its end."""


@pytest.fixture
def two(community_of_people: Community) -> Two:
    here = community_of_people
    offers = {"quick-question": 2, "career-chat": 2}
    amara = here.mentors("Amara Okafor", offers=offers, zone="Europe/London")
    return Two(here, here.joins("Leila Haddad", line="second-year beekeeper"), amara)


@pytest.mark.in_slack
@pytest.mark.parametrize("life", LIVES)
def test_each_of_the_two_has_the_ask_once_and_nothing_untrue(two: Two, life: str) -> None:
    happens, mentees, mentors = LIVES[life]
    happens(two)
    two.here.deliver()
    read = [card for one in two.readers for card in cards_of(two.here, one) if card is not None]
    assert bool(read) is bool(two.readers)
    for who, expected in ((two.leila, mentees), (two.amara, mentors)):
        cards = [drawn for drawn in cards_of(two.here, who) if drawn is not None]
        assert untrue(standing(two.here, who), cards, read) == []
        assert len(own(two.here, who)) == expected, [words_of(one) for one in own(two.here, who)]


def own(here: Community, who: Acting) -> list[Message]:
    """Return the delivered messages that a person has alone."""
    if isinstance(here, SlackCommunity):
        return [here.face.read(one) for one in here.here.standing(here.here.direct(who.user)) if one.metadata]
    return [one for one in here.inbox(who) if "how to stop" not in words_of(one).lower()]


def untrue(shown: list[Message], cards: list[Message], read: Sequence[Message] = ()) -> list[str]:
    """Return the shown messages that are about an ask, or name a date, and are no present card, once each.

    A reporter is shown what its readers `read` of their report: the dates of it stand on their card now.
    """
    left = Counter(_print_of(card) for card in cards)
    wrong = []
    for one in shown:
        if left[_print_of(one)]:
            left[_print_of(one)] -= 1
        elif _names_a_date(one, read) or any(map(_is_about, buttons_of(one))):
            wrong.append(words_of(one))
    return wrong


def _names_a_date(message: Message, read: Sequence[Message]) -> bool:
    """Tell whether a message names a date, or shows one of a card of others that does not stand there now."""
    own, _, theirs = words_of(message).partition(THEY_READ)
    stands = "\n".join(map(words_of, read)).splitlines()
    return bool(DATE.search(own)) or any(
        DATE.search(one) and one not in stands for one in theirs.splitlines()
    )


def _is_about(button: Button) -> bool:
    return bool(ABOUT.search(button.token)) and button.verb.name not in ALWAYS


def _print_of(message: Message) -> tuple[str, tuple[str, ...]]:
    words = re.sub(r"\W+", " ", words_of(message)).strip()
    return words, tuple(button.token for button in buttons_of(message))


def cards_of(here: Community, who: Acting) -> list[Message | None]:
    """Return every card of a person as it is drawn now."""
    query = select(outbox.c.kind, outbox.c.ref).where(outbox.c.recipient == who.person.id)
    rows = here.database.read(lambda open_: open_.execute(query).all())

    def draw(kind: str, ref: str) -> Message | None:
        notice = Notice(NoticeKind(kind), ref)
        return here.runner.read_as(lambda _: (here.id, who.person), lambda work: notices.draw(notice, work))

    return [draw(row.kind, row.ref) for row in rows]


def standing(here: Community, who: Acting) -> list[Message]:
    """Return everything of the bot's that a person still sees, without lists that they only looked at."""
    return [one for one in _lines(here, who) if not _is_looking(one)]


def _lines(here: Community, who: Acting) -> list[Message]:
    if isinstance(here, SlackCommunity):
        space = here.here
        lines = space.standing(space.direct(who.user), viewer=who.user)
        blocks = [line.blocks for line in lines if line.user == BOT and line.blocks]
        theirs = [Seen(who.user, "modal", view=one) for one in space.views.values() if one.user == who.user]
        views = [one for one in (answer_of(seen, {}) for seen in theirs) if isinstance(one, Message | Aside)]
        return [*(of_slack(one, {}) for one in blocks), *map(message_of, views)]
    if isinstance(here, DiscordCommunity):
        return [drawn_back.message(one.components) for one in here.town.seen_by(who.user)]
    if isinstance(here, TeamsCommunity):
        return here.campus.seen_by(who.user)
    assert isinstance(here, WebCommunity)
    return here.page.lines(who.user, who.person)


def _is_looking(shown: Message) -> bool:
    """Tell whether this is a search or a home page: what a person looked at, at its time."""
    return bool(re.search(r"\bmentors? for|Good (?:morning|afternoon|evening)", words_of(shown)))


def test_a_second_copy_and_an_old_date_are_found() -> None:
    assert untrue([Message("Sent on Monday 7")], []) == ["Sent on Monday 7"]
    assert untrue([Message("Card"), Message("Card")], [Message("Card")]) == []
    assert untrue([Message("By Monday 7"), Message("By Monday 7")], [Message("By Monday 7")]) == [
        "By Monday 7"
    ]


def test_a_date_that_readers_of_a_report_do_not_read_is_found() -> None:
    told = f"Thank you.\n{THEY_READ}\nAmara reported Leila on Monday 7."
    assert untrue([Message(told)], [], [Message("Amara reported Leila on Monday 7.")]) == []
    assert untrue([Message(told)], [], [Message("Amara reported Leila on Monday 8.")]) == [told]
    assert untrue([Message(told)], []) == [told]
    assert untrue([Message(f"By Monday 7. {told}")], [], [Message("Amara reported Leila on Monday 7.")])


@pytest.mark.not_in_slack
def test_withdrawn_or_answered_elsewhere_the_answer_is_a_line(two: Two) -> None:
    sent(two)
    form = two.amara.presses("Decline kindly", two.card())
    line = two.amara.presses("Send", two.amara.submits(form, ready="time"))
    assert message_of(line).title == "Sent"
    two.here.deliver()
    assert sum("You declined kindly." in words_of(one) for one in standing(two.here, two.amara)) == 1


@pytest.mark.in_slack
def test_on_the_card_itself_the_answer_is_its_new_state(two: Two) -> None:
    sent(two)
    assert "You said yes." in words_of(two.amara.presses("Accept", two.card()))


@pytest.mark.not_on_discord("what is shown beside a card stays as it was")
@pytest.mark.not_in_teams("what is shown beside a card stays as it was")
@pytest.mark.not_in_slack
def test_a_button_goes_from_private_copies_too(two: Two) -> None:
    sent(two)
    two.amara.presses("See", two.amara.types("/mentoring"))
    two.leila.presses("Take the ask back", two.leila.presses("Take it back", two.receipt()))
    two.here.deliver()
    buttons = [button.label for one in standing(two.here, two.amara) for button in buttons_of(one)]
    assert "Accept" not in buttons


@pytest.mark.not_in_slack
def test_a_press_that_comes_too_late_is_not_said_to_be_done(two: Two) -> None:
    sent(two)
    form = two.amara.presses("Decline kindly", two.card())
    preview = two.amara.submits(form, ready="time")
    two.amara.presses("Decline kindly", two.card())
    assert message_of(two.amara.presses("Send", preview)).title == "Sent"
    two.here.deliver()
    assert message_of(two.amara.presses("Send", preview)).title == "Nothing changed"

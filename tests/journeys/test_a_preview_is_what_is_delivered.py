"""A preview shows, node by node, what its reader then receives; a new line on a card needs one here too."""

import pytest

from bot.handlers import all_routes
from bot.handlers.routing import SentDraft
from bot.ui.nodes import Buttons, Message, Node, Quote, Rule, Text, Tone
from bot.ui.verbs import Sends, answers, asks, introductions, open_asks
from bot.views.words.preview import as_read
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of, words_of
from tests.fakes.writing import WRITINGS, Writing, token_of

WORDS = "What would you have liked to know about heather honey?"
SENDING = [route.verb for route in all_routes().values() if isinstance(route, SentDraft)]
WHOLE = [
    verb
    for verb in SENDING
    if verb not in {answers.SEND_DECLINE, open_asks.SEND, introductions.AGREE, asks.SHOW_NAME_NOW}
]

pytestmark = [pytest.mark.not_in_slack]
to_its_line = pytest.mark.not_on_discord(
    "there lines stand between cards too: none says where a preview ends"
)


def previewed(shown: Message, nodes: int) -> tuple[Node, ...]:
    """Return what a preview shows of a message of so many nodes: all above the line, or above the buttons.

    A preview whose title asks says first who will read it. On Discord no line is read back, since lines stand
    between cards too: there it is so many nodes.
    """
    says_who = shown.body[0] == Text("This is what Nora will read", Tone.QUIET)
    ends = next(n for n, node in enumerate(shown.body) if isinstance(node, Rule | Buttons))
    has_line = any(isinstance(node, Rule) for node in shown.body)
    return shown.body[says_who : ends if has_line else min(ends, says_who + nodes)]


def told(story: Writing, verb: Sends) -> tuple[Message, Message]:
    """Write, send, and return the preview and the message that its reader got."""
    shown = message_of(story.writes(WORDS))
    story.writer.presses_token(token_of(shown, verb))
    return shown, next(one for one in reversed(story.received()) if WORDS in words_of(one))


@pytest.mark.parametrize("verb", WHOLE, ids=[verb.name for verb in WHOLE])
def test_it_is_the_same_node_by_node(community_of_people: Community, verb: Sends) -> None:
    shown, received = told(WRITINGS[verb](community_of_people), verb)

    read = as_read(received)
    assert previewed(shown, len(read)) == read


def test_an_ask_is_seen_with_name_line_clock_number_and_day(community_of_people: Community) -> None:
    story = WRITINGS[asks.SEND](community_of_people)

    said = words_of(story.writes(WORDS))
    assert "Leila Haddad · second-year beekeeper · 4¾ h ahead of you" in said
    assert "Number 1 of the 4 you offer this month. An answer by" in said
    assert "for you, Amara?" not in said


def test_a_no_is_shown_without_what_only_the_mentee_may_know(community_of_people: Community) -> None:
    shown, received = told(WRITINGS[answers.SEND_DECLINE](community_of_people), answers.SEND_DECLINE)

    said, private = as_read(received)[:2], as_read(received)[2:]
    assert previewed(shown, len(said)) == said
    assert private == (
        Text("It says nothing about you: people choose by the week they are having."),
        Text("Your question is kept; let's look for somebody else."),
    )


def test_an_open_ask_is_shown_without_what_each_mentor_reads_alone(community_of_people: Community) -> None:
    shown, received = told(WRITINGS[open_asks.SEND](community_of_people), open_asks.SEND)

    title, who, quote, why = as_read(received)
    clock = " · 4¾ h ahead of you"
    assert isinstance(who, Text)
    assert who.text.endswith(clock)
    assert isinstance(why, Text)
    assert "Carried to you because you have room for this" in why.text
    assert previewed(shown, 3) == (title, Text(who.text.removesuffix(clock), who.tone), quote)
    assert "Each of them also reads why it comes to them" in words_of(shown)


@pytest.mark.not_on_discord("the card in one's own thread is the preview: one living card (decision 121)")
@pytest.mark.not_in_teams("one living card in their own chat (decision 121), as on Discord")
def test_an_introduction_is_shown_as_its_mentor_reads_it(community_of_people: Community) -> None:
    shown, received = told(WRITINGS[introductions.AGREE](community_of_people), introductions.AGREE)

    card = as_read(received)
    seen = previewed(shown, len(shown.body))
    assert seen[-1 - len(card) : -1] == card
    assert Quote(WORDS) in card
    assert "Maya Lindqvist, who looks after mentoring here, thought of you." in words_of(received)


def test_a_name_is_shown_as_it_will_stand_on_the_card(community_of_people: Community) -> None:
    shown, received = told(WRITINGS[asks.SHOW_NAME_NOW](community_of_people), asks.SHOW_NAME_NOW)

    assert f"Leila Haddad · {WORDS} · 4¾ h ahead of you" in words_of(shown)
    assert f"Leila Haddad · {WORDS} · 4¾ h ahead of you" in words_of(received)


@pytest.mark.not_on_discord("there lines stand between cards too: none says where the report begins")
@pytest.mark.not_in_teams("one living card in their own chat (decision 121), as on Discord")
def test_a_report_is_shown_as_its_readers_read_it(community_of_people: Community) -> None:
    here = community_of_people
    maya, sara = here.joins("Maya Lindqvist", manages=True), here.joins("Sara Nilsen")
    form = maya.presses_token("1:choose-readers:")
    maya.submits(form, first=sara.user, second=maya.user)
    story = WRITINGS[asks.SEND](here)
    report = story.writer.presses_token(f"1:report:{story.reader.person.id}")
    told_at_once = message_of(story.writer.submits_all(report, {"what": "pressure", "words": WORDS}))
    here.deliver()

    below = told_at_once.body[next(n for n, one in enumerate(told_at_once.body) if isinstance(one, Rule)) :]
    assert below[1] == Text("This is what they read:", Tone.QUIET)
    read = as_read(here.inbox(sara)[-1])
    # The readers' own clock stands below what was reported.
    assert "promised a word by" in str(read[-1])
    assert below[2:-1] == read[:-1]
    assert f"1:report:{story.reader.person.id}" not in {one.token for one in buttons_of(told_at_once)}

"""*Send* sends the draft that stands above it, word by word; another draft is shown first, and not sent."""

import pytest

from bot.handlers import all_routes
from bot.handlers.routing import Answer, SentDraft
from bot.ui.verbs import Sends, asks, introductions
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import words_of
from tests.fakes.writing import WRITINGS, Writing, token_of

FIRST = "The elder words, about heather honey."
SECOND = "The newer words, about linden trees."
CHANGED = "This has changed since; here is what it says now. Nothing has been sent."
SENDING = [route.verb for route in all_routes().values() if isinstance(route, SentDraft)]

ASIDE = [verb for verb in SENDING if verb is not introductions.AGREE]

every_sending_verb = pytest.mark.parametrize("verb", ASIDE, ids=[verb.name for verb in ASIDE])


def without_print(token: str) -> str:
    """Return the token as a release without prints wrote it."""
    return token.rpartition(".")[0]


@every_sending_verb
@pytest.mark.not_in_slack
def test_another_draft_is_shown_and_not_sent(community_of_people: Community, verb: Sends) -> None:
    another_is_shown(WRITINGS[verb](community_of_people), verb)


@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("the card in one's own thread is the preview: one living card (decision 121)")
@pytest.mark.not_in_teams("one living card in their own chat (decision 121), as on Discord")
def test_other_words_of_an_introduction_are_shown_and_not_sent(community_of_people: Community) -> None:
    another_is_shown(WRITINGS[introductions.AGREE](community_of_people), introductions.AGREE)


def another_is_shown(story: Writing, verb: Sends) -> None:
    """Write one draft and another, and press every old *Send* before the right one."""
    first = token_of(story.writes(FIRST), verb)
    second = token_of(story.writes(SECOND), verb)
    assert first != second

    for pressed in (first, without_print(first), without_print(second)):
        shown = story.writer.presses_token(pressed)

        assert CHANGED in words_of(shown)
        assert SECOND in words_of(shown)
        assert FIRST not in words_of(shown)
        assert token_of(shown, verb) == second
        assert not story.has(FIRST)
        assert not story.has(SECOND)
    assert story.writer.presses_token(first, key="twice") == story.writer.presses_token(first, key="twice")

    sent = story.writer.presses_token(second, key="once")
    assert CHANGED not in words_of(sent)
    # The second click of a double click is another request, and reads what the first one reads.
    assert story.writer.presses_token(second) == sent
    assert story.has(SECOND)
    assert not story.has(FIRST)

    # Sent once: a repeat, a second press and an old button show how things stand, and send nothing more.
    before = list(map(words_of, story.received()))
    for again in (second, first, without_print(second)):
        assert CHANGED not in words_of(story.writer.presses_token(again))
    assert words_of(story.writer.presses_token(second, key="once"))
    assert list(map(words_of, story.received())) == before


@every_sending_verb
@pytest.mark.not_in_slack
def test_the_same_words_again_are_the_same_draft(community_of_people: Community, verb: Sends) -> None:
    stays_the_same(WRITINGS[verb](community_of_people), verb)


@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("the card in one's own thread is the preview: one living card (decision 121)")
@pytest.mark.not_in_teams("one living card in their own chat (decision 121), as on Discord")
def test_the_same_words_of_an_introduction_are_one_draft(community_of_people: Community) -> None:
    stays_the_same(WRITINGS[introductions.AGREE](community_of_people), introductions.AGREE)


def stays_the_same(story: Writing, verb: Sends) -> None:
    """Write the same words twice, and send them."""
    first = token_of(story.writes(FIRST), verb)
    if verb.name != "show-name-now":
        assert token_of(story.writes(FIRST), verb) == first
    assert CHANGED not in words_of(story.writer.presses_token(first))
    assert story.has(FIRST)


def test_what_was_let_go_is_not_said_to_be_sent(community_of_people: Community) -> None:
    story = WRITINGS[asks.SEND](community_of_people)
    story.writer.presses("Send", story.writes(FIRST))
    home = story.writer.presses("See", story.writer.types("/mentoring"))
    story.writer.presses("Take the ask back", story.writer.presses("Take it back", home))
    other = story.writes(SECOND)
    story.writer.presses("Discard this draft", other)
    assert "Already sent or let go" in words_of(story.writer.presses("Send", other))
    assert not story.has(SECOND)


def test_what_was_refused_and_let_go_is_not_said_to_be_sent(community_of_people: Community) -> None:
    here = community_of_people
    amara, leila = here.mentors("Amara Okafor"), here.joins("Leila Haddad")
    leila.presses("Send", asks_product(leila, amara, FIRST))
    home = leila.presses("See", leila.types("/mentoring"))
    leila.presses("Take the ask back", leila.presses("Take it back", home))
    seen = asks_product(leila, amara, SECOND)
    amara.presses("Rest for two weeks", amara.presses("Rest", amara.types("/be-a-mentor")))
    leila.presses("Send", seen)
    leila.presses("Discard this draft", seen)
    assert "Already sent or let go" in words_of(leila.presses("Send", seen))


def asks_product(mentee: Acting, mentor: Acting, question: str) -> Answer:
    """Preview an ask to a mentor who is found."""
    form = mentee.presses("Ask", mentee.types("/find-mentor product"), on=mentor.name)
    return mentee.submits(form, question=question)


def test_every_verb_that_sends_a_draft_has_a_story() -> None:
    assert set(WRITINGS) == set(SENDING)

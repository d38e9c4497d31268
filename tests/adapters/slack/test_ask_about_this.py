"""A message's own menu, and a mention in a channel, lead to the ways in; only their presser sees them."""

import pytest

from bot.adapters.slack.manifest import manifest
from bot.adapters.slack.reading.inbound import ASK_ABOUT
from bot.domain.asks.ask import LONGEST_QUESTION
from bot.domain.programme.programme import Programme
from bot.domain.search.matching import HELLO
from bot.store.tables import lookings
from tests.fakes.reading import form_of, value_of, words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member
from tests.fakes.slack.ledger import Line, Seen
from tests.fakes.slack.workspace import BOT, BOT_ID, MENTORS

SAID = "Does anybody know how one moves from law into product?"
STRANGER = "U0WRITER"


@pytest.fixture
def leila(slack: InSlack) -> Member:
    slack.mentors("U0AMARA", "Amara Okafor", story="I moved from law into product.")
    slack.joins(STRANGER, "Jonas Weber")
    return slack.joins("U0LEILA", "Leila Haddad")


def hands_over(slack: InSlack, who: Member, text: str, **message: object) -> payloads.Payload:
    said = {"user": STRANGER, "ts": slack.workspace.stamp(), "text": text, **message}
    return payloads.shortcut(slack.workspace, who.user, MENTORS, said, name=ASK_ABOUT)


def mentions(slack: InSlack, who: Member, text: str, **more: object) -> payloads.Payload:
    said = payloads.mention(slack.workspace, who.user, MENTORS, text)
    return {**said, "event": {**said["event"], **more}}


def kept(slack: InSlack) -> list[str]:
    """Return the words of every search that is kept; to be greeted is none."""
    rows = slack.here.database.read(lambda open_: open_.execute(lookings.select()).all())
    return [str(row.words) for row in rows if not row.id.startswith(HELLO)]


def only_sees(slack: InSlack, who: Member) -> Seen:
    """Return what the presser was shown, and nobody else was shown anything."""
    assert {one.user for one in slack.workspace.seen} == {who.user}
    seen = who.seen[-1]
    assert seen.what == "ephemeral"
    assert seen.line is not None
    assert seen.line.channel == MENTORS
    return seen


def test_a_message_becomes_the_search_and_the_question(slack: InSlack, leila: Member) -> None:
    slack.driver.press(hands_over(slack, leila, f"<@{STRANGER}> {SAID}"))
    leila.sees("Amara Okafor")
    only_sees(slack, leila)
    assert kept(slack) == [SAID]
    leila.presses("Ask")
    assert value_of(next(one for one in form_of(leila.shown).fields if one.name == "question")) == SAID


def test_a_long_message_is_taken_as_far_as_a_question_goes(slack: InSlack, leila: Member) -> None:
    long = f"{SAID} " + "And then there is more to say. " * 60
    slack.driver.press(hands_over(slack, leila, long))
    leila.sees("mentor")
    (words,) = kept(slack)
    assert words.startswith(SAID)
    assert LONGEST_QUESTION - 40 <= len(words) <= LONGEST_QUESTION


@pytest.mark.parametrize(
    "message", [{"text": ""}, {"text": " <!here> "}, {"text": SAID, "bot_id": BOT_ID, "user": BOT}]
)
def test_without_a_persons_words_the_ways_in_open(
    slack: InSlack, leila: Member, message: dict[str, object]
) -> None:
    slack.driver.press(hands_over(slack, leila, str(message.pop("text")), **message))
    leila.sees("Hello. I'm Alongside")
    only_sees(slack, leila)
    assert kept(slack) == []


def test_an_edited_message_is_read_as_it_stands(slack: InSlack, leila: Member) -> None:
    slack.driver.press(hands_over(slack, leila, SAID, edited={"user": STRANGER, "ts": "1.1"}))
    leila.sees("Amara Okafor")
    assert kept(slack) == [SAID]


def test_a_shortcut_delivered_twice_is_answered_once(slack: InSlack, leila: Member) -> None:
    payload = hands_over(slack, leila, SAID)
    slack.driver.press(payload)
    leila.sees("Amara Okafor")
    slack.driver.press(payload)
    assert kept(slack) == [SAID]
    assert len(leila.seen) == 1


def test_another_shortcut_and_a_guest_search_for_nothing(slack: InSlack, leila: Member) -> None:
    other = hands_over(slack, leila, SAID)
    slack.driver.press({**other, "callback_id": "somebody-elses"})
    guest = slack.joins("U0GUEST", "Gina Guest", is_restricted=True)
    slack.driver.press(hands_over(slack, guest, SAID))
    guest.sees("members")
    assert leila.seen == []
    assert kept(slack) == []


def test_a_mention_is_answered_to_its_writer_alone(slack: InSlack, leila: Member) -> None:
    slack.driver.event(mentions(slack, leila, f"<@{BOT}> {SAID}"))
    leila.sees("Amara Okafor")
    only_sees(slack, leila)
    assert kept(slack) == [SAID]
    leila.presses("Ask")
    assert SAID in words_of(leila.shown)


def test_a_mention_in_a_thread_is_answered_there(slack: InSlack, leila: Member) -> None:
    above = Line(MENTORS, slack.workspace.stamp(), STRANGER, "Hello")
    slack.workspace.lines.append(above)
    slack.driver.event(mentions(slack, leila, f"<@{BOT}> {SAID}", thread_ts=above.ts))
    leila.sees("Amara Okafor")
    line = only_sees(slack, leila).line
    assert line is not None
    assert line.thread == above.ts


def test_a_mention_without_words_opens_the_ways_in(slack: InSlack, leila: Member) -> None:
    slack.driver.event(mentions(slack, leila, f"<@{BOT}>"))
    leila.sees("Hello. I'm Alongside")
    assert kept(slack) == []


@pytest.mark.parametrize(
    "more", [{"bot_id": BOT_ID}, {"edited": {"user": "U0LEILA", "ts": "1.1"}}, {"user": ""}]
)
def test_neither_a_bot_nor_an_edit_is_answered(
    slack: InSlack, leila: Member, more: dict[str, object]
) -> None:
    slack.driver.event(mentions(slack, leila, f"<@{BOT}> {SAID}", **more))
    leila.types("/find-mentor")
    leila.sees("Hello. I'm Alongside")
    assert len(leila.seen) == 1
    assert kept(slack) == []


def test_a_mention_delivered_twice_is_answered_once(slack: InSlack, leila: Member) -> None:
    event = mentions(slack, leila, f"<@{BOT}> {SAID}")
    slack.driver.event(event)
    leila.sees("Amara Okafor")
    slack.driver.event(event, retry=1)
    assert len(leila.seen) == 1
    assert kept(slack) == [SAID]


def test_where_a_whisper_is_refused_it_becomes_a_direct_message(slack: InSlack, leila: Member) -> None:
    slack.driver.event(payloads.mention(slack.workspace, leila.user, "C0ELSEWHERE", f"<@{BOT}> {SAID}"))
    leila.sees("Amara Okafor")
    assert leila.seen[-1].line is not None
    assert leila.seen[-1].line.channel == slack.workspace.direct(leila.user)
    assert {one.user for one in slack.workspace.seen} == {leila.user}


def test_the_manifest_offers_the_shortcut_within_slacks_limits(programme: Programme) -> None:
    (offered,) = manifest(programme, base_url="", group=False)["features"]["shortcuts"]
    assert (offered["type"], offered["callback_id"]) == ("message", ASK_ABOUT)
    assert len(offered["name"]) <= 24
    assert len(offered["description"]) <= 150

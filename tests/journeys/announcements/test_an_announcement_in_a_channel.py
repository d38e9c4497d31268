"""An announcement is posted in a channel: once, in sight of everybody there, and never twice by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, select

from bot.domain.common.ids import PersonId
from bot.handlers.routing import Answer
from bot.port import Disconnected, InDoubt, TryLater, Unreachable
from bot.store.outbox import leases
from bot.store.outbox.leases import Look
from bot.store.outbox.redrawing import Redrawing
from bot.store.programme.quiet_weeks import QuietTimes
from bot.store.tables import announcement_steps
from bot.ui.nodes import Message, Weight
from tests.fakes.acting import Acting
from tests.fakes.announcing import written
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, form_of, message_of, words_of
from tests.fakes.slack.community import SlackCommunity
from tests.fakes.slack.ledger import Refusal, Trouble
from tests.fakes.slack.workspace import PRIVATE
from tests.fakes.web.community import WebCommunity, read_line

TITLE = "Open a door before the exams"
WORDS = "Exams are near, <!channel> @everyone.\n\nOne **quick question** a month helps."
SIGNED = "Nora Lindqvist, Alumni Office"
DOUBT = "Does it stand in the channel?"


@pytest.fixture
def karim(here: Community) -> Acting:
    return here.joins("Karim Haddad", manages=True)


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def called(shown: Answer) -> str:
    """Return the words of a screen, where the platform's name of the channel is none of its words."""
    return words_of(shown).replace("#mentors", "the channel")


def writes(nora: Acting, *, action: str = "door") -> Answer:
    return written(nora, TITLE, words=WORDS, action=action, signed=SIGNED)


def chooses(here: Community, nora: Acting, *, day: str = "", time: str = "", place: str = "") -> Answer:
    form = nora.presses("Post it in a channel", writes(nora))
    return nora.submits(form, where=place or here.channel, day=day, time=time)


def posts(here: Community, nora: Acting) -> Answer:
    return nora.presses("Post it in the channel", chooses(here, nora))


def ticks(here: Community) -> None:
    """Do what the minute's tick does, and deliver what it queued."""
    here.closes_what_is_over()
    here.deliver()


def at(here: Community, day: int, hour: int, minute: int = 1) -> None:
    here.clock.is_set_to(datetime(2026, 11, day, hour, minute, tzinfo=UTC))
    ticks(here)
    ticks(here)


def card_of(here: Community, manager: Acting) -> Message:
    """Return the latest card of an announcement that a manager was told."""
    return here.inbox(manager)[-1]


def look(manager: Acting) -> Answer:
    return manager.presses("Look at it", manager.types("/announce"), on=TITLE)


@pytest.mark.in_slack
def test_it_stands_in_the_channel_once_and_what_is_pressed_there_is_answered_in_private(
    here: Community, nora: Acting
) -> None:
    draft = words_of(writes(nora))
    assert "Only people who have used Alongside get it directly. For everybody else, post it in a" in draft
    looked = chooses(here, nora)
    assert "It is posted as soon as you press." in words_of(looked)
    once = (
        "It goes once into the channel, for everybody who reads there. It is not counted as anybody's one a"
        " week, and people who have stopped announcements may read it there too."
    )
    assert once in called(looked)
    assert here.in_channel() == []
    assert message_of(nora.presses("Post it in the channel", looked)).title == "On its way into the channel"
    here.deliver()
    (stands,) = here.in_channel()
    assert stands.title == TITLE
    assert "<!channel> @everyone" in words_of(stands)
    assert "From Nora Lindqvist, Alumni Office, to everybody in this channel." in words_of(stands)
    assert labels(stands) == ["Open a door"]
    ticks(here)
    told = card_of(here, nora)
    assert told.title == "It stands in the channel"
    assert "It was posted in the channel on Tuesday 3 November, 10:00." in called(told)
    assert "Sent on Tuesday 3 November · In a channel" in words_of(nora.types("/announce"))
    leila = here.joins("Leila Haddad")
    leila.presses("Open a door", stands)
    assert here.in_channel() == [stands]
    ticks(here)
    assert len(here.in_channel()) == 1


@pytest.mark.in_slack
def test_who_pressed_what_stands_there_is_a_number_for_a_week(here: Community, nora: Acting) -> None:
    six = [here.joins(f"Reader Made-Up-{n}") for n in range(6)]
    nora.presses("Send it to me first", chooses(here, nora))
    here.deliver()
    (mine,) = [one for one in here.inbox(nora) if one.title == TITLE]
    nora.presses("Post it in the channel", look(nora))
    ticks(here)
    ticks(here)
    nora.presses("Open a door", mine)
    assert "Nobody has pressed “Open a door”" in words_of(look(nora))
    (stands,) = here.in_channel()
    for who in six[:4]:
        who.presses("Open a door", stands)
        who.presses("Open a door", stands)
    assert "A few have pressed “Open a door”" in words_of(look(nora))
    six[4].presses("Open a door", stands)
    assert "5 have pressed “Open a door”" in words_of(look(nora))
    # Who erases everything leaves the number; after a week nothing more is counted.
    six[0].submits(six[0].presses("Erase everything", six[0].types("my data")), word="erase")
    here.clock.moves(days=7, seconds=1)
    six[5].presses("Open a door", stands)
    ticks(here)
    assert here.database.read(lambda open_: open_.execute(select(announcement_steps)).all()) == []
    ticks(here)
    assert "5 have pressed “Open a door”" in words_of(card_of(here, nora))


def calendar(manager: Acting) -> Answer:
    return manager.presses("Calendar", manager.types("/announce"))


@pytest.mark.in_slack
def test_it_stands_on_the_calendar_while_it_is_planned_and_once_it_went(
    here: Community, nora: Acting, karim: Acting
) -> None:
    nora.presses("Plan it for the channel", chooses(here, nora, day="2026-11-05", time="10:00"))
    shown = calendar(karim)
    planned = "Planned for Thursday 5 November, 10:00 · In a channel · by Nora Lindqvist"
    assert planned in words_of(shown)
    # Its time belongs to its channel: it is called off, and planned anew.
    assert "Move it" not in labels(shown)
    assert "Call it off" in labels(karim.presses("Look at it", shown, on=TITLE))
    at(here, 5, 10)
    for page in (calendar(karim), karim.presses_token("1:earlier-announcements:0")):
        assert "Sent on Thursday 5 November" in words_of(page)
        assert TITLE in words_of(page)
    assert "Nothing is planned." in words_of(calendar(karim))


@pytest.mark.in_slack
def test_a_card_leads_to_the_message_and_nobody_is_called(here: Community, nora: Acting) -> None:
    posts(here, nora)
    here.deliver()
    ticks(here)
    if not isinstance(here, SlackCommunity):
        return
    (line,) = here.here.standing(here.channel)
    link = f"https://here.slack.com/archives/{here.channel}/p{line.ts.replace('.', '')}"
    (there,) = [node.url for node in card_of(here, nora).body if hasattr(node, "url")]
    assert there == link
    (call,) = [
        one
        for one in here.here.calls
        if one.method == "chat.postMessage" and one.arguments["channel"] == here.channel
    ]
    assert (call.arguments["unfurl_links"], call.arguments["unfurl_media"]) == ("false", "false")
    assert "broadcast" not in str(line.blocks)
    assert "<!channel>" not in line.text


@pytest.mark.in_slack
def test_before_anything_is_sent_it_is_said_why_nothing_can_be_posted_there(
    here: Community, nora: Acting
) -> None:
    if not isinstance(here, SlackCommunity):
        return
    slack = here.here
    form = nora.presses("Post it in a channel", writes(nora))

    def refused(place: str = here.channel) -> str:
        return errors_of(nora.submits(form, where=place))["where"]

    slack.channels = {here.channel: False, PRIVATE: False}
    assert "I'm not in that channel. Type “/invite @Alongside” in it" in refused()
    assert "I can't see that channel. If it is a private one, type “/invite @Alongside”" in refused(PRIVATE)
    slack.scopes |= {"chat:write.public"}
    assert "It goes once into #mentors," in words_of(nora.submits(form, where=here.channel))
    slack.channels[here.channel] = True
    slack.archived.add(here.channel)
    assert "That channel is archived" in refused()
    slack.archived.clear()
    slack.shared.add(here.channel)
    assert "People of another organisation read that channel too." in refused()
    slack.shared.clear()
    slack.scopes -= {"channels:read"}
    unsaid = words_of(nora.submits(form, where=here.channel))
    assert "I could not look whether I can post there." in unsaid
    assert not [one for one in slack.lines if one.channel == here.channel]


def loses_the_answer(here: Community) -> None:
    """Have the platform take the next post, and lose its answer."""
    if isinstance(here, SlackCommunity):
        drops = Trouble(lambda: Refusal(drops=True), "chat.postMessage", here.channel, after_taking_it=True)
        here.here.fails(drops)
    else:
        here.platform.fails(here.channel, InDoubt("the line broke", for_good=True), after_taking_it=True)


def in_doubt(here: Community, nora: Acting) -> Message:
    """Lose the answer to a post; return the card that asks its manager."""
    loses_the_answer(here)
    posts(here, nora)
    here.deliver()
    here.clock.moves(minutes=5)
    ticks(here)
    ticks(here)
    return card_of(here, nora)


@pytest.mark.in_slack
def test_what_may_stand_there_is_never_posted_again_by_itself(here: Community, nora: Acting) -> None:
    asked = in_doubt(here, nora)
    assert asked.title == DOUBT
    assert labels(asked) == ["It's there", "Send it again", "All announcements"]
    # None of them is the one to press before somebody has looked.
    assert {one.weight for one in buttons_of(asked)} == {Weight.PLAIN}
    assert "It may stand there or not: please look" in words_of(nora.types("/announce"))
    for _ in range(3):
        here.clock.moves(hours=6)
        ticks(here)
    assert len(here.in_channel()) == 1
    seen = nora.presses("It's there", asked)
    assert message_of(seen).title == "It stands in the channel"
    assert message_of(nora.presses("Send it again", asked)).title == "It stands in the channel"
    ticks(here)
    assert len(here.in_channel()) == 1


@pytest.mark.in_slack
def test_it_is_posted_again_where_a_manager_saw_that_it_is_not_there(
    here: Community, nora: Acting, karim: Acting
) -> None:
    asked = in_doubt(here, nora)
    nora.presses("Send it again", asked, key="again")
    nora.presses("Send it again", asked, key="again")
    karim.presses_token(next(one.token for one in buttons_of(asked) if one.label == "Send it again"))
    loses_the_answer(here)
    here.deliver()
    here.clock.moves(minutes=5)
    ticks(here)
    ticks(here)
    assert len(here.in_channel()) == 2
    # It is in doubt once more, and the question of before is over.
    assert message_of(nora.presses("Send it again", asked)).title == DOUBT
    here.deliver()
    assert len(here.in_channel()) == 2


@pytest.mark.not_on_discord("what each call there may have done is in tests/faults/discord")
@pytest.mark.not_in_teams("Teams lets no bot look")
@pytest.mark.not_in_slack
def test_an_answer_that_was_lost_is_looked_for_where_the_platform_lets_it(
    here: Community, nora: Acting
) -> None:
    here.platform.fails(here.channel, InDoubt("the line broke"), after_taking_it=True)
    posts(here, nora)
    here.deliver()
    here.clock.moves(minutes=5)
    ticks(here)
    ticks(here)
    assert len(here.in_channel()) == 1
    assert card_of(here, nora).title == "It stands in the channel"


@pytest.mark.in_slack
def test_in_slack_it_is_found_where_an_operator_lets_the_bot_read_channels(
    here: Community, nora: Acting
) -> None:
    if not isinstance(here, SlackCommunity):
        return
    here.here.scopes |= {"channels:history"}
    in_doubt(here, nora)
    assert len(here.in_channel()) == 1
    assert card_of(here, nora).title == "It stands in the channel"


@pytest.mark.not_in_slack
def test_a_worker_that_dies_while_it_posts_leaves_a_question_and_no_second_post(
    here: Community, nora: Acting
) -> None:
    posts(here, nora)
    look_now = Look(here.clock())
    here.database.write(lambda open_: leases.claim(open_, look_now, limit=9))
    here.clock.moves(minutes=2)
    here.platform.fails(here.channel, InDoubt("nobody can look", for_good=True))
    ticks(here)
    ticks(here)
    assert here.in_channel() == []
    assert card_of(here, nora).title == DOUBT


@pytest.mark.in_slack
@pytest.mark.not_on_discord("Discord has its own words for why it refuses")
@pytest.mark.not_in_teams("Teams has its own words for why it refuses")
def test_what_the_platform_refuses_is_said_and_tried_again_by_a_press(here: Community, nora: Acting) -> None:
    shown = chooses(here, nora)
    if isinstance(here, SlackCommunity):
        here.here.archived.add(here.channel)
    else:
        here.platform.fails(here.channel, Unreachable("is_archived"))
    nora.presses("Post it in the channel", shown)
    here.deliver()
    ticks(here)
    refused = card_of(here, nora)
    assert refused.title == "It was not posted"
    assert "What I was told: is_archived" in words_of(refused)
    assert here.in_channel() == []
    if isinstance(here, SlackCommunity):
        here.here.archived.clear()
    for _ in range(2):
        nora.presses("Try it again", refused)
        here.deliver()
    ticks(here)
    assert len(here.in_channel()) == 1
    assert card_of(here, nora).title == "It stands in the channel"


@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("an outage is not told of by a code of the channel's")
@pytest.mark.not_in_teams("an outage is not told of by a code of the channel's")
def test_too_many_requests_wait_and_an_outage_waits_until_it_is_over(here: Community, nora: Acting) -> None:
    here.platform.fails(here.channel, TryLater("too many requests", 30), Disconnected("token_revoked"))
    posts(here, nora)
    here.deliver()
    assert "It has not been taken yet; it is tried again." in words_of(look(nora))
    here.clock.moves(minutes=1)
    ticks(here)
    assert here.in_channel() == []
    here.clock.moves(minutes=10)
    ticks(here)
    ticks(here)
    assert len(here.in_channel()) == 1
    assert card_of(here, nora).title == "It stands in the channel"


def test_two_managers_and_a_repeated_press_post_it_once(here: Community, nora: Acting, karim: Acting) -> None:
    looked = chooses(here, nora)
    nora.presses("Post it in the channel", looked, key="once")
    nora.presses("Post it in the channel", looked, key="once")
    nora.presses("Post it in the channel", looked)
    said = karim.presses("Post it in the channel", looked)
    assert "Nora Lindqvist sent this a moment ago. It went once." in words_of(said)
    for _ in range(3):
        ticks(here)
    assert len(here.in_channel()) == 1


def test_the_same_words_within_a_day_are_asked_about_once_more(
    here: Community, nora: Acting, karim: Acting
) -> None:
    posts(here, nora)
    here.deliver()
    again = chooses(here, karim)
    asked = karim.presses("Post it in the channel", again)
    assert asked == karim.presses("Post it in the channel", again)
    assert message_of(asked).title == "The same words, within a day"
    assert "Nora Lindqvist sent the same words into the channel: Tuesday 3 November, 10:00." in called(asked)
    here.deliver()
    assert len(here.in_channel()) == 1
    karim.presses("Post it once more", asked)
    karim.presses("Post it once more", asked)
    here.deliver()
    assert len(here.in_channel()) == 2
    here.clock.moves(days=2)
    posts(here, nora)
    here.deliver()
    assert len(here.in_channel()) == 3


def test_the_same_words_that_are_planned_within_a_day_are_asked_about_too(
    here: Community, nora: Acting, karim: Acting
) -> None:
    nora.presses("Plan it for the channel", chooses(here, nora, day="2026-11-04", time="09:00"))
    asked = karim.presses("Post it in the channel", chooses(here, karim))
    planned = "Nora Lindqvist has planned the same words for the channel: Wednesday 4 November, 09:00."
    assert planned in called(asked)
    here.deliver()
    assert here.in_channel() == []


def test_what_has_changed_since_is_not_posted(here: Community, nora: Acting) -> None:
    looked = chooses(here, nora)
    nora.submits(nora.presses("Change the announcement", looked), title="Another title")
    assert "Nothing has been sent." in words_of(nora.presses("Post it in the channel", looked))
    here.deliver()
    assert here.in_channel() == []


def test_it_goes_to_people_where_its_manager_thinks_better_of_it(here: Community, nora: Acting) -> None:
    for n in range(5):
        here.joins(f"Reader Made-Up-{n}")
    looked = chooses(here, nora)
    direct = nora.submits(nora.presses("Send it to people instead", looked), audience="everybody")
    nora.presses("Post it in the channel", looked)
    assert "Send it to 6" in labels(direct)
    here.deliver()
    assert here.in_channel() == []


def test_that_a_draft_is_kept_is_said_and_no_button(here: Community, nora: Acting) -> None:
    looked = chooses(here, nora)
    assert "Nothing is posted yet. It is kept as a draft." in words_of(looked)
    assert "Keep as a draft" not in labels(looked)
    assert labels(looked)[-2:] == ["Send it to people instead", "Throw this draft away"]


def test_a_draft_for_a_channel_comes_to_its_manager_alone_first(here: Community, nora: Acting) -> None:
    nora.presses("Send it to me first", chooses(here, nora))
    here.deliver()
    assert [one.title for one in here.inbox(nora)] == [TITLE]
    assert "Stop announcements" not in words_of(here.inbox(nora)[0])
    assert here.in_channel() == []


def test_it_is_planned_in_the_time_of_its_manager_and_called_off(here: Community, nora: Acting) -> None:
    form = nora.presses("Post it in a channel", writes(nora))
    note = (
        "It stands there once, for everybody who reads there. A day and a time are in London time; leave both"
        " empty to post it as soon as you press."
    )
    assert note in words_of(form)
    looked = nora.submits(form, where=here.channel, day="2026-11-10", time="10:00")
    assert "It is posted on Tuesday 10 November at 10:00, London time." in words_of(looked)
    planned = nora.presses("Plan it for the channel", looked)
    assert message_of(planned).title == "It is planned, and not posted yet"
    assert "Planned for Tuesday 10 November, 10:00" in words_of(nora.types("/announce"))
    off = nora.presses("Call it off", planned)
    assert "It is a draft again, and nobody is sent anything." in words_of(off)
    at(here, 10, 11)
    assert here.in_channel() == []
    late = nora.presses("Look at it", off)
    assert "The time you chose has passed. Please choose another." in words_of(late)
    form = nora.presses("Change where and when", late)
    assert "That time has passed" in errors_of(nora.submits(form, where=here.channel))["day"]
    again = nora.submits(form, where=here.channel, day="2026-11-12", time="10:00")
    nora.presses("Plan it for the channel", again)
    at(here, 12, 9)
    assert here.in_channel() == []
    at(here, 12, 10)
    at(here, 12, 11)
    assert len(here.in_channel()) == 1


@pytest.mark.parametrize(
    ("day", "time", "field", "said"),
    [
        ("2026-11-10", "", "day", "Please choose a day and a time, or leave both empty."),
        ("2026-11-03", "09:00", "day", "That time has passed where you are. Please choose a later one."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    here: Community, nora: Acting, day: str, time: str, field: str, said: str
) -> None:
    wrong = chooses(here, nora, day=day, time=time)
    assert errors_of(wrong) == {field: said}
    assert [getattr(one, "value", "") for one in form_of(wrong).fields] == [here.channel, day, time]
    form = nora.presses("Post it in a channel", look(nora))
    assert errors_of(nora.submits(form, where="", day="", time="")) == {"where": "Choose one, please."}


def test_it_waits_for_another_manager_where_its_own_has_left(
    here: Community, nora: Acting, karim: Acting
) -> None:
    nora.presses("Plan it for the channel", chooses(here, nora, day="2026-11-10", time="10:00"))
    here.acting(replace(nora.person, manages=False)).is_known_as().types("/mentoring")
    at(here, 11, 12)
    assert here.in_channel() == []
    looked = look(karim)
    assert "The manager who planned it looks after mentoring no more." in words_of(looked)
    karim.presses("I'll post it", looked)
    at(here, 11, 13)
    assert len(here.in_channel()) == 1
    assert card_of(here, karim).title == "It stands in the channel"


@pytest.mark.not_in_slack
def test_what_a_manager_who_leaves_has_sent_and_nobody_has_shown_yet_is_held_back(
    here: Community, nora: Acting, karim: Acting
) -> None:
    posts(here, nora)
    here.responder.left(nora.actor.platform, nora.actor.workspace, nora.user).result()
    ticks(here)
    assert here.in_channel() == []
    karim.presses("I'll post it", look(karim))
    ticks(here)
    assert len(here.in_channel()) == 1


def quiet(here: Community, first: date, last: date) -> None:
    def add(open_: Connection) -> None:
        QuietTimes(open_, here.id, here.clock()).add(first, last, PersonId("per_nobody"))

    here.database.write(add)


def test_a_quiet_time_moves_it_to_the_first_day_after(here: Community, nora: Acting) -> None:
    quiet(here, date(2026, 11, 3), date(2026, 11, 5))
    looked = chooses(here, nora)
    assert "That is a quiet time here, so it is posted on the first day after." in words_of(looked)
    nora.presses("Plan it for the channel", looked)
    at(here, 5, 23)
    assert here.in_channel() == []
    # Days that become quiet later move it as well.
    quiet(here, date(2026, 11, 6), date(2026, 11, 7))
    at(here, 6, 12)
    assert here.in_channel() == []
    at(here, 8, 12)
    assert len(here.in_channel()) == 1


def test_words_go_with_their_manager_and_nothing_is_posted(
    here: Community, nora: Acting, karim: Acting
) -> None:
    nora.presses("Plan it for the channel", chooses(here, nora, day="2026-11-10", time="10:00"))
    form = nora.presses("Erase everything", nora.presses("My data", nora.types("/mentoring")))
    nora.submits(form, word="erase")
    at(here, 11, 12)
    assert here.in_channel() == []
    assert TITLE not in words_of(karim.types("/announce"))


@pytest.mark.not_in_teams("Teams lets no bot look for what a worker had")
@pytest.mark.not_in_slack
def test_it_is_called_off_while_nobody_is_sending_it(here: Community, nora: Acting) -> None:
    going = posts(here, nora)
    off = nora.presses("Call it off", going)
    assert "It is a draft again, and nobody is sent anything." in words_of(off)
    ticks(here)
    assert here.in_channel() == []
    again = nora.presses("Post it in the channel", nora.presses("Look at it", off))
    # A worker has it now: it may stand there in a moment, so nothing is called off.
    here.database.write(lambda open_: leases.claim(open_, Look(here.clock()), limit=9))
    assert message_of(nora.presses("Call it off", again)).title == "On its way into the channel"
    here.clock.moves(minutes=2)
    ticks(here)
    ticks(here)
    assert len(here.in_channel()) == 1
    assert card_of(here, nora).title == "It stands in the channel"


def test_used_again_its_channel_is_looked_at_anew(here: Community, nora: Acting) -> None:
    posts(here, nora)
    here.deliver()
    ticks(here)
    again = nora.presses("Use it again", card_of(here, nora))
    assert "It isn't said yet who it is for." in words_of(again)
    assert "Post it in the channel" not in labels(again)


@pytest.mark.not_in_slack
def test_what_stands_there_is_not_drawn_again_by_itself(here: Community, nora: Acting) -> None:
    """A platform sends anew what it cannot revise: a message that somebody there deleted would come back."""
    posts(here, nora)
    here.deliver()
    ticks(here)
    (ref,) = [one.ref for one in buttons_of(card_of(here, nora)) if one.label == "Use it again"]
    here.database.write(lambda open_: Redrawing(open_, here.id, here.clock()).draw_again(str(ref)))
    here.deliver()
    assert [one.drawn for one in here.platform.lines.values() if one.to == here.channel] == [1]


@pytest.mark.in_web_chat
@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("it says so of another platform")
@pytest.mark.not_in_teams("it says so of another platform")
def test_in_the_web_chat_it_stands_in_its_one_channel(here: Community, nora: Acting) -> None:
    assert isinstance(here, WebCommunity)
    amara = here.mentors("Amara Okafor")
    form = nora.presses("Post it in a channel", writes(nora))
    assert "I can't see that channel." in errors_of(nora.submits(form, where="#elsewhere"))["where"]
    looked = nora.submits(form, where="#mentors")
    assert "It goes once into #mentors," in words_of(looked)
    nora.presses("Post it in the channel", looked)
    here.deliver()
    chat = here.page.chat.book
    (line,) = here.page.does(chat.view(amara.user, "#mentors")).lines
    assert read_line(line.html).title == TITLE
    ticks(here)
    assert card_of(here, nora).title == "It stands in the channel"


def corrects(nora: Acting, here: Community) -> Answer:
    """Correct a title where it stands, and return the second look at it."""
    form = nora.presses("Correct it", card_of(here, nora))
    return nora.submits(form, title="Open a door after the exams")


@pytest.mark.in_slack
def test_its_words_are_corrected_where_it_stands(here: Community, nora: Acting) -> None:
    going = posts(here, nora)
    (ref,) = [one.ref for one in buttons_of(going) if one.label == "Call it off"]
    assert message_of(nora.presses_token(f"1:correct-announcement:{ref}")).title == "No longer here"
    here.deliver()
    ticks(here)
    looked = corrects(nora, here)
    assert "It is changed where it stands in the channel, and rings for nobody." in called(looked)
    nora.presses("Send the correction", looked)
    ticks(here)
    ticks(here)
    (stands,) = here.in_channel()
    assert stands.title == "Open a door after the exams"
    assert "Corrected on Tuesday 3 November" in words_of(stands)
    told = card_of(here, nora)
    assert told.title == "It stands in the channel"
    assert "Changed where it stands: 1 of 1." in words_of(told)


@pytest.mark.not_in_slack
def test_a_post_that_was_deleted_there_stays_away(here: Community, nora: Acting) -> None:
    posts(here, nora)
    here.deliver()
    ticks(here)
    here.platform.deletes(here.channel)
    nora.presses("Send the correction", corrects(nora, here))
    ticks(here)
    ticks(here)
    assert here.in_channel() == []
    assert "1 can't be changed: it was deleted, or is too old" in words_of(card_of(here, nora))

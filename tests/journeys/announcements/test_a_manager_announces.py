"""A manager announces: few words, to those who want them, exactly once, and stopped with one press."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from bot.domain.common.notices import NoticeKind
from bot.handlers.announcing import running
from bot.handlers.routing import Answer
from bot.store.tables import outbox
from bot.ui.nodes import Message
from bot.ui.refs import BETWEEN, Previewed
from tests.fakes.acting import Acting
from tests.fakes.announcing import written
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, form_of, message_of, value_of, words_of
from tests.fakes.slack.community import SlackCommunity

WORDS = "Exams are near.\n\nOne **quick question** a month helps: [how](https://alumni.example.org/doors)"
TITLE = "Open a door before the exams"
SIGNED = "Nora Lindqvist, Alumni Office"


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def writes(nora: Acting, *, words: str = WORDS, action: str = "door") -> Answer:
    return written(nora, TITLE, words=words, action=action, signed=SIGNED)


def for_(nora: Acting, shown: Answer, audience: str = "everybody") -> Answer:
    return nora.submits(nora.presses("Say who it is for", shown), audience=audience)


def news(here: Community, who: Acting) -> list[Message]:
    return [one for one in here.inbox(who) if one.title == TITLE]


def test_words_go_to_everybody_once_and_the_card_adds_up(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    looked = for_(nora, writes(nora))
    assert "7 of 7 will get it." in words_of(looked)
    assert "From Nora Lindqvist, Alumni Office, to everybody here." in words_of(looked)
    assert "One quick question a month helps: how (alumni.example.org)" in words_of(looked)
    assert "This is what they will see" in words_of(looked)
    sent = nora.presses("Send it to 7", looked)
    assert message_of(sent).title == "It is on its way"
    waits = "Those whose quiet hours it is get it when they end."
    assert waits in words_of(nora.presses("Look at it", nora.types("/announce"), on=TITLE))
    here.deliver()
    # Everybody has it, and nobody is left to wait for.
    assert waits not in words_of(nora.presses("Look at it", nora.types("/announce"), on=TITLE))
    for who in (*six, nora):
        (card,) = news(here, who)
        assert labels(card) == ["Open a door", "Stop announcements"]
        read = {line for line in words_of(card).splitlines() if not line.startswith("[")}
        assert read <= {*words_of(looked).splitlines()}
    here.closes_what_is_over()
    here.deliver()
    (done,) = [one for one in here.inbox(nora) if one.title == "Done: 7 of 7 have had it"]
    assert "Who reads it is not tracked." in words_of(done)
    assert "Sent on Tuesday 3 November" in words_of(nora.types("/announce"))


@pytest.mark.in_slack
def test_nobody_is_called_by_what_a_manager_writes(here: Community, nora: Acting, six: list[Acting]) -> None:
    form = nora.presses("Write one", nora.types("/announce"))
    words = "<!here> @everyone <@U1>, **look**: <!channel>."
    drafted = nora.submits(
        form, title="<!here> Exams", words=words, action="door", signed="<!channel>, Office"
    )
    nora.presses("Send it to 7", for_(nora, drafted))
    here.deliver()
    (read,) = here.inbox(six[0])
    assert "<!here> @everyone <@U1>, look: <!channel>." in words_of(read)
    if not isinstance(here, SlackCommunity):
        return
    sent = [one.arguments for one in here.here.calls if one.method == "chat.postMessage"]
    assert len([one for one in sent if "everyone" in one["text"]]) == 7
    for one in sent:
        assert "<!" not in one["text"]
        assert "<@" not in one["text"]
        assert not {"mrkdwn", "broadcast", "user", "usergroup"} & set(_types(one["blocks"]))


def _types(part: object) -> Iterator[str]:
    """Return the types of every part of a message in Slack."""
    if isinstance(part, dict):
        yield str(part.get("type"))
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _types(inner)


def test_nobody_but_a_manager_announces(here: Community, six: list[Acting]) -> None:
    assert "For those who look after mentoring" in words_of(six[0].types("/announce"))


def test_what_is_wrong_is_said_beside_the_field_and_the_words_are_kept(here: Community, nora: Acting) -> None:
    wrong = writes(nora, words="See [it](http://example.org)")
    assert "https://" in errors_of(wrong)["words"]
    assert value_of(form_of(wrong).fields[1]) == "See [it](http://example.org)"
    again = nora.presses("Write one", nora.types("/announce"))
    assert value_of(form_of(again).fields[1]) == "See [it](http://example.org)"


def test_two_managers_press_at_once_and_it_goes_once(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    karim = here.joins("Karim Haddad", manages=True)
    looked = for_(nora, writes(nora))
    nora.presses("Send it to 8", looked)
    said = karim.presses("Send it to 8", looked)
    assert "Nora Lindqvist sent this a moment ago. It went once." in words_of(said)
    here.deliver()
    assert [len(news(here, who)) for who in (*six, nora, karim)] == [1] * 8


def test_one_a_week_reaches_a_person_and_none_who_has_stopped(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    nora.presses("Send it to 7", for_(nora, writes(nora)))
    here.deliver()
    here.closes_what_is_over()
    said = six[0].presses("Stop announcements", news(here, six[0])[0])
    assert "Asks and answers still reach you." in words_of(said)
    again = for_(nora, writes(nora))
    assert "0 of 7 would get it." in words_of(again)
    assert "6 had one this week · 1 has stopped them" in words_of(again)
    six[1].presses("Stop announcements", news(here, six[1])[0])
    also = nora.presses("Look at it", nora.types("/announce"), on=TITLE)
    assert "5 had one this week · 2 have stopped them" in words_of(also)
    six[1].presses_token("1:allow-announcements:")
    assert not [label for label in labels(again) if label.startswith("Send it to 7")]
    here.clock.moves(days=8)
    later = nora.presses("Look at it", nora.types("/announce"), on=TITLE)
    assert "6 of 7 will get it." in words_of(later)
    nora.presses("Send it to 6", later)
    here.deliver()
    assert len(news(here, six[0])) == 1
    six[0].presses("Get announcements again", said)
    assert len(news(here, six[1])) == 2


def test_a_second_one_in_a_week_reaches_those_alone_who_had_none(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    nora.presses("Send it to 7", for_(nora, writes(nora)))
    here.deliver()
    new = [here.joins(f"Newcomer Made-Up-{n}") for n in range(5)]
    nora.presses("Send it to 5", for_(nora, writes(nora)))
    here.deliver()
    assert [len(news(here, who)) for who in (*six, nora, *new)] == [1] * 12


def test_a_reader_who_stops_before_it_comes_is_a_number(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    nora.presses("Send it to 7", for_(nora, writes(nora)))
    six[0].presses_token("1:stop-announcements:")
    here.deliver()
    assert news(here, six[0]) == []
    here.closes_what_is_over()
    here.deliver()
    (done,) = [one for one in here.inbox(nora) if one.title.startswith("Done")]
    assert done.title == "Done: 6 of 7 have had it"
    assert "1 stopped announcements meanwhile" in words_of(done)


def test_a_pause_holds_it_back_and_a_cancellation_is_for_good(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    karim = here.joins("Karim Haddad", manages=True)
    nora.presses("Send it to 8", for_(nora, writes(nora)))
    going = karim.presses("Look at it", karim.types("/announce"), on=TITLE)
    assert message_of(going).title == "On its way: 0 of 8"
    paused = karim.presses("Pause", going)
    assert message_of(paused).title == "Paused: 0 of 8 have had it"
    here.deliver()
    assert [news(here, who) for who in six] == [[]] * 6
    assert [one.title for one in here.inbox(nora)] == ["Paused: 0 of 8 have had it"]
    on = karim.presses("Go on", paused)
    assert message_of(on).title == "On its way: 0 of 8"
    over = karim.presses("Cancel the rest", on)
    assert message_of(over).title == "Cancelled: 0 of 8 have had it"
    assert "8 will not get it" in words_of(over)
    assert "Cancelled, sent on Tuesday 3 November" in words_of(karim.types("/announce"))
    here.deliver()
    here.closes_what_is_over()
    here.deliver()
    assert [news(here, who) for who in six] == [[]] * 6
    late = here.comes_to(nora, nora.presses_token(f"1:go-on-announcing:{_ref(on)}"))
    assert message_of(late).title.startswith("Cancelled")


def test_it_is_tried_again_for_those_who_could_not_be_reached(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    nora.presses("Send it to 7", for_(nora, writes(nora)))
    for who in six[:2]:
        has_ended(here, who, "failed")
    here.deliver()
    here.closes_what_is_over()
    here.deliver()
    (done,) = [one for one in here.inbox(nora) if one.title == "Done: 5 of 7 have had it"]
    assert "2 could not be reached" in words_of(done)
    nora.presses("Try those 2 again", done)
    here.deliver()
    here.closes_what_is_over()
    here.deliver()
    assert [len(news(here, who)) for who in six[:2]] == [1, 1]
    assert "Done: 7 of 7 have had it" in [one.title for one in here.inbox(nora)]


def test_it_waits_for_another_manager_where_its_own_leaves(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    karim = here.joins("Karim Haddad", manages=True)
    nora.presses("Send it to 8", for_(nora, writes(nora)))
    here.responder.left(nora.actor.platform, nora.actor.workspace, nora.user).result()
    here.deliver()
    assert [news(here, who) for who in six] == [[]] * 6
    going = karim.presses("Look at it", karim.types("/announce"), on=TITLE)
    assert message_of(going).title == "Paused: 0 of 8 have had it"
    karim.presses("Go on", going)
    here.deliver()
    assert [len(news(here, who)) for who in six] == [1] * 6
    here.closes_what_is_over()
    over = karim.presses("Look at it", karim.types("/announce"), on=TITLE)
    assert "1 left meanwhile" in words_of(over)


def test_words_go_with_the_manager_who_erases_themselves_and_are_sent_to_nobody(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    looked = for_(nora, writes(nora))
    sent = _ref(looked)
    nora.presses("Send it to 7", looked)
    form = nora.presses("Erase everything", nora.presses("My data", nora.types("/mentoring")))
    nora.submits(form, word="erase")
    here.deliver()
    karim = here.joins("Karim Haddad", manages=True)
    assert TITLE not in words_of(karim.types("/announce"))
    assert "Paused" in message_of(karim.presses_token(f"1:go-on-announcing:{sent}")).title
    here.deliver()
    assert [here.inbox(who) for who in six] == [[]] * 6


def test_what_is_planned_goes_to_nobody_once_its_words_went_with_its_manager(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    looked = for_(nora, writes(nora))
    ref = _ref(looked)
    planned = nora.submits(nora.presses("When it arrives", looked), day="2026-11-05", time="10:00")
    nora.presses("Plan it for 7", planned)
    form = nora.presses("Erase everything", nora.presses("My data", nora.types("/mentoring")))
    nora.submits(form, word="erase")
    karim = here.joins("Karim Haddad", manages=True)
    listed = karim.presses("Calendar", karim.types("/announce"))
    assert "Its words went with the manager who wrote it." in words_of(listed)
    assert "Move it" not in labels(listed)
    for shown in (
        karim.presses("Look at it", listed),
        karim.presses_token(f"1:take-over-announcement:{ref}"),
    ):
        assert message_of(shown).title == "It is sent to nobody"
        assert labels(shown) == ["Call it off", "All announcements"]
    here.clock.moves(days=5)
    here.closes_what_is_over()
    here.deliver()
    assert [here.inbox(who) for who in six] == [[]] * 6
    off = karim.presses("Call it off", karim.presses("Look at it", listed))
    assert (message_of(off).title, labels(off)) == ("It is sent to nobody", ["All announcements"])
    assert "Nothing is planned." in words_of(karim.presses("Calendar", karim.types("/announce")))


def test_who_stopped_gets_none_after_erasing_and_coming_back(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    six[0].presses_token("1:stop-announcements:")
    kept = six[0].presses("My data", six[0].types("/mentoring"))
    assert "and that you want no announcements, if you have stopped them." in words_of(kept)
    gone = six[0].submits(six[0].presses("Erase everything", kept), word="erase")
    assert "If you have stopped announcements, they stay stopped for it too." in words_of(gone)
    six[0].types("/mentoring")
    looked = for_(nora, writes(nora))
    assert "6 of 7 will get it." in words_of(looked)
    assert "1 has stopped them" in words_of(looked)


def test_a_starting_text_becomes_a_draft(here: Community, nora: Acting, six: list[Acting]) -> None:
    texts = nora.presses("Begin with a text", nora.types("/announce"))
    begun = nora.presses("Exams", texts)
    assert "Good luck with your exams" in words_of(begun)
    nora.presses("Send it to 7", for_(nora, begun))
    here.deliver()
    assert [[one.title for one in here.inbox(who)] for who in six] == [["Good luck with your exams"]] * 6


@pytest.mark.parametrize(
    ("text", "pressed"), [("Mentors wanted", "Open a door"), ("Doors open", "Find somebody")]
)
def test_a_starting_text_that_asks_for_something_has_it_to_press(
    here: Community, nora: Acting, text: str, pressed: str
) -> None:
    begun = nora.presses(text, nora.presses("Begin with a text", nora.types("/announce")))
    assert f"To press: {pressed} · Stop announcements" in words_of(begun)


def test_it_is_used_again_and_thrown_away(here: Community, nora: Acting, six: list[Acting]) -> None:
    nora.presses("Send it to 7", for_(nora, writes(nora)))
    here.deliver()
    again = nora.presses("Use it again", nora.types("/announce"))
    assert message_of(again).title == "This is what they will see"
    assert "It is deleted, and goes to nobody." in words_of(nora.presses("Throw this draft away", again))
    assert [len(news(here, who)) for who in six] == [1] * 6


def _ref(shown: Answer) -> str:
    refs = (one.ref for one in buttons_of(shown) if one.ref)
    return next(one.about if isinstance(one, Previewed) else str(one).partition(BETWEEN)[0] for one in refs)


def test_a_draft_comes_to_its_manager_alone_first(here: Community, nora: Acting, six: list[Acting]) -> None:
    looked = for_(nora, writes(nora))
    said = nora.presses("Send it to me first", looked)
    alone = "It comes to you alone, as its readers will get it. Nobody else has been sent anything."
    assert alone in words_of(said)
    here.deliver()
    assert len(news(here, nora)) == 1
    assert [news(here, who) for who in six] == [[]] * 6
    nora.presses("Send it to 7", looked)
    here.deliver()
    assert len(news(here, nora)) == 2


def test_what_has_changed_since_is_shown_and_not_sent(
    here: Community, nora: Acting, six: list[Acting]
) -> None:
    looked = for_(nora, writes(nora))
    nora.submits(nora.presses("Change the announcement", looked), title="Another title")
    said = nora.presses("Send it to 7", looked)
    assert "Nothing has been sent." in words_of(said)
    here.deliver()
    assert [here.inbox(who) for who in six] == [[]] * 6


def test_fewer_than_five_are_written_to_by_hand(here: Community, nora: Acting) -> None:
    looked = for_(nora, writes(nora), "mentors")
    few = "Fewer than 5 people fit. Choose a wider group, or write to them yourself."
    assert few in words_of(looked)
    assert not [label for label in labels(looked) if label.startswith("Send it to 0")]


def test_above_fifty_the_number_is_typed(here: Community, nora: Acting) -> None:
    for n in range(60):
        here.joins(f"Reader Made-Up-{n}")
    looked = for_(nora, writes(nora))
    form = nora.presses("Send it to 61", looked)
    assert hint_of(form) == "Type 61, so that it can't happen by accident."
    wrong = nora.submits(form, number="16")
    assert "That says 16. It goes to 61 people. Nothing was sent." in errors_of(wrong)["number"]
    begun = nora.submits(form, number="61")
    assert message_of(begun).title == "It is on its way"
    assert "You had written" not in words_of(begun)
    here.deliver()
    assert len(news(here, nora)) == 1


def hint_of(form: Answer) -> str:
    (field,) = form_of(form).fields
    return field.hint


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("title", "x" * 151, "That is too long: 150 characters fit."),
        ("words", "x" * 2001, "That is too long: 2,000 characters fit."),
        ("words", "[a](https://example.org) " * 6, "At most 5 links fit into one announcement."),
        ("title", " ", "Please write something here."),
        ("signed", "", "Please sign it with a name and an office, in at most 80 characters."),
        ("action", "all", "Please choose one of these."),
    ],
)
def test_each_thing_that_is_wrong_says_how_to_mend_it(
    here: Community, nora: Acting, field: str, written: str, said: str
) -> None:
    right = {"title": TITLE, "words": WORDS, "action": "door", "signed": SIGNED}
    form = nora.presses("Write one", nora.types("/announce"))
    assert errors_of(nora.submits(form, **{**right, field: written})) == {field: said}


def has_ended(here: Community, who: Acting, state: str) -> None:
    """Have the platform refuse a reader, or leave it unknown whether it reached them."""
    this = (outbox.c.recipient == who.person.id) & (outbox.c.kind == NoticeKind.ANNOUNCEMENT)
    here.database.write(lambda open_: open_.execute(update(outbox).where(this).values(state=state)))


def test_every_reader_ends_in_one_state_and_the_card_counts_them(
    here: Community, nora: Acting, six: list[Acting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "BATCH", 8)
    more = [here.joins(f"Another Made-Up-{n}") for n in range(6)]
    every = sorted([*six, *more, nora], key=lambda one: one.person.id)
    first, later = (
        [one for one in every[:8] if one is not nora],
        [one for one in every[8:] if one is not nora],
    )
    sent = for_(nora, writes(nora))
    nora.presses("Send it to 13", sent)
    ref = _ref(sent)
    assert "13 are still to get it" in words_of(nora.presses_token(f"1:look-at-announcement:{ref}"))
    for who in (*first[:2], *later[:2]):
        who.presses_token("1:stop-announcements:")
    for who in first[2:4]:
        here.responder.left(who.actor.platform, who.actor.workspace, who.user).result()
    for who, state in zip(first[4:7], ("failed", "in_doubt", "failed"), strict=True):
        has_ended(here, who, state)
    here.closes_what_is_over()
    here.deliver()
    here.closes_what_is_over()
    said = words_of(nora.presses_token(f"1:look-at-announcement:{ref}"))
    for line in (
        "2 stopped announcements meanwhile",
        "2 left meanwhile",
        "2 were left out meanwhile",
        "2 could not be reached",
        "1 may have it or not",
    ):
        assert line in said
    assert "Done: 4 of 13 have had it" in said


def test_each_reader_of_a_cancelled_one_is_in_one_list(
    here: Community, nora: Acting, six: list[Acting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "BATCH", 8)
    more = [here.joins(f"Another Made-Up-{n}") for n in range(6)]
    sent = for_(nora, writes(nora))
    nora.presses("Send it to 13", sent)
    here.deliver()
    here.closes_what_is_over()
    without = [one for one in (*six, *more) if not news(here, one)]
    here.responder.left(without[0].actor.platform, without[0].actor.workspace, without[0].user).result()
    nora.presses_token(f"1:cancel-announcement:{_ref(sent)}")
    here.closes_what_is_over()
    here.deliver()
    card = nora.presses_token(f"1:look-at-announcement:{_ref(sent)}")
    assert message_of(card).title == "Cancelled: 8 of 13 have had it"
    assert "4 will not get it · 1 left meanwhile" in words_of(card)
    assert [len(news(here, one)) for one in (*six, *more)].count(1) + len(news(here, nora)) == 8


def test_quiet_hours_are_kept(here: Community, nora: Acting, six: list[Acting]) -> None:
    far = here.joins("Kiri Made-Up", zone="Pacific/Auckland")
    here.clock.is_set_to(datetime(2026, 11, 10, 12, 0, tzinfo=UTC))
    nora.presses("Send it to 8", for_(nora, writes(nora)))
    here.deliver()
    assert (len(news(here, six[0])), news(here, far)) == (1, [])
    here.clock.moves(hours=9)
    here.deliver()
    assert len(news(here, far)) == 1

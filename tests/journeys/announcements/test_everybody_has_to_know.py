"""What everybody has to know: written by one manager, confirmed by another, read by those too who stopped."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, update

from bot.domain.common.ids import print_of
from bot.domain.second_looks.colleague import ColleagueLook, LookSaid
from bot.handlers.routing import Answer
from bot.store.announcements.announcement import Announcements
from bot.store.programme.quiet_weeks import QuietTimes
from bot.store.second_looks.colleague import Looks
from bot.store.services import Services
from bot.store.tables import announcements
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, form_of, message_of, value_of, words_of

TITLE = "Something happened to your data"
WORDS = "On Sunday a list of names was open to strangers.\nWrite to safety@alumni.example.org."
HOME = "https://mentoring.alumni.example.org"


@pytest.fixture
def services(services: Services) -> Services:
    return replace(services, address=HOME)


@pytest.fixture
def karim(here: Community) -> Acting:
    return here.joins("Karim Haddad", manages=True)


@pytest.fixture
def three(here: Community) -> list[Acting]:
    return [here.joins(f"Reader Made-Up-{n}") for n in range(3)]


def writes(nora: Acting, *, words: str = WORDS, reason: str = "data") -> Answer:
    form = nora.presses("Necessary notice", nora.types("/announce"))
    return nora.submits(form, reason=reason, words=words, signed="Nora Lindqvist, Alumni Office")


def looks(who: Acting) -> Answer:
    return who.presses("Look at it", who.types("/announce"), on=TITLE)


def labels(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown)]


def news(here: Community, who: Acting) -> list[Message]:
    return [one for one in here.inbox(who) if one.title == TITLE]


def ref_of(shown: Answer) -> str:
    change = next(one for one in buttons_of(shown) if one.label in {"Change the notice", "Call it off"})
    return str(change.ref)


def test_a_second_manager_confirms_it_and_it_reaches_everybody(
    here: Community, nora: Acting, karim: Acting, three: list[Acting]
) -> None:
    three[0].presses_token("1:stop-announcements:")
    written = writes(nora)
    assert "It reaches all 5 people here." in words_of(written)
    stopped = "1 of them has stopped announcements, and reads why this one comes all the same."
    assert stopped in words_of(written)
    assert "It is not sent yet: it goes out once another manager confirms it." in words_of(written)
    assert "This is what everybody will read" in words_of(written)
    assert "It is kept as a draft." in words_of(written)
    assert "Keep as a draft" not in labels(written)
    assert not [label for label in labels(written) if label.startswith(("Confirm", "Send it in"))]
    looked = looks(karim)
    assert "Nora wrote it. It is sent as soon as you confirm it." in words_of(looked)
    assert message_of(karim.presses("Confirm and send to 5", looked)).title == "It is on its way"
    here.deliver()
    for who in (*three, nora, karim):
        (notice,) = news(here, who)
        assert labels(notice) == []
        lines = words_of(notice).splitlines()
        assert lines[1:4] == [
            "Something happened to data that this space keeps about you.",
            *WORDS.splitlines(),
        ]
        assert lines[4] == "From Nora Lindqvist, Alumni Office, to everybody here."
        assert lines[5] == (
            "You have stopped announcements. This one comes because it concerns your data."
            if who is three[0]
            else "It comes to everybody here, also to those who have stopped announcements."
        )
    here.closes_what_is_over()
    here.deliver()
    for who in (nora, karim):
        assert "Done: 5 of 5 have had it" in [one.title for one in here.inbox(who)]


def test_it_reaches_who_had_one_this_week_and_is_not_the_one_of_the_week(
    here: Community, nora: Acting, karim: Acting, three: list[Acting]
) -> None:
    def announces(number: int) -> None:
        form = nora.presses("Write one", nora.types("/announce"))
        first = nora.submits(form, title=f"News {number}", words="Why.", signed="Nora")
        nora.presses(
            "Send it to 5", nora.submits(nora.presses("Say who it is for", first), audience="everybody")
        )
        here.deliver()

    karim.presses("Confirm and send to 5", _written_by(nora, karim))
    here.deliver()
    announces(1)
    karim.presses("Confirm and send to 5", _written_by(nora, karim, words="And once more."))
    here.deliver()
    for who in three:
        assert [one.title for one in here.inbox(who)] == [TITLE, "News 1", TITLE]


def _written_by(nora: Acting, karim: Acting, *, words: str = WORDS) -> Answer:
    return karim.presses_token(f"1:look-at-announcement:{ref_of(writes(nora, words=words))}")


def test_nobody_sends_it_alone_while_another_manager_is_here(
    here: Community, nora: Acting, karim: Acting, three: list[Acting]
) -> None:
    written = writes(nora)
    ref, looked = ref_of(written), looks(karim)
    assert "Another manager looks first" in words_of(nora.presses("Confirm and send to 5", looked))
    token = next(one for one in buttons_of(looked) if one.label.startswith("Confirm")).token
    seen = token.rpartition(".")[2]
    fields = {"title": TITLE, "words": WORDS, "action": "nothing", "signed": "Nora Lindqvist, Alumni Office"}
    more = {"greets": "False", "audience": "everybody", "necessary": "data", "day": "", "time": ""}
    more["later"] = "False"
    as_others = f"1:send-announcement:{ref}.{print_of({**fields, **more})}"
    assert "Another manager looks first" in words_of(nora.presses_token(as_others))
    for verb in ("send-announcement", "count-announcement", "send-counted", "count-necessary-notice"):
        nora.presses_token(f"1:{verb}:{ref}.{seen}")
        nora.presses_token(f"1:{verb}:{ref}")
    alone = replace_verb(token, "send-necessary-alone")
    assert "Another manager looks first" in words_of(nora.presses_token(alone))
    for verb in ("take-over-announcement", "use-announcement-again", "go-on-announcing"):
        nora.presses_token(f"1:{verb}:{ref}")
    here.deliver()
    here.closes_what_is_over()
    here.deliver()
    assert [here.inbox(who) for who in (*three, nora, karim)] == [[]] * 5
    assert "Confirm and send to 5" in labels(looks(karim))


@pytest.mark.not_in_slack
def test_no_press_but_a_look_takes_it_over_or_uses_it_again(
    here: Community, nora: Acting, three: list[Acting]
) -> None:
    nora.submits(nora.presses("Send it in 24 hours", writes(nora)), number="4")
    ref = ref_of(looks(nora))
    karim = here.joins("Karim Haddad", manages=True)
    here.responder.left(nora.actor.platform, nora.actor.workspace, nora.user).result()
    here.clock.moves(hours=30)
    shown = karim.presses_token(f"1:take-over-announcement:{ref}")
    assert "Confirm and send to 4" in labels(shown)
    assert told(here, three) == [0, 0, 0]
    karim.presses("Confirm and send to 4", shown)
    assert told(here, three) == [1, 1, 1]
    for verb in ("use-announcement-again", "correct-announcement"):
        assert message_of(karim.presses_token(f"1:{verb}:{ref}")).title == "No longer here"
    assert labels(karim.types("/announce")).count("Use it again") == 0


def test_it_is_kept_who_did_what_and_what_was_looked_at(
    here: Community, nora: Acting, karim: Acting, three: list[Acting]
) -> None:
    ref, looked = ref_of(writes(nora)), looks(karim)
    (confirm,) = [one for one in buttons_of(looked) if one.label.startswith("Confirm")]
    karim.presses(confirm.label, looked)
    going = nora.presses("Look at it", nora.types("/announce"), on=TITLE)
    nora.presses("Pause", going)
    karim.presses("Cancel the rest", looks(karim))

    def kept(open_: Connection) -> tuple[list[tuple[str, str]], list[ColleagueLook]]:
        acts = Announcements(open_, here.id, here.clock()).acts(ref)
        return [(act.value, by) for by, act, _ in acts], Looks(open_, here.id, here.clock()).at(ref)

    acts, (look,) = here.database.read(kept)
    by_nora, by_karim = nora.person.id, karim.person.id
    assert sorted(acts) == sorted(
        [
            ("wrote", by_nora),
            ("looked", by_karim),
            ("confirmed", by_karim),
            ("sent", by_karim),
            ("paused", by_nora),
            ("cancelled", by_karim),
        ]
    )
    assert (look.said, look.by, look.print) == (
        LookSaid.CONFIRMED,
        by_karim,
        confirm.token.rpartition(".")[2],
    )
    assert told(here, three) == [0, 0, 0]


def test_its_words_go_with_the_writer_who_erases_themselves(
    here: Community, nora: Acting, karim: Acting, three: list[Acting]
) -> None:
    looked = _written_by(nora, karim)
    form = nora.presses("Erase everything", nora.presses("My data", nora.types("/mentoring")))
    nora.submits(form, word="erase")
    said = karim.presses("Confirm and send to 5", looked)
    assert WORDS not in words_of(said)
    assert told(here, three) == [0, 0, 0]


def test_what_is_planned_without_its_words_goes_to_nobody(
    here: Community, nora: Acting, three: list[Acting]
) -> None:
    nora.submits(nora.presses("Send it in 24 hours", writes(nora)), number="4")
    form = nora.presses("Erase everything", nora.presses("My data", nora.types("/mentoring")))
    nora.submits(form, word="erase")
    karim = here.joins("Karim Haddad", manages=True)
    shown = karim.presses("Look at it", karim.presses("Calendar", karim.types("/announce")))
    assert (message_of(shown).title, labels(shown)) == (
        "It is sent to nobody",
        ["Call it off", "All announcements"],
    )
    here.clock.moves(hours=25)
    assert told(here, three) == [0, 0, 0]
    assert message_of(karim.presses("Call it off", shown)).title == "It is sent to nobody"
    assert "Nothing is planned." in words_of(karim.presses("Calendar", karim.types("/announce")))


def replace_verb(token: str, verb: str) -> str:
    version, _, ref = token.split(":", 2)
    return f"{version}:{verb}:{ref}"


@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("a form that was made by hand stands nowhere there")
@pytest.mark.not_in_teams("a form that was made by hand stands nowhere there")
def test_no_other_form_takes_its_words(here: Community, nora: Acting, karim: Acting) -> None:
    ref = ref_of(writes(nora))
    form = nora.presses("Write one", nora.types("/announce"))
    for verb in ("write-announcement", "choose-audience", "choose-when-to-announce"):
        assert message_of(nora.presses_token(f"1:{verb}:{ref}")).title == "No longer here"
    other = replace(form_of(form), ref=ref)
    assert (
        message_of(nora.submits(other, title="T", words="W", action="door", signed="N")).title
        == "Already sent"
    )


def test_whatever_stands_in_its_row_nothing_to_press_goes_out(
    here: Community, nora: Acting, karim: Acting, three: list[Acting]
) -> None:
    writes(nora)

    def forge(**values: object) -> None:
        def write(open_: Connection) -> None:
            open_.execute(update(announcements).values(**values))

        here.database.write(write)

    forge(action="door", greets=True, audience="", day="2030-01-01", time="10:00")
    shown = looks(karim)
    forge(words="See https://evil.example")
    again = karim.presses("Confirm and send to 5", shown)
    assert "Nothing has been sent." in words_of(again)
    assert "Not ready to send" in words_of(karim.presses("Confirm and send to 5", looks(karim)))
    forge(words=WORDS)
    karim.presses("Confirm and send to 5", looks(karim))
    here.deliver()
    every = (*three, nora, karim)
    assert [labels(one) for who in every for one in news(here, who)] == [[]] * 5


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("words", "x" * 601, "That is too long: 600 characters fit."),
        ("words", " ", "Please write something here."),
        (
            "words",
            "See https://mentoring.alumni.example.org@evil.example/x now",
            "“https://mentoring.alumni.example.org@evil.example/x” reads as an address."
            " A necessary notice names none but this space's own.",
        ),
        ("signed", "", "Please sign it with a name and an office, in at most 80 characters."),
        ("reason", "party", "Please choose one of these."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_words_are_kept(
    here: Community, nora: Acting, field: str, written: str, said: str
) -> None:
    right = {"reason": "data", "words": WORDS, "signed": "Nora"}
    form = nora.presses("Necessary notice", nora.types("/announce"))
    first = "For things that everybody has to know, also those who have stopped announcements."
    second = (
        "Another manager looks at it before it is sent; where you are the only one, it waits for 24 hours."
    )
    assert form_of(form).note == f"{first} {second}"
    rejected = nora.submits(form, **{**right, field: written})
    assert {name: plain(error) for name, error in errors_of(rejected).items()} == {field: said}
    again = nora.presses("Necessary notice", nora.types("/announce"))
    assert value_of(form_of(again).fields[1]) == {**right, field: written}["words"].strip()


def plain(said: str) -> str:
    return said.replace("\u2068", "").replace("\u2069", "")


def test_the_address_of_this_space_alone_is_a_link(
    here: Community, nora: Acting, karim: Acting, three: list[Acting]
) -> None:
    karim.presses("Confirm and send to 5", _written_by(nora, karim, words=f"Read ({HOME}/terms)."))
    here.deliver()
    (notice,) = news(here, three[0])
    links = [one.url for node in notice.body for line in getattr(node, "lines", ()) for one in line.pieces]
    assert [url for url in links if url] == [f"{HOME}/terms"]


@pytest.mark.in_slack
def test_the_only_manager_types_the_number_and_can_call_it_off_for_a_day(
    here: Community, nora: Acting, three: list[Acting]
) -> None:
    written = writes(nora)
    later = "It goes out 24 hours after you have typed the number, unless you call it off."
    assert f"You are the only manager here. {later}" in words_of(written)
    form = nora.presses("Send it in 24 hours", written)
    assert errors_of(nora.submits(form, number="7")) == {
        "number": "That says 7. It goes to 4 people. Nothing was sent."
    }
    planned = nora.submits(form, number="4")
    assert "You had written" not in words_of(planned)
    listed = nora.presses("Calendar", nora.types("/announce"))
    assert TITLE in words_of(listed)
    assert "Look at it" in labels(listed)
    assert "Move it" not in labels(listed)
    moved = nora.presses_token(f"1:move-announcement:{ref_of(planned)}")
    assert "It goes out on Wednesday 4 November at 10:00" in words_of(moved)
    assert "It goes out on Wednesday 4 November at 10:00, unless you call it off." in words_of(planned)
    off = nora.presses("Call it off", planned)
    assert message_of(off).title == "It is called off"
    here.clock.moves(hours=25)
    assert told(here, three) == [0, 0, 0]
    nora.submits(nora.presses("Send it in 24 hours", looks(nora)), number="4")
    here.clock.moves(hours=23)
    assert told(here, three) == [0, 0, 0]
    here.clock.moves(hours=2)
    assert told(here, three) == [1, 1, 1]


def told(here: Community, readers: list[Acting]) -> list[int]:
    """Let the clock tick, and return how many notices each reader has."""
    here.closes_what_is_over()
    here.deliver()
    return [len(news(here, who)) for who in readers]


def test_it_waits_for_a_second_manager_who_comes_within_that_day(
    here: Community, nora: Acting, three: list[Acting]
) -> None:
    nora.submits(nora.presses("Send it in 24 hours", writes(nora)), number="4")
    karim = here.joins("Karim Haddad", manages=True)
    here.clock.moves(hours=30)
    assert told(here, three) == [0, 0, 0]
    (asked,) = here.inbox(karim)
    assert asked.title == "Nora would like you to look at this"
    assert labels(asked) == ["Look and confirm", "Not this way"]
    assert told(here, three) == [0, 0, 0]
    assert len(here.inbox(karim)) == 1
    assert "It is not sent yet: it goes out once another manager confirms it." in words_of(looks(nora))
    karim.presses("Confirm and send to 5", karim.presses("Look and confirm", asked))
    assert told(here, three) == [1, 1, 1]


@pytest.mark.not_in_slack
def test_it_waits_for_another_manager_where_its_writer_leaves(
    here: Community, nora: Acting, three: list[Acting]
) -> None:
    nora.submits(nora.presses("Send it in 24 hours", writes(nora)), number="4")
    here.responder.left(nora.actor.platform, nora.actor.workspace, nora.user).result()
    here.clock.moves(hours=30)
    assert told(here, three) == [0, 0, 0]
    karim = here.joins("Karim Haddad", manages=True)
    karim.presses("Confirm and send to 4", looks(karim))
    assert told(here, three) == [1, 1, 1]


def test_what_has_changed_since_is_shown_and_not_sent(
    here: Community, nora: Acting, karim: Acting, three: list[Acting]
) -> None:
    writes(nora)
    looked = looks(karim)
    nora.submits(nora.presses("Change the notice", looks(nora)), words="Other words.")
    assert "Nothing has been sent." in words_of(karim.presses("Confirm and send to 5", looked))
    assert told(here, three) == [0, 0, 0]
    karim.presses("Confirm and send to 5", looks(karim))
    karim.presses("Confirm and send to 5", looked)
    assert told(here, three) == [1, 1, 1]


def test_quiet_weeks_do_not_hold_it_and_quiet_hours_do(
    here: Community, nora: Acting, karim: Acting, three: list[Acting]
) -> None:
    far = here.joins("Kiri Made-Up", zone="Pacific/Auckland")

    def quiet(open_: Connection) -> None:
        QuietTimes(open_, here.id, here.clock()).add(date(2026, 11, 3), date(2026, 11, 20), nora.person.id)

    here.database.write(quiet)
    here.clock.is_set_to(datetime(2026, 11, 10, 12, 0, tzinfo=UTC))
    karim.presses("Confirm and send to 6", _written_by(nora, karim))
    assert told(here, [*three, far]) == [1, 1, 1, 0]
    here.clock.moves(hours=9)
    assert told(here, [*three, far]) == [1, 1, 1, 1]


def test_each_reads_it_in_their_language(here: Community, nora: Acting, karim: Acting) -> None:
    lena = here.joins("Lena Made-Up", locale="de-DE")
    karim.presses("Confirm and send to 3", _written_by(nora, karim))
    here.deliver()
    (notice,) = here.inbox(lena)
    assert notice.title == "Mit deinen Daten ist etwas geschehen"
    assert "Mit Daten, die hier über dich gespeichert sind, ist etwas geschehen." in words_of(notice)


def test_a_manager_who_is_alone_reads_that_nobody_else_is_here(here: Community, nora: Acting) -> None:
    assert "It reaches you alone: nobody else is here yet." in words_of(writes(nora))


def test_several_who_stopped_are_a_number(here: Community, nora: Acting, three: list[Acting]) -> None:
    for who in three:
        who.presses_token("1:stop-announcements:")
    stopped = "3 of them have stopped announcements, and read why this one comes all the same."
    assert stopped in words_of(writes(nora))

"""A draft was changed after somebody looked at it: an old button sends nothing, and says why."""

from bot.handlers.routing import Answer
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, form_of, words_of

CHANGED = "This has changed since; here is what it says now. Nothing has been sent."
SIGNED = "Nora Lindqvist, Alumni Office"


def joined(here: Community, n: int) -> list[Acting]:
    return [here.joins(f"Reader Made-Up-{one}") for one in range(n)]


def looks(nora: Acting) -> Answer:
    return drafted(nora, "Exams are near", signed=SIGNED)


def changes(nora: Acting, looked: Answer) -> Answer:
    return nora.submits(nora.presses("Change the announcement", looked), title="Another title")


def nobody_had(here: Community, *readers: Acting) -> bool:
    here.deliver()
    return not any(here.inbox(who) for who in readers)


def test_an_old_button_says_so_where_the_number_is_typed_now(here: Community, nora: Acting) -> None:
    readers = joined(here, 49)
    looked = looks(nora)
    here.joins("Newcomer Made-Up")
    changes(nora, looked)
    said = nora.presses("Send it to 50", looked)
    assert CHANGED in words_of(said)
    assert "Send it to 51" in [one.label for one in buttons_of(said)]
    assert nobody_had(here, *readers)


def test_an_old_button_says_so_where_too_few_are_left_to_send_it_to(here: Community, nora: Acting) -> None:
    readers = joined(here, 6)
    looked = looks(nora)
    nora.submits(nora.presses("Change who it is for", looked), audience="mentors")
    said = nora.presses("Send it to 7", looked)
    assert CHANGED in words_of(said)
    assert "Fewer than 5 people fit." in words_of(said)
    assert nobody_had(here, *readers)


def test_a_number_is_asked_and_taken_for_the_draft_that_was_looked_at(here: Community, nora: Acting) -> None:
    readers = joined(here, 50)
    looked = looks(nora)
    form = nora.presses("Send it to 51", looked)
    now = changes(nora, looked)
    assert CHANGED in words_of(nora.submits(form, number="51"))
    assert CHANGED in words_of(nora.presses("Send it to 51", looked))
    assert nobody_had(here, *readers)
    assert form_of(nora.presses("Send it to 51", now)).title == "Send it to all?"


def test_the_same_words_once_more_are_those_that_were_asked_about(here: Community, nora: Acting) -> None:
    for _ in range(2):
        form = nora.presses("Post it in a channel", looks(nora))
        shown = nora.submits(form, where=here.channel, day="", time="")
        asked = nora.presses("Post it in the channel", shown)
        here.deliver()
    changes(nora, shown)
    said = nora.presses("Post it once more", asked)
    here.deliver()
    assert CHANGED in words_of(said)
    assert len(here.in_channel()) == 1


def test_the_only_managers_number_is_for_the_notice_that_was_looked_at(here: Community, nora: Acting) -> None:
    readers = joined(here, 3)
    form = nora.presses("Necessary notice", nora.types("/announce"))
    looked = nora.submits(form, reason="data", words="A list was lost.", signed=SIGNED)
    typed = nora.presses("Send it in 24 hours", looked)
    nora.submits(nora.presses("Change the notice", looked), words="Two lists were lost.")
    assert CHANGED in words_of(nora.submits(typed, number="4"))
    assert CHANGED in words_of(nora.presses("Send it in 24 hours", looked))
    here.clock.moves(hours=25)
    here.closes_what_is_over()
    assert nobody_had(here, *readers)

"""A manager asks a colleague to look at a draft, and hears in one message what they think."""

from dataclasses import replace

import pytest

from bot.handlers.routing import Answer
from bot.store.second_looks.colleague import Looks
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, errors_of, form_of, message_of, options_of, words_of

TITLE = "Open a door before the exams"
ASKED = "Nora would like you to look at this"
HEARD = "Karim looked at your draft"


@pytest.fixture
def karim(here: Community) -> Acting:
    return here.joins("Karim Haddad", manages=True)


def writes(nora: Acting, *, words: str = "Why.") -> Answer:
    return drafted(nora, TITLE, words=words)


def asks(here: Community, nora: Acting, shown: Answer, colleague: Acting) -> Answer:
    """Ask a colleague to look, and return what the manager who asks is told."""
    said = nora.submits(nora.presses("Ask a colleague", shown), colleague=colleague.person.id)
    here.deliver()
    return said


def titles(here: Community, who: Acting) -> list[str]:
    return [one.title for one in here.inbox(who)]


def titled(here: Community, who: Acting, title: str) -> Message:
    (one,) = [one for one in here.inbox(who) if one.title == title]
    return one


def says(who: Acting, label: str, shown: Answer, words: str = "") -> Answer:
    return who.submits(who.presses(label, shown), words=words)


def looks(who: Acting) -> Answer:
    return who.presses("Look at it", who.types("/announce"), on=TITLE)


def test_a_colleague_gets_it_as_its_readers_will_and_the_asker_hears_it_once(
    here: Community, nora: Acting, karim: Acting
) -> None:
    amara, drafted = here.joins("Amara Okafor"), writes(nora)
    form = nora.presses("Ask a colleague", drafted)
    assert options_of(form, "colleague") == [karim.person.id]
    first = "They get it as its readers will, and say what they think. Nobody else is sent anything."
    assert form_of(form).note == first
    said = asks(here, nora, drafted, karim)
    gets = "Karim gets it as its readers will. What Karim thinks comes to you in one message."
    assert gets in words_of(said)
    asked = titled(here, karim, "Nora would like you to look at this")
    assert [one.label for one in buttons_of(asked)] == ["Looks right", "Change it", "Not this way"]
    for line in (TITLE, "Why.", "From Nora, Alumni Office, to everybody here."):
        assert line in words_of(asked).splitlines()
    thanked = says(karim, "Looks right", asked, "Lovely. Perhaps a shorter title?")
    told = "Nora is told, and reads your words. Other managers read beside it only what you think of it."
    assert told in words_of(thanked)
    assert "You had written:" not in words_of(thanked)
    here.deliver()
    heard = titled(here, nora, "Karim looked at your draft")
    assert "It looks right to Karim." in words_of(heard)
    assert "Lovely. Perhaps a shorter title?" in words_of(heard)
    assert "You said that it looks right." in words_of(titled(here, karim, "You looked at this for Nora"))
    assert "Karim looked at it: it looks right." in words_of(nora.presses("Look at it", heard))
    assert titles(here, amara) == []


def test_a_later_change_says_that_an_earlier_version_was_looked_at(
    here: Community, nora: Acting, karim: Acting
) -> None:
    drafted = writes(nora)
    asks(here, nora, drafted, karim)
    assert "Karim is asked to look at it." in words_of(looks(nora))
    says(karim, "Not this way", titled(here, karim, ASKED))
    assert "Karim looked at it: better not this way." in words_of(looks(nora))
    nora.submits(nora.presses("Change the announcement", drafted), words="Another why.")
    assert "Karim looked at an earlier version." in words_of(looks(nora))
    here.deliver()
    heard = titled(here, nora, HEARD)
    assert "Karim would rather it didn't go out this way." in words_of(heard)
    assert "That was an earlier version than the one that stands now." in words_of(heard)
    asks(here, nora, looks(nora), karim)
    assert "Another why." in words_of(titled(here, karim, ASKED))


def test_the_look_keeps_the_print_of_what_was_looked_at(here: Community, nora: Acting, karim: Acting) -> None:
    drafted = writes(nora)
    asks(here, nora, drafted, karim)
    asked = titled(here, karim, ASKED)
    seen = buttons_of(asked)[0].token.rpartition(".")[2]
    form = karim.presses("Looks right", asked)
    nora.submits(nora.presses("Change the announcement", drafted), words="Another why.")
    thanked = karim.submits(form, words="")
    changed = "It has been changed since you got it, so it says that you looked at an earlier version."
    assert changed in words_of(thanked)
    ref = str(next(one.ref for one in buttons_of(looks(nora)) if one.label == "Ask a colleague"))
    (look,) = here.database.read(lambda open_: Looks(open_, here.id, here.clock()).at(ref))
    assert (look.print, look.by, look.asked_by) == (seen, karim.person.id, nora.person.id)


def test_a_colleague_who_changes_it_has_looked(here: Community, nora: Acting, karim: Acting) -> None:
    asks(here, nora, writes(nora), karim)
    form = karim.presses("Change it", titled(here, karim, ASKED))
    karim.submits(form, words="A better why.")
    here.deliver()
    heard = titled(here, nora, HEARD)
    assert "Karim changed it. Please look at it once more." in words_of(heard)
    looked = words_of(nora.presses("Look at it", heard))
    assert "A better why." in looked
    assert "Karim looked at it and changed it." in looked


def test_an_old_button_says_what_has_become_of_the_draft(
    here: Community, nora: Acting, karim: Acting
) -> None:
    drafted = writes(nora)
    asks(here, nora, drafted, karim)
    asked = titled(here, karim, ASKED)
    form = karim.presses("Not this way", asked)
    nora.presses("Throw this draft away", drafted)
    gone = "The draft was thrown away meanwhile, so there is nothing left to look at."
    assert gone in words_of(karim.presses("Looks right", asked))
    said = karim.submits(form, words="Please wait until Monday.")
    assert gone in words_of(said)
    assert "Please wait until Monday." in words_of(said)
    here.deliver()
    assert HEARD not in titles(here, nora)


def test_an_old_button_says_that_it_was_sent(here: Community, nora: Acting, karim: Acting) -> None:
    for n in range(4):
        here.joins(f"Reader Made-Up-{n}")
    drafted = writes(nora)
    asks(here, nora, drafted, karim)
    asked = titled(here, karim, ASKED)
    nora.presses("Send it to 6", drafted)
    sent = "It has been sent or planned meanwhile, so there is nothing left to look at."
    assert sent in words_of(karim.presses("Looks right", asked))


def test_what_is_sent_before_it_comes_is_not_asked_about(
    here: Community, nora: Acting, karim: Acting
) -> None:
    drafted = writes(nora)
    nora.submits(nora.presses("Ask a colleague", drafted), colleague=karim.person.id)
    nora.presses("Throw this draft away", drafted)
    here.deliver()
    assert titles(here, karim) == []


@pytest.mark.not_in_slack
def test_a_look_is_said_once_and_by_its_colleague_alone(here: Community, nora: Acting, karim: Acting) -> None:
    mei = here.joins("Mei Tan", manages=True)
    asks(here, nora, writes(nora), karim)
    asked = titled(here, karim, ASKED)
    assert message_of(mei.presses("Looks right", asked)).title == "No longer here"
    both = karim.presses("Looks right", asked), karim.presses("Not this way", asked)
    assert message_of(mei.submits(both[0], words="")).title == "No longer here"
    karim.submits(both[0], words="")
    again = karim.submits(both[1], words="No, wait.")
    assert "You said that it looks right." in words_of(again)
    assert "No, wait." in words_of(again)


@pytest.mark.not_in_slack
@pytest.mark.not_on_discord("a form that was made by hand stands nowhere there")
@pytest.mark.not_in_teams("a form that was made by hand stands nowhere there")
def test_who_manages_no_more_is_neither_asked_nor_answered(
    here: Community, nora: Acting, karim: Acting
) -> None:
    mei = here.joins("Mei Tan", manages=True)
    drafted = writes(nora)
    form = nora.presses("Ask a colleague", drafted)
    asks(here, nora, drafted, karim)
    asked = titled(here, karim, ASKED)
    gone = here.acting(replace(karim.person, manages=False))
    assert "For those who look after mentoring" in words_of(gone.presses("Looks right", asked))
    here.responder.left(mei.actor.platform, mei.actor.workspace, mei.user).result()
    assert message_of(nora.submits(form, colleague=mei.person.id)).title == "Nobody to ask"
    anna = here.joins("Anna Made-Up", manages=True)
    refused = nora.submits(form, colleague=mei.person.id)
    no_more = "This person looks after mentoring here no more. Please choose another."
    assert errors_of(refused) == {"colleague": no_more}
    nora.submits(form_of(refused), colleague=anna.person.id)
    again = nora.submits(form, colleague=anna.person.id)
    already = "Anna has been asked already, and hasn't said anything yet. Nothing was sent again."
    assert already in words_of(again)


@pytest.mark.not_in_slack
def test_who_asked_and_left_hears_nothing_and_the_look_stays(
    here: Community, nora: Acting, karim: Acting
) -> None:
    asks(here, nora, writes(nora), karim)
    here.responder.left(nora.actor.platform, nora.actor.workspace, nora.user).result()
    thanked = says(karim, "Looks right", titled(here, karim, ASKED))
    gone = "Nora looks after mentoring here no more; what you think stands beside the draft."
    assert gone in words_of(thanked)
    assert "Karim looked at it: it looks right." in words_of(looks(karim))


def test_other_managers_read_what_was_said_and_not_the_words(
    here: Community, nora: Acting, karim: Acting
) -> None:
    mei = here.joins("Mei Tan", manages=True)
    asks(here, nora, writes(nora), karim)
    says(karim, "Looks right", titled(here, karim, ASKED), "For Nora alone.")
    here.deliver()
    looked = words_of(looks(mei))
    assert "Karim looked at it: it looks right." in looked
    assert "For Nora alone." not in looked
    assert titles(here, mei) == []


def test_words_that_are_too_long_are_kept(here: Community, nora: Acting, karim: Acting) -> None:
    asks(here, nora, writes(nora), karim)
    rejected = says(karim, "Not this way", titled(here, karim, ASKED), "x" * 501)
    assert errors_of(rejected) == {"words": "That is too long: 500 characters fit."}


def test_the_only_manager_is_offered_nobody_to_ask(here: Community, nora: Acting) -> None:
    drafted = writes(nora)
    assert "Ask a colleague" not in [one.label for one in buttons_of(drafted)]
    ref = next(one.ref for one in buttons_of(drafted) if one.label == "Change the announcement")
    said = "You are the only one who looks after mentoring here at the moment."
    assert said in words_of(nora.presses_token(f"1:choose-colleague:{ref}"))


@pytest.mark.in_slack
def test_a_necessary_notice_is_confirmed_from_the_look_and_the_writer_hears_it(
    here: Community, nora: Acting, karim: Acting
) -> None:
    form = nora.presses("Necessary notice", nora.types("/announce"))
    written = nora.submits(form, reason="terms", words="They are shorter.", signed="Nora")
    asks(here, nora, written, karim)
    asked = titled(here, karim, ASKED)
    assert [one.label for one in buttons_of(asked)] == ["Look and confirm", "Change it", "Not this way"]
    karim.presses("Confirm and send to 2", karim.presses("Look and confirm", asked))
    here.deliver()
    assert "Karim confirmed it, and it is on its way." in words_of(titled(here, nora, HEARD))
    assert "New terms" in titles(here, nora)


def test_a_colleague_who_changes_a_necessary_notice_leaves_it_to_the_other_to_confirm(
    here: Community, nora: Acting, karim: Acting
) -> None:
    form = nora.presses("Necessary notice", nora.types("/announce"))
    asks(here, nora, nora.submits(form, reason="terms", words="They are shorter.", signed="Nora"), karim)
    change = karim.presses("Change it", titled(here, karim, ASKED))
    assert "Confirm and send to 2" not in words_of(karim.submits(change, words="They are much shorter."))
    here.deliver()
    looked = nora.presses("Look at it", titled(here, nora, HEARD))
    assert "Karim looked at it and changed it." in words_of(looked)
    nora.presses("Confirm and send to 2", looked)
    here.deliver()
    assert "They are much shorter." in words_of(titled(here, karim, "New terms"))


@pytest.mark.in_web_chat
@pytest.mark.not_in_slack
def test_in_the_web_chat_a_colleague_says_what_they_think_and_confirms_a_notice(
    here: Community, nora: Acting, karim: Acting
) -> None:
    leila = here.joins("Leila Haddad")
    asks(here, nora, writes(nora), karim)
    says(karim, "Not this way", titled(here, karim, ASKED), "Perhaps next week?")
    here.deliver()
    heard = titled(here, nora, HEARD)
    assert "Perhaps next week?" in words_of(heard)
    assert "Karim looked at it: better not this way." in words_of(nora.presses("Look at it", heard))
    form = nora.presses("Necessary notice", nora.types("/announce"))
    asks(here, nora, nora.submits(form, reason="closes", words="In June.", signed="Nora"), karim)
    karim.presses("Confirm and send to 3", karim.presses("Look and confirm", titled(here, karim, ASKED)))
    here.deliver()
    assert "Mentoring in this space comes to an end." in words_of(titled(here, leila, "This space closes"))

"""A shy question is asked without a name: its mentor does not learn whose it is until the mentee says so."""

from collections.abc import Iterator
from functools import partial

import pytest

from bot.handlers.mentors import quarterly_letter
from bot.handlers.routing import Answer
from bot.handlers.work import MANY, Work
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import (
    button_of,
    buttons_of,
    errors_of,
    file_of,
    form_of,
    message_of,
    words_of,
)

QUESTION = "How did you know that it was time to leave law, of all things?"
ANSWER = "When Sunday nights grew heavier than the Mondays after them."
LINE = "second-year beekeeper"
GIVES = {"quick-question": 4, "cv-review": 2, "career-chat": 2}


@pytest.fixture
def amara(community_of_people: Community) -> Acting:
    return community_of_people.mentors("Amara Okafor", offers=GIVES)


@pytest.fixture
def leila(community_of_people: Community, amara: Acting) -> Acting:
    return community_of_people.joins("Leila Haddad", zone="Asia/Kathmandu")


def asks(mentee: Acting, mentor: Acting, kind: str = "quick-question") -> None:
    form = mentee.presses_token(f"1:ask:{mentor.person.id}")
    preview = mentee.submits(form, question=QUESTION, kind=kind, line=LINE, unnamed="yes")
    assert "The person who asked" in words_of(preview)
    assert LINE not in words_of(preview)
    mentee.presses("Send", preview)


class Story:
    """Everything that a mentor has received, was shown or can open."""

    def __init__(self, here: Community, mentor: Acting) -> None:
        self.here, self.mentor = here, mentor
        self.seen: list[str] = []

    def saw(self, shown: Answer) -> Answer:
        """Record what was shown, with the tokens of its buttons and forms."""
        self.seen.append(words_of(shown))
        if isinstance(shown, Form | Rejected):
            self.seen.append(form_of(shown).token)
        else:
            self.seen.extend(button.token for button in buttons_of(shown))
        return shown

    def receives(self) -> list[Message]:
        """Deliver, and record every card as it is now."""
        self.here.deliver()
        cards = self.here.inbox(self.mentor)
        for card in cards:
            self.saw(card)
        return cards

    def opens_everything(self) -> None:
        """Open everything that a mentor can open, and all that it leads to."""
        for line in (
            "/mentoring",
            "/be-a-mentor",
            "Yes, happy to!",
            "Sorry, not this time",
            "What a question",
        ):
            self._leads_on(self.saw(self.mentor.types(line)))
        for token in ("1:close-door:", "1:hand-on:", "1:blocked:", "1:my-data:", "1:settings:"):
            self._leads_on(self.saw(self.mentor.presses_token(token)))
        self._leads_on(*self.receives())
        for name in (".json", ".html"):
            kept = file_of(self.mentor.presses_token("1:download:"), name=name)
            self.seen.append(kept.content.decode())

    def _leads_on(self, *shown: Answer) -> None:
        for one in shown:
            for button in buttons_of(one):
                if button.verb.name in SAFE:
                    self.saw(self.mentor.presses_token(button.token))

    def leaks(self, *words: str) -> Iterator[str]:
        """Return every recorded text that contains any of these words."""
        for text in self.seen:
            yield from (f"{word!r} in {text}" for word in words if word.casefold() in text.casefold())


SAFE = {
    *("see-card", "why-me", "answer", "decline", "offer", "safety", "report", "see-more", "answer-more"),
    *("close-door", "hand-on", "blocked", "be-a-mentor", "home", "take-back-offer"),
}
"""Buttons that change nothing."""


def test_the_whole_story_never_names_them(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """The oracle is everything that the mentor received or can open: no name, no line, no id, no zone."""
    here = community_of_people
    story = Story(here, amara)
    asks(leila, amara)
    (card,) = story.receives()
    assert "The person who asked" in words_of(card)
    assert "ahead of you" not in words_of(card)
    assert [button.label for button in buttons_of(card)][:2] == ["Answer now", "Decline kindly"]
    assert "Asked without a name" in words_of(story.saw(amara.presses_token(_forged(card, "accept"))))
    story.opens_everything()

    here.clock.moves(days=2, hours=1)
    here.reminds()
    assert len(story.receives()) == 2
    story.opens_everything()

    is_answered_and_thanked(story, card, leila)
    reports_and_blocks(story)
    assert list(story.leaks("Leila", "Haddad", LINE, leila.person.id, "Kathmandu")) == []
    assert any(QUESTION in text for text in story.seen), "the story was told"


def is_answered_and_thanked(story: Story, card: Message, leila: Acting) -> None:
    """Answer as the mentor, then thank and send a follow-up as the mentee."""
    here, amara = story.here, story.mentor
    form = story.saw(amara.presses("Answer now", card))
    preview = story.saw(amara.submits(form, words=ANSWER))
    story.saw(amara.presses("Send", preview))
    story.saw(amara.presses("Send", preview))
    story.opens_everything()
    here.deliver()

    news = here.inbox(leila)[-1]
    thanks = leila.submits(leila.presses("Thank Amara", news), ready="helped")
    leila.presses("Send", thanks)
    more = leila.submits(leila.presses("One follow-up", news), words="And would you do it again?")
    leila.presses("Send", more)
    asked = story.receives()[-1]
    assert "The person who asked asks one thing more" in words_of(asked)
    more_form = story.saw(amara.presses("Answer", asked))
    story.saw(amara.presses("Send", story.saw(amara.submits(more_form, words="Any day."))))
    story.opens_everything()


def reports_and_blocks(story: Story) -> None:
    """As the mentor report and block the mentee, take it back, and block again."""
    amara = story.mentor
    safety = story.saw(amara.presses("Report or block", story.receives()[0]))
    report = story.saw(amara.presses("Report", safety))
    story.saw(amara.submits(report, what="other", words="It was odd."))
    story.saw(amara.presses("Unblock", story.saw(amara.presses("Block", safety))))
    story.saw(amara.presses("Block", safety))
    story.opens_everything()


def _forged(card: Message, verb: str) -> str:
    ask = button_of(card, "Why me?").ref
    return f"1:{verb}:{ask}"


def test_a_report_and_a_block_work_unseen(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    manager = here.joins("Sofia Alder", manages=True)
    asks(leila, amara)
    here.deliver()
    safety = amara.presses("Report or block", here.inbox(amara)[0])
    # A list of the readers would reveal, by who is missing, whom the report is about.
    assert "those who look after this community" in words_of(safety)
    blocked = amara.presses("Block", safety)
    assert "You and the person who asked are kept apart from now on." in words_of(blocked)
    here.deliver()
    assert "Amara can't this time" in words_of(here.inbox(leila)[-1])
    assert "Resting" in words_of(leila.presses_token(f"1:ask:{amara.person.id}"))
    listed = amara.presses_token("1:blocked:")
    assert "The person who asked" in words_of(listed)
    nobody = message_of(amara.presses("Unblock", listed))
    assert "You haven't blocked anybody" in words_of(nobody)
    assert "may be asked again from" in words_of(leila.presses_token(f"1:ask:{amara.person.id}"))

    amara.submits(amara.presses("Report", safety), what="hurtful")
    here.deliver()
    # The readers of reports have to know.
    assert "Amara Okafor reported Leila Haddad" in words_of(here.inbox(manager)[-1])
    assert "Leila" not in "\n".join(words_of(card) for card in here.inbox(amara))


def test_the_name_is_shown_when_the_mentee_chooses(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks(leila, amara)
    here.deliver()
    form = amara.presses("Answer now", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, words=ANSWER))
    here.deliver()
    news = here.inbox(leila)[-1]
    leila.presses("Send", leila.submits(leila.presses("Thank Amara", news), ready="helped"))
    sure = leila.presses("Show my name", leila.presses("See", leila.types("/mentoring")))
    assert f"Leila Haddad · {LINE} · 4¾ h ahead of you" in words_of(sure)
    assert "Amara will see this on your ask. That can't be taken back." in words_of(sure)
    here.deliver()
    assert "Leila" not in "\n".join(words_of(card) for card in here.inbox(amara))
    shown = leila.presses("Show my name", sure, key="shown")
    assert "Amara knows now who asked." in words_of(shown)
    assert leila.presses("Show my name", sure, key="shown") == shown
    assert words_of(leila.presses("Show my name", sure)) == words_of(shown)
    here.deliver()
    card, thanks = here.inbox(amara)
    assert f"Leila Haddad · {LINE}" in words_of(card)
    assert "Leila thanks you" in words_of(thanks)
    assert "Leila Haddad" in file_of(amara.presses_token("1:download:"), name=".json").content.decode()


def test_nobody_shows_it_for_them(community_of_people: Community, amara: Acting, leila: Acting) -> None:
    here = community_of_people
    asks(leila, amara)
    here.deliver()
    sure = leila.presses("Show my name", here.inbox(leila)[0])
    for other in (amara, here.joins("Mallory")):
        assert "What this was about is no longer here" in words_of(other.presses("Show my name", sure))
    here.deliver()
    assert "Leila" not in "\n".join(words_of(card) for card in here.inbox(amara))
    # A mentee who shows their name while the ask waits can be accepted.
    leila.presses("Show my name", sure)
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    assert len(here.platform.rooms) == 1


def test_a_name_is_not_shown_to_somebody_kept_apart(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks(leila, amara)
    here.deliver()
    form = amara.presses("Answer now", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, words=ANSWER))
    here.deliver()
    news = here.inbox(leila)[-1]
    amara.presses("Block", amara.presses("Report or block", here.inbox(amara)[0]))
    assert "No longer here" in words_of(leila.presses("Show my name", news))
    here.deliver()
    assert "Leila" not in "\n".join(words_of(card) for card in here.inbox(amara))


def test_a_yes_to_something_lighter_in_writing_shows_no_name(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks(leila, amara, "cv-review")
    here.deliver()
    form = amara.presses("Something lighter", here.inbox(amara)[0])
    assert "Leila" not in words_of(form)
    preview = amara.submits(form, kind="quick-question")
    assert "Leila" not in words_of(preview)
    amara.presses("Send", preview)
    here.deliver()
    offer = here.inbox(leila)[-1]
    assert "A conversation needs names" not in words_of(offer)
    leila.presses("Take the offer", offer)
    here.deliver()
    assert "Answer now" in [button.label for button in buttons_of(here.inbox(amara)[-1])]
    assert [card for card in here.inbox(amara) if "Leila" in words_of(card)] == []


def test_only_help_in_writing_can_be_asked_for_so(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    talk = leila.submits(form, question=QUESTION, kind="career-chat", unnamed="yes")
    assert "A conversation needs names." in errors_of(talk)["unnamed"]
    only_talks = here.mentors("Mei Tan", offers={"career-chat": 2})
    assert "Your name" not in words_of(leila.presses_token(f"1:ask:{only_talks.person.id}"))


def test_somebody_who_is_in_touch_would_be_known(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    """A block would end what they have by name, and so reveal whose question it was."""
    here = community_of_people
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    leila.presses("Send", leila.submits(form, question=QUESTION, kind="career-chat"))
    here.deliver()
    amara.presses("Accept", here.inbox(amara)[0])
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    known = leila.submits(form, question=QUESTION, kind="quick-question", unnamed="yes")
    assert "You and Amara are in touch, so they would know." in errors_of(known)["unnamed"]


@pytest.mark.parametrize("many", [MANY - 1, MANY])
def test_a_field_is_said_only_where_many_share_it(
    community_of_people: Community, amara: Acting, many: int
) -> None:
    here = community_of_people
    jonas = here.mentors("Jonas Berg", field="Engineering")
    for n in range(many - 1):
        here.mentors(f"Engineer {n}", field="engineering")
    form = jonas.presses_token(f"1:ask:{amara.person.id}")
    jonas.presses("Send", jonas.submits(form, question=QUESTION, unnamed="yes"))
    here.deliver()
    said = words_of(here.inbox(amara)[0])
    assert ("The person in Engineering who asked" in said) == (many == MANY)
    assert ("The person who asked" in said) == (many < MANY)
    assert "Jonas" not in said


def test_an_open_ask_can_go_without_a_name(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    story = Story(here, amara)
    form = leila.presses("Ask without choosing anyone", leila.types("/find-mentor product"))
    leila.presses("Send", leila.submits(form, question=QUESTION, line=LINE, unnamed="yes"))
    (card,) = story.receives()
    assert "The person who asked" in words_of(card)
    assert "Accept" not in [button.label for button in buttons_of(card)]
    story.opens_everything()
    story.saw(amara.presses("Why me?", card))
    story.saw(amara.presses("Pass it on kindly", card))
    story.opens_everything()
    assert list(story.leaks("Leila", "Haddad", LINE, leila.person.id, "Kathmandu")) == []


def test_the_letter_of_the_season_names_nobody(
    community_of_people: Community, amara: Acting, leila: Acting
) -> None:
    here = community_of_people
    asks(leila, amara)
    here.deliver()
    form = amara.presses("Answer now", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, words=ANSWER))
    here.deliver()
    news = here.inbox(leila)[-1]
    leila.presses("Send", leila.submits(leila.presses("Thank Amara", news), ready="helped"))
    letter = the_letter(here, amara)
    assert "this helped me more than I expected" in letter
    assert "Leila" not in letter
    leila.presses("Show my name", leila.presses("Show my name", news))
    assert "Leila" in the_letter(here, amara)


def the_letter(here: Community, mentor: Acting) -> str:
    """Return the words of a mentor's quarterly letter."""
    work = partial(Work, services=here.services, community=here.id, me=mentor.person)
    letter = here.database.read(lambda open_: quarterly_letter.card("", work(open_)))
    assert letter is not None
    return words_of(letter)

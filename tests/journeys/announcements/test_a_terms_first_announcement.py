"""A term's first announcement, from the draft to the replies, through three zones and what comes between."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from bot.handlers.routing import Answer
from bot.store.programme.quiet_weeks import QuietTimes
from bot.ui.nodes import Message
from tests.fakes.acting import Acting
from tests.fakes.announcing import drafted
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of, words_of

TITLE, RIGHT = "The term begins on Monday", "The term begins on Tuesday"
SIGNED = "Nora Lindqvist, Alumni Office"
ZONES: Mapping[str, str] = {
    "Kiri Made-Up": "Pacific/Auckland",
    "Ada Made-Up": "Europe/London",
    "Bea Made-Up": "Europe/London",
    "Carl Made-Up": "America/Vancouver",
    "Dora Made-Up": "America/Vancouver",
    "Emil Made-Up": "America/Vancouver",
}


@dataclass
class Story:
    """The term's first weeks, as two managers and six readers live them."""

    here: Community
    nora: Acting
    karim: Acting
    readers: dict[str, Acting]

    def at(self, day: int, hour: int, minute: int = 1) -> None:
        """Move the clock in November (UTC), and do what is due then."""
        self.here.clock.is_set_to(datetime(2026, 11, day, hour, minute, tzinfo=UTC))
        self.here.closes_what_is_over()
        self.here.deliver()

    def looks(self, title: str = "The term begins") -> Answer:
        """Look at the announcement from the list."""
        return self.nora.presses("Look at it", self.nora.types("/announce"), on=title)

    def told(self) -> dict[str, str]:
        """Return who has it, and under which title it stands for them."""
        had = {name: [one.title for one in self.news(who)] for name, who in self.readers.items()}
        assert all(len(titles) < 2 for titles in had.values()), had
        return {name: titles[0] for name, titles in had.items() if titles}

    def news(self, who: Acting) -> list[Message]:
        return [one for one in self.here.inbox(who) if one.title in {TITLE, RIGHT}]


def quiet_week(here: Community, by: Acting) -> None:
    def add(open_: Connection) -> None:
        QuietTimes(open_, here.id, here.clock()).add(date(2026, 11, 9), date(2026, 11, 13), by.person.id)

    here.database.write(add)


def begins(here: Community) -> Story:
    nora, karim = (here.joins(name, manages=True) for name in ("Nora Lindqvist", "Karim Haddad"))
    readers = {name: here.joins(name, zone=zone) for name, zone in ZONES.items()}
    for who in readers.values():
        who.types("/home")
    quiet_week(here, nora)
    return Story(here, nora, karim, readers)


def writes(story: Story) -> Answer:
    """Write a draft for everybody, for a day in the quiet week."""
    nora = story.nora
    for_all = drafted(nora, TITLE, words="Welcome back.", signed=SIGNED)
    return nora.submits(nora.presses("When it arrives", for_all), day="2026-11-12", time="10:00")


def a_colleague_looks(story: Story, drafted: Answer) -> None:
    nora, karim = story.nora, story.karim
    nora.submits(nora.presses("Ask a colleague", drafted), colleague=karim.person.id)
    story.here.deliver()
    (asked,) = [one for one in story.here.inbox(karim) if one.title == "Nora would like you to look at this"]
    karim.submits(karim.presses("Looks right", asked), words="")
    story.here.deliver()
    assert "Karim looked at it: it looks right." in words_of(story.looks())


def it_goes_round_the_world(story: Story) -> None:
    """Auckland has it; then it is paused, corrected, and goes on to London and Vancouver."""
    nora = story.nora
    planned = story.looks()
    assert "That is a quiet time here: it arrives on Saturday 14 November." in words_of(planned)
    assert "Vancouver" in words_of(planned)
    nora.presses("Plan it for 8", planned)
    story.at(13, 20)
    assert story.told() == {}
    story.at(13, 21)
    assert story.told() == {"Kiri Made-Up": TITLE}
    nora.presses("Pause", story.looks())
    corrected = nora.submits(nora.presses("Correct it", story.looks()), title=RIGHT)
    (send,) = [one.label for one in buttons_of(corrected) if one.label.startswith("Send the correction")]
    nora.presses(send, corrected)
    story.at(14, 10)
    assert set(story.told()) == {"Kiri Made-Up"}
    nora.presses("Go on", story.looks())
    story.at(14, 10, 3)
    assert story.told() == dict.fromkeys(("Kiri Made-Up", "Ada Made-Up", "Bea Made-Up"), RIGHT)
    assert "Corrected on" in words_of(story.news(story.readers["Kiri Made-Up"])[0])


def two_stop_and_one_leaves(story: Story) -> None:
    """One stops once it has come, one before it comes, and one erases everything before it comes."""
    ada, carl = story.readers["Ada Made-Up"], story.readers["Carl Made-Up"]
    dora = story.readers.pop("Dora Made-Up")
    ada.presses("Stop announcements", story.news(ada)[0])
    carl.presses("Stop announcements", carl.types("settings"))
    dora.submits(dora.presses_token("1:erase:"), word="erase")
    story.at(14, 18)
    story.at(14, 18, 5)
    assert set(story.told()) == {"Kiri Made-Up", "Ada Made-Up", "Bea Made-Up", "Emil Made-Up"}
    done = words_of(story.looks())
    assert "Done: 6 of 8 have had it" in done
    assert "1 stopped announcements meanwhile · 1 left meanwhile" in done


def a_reader_replies(story: Story) -> None:
    bea = story.readers["Bea Made-Up"]
    bea.presses("Send it to Nora", bea.types("Gladly, from January on!"))
    story.here.deliver()
    (reply,) = [one for one in story.here.inbox(story.nora) if one.title == "Bea Made-Up wrote back"]
    assert "Gladly, from January on!" in words_of(reply)


def everybody_has_to_know(story: Story) -> None:
    """A notice reaches those who stopped too, once a second manager has confirmed it."""
    nora, karim, title = story.nora, story.karim, "Something happened to your data"
    form = nora.presses("Necessary notice", nora.types("/announce"))
    nora.submits(form, reason="data", words="A backup was read by somebody else.", signed=SIGNED)
    looked = karim.presses("Look at it", karim.types("/announce"), on=title)
    karim.presses("Confirm and send to 7", looked)
    story.here.deliver()
    story.at(14, 18, 7)
    # It is early in Auckland: a night is quiet for a notice too.
    story.at(14, 20, 7)
    for name, who in story.readers.items():
        had = [one for one in story.here.inbox(who) if one.title == title]
        assert len(had) == 1, name


def tell(here: Community) -> None:
    """Tell the whole story."""
    story = begins(here)
    drafted = writes(story)
    assert message_of(drafted).title == "This is what they will see"
    a_colleague_looks(story, drafted)
    it_goes_round_the_world(story)
    two_stop_and_one_leaves(story)
    a_reader_replies(story)
    everybody_has_to_know(story)


def test_from_the_draft_to_the_replies(community_of_people: Community) -> None:
    tell(community_of_people)


@pytest.mark.in_web_chat
@pytest.mark.not_in_slack
def test_the_same_in_the_web_chat(community_of_people: Community) -> None:
    tell(community_of_people)

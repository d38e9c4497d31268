"""A person on Discord needs no more presses than in Slack: both stand-ins count what people do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import pytest

from bot.adapters.shared.road import Road
from tests.fakes.community import Community
from tests.fakes.discord.community import DiscordCommunity
from tests.fakes.discord.values import Kind
from tests.fakes.reading import words_of
from tests.fakes.slack.community import SlackCommunity
from tests.fakes.stages import DISCORD, SLACK

IN_SLACK: Final = MappingProxyType(
    {"find and ask": 4, "accept": 1, "decline": 3, "open a door": 6, "finish": 3, "report": 5}
)
"""Commands, presses and submitted forms of each main story, as Slack's stand-in counts them."""

PATIENCE: Final = 2.8
"""Seconds until an answer is late: a form that a loaded machine brings late costs a press more."""

QUESTION: Final = "How did you know that it was time to leave law?"
STORY: Final = "I left nursing school twice before I stayed."


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


@pytest.fixture(params=[SLACK, DISCORD])
def stage(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(Road.take, "__kwdefaults__", {"patience": PATIENCE})
    return str(request.param)


def acts(here: Community) -> int:
    """Return how many acts of people the stand-in has counted."""
    if isinstance(here, SlackCommunity):
        return sum(driver.acts for driver in here.drivers)
    assert isinstance(here, DiscordCommunity)
    return sum(one.kind is not Kind.AUTOCOMPLETE for one in here.town.here.acts.values())


@dataclass
class Counting:
    """Counts what each story takes."""

    here: Community
    needed: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def story(self, name: str) -> Iterator[None]:
        """Count what is done within; then everybody is told, and the index knows it."""
        before = acts(self.here)
        yield
        self.needed[name] = acts(self.here) - before
        self.here.deliver()
        self.here.catch_up()


def test_the_main_stories(community_of_people: Community, stage: str) -> None:
    here, counting = community_of_people, Counting(community_of_people)
    amara = here.mentors("Amara Okafor")
    leila, noor = here.joins("Leila Haddad"), here.joins("Noor Rahman")

    with counting.story("find and ask"):
        leila.asks(leila.types("/find-mentor product"), QUESTION, on="Amara")
    with counting.story("accept"):
        amara.presses("Accept", here.inbox(amara)[-1])
    with counting.story("finish"):
        (card,) = [one for one in here.inbox(leila) if "[How to stop]" in words_of(one)]
        look = leila.presses("Finish together", leila.presses("How to stop", card))
        leila.presses("Finish with Amara", look)
    noor.asks(noor.types("/find-mentor product"), QUESTION, on="Amara")
    here.deliver()
    with counting.story("decline"):
        no = amara.submits(amara.presses("Decline kindly", here.inbox(amara)[-1]), ready="time")
        amara.presses("Send", no)
    with counting.story("report"):
        shown = noor.presses("Read more", noor.types("/find-mentor Amara"), on="Amara")
        form = noor.presses("Report", noor.presses("Report or block", shown))
        noor.submits(form, what="pressure", words="He wrote to me at midnight.")
    with counting.story("open a door"):
        mei = here.joins("Mei Tan")
        words = mei.presses("In your words", mei.types("/be-a-mentor"))
        told = mei.submits(words, headline="Midwife", story=STORY)
        look = mei.submits(mei.presses("Choose what you give", told), kinds=("quick-question",))
        mei.presses("Open my door", look)

    if stage == SLACK:
        assert counting.needed == IN_SLACK
    assert counting.needed.keys() == IN_SLACK.keys()
    assert {name: one for name, one in counting.needed.items() if one > IN_SLACK[name]} == {}

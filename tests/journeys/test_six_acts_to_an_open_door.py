"""From `/be-a-mentor` to an open door in at most six acts, and nothing that the steps protect is lost."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.handlers.routing import Answer
from bot.ui.forms import Checks, Rejected
from bot.ui.nodes import Weight
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, cards_of, errors_of, form_of, value_of, words_of

MOST = 6
HEADLINE = "Midwife, twelve years on night shifts"
STORY = "I left nursing school twice before I stayed."
SOME = ("quick-question", "cv-review", "ongoing")


@dataclass
class Counted:
    """A person whose acts are counted: each command, each press, each submitted form."""

    who: Acting
    acts: int = 0

    def types(self, line: str) -> Answer:
        self.acts += 1
        return self.who.types(line)

    def presses(self, label: str, shown: Answer) -> Answer:
        self.acts += 1
        return self.who.presses(label, shown)

    def submits(self, shown: Answer, **written: str | tuple[str, ...]) -> Answer:
        self.acts += 1
        return self.who.submits_all(shown, written)


def words_first(new: Counted) -> Answer:
    """Come to the last look with one's own words first."""
    page = new.types("/be-a-mentor")
    told = new.submits(new.presses("In your words", page), headline=HEADLINE, story=STORY)
    return new.submits(new.presses("Choose what you give", told), kinds=SOME)


def kinds_first(new: Counted) -> Answer:
    """Come to the last look with what one gives first."""
    page = new.types("/be-a-mentor")
    given = new.submits(new.presses("Choose what you give", page), kinds=SOME)
    return new.submits(new.presses("In your words", given), headline=HEADLINE, story=STORY)


def found_by(whose: Acting) -> list[str]:
    return [button.label for button in buttons_of(whose.types("/find-mentor midwife"))]


@pytest.mark.in_web_chat
@pytest.mark.parametrize("order", [words_first, kinds_first])
def test_a_door_opens_in_six_acts(community_of_people: Community, order: Callable[[Counted], Answer]) -> None:
    here = community_of_people
    leila, new = here.joins("Leila Haddad"), Counted(here.joins("Mei Tan", zone="Europe/London"))

    look = order(new)
    # The card as people will read it, what it comes to, and a practice ask, before anything is open.
    assert "Your card, as people will read it" in words_of(look)
    assert "Nobody sees your card until you open your door. A no never needs a reason." in words_of(look)
    assert HEADLINE in words_of(look)
    assert STORY in words_of(look)
    assert "One quick question — ten minutes, in writing · room for 3" in words_of(look)
    assert "About 1½ hours a month, at most 3 people at a time." in words_of(look)
    assert "And, at any one time: 1 × ongoing mentoring." in words_of(look)
    assert "[See a practice ask]" in words_of(look)
    here.catch_up()
    assert "Ask" not in found_by(leila)

    opened = new.presses("Open my door", look)
    assert new.acts <= MOST
    assert "Your door is open." in words_of(opened)
    here.catch_up()
    assert "Ask" in found_by(leila)
    here.deliver()
    assert [message.title for message in here.inbox(new.who)] == ["Your door is open"]


@pytest.mark.in_web_chat
@pytest.mark.in_slack
def test_a_first_door_that_waits_for_a_hello_takes_six_acts_too(community_of_people: Community) -> None:
    here = community_of_people
    maya = here.joins("Maya Lindqvist", manages=True)
    here.joins("Omar Haddad", manages=True)
    maya.presses("Say hello first", maya.presses("New mentors", maya.types("/programme")))
    leila, new = here.joins("Leila Haddad"), Counted(here.joins("Mei Tan"))

    look = words_first(new)
    assert "A first door opens here after a hello" in words_of(look)
    waits = new.presses("Open my door", look)
    assert new.acts <= MOST
    assert "Your door waits for a hello. By " in words_of(waits)
    here.catch_up()
    assert "Ask" not in found_by(leila)

    # While it waits, the last look has no press that would open it.
    again = new.submits(new.presses("Choose what you give", waits), kinds=SOME[:1])
    assert "Open my door" not in [button.label for button in buttons_of(again)]
    here.deliver()
    welcomed = maya.presses("Say hello and open their door", here.inbox(maya)[-1])
    assert "hello" in words_of(welcomed)
    here.deliver()
    here.catch_up()
    assert "You are welcome here" in [message.title for message in here.inbox(new.who)] or "Ask" in found_by(
        leila
    )


def test_each_amount_is_changed_one_by_one_and_ticks_leave_it_alone(community_of_people: Community) -> None:
    mei = community_of_people.joins("Mei Tan")
    look = words_first(Counted(mei))
    listed = mei.presses("How much of each", look)
    change = mei.presses("Change", listed, on="CV or portfolio review")
    mei.submits(change, places="1", easy="if it is in PDF")

    # Two more ticks change neither the amount nor the words of what was given before.
    ticks = mei.presses("Choose what you give", mei.types("/be-a-mentor"))
    assert value_of(form_of(ticks).fields[0]) == ", ".join(SOME)
    more = mei.submits(ticks, kinds=(*SOME, "career-chat"))
    assert "What makes it easy for Mei: if it is in PDF" in words_of(more)
    assert "CV or portfolio review — half an hour, in writing · room for 1\n" in words_of(more)

    # What is no longer ticked is off the card; ticked again, it is as it was.
    ticks = mei.presses("Choose what you give", mei.types("/be-a-mentor"))
    less = mei.submits(ticks, kinds=("quick-question",))
    assert "CV" not in words_of(less)
    back = mei.submits(mei.presses("Choose what you give", mei.types("/be-a-mentor")), kinds=SOME)
    assert "What makes it easy for Mei: if it is in PDF" in words_of(back)
    assert "CV or portfolio review — half an hour, in writing · room for 1\n" in words_of(back)


def test_nothing_ticked_is_said_beside_the_checks(community_of_people: Community) -> None:
    mei = community_of_people.joins("Mei Tan")
    ticks = mei.presses("Choose what you give", mei.types("/be-a-mentor"))
    assert "Nobody can ask for more than stands beside it." in words_of(ticks)
    assert "Your card, as people will read it" not in words_of(mei.types("/be-a-mentor"))
    said = errors_of(mei.submits(ticks, kinds=()))
    assert said == {"kinds": "One, please: it is enough to begin, and can be changed at any time."}
    assert "Nothing chosen yet." in words_of(mei.types("/be-a-mentor"))


def test_a_form_that_was_opened_before_a_change_takes_nothing_off(community_of_people: Community) -> None:
    mei = community_of_people.joins("Mei Tan")
    old = mei.presses("Choose what you give", mei.types("/be-a-mentor"))
    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    mei.submits(mei.presses("Give this", listed, on="Ongoing mentoring"), places="1", easy="on Fridays")

    refused = mei.submits(old, kinds=("quick-question",))
    assert "changed elsewhere" in errors_of(refused)["kinds"]
    assert "Ongoing mentoring · 1 at a time" in words_of(mei.types("/be-a-mentor"))

    # The ticks are kept, and the next save is what is meant.
    assert isinstance(refused, Rejected)
    assert [one.chosen for one in refused.form.fields if isinstance(one, Checks)] == [("quick-question",)]
    look = mei.submits(refused, kinds=("quick-question", "ongoing"))
    assert [line for card in cards_of(look) for line in card.lines if "Ongoing" in line] or "Ongoing" in (
        words_of(look)
    )


def test_the_same_ticks_delivered_twice_are_kept_once(community_of_people: Community) -> None:
    mei = community_of_people.joins("Mei Tan")
    ticks = mei.presses("Choose what you give", mei.types("/be-a-mentor"))
    mei.submits(ticks, kinds=SOME, key="delivery-1")
    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    mei.submits(mei.presses("Change", listed, on="Ongoing mentoring"), places="0", easy="")
    repeated = mei.submits(ticks, kinds=SOME, key="delivery-1")
    shown = repeated if community_of_people.answers_again else mei.types("/be-a-mentor")
    assert "ongoing mentoring" not in words_of(shown)


def test_one_step_stands_out_at_a_time(community_of_people: Community) -> None:
    mei = community_of_people.joins("Mei Tan")
    assert main(mei.types("/be-a-mentor")) == ["In your words"]
    told = mei.submits(
        mei.presses("In your words", mei.types("/be-a-mentor")), headline="Midwife", story="I."
    )
    assert main(told) == ["Choose what you give"]
    mei.submits(mei.presses("Choose what you give", told), kinds=SOME)
    assert main(mei.types("/be-a-mentor")) == ["Open my door"]


def main(shown: Answer) -> list[str]:
    return [button.label for button in buttons_of(shown) if button.weight is Weight.MAIN]

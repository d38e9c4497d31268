"""For each verb that sends previewed words: two people, the form, and what its reader received."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from bot.handlers.routing import Answer
from bot.ui.nodes import Message
from bot.ui.verbs import Sends, announcements, answers, asks, introductions, mentors, open_asks
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import buttons_of, message_of, words_of

QUESTION: Final = "How did you know that it was time to change?"
ANSWER: Final = "I noticed that I read about nothing else."
GIVES: Final = MappingProxyType({"quick-question": 4, "career-chat": 2})
LINE: Final = "second-year beekeeper"


@dataclass(frozen=True)
class Writing:
    """One person who writes to another: `writes` goes from the form to its preview."""

    here: Community
    writer: Acting
    reader: Acting
    writes: Callable[[str], Answer]

    def received(self) -> list[Message]:
        """Deliver, and return what the reader has by now, the latest last."""
        self.here.deliver()
        return self.here.inbox(self.reader)

    def has(self, words: str) -> bool:
        """Tell whether the reader has received these words."""
        return any(words in words_of(one) for one in self.received())


@dataclass(frozen=True)
class WritingInChannel(Writing):
    """A manager who announces in a channel: what stands there is what was received."""

    def received(self) -> list[Message]:
        """Deliver, and return what stands in the channel by now, the latest last."""
        self.here.deliver()
        return self.here.in_channel()


def token_of(shown: Answer, verb: Sends) -> str:
    """Return the token with which a preview is sent; raise ValueError where there is none."""
    (found,) = (button.token for button in buttons_of(shown) if button.verb == verb)
    return found


def _two(here: Community) -> tuple[Acting, Acting]:
    return here.mentors("Amara Okafor", offers=GIVES), here.joins(
        "Leila Haddad", line=LINE, zone="Asia/Kathmandu"
    )


def _asked(here: Community, **written: str) -> tuple[Acting, Acting]:
    amara, leila = _two(here)
    leila.asks(leila.types("/find-mentor product"), QUESTION, line=LINE, **written)
    here.deliver()
    return amara, leila


def _answered(here: Community) -> tuple[Acting, Acting]:
    amara, leila = _asked(here)
    form = amara.presses("Answer now", here.inbox(amara)[0])
    amara.presses("Send", amara.submits(form, words=ANSWER))
    here.deliver()
    return amara, leila


def an_ask(here: Community) -> Writing:
    """Return a mentee who asks a mentor."""
    amara, leila = _two(here)
    form = leila.presses("Ask", leila.types("/find-mentor product"))
    return Writing(here, leila, amara, lambda words: leila.submits(form, question=words, line=LINE))


def a_rewording(here: Community) -> Writing:
    """Return a mentee who words an ask anew that its mentor has not opened."""
    amara, leila = _asked(here)
    form = leila.presses("Reword", leila.presses("See", leila.types("/mentoring")))
    return Writing(here, leila, amara, lambda words: leila.submits(form, question=words))


def an_answer(here: Community) -> Writing:
    """Return a mentor who answers in writing."""
    amara, leila = _asked(here)
    form = amara.presses("Answer now", here.inbox(amara)[0])
    return Writing(here, amara, leila, lambda words: amara.submits(form, words=words))


def a_kind_no(here: Community) -> Writing:
    """Return a mentor who declines in her own words."""
    amara, leila = _asked(here)
    form = amara.presses("Decline kindly", here.inbox(amara)[0])
    return Writing(here, amara, leila, lambda words: amara.submits(form, ready="own", words=words))


def an_offer(here: Community) -> Writing:
    """Return a mentor who offers something lighter."""
    amara, leila = _asked(here, kind="career-chat")
    form = amara.presses("Something lighter", here.inbox(amara)[0])
    return Writing(here, amara, leila, lambda words: amara.submits(form, words=words))


def some_thanks(here: Community) -> Writing:
    """Return a mentee who thanks for an answer."""
    amara, leila = _answered(here)
    form = leila.presses("Thank Amara", here.inbox(leila)[-1])
    return Writing(here, leila, amara, lambda words: leila.submits(form, ready="own", words=words))


def a_follow_up(here: Community) -> Writing:
    """Return a mentee who asks one thing more."""
    amara, leila = _answered(here)
    form = leila.presses("One follow-up", here.inbox(leila)[-1])
    return Writing(here, leila, amara, lambda words: leila.submits(form, words=words))


def an_answer_to_it(here: Community) -> Writing:
    """Return a mentor who answers a follow-up."""
    amara, leila = _answered(here)
    form = leila.presses("One follow-up", here.inbox(leila)[-1])
    leila.presses("Send", leila.submits(form, words="And how long did you wait after that?"))
    here.deliver()
    reply = amara.presses("Answer", here.inbox(amara)[-1])
    return Writing(here, amara, leila, lambda words: amara.submits(reply, words=words))


def an_open_ask(here: Community) -> Writing:
    """Return a mentee who asks without choosing a mentor."""
    amara, leila = _two(here)
    form = leila.presses("Ask without choosing anyone", leila.types("/find-mentor product"))
    return Writing(here, leila, amara, lambda words: leila.submits(form, question=words, line=LINE))


def a_name(here: Community) -> Writing:
    """Return a mentee who shows the name, and the line, after an ask without it."""
    amara, leila = _asked(here, unnamed="yes")
    names = iter(("Mei Tan", "Ada Byron"))

    def anew(line: str) -> Answer:
        # The line is written with another ask.
        other = here.mentors(next(names), headline="Gardener", field="Gardens")
        form = leila.presses_token(f"1:ask:{other.person.id}")
        leila.presses("Send", leila.submits(form, question=QUESTION, line=line))
        return leila.presses_token(f"1:show-name:{_ask_of(here, amara)}")

    return Writing(here, leila, amara, anew)


def _ask_of(here: Community, mentor: Acting) -> str:
    return next(button.token for button in buttons_of(here.inbox(mentor)[0])).rsplit(":", 1)[-1]


def an_introduction(here: Community) -> Writing:
    """Return a mentee who agrees to be introduced with words."""
    maya, (amara, leila) = here.joins("Maya Lindqvist", manages=True), _two(here)
    leila.types("/find-mentor product")
    for day in range(4, 12):
        here.clock.is_set_to(datetime(2026, 11, day, 10, 1, tzinfo=UTC))
        here.plans()
        here.reminds()
        here.deliver()
    (push,) = [one for one in here.inbox(leila) if "Shall somebody introduce you?" in words_of(one)]
    leila.submits(leila.presses("Ask for an introduction", push), kind="quick-question")
    here.deliver()
    choice = maya.presses("Introduce warmly", maya.types("/programme"))
    maya.presses("Propose Amara", maya.presses("Think of Amara", choice))
    here.deliver()
    form = leila.presses("Change the words", here.inbox(leila)[-1])
    return Writing(here, leila, amara, lambda words: leila.submits(form, question=words))


def an_announcement(here: Community) -> Writing:
    """Return a manager who announces, and one of five who read it."""
    nora = here.joins("Nora Lindqvist", manages=True)
    readers = [here.joins(f"Reader Made-Up-{n}") for n in range(5)]
    form = nora.presses("Write one", nora.types("/announce"))
    first = nora.submits(form, title="Heather", words="Why.", action="nothing", signed="Nora, Office")
    nora.submits(nora.presses("Say who it is for", first), audience="everybody")
    change = nora.presses("Change the announcement", first)
    return Writing(here, nora, readers[0], lambda words: nora.submits(change, words=words))


def a_necessary_notice(here: Community) -> Writing:
    """Return a manager who confirms what another wrote, and one of those who read it."""
    nora, karim = here.joins("Nora Lindqvist", manages=True), here.joins("Karim Haddad", manages=True)
    reader = here.joins("Reader Made-Up")
    form = nora.presses("Necessary notice", nora.types("/announce"))
    nora.submits(form, reason="data", words="Heather.", signed="Nora, Office")
    on = "Something happened to your data"

    def writes(words: str) -> Answer:
        change = nora.presses("Change the notice", nora.presses("Look at it", nora.types("/announce"), on=on))
        nora.submits(change, words=words)
        return karim.presses("Look at it", karim.types("/announce"), on=on)

    return Writing(here, karim, reader, writes)


@dataclass(frozen=True)
class Planned(Writing):
    """A manager who plans words for the first free day of their readers."""

    def received(self) -> list[Message]:
        """Let the day come where the words are planned, deliver, and return what the reader has by now."""
        if "Planned for" in words_of(self.writer.types("/announce")):
            self.here.clock.moves(days=8)
            self.here.closes_what_is_over()
        return super().received()


def an_announcement_on_a_free_day(here: Community) -> Writing:
    """Return a manager who announces to five people who had another announcement this week."""
    first = an_announcement(here)
    shown = first.writes("Another one.")
    first.writer.presses("Send it to 6", shown)
    here.deliver()
    here.closes_what_is_over()
    again = first.writer.presses("Use it again", first.writer.types("/announce"))
    change = first.writer.presses("Change the announcement", again)
    return Planned(here, first.writer, first.reader, lambda words: first.writer.submits(change, words=words))


def a_reply(here: Community) -> Writing:
    """Return a reader who writes back to an announcement, and the manager who sent it."""
    story = an_announcement(here)
    nora, reader = story.writer, story.reader
    looked = nora.presses("Look at it", nora.types("/announce"))
    nora.presses("Send it to 6", looked)
    here.deliver()
    return Writing(here, reader, nora, reader.types)


def a_correction(here: Community) -> Writing:
    """Return a manager who corrects an announcement, and one of five who have it."""
    nora, reader = _sent(here)
    form = nora.presses("Correct it", nora.presses("Look at it", nora.types("/announce")))
    return Writing(here, nora, reader, lambda words: nora.submits(form, words=words))


def a_reason(here: Community) -> Writing:
    """Return a manager who says why the rest of an announcement was cancelled, and one who had it."""
    nora, reader = _sent(here)
    nora.presses("Cancel the rest", nora.presses("Look at it", nora.types("/announce")))
    form = nora.presses("Tell the 6 why", nora.presses("Look at it", nora.types("/announce")))
    return Writing(here, nora, reader, lambda words: nora.submits(form, words=words))


def _sent(here: Community) -> tuple[Acting, Acting]:
    """Return a manager whose announcement has reached everybody and is not over yet, and a reader of it."""
    announcing = an_announcement(here)
    looked = announcing.writes("Why not.")
    announcing.writer.presses("Send it to 6", looked)
    here.deliver()
    return announcing.writer, announcing.reader


def an_announcement_in_a_channel(here: Community) -> Writing:
    """Return a manager who announces in a channel, and one of those who read there."""
    nora, reader = here.joins("Nora Lindqvist", manages=True), here.joins("Reader Made-Up")
    form = nora.presses("Write one", nora.types("/announce"))
    first = nora.submits(form, title="Heather", words="Why.", action="nothing", signed="Nora, Office")
    nora.submits(nora.presses("Post it in a channel", first), where=here.channel)
    change = nora.presses("Change the announcement", first)
    return WritingInChannel(here, nora, reader, lambda words: nora.submits(change, words=words))


def a_word_to_a_new_mentor(here: Community) -> Writing:
    """Return a manager who says not yet to a new mentor's first door."""
    maya, mei = here.joins("Maya Lindqvist", manages=True), here.joins("Mei Tan")
    maya.presses("Say hello first", maya.presses("New mentors", maya.types("/programme")))
    form = mei.presses("In your words", mei.types("/be-a-mentor"))
    mei.submits(form, headline="Midwife", story="I left nursing school twice.", field="Midwifery")
    listed = mei.presses("How much of each", mei.types("/be-a-mentor"))
    mei.submits(mei.presses("Give this", listed, on="One quick question"), places="2", easy="")
    mei.presses("Open my door", mei.types("/be-a-mentor"))
    here.catch_up()
    here.deliver()
    no = maya.presses("Say not yet", message_of(here.inbox(maya)[0]))
    return Writing(here, maya, mei, lambda words: maya.submits(no, ready="own", words=words))


WRITINGS: Final = MappingProxyType(
    {
        asks.SEND: an_ask,
        asks.SEND_REWORD: a_rewording,
        asks.SHOW_NAME_NOW: a_name,
        answers.SEND: an_answer,
        answers.SEND_DECLINE: a_kind_no,
        answers.SEND_OFFER: an_offer,
        answers.SEND_THANKS: some_thanks,
        answers.SEND_FOLLOW_UP: a_follow_up,
        answers.SEND_MORE: an_answer_to_it,
        open_asks.SEND: an_open_ask,
        introductions.AGREE: an_introduction,
        announcements.SEND: an_announcement,
        announcements.CONFIRM: a_necessary_notice,
        announcements.SEND_FREE: an_announcement_on_a_free_day,
        announcements.SEND_REPLY: a_reply,
        announcements.SEND_CORRECTION: a_correction,
        announcements.SEND_WHY: a_reason,
        announcements.POST: an_announcement_in_a_channel,
        mentors.SEND_NOT_YET: a_word_to_a_new_mentor,
    }
)
"""For each verb that sends a draft, two people between whom that happens."""

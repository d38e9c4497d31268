"""A mentor's year: they read what comes, answer, refuse, offer less, forget, or are gone one day."""

from dataclasses import dataclass, field
from functools import partial

from bot.demo.chance import happens
from bot.demo.words import answers as written
from bot.domain.common.people import Mentor
from bot.simulation.habits import MentorHabits
from bot.simulation.keyboard import button_in
from bot.simulation.life import Life
from bot.simulation.meeting import go_on_after_all, say_whether_it_goes_on, say_whether_they_met
from bot.ui.nodes import Message
from bot.ui.verbs import answers, mentors, mentorships, open_asks

IN_WRITING = 0.8
"""How likely a yes to what may be answered in writing is an answer rather than a room."""

STILL_GLAD = 0.7
"""How likely a mentor who is there says each quarter that they are still happy to help."""

A_DAY = 24.0


@dataclass(slots=True)
class MentorsYear:
    """What one mentor does on hearing a message."""

    mentor: Mentor
    habits: MentorHabits
    life: Life
    waiting: list[str] = field(default_factory=list)
    """The lines of asks that they have read and not answered."""

    def hear(self, line: str, message: Message) -> bool:
        """Mean to see to a message; tell whether it is kept until then."""
        soon = self.habits.hours
        reactions = (
            (answers.ACCEPT, self._read, soon),
            (answers.ANSWER, self._read, soon),
            (answers.ANSWER_MORE, self._answer_more, soon),
            (mentorships.MET, self._met, A_DAY),
            (mentorships.STILL_GOING, self._goes_on, A_DAY),
            (mentorships.GOES_ON, self._after_all, A_DAY),
            (mentors.STILL_GLAD, self._still_glad, A_DAY),
        )
        if self.life.hear(line, message, reactions):
            return True
        if button_in(message, answers.REMINDERS):
            for asked in self.waiting:
                self.life.soon(partial(self._answer, asked, self.habits.reminded), soon)
        return False

    def _read(self, line: str) -> None:
        self.waiting.append(line)
        self._answer(line, self.habits.answers)

    def _answer(self, line: str, likely: float) -> None:
        card = self.life.card(line)
        if button_in(card, answers.ACCEPT, answers.ANSWER) is None:
            self._is_over(line)
        elif happens(self.life.rng, likely):
            self._decide(line, card)
            self._is_over(line)

    def _decide(self, line: str, card: Message | None) -> None:
        life, chance = self.life, self.life.rng.random()
        if chance < self.habits.declines:
            self._decline(line, card)
            return
        offer = button_in(card, answers.OFFER)
        if offer and chance < self.habits.declines + self.habits.lightens:
            life.sends_from(offer, answers.SEND_OFFER, line)
            return
        in_writing = button_in(card, answers.ANSWER)
        accept = button_in(card, answers.ACCEPT)
        if in_writing and (accept is None or happens(life.rng, IN_WRITING)):
            words = written(life.rng, "quick-question", self.mentor.field)
            life.sends_from(in_writing, answers.SEND, line, words=words)
        elif accept:
            life.keyboard.presses(accept, line)

    def _decline(self, line: str, card: Message | None) -> None:
        if decline := button_in(card, answers.DECLINE):
            self.life.sends_from(decline, answers.SEND_DECLINE, line)
        else:
            self.life.presses(card, open_asks.PASS_ALONG, line=line)

    def _is_over(self, line: str) -> None:
        self.life.lets_go(line)
        if line in self.waiting:
            self.waiting.remove(line)

    def _answer_more(self, line: str) -> None:
        if happens(self.life.rng, self.habits.answers):
            more = button_in(self.life.card(line), answers.ANSWER_MORE)
            words = written(self.life.rng, "quick-question", self.mentor.field)
            self.life.sends_from(more, answers.SEND_MORE, line, words=words)
        self.life.lets_go(line)

    def _met(self, line: str) -> None:
        say_whether_they_met(self.life, line, self.habits.finishes)

    def _goes_on(self, line: str) -> None:
        say_whether_it_goes_on(self.life, line, self.habits.finishes)

    def _after_all(self, line: str) -> None:
        go_on_after_all(self.life, line, self.habits.finishes)

    def _still_glad(self, line: str) -> None:
        if happens(self.life.rng, STILL_GLAD):
            self.life.presses(self.life.card(line), mentors.STILL_GLAD, line=line)
        self.life.lets_go(line)

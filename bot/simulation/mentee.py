"""A mentee's year: they look, ask, thank, ask another after a no, or only look."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.demo.chance import below, happens, pick
from bot.demo.material import Field
from bot.demo.words import questions
from bot.handlers.routing import Answer
from bot.simulation.habits import MenteeHabits, awake
from bot.simulation.keyboard import button_in, buttons_in, form_in, options_in
from bot.simulation.life import Life
from bot.simulation.meeting import go_on_after_all, say_whether_it_goes_on, say_whether_they_met
from bot.simulation.scenario import BEGINS
from bot.ui.nodes import Button, Message
from bot.ui.verbs import answers, asks, introductions, mentorships, open_asks, search

KINDS = (
    *("quick-question",) * 9,
    *("cv-review",) * 5,
    *("career-chat",) * 6,
    *("mock-interview",) * 2,
    *("ongoing",) * 2,
    *("introduction", "work-shadowing", "project"),
)
"""What people look for, as often as they look for it."""

A_RANK = 0.45
"""How likely a mentee reads on past a card; past a page it is the same."""

NEVER_MIND = 0.25
"""How likely a mentee who found nobody asks for them without choosing anyone, or wishes to be told."""

THANKS, FOLLOW_UP, TAKES, SORTED = 0.5, 0.15, 0.7, 0.03
SHOWN_THREE, INTRODUCED = 0.35, 0.45
"""Of a hundred who get the push, so many let three be shown; as many fewer ask for an introduction."""

DAYS = 24.0


@dataclass(slots=True)
class Need:
    """What a mentee looks for, and how often they have asked for it."""

    words: str
    kind: str
    question: str
    asked: int = 0


@dataclass(slots=True)
class MenteesYear:
    """What one mentee does by themselves, and on hearing a message."""

    habits: MenteeHabits
    life: Life
    about: Field
    need: Need = field(init=False)

    def __post_init__(self) -> None:
        """Begin with what they look for first."""
        self.need = self._need()

    def begin(self) -> None:
        """Mean to look for a mentor as often as their habits say."""
        rng, days = self.life.rng, self.life.world.scenario.days
        expected = self.habits.needs * days / 365
        for _ in range(int(expected) + happens(rng, expected % 1)):
            at = BEGINS + timedelta(days=days * rng.random())
            self.life.world.later(awake(rng, at, self.life.person.zone), self._look)

    def hear(self, line: str, message: Message) -> bool:
        """Mean to see to a message; tell whether it is kept until then."""
        reactions = (
            (answers.TAKE_OFFER, self._decide, DAYS),
            (answers.THANK, self._thank, DAYS),
            (mentorships.MET, self._met, DAYS),
            (mentorships.STILL_GOING, self._goes_on, DAYS),
            (mentorships.GOES_ON, self._after_all, DAYS),
            (introductions.SHOW_THREE, self._pushed, DAYS),
            (asks.ASK, self._go_on, DAYS),
            (asks.WITHDRAW, self._sorted, 2 * DAYS),
        )
        return self.life.hear(line, message, reactions)

    def _need(self) -> Need:
        rng, about = self.life.rng, self.about
        kind = pick(rng, KINDS)
        words = pick(rng, (about.name.lower(), about.role, about.work, f"I want to become {about.role}", ""))
        return Need(words, kind, questions(rng, kind, about.name, self.life.person.line))

    def _look(self) -> None:
        if self.life.is_gone:
            return
        self.need = self._need()
        shown = self._finds()
        if happens(self.life.rng, self.habits.asks):
            self._choose(shown)

    def _finds(self) -> Answer:
        self.life.world.indexer.catch_up()  # it is at most a second behind
        shown = self.life.keyboard.finds(self.need.words)
        # The very first time, nothing typed is answered with a hello and ways in.
        return self.life.presses(shown, search.TOPIC) or shown

    def _choose(self, shown: Answer | None, page: int = 0) -> None:
        """Ask one of those who were found, mostly among the first; or without choosing anyone."""
        rng, found = self.life.rng, list(buttons_in(shown, asks.ASK))
        for rank, button in enumerate(found):
            if not happens(rng, A_RANK) or (rank == len(found) - 1 and page):
                self._ask(button, rank + page * len(found))
                return
        onward = list(buttons_in(shown, search.PAGE))[-1:]
        if found and onward and not page:
            self._choose(self.life.keyboard.presses(onward[0]), page + 1)
        elif found:
            self._ask(found[-1], len(found) - 1)
        elif happens(rng, NEVER_MIND):
            self._carry(shown)
        elif happens(rng, NEVER_MIND):
            self.life.presses(shown, search.WISH)

    def _ask(self, button: Button, rank: int, line: str = "") -> bool:
        form = form_in(self.life.keyboard.presses(button, line))
        if form is None:
            return False
        need, kinds = self.need, options_in(form, "kind")
        kind = need.kind if need.kind in kinds else kinds[below(self.life.rng, len(kinds))]
        sent = self.life.sends(form, asks.SEND, kind=kind, question=need.question)
        if sent:
            self.life.world.would_ask(need.words, rank + need.asked)
            need.asked += 1
        return sent

    def _carry(self, shown: Answer | None, line: str = "") -> None:
        form = form_in(self.life.presses(shown, open_asks.CARRY, line=line))
        if form is not None:
            kinds = options_in(form, "kind")
            kind = self.need.kind if self.need.kind in kinds else kinds[0]
            if self.life.sends(form, open_asks.SEND, kind=kind, question=self.need.question):
                self.life.world.would_ask(self.need.words, 0)

    def _go_on(self, line: str) -> None:
        card = self.life.card(line)
        self.life.lets_go(line)
        if not happens(self.life.rng, self.habits.goes_on):
            return
        others = list(buttons_in(card, asks.ASK))
        if button_in(card, open_asks.CARRY) and happens(self.life.rng, NEVER_MIND):
            self._carry(card, line)
        elif others:
            self._ask(others[below(self.life.rng, len(others))], 0, line)

    def _decide(self, line: str) -> None:
        verb = answers.TAKE_OFFER if happens(self.life.rng, TAKES) else answers.PASS_ON_OFFER
        if happens(self.life.rng, self.habits.follows):
            shown = self.life.presses(self.life.card(line), verb, line=line)
            self.life.presses(shown, answers.PASS_ON_OFFER_NOW)
        self.life.lets_go(line)

    def _thank(self, line: str) -> None:
        card, chance = self.life.card(line), self.life.rng.random()
        self.life.lets_go(line)
        if chance < FOLLOW_UP:
            more = button_in(card, answers.FOLLOW_UP)
            self.life.sends_from(more, answers.SEND_FOLLOW_UP, line, words=self.need.question[:200])
        elif chance < THANKS:
            self.life.sends_from(button_in(card, answers.THANK), answers.SEND_THANKS, line)

    def _met(self, line: str) -> None:
        say_whether_they_met(self.life, line, self.habits.follows)

    def _goes_on(self, line: str) -> None:
        say_whether_it_goes_on(self.life, line, self.habits.follows)

    def _after_all(self, line: str) -> None:
        go_on_after_all(self.life, line, self.habits.follows)

    def _pushed(self, line: str) -> None:
        card, chance = self.life.card(line), self.life.rng.random()
        self.life.lets_go(line)
        if chance < SHOWN_THREE:
            self._choose(self.life.presses(card, introductions.SHOW_THREE, line=line))
        elif chance < INTRODUCED:
            form = form_in(self.life.presses(card, introductions.INTRODUCE_ME, line=line))
            if form is not None:
                self.life.keyboard.fills(form, words=self.need.question)

    def _sorted(self, line: str) -> None:
        if happens(self.life.rng, SORTED):
            shown = self.life.presses(self.life.card(line), asks.WITHDRAW, line=line)
            self.life.presses(shown, asks.WITHDRAW_NOW)
        self.life.lets_go(line)

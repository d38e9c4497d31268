"""A person who acts in Slack: the same acts as `tests/fakes/acting.py`, each through signed HTTP."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from bot.domain.common.people import Person
from bot.handlers.routing import Answer
from bot.ui.attachments import File
from bot.ui.nodes import Aside, Message
from bot.ui.requests import Actor
from bot.views.catalogues import catalogue, spoken
from tests.fakes import reading
from tests.fakes.slack import payloads
from tests.fakes.slack.driver import Driver
from tests.fakes.slack.ledger import Line, Seen, View
from tests.fakes.slack.reading import answer_of
from tests.fakes.slack.workspace import TEAM, Workspace

Where = Line | View
PATIENCE: Final = 20.0
"""Seconds within which the effect of an act has to be visible."""


def _in_every_language(sentence: str) -> frozenset[str]:
    return frozenset({sentence, *(catalogue(language).gettext(sentence) for language in spoken())})


WAIT: Final = _in_every_language("One moment")
LATE: Final = _in_every_language("Open the form")
"""What a late answer says first, and the button for a form that came too late to open by itself."""


@dataclass
class Places:
    """Where in Slack each answer is that was read: a press on it comes from there."""

    _known: list[tuple[object, Where]] = field(default_factory=list)

    def keep(self, answer: Answer, where: Where) -> None:
        """Remember where an answer is."""
        inner = answer.message if isinstance(answer, Aside) else answer
        self._known += [(answer, where), (inner, where)]

    def of(self, answer: Answer) -> Where | None:
        """Return where an answer is; None for one that was never read."""
        return next((where for one, where in reversed(self._known) if one is answer), None)


@dataclass
class SlackActing:
    """One person of the community, in Slack."""

    person: Person
    user: str
    here: Workspace
    driver: Driver
    second: Driver
    """Another process of the same bot: Slack's retries come to it."""
    places: Places
    _done: dict[str, Callable[[Driver], object]] = field(default_factory=dict)

    @property
    def actor(self) -> Actor:
        """Return them as the platform describes them."""
        known = self.person
        return Actor("slack", TEAM, self.user, self.name, known.locale, known.zone, known.manages)

    @property
    def name(self) -> str:
        """Return their name."""
        return self.person.name

    def types(self, line: str, *, key: str = "") -> Answer:
        """Type a line: a slash command, or plain words to the bot."""
        if not line.startswith("/"):
            said = payloads.typed(self.here, self.user, line)
            return self._does(lambda driver: driver.event(said), key)
        command = payloads.command(self.here, self.user, line)
        return self._does(lambda driver: driver.command(command), key)

    def presses(self, label: str, shown: Answer, *, on: str = "", key: str = "") -> Answer:
        """Press the first button of a label; `on` names the card it is on, by words of its title."""
        token = reading.button_of(shown, label, on=on).token
        return self._press(token, self._where(shown, token), key)

    def presses_token(self, token: str, *, key: str = "") -> Answer:
        """Press a button by its token, as a person does who kept an old card."""
        return self._press(token, self._found(token), key)

    def narrows(self, shown: Answer, *, key: str = "", **chosen: str | tuple[str, ...]) -> Answer:
        """Choose values of some facets: `narrows(page, country="Nigeria")`."""
        token = reading.filters_of(shown).token
        where = self._where(shown, token)
        values = {name: (v,) if isinstance(v, str) else v for name, v in chosen.items()}
        press = payloads.narrow(self.here, self.user, where, token, values)
        return self._does(lambda driver: driver.press(press), key)

    def submits(self, shown: Answer, *, key: str = "", **written: str | tuple[str, ...]) -> Answer:
        """Fill in some fields of a form and submit it; the others keep their values."""
        return self.submits_all(shown, written, key=key)

    def submits_all(
        self, shown: Answer, written: Mapping[str, str | tuple[str, ...]], *, key: str = ""
    ) -> Answer:
        """Fill in these fields of a form and submit it; the others keep their values."""
        form = reading.form_of(shown)
        fields = {one.name: reading.values_of(one) for one in form.fields}
        if strange := set(written) - set(fields):
            raise LookupError(f"{form.title!r} has no field {sorted(strange)}, only {sorted(fields)}")
        changed = {name: (one,) if isinstance(one, str) else one for name, one in written.items()}
        view = self._open(shown)
        submission = payloads.submission(self.here, self.user, view, {**fields, **changed})
        return self._does(lambda driver: driver.submission(submission), key)

    def asks(self, shown: Answer, question: str, *, on: str = "", **written: str) -> Answer:
        """Send an ask from a card: *Ask*, fill in, *Preview*, *Send*."""
        form = self.presses("Ask", shown, on=on)
        return self.presses("Send", self.submits(form, question=question, **written))

    def is_known_as(self, *, name: str = "", zone: str = "") -> "SlackActing":
        """Change the name or the zone that Slack reports for them."""
        member = self.here.members[self.user]
        member["tz"] = zone or member["tz"]
        member["real_name"] = member["profile"]["real_name"] = name or member["real_name"]
        self.driver.event(payloads.user_changed(self.here, self.user))
        return self

    def opens_home(self) -> Answer:
        """Open the app's Home tab."""
        opened = payloads.home_opened(self.here, self.user)
        return self._does(lambda driver: driver.event(opened), "")

    def _open(self, shown: Answer) -> View:
        """Return the modal that holds a form; open another where that modal has changed since."""
        view = self.places.of(shown)
        assert isinstance(view, View), "this form stands nowhere in Slack"
        now = self.here.views.get(view.id)
        if now is not None and now.body is view.body:
            return now
        again = replace(view, id=f"V{self.here.number()}", hash=f"{self.here.number()}.hash")
        self.here.views[again.id] = again
        return again

    def _press(self, token: str, where: Where, key: str) -> Answer:
        press = payloads.press(self.here, self.user, where, payloads.button(where, token))
        return self._does(lambda driver: driver.press(press), key)

    def _does(self, act: Callable[[Driver], object], key: str) -> Answer:
        """Act, or make Slack deliver an earlier act again; return what was shown for it."""
        before = len(self.here.seen)
        if key in self._done:
            self._done[key](self.second)
        else:
            act(self.driver)
        if key:
            self._done.setdefault(key, act)
        shown = self._read(self._shown_since(before))
        # On a busy machine a form may come too late: then the presser presses *Open the form*.
        labels = [one.label for one in reading.buttons_of(shown)] if isinstance(shown, Aside) else []
        late = next((label for label in labels if label in LATE), "")
        return self.presses(late, shown) if late else shown

    def _shown_since(self, before: int) -> Seen:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            shown = [seen for seen in self.here.seen[before:] if seen.user == self.user]
            new = [seen for seen in shown if not self._says_to_wait(seen)]
            if new:
                # Of two processes the first answers the act, and the second shows the state after it.
                asked = new[:1] if self.driver.twice else new
                return next((seen for seen in asked if self._brings_a_file(seen)), asked[-1])
            time.sleep(0.005)
        raise AssertionError(f"{self.name} was shown nothing")

    def _says_to_wait(self, seen: Seen) -> bool:
        answer = answer_of(seen, self.files)
        return isinstance(answer, Message | Aside) and reading.message_of(answer).title in WAIT

    def _brings_a_file(self, seen: Seen) -> bool:
        answer = answer_of(seen, self.files)
        return isinstance(answer, Message) and any(isinstance(node, File) for node in answer.body)

    def _read(self, seen: Seen) -> Answer:
        answer = answer_of(seen, self.files)
        where = seen.view or seen.line
        assert where is not None
        # A copy of the modal: what is drawn into it later is another answer.
        self.places.keep(answer, replace(where) if isinstance(where, View) else where)
        return answer

    @property
    def files(self) -> Mapping[str, bytes]:
        """Return the uploaded files, the latest of each name."""
        return dict(self.here.files.values())

    def _where(self, shown: Answer, token: str) -> Where:
        where = self.places.of(shown)
        # A person cannot press in another's modal; a forged press comes from another place.
        others = isinstance(where, View) and where.user != self.user
        return where if where is not None and not others else self._found(token)

    def _found(self, token: str) -> Where:
        """Return the latest place of a button; some message where it is nowhere any more."""
        rooms = (*self.here.channels, *self.here.with_whom(self.user))
        lines = [one for room in rooms for one in self.here.standing(room)]
        private = [line for line in self.here.lines if line.only_for == self.user]
        for where in reversed((*lines, *private)):
            if payloads.button(where, token)["block_id"] != "none":
                return where
        return Line(self.here.direct(self.user), self.here.stamp(), "", only_for=self.user)

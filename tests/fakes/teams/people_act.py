"""A person who acts in Teams: the acts of `tests/fakes/acting.py`, each an activity that is brought."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.adapters.teams.actions import INPUTS, InputKind, data, opening, pack, token_of
from bot.domain.common.people import Person as Known
from bot.handlers.routing import Answer
from bot.ui.nodes import Aside
from bot.ui.nodes import Message as Shown
from bot.ui.requests import Actor
from bot.ui.verbs import Opens, read_token
from bot.views.catalogues import catalogue, spoken
from tests.fakes import reading
from tests.fakes.teams import activities, cards, forms_back, inputs
from tests.fakes.teams.acting import FETCH, SUBMIT, Person
from tests.fakes.teams.activities import Spot
from tests.fakes.teams.drawn_back import verb
from tests.fakes.teams.driver import Dialog, Driver, Posted
from tests.fakes.teams.ledger import Seen
from tests.fakes.teams.places import PlacesInTeams, Where
from tests.fakes.teams.values import BOT, Json, Kind, Message
from tests.fakes.teams.world import TENANT

PATIENCE: Final = 20.0
"""Seconds within which the effect of an act has to be visible."""

Act = Callable[[Driver], Posted]


def _in_every_language(sentence: str) -> frozenset[str]:
    return frozenset({sentence, *(catalogue(language).gettext(sentence) for language in spoken())})


WAIT: Final = _in_every_language("One moment")
FOLLOWS: Final = _in_every_language("This takes a little longer; the answer follows in our chat.")
ON: Final = _in_every_language("Open the form") | _in_every_language("Continue")
"""Labels by which a person gets on to a form that could not be opened at once."""


@dataclass
class TeamsActing:
    """One person of the community, in Teams."""

    person: Known
    who: Person
    second: Driver
    """Teams' side of another process of the same bot: what is brought again comes to it."""
    places: PlacesInTeams
    settles: Callable[[], None]
    """Waits until nothing of the bot's is under way any more."""
    _done: dict[str, tuple[Act, str]] = field(default_factory=dict)

    @property
    def user(self) -> str:
        """Return their object id."""
        return self.who.id

    @property
    def actor(self) -> Actor:
        """Return them as the platform describes them."""
        known = self.person
        return Actor("teams", TENANT, self.user, self.name, known.locale, known.zone, known.manages)

    @property
    def name(self) -> str:
        """Return their name."""
        return self.person.name

    def types(self, line: str, *, key: str = "") -> Answer:
        """Type a line in the chat with the bot: a command such as `/find-mentor product`, or plain words."""
        who = self.who
        kept = who.here.keeps(who.at, who.id, {"type": "message", "text": line})
        said = {**activities.words(who.spot, line), "id": kept.id}
        return self._does(lambda driver: driver.tells(said), key)

    def presses(self, label: str, shown: Answer, *, on: str = "", key: str = "") -> Answer:
        """Press the first button of a label; `on` names the card it is on, by words of its title."""
        token = reading.button_of(shown, label, on=on).token
        return self._presses(token, self.places.of(shown), key)

    def presses_token(self, token: str, *, key: str = "") -> Answer:
        """Press a button by its token, as a person does who kept an old card."""
        return self._presses(token, None, key)

    def narrows(self, shown: Answer, *, key: str = "", **chosen: str | tuple[str, ...]) -> Answer:
        """Choose values of some facets and apply them: `narrows(page, country="Nigeria")`."""
        filters, standing = reading.filters_of(shown), self.places.of(shown)
        assert isinstance(standing, Message), "these filters stand nowhere in Teams"
        ids = {one.name: f"{InputKind.MANY}.{one.name}" for one in filters.selects}
        now = {one.name: one.chosen for one in filters.selects}
        values = {name: (one,) if isinstance(one, str) else one for name, one in chosen.items()}
        filled = {ids[name]: _joined(each) for name, each in {**now, **values}.items()}
        return self._does(
            self._sends(standing, {**data(filters.token, ids.values()), **filled}, filters.send),
            key,
            over=standing.id,
        )

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
        dialog = self.places.of(shown)
        assert isinstance(dialog, Dialog), "this form stands nowhere in Teams"
        return self._does(self._submits(dialog, {**fields, **changed}), key, over=dialog.over)

    def asks(self, shown: Answer, question: str, *, on: str = "", **written: str) -> Answer:
        """Send an ask from a card: *Ask*, fill in, *Preview*, *Send*."""
        form = self.presses("Ask", shown, on=on)
        return self.presses("Send", self.submits(form, question=question, **written))

    def is_known_as(self, *, name: str = "", zone: str = "") -> "TeamsActing":
        """Change the name or the zone that Teams reports for them."""
        account = self.who.account
        account.name, account.zone = name or account.name, zone or account.zone
        return self

    # what is sent
    def _presses(self, token: str, where: Where | None, key: str) -> Answer:
        standing = where if isinstance(where, Message) and self._sees(where) else self._found(token)
        action = _action(standing.card_for(self.user), token) or _old(token)
        act = self._sends(
            standing, _carried(standing.card_for(self.user), action), str(action.get("title", ""))
        )
        return self._does(act, key, over=standing.id)

    def _sends(self, standing: Message, carried: Json, title: str) -> Act:
        """Press an action with this data: one that asks for a dialog, or any other."""
        spot = self._spot(standing)
        if "msteams" in carried:
            said = activities.dialog(spot, FETCH, carried, standing.id)
            opened = Dialog(self.user, spot.at.id, spot.thread, "", {}, standing.id)
            return lambda driver: driver.asks(said, opened)
        action = {"title": title, "verb": read_token(token_of(carried)).verb}
        pressed = activities.executed(spot, action, carried, standing.id)
        return lambda driver: driver.presses(pressed, self.user, standing)

    def _submits(self, dialog: Dialog, values: Mapping[str, tuple[str, ...]]) -> Act:
        # As from a client that lets everything through: what comes back is checked by the bot itself.
        (send,) = dialog.card["actions"]
        filled = {
            str(one["id"]): _given(one, values.get(str(one["id"]).partition(".")[2], ("",)))
            for one in dialog.card["body"]
            if one["type"] in cards.INPUTS
        }
        spot, at = self.who.spot, self.who.here.chats[dialog.chat]
        if self.who.account in self.who.here.members(at):
            spot = replace(spot, at=at, thread=dialog.thread)
        said = activities.dialog(spot, SUBMIT, {**send["data"], **filled}, dialog.over)
        return lambda driver: driver.asks(said, dialog)

    def _spot(self, standing: Message) -> Spot:
        chat = self.who.here.chats[standing.chat]
        thread = (standing.thread or standing.id) if chat.kind is Kind.CHANNEL else ""
        return replace(self.who.spot, at=chat, thread=thread)

    def _found(self, token: str) -> Message:
        """Return the latest message that has a button; an old one of this person's own where none has."""
        here = self.who.here
        for one in reversed(list(here.messages.values())):
            if self._sees(one) and _action(one.card_for(self.user), token):
                return one
        chat = here.personal(self.who.account)
        old = Message(here.number(), chat.id, BOT, {})
        here.messages[old.id] = old
        return old

    def _sees(self, one: Message) -> bool:
        chat = self.who.here.chats[one.chat]
        return (
            one.sender == BOT
            and not one.deleted
            and one.only_for in {"", self.user}
            and self.who.account in self.who.here.members(chat)
        )

    # what is shown
    def _does(self, act: Act, key: str, *, over: str = "") -> Answer:
        """Act, or let Teams bring an earlier act again; return what was shown for it.

        `over` is the message on which it was done: what is shown of other messages is not for this act.
        """
        before = len(self.who.here.seen)
        act, over = self._done.get(key, (act, over))
        act(self.second if key in self._done else self.who.driver)
        if key:
            self._done[key] = act, over
        shown = self._shown(before, over)
        self.settles()
        return self._followed(self._with_files(shown))

    def _with_files(self, shown: Answer) -> Answer:
        """Let the files come about which an answer asks, and read it with them."""
        standing = self.places.of(shown)
        came = self.places.files.lets_come(self.who, self.settles)
        if not came or not isinstance(shown, Aside) or not isinstance(standing, Message):
            return shown
        return Aside(self.places.read(standing, self.user))

    def _shown(self, before: int, over: str) -> Answer:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if (answer := self._answered(self._mine(before), over)) is not None:
                return answer
            time.sleep(0.003)
        seen = [(one.what, one.said) for one in self._mine(before)]
        raise AssertionError(f"{self.name} was shown nothing but {seen}")

    def _answered(self, seen: Sequence[Seen], over: str) -> Answer | None:
        """Return what an act was answered with: a dialog, another card, or a message in one's own chat."""
        later = any(one.what == "closed" or (one.what == "words" and one.said in FOLLOWS) for one in seen)
        for one in seen:
            match one.what:
                case "dialog" if one.said.over == over:
                    return self._opened(one.said)
                case "view" | "edited" if (
                    one.message and one.message.id == over and (later or one.what == "view")
                ):
                    return self.places.read(one.message, self.user)
                case "message" if one.message and (answer := self._said(one.message)) is not None:
                    return Aside(answer)
                case _:
                    continue
        return None

    def _mine(self, before: int) -> list[Seen]:
        return [one for one in self.who.here.seen[before:] if one.person == self.user]

    def _opened(self, dialog: Dialog) -> Answer:
        form = forms_back.form(dialog.title, dialog.card)
        self.places.keep(form, dialog)
        return form

    def _said(self, standing: Message) -> Shown | None:
        """Return a message of the bot's in one's own chat; None for one that only says to wait."""
        own = self.who.here.personal(self.who.account).id
        if standing.sender != BOT or standing.chat != own or standing.card_for(self.user) is None:
            return None
        shown = self.places.read(standing, self.user)
        return None if shown.title in WAIT else shown

    def _followed(self, answer: Answer) -> Answer:
        """Press the button of a note that came in place of a form, as a person does who wants to go on."""
        if not isinstance(answer, Aside):
            return answer
        label = next((one.label for one in reading.buttons_of(answer) if one.label in ON), "")
        return self.presses(label, answer) if label else answer


def _action(card: Json | None, token: str) -> Json | None:
    """Return the action of a card that carries a token; without anything that is chosen."""
    acts = (one for one in cards.every(card or {}) if one.get("type") in cards.PRESSED)
    return next((one for one in acts if token_of(one.get("data") or {}) == token), None)


def _carried(card: Json | None, action: Json) -> Json:
    """Return what a press sends: what its action carries, and what stands in the inputs that belong to it."""
    own, filled = dict(action["data"]), inputs.filled(card or {}, {})
    return {**own, **{one: filled[one] for one in own.get(INPUTS, ()) if one in filled}}


def _old(token: str) -> Json:
    """Return the action of an old card."""
    carried = opening(token) if isinstance(verb(read_token(token).verb), Opens) else data(token)
    return {"data": carried}


def _given(part: Json, values: tuple[str, ...]) -> str:
    return _joined(values) if part["type"] == "Input.ChoiceSet" else "".join(values)


def _joined(values: tuple[str, ...]) -> str:
    return ",".join(pack(one) for one in values if one)

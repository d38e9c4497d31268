"""Sending: messages to people's chats, to rooms and channels, once each, and revised in place."""

import logging
import re
from collections.abc import Mapping
from typing import Any, Final, Protocol

from bot.adapters.teams.answering.invokes import CARD
from bot.adapters.teams.calls.api import CallingConnector, Said, TeamsCall, call
from bot.adapters.teams.calls.errors import (
    BLOCKED,
    MALFORMED,
    NO_ACTIVITY,
    NO_CONVERSATION,
    NO_MEMBER,
    NOT_IN_ROSTER,
    WRITES_BLOCKED,
    TeamsRefusal,
)
from bot.adapters.teams.drawing import render
from bot.adapters.teams.people.places import TeamsPlaces
from bot.adapters.teams.reading.inbound import MADE, TeamsPlace
from bot.port import (
    Address,
    AddressGone,
    GoingOut,
    InDoubt,
    NotReached,
    PersonGone,
    Sent,
    StaysAsItIs,
    TryLater,
    unrecorded,
)
from bot.ui.nodes import Message

log = logging.getLogger(__name__)

ACTIVITIES: Final = "/v3/conversations/{conversation}/activities"
ACTIVITY: Final = "/v3/conversations/{conversation}/activities/{activity}"

PERSON: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""How the name of a person looks: their object id in Entra. Rooms and channels are named otherwise."""

Activity = Mapping[str, Any]


def drawn(message: Message) -> Activity:
    """Return a message as an activity: its card, and what a lock screen shows of it."""
    shown = render.message(message)
    return {
        "type": "message",
        "summary": shown.summary,
        "attachments": [{"contentType": CARD, "content": shown.card}],
    }


def in_words(message: Message) -> Activity:
    """Return a message as an activity without a card."""
    return {"type": "message", "text": render.plain(message), "textFormat": "plain"}


class _Act(Protocol):
    async def __call__(self, activity: Activity, /) -> Said:
        """Write an activity."""
        ...


class TeamsSending:
    """Sends and revises messages in conversations that are open already."""

    def __init__(self, connector: CallingConnector, places: TeamsPlaces) -> None:
        """Send through this connector, to these places."""
        self._connector = connector
        self._places = places

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message to where `to.at` was opened, or to the channel that it names.

        Teams knows no key and lets no bot read what it wrote: with `again`, only a person can look.
        """
        del key
        if again:
            raise InDoubt("Teams lets no bot look whether a message arrived", for_good=True)
        place = self.place(to)
        try:
            said = await self.post(place, message, going_out=going_out)
        except TeamsRefusal as no:
            raise self._meant(no, to) from no
        return Sent({**place.at, "activity": _id(said), "to": to.name})

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a message again; one that was deleted is sent again, unless it `stays`."""
        to = Address("", at.at.get("to", ""), at.at)
        try:
            await self.redraw(self.place(to), at.at["activity"], message)
        except InDoubt as problem:
            # Drawing is idempotent, so it may be tried again.
            raise TryLater(str(problem)) from problem
        except TeamsRefusal as no:
            if no.code not in (NO_ACTIVITY, NO_CONVERSATION):
                raise self._meant(no, to) from no
            if stays or no.code == NO_CONVERSATION:
                raise StaysAsItIs(str(no)) from no
        else:
            return at
        log.info("a message was deleted and is sent again")
        anew = await self.send(to, message, key=f"{key}.anew")
        return Sent(anew.at, anew=True)

    async def post(self, place: TeamsPlace, message: Message, *, going_out: GoingOut = unrecorded) -> Said:
        """Write a message; in words alone where Teams refuses its card. Raise as a call does."""
        return await self._with_less(message, lambda one: self.write(place, one, going_out=going_out))

    async def write(self, place: TeamsPlace, activity: Activity, *, going_out: GoingOut = unrecorded) -> Said:
        """Write an activity; raise as a call does."""
        what = call("POST", ACTIVITIES, conversation=place.conversation)
        return await self._connector(place.service, what, activity, thread=place.thread, going_out=going_out)

    async def call(self, place: TeamsPlace, what: TeamsCall, activity: Activity) -> Said:
        """Make another call that writes there; raise as a call does."""
        return await self._connector(place.service, what, activity, thread=place.thread)

    async def redraw(self, place: TeamsPlace, activity: str, message: Message) -> None:
        """Draw a message anew; likewise in words alone. Raise as a call does."""

        async def put(one: Activity) -> Said:
            what = call("PUT", ACTIVITY, conversation=place.thread, activity=activity)
            return await self._connector(place.service, what, {**one, "id": activity}, thread=place.thread)

        await self._with_less(message, put)

    async def remove(self, place: TeamsPlace, activity: str) -> None:
        """Delete a message of ours; raise as a call does."""
        what = call("DELETE", ACTIVITY, conversation=place.thread, activity=activity)
        await self._connector(place.service, what, thread=place.thread)

    def place(self, to: Address) -> TeamsPlace:
        """Return where an address is: as it was opened, or a channel by its own id."""
        return self._places.read(to.at) or TeamsPlace(to.name, self._places.service, to.workspace)

    async def _with_less(self, message: Message, act: _Act) -> Said:
        try:
            return await act(drawn(message))
        except TeamsRefusal as no:
            if no.status not in MALFORMED or no.code in (NO_CONVERSATION, NO_MEMBER):
                raise
            log.error("Teams refused our card; the message is sent as text", extra={"why": no.code})  # noqa: TRY400
            return await act(in_words(message))

    def _meant(self, no: TeamsRefusal, to: Address) -> Exception:
        """Return what a refusal means for what was to be written there."""
        is_person = PERSON.fullmatch(to.name) is not None
        if no.code == NO_CONVERSATION and to.at:
            self._places.forget(to.name)
            return AddressGone(str(no))
        never_added = no.code == NOT_IN_ROSTER or (no.code == WRITES_BLOCKED and MADE in to.at)
        if is_person and no.code in (BLOCKED, WRITES_BLOCKED) and not never_added:
            return PersonGone(str(no), to.name)
        if is_person and never_added:
            return NotReached(str(no))
        return no


def _id(said: Said) -> str:
    """Return the id of what was written; without one it stands, and can be revised no more."""
    found = said.get("id") if isinstance(said, dict) else None
    return found if isinstance(found, str) else ""

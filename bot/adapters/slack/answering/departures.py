"""Who left: what a refusal of Slack's says about the people whom a message was for."""

from collections.abc import Sequence
from typing import Final

from bot.adapters.slack.answering.sending import Sending
from bot.adapters.slack.calls.errors import WHO_LEFT, ApiRefusal, Names
from bot.adapters.slack.calls.ourselves import CannotAsk
from bot.adapters.slack.people.member_facts import Membership
from bot.adapters.slack.people.members import Members
from bot.port import (
    Address,
    AddressGone,
    GoingOut,
    PersonGone,
    Sent,
    TryLater,
    Unreachable,
    unrecorded,
)
from bot.ui.nodes import Message

PERSON: Final = ("U", "W")
"""How the id of a person begins in Slack; those of conversations begin with C, D or G."""


class Departures:
    """Sends as `Sending` does; where Slack refuses, it raises `PersonGone` if a reader has left."""

    def __init__(self, sending: Sending, members: Members) -> None:
        """Send by `sending`; ask these members' workspace where the refusal alone does not say who left."""
        self._sending = sending
        self._members = members

    async def send(
        self,
        to: Address,
        message: Message,
        *,
        key: str,
        again: bool = False,
        going_out: GoingOut = unrecorded,
    ) -> Sent:
        """Send a message; see `Sending`."""
        try:
            return await self._sending.send(to, message, key=key, again=again, going_out=going_out)
        except AddressGone:
            raise
        except Unreachable as no:
            raise await self._decided(no, *(() if to.at else (to.name,))) from no

    async def revise(self, at: Sent, message: Message, *, key: str, stays: bool = False) -> Sent:
        """Draw a message again; see `Sending`."""
        try:
            return await self._sending.revise(at, message, key=key, stays=stays)
        except Unreachable as no:
            raise await self._decided(no, at.at.get("to", "")) from no

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open the group direct message of these people; see `Sending`."""
        try:
            return await self._sending.open(space, people)
        except Unreachable as no:
            raise await self._decided(no, *(one.name for one in people)) from no

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Close a room; see `Sending`."""
        await self._sending.close(space, erased=erased)

    async def _decided(self, no: Unreachable, *readers: str) -> Exception:
        """Return what to raise for a refusal of what was for these readers: a person gone, or the refusal."""
        people = [one for one in readers if one.startswith(PERSON)]
        match WHO_LEFT.get(no.word) if isinstance(no, ApiRefusal) else None:
            case None:
                return no
            case Names.PERSON if len(people) == 1:
                return PersonGone(str(no), people[0])
            case _:
                return await self._asked(no, people)

    async def _asked(self, no: Unreachable, people: Sequence[str]) -> Exception:
        try:
            for one in people:
                if await self._members.standing(one) is not Membership.MEMBER:
                    return PersonGone(f"{no}; users.info says that they have left", one)
        except CannotAsk as problem:
            return TryLater(f"{no}, and Slack does not say who has left: {problem.__cause__}")
        return no

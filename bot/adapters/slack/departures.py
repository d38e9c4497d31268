"""Who left: what a refusal of Slack's says about the people whom a message was for."""

from collections.abc import Sequence
from typing import Final

from bot.adapters.slack.errors import WHO_LEFT, ApiRefusal, Names
from bot.adapters.slack.facts import Membership
from bot.adapters.slack.members import CannotAsk, Members
from bot.port import PersonGone, TryLater, Unreachable

PERSON: Final = ("U", "W")
"""How the id of a person begins in Slack; those of conversations begin with C, D or G."""


class Departures:
    """Decides whether a refused message means that a person has left."""

    def __init__(self, members: Members) -> None:
        """Ask these members' workspace where the refusal alone does not say it."""
        self._members = members

    async def decided(self, no: Unreachable, *readers: str) -> Exception:
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

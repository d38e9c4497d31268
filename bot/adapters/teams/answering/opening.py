"""Opens conversations: a person's own chat with the bot, or a room for two."""

from bot.adapters.teams.answering.own_chats import OwnChats
from bot.adapters.teams.answering.rooms import TeamsRooms
from bot.port import Address


class TeamsOpening:
    """Opens and closes the conversations of one bot."""

    def __init__(self, own: OwnChats, rooms: TeamsRooms) -> None:
        """Open people's chats by `own`, and rooms for two by `rooms`."""
        self._own = own
        self._rooms = rooms

    async def open(self, space: Address, people: tuple[Address, ...]) -> Address:
        """Open a conversation for these people, and return it with where it is; see `Adapter.open`."""
        if len(people) > 1:
            return await self._rooms.open(space, people)
        (person,) = people
        return await self._own.open(person)

    async def close(self, space: Address, *, erased: bool = False) -> None:
        """Do nothing: a chat belongs to its people, and no bot can close it for them."""
        del space, erased

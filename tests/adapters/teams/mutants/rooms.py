"""The guards of rooms for two in Teams, and of what is told in both own chats."""

from tests.fakes.mutating import Mutant

HERE = "tests/adapters/teams/test_rooms.py"
ROOMS = "bot/adapters/teams/answering/rooms.py"
TELLING = "bot/adapters/teams/answering/telling.py"

OF_ROOMS = (
    Mutant(
        "a room in Teams without consent is two own chats",
        ROOMS,
        "if no.status != FORBIDDEN:",
        "if True:",
        f"{HERE} -k without_consent",
    ),
    Mutant(
        "a group chat in Teams has the bot in it",
        ROOMS,
        "return chat if await self._installing.in_chat(chat) else None",
        "return chat",
        f"{HERE} -k without_consent",
    ),
    Mutant(
        "a group chat in Teams may be made again after a broken line",
        ROOMS,
        "raise TryLater(str(problem)) from problem",
        "raise",
        f"{HERE} -k broken_line",
    ),
    Mutant(
        "a topic in Teams holds no sign that Graph refuses",
        ROOMS,
        "topic.translate(NOT_IN_TOPICS)",
        "topic",
        f"{HERE} -k topic_cannot",
    ),
    Mutant(
        "a room in Teams without a chat names each by their account",
        ROOMS,
        "facts.address or person.name}",
        "person.name}",
        f"{HERE} -k without_consent",
    ),
)

OF_TELLING = (
    Mutant(
        "the second of the two in Teams is told after a moment",
        TELLING,
        "except (TryLater, InDoubt, NotReached) as problem:",
        "except NotReached as problem:",
        f"{HERE} -k for_a_moment",
    ),
    Mutant(
        "what the first of the two in Teams has is not sent again for the second",
        TELLING,
        "if pause is None or isinstance(problem, NotReached):",
        "if isinstance(problem, NotReached): raise problem\n                if pause is None:",
        f"{HERE} -k told_once",
    ),
    Mutant(
        "what the two in Teams were told is drawn anew in both chats",
        TELLING,
        "places = at.at, {name:",
        "places = {}, {name:",
        f"{HERE} -k without_consent",
    ),
    Mutant(
        "what one of the two in Teams deleted stays deleted",
        TELLING,
        "await self._drawn(room, message, user), key=key, stays=True)",
        "await self._drawn(room, message, user), key=key)",
        f"{HERE} -k deleted",
    ),
    Mutant(
        "each of the two in Teams is led to the other",
        TELLING,
        "other = at[FIRST] if at[SECOND] == reader else at[SECOND]",
        "other = reader",
        f"{HERE} -k without_consent",
    ),
    Mutant(
        "a way to a room without a chat leads its reader to the other",
        "bot/adapters/teams/drawing/rooms.py",
        "other = FIRST if at.get(SECOND) == reader else SECOND",
        "other = FIRST",
        f"{HERE} -k leads_its_reader",
    ),
)

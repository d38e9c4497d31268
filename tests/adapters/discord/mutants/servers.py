"""The guards of several servers behind one bot on Discord."""

from tests.fakes.mutating import Mutant

STORIES = "tests/adapters/discord/test_two_servers.py"

OF_SEVERAL_SERVERS = (
    Mutant(
        "a card told directly on Discord acts in its own server",
        "bot/adapters/discord/server_marks.py",
        'parts = [_pressed(one, guild) for one in body["components"]]\n'
        '    return {**body, "components": _marked(parts, guild)}',
        "return dict(body)",
        f"{STORIES} -k acts_there",
    ),
    Mutant(
        "a press on Discord without room for its server is known by its message",
        "bot/adapters/discord/adapter.py",
        "return said or marked(act.mark, self._guilds.ids)",
        "return said",
        f"{STORIES} -k no_room",
    ),
    Mutant(
        "a card told directly on Discord names its server",
        "bot/adapters/discord/answering/sending.py",
        "return communities.within(message, await self._servers.name(server))",
        "return message",
        f"{STORIES} -k names_its_server",
    ),
    Mutant(
        "an erasure in one Discord server takes nothing of another",
        "bot/adapters/discord/answering/opening.py",
        "if is_ours and not (server and is_of_another(one, server)):",
        "if is_ours:",
        f"{STORIES} -k erasure",
    ),
    Mutant(
        "in which Discord server somebody acts is kept in the database",
        "bot/adapters/discord/people/guilds.py",
        "if known != guild:",
        "if False:",
        f"{STORIES} -k is_kept",
    ),
    Mutant(
        "what is typed directly on Discord acts where its writer pressed last",
        "bot/adapters/discord/adapter.py",
        "        await self._keep_where(act, guild)\n",
        "",
        f"{STORIES} -k last_pressed",
    ),
)

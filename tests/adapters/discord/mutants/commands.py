"""The guards of what is registered at Discord."""

from tests.fakes.mutating import Mutant

OF_COMMANDS = (
    Mutant(
        "no Discord command is offered twice: by all servers and by one",
        "bot/adapters/discord/registering.py",
        '                    await self._api(call("PUT", OF_ONE_SERVER, **what), [])\n',
        "",
        "tests/adapters/discord/test_connecting.py -k alone",
    ),
    Mutant(
        "a Discord server's own commands are looked at once",
        "bot/adapters/discord/registering.py",
        "                self._looked.add(guild)\n",
        "                pass\n",
        "tests/adapters/discord/test_connecting.py -k however_often",
    ),
    Mutant(
        "a Discord command that stands as it should is not said again",
        "bot/adapters/discord/commands.py",
        "            if name in here and _compared(here[name]) != _compared(one)\n",
        "            if name in here\n",
        "tests/adapters/discord/test_commands.py tests/adapters/discord/test_connecting.py -k nothing",
    ),
    Mutant(
        "what Discord fills in is no change of a command",
        "bot/adapters/discord/commands.py",
        'if one not in (None, False, {}, [], "")',
        "if one is not None",
        "tests/adapters/discord/test_commands.py -k nothing_is_registered",
    ),
    Mutant(
        "a Discord command that stands is not created again",
        "bot/adapters/discord/commands.py",
        "to_create=tuple(one for name, one in needed.items() if name not in here),",
        "to_create=tuple(needed.values()),",
        "tests/adapters/discord/test_connecting.py -k second_start",
    ),
    Mutant(
        "a Discord command that is no more is deleted",
        "bot/adapters/discord/commands.py",
        "for name, one in here.items() if name not in needed),",
        "for name, one in here.items() if False),",
        "tests/adapters/discord/test_commands.py -k gone_is_deleted",
    ),
)

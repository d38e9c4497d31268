"""What the commands are called on Discord: as the community calls them, where Discord takes that name."""

from collections.abc import Mapping
from typing import Final

import regex

from bot.domain.programme.programme import Programme
from bot.ui.commands import COMMANDS, Command

NAME: Final = regex.compile(r"[-_'\p{L}\p{N}]{1,32}")
"""A command's or an option's name, in small letters (api docs, Application Command Naming)."""


def names(programme: Programme) -> Mapping[str, str]:
    """Return each command's name on Discord by its first name, which it keeps where ours is no name there."""
    wished = {one.key: programme.commands.get(one.key, one.key).lower() for one in COMMANDS}
    taken = {key: name if NAME.fullmatch(name) else key for key, name in wished.items()}
    return taken if _apart(taken) else {one.key: one.key for one in COMMANDS}


def command_named(name: str, programme: Programme) -> Command | None:
    """Return the command that has this name on Discord; None where none has."""
    by_name = {called: key for key, called in names(programme).items()}
    return next((one for one in COMMANDS if one.key == by_name.get(name)), None)


def _apart(called: Mapping[str, str]) -> bool:
    """Tell whether no name begins another: a client may run `/use` where `/user` is typed."""
    every = list(called.values())
    return not any(
        other.startswith(one) for n, one in enumerate(every) for m, other in enumerate(every) if n != m
    )

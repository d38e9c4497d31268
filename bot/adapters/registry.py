"""All platforms: how each is made, and which setting enables it. A platform's code is imported only then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.platform import Platform
from bot.platform_context import PlatformContext

Keys = Mapping[str, str]
"""An operator's settings for one platform, by their names without the platform's prefix."""


@dataclass(frozen=True, slots=True)
class PlatformEntry:
    """How one platform is made, and the setting that enables it; empty if it is always enabled."""

    make: Callable[[Keys, PlatformContext], Platform]
    asked_by: str = ""

    def is_asked(self, keys: Keys) -> bool:
        """Tell whether an operator has enabled it."""
        return not self.asked_by or bool(keys.get(self.asked_by))


def _web(keys: Keys, context: PlatformContext) -> Platform:
    from bot.adapters.web.platform import WebPlatform  # noqa: PLC0415 - loaded only where it is asked for

    return WebPlatform(int(keys["chat_port"]), context)


def _slack(keys: Keys, context: PlatformContext) -> Platform:
    from bot.adapters.slack.keys import Keys as SlackKeys  # noqa: PLC0415 - loaded only where it is asked for
    from bot.adapters.slack.platform import SlackPlatform  # noqa: PLC0415

    return SlackPlatform(SlackKeys.of(keys), context)


def _discord(keys: Keys, context: PlatformContext) -> Platform:
    from bot.adapters.discord.keys import DiscordKeys  # noqa: PLC0415 - loaded only where it is asked for
    from bot.adapters.discord.platform import DiscordPlatform  # noqa: PLC0415

    return DiscordPlatform(DiscordKeys.of(keys), context)


def _teams(keys: Keys, context: PlatformContext) -> Platform:
    from bot.adapters.teams.keys import TeamsKeys  # noqa: PLC0415 - loaded only where it is asked for
    from bot.adapters.teams.platform import TeamsPlatform  # noqa: PLC0415

    return TeamsPlatform(TeamsKeys.of(keys), context)


PLATFORMS: Mapping[str, PlatformEntry] = MappingProxyType(
    {
        # Always enabled, even without its port: a worker process delivers to its people, another one listens.
        "web": PlatformEntry(_web),
        "slack": PlatformEntry(_slack, asked_by="bot_token"),
        "discord": PlatformEntry(_discord, asked_by="bot_token"),
        "teams": PlatformEntry(_teams, asked_by="client_id"),
    }
)
"""Every platform by its name, which is also the prefix of its settings."""


def names() -> tuple[str, ...]:
    """Return the names of all platforms."""
    return tuple(PLATFORMS)


def platform(name: str, keys: Callable[[str], Keys], context: PlatformContext) -> Platform:
    """Return one platform, whether it is configured or not."""
    return PLATFORMS[name].make(keys(name), context)


def configured(keys: Callable[[str], Keys], context: PlatformContext) -> tuple[Platform, ...]:
    """Return the platforms that an operator has enabled."""
    asked = (name for name, entry in PLATFORMS.items() if entry.is_asked(keys(name)))
    return tuple(platform(name, keys, context) for name in asked)

"""The platforms there are: how each is made, and what asks for it. Nothing of one is loaded before that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.platform import Platform, PlatformContext

Keys = Mapping[str, str]
"""What an operator gives us of one platform, by the ends of the settings' names."""


@dataclass(frozen=True, slots=True)
class PlatformEntry:
    """How one platform is made, and the setting that asks for it; empty where it is always there."""

    make: Callable[[Keys, PlatformContext], Platform]
    asked_by: str = ""

    def is_asked(self, keys: Keys) -> bool:
        """Tell whether an operator asks for it."""
        return not self.asked_by or bool(keys.get(self.asked_by))


def _web(keys: Keys, context: PlatformContext) -> Platform:
    from bot.adapters.web.platform import WebPlatform  # noqa: PLC0415 - loaded only where it is asked for

    return WebPlatform(int(keys["chat_port"]), context)


def _slack(keys: Keys, context: PlatformContext) -> Platform:
    from bot.adapters.slack.keys import Keys as SlackKeys  # noqa: PLC0415 - loaded only where it is asked for
    from bot.adapters.slack.platform import SlackPlatform  # noqa: PLC0415

    return SlackPlatform(SlackKeys.of(keys), context)


PLATFORMS: Mapping[str, PlatformEntry] = MappingProxyType(
    {
        # Always there, with or without its port: a worker beside the process that listens tells its people.
        "web": PlatformEntry(_web),
        "slack": PlatformEntry(_slack, asked_by="bot_token"),
    }
)
"""Every platform by its name, which is how its settings begin."""


def names() -> tuple[str, ...]:
    """Return the names of all platforms there are."""
    return tuple(PLATFORMS)


def platform(name: str, keys: Callable[[str], Keys], context: PlatformContext) -> Platform:
    """Return one platform, whether it is configured or not."""
    return PLATFORMS[name].make(keys(name), context)


def configured(keys: Callable[[str], Keys], context: PlatformContext) -> tuple[Platform, ...]:
    """Return the platforms that an operator asks for."""
    asked = (name for name, entry in PLATFORMS.items() if entry.is_asked(keys(name)))
    return tuple(platform(name, keys, context) for name in asked)

"""What happens to asks, for those who follow it."""

from dataclasses import dataclass

from bot.domain.asks.ask import Ask
from bot.domain.common.ids import AskId


@dataclass(frozen=True, slots=True)
class AskTold:
    """Both sides of an ask are shown how it stands now."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class AskEnded:
    """An ask has ended, or an offer has taken its place; its places are given back."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class AskAnswered:
    """The mentor of an ask has said yes, answered, declined or offered something lighter."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class AskOpened:
    """The mentor of an ask has looked into it."""

    ask: AskId

"""What happens to asks: events for the followers."""

from dataclasses import dataclass

from bot.domain.asks.ask import Ask
from bot.domain.common.ids import AskId


@dataclass(frozen=True, slots=True)
class AskTold:
    """Both sides are to be shown how the ask stands now."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class AskEnded:
    """An ask has ended, or a lighter offer has replaced it; its places are given back."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class AskAnswered:
    """The mentor of an ask has said yes, answered, declined or offered something lighter."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class AskOpened:
    """The mentor of an ask has looked into it."""

    ask: AskId

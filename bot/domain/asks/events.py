"""What happens to asks: events for the followers."""

from dataclasses import dataclass

from bot.domain.asks.ask import Ask


@dataclass(frozen=True, slots=True)
class AskTold:
    """Both sides are to be shown how the ask stands now."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class AskEnded:
    """An ask has ended, or a lighter offer has replaced it; its places are given back."""

    ask: Ask

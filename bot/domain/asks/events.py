"""What happens to asks, for those who follow it."""

from dataclasses import dataclass

from bot.domain.asks.ask import Ask


@dataclass(frozen=True, slots=True)
class AskTold:
    """Both sides of an ask are shown how it stands now."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class AskEnded:
    """An ask has ended, or an offer has taken its place; its places are given back."""

    ask: Ask

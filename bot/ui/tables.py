"""Tables: several people or things beside one another."""

from dataclasses import dataclass, field

from bot.ui import limits
from bot.ui.mending import mend, shown


@dataclass(frozen=True, slots=True)
class Table:
    """Several people or things: a column for each, and for each aspect a row of their values.

    A head or a value that is blank becomes a dash, one that is too long is cut. A platform that has no
    tables, or takes no second one, shows its rows one after the other (`nodes.unrolled`).
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: tuple[str, ...] = field(default=(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check it against what every platform can show; raise ValueError for a row of another width."""
        limits.hold(self.caption, limits.HEADING, "a table's caption")
        limits.hold_count(len(self.columns), limits.COLUMNS, "a table's columns")
        limits.hold_count(len(self.rows), limits.ROWS, "a table's rows")
        for aspect, values in self.rows:
            limits.hold(aspect, limits.HEADING, "the name of a table's row")
            if len(values) != len(self.columns):
                raise ValueError(f"{len(values)} values in a table of {len(self.columns)} columns")
        mend(
            self,
            columns=tuple(shown(head, limits.BUTTON) for head in self.columns),
            rows=tuple(
                (aspect, tuple(shown(value, limits.TEXT) for value in values)) for aspect, values in self.rows
            ),
        )

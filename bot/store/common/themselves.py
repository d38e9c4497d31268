"""One person under every id: who erased themselves and came back is the same person."""

from sqlalchemy import BindParameter, CompoundSelect, bindparam, select

from bot.store.tables import people
from bot.store.tables.columns import HERE


def themselves(name: str) -> CompoundSelect[tuple[str]]:
    """Return the ids of the person in a parameter: their own, and those under which they left before.

    Two selects, each by an index of its own: for an `OR` of them SQLite reads everybody of the community.
    """
    this: BindParameter[str] = bindparam(name)
    mine = select(people.c.id).where(people.c.community == HERE)
    return mine.where(people.c.id == this).union_all(mine.where(people.c.back_as == this))

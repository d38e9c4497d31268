"""One person under every id: who erased themselves and came back is the same person."""

from sqlalchemy import BindParameter, Select, bindparam, or_, select

from bot.store.tables import people
from bot.store.tables.columns import HERE


def themselves(name: str) -> Select[tuple[str]]:
    """Return the ids of the person in a parameter: their own, and those under which they left before."""
    this: BindParameter[str] = bindparam(name)
    theirs = or_(people.c.id == this, people.c.back_as == this)
    return select(people.c.id).where(people.c.community == HERE, theirs)

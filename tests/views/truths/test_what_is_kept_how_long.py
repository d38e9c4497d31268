"""What is kept is there until the time that *My data* says, and gone right after it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

import pytest
from sqlalchemy import Table, func, insert, select

from bot.domain.common.people import Person
from bot.store import tables
from bot.store.common import sent_nudges
from bot.store.database.database import Transaction
from bot.store.home.my_data import forget_words
from bot.store.outbox import outbox
from bot.store.people import returning
from bot.store.search import searches, wishes
from bot.views.home.my_data import GROUPS
from tests.fakes.clock import TUESDAY_MORNING as THEN
from tests.fakes.community import Community
from tests.views.truths.literals import spoken, written

Forgets = Callable[[Transaction, datetime], object]

KEPT: Final[Mapping[str, tuple[Table, dict[str, object], Forgets]]] = {
    "searches": (
        tables.lookings,
        {"id": "lkg_1", "words": "law", "chosen": {}, "at": THEN},
        searches.forget_old,
    ),
    "greeted": (
        tables.lookings,
        {"id": "hlo_1", "words": "", "chosen": {}, "at": THEN},
        searches.forget_old,
    ),
    "wishes": (
        tables.wishes,
        {
            **{"id": "wsh_1", "about": "fits", "key": "law", "words": "law", "chosen": {}, "known": []},
            **{"standing": "told", "at": THEN, "told_at": THEN},
        },
        wishes.forget_told,
    ),
    "drafts": (tables.drafts, {"form": "ask", "ref": "per_1", "fields": {}, "at": THEN}, forget_words),
    "reports": (
        tables.reports,
        {
            **{"id": "rpt_1", "subject": "ask_1", "what": "other", "words": "", "danger": False, "at": THEN},
            **{"shares": False, "answer_by": THEN, "stage": "closed", "apart": False, "said": ""},
            "closed_at": THEN,
        },
        partial(returning.forget_old, again_after=timedelta(days=30)),
    ),
    "told": (
        tables.outbox,
        {
            **{"card": "ask_1", "kind": "receipt", "ref": "ask_1", "version": 1, "state": "sent"},
            "due_at": THEN,
        },
        outbox.forget_told,
    ),
    "nudges": (tables.nudges, {"kind": "reminder", "ref": "", "at": THEN}, sent_nudges.forget_old),
}
"""For each group of *My data* that is forgotten as a whole: a row of it, and what forgets it."""

A_YEAR: Final = 365
A_MINUTE: Final = timedelta(minutes=1)


@pytest.fixture
def address(on_sqlite: str) -> str:
    return on_sqlite


def promised(group: str) -> timedelta:
    """Return how long a group is kept, from the words that people read."""
    (phrase,) = written(GROUPS[group][1])
    return next(timedelta(days=n) for n in (A_YEAR, *range(1, 400)) if phrase in spoken(timedelta(days=n)))


def row_of(table: Table, person: Person, values: dict[str, object]) -> dict[str, object]:
    theirs = dict.fromkeys(("person", "by", "about", "recipient"), person.id)
    whole = {"community": person.community, **theirs, **values}
    return {name: value for name, value in whole.items() if name in table.c}


@pytest.mark.parametrize("group", KEPT)
def test_it_is_there_until_then_and_gone_after(community_of_people: Community, group: str) -> None:
    here, (table, values, forget) = community_of_people, KEPT[group]
    leila = here.joins("Leila Haddad").person
    here.database.write(lambda open_: open_.execute(insert(table).values(row_of(table, leila, values))))

    def left(at: datetime) -> int:
        here.database.write(lambda open_: forget(open_, at))
        how_many = select(func.count()).select_from(table)
        return int(here.database.read(lambda open_: open_.execute(how_many).scalar_one()))

    assert left(THEN + promised(group) - A_MINUTE) == 1
    assert left(THEN + promised(group) + A_MINUTE) == 0

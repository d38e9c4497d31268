"""Who acts is found in one statement: by the workspace, and by what its platform calls them."""

import pytest

from bot.domain.common.ids import CommunityId
from bot.store.common import absences, communities
from bot.store.common.communities import AwayError
from bot.store.database.database import Database
from bot.store.people import acting
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.plans import statements

LEILA = people.user_of("Leila Haddad")


def test_a_person_is_found_in_their_own_workspace_alone(database: Database, community: CommunityId) -> None:
    leila = people.mentee(database, community)
    here = database.read(lambda open_: communities.platform_of(open_, community))
    with statements() as said:
        found = [database.read(lambda open_, f=find: f(open_, *here, LEILA)) for find in BOTH]  # type: ignore[misc]
    assert found == [leila, leila]
    assert len(said) == len(BOTH)
    for elsewhere in ((here[0], "elsewhere", LEILA), (*here, "nobody"), (*here, "gone_1")):
        assert database.read(lambda open_, at=elsewhere: acting.who_acts(open_, *at)) is None  # type: ignore[misc]


@pytest.mark.parametrize("user", [LEILA, "nobody"])
def test_nobody_acts_where_the_app_was_taken_out(
    database: Database, community: CommunityId, user: str
) -> None:
    leila = people.mentee(database, community)
    here = database.read(lambda open_: communities.platform_of(open_, community))
    database.write(lambda open_: absences.begin(open_, *here, NOW))
    with pytest.raises(AwayError):
        database.read(lambda open_: acting.who_acts(open_, *here, user))
    assert database.read(lambda open_: acting.known_in(open_, *here, LEILA)) == leila


BOTH = (acting.who_acts, acting.known_in)

"""One announcement has one post, and of two who have seen it as it was one changes it."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.domain.announcements.announcement import Announcement
from bot.domain.channel_posts.channel import CHANNEL, Post, PostState
from bot.domain.common.ids import AnnouncementId, CommunityId, PostId
from bot.store.announcements.announcement import Announcements
from bot.store.channel_posts.channel import Posts
from bot.store.database.database import Database
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW

ID = AnnouncementId("ann_0123456789abcdefghijkl")


@pytest.fixture
def post(database: Database, community: CommunityId) -> Post:
    by = people.mentee(database, community).id
    one = Announcement(ID, community, by, NOW, title="Doors", words="Open one", audience=CHANNEL)
    chosen = Post(PostId("pst_1"), community, ID, "#mentors", "#mentors", "en-GB", "Europe/London")

    def add(open_: Connection) -> None:
        Announcements(open_, community, NOW).add(one)
        Posts(open_, community, NOW).choose(chosen)

    database.write(add)
    return chosen


def test_of_two_who_saw_the_same_post_one_sends_it(database: Database, post: Post) -> None:
    going = replace(post, state=PostState.GOING, posted_at=NOW)

    def go(open_: Connection) -> bool:
        return Posts(open_, post.community, NOW).change(going, when=PostState.CHOSEN)

    assert [database.write(go), database.write(go)] == [True, False]


def test_there_is_one_post_an_announcement(database: Database, post: Post) -> None:
    """Where its channel is chosen anew while another sends it, the second choice fails as a whole."""
    going = replace(post, state=PostState.GOING, posted_at=NOW)
    database.write(lambda open_: Posts(open_, post.community, NOW).change(going, when=PostState.CHOSEN))
    another = replace(post, id=PostId("pst_2"))
    with pytest.raises(IntegrityError):
        database.write(lambda open_: Posts(open_, post.community, NOW).choose(another))
    assert database.read(lambda open_: Posts(open_, post.community, NOW).of(ID)) == going

"""What the web chat keeps about a person is erased with them, wherever their name appears."""

from sqlalchemy import update

from bot.domain.common.ids import CommunityId
from bot.store.database.database import Database, Transaction
from bot.store.home.my_data import MyData
from bot.store.tables.web_chat import chat_lines
from bot.store.web_chat.chat import BOT, Chat
from tests.fakes import people
from tests.fakes.clock import TUESDAY_MORNING as NOW
from tests.fakes.keys import KEYS

NAME = "Ann O'Hara <b>"
DRAWN = "Ann O&#39;Hara &lt;b&gt;"


def test_lines_of_the_chat_go_with_whoever_they_show(database: Database, community: CommunityId) -> None:
    ann, tom = people.mentee(database, community, NAME), people.mentee(database, community, "Tom Whitaker")

    def act(connection: Transaction) -> None:
        chat = Chat(connection, community)
        for person in (ann, tom):
            chat.enter(f"dm.{person.id}", person.id, "Alongside")
            chat.enter("shp_1", person.id, NAME if person is tom else "Tom Whitaker")
        lines = {
            "typed": (f"dm.{ann.id}", ann.id, "<p>my secret</p>", ""),
            "told": (f"dm.{ann.id}", BOT, "<p>Good morning</p>", ""),
            "found": (f"dm.{tom.id}", BOT, f"<h4>{DRAWN}</h4>", tom.id),
            "earlier": (f"dm.{tom.id}", BOT, f"<h4>{DRAWN}, from before</h4>", tom.id),
            "planned": (f"dm.{tom.id}", BOT, f"<h4>We {DRAWN}ed</h4>", tom.id),
            "between": ("shp_1", ann.id, "<p>our secret</p>", ""),
            "his": ("shp_1", tom.id, "<p>his own words</p>", ""),
        }
        for key, (room, author, html, only_for) in lines.items():
            names = {ann.id} if key == "found" else ()
            chat.post(room, author, html, key=key, at=NOW, only_for=only_for, names=names)
        before = update(chat_lines).where(chat_lines.c.key == "earlier")
        connection.execute(before.values(names=None))
        MyData(connection, community, NOW).erase(ann.id, KEYS)

    database.write(act)

    def left(connection: Transaction) -> tuple[list[str], list[str]]:
        chat = Chat(connection, community)
        rooms = ("shp_1", f"dm.{tom.id}", f"dm.{ann.id}")
        lines = [line.html for room in rooms for line in chat.lines(room, tom.id)]
        return lines, [room.title for room in chat.rooms(tom.id)]

    lines, titles = database.read(left)
    assert "<p>his own words</p>" in lines
    assert f"<h4>We {DRAWN}ed</h4>" in lines
    lines.remove(f"<h4>We {DRAWN}ed</h4>")
    assert not [line for line in lines if "secret" in line or "Hara" in line or "Good morning" in line]
    assert sorted(titles) == ["Alongside", "…"]

"""Takes the pictures of `docs/teams.md`: what a stand-in for Teams received, drawn in Teams' manner."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, ViewportSize

from bot.store.database.database import Database
from bot.store.database.migrate import migrate
from bot.store.index.index import Index
from config.programme import read_programme
from tests.adapters.teams.on_teams import OnTeams, connected
from tests.browser.announcing_pictures import SIGNED, TITLE, WORDS
from tests.browser.slack_pictures import GIVEN, LINE, MENTORS, PROGRAMME, QUESTION
from tests.fakes.clock import Clock
from tests.fakes.community import Community
from tests.fakes.platform import StandIn
from tests.fakes.teams.acting import Person
from tests.fakes.teams.drawing import dialog_page, message_page
from tests.fakes.teams.values import Json
from tests.fakes.teams.world import Teams

SIZE: Final[ViewportSize] = {"width": 1650, "height": 200}
"""Three windows side by side; what is in them makes a picture taller."""
CHAT: Final = "Alongside"
MANAGER: Final = "Nora Wainwright"
OFFICE: Final = "Alumni Office"
"""The group whose members manage the community."""


@dataclass(frozen=True)
class _Town(Community):
    """A community whose people are in Teams: each is known there by their object id."""

    people: dict[str, Person] = field(kw_only=True)
    teams: OnTeams = field(kw_only=True)

    def user_of(self, name: str) -> str:
        """Return a person's object id; one who is not in Teams yet joins it."""
        if name not in self.people:
            self.people[name] = self.teams.person(name)
        return self.people[name].id


def pages() -> Mapping[str, str]:
    """Play a first ask in Teams; return what was shown as pages, by the names of their pictures.

    Only while no browser is open: its event loop would count as running in this thread.
    """
    with _town() as town:
        return _pages(town)


def take_all(browser: Browser, folder: Path, of: Mapping[str, str]) -> None:
    """Take the pictures of pages, each in every theme."""
    for name, shown in of.items():
        page = browser.new_page(viewport=SIZE)
        page.set_content(shown)
        page.screenshot(path=folder / f"teams-{name}.png", full_page=True)
        page.close()


def _pages(town: _Town) -> Mapping[str, str]:
    """Return what Leila and Amara were shown, each by the name of its picture."""
    amara = _mentors(town)
    (office,) = town.teams.here.groups.values()
    # Before anybody acts: who manages is believed for a minute.
    office.members.add(town.people[town.joins(MANAGER).person.name].id)
    leila = town.people[town.joins("Leila Haddad", line=LINE).person.name]
    leila.says("/find-mentor")
    told = {"hello": _card(leila)}
    told |= _searched(leila)
    told |= _asked(leila)
    town.teams.delivers()
    told["mentor"] = _card(amara)
    amara.says("/mentoring")
    told["home"] = _card(amara)
    return {**told, **_announced(town, amara)}


def _searched(leila: Person) -> Mapping[str, str]:
    leila.says("/find-mentor product")
    told = {"results": _card(leila)}
    leila.presses("Narrow it")
    told["narrow"] = _card(leila)
    leila.says("/find-mentor Mei Tan")
    leila.presses("Read more")
    leila.presses("Save for later")
    leila.says("/find-mentor Amara Okafor")
    leila.presses("Read more")
    told["card"] = _card(leila)
    leila.presses("Compare")
    return {**told, "table": _card(leila)}


def _asked(leila: Person) -> Mapping[str, str]:
    leila.says("/find-mentor Amara Okafor")
    leila.presses("Ask")
    told = {"form": _dialog(leila)}
    leila.submits(leila.driver.dialogs[-1], **{"Your question": "Why?"})
    told["wrong"] = _dialog(leila)
    leila.submits(leila.driver.dialogs[-1], **{"Your question": QUESTION, "About you, in one line": LINE})
    told["preview"] = _card(leila)
    leila.presses("Send")
    return told


def _announced(town: _Town, reader: Person) -> Mapping[str, str]:
    """Return the second look before an announcement goes out, and what a reader has of it."""
    nora = town.people[MANAGER]
    nora.says("/announce")
    nora.presses("Write one")
    words = {"words.title": TITLE, "words.words": WORDS, "one.action": "nothing", "words.signed": SIGNED}
    nora.submits(nora.driver.dialogs[-1], **words)
    nora.presses("Say who it is for")
    nora.submits(nora.driver.dialogs[-1], **{"one.audience": "everybody"})
    look = _card(nora)
    nora.presses(f"Send it to {len(MENTORS) + 2}")
    town.teams.delivers()
    return {"look": look, "announcement": _card(reader)}


def _card(who: Person) -> str:
    """Return the page of the last card that somebody sees in the chat with the bot."""
    found: list[Json] = [card for one in who.sees() if (card := one.card_for(who.id)) is not None]
    return message_page(found[-1], CHAT)


def _dialog(who: Person) -> str:
    """Return the page of the dialog that is open."""
    opened = who.driver.dialogs[-1]
    return dialog_page(opened.title, opened.card)


def _mentors(town: _Town) -> Person:
    """Let the mentors join; return the first."""
    for name, headline, place, country, story in MENTORS:
        town.mentors(name, headline=headline, place=place, country=country, story=story, offers=GIVEN)
    return town.people[MENTORS[0][0]]


@contextmanager
def _town() -> Iterator[_Town]:
    """Connect the bot with a new community to a stand-in for Teams; both are gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        address = f"sqlite:///{Path(folder) / 'alongside.db'}"
        migrate(address)
        database = Database(address)
        stack.callback(database.close)
        index = Index.open(Path(folder) / "index", database="ours")
        if not isinstance(index, Index):
            raise TypeError(f"the index did not open: {index}")
        stack.callback(index.close)
        clock = Clock()
        programme = read_programme(PROGRAMME)
        here = Teams()
        office = here.group(OFFICE)
        teams = stack.enter_context(
            connected(database, programme, index, clock, here, manager_group=office.id)
        )
        yield _Town(
            teams.community, database, teams.services, clock, index, StandIn(), people={}, teams=teams
        )

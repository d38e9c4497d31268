"""Takes the pictures of `docs/slack.md`: what a stand-in for Slack received, drawn in Slack's manner."""

import asyncio
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, ViewportSize

from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.database.migrate import migrate
from bot.store.index.index import Index
from bot.store.opening.opening import open_to_everyone
from bot.store.services import Services
from config.programme import read_programme
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.community import Community
from tests.fakes.keys import KEYS
from tests.fakes.platform import StandIn
from tests.fakes.slack.drawing import window
from tests.fakes.slack.in_slack import InSlack, Member, in_slack
from tests.fakes.slack.server import serving
from tests.fakes.slack.workspace import TEAM, Workspace

PROGRAMME: Final = Path(__file__).parents[2] / "config" / "programme.toml"
SIZE: Final[ViewportSize] = {"width": 800, "height": 480}
"""What a picture is at the least; a longer message makes it taller."""
QUESTION: Final = "I study civil engineering and wonder how you knew that it was time to change."
LINE: Final = "2nd-year Civil Engineering"
GIVEN: Final = {"quick-question": 4, "cv-review": 2, "career-chat": 2}
MENTORS: Final = (
    (
        "Amara Okafor",
        "Head of Product, Fintech",
        "London",
        "United Kingdom",
        "I moved from law into product at 31.",
    ),
    ("Mei Tan", "Product lead in health", "Leeds", "United Kingdom", "I was a nurse before I led products."),
    ("Jonas Kessler", "Product manager", "Lisbon", "Portugal", "I changed fields twice, and it is possible."),
    (
        "Tomás Rivera",
        "Group product manager",
        "Cardiff",
        "United Kingdom",
        "I help people find the first step.",
    ),
)


def pages() -> Mapping[str, str]:
    """Play a first ask in Slack; return what was shown as pages, by the names of their pictures.

    Only while no browser is open: its event loop would count as running in this thread.
    """
    with _community() as slack:
        return _pages(slack)


def take_all(browser: Browser, folder: Path, of: Mapping[str, str]) -> None:
    """Take the pictures of pages, light and dark by turns."""
    for number, (name, page) in enumerate(of.items()):
        take(browser, folder / f"slack-{name}.png", page, dark=number % 2 == 1)


def take(browser: Browser, picture: Path, page: str, *, dark: bool) -> None:
    """Take the picture of one page of Slack."""
    context = browser.new_context(viewport=SIZE, color_scheme="dark" if dark else "light")
    shown = context.new_page()
    shown.set_content(page)
    inside = int(shown.evaluate("document.querySelector('.inside')?.scrollHeight ?? 0"))
    # A modal scrolls where its window is low; in a picture it stands whole.
    shown.set_viewport_size({**SIZE, "height": max(SIZE["height"], inside + 200 if inside else 0)})
    shown.screenshot(path=picture, full_page=True)
    context.close()


def _pages(slack: InSlack) -> Mapping[str, str]:
    """Return what Leila and Amara were shown, each by the name of its picture."""
    amara = _mentors(slack)[0]
    slack.meets("U0LEILA", "Leila Haddad")
    leila = slack.joins("U0LEILA", "Leila Haddad")
    _have_pictures(slack)
    told = {}
    leila.types("/find-mentor")
    told["hello"] = _seen(leila, "What are you wondering about?")
    leila.types("/find-mentor product")
    told["results"] = _seen(leila, "with room now")
    told |= _read_and_compared(leila)
    leila.types("/find-mentor product")
    leila.presses("Ask", on="Amara Okafor")
    told["form"] = _seen(leila, "Your question")
    leila.submits(question=QUESTION, line=LINE)
    told["preview"] = _seen(leila, "This is what Amara will see")
    leila.presses("Send")
    leila.sees("Sent")
    slack.delivers()
    told["mentor"] = _seen(amara, QUESTION)
    amara.opens_home()
    told["home"] = _seen(amara, "Your room now")
    return told


def _read_and_compared(leila: Member) -> Mapping[str, str]:
    leila.presses("Read more", on="Mei Tan")
    leila.presses("Save for later")
    leila.types("/find-mentor product")
    leila.presses("Read more", on="Amara Okafor")
    card = _seen(leila, "room for 3")
    leila.presses("Compare")
    return {"card": card, "table": _seen(leila, "Side by side")}


def _have_pictures(slack: InSlack) -> None:
    """Give everybody a picture, as Slack's directory names it: the drawing shows their initials there."""
    for user, member in slack.workspace.members.items():
        member["profile"]["image_192"] = f"https://avatars.slack-edge.com/{user}_192.png"
    asyncio.run_coroutine_threadsafe(slack.connection.directory.read(), slack.loop).result(30)


def _seen(who: Member, words: str) -> str:
    """Return the page now: a view changes in place."""
    who.sees(words)
    return window(who.seen[-1])


def _mentors(slack: InSlack) -> list[Member]:
    return [
        slack.mentors(
            f"U0{name.split()[0].upper()}",
            name,
            headline=headline,
            place=place,
            country=country,
            story=story,
            offers=GIVEN,
        )[0]
        for name, headline, place, country, story in MENTORS
    ]


@contextmanager
def _community() -> Iterator[InSlack]:
    """Connect the bot with a new community to a stand-in for Slack; both are gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        here = _people(Path(folder), stack)
        server = stack.enter_context(serving(Workspace()))
        yield stack.enter_context(in_slack(here, server))


def _people(folder: Path, stack: ExitStack) -> Community:
    address = f"sqlite:///{folder / 'alongside.db'}"
    migrate(address)
    database = Database(address)
    stack.callback(database.close)
    index = Index.open(folder / "index", database="ours")
    if not isinstance(index, Index):
        raise TypeError(f"the index did not open: {index}")
    stack.callback(index.close)
    clock = Clock()
    founded = database.write(lambda open_: communities.ensure(open_, "slack", TEAM, TUESDAY_MORNING))
    database.write(lambda open_: open_to_everyone(open_, founded, TUESDAY_MORNING))
    services = Services(read_programme(PROGRAMME), index, clock, keys=KEYS)
    return Community(founded, database, services, clock, index, StandIn())

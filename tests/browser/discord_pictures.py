"""Takes the pictures of `docs/discord.md`: what a stand-in for Discord got, drawn in Discord's manner."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Final, cast

from playwright.sync_api import Browser

from bot.adapters.discord.manifest import MANAGE_ROLES
from bot.handlers import FOLLOWERS, all_routes
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.handlers.run import Runner
from bot.store.common import communities
from bot.store.database.database import Database
from bot.store.database.migrate import migrate
from bot.store.index.index import Index
from bot.store.opening.opening import open_to_everyone
from bot.store.services import Services
from config.programme import read_programme
from tests.browser.announcing_pictures import SIGNED, TITLE, WORDS
from tests.browser.slack_pictures import GIVEN, LINE, MENTORS, PROGRAMME, QUESTION, take
from tests.fakes.acting import Acting
from tests.fakes.clock import TUESDAY_MORNING, Clock
from tests.fakes.discord import modals
from tests.fakes.discord.community import DiscordCommunity, a_town, on_discord
from tests.fakes.discord.drawing import message_page, modal_page
from tests.fakes.discord.people_act import DiscordActing
from tests.fakes.discord.values import Interaction, Message, Part
from tests.fakes.discord.world import BOT
from tests.fakes.keys import KEYS
from tests.fakes.platform import StandIn

OWN: Final = "Alongside"
"""What a person's own thread is called."""


def pages() -> Mapping[str, str]:
    """Play a first ask on Discord; return what was shown as pages, by the names of their pictures."""
    with _community() as here:
        return _pages(here)


def take_all(browser: Browser, folder: Path, of: Mapping[str, str]) -> None:
    """Take the pictures of pages, dark and light by turns."""
    for number, (name, page) in enumerate(of.items()):
        take(browser, folder / f"discord-{name}.png", page, dark=number % 2 == 0)


def _pages(here: DiscordCommunity) -> Mapping[str, str]:
    """Return what Leila and Amara were shown, each by the name of its picture."""
    amara, mei, *_ = _mentors(here)
    leila = here.joins("Leila Haddad", line=LINE)
    told = {"hello": _page(leila, leila.types("/find-mentor"))}
    results = leila.types("/find-mentor product")
    told["results"] = _page(leila, results)
    told["card"] = _page(leila, leila.presses("Read more", results, on="Amara Okafor"))
    form = leila.presses("Ask", leila.types("/find-mentor product"), on="Amara Okafor")
    told["form"] = _page(leila, form)
    preview = leila.submits(form, question=QUESTION)
    told["preview"] = _page(leila, preview)
    leila.presses("Send", preview)
    here.deliver()
    card = _last(amara)
    told["mentor"] = _page(amara, card, OWN)
    amara.presses("Accept", card)
    here.deliver()
    room = _last(amara)
    told["room"] = _page(amara, room, "Amara Okafor & Leila Haddad")
    told["cover"] = _page(mei, _asked_without_a_name(here, leila, mei), OWN)
    told |= _announced(here, amara)
    told["set-up"] = _set_up(here)
    sara = here.joins("Sara Lindgren")
    told["understood"] = _page(sara, sara.types("/find-mentor a CV review by a nurse in Leeds"))
    return told


def _set_up(here: DiscordCommunity) -> str:
    """Return the form in which managers choose their channel and their roles, once more after a choice."""
    town = here.town
    team, mentor = town.here.role(town.guild, "Mentoring team"), town.here.role(town.guild, "Mentor")
    (ours,) = town.guild.members[BOT].roles
    town.guild.roles[ours].permissions |= MANAGE_ROLES
    nora = here.joins("Nora Wainwright", manages=True)
    first = nora.presses("Choose channel and team", nora.types("/programme"))
    nora.submits(first, channel=town.channel.id, managers=team.id, mentors=mentor.id)
    return _page(nora, nora.presses("Choose channel and team", nora.types("/programme")))


def _asked_without_a_name(here: DiscordCommunity, leila: Acting, mei: Acting) -> Answer:
    """Return what stands in the thread of a mentor who was asked without a name."""
    form = leila.presses("Ask", leila.types("/find-mentor product"), on="Mei Tan")
    leila.presses("Send", leila.submits(form, question=QUESTION, unnamed="yes"))
    here.deliver()
    return _last(mei)


def _announced(here: DiscordCommunity, reader: Acting) -> Mapping[str, str]:
    """Return the second look before an announcement goes out, and what a reader has of it."""
    nora = here.joins("Nora Wainwright", manages=True)
    form = nora.presses("Write one", nora.types("/announce"))
    draft = nora.submits(form, title=TITLE, words=WORDS, action="nothing", signed=SIGNED)
    look = nora.submits(nora.presses("Say who it is for", draft), audience="everybody")
    second = _page(nora, look)
    nora.presses(f"Send it to {len(MENTORS) + 2}", look)
    here.deliver()
    return {"look": second, "announcement": _page(reader, _last(reader), OWN)}


def _last(who: Acting) -> Answer:
    """Return the last message that the bot keeps in a thread of somebody's."""
    reader = cast("DiscordActing", who)
    here = reader.who.here
    told = [one for one in here.messages.values() if one.nonce and not one.only_for and not one.deleted]
    mine = [one for one in told if here.sees(here.channels[one.channel], reader.user)]
    return reader.read(mine[-1])


def _page(who: Acting, shown: Answer, channel: str = "mentoring") -> str:
    """Return the page of an answer as it stands now: a message changes in place."""
    match cast("DiscordActing", who).places.of(shown):
        case Message() as message:
            return message_page(message, channel)
        case Interaction(modal=modal):
            return modal_page(_named(modal, who), channel)
        case None:
            raise LookupError(f"nothing on Discord shows {shown!r}")


def _named(modal: Part, who: Acting) -> Part:
    """Return a modal with the names of the channels that are chosen in it, as clients have them."""
    channels = cast("DiscordActing", who).who.here.channels
    modal = deepcopy(modal)
    for field in modals.fields(modal):
        for one in field.get("default_values", ()):
            one["name"] = channels[one["id"]].name
    return modal


def _mentors(here: DiscordCommunity) -> list[Acting]:
    return [
        here.mentors(name, headline=headline, place=place, country=country, story=story, offers=GIVEN)
        for name, headline, place, country, story in MENTORS
    ]


@contextmanager
def _community() -> Iterator[DiscordCommunity]:
    """Connect the bot with a new community to a stand-in for Discord; both are gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        address = f"sqlite:///{Path(folder) / 'alongside.db'}"
        migrate(address)
        database = Database(address)
        stack.callback(database.close)
        index = Index.open(Path(folder) / "index", database="ours")
        if not isinstance(index, Index):
            raise TypeError(f"the index did not open: {index}")
        stack.callback(index.close)
        town, clock = a_town(), Clock()
        founded = database.write(
            lambda open_: communities.ensure(open_, "discord", town.guild.id, TUESDAY_MORNING)
        )
        database.write(lambda open_: open_to_everyone(open_, founded, TUESDAY_MORNING))
        services = Services(
            read_programme(PROGRAMME), index, clock, chosen_on=frozenset({"discord"}), keys=KEYS
        )
        responder = Responder(Runner(database, services, FOLLOWERS), all_routes())
        bot, second = stack.enter_context(on_discord(town, responder))
        face = cast("StandIn", town)
        yield DiscordCommunity(
            founded, database, services, clock, index, face, town=town, bot=bot, second=second
        )

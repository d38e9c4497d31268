"""People in Discord: they run commands, press, choose, submit, write, and read what they see.

What Discord's own client does not let a person do raises `Unable`. Acts return at once, their answers come
later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tests.fakes.discord import acts, components, members, modals, permissions, posting, reading
from tests.fakes.discord.choosing import BUTTON, SELECTS, STRING_SELECT
from tests.fakes.discord.values import Channel, ChannelType, Guild, Interaction, Kind, Message, Part, User
from tests.fakes.discord.world import BOT, Discord

Value = str | bool | Sequence[str]
LINK: Final = 5

LONGEST_SAID: Final = 4_000
"""Characters that a person with Nitro may write at once; others and bots 2,000 (Discord help, Nitro)."""


class Unable(AssertionError):
    """Discord's client does not offer this, or does not let it through."""


@dataclass(frozen=True)
class Person:
    """A person at some place in Discord: in a channel of a server, in a thread, or in direct messages."""

    here: Discord
    user: User
    at: Channel

    @property
    def guild(self) -> Guild | None:
        """Return the server of this place."""
        return self.here.guilds.get(self.at.guild)

    def goes(self, channel: Channel) -> "Person":
        """Go to another channel that this person sees."""
        if not self.here.sees(channel, self.user.id):
            raise Unable(f"{self.user.username} does not see {channel.name}")
        return replace(self, at=channel)

    def in_dm(self) -> "Person":
        """Go to the direct messages with the bot, which any person may open."""
        return replace(self, at=self.here.opens_dm(self.user.id))

    def leaves(self, guild: Guild) -> None:
        """Leave a server."""
        with self.here.lock:
            members.leaves(self.here, guild, self.user)

    # commands
    def offered(self) -> list[Part]:
        """Return the commands that Discord offers here to this person."""
        scopes = ("", self.at.guild) if self.at.guild else ("",)
        all_ = [one for scope in scopes for one in self.here.commands.get(scope, {}).values()]
        return [one for one in all_ if self._may_run(one)]

    def runs(self, name: str, **options: object) -> Interaction:
        """Run a slash command with its options."""
        known = self._command(name.removeprefix("/"), 1)
        declared = {one["name"]: one for one in known.get("options") or ()}
        if missing := {one for one, about in declared.items() if about.get("required")} - set(options):
            raise Unable(f"/{name} needs {missing}")
        if unknown := set(options) - set(declared):
            raise Unable(f"/{name} has no {unknown}")
        data = acts.command(self.here, self.at, known, options)
        return self._acts(Kind.COMMAND, data)

    def completes(self, name: str, option: str, so_far: str = "", **others: object) -> Interaction:
        """Type into an option that Discord completes; the choices are those of the interaction."""
        known = self._command(name.removeprefix("/"), 1)
        about: Part = next((one for one in known.get("options") or () if one["name"] == option), {})
        if not about.get("autocomplete"):
            raise Unable(f"/{name} {option} is not completed")
        data = acts.command(self.here, self.at, known, {**others, option: so_far}, option)
        return self._acts(Kind.AUTOCOMPLETE, data)

    def uses(self, name: str, whom: User) -> Interaction:
        """Run a command from somebody's context menu."""
        return self._acts(Kind.COMMAND, acts.of_user(self.here, self.at, self._command(name, 2), whom))

    # messages
    def sees(self, channel: Channel | None = None) -> list[Message]:
        """Return what this person sees in a channel (this one), oldest first, private messages too."""
        at = channel or self.at
        if at.id not in self.here.channels or not self.here.sees(at, self.user.id):
            return []
        return [
            one
            for one in self.here.lines.get(at.id, ())
            if not one.deleted and one.only_for in {"", self.user.id}
        ]

    def reads(self, channel: Channel | None = None) -> str:
        """Return everything that this person sees in a channel, as text."""
        return "\n\n".join(reading.outline(one) for one in self.sees(channel))

    def threads(self) -> list[Channel]:
        """Return the private threads that this person sees, of all servers."""
        private = [one for one in self.here.channels.values() if one.type is ChannelType.PRIVATE_THREAD]
        return [one for one in private if self.here.sees(one, self.user.id)]

    def presses(self, what: str, message: Message | None = None, *, bare: bool = False) -> Interaction:
        """Press a button by its label or its `custom_id`, in the latest message that has it or in this one.

        `bare` leaves the components out of the payload's message, as it may come from Discord.
        """
        at, button = self._component(what, message, {BUTTON})
        if button.get("disabled") or button.get("style") == LINK:
            raise Unable(f"{what!r} cannot be pressed")
        return self._acts(Kind.COMPONENT, acts.press(self.here, self.at, button), at, bare=bare)

    def chooses(self, what: str, *values: str, message: Message | None = None) -> Interaction:
        """Choose in a select, by its placeholder or its `custom_id`; options by label or value."""
        at, select = self._component(what, message, set(SELECTS))
        chosen = [_value(select, one) for one in values] if select["type"] == STRING_SELECT else list(values)
        if select.get("disabled") or not (
            select.get("min_values", 1) <= len(set(chosen)) <= select.get("max_values", 1)
        ):
            raise Unable(f"so many cannot be chosen in {what!r}")
        return self._acts(Kind.COMPONENT, acts.press(self.here, self.at, select, chosen), at)

    def submits(self, opened: Interaction, values: Mapping[str, Value] | None = None) -> Interaction:
        """Submit the modal that an act opened; fields by `custom_id` or label, others stay as filled in."""
        if not opened.modal or opened.submitted or opened.user != self.user.id:
            raise Unable("there is no open form")
        given = _filled(opened.modal, values or {})
        for field in modals.fields(opened.modal):
            if why := modals.refused_by_client(field, given[field["custom_id"]]):
                raise Unable(f"{field['custom_id']}: {why}")
        opened.submitted = True
        data = acts.form(self.here, self.at, opened.modal, given)
        return self._acts(Kind.MODAL, data, self.here.messages.get(opened.message), under=opened.id)

    def says(self, words: str, *, to: Message | None = None) -> Message:
        """Write words here; writing un-archives a thread that is not locked."""
        at, here = self.at, self.here
        if not here.may(at, self.user.id) & permissions.writing_needs(at) or at.locked:
            raise Unable(f"{self.user.username} may not write here")
        if at.archived:
            at.archived = False
        if len(words) > LONGEST_SAID:
            raise Unable(f"{len(words)} characters are too many")
        made = Message(here.number(), at.id, self.user.id, reply_to=to.id if to else "")
        with here.lock:
            posting.draw(here, made, posting.Drawing(words, [], [], 0, []), None, everybody=True)
            posting.appears(here, made)
        return made

    def mentions(self, words: str) -> Message:
        """Write words in which the bot is mentioned."""
        return self.says(f"<@{BOT}> {words}")

    def _acts(
        self, kind: Kind, data: acts.Json, on: Message | None = None, *, under: str = "", bare: bool = False
    ) -> Interaction:
        with self.here.lock:
            return acts.begin(self.here, kind, self.user, self.at, data, on, under=under, bare=bare)

    def _may_run(self, one: Part) -> bool:
        contexts = one.get("contexts")
        here = acts.IN_GUILD if self.at.guild else acts.IN_BOT_DM
        if contexts is not None and here not in contexts:
            return False
        held, needed = self.here.may(self.at, self.user.id), one.get("default_member_permissions")
        if not held & permissions.USE_APPLICATION_COMMANDS:
            return False
        if needed is None or not self.at.guild or held == permissions.EVERYTHING:
            return True
        return int(needed) != 0 and held & int(needed) == int(needed)

    def _command(self, name: str, kind: int) -> Part:
        for one in self.offered():
            if (one["name"], one["type"]) == (name, kind):
                return one
        raise Unable(f"there is no command {name!r} here for {self.user.username}")

    def _component(self, what: str, message: Message | None, kinds: set[int]) -> tuple[Message, Part]:
        for one in reversed([message] if message else self.sees()):
            if one.deleted or one.only_for not in {"", self.user.id} or not self._is_here(one):
                continue
            for part in components.every(one.components):
                names = (part.get("label"), part.get("placeholder"), part.get("custom_id"))
                if part["type"] in kinds and what in names:
                    return one, part
        raise Unable(f"{self.user.username} sees no {what!r} here")

    def _is_here(self, message: Message) -> bool:
        at = self.here.channels.get(message.channel)
        return at is not None and at.id == self.at.id and self.here.sees(at, self.user.id)


def arrives(here: Discord, guild: Guild, user: User, at: Channel, nick: str = "") -> Person:
    """Return a person in a channel of a server, which they join first if need be."""
    if user.id not in guild.members:
        members.joins(here, guild, user, nick)
    return Person(here, user, at)


def by_webhook(here: Discord, at: Channel, words: str, name: str = "Some hook") -> Message:
    """Write words as a webhook of somebody else's."""
    hook = here.signs_up(name.lower().replace(" ", "-"), name, bot=True)
    made = Message(here.number(), at.id, hook.id, words, webhook=hook.id)
    with here.lock:
        posting.appears(here, made)
    return made


def _value(select: Part, one: str) -> str:
    for option in select["options"]:
        if one in (option["label"], option["value"]):
            return str(option["value"])
    raise Unable(f"there is no option {one!r}")


def _filled(modal: Part, values: Mapping[str, Value]) -> dict[str, tuple[str, ...]]:
    """Return the value of every field; what is not given stays as the modal was opened."""
    labels = {
        part["label"]: part["component"]["custom_id"] for part in modal["components"] if part.get("component")
    }
    known = {labels.get(name, name): value for name, value in values.items()}
    filled = {one["custom_id"]: modals.prefilled(one) for one in modals.fields(modal)}
    if strange := set(known) - set(filled):
        raise Unable(f"the form has no {strange}")
    by_name = {one["custom_id"]: one for one in modals.fields(modal)}
    return {**filled, **{name: _given(by_name[name], value) for name, value in known.items()}}


def _given(field: Part, value: Value) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("true",) if value else ()
    chosen = (value,) if isinstance(value, str) else tuple(value)
    if field["type"] not in (STRING_SELECT, modals.RADIO, modals.CHECKS):
        return chosen
    return tuple(_value(field, one) for one in chosen if one)

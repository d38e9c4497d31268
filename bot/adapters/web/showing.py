"""What the server sends to the page, as JSON."""

from collections.abc import Mapping
from datetime import datetime

from bot.adapters.web.book import View
from bot.adapters.web.render import CHANNEL
from bot.domain.common.zones import city, zone_named
from bot.domain.programme.programme import Programme
from bot.store.web_chat.cast import Role
from bot.store.web_chat.chat import BOT, Line
from bot.ui.commands import COMMANDS
from bot.views.platforms import webchat

Json = Mapping[str, object]


def as_boot(programme: Programme, groups: list[tuple[str, list[Role]]]) -> Json:
    """Return the page's first data: the commands, and up to three people whom a visitor may be."""
    firsts = [roles[0] for _, roles in groups if roles]
    beginnings = zip(webchat.BEGINNINGS, firsts, strict=False)
    return {
        "community": programme.community,
        "commands": [
            {
                "name": f"/{programme.commands.get(command.key, command.key)}",
                "about": command.about,
                "takes": command.takes,
            }
            for command in COMMANDS
        ],
        "beginnings": [
            {"user": role.user, "label": label, "about": _named(role)} for label, role in beginnings
        ],
    }


def as_people(groups: list[tuple[str, list[Role]]]) -> list[Json]:
    """Return the people whom a visitor may be, in groups."""
    return [{"title": title, "people": [_role(role) for role in roles]} for title, roles in groups if roles]


def as_rooms(view: View, now: datetime) -> Json:
    """Return a person and their rooms."""
    return {"me": _me(view.role, now), "rooms": _rooms(view)}


def as_lines(view: View) -> Json:
    """Return lines, and the latest change."""
    return {"lines": [_line(view, line) for line in view.lines], "changed": view.changed}


def as_view(view: View) -> Json:
    """Return new lines together with the person's rooms."""
    return {**as_lines(view), "rooms": _rooms(view)}


def _role(role: Role) -> Json:
    return {"user": role.user, "name": role.person.name, "about": _about(role), "waiting": role.waiting}


def _about(role: Role) -> str:
    return role.headline or role.person.line


def _named(role: Role) -> str:
    return ", ".join(part for part in (role.person.name, _about(role)) if part)


def _me(role: Role, now: datetime) -> Json:
    zone = role.person.zone
    clock = f"{now.astimezone(zone_named(zone)):%H:%M} · {city(zone)}"
    return {"user": role.user, "name": role.person.name, "about": _about(role), "clock": clock}


def _rooms(view: View) -> list[Json]:
    zone = zone_named(view.me.zone)
    return [
        {
            "room": room.room,
            "title": room.title,
            "about": webchat.OPEN_DOORS if room.room == CHANNEL else "",
            "unread": room.unread,
            "at": f"{room.at.astimezone(zone):%H:%M}" if room.at else "",
        }
        for room in view.rooms
    ]


def _line(view: View, line: Line) -> Json:
    author = "bot" if line.author == BOT else "me" if line.author == view.me.id else "other"
    return {
        "id": line.id,
        "room": line.room,
        "author": author,
        "name": view.names.get(line.author, ""),
        "private": bool(line.only_for),
        "html": line.html,
        "at": f"{line.at.astimezone(zone_named(view.me.zone)):%H:%M}",
        "changed": line.changed,
    }

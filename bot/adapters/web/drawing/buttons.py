"""Draws buttons and menus as HTML, and takes those out of a stored line that no longer answer."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from bot.ui.nodes import Button, Menu

_TOKEN = re.compile(r'<button type="button" class="button [^"]*" data-token="([^"]*)"[^>]*>[^<]*</button>')
_NO_STEPS = re.compile(
    r'<div class="menu"><button [^>]*>[^<]*</button><div [^>]*role="menu"[^>]*></div></div>'
)
_NO_BUTTONS = '<div class="buttons"></div>'


def tokens(html: str) -> frozenset[str]:
    """Return what the buttons of a drawn message carry."""
    return frozenset(_TOKEN.findall(html))


def without(html: str, gone: frozenset[str]) -> str:
    """Return a drawn message without the buttons that carry any of these."""
    left = _TOKEN.sub(lambda button: "" if button[1] in gone else button[0], html)
    return _NO_STEPS.sub("", left).replace(_NO_BUTTONS, "")


def row(buttons: Iterable[Button], menu: Menu | None) -> Markup:
    """Draw some buttons, and a menu beside them."""
    more = _menu(menu) if menu else Markup()
    return Markup('<div class="buttons">{}{}</div>').format(Markup().join(map(_button, buttons)), more)


def _menu(menu: Menu) -> Markup:
    # `static/menu.js` opens it; its steps are pressed as any other button.
    return Markup(
        '<div class="menu"><button type="button" class="button plain more" aria-haspopup="menu" '
        'aria-expanded="false"{} dir="auto">{}</button>'
        '<div class="steps" role="menu" aria-label="{}" hidden>{}</div></div>'
    ).format(_named(menu), menu.label, menu.named, Markup().join(map(_step, menu.buttons)))


def _step(button: Button) -> Markup:
    return Markup(
        '<button type="button" class="button step {}" data-token="{}" role="menuitem" tabindex="-1" '
        'dir="auto">{}</button>'
    ).format(button.weight, button.token, button.label)


def _button(button: Button) -> Markup:
    return Markup('<button type="button" class="button {}" data-token="{}"{} dir="auto">{}</button>').format(
        button.weight, button.token, _named(button), button.label
    )


def _named(one: Button | Menu) -> Markup:
    """Say what it is about to a reader who does not see where it stands, with the label (WCAG 2.5.3)."""
    return Markup() if one.named == one.label else Markup(' aria-label="{}"').format(one.named)

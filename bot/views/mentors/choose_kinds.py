"""The form in which a mentor ticks all that they give, each kind at the suggested amount."""

from collections.abc import Collection, Mapping

from bot.domain.common.people import Mentor
from bot.domain.programme.kinds import Kind
from bot.ui import limits
from bot.ui.fit import fit_line
from bot.ui.forms import Checks, Form
from bot.ui.nodes import Option
from bot.ui.verbs import mentors
from bot.views.common.reader import Reader
from bot.views.mentors.page import amount

KINDS = ("kinds", "kinds2", "kinds3")
"""The names of the groups of checks: ten kinds fit in one (`limits.CHECKS`), and 25 is the most of them."""


def form(reader: Reader, mentor: Mentor, ticked: Collection[str], seen: str) -> Form:
    """Ask which kinds a mentor gives; `seen` is a print of the kinds that they give at the moment."""
    say, kinds = reader.say, reader.programme.offered
    groups = [kinds[at : at + limits.CHECKS] for at in range(0, len(kinds), limits.CHECKS)]
    label, more = say("I would like to give"), say("And of these")
    return Form(
        opens=mentors.CHOOSE,
        submit=mentors.KEEP_KINDS,
        title=say("What you give"),
        fields=tuple(
            Checks(
                name=name,
                label=label if name == KINDS[0] else more,
                options=tuple(_option(reader, mentor, kind) for kind in group),
                chosen=tuple(kind.key for kind in group if kind.key in ticked),
            )
            for name, group in zip(KINDS, groups, strict=False)
        ),
        send=say("Save"),
        ref=mentors.KindsSeen(seen),
        note=say(
            "Nobody can ask for more than stands beside it. One is enough to begin, and each amount can be"
            " changed afterwards."
        ),
    )


def nothing_ticked(reader: Reader) -> Mapping[str, str]:
    """Say beside the checks that a card needs one kind."""
    return {KINDS[0]: reader.say("One, please: it is enough to begin, and can be changed at any time.")}


def changed_meanwhile(reader: Reader) -> Mapping[str, str]:
    """Say beside the checks that what is given was changed elsewhere after the form was opened."""
    return {
        KINDS[0]: reader.say(
            "What you give was changed elsewhere after you opened this. Your ticks stand as you left them:"
            " a look, please, and save once more."
        )
    }


def _option(reader: Reader, mentor: Mentor, kind: Kind) -> Option:
    offer = mentor.offer(kind.key)
    budget = offer.budget if offer is not None and offer.budget.places else kind.budget
    about = f"{amount(reader, budget)} · {reader.say(kind.cost)}"
    return Option(kind.key, reader.say(kind.name), fit_line(about, limits.OPTION))

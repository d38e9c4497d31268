"""Every screen of being a mentor, drawn for some made-up people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.domain.asks.ask import Status
from bot.domain.common.helping_styles import Manner
from bot.domain.common.people import HIDEABLE, Door, Mentor
from bot.domain.mentors import card as card_rules
from bot.domain.mentors.card import Missing, Occasion, Reply, RestOffer
from bot.domain.programme.kinds import Budget, Offer
from bot.ui.forms import Rejected
from bot.ui.nodes import Message
from bot.views.answers import practice
from bot.views.common.reader import Reader
from bot.views.mentors import card_steps, choose_kinds, door, whole_card
from bot.views.mentors import page as mentor
from bot.views.search import find
from tests.contract.drawing import Shown, drawn
from tests.contract.made_up import CLOSES, NOW, PROGRAMME, Cast

BACK = date(2026, 12, 3)


def doors(cast: Cast) -> Iterator[Shown]:
    """Return every screen of being a mentor, in every state it has."""
    for part in (_pages, _faces, _kinds, _steps, _handed_back, _practice, _doors, _leaving):
        yield from part(cast)


def _everything(cast: Cast) -> Mentor:
    offers = (Offer(kind.key, Budget(8, kind.budget.per), cast.words) for kind in PROGRAMME.kinds)
    return replace(cast.mentor, offers=tuple(offers), days=frozenset({0, 3}))


def _pages(cast: Cast) -> Iterator[Shown]:
    blank = card_rules.begun(cast.mentor.person, PROGRAMME)
    yield drawn("begun", mentor.page, cast.reader, mentor.MentorPage(blank))
    for state in Door:
        shown = mentor.MentorPage(replace(cast.mentor, door=state), 2)
        yield drawn(state, mentor.page, cast.reader, shown)
    for waiting in (0, 1, 2):
        shown = mentor.MentorPage(replace(_everything(cast), resting_until=BACK), waiting)
        yield drawn(f"resting, {waiting} wait", mentor.page, cast.reader, shown)


def _faces(cast: Cast) -> Iterator[Shown]:
    hidden = replace(_everything(cast), hidden=HIDEABLE)
    seen = find.Seen(hidden.face(), (3.0,), {"quick-question": 1})
    whole = whole_card.whole_card(cast.reader, seen, saved=False, own=True)
    for name, card in {"all kept": hidden, "nothing kept": cast.mentor}.items():
        yield drawn(name, mentor.as_others_see, cast.reader, card, whole)
        yield drawn(name, card_steps.who_sees_form, cast.reader, card.hidden)
        for door_is in (Door.DRAFT, Door.CLOSED):
            own = mentor.MentorPage(replace(card, door=door_is), 2)
            yield drawn(f"{name}, {door_is}", door.before_opening, cast.reader, own, whole.message)


def _kinds(cast: Cast) -> Iterator[Shown]:
    yield drawn("some", mentor.gives, cast.reader, cast.mentor, {}, 0)
    yield drawn("all", mentor.gives, cast.reader, _everything(cast), {("ongoing", ""): 8}, 0)
    many = tuple(replace(kind, key=f"{kind.key}-{n}") for n in range(3) for kind in PROGRAMME.kinds)[:25]
    reader: Reader = replace(cast.reader, programme=replace(PROGRAMME, kinds=many))
    for one, kinds in (("all", cast.reader), ("25", reader)):
        given, seen = [kind.key for kind in kinds.programme.offered][1:], "09b8904526a752c0"
        yield drawn(one, choose_kinds.form, kinds, cast.mentor, given, seen)
        form = choose_kinds.form(kinds, cast.mentor, (), seen)
        for why in (choose_kinds.nothing_ticked, choose_kinds.changed_meanwhile):
            yield Shown(
                f"mentors.choose_kinds: handed back, {one}, {why.__name__}", Rejected(form, why(kinds))
            )
    offers = tuple(Offer(kind.key, Budget(8, kind.budget.per), cast.words) for kind in many)
    gives_all = replace(cast.mentor, offers=offers)
    read = find.Seen(gives_all, (3.0,), {kind.key: 1 for kind in many})
    for own in (True, False):
        yield drawn(f"25 kinds, {own}", whole_card.whole_card, reader, read, saved=True, own=own)
    whole = whole_card.whole_card(reader, read, saved=False, own=True).message
    shown = mentor.MentorPage(replace(gives_all, door=Door.DRAFT))
    yield drawn("25 kinds", door.before_opening, reader, shown, whole)
    for page in (0, 2):
        yield drawn(f"page {page} of three", mentor.gives, reader, replace(cast.mentor, offers=()), {}, page)


def _steps(cast: Cast) -> Iterator[Shown]:
    words, kind = dict.fromkeys(card_steps.LIMITS, cast.words), PROGRAMME.kind("cv-review")
    numbers = {"places": "12", "at_once": "12", "days": "0,6", "manners": "challenges,connects"}
    for state, written in (("new", {}), ("written", {**words, **numbers})):
        yield drawn(state, card_steps.who_form, cast.reader, written)
        yield drawn(state, card_steps.where_form, cast.reader, written)
        yield drawn(state, card_steps.give_form, cast.reader, kind, written)
        yield drawn(state, card_steps.at_once_form, cast.reader, written)
        yield drawn(state, card_steps.when_form, cast.reader, written)
    yield drawn("at a time", card_steps.give_form, cast.reader, PROGRAMME.kind("ongoing"), {"places": "1"})


def _handed_back(cast: Cast) -> Iterator[Shown]:
    say, kind = cast.reader, PROGRAMME.kind("cv-review")
    for state, words in (("empty", ""), ("long", "x" * 400)):
        several = {"days": "", "manners": ",".join(Manner)}
        written = {**dict.fromkeys(card_steps.LIMITS, words), "places": words, "at_once": words, **several}
        for form, errors in (
            (card_steps.who_form(say, written), card_steps.who_errors(say, written)),
            (card_steps.where_form(say, written), card_steps.where_errors(say, written)),
            (card_steps.give_form(say, kind, written), card_steps.give_errors(say, written)),
            (card_steps.at_once_form(say, written), card_steps.at_once_errors(say, written)),
            (card_steps.when_form(say, written), card_steps.when_errors(say, written)),
        ):
            yield Shown(
                f"mentors.card_steps: handed back, {state}, {form.opens.name}", Rejected(form, errors)
            )


def _practice(cast: Cast) -> Iterator[Shown]:
    for kind in ("quick-question", "ongoing", "mock-interview"):
        yield drawn(kind, practice.practice_ask, cast.reader, cast.mentor, kind, CLOSES)
    for pressed in (*practice.EXPLAINED, "another"):
        yield drawn(pressed, practice.practised, cast.reader, pressed)


def _doors(cast: Cast) -> Iterator[Shown]:
    yield drawn("", door.opened, cast.reader, cast.mentor)
    yield drawn("nothing written", door.not_ready, cast.reader, tuple(Missing))
    for part in Missing:
        yield drawn(part, door.not_ready, cast.reader, (part,))
    yield drawn("", door.not_open, cast.reader)
    yield drawn("", door.rest_first, cast.reader)
    ask = cast.ask(Status.DECLINED).id
    for resting in (None, BACK):
        for reply in Reply:
            for why in Occasion:
                mentor, offer = replace(cast.mentor, resting_until=resting), RestOffer(ask, NOW, reply, why)
                name = f"mentors.door.asked: {why}, {reply or 'open'}, back {resting}"
                yield Shown(name, Message("Declined", door.asked(cast.reader, mentor, offer)))


def _leaving(cast: Cast) -> Iterator[Shown]:
    for state, owed in (
        ("nothing owed", door.Owed()),
        ("one of each", door.Owed((cast.mentee,), (cast.mentee,), 1)),
        ("many", door.Owed((cast.mentee,) * 9, (cast.mentee,) * 6, 1200)),
    ):
        yield drawn(state, door.close_first, cast.reader, owed)
        yield drawn(state, door.hand_on_first, cast.reader, owed)

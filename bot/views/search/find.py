"""The results of a search: three mentors a page, and how to narrow it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.common.ids import LookingId, PersonId
from bot.domain.common.people import ANSWERS_IN, Mentor
from bot.domain.search.matching import Facet, Found, Hit, Looking
from bot.ui.fit import fit, fit_line
from bot.ui.limits import OPTIONS
from bot.ui.nodes import (
    Button,
    Buttons,
    Card,
    Filters,
    Message,
    Node,
    Option,
    Select,
    Text,
    Tone,
    Weight,
)
from bot.ui.verbs import home, search
from bot.views.common import may_ask, namesakes, people
from bot.views.common.may_ask import NOTHING_STANDS, Standing
from bot.views.common.reader import Reader
from bot.views.open_asks import open_ask
from bot.views.opening.first_hello import EVERYONE
from bot.views.search import room_again, understood, wishes

PAGE_SIZE = 3
MOST_FULL = 2
"""How many mentors without room are shown on a page, where their name was typed."""
MOST_OPTIONS = 12
"""How many values of one facet are shown: the most frequent, few enough to see at a glance."""


LONGEST_VALUE = 90


@dataclass(frozen=True, slots=True)
class Seen:
    """A mentor as one searcher sees them: how soon they answer, and how much room each kind has."""

    mentor: Mentor
    hours: tuple[float, ...]
    left: Mapping[str, int]
    back: date | None = None
    """The day on which they have room again, where the calendar alone decides it."""
    standing: Standing = NOTHING_STANDS
    """What keeps the searcher from asking them."""

    @property
    def has_room(self) -> bool:
        """Tell whether there is room for any kind."""
        return any(self.left.values())


@dataclass(frozen=True, slots=True)
class You:
    """The searcher, a mentor who looked for their own name; whether others find their card now."""

    id: PersonId
    is_found: bool


@dataclass(frozen=True, slots=True)
class Results:
    """One page of one search."""

    id: LookingId
    looking: Looking
    found: Found
    page: int
    seen: Mapping[PersonId, Seen]
    narrowing: bool = False
    helps: tuple[Facet, int] | None = None
    """Where nobody was found: the one choice whose removal would find most, and how many."""
    few: bool = False
    """Whether the community is only just opening: then a new mentor may fit better."""
    you: You | None = None


def results(reader: Reader, shown: Results) -> Message:
    """Show one page of results."""
    if not shown.found.listed and not shown.found.full:
        return _nobody(reader, shown)
    shown = replace(shown, seen=dict(zip(shown.seen, told_apart(shown.seen.values()), strict=True)))
    cards = tuple(_card(reader, shown, hit) for hit in shown.found.hits if hit.mentor in shown.seen)
    places = [shown.seen[hit.mentor].mentor.place for hit in shown.found.hits if hit.mentor in shown.seen]
    known = [hit for hit in shown.found.full if hit.mentor in shown.seen]
    named = tuple(_full(reader, shown, hit) for hit in known if hit.named and not shown.page)
    others = tuple(_full(reader, shown, hit) for hit in known if not hit.named)
    filters = (_filters(reader, shown),) if shown.narrowing else ()
    full = others[: max(0, MOST_FULL - len(named))]
    return Message(
        _title(reader, shown),
        (
            *_you(reader, shown),
            *_narrowed(reader, shown),
            *understood.chips(reader, shown.id, shown.looking.words, shown.found),
            *understood.missed(reader, shown.found, places, shown=(shown.page + 1) * PAGE_SIZE),
            *named[:MOST_FULL],
            *cards,
            *full,
            *filters,
            _steps(reader, shown),
        ),
    )


def told_apart(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    """Return the mentors of a screen, those of one name told apart."""
    all_of_them = tuple(seen)
    told = namesakes.mentors(one.mentor for one in all_of_them)
    return tuple(replace(one, mentor=mentor) for one, mentor in zip(all_of_them, told, strict=True))


def _you(reader: Reader, shown: Results) -> tuple[Node, ...]:
    if shown.you is None:
        return ()
    said = (
        "That is you. Others find your card here; you see everybody else's."
        if shown.you.is_found
        else "That is you. Nobody finds your card until your door is open."
    )
    see = Button(reader.say("See my card"), search.READ, search.CardRead(shown.you.id, shown.id, shown.page))
    return (Text(reader.say(said)), Buttons((see,)))


def _title(reader: Reader, shown: Results) -> str:
    words = people.isolated(fit_line(shown.looking.words, 60))
    if shown.found.near and not shown.found.total:
        return reader.say("Nearly what you said")
    if not words:
        return reader.many(shown.found.total, "1 mentor with room now", "{n} mentors with room now")
    return reader.many(
        shown.found.total,
        "1 mentor for “{words}”, with room now",
        "{n} mentors for “{words}”, with room now",
        words=words,
    )


def _narrowed(reader: Reader, shown: Results) -> tuple[Node, ...]:
    values = [value_name(reader, facet, v) for facet, chosen in shown.looking.chosen.items() for v in chosen]
    if not values:
        return ()
    said = reader.say("Narrowed to {values}.", values=" · ".join(fit_line(value, 40) for value in values))
    return (Text(fit(said, 400), Tone.QUIET),)


def _card(reader: Reader, shown: Results, hit: Hit) -> Card:
    seen = shown.seen[hit.mentor]
    # The index may be a moment behind: whether there is room is asked of the database.
    ask = (
        may_ask.step(reader, seen.mentor, seen.standing)
        if seen.has_room or seen.standing.open_ask
        else (room_again.tell_me(reader, seen.mentor),)
    )
    read = _read_more(reader, shown, hit)
    lines = (
        people.who_and_where(reader, seen.mentor),
        *gives(reader, seen),
        *may_ask.line(reader, seen.mentor, seen.standing),
        *understood.why(reader, hit, seen.mentor),
    )
    return Card(
        title=people.heading(reader, seen.mentor.person),
        face=people.face(reader, seen.mentor.person),
        lines=lines,
        quote=people.story(seen.mentor),
        buttons=(*ask, read),
    )


def gives(reader: Reader, seen: Seen) -> tuple[str, ...]:
    """Return what they have room for and how soon they answer, or when there is room again."""
    if not seen.has_room:
        return (room_again.again(reader, seen.mentor, seen.back),)
    kinds = [reader.kind_within(key) for key, left in seen.left.items() if left]
    return (" · ".join([*kinds, *answers_in(reader, seen)]),)


def answers_in(reader: Reader, seen: Seen) -> tuple[str, ...]:
    """Return how soon they usually answer; nothing where they show it only to those they help."""
    kept = ANSWERS_IN in seen.mentor.hidden
    return () if kept else (people.usually_answers(reader, list(seen.hours)),)


def _read_more(reader: Reader, shown: Results, hit: Hit) -> Button:
    about = search.CardRead(hit.mentor, shown.id, shown.page)
    return Button(reader.say("Read more"), search.READ, about)


def _full(reader: Reader, shown: Results, hit: Hit) -> Card:
    seen = shown.seen[hit.mentor]
    line = room_again.again(reader, seen.mentor, seen.back)
    read = _read_more(reader, shown, hit)
    own = may_ask.step(reader, seen.mentor, seen.standing) if seen.standing.open_ask else ()
    steps = (*own, room_again.tell_me(reader, seen.mentor), read)
    return Card(
        title=people.heading(reader, seen.mentor.person),
        face=people.face(reader, seen.mentor.person),
        lines=(
            people.who_and_where(reader, seen.mentor),
            line,
            *may_ask.line(reader, seen.mentor, seen.standing),
        ),
        quote="",
        buttons=steps,
    )


def _steps(reader: Reader, shown: Results) -> Buttons:
    narrow = Button(reader.say("Narrow it"), search.NARROW, search.PageOf(shown.id, shown.page))
    show = reader.many(shown.found.listed, "Show 1 mentor", "Show {n} mentors")
    done = Button(show, search.PAGE, search.PageOf(shown.id, shown.page), Weight.MAIN)
    steps = [done if shown.narrowing else narrow]
    if shown.page:
        steps.append(Button(reader.say("Back"), search.PAGE, search.PageOf(shown.id, shown.page - 1)))
    if (shown.page + 1) * PAGE_SIZE < shown.found.listed:
        steps.append(Button(reader.say("Next page"), search.PAGE, search.PageOf(shown.id, shown.page + 1)))
    steps.append(open_ask.button(reader, shown.id))
    if shown.few or not shown.found.total:
        steps.append(wishes.someone_new(reader, shown.id))
    return Buttons(tuple(steps))


def _filters(reader: Reader, shown: Results) -> Filters:
    names = {
        Facet.KIND: reader.say("Kind of help"),
        Facet.FIELD: reader.say("Field"),
        Facet.COUNTRY: reader.say("Place"),
        Facet.LANGUAGE: reader.say("Language"),
    }
    selects = tuple(_select(reader, shown, facet, label) for facet, label in names.items())
    filled = tuple(select for select in selects if select.options)
    return Filters(filled, search.FILTER, shown.id, reader.say("Apply"), along=(search.PAGE,))


def _select(reader: Reader, shown: Results, facet: Facet, label: str) -> Select:
    chosen = shown.looking.chosen.get(facet, ())
    counts = dict(shown.found.counts.get(facet, ()))
    values = dict.fromkeys([*chosen, *list(counts)[:MOST_OPTIONS]])
    # A value goes to the platform and comes back: leave out one that a platform would change.
    carried = [value for value in values if fit_line(value, LONGEST_VALUE) == value]
    options = tuple(
        Option(v, fit_line(value_name(reader, facet, v), 50), count=counts.get(v, 0)) for v in carried
    )
    return Select(facet, label, options[:OPTIONS], chosen)


def value_name(reader: Reader, facet: Facet, value: str) -> str:
    """Return the name of a facet's value."""
    if facet is Facet.COUNTRY:
        return reader.country(value)
    return reader.say(reader.kind(value).name) if facet is Facet.KIND else value


def _nobody(reader: Reader, shown: Results) -> Message:
    words = people.isolated(fit_line(shown.looking.words, 60))
    said = (
        reader.say("Nobody for “{words}” has room at the moment. Other words may find somebody.", words=words)
        if words
        else reader.say("Nobody has room for just that at the moment.")
    )
    other = _you(reader, shown) or (Text(said),)
    chips = understood.chips(reader, shown.id, shown.looking.words, shown.found)
    steps = (
        wishes.someone_new(reader, shown.id),
        open_ask.button(reader, shown.id),
        Button(reader.say("Show everyone with room"), search.FIND, EVERYONE),
        Button(reader.say("My home"), home.HOME),
    )
    return Message(
        reader.say("Nobody yet"),
        (*other, *_narrowed(reader, shown), *chips, *_which_to_lift(reader, shown), Buttons(steps)),
    )


def _which_to_lift(reader: Reader, shown: Results) -> tuple[Node, ...]:
    if shown.helps is None:
        return ()
    facet, number = shown.helps
    values = ", ".join(value_name(reader, facet, value) for value in shown.looking.chosen[facet])
    label = reader.many(
        number, "Without “{values}”: 1 person", "Without “{values}”: {n} people", values=fit_line(values, 40)
    )
    return (Buttons((Button(label, search.LIFT, search.FacetOf(shown.id, facet), Weight.MAIN),)),)

"""Whatever people wrote, hid or left empty, and however many they are: every screen is drawn, and whole."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.domain.common.ids import CommunityId, LookingId, PersonId, WishId
from bot.domain.common.people import HIDEABLE, Door, Mentor
from bot.domain.programme.kinds import Offer
from bot.domain.search.matching import Facet, Found, Hit, Looking
from bot.domain.search.wishes import Status, Wish, WishAbout
from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.fit import fit_line
from bot.ui.forms import Form, Rejected
from bot.ui.nodes import Button, Card, Message, Quote, pressable, texts
from bot.views.common import alternatives
from bot.views.common.may_ask import Standing
from bot.views.common.reader import Reader
from bot.views.mentors import whole_card
from bot.views.search import compare, find, saved, wishes
from tests.contract.drawing import Screen, Shown, drawn
from tests.contract.made_up import CLOSES, HERE, NOW, PROGRAMME, VOICES, Cast, cast
from tests.contract.screens import screens

LOCALES: Final = ("en-GB", "en-US", "de", "fr", "es")
ODD: Final = (
    "\u200b",
    "x",
    "𝔸𝔹" * 20,
    "👩‍👩‍👧‍👦" * 8,
    "e\u0301\u0323\u0330" * 30,
    "שירה כהן \u202e",
    "كيف أبدأ؟",
    "W" * 90,
    "{name} {0} %s",
    "a\n\n\n\nb",
)
CALM: Final = "Plain words"

BOUNDED: Final = settings(
    deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)
"""A screen has few parts, so a failure is read as it is: to shrink it would draw them all for minutes."""

names = st.sampled_from(("", *ODD))
written = st.sampled_from((*ODD, *(one * (1200 // len(one)) for one in ODD)))
maybe = st.one_of(st.just(""), st.just(" \u2060 "), written)
hidden = st.frozensets(st.sampled_from(sorted(HIDEABLE)))
readers = st.builds(
    Reader,
    st.sampled_from(LOCALES),
    st.sampled_from(("Europe/London", "Pacific/Chatham")),
    st.just(PROGRAMME),
    st.just(NOW),
)


@st.composite
def casts(draw: st.DrawFn) -> Cast:
    """Draw people who hide any parts, leave any empty and write anything."""
    one = cast(VOICES[0])
    mentor = replace(
        _mentor(draw, one.mentor),
        glad=tuple(draw(written) for _ in one.mentor.glad),
        offers=tuple(replace(offer, easy=draw(maybe)) for offer in one.mentor.offers),
    )
    person = replace(mentor.person, name=draw(names))
    mentee = replace(one.mentee, name=draw(names), line=draw(maybe))
    return Cast(mentee, replace(mentor, person=person).face(), draw(written), draw(readers))


def _mentor(draw: st.DrawFn, one: Mentor) -> Mentor:
    return replace(
        one,
        headline=draw(maybe),
        story=draw(maybe),
        field=draw(maybe),
        place=draw(maybe),
        country=draw(maybe),
        languages=(draw(maybe),),
        manners=draw(st.sampled_from(((), one.manners))),
        hidden=draw(hidden),
    )


def calm(strange: Cast) -> Cast:
    """Return the same people with plain words, in the same language; who erased themselves has no name."""
    one = cast(VOICES[0])
    mentee = replace(one.mentee, name=strange.mentee.name and one.mentee.name)
    person = one.mentor.person
    mentor = replace(one.mentor, person=replace(person, name=strange.mentor.person.name and person.name))
    return Cast(mentee, mentor, one.words, strange.reader)


def presses(screen: Screen) -> Counter[str]:
    """Return the verb of every button, and of a form, and how often each is there; a ref may hold a print."""
    match screen:
        case Form() | Rejected():
            form = screen if isinstance(screen, Form) else screen.form
            return Counter([form.token.split(":")[1]])
        case Message(body=body):
            return Counter(button.verb.name for node in body for button in pressable(node))


def said(screen: Screen) -> str:
    """Return all running text of a message."""
    return (
        "\n".join((screen.title, *(text for node in screen.body for text in texts(node))))
        if isinstance(screen, Message)
        else ""
    )


def quotes(screen: Screen) -> int:
    """Return how many quotes stand by themselves: each is a question, an answer or a preview."""
    return sum(isinstance(node, Quote) for node in screen.body) if isinstance(screen, Message) else 0


BY_THE_WORDS: Final = ("home.typed.shall_i",)
"""What was typed decides which buttons there are."""

MAY_GO: Final = ("mentors.whole_card.", "mentors.first_door_approve.", "mentors.door.before_opening")
"""Screens with a story, which may be empty: then there is no quote."""

GIVEN_BACK: Final = ("words.written_words.beside", "platforms.notes.handed_back")
"""Words that were not taken stand in quotes, or in a file where they are too long for them."""


def gives_back(screen: Screen) -> bool:
    """Tell whether a message has words to be copied."""
    return isinstance(screen, Message) and any(isinstance(node, Quote | File) for node in screen.body)


@settings(BOUNDED, max_examples=4)
@given(strange=casts())
def test_every_screen_keeps_its_buttons_questions_and_dates(strange: Cast) -> None:
    day = strange.reader.day(CLOSES)
    for shown, plain in zip(screens(strange), screens(calm(strange)), strict=True):
        if not shown.name.startswith(BY_THE_WORDS):
            assert presses(shown.screen) == presses(plain.screen), shown.name
        assert said(shown.screen).count(day) >= said(plain.screen).count(day), shown.name
        if shown.name.startswith(GIVEN_BACK):
            # Of unseen characters alone, there is nothing to give back.
            assert gives_back(shown.screen) or not fit_line(strange.words, 10), shown.name
        elif not shown.name.startswith(MAY_GO):
            assert quotes(shown.screen) == quotes(plain.screen), shown.name


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("voice", [VOICES[0], VOICES[5]], ids=lambda voice: voice.title)
def test_nothing_of_ours_is_ever_cut_or_left_out(voice: object, locale: str) -> None:
    """What mends itself is for what people wrote: our own sentences fit, with the longest values too."""
    one = cast(voice)  # type: ignore[arg-type]
    shown = screens(replace(one, reader=replace(one.reader, locale=locale)))
    left = {one.name: one.screen.left_out for one in shown if isinstance(one.screen, Message)}

    assert {name: parts for name, parts in left.items() if parts} == {}


KINDS: Final = tuple(kind.key for kind in PROGRAMME.kinds)
counts = st.sampled_from((0, 1, 10_000))
standings = st.sampled_from(
    (Standing(), Standing(open_ask="ask_0123456789abcdefghijkl"), Standing(not_before=CLOSES))
)


@st.composite
def seen(draw: st.DrawFn, number: int) -> find.Seen:
    """Draw a mentor of any offers, of which any are taken, with anything hidden."""
    one = cast(VOICES[0]).mentor
    kinds = draw(st.lists(st.sampled_from(KINDS), unique=True))
    person = replace(one.person, id=PersonId(f"per_{number:0>22}"), name=draw(names))
    offers = tuple(Offer(kind, PROGRAMME.kind(kind).budget, draw(maybe)) for kind in kinds)
    glad = tuple(draw(written) for _ in range(draw(st.integers(0, 3))))
    mentor = replace(_mentor(draw, one), person=person, offers=offers, glad=glad, door=Door.OPEN).face()
    hours = draw(st.sampled_from(((), (3.0,), (5_000.0,))))
    back = draw(st.sampled_from((None, date(2027, 1, 4))))
    return find.Seen(mentor, hours, {kind: draw(counts) for kind in kinds}, back, draw(standings))


@st.composite
def results(draw: st.DrawFn) -> find.Results:
    """Draw one page of a search, by any words, with any counts."""
    several = [draw(seen(number)) for number in range(draw(st.integers(0, 5)))]
    every = {one.mentor.id: one for one in several}
    why = (draw(written), "product")
    hits, full = tuple(every)[:3], tuple(every)[3:]
    value = draw(written)
    by_facet = {facet: tuple((f"{value[:40]}{n}", draw(counts)) for n in range(30)) for facet in Facet}
    by_facet[Facet.KIND] = tuple((kind, draw(counts)) for kind in KINDS)
    found = Found(
        draw(st.sampled_from((len(hits), 10_000))) if hits else 0,
        tuple(Hit(one, why) for one in hits),
        draw(st.sampled_from(({}, by_facet))),
        tuple(Hit(one, named=draw(st.booleans())) for one in full),
    )
    chosen = draw(st.sampled_from(({}, {Facet.FIELD: (value,) * 9, Facet.KIND: KINDS})))
    helps = (Facet.FIELD, draw(counts) or 1) if chosen else None
    looking = Looking(CommunityId(HERE), draw(maybe), chosen)
    number = draw(st.sampled_from((0, 1, 3_333)))
    return find.Results(LookingId("lkg_1"), looking, found, number, every, bool(found.counts), helps, True)


def lists(reader: Reader, shown: find.Results) -> Iterator[Shown]:
    """Draw every screen on which mentors are listed or stand alone."""
    several = tuple(shown.seen.values())
    yield drawn("", find.results, reader, shown)
    yield drawn("", saved.saved_people, reader, several * 3)
    for one in several:
        yield drawn("", whole_card.whole_card, reader, one, saved=True)
        yield drawn("", compare.with_whom, reader, one, saved=False)
        yield drawn("", wishes.room_now, reader, one.mentor, one.standing)
        for about in (WishAbout.ROOM, WishAbout.SOMEONE):
            wish = Wish(
                WishId("wsh_1"), HERE, one.mentor.id, about, NOW, shown.looking.words, standing=Status.TOLD
            )
            wished = wishes.Wished(wish, one.mentor, one.left, one.standing)
            yield drawn("", wishes.come_true, reader, wished)
            yield drawn("", wishes.wishes, reader, [wished] * 10)
    if len(several) > 1:
        yield drawn("", compare.side_by_side, reader, several[:3], several[3:])
    others = tuple(one.mentor for one in several[:3])
    yield Shown("instead", Message("Title", alternatives.instead(reader, others)))
    yield Shown("with room", Message("Title", alternatives.with_room(reader, "ask_1", others)))


@settings(BOUNDED, max_examples=20)
@given(shown=results(), reader=readers)
def test_every_list_is_drawn_whole(shown: find.Results, reader: Reader) -> None:
    for screen in lists(reader, shown):
        message = screen.screen
        assert isinstance(message, Message)
        assert limits.measure(said(message)) <= limits.MESSAGE + len(message.body) * 10, screen.name
        for node in message.body:
            if isinstance(node, Card):
                assert all(line.strip() for line in node.lines)


@settings(BOUNDED, max_examples=20)
@given(shown=results(), reader=readers)
def test_who_is_listed_can_be_read_and_asked_or_it_is_said_why_not(
    shown: find.Results, reader: Reader
) -> None:
    message = find.results(reader, shown)
    for hit in shown.found.hits:
        one = shown.seen[hit.mentor]
        pressed = [button for button in _all(message) if hit.mentor in button.token]
        assert f"1:read:{hit.mentor}.{shown.id}.{shown.page}" in [button.token for button in pressed]
        asks = f"1:ask:{hit.mentor}" in [button.token for button in pressed]
        assert asks is (one.has_room and one.standing.may_ask)
        if one.standing.not_before is not None:
            assert reader.day(CLOSES) in said(message)


def _all(message: Message) -> list[Button]:
    return [button for node in message.body for button in pressable(node)]

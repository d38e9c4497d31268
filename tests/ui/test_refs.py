"""References: what is written is read back, and anything else is read as None."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers import all_routes
from bot.ui import refs
from bot.ui.nodes import Button
from bot.ui.refs import PageNumber, Ref
from bot.ui.verbs import Answers, AnswersAbout, Opens, OpensAbout, asks, mentorships, programme, search

SHOWN: Final = datetime(2026, 12, 7, 16, tzinfo=UTC)


def about() -> Iterator[AnswersAbout[Ref] | OpensAbout[Ref]]:
    """Yield every verb whose reference is more than a bare id."""
    for route in all_routes().values():
        if isinstance(route.verb, AnswersAbout | OpensAbout):
            yield route.verb


VERBS: Final = tuple(about())
SHAPES: Final = tuple(dict.fromkeys(shape for verb in VERBS for shape in verb.about))

PARTS: Final = {
    str: st.text(st.characters(exclude_characters="."), max_size=30),
    int: st.integers(0, 9_999_999_999),
    date: st.dates(),
    datetime: st.integers(0, 9_999_999_999).map(lambda at: datetime.fromtimestamp(at, UTC)),
}


def parts(hint: object) -> st.SearchStrategy[object]:
    """Return a strategy for the values of a field."""
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if given_ := get_args(hint):
        return st.one_of([st.none() if one is type(None) else parts(one) for one in given_])
    return PARTS[hint]  # type: ignore[index]


@st.composite
def written(draw: st.DrawFn) -> tuple[type[Ref], list[object]]:
    """Draw a shape and its fields; after a field that is left out, the others are left out too."""
    shape = draw(st.sampled_from(SHAPES))
    values = [draw(parts(hint)) for hint in get_type_hints(shape).values()]
    ends = values.index(None) if None in values else len(values)
    return shape, [value if place < ends else None for place, value in enumerate(values)]


@given(written())
def test_what_is_written_is_read_back(one: tuple[type[Ref], list[object]]) -> None:
    shape, values = one
    ref = shape(*values)

    assert refs.read((shape,), refs.write(ref)) == ref


@given(st.text())
def test_any_text_is_read_or_none_and_never_an_error(text: str) -> None:
    for verb in VERBS:
        ref = verb.read(text)
        assert ref is None or type(ref) in verb.about


@given(st.lists(st.sampled_from(["", "glad", "again", "on", "room", "1", "9" * 11, "²", "2026-13-01", "-1"])))
def test_what_looks_almost_right_is_never_an_error(pieces: list[str]) -> None:
    for verb in VERBS:
        ref = verb.read(".".join(pieces))
        assert ref is None or verb.read(refs.write(ref)) == ref


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (asks.AskOf("per_1"), "per_1"),
        (asks.AskWithGlad("per_1", "glad", 2), "per_1.glad.2"),
        (asks.AskAfter("per_1", "smaller", "ask_1"), "per_1.smaller.ask_1"),
        (programme.HandOf("hnd_1"), "hnd_1"),
        (programme.HandOf("hnd_1", "list"), "hnd_1.list"),
        (mentorships.TimeOf("shp_1", SHOWN), "shp_1.1796659200"),
        (search.WishForOpening("opening", ""), "opening."),
        (search.Beside("per_1", "per_2"), "per_1.per_2"),
        (PageNumber(3), "3"),
    ],
)
def test_a_reference_is_written_as_its_fields(ref: Ref, text: str) -> None:
    assert refs.write(ref) == text
    assert refs.read((type(ref),), text) == ref


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        (mentorships.CHOOSE_TIME, "shp_1"),
        (mentorships.CHOOSE_TIME, "shp_1.99999999999"),
        (mentorships.CHOOSE_TIME, "shp_1.-1"),
        (mentorships.CHOOSE_TIME, "shp_1.1.1"),
        (mentorships.WENT, "shp_1."),
        (programme.TURN_KIND, "quick-question.sideways"),
        (search.PAGE, "lkg_1.٣"),
        (search.PAGE, "lkg_1.007"),
        (asks.ASK, "per_1.again"),
    ],
)
def test_what_was_made_by_hand_is_none(verb: AnswersAbout[Ref], text: str) -> None:
    assert verb.read(text) is None


@pytest.mark.parametrize(
    "ref",
    [
        mentorships.TimeOf("shp.1", SHOWN),
        mentorships.TimeOf("shp_1", SHOWN.replace(microsecond=1)),
        mentorships.TimeOf("shp_1", datetime(2026, 12, 7)),  # noqa: DTZ001 - that is what is refused
        search.PageOf("lkg_1", -1),
        search.Beside("per_1", None, "per_3"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(ref: Ref) -> None:
    with pytest.raises(ValueError, match="could not be read back"):
        refs.write(ref)


@pytest.mark.parametrize(
    ("verb", "ref"),
    [
        (mentorships.MET, mentorships.WentOf("shp_1", "good")),
        (mentorships.MET, "shp_1"),
        (Answers("see-ask"), programme.HandOf("hnd_1")),
        (Opens("reword"), asks.QuestionOf("ask_1")),
    ],
)
def test_a_button_is_about_what_its_verb_reads(verb: Answers | Opens, ref: str | Ref) -> None:
    with pytest.raises(ValueError, match="is not about"):
        Button("Press", verb, ref)

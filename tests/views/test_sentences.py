"""How the bot speaks: plain words, no shouting, a next step in every no, and names that stay in place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

import pytest

from bot.domain.asks.ask import Status
from bot.domain.common.refusals import Refusal, Refused
from bot.ui.nodes import Aside, Button, Buttons, Card, Message, Text
from bot.views.answers import answer, decline
from bot.views.asks import ask
from bot.views.common import alternatives, refusals
from bot.views.opening import first_hello
from tests.contract.drawing import Shown
from tests.contract.made_up import CLOSES, READER, VOICES, Cast, cast
from tests.contract.reading import Read, reading
from tests.contract.screens import screens

CALM: Final[Cast] = cast(VOICES[0])
HEBREW: Final[Cast] = cast(next(voice for voice in VOICES if voice.title == "right to left"))
THEIRS: Final = {CALM.words, CALM.mentee.name}

NOT_OUR_WORDS: Final = re.compile(r"\b(user|match|reject|penalt|stuck|dismiss|expire)\w*", re.IGNORECASE)
AMERICAN: Final = re.compile(
    r"\b(color|organiz|recogniz|apologiz|favorite|behavior|center|catalog|program\b|canceled|neighbor|honor)",
    re.IGNORECASE,
)
UNFILLED: Final = re.compile(r"[{}]|\bNone\b|  | [.,]")


@cache
def every() -> tuple[Shown, ...]:
    """Return every screen in plain words."""
    return screens(CALM)


def those(part: str) -> list[Shown]:
    """Return the screens whose name has this part; raise AssertionError where there is none."""
    found = [shown for shown in every() if part in shown.name]
    assert found, f"no screen is named {part!r}: was its view renamed?"
    return found


def noes() -> list[Shown]:
    """Return every no."""
    return [shown for shown in those("refusals.") if "taking" not in shown.name]


PARTS_OF_BAD_NEWS: Final = (
    "asks.ask.outcome: declined",
    "asks.ask.outcome: closed",
    "nobody",
    "handed back",
    "decline",
)


def sentences(shown: Shown) -> Iterator[str]:
    """Return the words of a screen with its labels, without tokens and values."""
    places: dict[str, tuple[int, ...]] = {
        "button": (1,),
        "box": (),
        "chip": (3,),
        "option": (3, 4),
        "filters": (),
    }
    for read in reading(shown.screen):
        yield from _said(read, places.get(read[0]))


def _said(read: Read, places: tuple[int, ...] | None) -> tuple[str, ...]:
    if read[0] == "form":
        return (read[1],)
    return read[1:] if places is None else tuple(read[place] for place in places)


def ours(shown: Shown) -> list[str]:
    return [text for text in sentences(shown) if text not in THEIRS]


def saying(wrong: re.Pattern[str], shown: Iterable[Shown]) -> dict[str, list[str]]:
    """Return each screen with the sentences of ours on it in which this is found."""
    found = {one.name: [text for text in ours(one) if wrong.search(text)] for one in shown}
    return {name: texts for name, texts in found.items() if texts}


def buttons(message: Message) -> list[Button]:
    rows = [node.buttons for node in message.body if isinstance(node, Buttons | Card)]
    return [button for row in rows for button in row]


def before_a_button(message: Message) -> str:
    said = []
    for node in message.body:
        if isinstance(node, Buttons | Card):
            break
        if isinstance(node, Text):
            said.append(node.text)
    return " ".join(said)


def test_the_screens_are_read() -> None:
    assert len(every()) > 900
    assert sum(bool(ours(shown)) for shown in every()) > 900


def test_no_sentence_uses_a_cold_word() -> None:
    assert saying(NOT_OUR_WORDS, every()) == {}


def test_every_sentence_is_spelt_as_the_british_do() -> None:
    assert saying(AMERICAN, every()) == {}


def test_every_place_in_a_sentence_is_filled() -> None:
    assert saying(UNFILLED, every()) == {}


def test_bad_news_is_never_shouted() -> None:
    unhappy = [*noes(), *(shown for part in PARTS_OF_BAD_NEWS for shown in those(part))]

    assert saying(re.compile("!"), unhappy) == {}


def test_every_no_has_a_next_step() -> None:
    onward = {no.name: isinstance(no.screen, Message) and bool(buttons(no.screen)) for no in noes()}

    assert [name for name, has_one in onward.items() if not has_one] == []


def test_a_refusal_takes_two_sentences_at_most() -> None:
    said = {why: before_a_button(refusals.refused(READER, Refused(why, CLOSES)).message) for why in Refusal}
    lengths = {why: len(re.findall(r"[.?](?:\s|$)", text)) for why, text in said.items()}

    assert {why: length for why, length in lengths.items() if length not in {1, 2}} == {}


def test_every_refusal_has_its_own_sentence() -> None:
    said = {before_a_button(refusals.refused(READER, Refused(why, CLOSES)).message) for why in Refusal}

    # What is between others gets the answer of what is gone, which proves nothing.
    assert len(said) == len(Refusal) - 1


def test_a_refusal_with_others_offers_them_in_place_of_the_plain_step() -> None:
    three = alternatives.instead(READER, (CALM.mentor,))
    pressed = buttons(refusals.refused(READER, Refused(Refusal.FULL), *three).message)

    assert [button.label for button in pressed] == ["Ask Imani", "Read more", "Find somebody else"]


def test_a_no_says_from_when_it_would_be_a_yes() -> None:
    no = refusals.refused(READER, Refused(Refusal.TOO_SOON, CLOSES)).message

    assert "again from Monday 7 December." in before_a_button(no)


def first_text(message: Message) -> str:
    return next(node.text for node in message.body if isinstance(node, Text))


def test_a_receipt_says_its_day_as_people_do() -> None:
    shown = ask.receipt(READER, CALM.ask(Status.WAITING), CALM.mentor.person)

    assert first_text(shown) == "By Monday 7 December you will have Imani's answer, or others to ask."


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (1, "You can have one ask under way at a time; it comes back with the answer."),
        (3, "You can have 3 asks under way at once, but you needn't; one comes back with each answer."),
    ],
)
def test_what_stays_in_a_chat_counts_nothing_that_changes(most: int, said: str) -> None:
    """The confirmation of a sending stays: a number of further asks is untrue with the next answer."""
    programme = replace(READER.programme, caps=replace(READER.programme.caps, open_asks=most))
    shown = ask.sent(replace(READER, programme=programme))

    assert [node.text for node in shown.body if isinstance(node, Text)][1] == said


def test_a_right_to_left_name_stays_within_its_place() -> None:
    shown = ask.receipt(READER, HEBREW.ask(Status.WAITING), HEBREW.mentor.person)

    assert shown.title == "Your ask to \u2068שירה\u2069"
    assert "\u2068שירה\u2069's answer" in first_text(shown)


def test_isolates_come_in_pairs_on_every_screen() -> None:
    said = [text for shown in screens(HEBREW) for text in sentences(shown)]

    assert [text for text in said if text.count("\u2068") != text.count("\u2069")] == []
    assert [text for text in said if "\u2068" in text]


def test_no_words_of_people_reach_the_title_of_a_form() -> None:
    form = ask.ask_form(READER, HEBREW.mentor, ("career-chat",), {})

    assert (form.title, form.send) == ("Your ask", "Preview")


@pytest.mark.parametrize("words", ["\u200b" * 40, "\u2060 \u2060" * 20])
def test_words_nobody_can_see_are_asked_for_again(words: str) -> None:
    assert set(ask.question_errors(READER, words, "")) == {"question"}
    assert set(answer.words_errors(READER, words)) == {"words"}
    assert set(decline.READY_NOES.errors(READER, {"ready": "own", "words": words})) == {"words"}


@pytest.mark.parametrize("length", [19, 20, 1200, 1201])
def test_a_question_is_taken_between_its_limits(length: int) -> None:
    errors = ask.question_errors(READER, "x" * length, "")

    assert bool(errors) is (length in {19, 1201})


def test_a_long_text_is_told_both_numbers_and_that_it_is_kept() -> None:
    said = ask.question_errors(READER, "x" * 1234, "")["question"]

    assert said == "This has 1,234 characters and 1,200 fit. Your words are kept: please shorten them."


def test_help_names_the_commands_as_this_community_does() -> None:
    renamed = replace(READER, programme=replace(READER.programme, commands={"find-mentor": "find-somebody"}))
    shown = first_hello.help_page(renamed)

    assert isinstance(shown, Aside)
    assert first_text(shown.message).startswith("/find-somebody — ")


def test_a_wrong_choice_of_kind_or_answer_is_told_beside_it() -> None:
    assert ask.no_such_kind(READER).startswith("There is no room for this one")
    assert set(decline.READY_NOES.errors(READER, {})) == {"ready"}
    assert decline.READY_NOES.sentence(READER, "nonsense") == ""


def test_nobody_who_left_is_called_sorted() -> None:
    gone = replace(CALM.mentee, has_left=True)
    taken_back = CALM.ask(Status.WITHDRAWN, "quick-question")
    for one in (taken_back, replace(taken_back, first_kind="career-chat")):
        card = answer.MentorCard(one, CALM.mentor, gone, rank=1)
        said = " ".join(word for part in reading(answer.mentor_card(CALM.reader, card)) for word in part)
        assert "is not here any more" in said
        assert "sorted" not in said

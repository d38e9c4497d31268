"""Labels are acts: what each press that writes does can be read on its button, in every language."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest

from bot.handlers import all_routes
from bot.ui.forms import Rejected
from bot.ui.nodes import Button, Buttons, Message
from bot.ui.verbs import Answers, answers, asks
from bot.views import acts
from bot.views.catalogues import catalogue, spoken
from bot.views.common.acts import Act
from tests.contract.drawing import Shown
from tests.contract.made_up import READER, VOICES, cast
from tests.contract.screens import screens
from tests.fakes.reading import buttons_of
from tests.stored.shapes import example, golden

BARE: Final = re.compile(
    r"(yes|no|ok|okay|sure|fine|this one|that one|do it|go|keep|keep it|leave it|use it"
    r"|done|submit|confirm|continue"
    r"|ja|nein|klar|diese|dieser|dieses|behalten|lassen|fertig|weiter"
    r"|oui|non|d’accord|celui-ci|celle-ci|laisser|fait|continuer"
    r"|sí|si|vale|claro|este|esta|ese|esa|guardarlo|dejarlo|hecho|continuar)[.!]?"
    r"|(yes|no|ja|nein|oui|non|sí|si), .*",
    re.IGNORECASE,
)
"""A label whose meaning is in the title above it, or that begins with a bare yes or no."""

LANGUAGES: Final = spoken()


def drawn(language: str) -> Iterator[tuple[Shown, list[Button], str]]:
    """Yield each screen of the gallery in a language, with its buttons and its form's own button."""
    calm = cast(VOICES[0])
    for shown in screens(replace(calm, reader=replace(calm.reader, locale=language))):
        if isinstance(shown.screen, Message):
            yield shown, buttons_of(shown.screen), ""
        else:
            form = shown.screen.form if isinstance(shown.screen, Rejected) else shown.screen
            yield shown, [], form.send


def writing() -> dict[str, Answers]:
    """Return each verb that writes."""
    verbs = (route.verb for route in all_routes().values())
    return {verb.name: verb for verb in verbs if isinstance(verb, Answers) and verb.writes}


def test_each_verb_that_writes_says_what_it_does() -> None:
    assert acts.ACTS.keys() == writing().keys()
    assert len(acts.ACTS) == len(acts.EVERY)
    assert all(act.does and act.does[0].islower() and act.labels for act in acts.EVERY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_button_that_writes_has_a_label_of_its_act(language: str) -> None:
    strange = [
        (shown.name, button.verb.name, button.label)
        for shown, buttons, _ in drawn(language)
        for button in buttons
        if button.verb.name in acts.ACTS and not acts.ACTS[button.verb.name].is_drawn_as(button.label)
    ]
    assert strange == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_button_is_a_bare_word(language: str) -> None:
    said = {
        (shown.name, label) for shown, buttons, send in drawn(language) for label in (*_of(buttons), send)
    }
    assert len(said) > 100
    assert sorted(one for one in said if BARE.fullmatch(one[1])) == []


def _of(buttons: list[Button]) -> list[str]:
    return [button.label for button in buttons]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_act_has_a_bare_word(language: str) -> None:
    labels = [catalogue(language).gettext(label) for act in acts.EVERY for label in act.labels]
    assert [label for label in labels if BARE.fullmatch(label)] == []


def test_the_list_of_bare_words_knows_the_worst() -> None:
    assert all(
        BARE.fullmatch(word) for word in ("Yes", "No", "OK", "This one", "Yes, please", "Oui", "Nein", "Sí")
    )
    assert not any(BARE.fullmatch(word) for word in ("Not for me", "Nobody here is under 18", "Accept"))


def test_an_act_has_one_plain_label_for_each_reference() -> None:
    assert [act.verb.name for act in acts.EVERY if "{" in act.labels[0]] == []
    assert [act.verb.name for act in acts.EVERY if not set(act.by_ref.values()) <= set(act.labels)] == []
    by_ref = {act.verb.name: (act, set(act.by_ref.values())) for act in acts.EVERY if act.by_ref}
    assert by_ref
    assert {name: said for name, (act, said) in by_ref.items() if of_references(act) != said} == {}


def of_references(act: Act) -> set[str]:
    """Return the labels that an act has for the references that are stored for its verb."""
    return {act.label(example(ref)) for ref in golden("refs")[act.verb.name]} - {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_of_today_is_known_in_every_language_with_any_name(language: str) -> None:
    act = acts.ACTS[asks.LET_GO_NOW.name]
    said = catalogue(language).gettext(act.labels[-1]).format(name="Jonas (van) der Made-Up")
    assert act.is_drawn_as(said)
    assert not act.is_drawn_as(f"Now {said}")


def test_an_old_label_is_answered_with_the_act_of_today() -> None:
    assert acts.says_another_thing(answers.ACCEPT, "Yes")
    assert not acts.says_another_thing(answers.ACCEPT, "Accept")
    assert not acts.says_another_thing(answers.ACCEPT, "")
    answer = acts.old_label(READER, answers.ACCEPT, "ask_1", "Yes").message
    assert isinstance(answer.body[-1], Buttons)
    today = answer.body[-1].buttons[0]
    assert (today.label, today.token) == ("Accept", "1:accept:ask_1")

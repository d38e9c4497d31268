"""No word is lost: every route that takes or sends words, refused in every way, gives them back."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, product
from types import MappingProxyType

import pytest

from bot.domain.common.refusals import Refusal
from bot.handlers import all_routes
from bot.handlers.respond import Responder
from bot.handlers.routing import Answer, Answered, Opened, Received, Route, Who
from bot.handlers.work import Work
from bot.store.people.drafts import Drafts
from bot.ui.attachments import File
from bot.ui.forms import Form, Input, Rejected
from bot.ui.nodes import Aside, Quote
from bot.ui.requests import Request, Surface
from bot.ui.verbs import Opens, people
from tests.contract.made_up import VOICES, cast
from tests.contract.screens import screens
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.kept_words import stand
from tests.fakes.reading import form_of, message_of, words_of

REF = "ask_0123456789abcdefghijkl"
ROUTES = all_routes()
SUBMITTING = {name: route for name, route in ROUTES.items() if isinstance(route, Received) and route.words}
SENDING = {name: route for name, route in ROUTES.items() if isinstance(route, Answered) and route.sends}
NUMBERS = count(1)


def opened_by(route: Answered) -> Opens:
    assert route.sends is not None
    return route.sends


BOXES = {route.form.name: route.words for route in ROUTES.values() if isinstance(route, Received)}
KEPT_OF_A_WISH = 40
"""How much of a wish that is kept is surely read out in the list of wishes."""

WORDS = "What I wrote with care{when}, and would not like to write again in box {name}."


def words_for(form: Opens, *, times: int = 1, when: str = "") -> dict[str, str]:
    """Return words for each box of a form; `when` makes them others than those of another press."""
    return {name: " ".join([WORDS.format(name=name, when=when)] * times) for name in BOXES[form.name]}


def submits(
    here: Community, who: Acting, verb: str, written: dict[str, str], table: dict[str, Route]
) -> Answer:
    chosen = {name: (value,) for name, value in written.items()}
    request = Request(f"form {next(NUMBERS)}", who.actor, Surface.FORM, verb, REF, chosen)
    return Responder(here.runner, MappingProxyType(table)).respond(request)


def presses(here: Community, who: Acting, verb: str, table: dict[str, Route]) -> Answer:
    request = Request(f"press {next(NUMBERS)}", who.actor, Surface.CARD, verb, REF)
    return Responder(here.runner, MappingProxyType(table)).respond(request)


def has_written(here: Community, who: Acting, form: Opens, written: dict[str, str]) -> None:
    def save(open_: object) -> None:
        Drafts(open_, here.id, who.person.id, here.clock()).save(form.name, REF, written)  # type: ignore[arg-type]

    here.database.write(save)


def refusing(route: Route, no: Refusal) -> dict[str, Route]:
    def act(_: Request, work: Work) -> Aside:
        return work.refuse(no)

    return {**ROUTES, route.verb.name: replace(route, act=act)}


def breaking(route: Route) -> dict[str, Route]:
    def act(_: Request, work: Work) -> Aside:
        raise RuntimeError("a fault of ours")

    return {**ROUTES, route.verb.name: replace(route, act=act)}


@pytest.fixture
def leila(community_of_people: Community) -> Acting:
    return community_of_people.joins("Leila Haddad", manages=True)


def all_stand(written: dict[str, str], shown: Answer, who: Acting) -> bool:
    return all(stand(words, shown, who) for words in written.values())


# What a route says about its words


def forms() -> Iterator[Form]:
    for shown in screens(cast(VOICES[0])):
        if isinstance(shown.screen, Form | Rejected):
            yield form_of(shown.screen)


def test_every_box_to_write_in_is_known_to_its_route() -> None:
    drawn = [form for form in forms() if form.title != "Form"]
    assert {form.submit.name for form in drawn} >= set(SUBMITTING)
    for form in drawn:
        route = ROUTES[form.submit.name]
        assert isinstance(route, Received)
        boxes = {field.name for field in form.fields if isinstance(field, Input)}
        assert boxes <= set(route.words), form.submit.name
        assert form.opens == route.form


def test_whatever_sends_words_says_which() -> None:
    named = {
        name for name, route in ROUTES.items() if name.startswith("send-") and isinstance(route, Answered)
    }
    assert named <= set(SENDING)
    assert {opened_by(route).name for route in SENDING.values()} <= set(BOXES)


# Every refusal of every route


# A refusal writes nothing, so one community sees them all. Each has its own words: no other left them there.


def test_a_refused_form_gives_its_words_back(community_of_people: Community, leila: Acting) -> None:
    lost = []
    for (verb, route), no in product(SUBMITTING.items(), Refusal):
        written = words_for(route.form, when=f" for {verb} and {no}")
        shown = submits(community_of_people, leila, verb, written, refusing(route, no))
        lost += [] if all_stand(written, shown, leila) else [(verb, no)]
    assert lost == []


def test_what_was_not_sent_is_given_back(community_of_people: Community, leila: Acting) -> None:
    here, lost = community_of_people, []
    for verb, route in SENDING.items():
        written = words_for(opened_by(route), when=f" for {verb}")
        has_written(here, leila, opened_by(route), written)
        answers = {str(no): presses(here, leila, verb, refusing(route, no)) for no in Refusal}
        answers["a fault of ours"] = presses(here, leila, verb, breaking(route))
        lost += [(verb, why) for why, shown in answers.items() if not all_stand(written, shown, leila)]
    assert lost == []


def test_a_form_that_no_longer_opens_gives_back_what_was_begun_in_it(
    community_of_people: Community, leila: Acting
) -> None:
    opening, lost = {name: route for name, route in ROUTES.items() if isinstance(route, Opened)}, []
    for verb, route in opening.items():
        written = words_for(route.verb, when=f" for {verb}")
        has_written(community_of_people, leila, route.verb, written)
        shown = presses(community_of_people, leila, verb, refusing(route, Refusal.ALREADY_SETTLED))
        lost += [] if all_stand(written, shown, leila) else [verb]
    assert len(opening) > 20
    assert lost == []


@pytest.mark.parametrize("verb", SUBMITTING)
def test_a_form_about_what_is_not_there_gives_its_words_back(
    verb: str, community_of_people: Community, leila: Acting
) -> None:
    # The real answer: a refusal, the form again, or done, and then the words are where they belong.
    written = words_for(SUBMITTING[verb].form)
    if "card" in written:
        del written["link"]  # no form has both
    shown = submits(community_of_people, leila, verb, written, dict(ROUTES))
    if verb == "keep-wish":
        shown, written = leila.presses_token("1:wishes:"), {"words": written["words"][:KEPT_OF_A_WISH]}
    again = leila.presses_token(f"1:{SUBMITTING[verb].form.name}:")
    assert all_stand(written, shown, leila) or all_stand(written, again, leila)


def test_words_outlive_a_fault_of_ours(community_of_people: Community, leila: Acting) -> None:
    lost = []
    for verb, route in SUBMITTING.items():
        written = words_for(route.form, when=f" for {verb}")
        shown = submits(community_of_people, leila, verb, written, breaking(route))
        assert message_of(shown).title == "That was me, not you", verb
        lost += [] if all_stand(written, shown, leila) else [verb]
    assert lost == []


def test_a_form_of_an_earlier_release_gives_its_words_back(
    community_of_people: Community, leila: Acting
) -> None:
    lost = []
    for verb, gone in product(SUBMITTING, ("", "{verb}-of-old")):
        written = words_for(SUBMITTING[verb].form, when=f" for {verb}{gone[6:]}")
        filled_in = {**written, "kind": "quick-question"}
        shown = submits(community_of_people, leila, gone.format(verb=verb), filled_in, dict(ROUTES))
        assert message_of(shown).title == "Out of date", verb
        assert "quick-question" not in words_of(shown), verb
        lost += [] if all_stand(written, shown, leila) else [verb]
    assert lost == []


def test_a_manager_who_is_none_any_more_keeps_their_words(community_of_people: Community) -> None:
    tom = community_of_people.joins("Tom Whitaker")
    of_managers = [verb for verb, route in SUBMITTING.items() if route.who is not Who.EVERYBODY]
    lost = []
    for verb in of_managers:
        written = words_for(SUBMITTING[verb].form, when=f" for {verb}")
        shown = submits(community_of_people, tom, verb, written, dict(ROUTES))
        assert "look after" in words_of(shown), verb
        lost += [] if all_stand(written, shown, tom) else [verb]
    assert of_managers
    assert lost == []


@pytest.mark.parametrize("verb", SUBMITTING)
def test_however_long_they_are_they_come_back_whole(
    verb: str, community_of_people: Community, leila: Acting
) -> None:
    route = SUBMITTING[verb]
    for times, table in product((40, 400), (refusing(route, Refusal.FULL), dict(ROUTES))):
        written = words_for(route.form, times=times)
        shown = submits(community_of_people, leila, verb, written, table)
        cut = {name: words[:20] for name, words in written.items()} if table == dict(ROUTES) else written
        assert all_stand(cut, shown, leila) or isinstance(shown, Rejected), times


NUMBERS_ALONE = {"keep-kind"}
"""Forms whose boxes are for numbers: more than twenty characters are none."""


@pytest.mark.parametrize("verb", sorted({*SUBMITTING} - NUMBERS_ALONE))
def test_a_form_that_is_handed_back_late_opens_with_its_words(
    verb: str, community_of_people: Community, leila: Acting
) -> None:
    # A late answer, and some platforms, cannot hand a form back: a button opens it, from the draft.
    written = words_for(SUBMITTING[verb].form, times=40)
    if "card" in written:
        del written["link"]
    shown = submits(community_of_people, leila, verb, written, dict(ROUTES))
    if isinstance(shown, Rejected):
        token = f"1:{shown.form.opens.name}:{shown.form.ref}"
        assert all_stand(written, leila.presses_token(token), leila)


def test_what_does_not_fit_beside_the_answer_is_a_file(community_of_people: Community, leila: Acting) -> None:
    route = SUBMITTING["preview-ask"]
    shown = submits(
        community_of_people, leila, "preview-ask", {"question": "long " * 2000}, refusing(route, Refusal.GONE)
    )
    (file,) = [node for node in message_of(shown).body if isinstance(node, File)]
    assert (file.name, file.content.decode().strip()) == ("what-you-wrote.txt", ("long " * 2000).strip())


def test_an_answer_that_shows_the_words_does_not_repeat_them(
    community_of_people: Community, leila: Acting
) -> None:
    amara = community_of_people.mentors("Amara Okafor")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    preview = leila.submits(form, question="How did you know that it was time to leave?", line="second year")
    assert "You had written:" not in words_of(preview)
    sent = leila.presses("Send", preview)
    assert "You had written:" not in words_of(sent)
    assert "You had written:" not in words_of(leila.presses("Send", preview))


def test_a_short_word_within_another_word_is_given_back_too(
    community_of_people: Community, leila: Acting
) -> None:
    no = refusing(ROUTES["preview-ask"], Refusal.ALREADY_SETTLED)
    shown = submits(community_of_people, leila, "preview-ask", {"question": "thin"}, no)
    assert "nothing" in words_of(shown)
    assert [node.text for node in message_of(shown).body if isinstance(node, Quote)] == ["thin"]


def test_a_form_that_was_handed_back_keeps_its_words_for_a_platform_that_opens_it_anew(
    community_of_people: Community, leila: Acting
) -> None:
    tom = community_of_people.joins("Tom Whitaker")
    for form, name in ((people.ZONE, "other"), (ROUTES["erase"].verb, "word")):
        shown = leila.presses_token(f"1:{form.name}:")
        handed_back = leila.submits(shown, **{name: "Atlantis upon Sea"})
        assert isinstance(handed_back, Rejected)
        assert stand("Atlantis upon Sea", leila.presses_token(f"1:{form.name}:"), leila)
        assert not stand("Atlantis upon Sea", tom.presses_token(f"1:{form.name}:"), tom)


def test_a_refused_form_is_no_repeat_when_it_comes_again(
    community_of_people: Community, leila: Acting
) -> None:
    written = {"what": ("pressure",), "words": ("He wrote at midnight, three times.",)}
    request = Request("one delivery", leila.actor, Surface.FORM, "send-report", REF, written)
    first, again = (community_of_people.responder.respond(request) for _ in range(2))
    assert first == again
    assert stand("He wrote at midnight, three times.", again, leila)

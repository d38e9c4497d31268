"""The way of every request: what a platform says of people, and what counts as a repeat."""

from dataclasses import replace

from bot.handlers import all_routes, for_managers, managing
from bot.ui.requests import Request, Surface
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.platform import PLATFORM, WORKSPACE
from tests.fakes.reading import errors_of, words_of


def now(here: Community, who: Acting) -> tuple[str, bool]:
    """Return what somebody is called, and whether they manage, as the database says it."""
    found = here.responder.known(PLATFORM, WORKSPACE, who.user).result()
    assert found is not None
    return found.name, found.manages


def test_a_platform_that_says_nothing_about_managing_changes_nothing(community_of_people: Community) -> None:
    here = community_of_people
    sara = here.joins("Sara Lind", manages=True)
    silent = replace(sara, actor=replace(sara.actor, name="Sara Lindqvist", manages=None))
    assert "Look after mentoring" in words_of(silent.types("/mentoring"))
    assert now(here, sara) == ("Sara Lindqvist", True)
    replace(sara, actor=replace(sara.actor, manages=False)).types("/mentoring")
    assert now(here, sara) == ("Sara Lind", False)


def test_a_change_on_the_platform_is_kept_for_whoever_is_known_and_nobody_else(
    community_of_people: Community,
) -> None:
    here = community_of_people
    leila = here.joins("Leila Haddad")
    here.responder.refresh(replace(leila.actor, name="Leila Said", manages=None)).result()
    assert now(here, leila) == ("Leila Said", False)
    here.responder.refresh(replace(leila.actor, user="nobody-yet")).result()
    assert here.responder.known(PLATFORM, WORKSPACE, "nobody-yet").result() is None


def test_a_form_that_was_handed_back_has_done_nothing(community_of_people: Community) -> None:
    here = community_of_people
    sara = here.joins("Sara Lind", manages=True)
    fields = {name: (words,) for name, words in {"first": "nobody", "second": "neither"}.items()}
    request = Request("the same delivery", sara.actor, Surface.FORM, "keep-readers", "", fields)
    first, again = here.responder.respond(request), here.responder.respond(request)
    assert errors_of(first)
    assert errors_of(again) == errors_of(first)


def test_every_verb_that_asks_who_manages_is_known(community_of_people: Community) -> None:
    # Whoever manages nothing is refused by each of them, and by those alone.
    leila = community_of_people.joins("Leila Haddad")
    wrapped = managing.managed(all_routes().values())
    assert {"programme", "open-now", "promise-hand"} <= wrapped < for_managers()
    for verb in sorted(for_managers()):
        said = words_of(leila.presses_token(f"1:{verb}:"))
        assert "look after" in said, verb

"""How every request is answered: what a platform says about people, and what counts as a retry."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, event

from bot.handlers import for_managers
from bot.ui.requests import Request, Surface
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.platform import PLATFORM, WORKSPACE
from tests.fakes.reading import errors_of, words_of


def now(here: Community, who: Acting) -> tuple[str, bool]:
    """Return a person's name, and whether they manage, from the database."""
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


def test_a_change_on_the_platform_is_kept_only_for_a_known_person(
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
    # Each of them refuses a person who is no manager.
    leila = community_of_people.joins("Leila Haddad")
    assert {"programme", "open-now", "promise-hand", "choose-readers"} <= for_managers()
    for verb in sorted(for_managers()):
        said = words_of(leila.presses_token(f"1:{verb}:"))
        assert "look after" in said, verb


HOW_IT_WAITS = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}
WAITS, DOES_NOT = {2, "on"}, {1, "off"}


@contextmanager
def watching(statement: str) -> Iterator[list[Any]]:
    """Record, for each statement that begins with this, whether its commit will wait for the disk."""
    seen: list[Any] = []

    def note(connection: Connection, cursor: Any, said: str, *_: Any) -> None:  # noqa: ANN401 - the driver's own
        if said.startswith(statement):
            asking = connection.connection.cursor()
            asking.execute(HOW_IT_WAITS[connection.dialect.name])
            seen.extend(asking.fetchone() or ())

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


def test_a_search_is_not_waited_for_on_the_disk_but_typed_words_are(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor", offers={"quick-question": 4})
    leila = here.joins("Leila Haddad")
    with watching("INSERT INTO lookings") as looked:
        leila.types("/find-mentor law")
    form = leila.presses_token(f"1:ask:{amara.person.id}")
    asked = leila.submits(form, question="How did you know that it was time to go?", kind="quick-question")
    leila.presses("Send", asked)
    here.deliver()
    with watching("INSERT INTO drafts") as typed, watching("UPDATE asks") as opened:
        amara.types("Let me think about it")
        amara.presses("Answer now", here.inbox(amara)[0])
    assert len(looked) == len(typed) == len(opened) == 1
    assert looked[0] in DOES_NOT
    assert typed[0] in WAITS
    assert opened[0] in WAITS

"""Where a rejected form comes back as a note, it opens again with all that was filled in."""

from dataclasses import dataclass, replace

import pytest
from sqlalchemy import select

from bot.handlers.respond import Responder
from bot.handlers.routing import Answer
from bot.store.tables import drafts
from bot.ui.forms import Rejected
from bot.ui.requests import Request
from tests.fakes.acting import Acting
from tests.fakes.community import Community
from tests.fakes.reading import button_of, errors_of, form_of, value_of


@dataclass(frozen=True)
class ByNotes(Responder):
    """Answers as on a platform that opens no form after a form."""

    def respond(self, request: Request) -> Answer:
        """Answer a request of that platform."""
        return super().respond(replace(request, hands_back=True))


def by_notes(here: Community, who: Acting) -> Acting:
    answers = here.responder
    return replace(who, responder=ByNotes(answers.runner, answers.routes))


@pytest.fixture
def nora(community_of_people: Community) -> Acting:
    here = community_of_people
    return by_notes(here, here.joins("Nora Lindqvist", manages=True))


def writes(nora: Acting) -> Answer:
    form = nora.presses("Write one", nora.types("/announce"))
    return nora.submits(form, title="Open a door", words="Why.", action="door", signed="Nora, Office")


def values(form: Answer) -> list[str]:
    return [value_of(field) for field in form_of(form).fields]


def test_a_day_that_was_rejected_stands_in_the_form_that_opens_next(
    community_of_people: Community, nora: Acting
) -> None:
    here = community_of_people
    said = nora.submits(nora.presses("Say who it is for", writes(nora)), audience="everybody")
    opens = button_of(said, "When it arrives").token
    assert set(errors_of(nora.submits(nora.presses_token(opens), day="2026-11-10", time=""))) == {"day"}
    again = nora.presses_token(opens)
    assert values(again) == ["2026-11-10", ""]
    # It is her draft, and nobody else's; once it is taken, the form shows what holds.
    karim = by_notes(here, here.joins("Karim Haddad", manages=True))
    assert values(karim.presses_token(opens)) == ["", ""]
    nora.submits(again, time="10:00")
    karim.submits(karim.presses_token(opens), day="2026-11-11")
    assert values(nora.presses_token(opens)) == ["2026-11-11", "10:00"]


def test_a_choice_that_was_rejected_stands_there_as_long_as_it_is_offered(
    community_of_people: Community, nora: Acting
) -> None:
    here = community_of_people
    lawyers, _ = (
        [here.mentors(f"{one} Made-Up-{n}", field=one) for n in range(5)] for one in ("Law", "Bees")
    )
    form = nora.presses("Say who it is for", writes(nora))
    assert isinstance(nora.submits(form, audience="mentees", field="Law"), Rejected)
    opens = form_of(form).opens.name
    token = f"1:{opens}:{form_of(form).ref}"
    assert values(nora.presses_token(token))[0] == "mentees"
    assert "Law" in values(nora.presses_token(token))
    for who in lawyers:
        who.presses("Close my door", who.presses("Close my door", who.types("/be-a-mentor")))
    here.catch_up()
    assert "Law" not in values(nora.presses_token(token))
    assert values(nora.presses_token(token)) == ["mentees", "*", "*", *values(form)[3:]]


def test_words_that_have_a_draft_of_their_own_are_kept_there_alone(
    community_of_people: Community, nora: Acting
) -> None:
    here = community_of_people
    form = nora.presses("Write one", nora.types("/announce"))
    assert isinstance(nora.submits(form, title="Open a door", words="", signed="Nora, Office"), Rejected)
    token = f"1:{form_of(form).opens.name}:{form_of(form).ref}"
    assert "Open a door" in values(nora.presses_token(token))
    assert here.database.read(lambda open_: list(open_.execute(select(drafts.c.form)).scalars())) == [
        form_of(form).opens.name
    ]

"""Typed words and presses in one's own chat: where each answer stands."""

from tests.adapters.teams.on_teams import SEND, OnTeams, kept_at
from tests.fakes.teams.acting import Person


def test_a_typed_command_is_answered_by_a_card_and_a_press_by_another(teams: OnTeams, leila: Person) -> None:
    leila.says("/find-mentor statistics")

    (sent,) = teams.calls(SEND)
    known = teams.known(leila)
    assert known is not None
    assert known.name == "Leila Haddad"
    assert sent.body["summary"]
    teams.settles()
    assert kept_at(teams, leila) == {
        "conversation": leila.at.id,
        "service": teams.here.service_url,
        "tenant": leila.account.tenant,
    }

    (message,) = teams.here.of_the_bot(leila.at.id)
    leila.presses("My home", message)

    assert teams.told(leila)[1].startswith("Good morning, Leila")
    assert ("words", "Good morning, Leila") in [(one.what, one.said) for one in teams.here.seen]
    assert teams.here.complaints == []


def test_who_was_to_get_a_file_reads_that_it_does_not_come(teams: OnTeams, leila: Person) -> None:
    leila.says("/mentoring")
    leila.presses("My data")
    leila.presses("Take it all with me")

    told = teams.told(leila)
    named = next(at for at, one in enumerate(told) if one.startswith("Yours to take"))
    assert told[named + 1].startswith("I can't hand over files here yet")
    assert sum("hand over files" in one for one in told) == 1
    assert teams.here.complaints == []

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

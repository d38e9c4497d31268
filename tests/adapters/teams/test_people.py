"""Who acts in Teams: members, guests, other organisations; who manages; who comes and goes."""

from dataclasses import replace

import pytest

from bot.adapters.teams.people.managers import FRESH
from bot.domain.programme.programme import Programme
from bot.port import Address, NotReached, PersonGone
from bot.store.database.database import Database
from bot.store.index.index import Index
from bot.ui.nodes import Message
from tests.adapters.teams.on_teams import SEND, OnTeams, connected, kept_at
from tests.fakes.clock import Clock
from tests.fakes.teams import activities
from tests.fakes.teams.acting import Person, arrives
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.values import Account
from tests.fakes.teams.world import TENANT, Teams
from tests.fakes.waiting import wait_until

MEMBERS = "GET /groups/{group}/transitiveMembers"
OWNERS = "GET /groups/{group}/owners"
FACTS = "GET /v3/conversations/{chat}/members/{member}"


def manages(teams: OnTeams, one: Person) -> bool:
    """Tell whether the community takes somebody for a manager, after they asked for the programme's page."""
    one.says("/programme")
    teams.settles()
    known = teams.known(one)
    assert known is not None
    return known.manages


def asked(teams: OnTeams, route: str) -> int:
    return len(teams.calls(route))


def test_a_guest_is_told_kindly_and_nothing_is_kept_of_them(teams: OnTeams) -> None:
    guest = teams.person("Guest, Greta", guest=True)

    guest.says("/find-mentor law")

    (said,) = teams.told(guest)
    assert "member" in said
    assert teams.known(guest) is None


def test_who_cannot_be_asked_about_is_told_to_try_again(teams: OnTeams, leila: Person) -> None:
    teams.here.fails(Trouble(Failure(502), FACTS, lasts=True))

    leila.says("/find-mentor law")

    assert len(teams.told(leila)) == 1
    assert teams.known(leila) is None


def test_somebody_known_is_answered_while_nobody_can_be_asked_about_them(
    teams: OnTeams, leila: Person
) -> None:
    leila.says("hello")
    teams.settles()
    teams.here.fails(Trouble(Failure(502), FACTS, lasts=True))

    activity = leila.sent[-1]
    teams.second.tells({**activity, "id": teams.here.number()})

    wait_until(lambda: len(teams.told(leila)) == 2)


def test_language_and_zone_are_as_the_device_says(teams: OnTeams) -> None:
    marie = teams.person("Marie Curie", locale="fr-FR", zone="Europe/Paris")

    marie.says("bonjour")
    teams.settles()

    known = teams.known(marie)
    assert known is not None
    assert (known.locale, known.zone) == ("fr-FR", "Europe/Paris")


def test_members_of_a_group_of_the_group_manage(
    on_sqlite: str, programme: Programme, index: Index, clock: Clock, here: Teams
) -> None:
    leads = here.joins("Lena Lead")
    inner = here.group("Inner", leads)
    outer = here.group("Managers", groups=[inner])
    database = Database(on_sqlite)
    with connected(database, programme, index, clock, here, manager_group=outer.id) as teams:
        lead = _there(teams, leads)
        other = teams.person("Omar Diallo")

        assert (manages(teams, lead), manages(teams, other)) == (True, False)
        before = asked(teams, MEMBERS)
        manages(teams, lead)
        assert asked(teams, MEMBERS) == before
    database.close()


def test_who_was_taken_out_of_the_group_manages_no_longer_than_a_minute(
    on_sqlite: str,
    programme: Programme,
    index: Index,
    clock: Clock,
    here: Teams,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leads = here.joins("Lena Lead")
    group = here.group("Managers", leads)
    database = Database(on_sqlite)
    with connected(database, programme, index, clock, here, manager_group=group.id) as teams:
        lead = _there(teams, leads)
        assert manages(teams, lead)

        group.members.clear()
        later = teams.connection.managers._clock() + FRESH
        monkeypatch.setattr(teams.connection.managers, "_clock", lambda: later)

        assert not manages(teams, lead)
    database.close()


def test_owners_of_the_one_team_manage_and_its_members_do_not(
    on_sqlite: str, programme: Programme, index: Index, clock: Clock, here: Teams
) -> None:
    owner, member = here.joins("Olga Owner"), here.joins("Mia Member")
    team = here.founds("Mentoring", owner, members=[member])
    database = Database(on_sqlite)
    with connected(database, programme, index, clock, here, manager_team=team.group) as teams:
        assert manages(teams, _there(teams, owner))
        assert not manages(teams, _there(teams, member))
    database.close()


def test_installing_in_a_team_makes_nobody_a_manager(teams: OnTeams) -> None:
    owner = teams.person("Olga Owner")
    team = teams.here.founds("Chess", owner.account)

    owner.installs(team)

    assert not manages(teams, owner)
    assert asked(teams, OWNERS) == 0


def test_where_graph_does_not_answer_nobody_decides_anything(
    on_sqlite: str, programme: Programme, index: Index, clock: Clock, here: Teams
) -> None:
    leads = here.joins("Lena Lead")
    group = here.group("Managers", leads)
    here.consented.discard("GroupMember.Read.All")
    database = Database(on_sqlite)
    with connected(database, programme, index, clock, here, manager_group=group.id) as teams:
        lead = _there(teams, leads)

        lead.says("/programme")

        assert len(teams.told(lead)) == 1
        assert teams.known(lead) is None
    database.close()


def test_installing_greets_once_although_teams_tells_of_it_twice(teams: OnTeams) -> None:
    nia = teams.person("Nia Obi", installed=False)

    nia.installs()

    teams.settles()
    assert len(teams.told(nia)) == 1


def test_two_processes_that_hear_of_it_greet_once(teams: OnTeams) -> None:
    nia = teams.person("Nia Obi")

    teams.driver.tells(activities.arrived(nia.spot, added=[activities.the_bot()]))
    teams.second.tells(activities.installation(nia.spot, "add"))

    teams.settles()
    assert len(teams.told(nia)) == 1


def test_who_adds_the_app_again_is_greeted_again_whichever_process_hears_of_it(teams: OnTeams) -> None:
    nia = teams.person("Nia Obi", installed=False)
    team = teams.here.founds("Alumni", nia.account)
    nia.installs()
    nia.installs(team)
    teams.settles()

    for where in (nia.at, teams.here.chats[team.id]):
        gone = activities.installation(replace(nia.spot, at=where), "remove")
        teams.second.tells(gone)
    teams.settles()
    nia.installs()
    nia.installs(team)

    teams.settles()
    assert len(teams.told(nia)) == 2
    assert len(teams.here.of_the_bot(team.id)) == 2


def test_when_teams_has_no_time_for_a_greeting_it_comes_a_little_later(teams: OnTeams) -> None:
    teams.here.fails(Trouble(Failure(429, retry_after=0.1), SEND))
    nia = teams.person("Nia Obi", installed=False)

    nia.installs()

    teams.settles(lambda: len(teams.told(nia)) == 1)


def test_a_team_and_a_group_are_greeted_once_where_everybody_reads(teams: OnTeams, leila: Person) -> None:
    team = teams.here.founds("Alumni", leila.account)
    group = teams.here.group_chat(leila.account, has_bot=False)

    leila.installs(team)
    leila.installs(group)

    teams.settles()
    assert len(teams.here.of_the_bot(team.id)) == 1
    assert len(teams.here.of_the_bot(group.id)) == 1


def test_taking_the_app_out_is_leaving_and_adding_it_again_is_coming_back(
    teams: OnTeams, leila: Person
) -> None:
    leila.says("hello")
    teams.settles()

    leila.removes()
    teams.settles()
    gone = teams.known(leila)
    leila.installs()
    leila.says("hello")
    teams.settles()
    back = teams.known(leila)

    assert gone is not None
    assert gone.has_left
    assert back is not None
    assert not back.has_left


def test_a_team_that_takes_the_app_out_loses_nobody(teams: OnTeams, leila: Person) -> None:
    team = teams.here.founds("Alumni", leila.account)
    leila.installs(team)
    leila.says("hello")
    teams.settles()

    leila.removes(team)
    teams.settles()

    known = teams.known(leila)
    assert known is not None
    assert not known.has_left


def test_in_a_channel_the_answer_stands_in_the_askers_own_chat_alone(teams: OnTeams, leila: Person) -> None:
    team = teams.here.founds("Alumni", leila.account)
    team.has_bot = True
    channel = teams.here.channel(team, "General questions")
    there = leila.goes(channel)

    there.says("who knows tax law?", mentions=True)

    teams.settles()
    assert len(teams.told(leila)) == 1
    said = [made for made in teams.here.lines[channel.id] if made.sender == "bot"]
    assert [made.only_for for made in said] == [leila.id]
    assert "law" not in " ".join(made.text for made in said)


def test_what_does_not_mention_the_bot_is_not_for_it(teams: OnTeams, leila: Person) -> None:
    team = teams.here.founds("Alumni", leila.account)
    team.has_bot = True
    channel = teams.here.channel(team, "General questions")

    leila.goes(channel).says("who knows tax law?")

    assert teams.watch.asked == []


def test_who_has_not_added_the_app_is_told_so_where_they_asked(teams: OnTeams) -> None:
    teams.here.consented.clear()
    nia = teams.person("Nia Obi", installed=False)
    team = teams.here.founds("Alumni", nia.account)
    team.has_bot = True

    nia.goes(teams.here.chats[team.id]).says("who knows tax law?", mentions=True)

    teams.settles()
    said = [made for made in teams.here.lines[team.id] if made.sender == "bot"]
    assert len(said) == 1
    assert "Add me" in said[0].text


def test_who_has_met_the_app_only_in_a_team_gets_it_where_an_administrator_lets_us(teams: OnTeams) -> None:
    nia = teams.person("Nia Obi", installed=False)
    team = teams.here.founds("Alumni", nia.account)
    team.has_bot = True

    nia.goes(teams.here.chats[team.id]).says("who knows tax law?", mentions=True)

    teams.settles()
    assert nia.id in teams.here.installed
    assert len(teams.calls(SEND)) >= 1
    assert len(teams.told(nia)) == 1


def test_who_was_given_the_app_and_takes_it_out_has_left(teams: OnTeams) -> None:
    nia = teams.person("Nia Obi", installed=False)
    who = Address(TENANT, nia.id)
    opened = teams.does(teams.connection.adapter.open(who, (who,)))

    teams.here.installed.clear()

    with pytest.raises(PersonGone):
        teams.does(teams.connection.adapter.send(opened, Message("Hello"), key="k"))


def _there(teams: OnTeams, account: Account) -> Person:
    teams.here.installed.add(account.object_id)
    return arrives(teams.here, account, teams.driver)


def test_a_first_word_to_who_never_added_the_app_is_not_reached_and_nobody_has_left(
    teams: OnTeams, leila: Person
) -> None:
    teams.here.consented.clear()
    nia = teams.person("Nia Obi", installed=False)
    team = teams.here.founds("Alumni", leila.account, members=[nia.account])
    team.has_bot = True
    adapter, who = teams.connection.adapter, Address(TENANT, nia.id)

    opened = teams.does(adapter.open(who, (who,)))

    with pytest.raises(NotReached):
        teams.does(adapter.send(opened, Message("Hello"), key="k"))


def test_who_took_the_app_out_or_blocked_it_has_left(teams: OnTeams, leila: Person) -> None:
    leila.says("hello")
    teams.settles()
    at = kept_at(teams, leila)
    assert at is not None
    adapter, who = teams.connection.adapter, Address(TENANT, leila.id, at)

    leila.blocks()
    with pytest.raises(PersonGone, match="blocked"):
        teams.does(adapter.send(who, Message("Hello"), key="k"))
    teams.here.blocked.clear()
    teams.here.installed.clear()
    with pytest.raises(PersonGone):
        teams.does(adapter.send(who, Message("Hello"), key="k"))


def test_a_press_that_comes_twice_has_one_effect_and_the_same_answer(teams: OnTeams, leila: Person) -> None:
    leila.says("/be-a-mentor")
    first = leila.presses("See a practice ask")
    heard = len(teams.watch.asked)

    again = leila.again()

    assert again.body == first.body
    assert len(teams.watch.asked) == heard


def test_a_dialog_that_comes_again_at_another_process_is_answered_by_todays_truth(
    teams: OnTeams, leila: Person
) -> None:
    leila.says("/be-a-mentor")
    leila.presses("In your words")
    said = {"headline": "Judge in Leeds", "story": "I changed course twice.", "field": "Law"}
    leila.submits(leila.driver.dialogs[-1], **{f"words.{name}": words for name, words in said.items()})
    teams.settles()
    told = len(teams.told(leila))

    posted = teams.second.brings(leila.sent[-1])

    teams.settles()
    assert posted.status == 200
    assert len(teams.told(leila)) <= told + 1
    assert "Judge in Leeds" in leila.reads()


def test_a_late_answer_is_acknowledged_at_once_and_follows(teams: OnTeams, leila: Person) -> None:
    teams.watch.lingering = 2.0

    posted = leila.says("/find-mentor law")

    assert posted is not None
    assert posted.took < 2.0
    teams.settles(lambda: [one.partition("\n")[0] for one in teams.told(leila)] == ["Nobody yet"])

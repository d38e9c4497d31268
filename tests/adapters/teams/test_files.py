"""Files in Teams: each is asked about in one's own chat, made when it is allowed, and put where they said."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from bot.adapters.teams.answering.files import can_ask
from bot.adapters.teams.drawing import files
from bot.ui import limits
from bot.ui.attachments import File
from bot.ui.nodes import Message, Quote
from bot.ui.requests import Actor, Request, Surface
from bot.ui.verbs import home
from tests.adapters.teams.on_teams import OnTeams
from tests.fakes.reading import file_of, words_of
from tests.fakes.teams import activities, routes
from tests.fakes.teams.acting import Person
from tests.fakes.teams.ledger import Failure, Trouble
from tests.fakes.teams.values import CONSENT, FILE_INFO
from tests.fakes.teams.values import Message as Standing
from tests.fakes.teams.world import TENANT


def asks(one: Person) -> list[Standing]:
    """Ask for everything that is kept; return the questions about the files of it."""
    one.says("/mentoring")
    one.presses("My data")
    one.presses("Take it all with me")
    return questions(one)


def questions(one: Person) -> list[Standing]:
    return with_a(one, CONSENT)


def with_a(one: Person, kind: str) -> list[Standing]:
    return [
        made for made in one.in_chat().sees() if any(part["contentType"] == kind for part in made.attachments)
    ]


def consents(teams: OnTeams, one: Person, asked: Standing, **into: Any) -> None:  # noqa: ANN401
    """Allow a file, as a client does that says something else of where to put it, or in another place."""
    context = into.pop("context", asked.attachments[0]["content"]["acceptContext"])
    said = activities.consented(
        into.pop("spot", one.spot), context, asked.id, name=asked.attachments[0]["name"]
    )
    said["value"]["uploadInfo"] |= into
    teams.driver.tells(said)
    teams.settles()


def test_my_data_comes_into_ones_onedrive_once_it_is_allowed(teams: OnTeams, leila: Person) -> None:
    readable, data = asks(leila)
    assert [one.attachments[0]["name"] for one in (readable, data)] == ["my-data.html", "my-data.json"]
    assert teams.here.uploads == []

    leila.allows(data)
    teams.settles()

    (came,) = teams.here.uploads
    actor = Actor("teams", TENANT, leila.id, "Leila Haddad", "en-GB", "Europe/London")
    request = Request("k", actor, Surface.CARD, home.DOWNLOAD.name)
    kept = file_of(teams.responder.begin(request).result(10), name=".json").content
    assert json.loads(came.content)["people"] == json.loads(kept)["people"]
    assert json.loads(came.content)["people"][0]["name"] == "Leila Haddad"
    assert came.headers["Content-Range"] == f"bytes 0-{len(came.content) - 1}/{len(came.content)}"
    assert "Authorization" not in came.headers
    # The question is answered, and where the file is stands in the chat; about the other one nothing is said.
    assert questions(leila) == [readable]
    (shown,) = with_a(leila, FILE_INFO)
    assert shown.attachments[0]["name"] == "my-data.json"
    assert shown.attachments[0]["contentUrl"].startswith("https://alumni-my.sharepoint.com/")
    assert teams.here.complaints == []
    assert teams.here.leaks == []


def test_who_does_not_allow_it_reads_a_kind_word_and_another_way(teams: OnTeams, leila: Person) -> None:
    _, data = asks(leila)

    leila.declines(data)
    teams.settles()

    assert teams.here.uploads == []
    assert data not in questions(leila)
    assert "nothing was put anywhere" in leila.reads()
    leila.presses("Have it from a page")
    assert "I have no page to give" in leila.reads(), "without BASE_URL it says so"
    assert teams.here.complaints == []


def test_what_teams_brings_again_has_one_effect(teams: OnTeams, leila: Person) -> None:
    _, data = asks(leila)
    leila.allows(data)
    teams.settles()

    leila.again()
    teams.second.brings(leila.sent[-1])
    for one in (teams.connection, teams.other):
        teams.does(one.adapter.background.finish())

    assert len(teams.here.uploads) == 1
    assert len(with_a(leila, FILE_INFO)) == 1
    assert "did not arrive" not in leila.reads()


def test_two_processes_at_once_upload_it_once(teams: OnTeams, leila: Person) -> None:
    _, data = asks(leila)
    context = data.attachments[0]["content"]["acceptContext"]
    said = activities.consented(leila.spot, context, data.id, name="my-data.json")

    with ThreadPoolExecutor(4) as threads:
        brought = [threads.submit(one.brings, said) for one in (teams.driver, teams.second) * 2]
        assert {one.result(20).status for one in brought} == {200}
    for one in (teams.connection, teams.other):
        teams.does(one.adapter.background.finish())

    assert len(teams.here.uploads) == 1
    assert len(with_a(leila, FILE_INFO)) == 1
    assert "did not arrive" not in leila.reads()


def test_an_upload_goes_to_no_other_host(teams: OnTeams, leila: Person) -> None:
    _, data = asks(leila)

    consents(teams, leila, data, uploadUrl=f"{teams.here.foreign_url}uploads/1")

    assert teams.here.leaks == []
    assert teams.here.uploads == []
    assert "The file did not arrive" in leila.reads()
    assert data in questions(leila), "it may be tried again"


def test_an_upload_is_sent_on_to_no_other_host(teams: OnTeams, leila: Person) -> None:
    _, data = asks(leila)
    teams.here.fails(Trouble(Failure(307, location=f"{teams.here.foreign_url}a"), routes.UPLOAD))

    leila.allows(data)
    teams.settles()

    assert teams.here.leaks == []
    assert teams.here.uploads == []
    assert "The file did not arrive" in leila.reads()


def test_an_upload_is_tried_again_where_that_may_help(teams: OnTeams, leila: Person) -> None:
    _, data = asks(leila)
    teams.here.fails(Trouble(Failure(503), routes.UPLOAD))

    leila.allows(data)
    teams.settles()

    assert len(teams.here.uploads) == 1
    assert "The file did not arrive" not in leila.reads()


def test_where_a_file_is_that_no_card_may_show_is_said_in_words(teams: OnTeams, leila: Person) -> None:
    _, data = asks(leila)

    consents(teams, leila, data, contentUrl="https://evil.example/my-data.json")

    assert len(teams.here.uploads) == 1
    assert with_a(leila, FILE_INFO) == []
    assert "is in your OneDrive now" in leila.reads()


@pytest.mark.parametrize(
    "context", [{}, {"file": ""}, {"file": 7}, {"file": "erase-now.my-data/json"}, {"file": "download"}, "x"]
)
def test_an_answer_to_no_question_of_ours_does_nothing(
    teams: OnTeams, leila: Person, context: object
) -> None:
    _, data = asks(leila)
    before = len(teams.watch.asked)

    consents(teams, leila, data, context=context)

    assert (len(teams.watch.asked), teams.here.uploads) == (before, [])


def test_in_a_group_nothing_is_handed_over(teams: OnTeams, leila: Person) -> None:
    _, data = asks(leila)
    group = teams.here.group_chat(leila.account, teams.person("Okafor, Amara").account)

    consents(teams, leila, data, spot=replace(leila.spot, at=group))

    assert teams.here.uploads == []
    assert teams.here.of_the_bot(group.id) == []


def test_whoever_allows_a_file_gets_their_own(teams: OnTeams, leila: Person) -> None:
    """What comes back with the answer names a kind of file, and nobody's."""
    _, data = asks(leila)
    tom = teams.person("Whitaker, Tom")
    tom.says("hello")

    consents(teams, tom, data)

    (came,) = teams.here.uploads
    assert [one["name"] for one in json.loads(came.content)["people"]] == ["Tom Whitaker"]


def test_a_file_that_there_is_no_more_is_not_uploaded(teams: OnTeams, leila: Person) -> None:
    _, data = asks(leila)

    consents(teams, leila, data, context={"file": "download.my-data-7/json"})

    assert teams.here.uploads == []
    assert "There is no such file any more" in leila.reads()
    leila.presses("Ask for it again")
    assert len(questions(leila)) == 3


def test_what_was_written_and_nothing_makes_anew_comes_as_messages() -> None:
    words = "\n\n".join(f"{n} " + "a word " * 300 for n in range(8))
    file = File("Everything you wrote", "what-you-wrote.txt", "text/plain", words.encode())

    told = list(files.in_words(file))

    assert len(told) > 1
    quoted = " ".join(node.text for one in told for node in one.body if isinstance(node, Quote))
    assert quoted.split() == words.split()
    named = files.without_words(Message("Not sent", (file,)))
    assert words_of(named) == "Not sent\nEverything you wrote:"


@pytest.mark.parametrize(
    ("service", "can"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("https://smba.infra.gcc.teams.microsoft.com/gcc", True),
        ("https://smba.infra.gov.teams.microsoft.us/gcch", False),
        ("https://smba.infra.dod.teams.microsoft.us:443/dod", False),
        ("https://msgapi.teams.microsoftonline.cn/teams", False),
    ],
)
def test_in_some_national_clouds_nobody_can_be_asked(service: str, can: bool) -> None:
    assert can_ask(service) is can


def test_no_file_of_ours_is_larger_than_one_upload() -> None:
    """Parts of an upload have to be of certain sizes; the whole of it is one up to 60 MiB (Graph)."""
    assert limits.FILE < 60 * 1024 * 1024

"""F03: the socket is cut, and an unacknowledged payload is retried in a new envelope: one effect."""

from collections.abc import Iterator

import pytest

from tests.adapters.slack.test_landing import asks
from tests.fakes.community import Community
from tests.fakes.reading import words_of
from tests.fakes.slack import payloads
from tests.fakes.slack.in_slack import InSlack, Member, in_slack
from tests.fakes.slack.server import Server
from tests.fakes.waiting import wait_until


@pytest.fixture
def slack(community_of_people: Community, server: Server) -> Iterator[InSlack]:
    """The bot, which listens by Socket Mode as well."""
    with in_slack(community_of_people, server, socket_mode=True) as connected:
        yield connected


def test_one_effect_and_every_envelope_acknowledged(slack: InSlack, amara: Member, leila: Member) -> None:
    asks(leila)
    slack.delivers()
    link, press = slack.server.link, amara.press_of("Accept")
    first = link.hands("interactive", press)
    link.cuts()
    wait_until(lambda: link.opened_so_far == 2)
    again = link.hands("interactive", press)
    wait_until(lambda: again in link.acks)
    assert link.acks.get(first) is link.acks[again] is None
    slack.delivers()
    assert len(slack.calls("conversations.open")) == 1
    assert len([one for one in amara.seen if one.what == "replaced"]) == 1


def test_a_command_by_socket_is_answered_in_its_acknowledgement(
    slack: InSlack, amara: Member, leila: Member
) -> None:
    command = payloads.command(slack.workspace, "U0LEILA", "/find-mentor product")
    link = slack.server.link
    one, two = link.hands("slash_commands", command), link.hands("slash_commands", command)
    wait_until(lambda: {one, two} <= set(link.acks))
    assert link.acks[one] == link.acks[two]
    assert link.acks[one]["response_type"] == "ephemeral"
    assert "Amara Okafor" in str(link.acks[one]["blocks"])


def test_words_by_socket_are_answered_once(slack: InSlack, amara: Member, leila: Member) -> None:
    typed = payloads.typed(slack.workspace, "U0LEILA", "product")
    link = slack.server.link
    envelopes = [link.hands("events_api", typed)]
    link.asks_to_leave()
    wait_until(lambda: link.opened_so_far == 2 and len(link.sockets) == 1)
    envelopes.append(link.hands("events_api", typed))
    wait_until(lambda: envelopes[1] in link.acks)
    assert "Amara Okafor" in words_of(leila.shown)
    assert len(slack.calls("chat.postMessage")) == 1

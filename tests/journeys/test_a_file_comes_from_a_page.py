"""Somebody who cannot take a file where they are gets the way to a page that gives it once."""

from dataclasses import replace

import pytest

from bot.store.services import Services
from bot.ui.attachments import Link
from tests.fakes.community import Community
from tests.fakes.reading import message_of, words_of

PAGE = "1:file-page:download.my-data/json"


@pytest.fixture
def services(services: Services) -> Services:
    """An installation with an address on the internet."""
    return replace(services, address="https://mentoring.example.org")


def test_each_page_has_an_address_of_its_own(community_of_people: Community) -> None:
    leila = community_of_people.joins("Leila Haddad")

    first, second = (message_of(leila.presses_token(PAGE)) for _ in range(2))

    links = [node for page in (first, second) for node in page.body if isinstance(node, Link)]
    assert [one.label for one in links] == ["Open the page on mentoring.example.org"] * 2
    assert len({one.url for one in links}) == 2
    assert all(one.url.startswith("https://mentoring.example.org/files/") for one in links)
    assert "It asks for no name, so keep its address to yourself." in words_of(second)


def test_a_token_by_hand_makes_no_page(community_of_people: Community) -> None:
    leila = community_of_people.joins("Leila Haddad")

    for strange in ("", "erase-now.my-data/json", "download", "download.a.b.c"):
        assert "No longer here" in words_of(leila.presses_token(f"1:file-page:{strange}"))

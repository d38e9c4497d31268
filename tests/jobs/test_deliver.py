"""Delivery."""

from tests.fakes.community import Community
from tests.fakes.reading import words_of


def test_x(community_of_people: Community) -> None:
    here = community_of_people
    amara = here.mentors("Amara Okafor")
    leila = here.joins("Leila Haddad")
    page = leila.types("/find-mentor product")
    sent = leila.asks(page, "How did you know that it was time to leave law?", on="Amara")
    print(words_of(sent))
    here.deliver()
    print([words_of(m) for m in here.inbox(amara)])
    print([words_of(m) for m in here.inbox(leila)])
    said = amara.presses("Accept", here.inbox(amara)[0])
    here.deliver()
    assert "yes" in words_of(here.inbox(leila)[1]), [words_of(m) for m in here.inbox(leila)]

"""A card that gives more kinds than a message holds names them all, and costs no page."""

from dataclasses import replace

from bot.domain.programme.kinds import Budget, Offer
from bot.views.mentors import whole_card
from bot.views.search.find import Seen
from tests.contract.made_up import PROGRAMME, VOICES, cast
from tests.fakes.reading import words_of

MOST = 25


def test_a_mentor_of_every_kind_can_be_read() -> None:
    calm = cast(VOICES[0])
    kinds = tuple(replace(PROGRAMME.kinds[0], key=f"kind-{n}", name=f"Kind {n}") for n in range(MOST))
    reader = replace(calm.reader, programme=replace(PROGRAMME, kinds=kinds))
    offers = tuple(Offer(kind.key, Budget(2, kind.budget.per), "in PDF") for kind in kinds)
    seen = Seen(replace(calm.mentor, offers=offers), (), {kind.key: 1 for kind in kinds})
    said = words_of(whole_card.whole_card(reader, seen, saved=False))
    assert [kind.name for kind in kinds if kind.name not in said] == []
    assert "Also: Kind 8 · Kind 9" in said


def test_whose_card_it_is_stands_beside_their_name() -> None:
    calm = cast(VOICES[0])
    shown = whole_card.whole_card(calm.reader, Seen(calm.mentor, (), {}), saved=False)
    assert shown.message.face.name == calm.mentor.person.name

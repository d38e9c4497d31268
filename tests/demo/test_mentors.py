"""A sceptical reader of the demo's mentors looks for what cannot be true."""

import re
import time
from collections import Counter, defaultdict
from itertools import islice
from zoneinfo import available_timezones

import pytest

from bot.demo.material import material
from bot.demo.mentors import mentors
from bot.demo.offers import KINDS
from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door, Mentor
from bot.domain.programme.kinds import Per

HERE = CommunityId("here")
RUN = 8


@pytest.fixture(scope="module")
def default() -> list[Mentor]:
    """Return the mentors of the default demo."""
    return list(mentors(HERE, 420, 7))


@pytest.fixture(scope="module")
def many() -> list[Mentor]:
    """Return enough mentors to meet every rare case."""
    return list(mentors(HERE, 6_000, 11))


def test_the_same_seed_tells_the_same_people_and_another_does_not(default: list[Mentor]) -> None:
    """A demo can be repeated; another seed gives a different one."""
    assert list(mentors(HERE, 420, 7)) == default
    others = list(mentors(HERE, 420, 8))
    assert [mentor.story for mentor in others[4:]] != [mentor.story for mentor in default[4:]]
    assert not {mentor.id for mentor in others} & {mentor.id for mentor in default}


def test_a_larger_community_begins_with_the_smaller_one(default: list[Mentor]) -> None:
    """The people are drawn one after the other, so the count does not change them."""
    assert list(islice(mentors(HERE, 85_000, 7), 420)) == default


def test_another_community_has_people_of_its_own(default: list[Mentor]) -> None:
    """Ids never collide, so two demos fit in one database."""
    assert not {mentor.id for mentor in mentors(CommunityId("there"), 420, 7)} & {one.id for one in default}


def test_amara_comes_first_with_three_who_have_room_for_the_same(default: list[Mentor]) -> None:
    """The story of the demonstration is always playable."""
    amara, *others = default[:4]
    assert (amara.name, amara.headline, amara.place) == ("Amara Okafor", "Head of Product, Fintech", "Lagos")
    assert amara.story == "I moved from law into product at 31 and like talking about the messy middle."
    assert amara.glad == ("How did you explain the change to your family?",)
    assert [(offer.kind, offer.budget.places, offer.easy) for offer in amara.offers] == [
        ("quick-question", 4, ""),
        ("cv-review", 2, "as a PDF"),
        ("career-chat", 2, ""),
    ]
    for other in others:
        assert other.field == amara.field
        assert {offer.kind for offer in amara.offers} <= {offer.kind for offer in other.offers}


def test_ids_fit_a_button_and_are_nobody_elses(many: list[Mentor]) -> None:
    """Every id has the shape of a real one."""
    assert len({mentor.id for mentor in many}) == len(many)
    assert all(re.fullmatch(r"per_[A-Za-z0-9_-]{22}", mentor.id) for mentor in many)


def test_the_community_is_broad(default: list[Mentor]) -> None:
    """Many fields and countries are there from the start."""
    assert len({mentor.field for mentor in default}) >= 30
    assert len({mentor.country for mentor in default}) >= 40
    assert max(Counter(mentor.field for mentor in default).values()) < 420 / 8


def test_no_two_stories_are_the_same_and_no_run_of_words_wears_out(default: list[Mentor]) -> None:
    """A reader of all 420 cards recognises no template."""
    assert len({mentor.story for mentor in default}) == len(default)
    met: dict[str, set[str]] = defaultdict(set)
    for mentor in default:
        words = re.findall(r"[\w']+", mentor.story.lower())
        for start in range(len(words) - RUN + 1):
            met[" ".join(words[start : start + RUN])].add(mentor.id)
    assert {run: len(who) for run, who in met.items() if len(who) > 3} == {}


def test_every_card_fits_its_limits(many: list[Mentor]) -> None:
    """No text is cut on any platform, and none is half a sentence."""
    for mentor in many:
        assert 3 <= len(mentor.headline) <= 80
        assert mentor.story == mentors_own(mentor) or 80 <= len(mentor.story) <= 320
        assert len(mentor.glad) <= 3
        assert all(5 <= len(question) <= 120 for question in mentor.glad)
        assert len(set(mentor.glad)) == len(mentor.glad)
        assert all(len(offer.easy) <= 80 for offer in mentor.offers)
        assert not set("{}[]") & set(mentor.headline + mentor.story + "".join(mentor.glad))
        assert mentor.story[0].isupper()
        assert mentor.story[-1] in ".?!"


def mentors_own(mentor: Mentor) -> str:
    """Return Amara's story for Amara, whose 77 characters product.md quotes, and nothing for others."""
    return mentor.story if mentor.name == "Amara Okafor" else ""


def test_zone_city_and_country_agree(many: list[Mentor]) -> None:
    """The zone of each mentor is that of their city."""
    known = {(one.name, city): zone for one in material().countries for city, zone in one.cities}
    assert set(known.values()) <= available_timezones()
    for mentor in many:
        assert known[mentor.country, mentor.place] == mentor.person.zone


def test_languages_are_those_of_the_country_the_family_or_a_school(many: list[Mentor]) -> None:
    """One to four languages, none twice, and always one that is spoken where they live."""
    of = {one.name: one for one in material().countries}
    learnt = {"English", "French", "Spanish", "German", "Portuguese", "Italian", "Arabic"}
    for mentor in many:
        country = of[mentor.country]
        families = {material().cultures[key].tongue for key in country.cultures}
        assert 1 <= len(mentor.languages) <= 4
        assert len(set(mentor.languages)) == len(mentor.languages)
        assert set(mentor.languages) <= {*country.languages, *families, *learnt}
        assert set(mentor.languages) & set(country.languages)


def test_offers_are_kinds_of_the_programme_with_believable_budgets(many: list[Mentor]) -> None:
    """The costly kinds are counted at a time, the others by month, each kind once."""
    for mentor in many:
        kinds = [offer.kind for offer in mentor.offers]
        assert kinds
        assert len(kinds) == len(set(kinds))
        assert set(kinds) <= set(KINDS)
        for offer in mentor.offers:
            at_a_time = offer.kind in {"work-shadowing", "project", "ongoing"}
            assert offer.budget.per is (Per.TIME if at_a_time else Per.MONTH)
            assert 1 <= offer.budget.places <= 8
        assert 1 <= mentor.at_once <= 5
        assert mentor.days
        assert mentor.days <= set(range(7))


def test_a_place_in_a_note_is_the_mentors_own(many: list[Mentor]) -> None:
    """A mentor who can be shadowed is visited where they live."""
    notes = [(one, offer.easy) for one in many for offer in one.offers if offer.easy.startswith("in ")]
    visits = [(one, easy) for one, easy in notes if "notice" in easy]
    assert visits
    assert all(one.place in easy for one, easy in visits)


def test_a_few_rest_and_a_few_are_closed(many: list[Mentor]) -> None:
    """Most doors are open, and some mentors rest or have closed theirs."""
    assert 0 < sum(one.door is Door.CLOSED for one in many) < len(many) / 20
    assert 0 < sum(one.resting_until is not None for one in many) < len(many) / 20
    assert all(one.since is not None for one in many[4:])


def test_eighty_five_thousand_do_not_keep_anybody_waiting() -> None:
    """The required speed is far below that of a quiet machine, so that a busy one passes too."""
    began = time.process_time()
    drawn = sum(1 for _ in mentors(HERE, 5_000, 3))
    assert drawn / (time.process_time() - began) > 2_000


def test_some_say_how_they_help_and_the_story_has_its_two(default: list[Mentor], many: list[Mentor]) -> None:
    """Amara encourages and Tomás challenges, so that *Get two* can be shown; nobody says more than two."""
    amara, *_, tomas = default[:4]
    assert (amara.manners, tomas.manners) == ((Manner.ENCOURAGES,), (Manner.CHALLENGES,))
    assert {len(mentor.manners) for mentor in many} == {0, 1, 2}
    assert {one for mentor in many for one in mentor.manners} == set(Manner)

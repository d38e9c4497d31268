"""The people that the demonstration is about: always the first in the community, whatever the seed."""

from bot.demo.chance import person_id
from bot.domain.common.helping_styles import Manner
from bot.domain.common.ids import CommunityId
from bot.domain.common.people import Door, Mentor, Person
from bot.domain.programme.kinds import Budget, Offer, Per

_WEEKDAYS = frozenset(range(5))


def manager(community: CommunityId) -> Person:
    """Return the community's manager."""
    return Person(
        person_id(community, "manager", 0, 0),
        community,
        "Nora Wainwright",
        zone="Europe/London",
        line="I look after the alumni community",
        manages=True,
    )


def mentors(community: CommunityId, seed: int) -> tuple[Mentor, ...]:
    """Return the cast's mentors, Amara first; each of them has room for the kinds that Leila asks for."""
    return tuple(build(community, seed) for build in (_amara, _jonas, _mei, _tomas))


def new_mentor(community: CommunityId) -> Mentor:
    """Return a mentor whose card is ready, and whose door has never been open."""
    return Mentor(
        person=Person(person_id(community, "new", 0, 0), community, "Ingrid Solheim", zone="Europe/Oslo"),
        headline="Sound engineer, public radio",
        story="Eleven years behind the glass, and the first two of them I was afraid of every button. "
        "I like people who would rather listen than talk.",
        field="Radio",
        place="Bergen",
        country="Norway",
        languages=("Norwegian", "English"),
        offers=(_monthly("quick-question", 4), _monthly("career-chat", 1)),
        door=Door.DRAFT,
        manners=(Manner.LISTENS,),
    )


def mentees(community: CommunityId, seed: int) -> tuple[Person, ...]:
    """Return the cast's mentees, Leila first."""
    people = (
        ("Leila Haddad", "Europe/London", "2nd-year Civil Engineering"),
        ("Tom Whitaker", "Europe/London", "Paralegal, thinking about product or policy"),
        ("Sara Lindgren", "Europe/Stockholm", "Back to work after six years with the children"),
        ("Kwabena Sarpong", "Africa/Accra", "Final-year Statistics, looking for a first job"),
    )
    return tuple(
        Person(person_id(community, "mentee", seed, number), community, name, zone=zone, line=line)
        for number, (name, zone, line) in enumerate(people)
    )


def _monthly(kind: str, places: int, easy: str = "") -> Offer:
    return Offer(kind, Budget(places, Per.MONTH), easy)


def _person(community: CommunityId, seed: int, number: int, name: str, zone: str) -> Person:
    return Person(person_id(community, "mentor", seed, number), community, name, zone=zone)


def _amara(community: CommunityId, seed: int) -> Mentor:
    return Mentor(
        person=_person(community, seed, 0, "Amara Okafor", "Africa/Lagos"),
        headline="Head of Product, Fintech",
        story="I moved from law into product at 31 and like talking about the messy middle.",
        field="Product",
        place="Lagos",
        country="Nigeria",
        languages=("English", "Igbo"),
        offers=(
            _monthly("quick-question", 4),
            _monthly("cv-review", 2, "as a PDF"),
            _monthly("career-chat", 2),
        ),
        glad=("How did you explain the change to your family?",),
        manners=(Manner.ENCOURAGES,),
    )


def _jonas(community: CommunityId, seed: int) -> Mentor:
    return Mentor(
        person=_person(community, seed, 1, "Jonas Kessler", "Europe/Berlin"),
        headline="Senior Product Manager, Public Transport",
        story="I was a tram driver's son who wanted to fix the ticket machine. Now I have, nearly. "
        "Ask me about working somewhere slow and caring about it.",
        field="Product",
        place="Hamburg",
        country="Germany",
        languages=("German", "English"),
        offers=(
            _monthly("quick-question", 3),
            _monthly("cv-review", 2, "one page, with the advert"),
            _monthly("career-chat", 2, "after seven in the evening"),
        ),
        days=frozenset({6}),
        glad=("Do you regret not working for a faster company?", "How do you cope with a ten-year plan?"),
        manners=(Manner.LISTENS, Manner.EXPLAINS),
    )


def _mei(community: CommunityId, seed: int) -> Mentor:
    return Mentor(
        person=_person(community, seed, 2, "Mei Tan", "Asia/Singapore"),
        headline="Product Manager, Hospital Software",
        story="Six years as a ward pharmacist, then I complained about the dispensing screen so well "
        "that they gave it to me. I like careful people who think they are too careful.",
        field="Product",
        place="Singapore",
        country="Singapore",
        languages=("English", "Mandarin"),
        offers=(
            _monthly("quick-question", 5),
            _monthly("cv-review", 3),
            _monthly("career-chat", 1, "camera off is fine"),
        ),
        at_once=4,
        days=_WEEKDAYS,
        glad=("What did the wards teach you that an office could not?",),
        manners=(Manner.LISTENS,),
    )


def _tomas(community: CommunityId, seed: int) -> Mentor:
    return Mentor(
        person=_person(community, seed, 3, "Tomás Ferreira", "Europe/Lisbon"),
        headline="Product Lead, Online Learning",
        story="I have argued my way into and out of three product teams. "
        "If you want to be challenged rather than comforted, I am good for that.",
        field="Product",
        place="Lisbon",
        country="Portugal",
        languages=("Portuguese", "English", "Spanish"),
        offers=(
            _monthly("quick-question", 4, "tell me what you have tried already"),
            _monthly("cv-review", 2),
            _monthly("career-chat", 3),
            _monthly("mock-interview", 1),
        ),
        glad=("When were you wrong about a person?", "What do you do when nobody agrees with you?"),
        manners=(Manner.CHALLENGES,),
    )

"""The members of a simulated community: who each is, with habits drawn for a year."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from bot.demo.chance import pick
from bot.demo.material import material
from bot.domain.common.people import Mentor, Person
from bot.simulation import habits
from bot.simulation.community import Founded
from bot.simulation.keyboard import Keyboard
from bot.simulation.life import Life
from bot.simulation.mentee import MenteesYear
from bot.simulation.mentor import MentorsYear
from bot.simulation.scenario import BEGINS
from bot.simulation.world import World


def join(world: World, here: Founded) -> None:
    """Let everybody hear what they are told, and mean to do what they do by themselves."""
    for year in _mentors(world, here.mentors):
        world.people[year.mentor.id] = year.hear
    for person in here.mentees:
        mentee = _mentee(world, person)
        world.people[person.id] = mentee.hear
        mentee.begin()
    everybody = (*(one.person for one in here.mentors), *here.mentees, here.manager)
    world.ledger.zones.update({one.id: one.zone for one in everybody})


def _mentors(world: World, mentors: tuple[Mentor, ...]) -> Iterator[MentorsYear]:
    for mentor in mentors:
        rng = _chance(world, mentor.person)
        drawn = habits.drawn(rng, habits.MENTORS)
        life = _life(world, mentor.person, rng, vanishes=drawn.vanishes)
        world.gone[mentor.id] = life.gone_from
        yield MentorsYear(mentor, drawn, life)


def _mentee(world: World, person: Person) -> MenteesYear:
    rng = _chance(world, person)
    drawn = habits.drawn(rng, habits.MENTEES)
    return MenteesYear(
        drawn, _life(world, person, rng, vanishes=drawn.vanishes), pick(rng, material().fields)
    )


def _chance(world: World, person: Person) -> Random:
    return Random(f"{world.scenario.seed}/{person.id}")  # noqa: S311 - lives, not secrets


def _life(world: World, person: Person, rng: Random, *, vanishes: bool) -> Life:
    gone = BEGINS + timedelta(days=world.scenario.days * rng.random()) if vanishes else None
    return Life(person, Keyboard(person, world.responder), world, rng, gone)

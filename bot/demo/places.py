"""Where people live, and names that fit: countries hold several cultures, because people move."""

from dataclasses import dataclass
from random import Random

from bot.demo.chance import happens, pick
from bot.demo.material import Country, Culture, Material

# A family language that is often lost far from home is kept or left out with the same likelihood.
_KEPT = 0.6
_DOUBLE, _DOUBLE_SPANISH, _INITIAL = 0.03, 0.3, 0.04
_FAMILY_FIRST = {
    "Hungarian": "hu-HU",
    "Japanese": "ja-JP",
    "Korean": "ko-KR",
    "Mandarin": "zh-CN",
    "Vietnamese": "vi-VN",
}
_THIRD_TONGUES = ("French", "Spanish", "German", "Portuguese", "Italian", "Arabic")


@dataclass(frozen=True, slots=True)
class HomeTown:
    """Where one person lives, whose names they bear and whether they moved there from elsewhere."""

    country: Country
    culture: Culture
    city: str
    zone: str

    @property
    def moved(self) -> bool:
        """Say whether their names come from another country than the one they live in."""
        native = self.culture.key == self.country.cultures[0] or self.culture.home in self.country.names
        return not native and self.culture.tongue not in self.country.languages

    @property
    def family_first(self) -> bool:
        """Say whether their family name is said first: only at home."""
        return self.culture.family_first and self.culture.key == self.country.cultures[0]


def home(rng: Random, material: Material, country: Country) -> HomeTown:
    """Return a city of a country and one of the cultures that live there."""
    city, zone = pick(rng, country.cities)
    return HomeTown(country, material.cultures[pick(rng, country.cultures)], city, zone)


def locale(of: HomeTown) -> str:
    """Return the locale of a person's chat: their own language where it decides how their name is read."""
    return _FAMILY_FIRST[of.culture.tongue] if of.family_first else of.country.locale


def name(rng: Random, of: HomeTown) -> str:
    """Return a name; the family name comes first only at home, where that is the custom."""
    culture = of.culture
    given, family = pick(rng, culture.given), pick(rng, culture.family)
    if of.family_first:
        return f"{family} {given}"
    if happens(rng, _DOUBLE_SPANISH if culture.tongue == "Spanish" else _DOUBLE):
        return _double(rng, culture, given, family)
    if happens(rng, _INITIAL):
        return f"{given} {pick(rng, culture.given)[0]}. {family}"
    return f"{given} {family}"


def _double(rng: Random, culture: Culture, given: str, family: str) -> str:
    other = pick(rng, culture.family)
    between = " " if culture.tongue in {"Spanish", "Portuguese"} else "-"
    return (
        f"{given} {family}"
        if other == family or " " in family + other
        else f"{given} {family}{between}{other}"
    )


def languages(rng: Random, of: HomeTown) -> tuple[str, ...]:
    """Return one to four languages: of the country, the family's, mostly English, seldom one more."""
    spoken = list(of.country.languages[: 1 if happens(rng, 0.4) else 2])
    if of.culture.tongue not in spoken and (not of.moved or happens(rng, _KEPT)):
        spoken.append(of.culture.tongue)
    if "English" not in spoken and happens(rng, 0.85):
        spoken.append("English")
    further = pick(rng, _THIRD_TONGUES)
    if happens(rng, 0.15) and further not in spoken:
        spoken.append(further)
    return tuple(spoken[:4])

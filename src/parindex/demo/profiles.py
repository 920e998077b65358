"""The nineteen units of the demo: how large each is and how much care it takes, area by area.

Everything shown of them is generated from these parameters; no rank and no points stand here.
"""

import random
from dataclasses import dataclass

AREAS = ("1", "2", "3", "4", "5", "6", "7")


@dataclass(frozen=True)
class Profile:
    """One unit's parameters in one year.

    `care` is the chance, 0 to 1, that a duty of an area is done, and done in time; `satisfaction` the share of
    citizens satisfied; `dossiers` how many dossiers are received in a whole year.
    """

    unit: str
    year: int
    care: dict[str, float]
    satisfaction: float
    dossiers: int

    def dice(self, seed: int, topic: str) -> random.Random:
        """Return the random source of one topic: adding a topic never moves the others."""
        return random.Random(f"{seed}:{self.unit}:{self.year}:{topic}")  # noqa: S311 - invented records, no secret


@dataclass(frozen=True)
class Trait:
    """What a unit is like over the years: its usual care, where it is weak or strong, and its size."""

    care: float
    lean: dict[str, float]
    dossiers: int


# Codes of the administrative units of Ba Tơ district (18 communes, 1 township) before 2025-07-01.
TRAITS: dict[str, Trait] = {
    "21484": Trait(0.97, {"7": 0.02}, 4000),
    "21487": Trait(0.66, {"3": -0.08}, 900),
    "21490": Trait(0.84, {"4": -0.06}, 2000),
    "21493": Trait(0.80, {"2": -0.12}, 1700),
    "21496": Trait(0.93, {"6": -0.08}, 2500),
    "21499": Trait(0.78, {"7": -0.1}, 2100),
    "21500": Trait(0.92, {"7": -0.14, "2": -0.08}, 1300),
    "21502": Trait(0.86, {"1": -0.1}, 1500),
    "21505": Trait(0.70, {"3": -0.06}, 1200),
    "21508": Trait(0.88, {"6": -0.14}, 1700),
    "21511": Trait(0.76, {"1": -0.08}, 2000),
    "21517": Trait(0.82, {"5": -0.08}, 1900),
    "21520": Trait(0.72, {"2": -0.08}, 1500),
    "21523": Trait(0.68, {"7": -0.12}, 1700),
    "21526": Trait(0.64, {"7": -0.1}, 1300),
    "21529": Trait(0.95, {"4": -0.06}, 2600),
    "21532": Trait(0.62, {"5": -0.06}, 900),
    "21535": Trait(0.60, {"6": -0.1}, 800),
    "21538": Trait(0.74, {"1": -0.05}, 1900),
}

# What a year was like for a unit beyond its traits: in 2023 Ba Giang follows up its tasks less well.
YEARS: dict[tuple[str, int], dict[str, float]] = {("21500", 2023): {"1": -0.09, "5": -0.04}}


def profiles(year: int, seed: int) -> tuple[Profile, ...]:
    """Return every unit's parameters for a year: its traits, moved a little by the year."""
    return tuple(_profile(unit, trait, year, seed) for unit, trait in TRAITS.items())


def _profile(unit: str, trait: Trait, year: int, seed: int) -> Profile:
    dice = random.Random(f"{seed}:{unit}:{year}:profile")  # noqa: S311 - invented records, no secret
    drift = dice.uniform(-0.015, 0.015)
    special = YEARS.get((unit, year), {})
    care = {
        area: _within(trait.care + trait.lean.get(area, 0) + special.get(area, 0) + drift + dice.uniform(-0.02, 0.02))
        for area in AREAS
    }
    return Profile(
        unit=unit,
        year=year,
        care=care,
        satisfaction=_within(0.70 + 0.25 * trait.care + dice.uniform(-0.02, 0.02)),
        dossiers=round(trait.dossiers * dice.uniform(0.97, 1.03)),
    )


def _within(chance: float) -> float:
    return min(0.99, max(0.05, chance))

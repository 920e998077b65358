"""Who acts, as far as rules ask: which roles on which units, which positions, on the day of the act."""

import dataclasses

from parindex.foundation.people.models import Role
from parindex.foundation.units.models import Unit


@dataclasses.dataclass(frozen=True, slots=True)
class GrantedRole:
    """A role on a unit and on everything below it (`reach`, ids of units)."""

    role: Role
    unit_id: int
    unit_code: str
    unit_name: str
    reach: frozenset[int]


@dataclasses.dataclass(frozen=True, slots=True)
class HeldPosition:
    """A position (VP, TP, TC, …) that the person holds in a unit."""

    position: str
    unit_id: int


@dataclasses.dataclass(frozen=True, slots=True)
class Actor:
    """A person, or a command of the one who runs the server, on one day."""

    username: str
    name: str
    grants: tuple[GrantedRole, ...] = ()
    positions: tuple[HeldPosition, ...] = ()
    is_command: bool = False

    def may_act_on(self, unit: Unit, *roles: Role) -> bool:
        """Tell whether one of these roles (any role, if none is named) reaches the unit."""
        if self.is_command:
            return True
        return any(unit.pk in grant.reach and (not roles or grant.role in roles) for grant in self.grants)

    def has_role(self, *roles: Role) -> bool:
        """Tell whether the person has one of these roles anywhere."""
        return self.is_command or any(grant.role in roles for grant in self.grants)

    def holds(self, position: str, unit: Unit) -> bool:
        """Tell whether the person holds a position of the unit itself."""
        return HeldPosition(position, unit.pk) in self.positions

    def positions_in(self, unit: Unit) -> frozenset[str]:
        """Return the codes of the positions that the person holds in the unit."""
        return frozenset(held.position for held in self.positions if held.unit_id == unit.pk)

    @property
    def unit_ids(self) -> frozenset[int]:
        """The ids of all units that any role reaches."""
        return frozenset[int]().union(*(grant.reach for grant in self.grants))


def command_actor(name: str) -> Actor:
    """Return the actor of a command: who may run it owns the machine, so nothing here could stop them; it is logged."""
    return Actor(f"command:{name}", f"command:{name}", is_command=True)

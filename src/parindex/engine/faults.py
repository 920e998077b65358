"""What is wrong with a card: every fault with its place, none hiding the next."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault. `path` says where, such as `areas[0].criteria[1].leaves[2].rule.bands[1].at_least`.

    `is_of_max`: it compares with a maximum, so that it says nothing where the maximum itself cannot be read.
    """

    path: str
    what: str
    why: str = ""
    remedy: str = ""
    is_of_max: bool = False


class CardFaults(Exception):  # noqa: N818 - says what happened, as the reader is told
    """The card cannot be used; `faults` holds all that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.path}: {fault.what}" for fault in faults))
        self.faults = faults

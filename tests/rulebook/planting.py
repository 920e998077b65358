"""Plants faults in a copy of the commune card: a text is replaced; the mark ¶ says at which line to tell it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "rulebook" / "scorecards" / "commune" / "2023"
MARK = "¶"


@dataclass(frozen=True)
class Plant:
    """One fault: instead of a text that stands in a file, another, with ¶ in the line that must be told.

    `says`: words of the sentence. An `old` of nothing makes a new file, of which the whole is meant.
    """

    file: str
    old: str
    new: str
    says: str


class Copy:
    """A copy of the card to spoil."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(SOUND, folder)

    def plant(self, *plants: Plant) -> list[tuple[str, int | None]]:
        """Plant all; return the file and line of each, in the order given."""
        for number, plant in enumerate(plants):
            path = self.folder / plant.file
            text = path.read_text(encoding="utf-8") if plant.old else ""
            assert plant.old in text, plant
            assert not plant.old or plant.new.count(MARK) == 1, plant
            path.write_text(text.replace(plant.old, plant.new.replace(MARK, f"{MARK}{number}{MARK}"), 1), "utf-8")
        places = [self._place(plant, number) for number, plant in enumerate(plants)]
        for path in self.folder.rglob("*.yaml"):
            path.write_text("".join(path.read_text(encoding="utf-8").split(MARK)[::2]), encoding="utf-8")
        return places

    def _place(self, plant: Plant, number: int) -> tuple[str, int | None]:
        if not plant.old:
            return plant.file, None
        text = (self.folder / plant.file).read_text(encoding="utf-8")
        return plant.file, text[: text.index(f"{MARK}{number}{MARK}")].count("\n") + 1

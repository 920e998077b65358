"""Opens an old workbook in a process of its own: a damaged one makes the reader ask for all memory, and abort."""

import os
import resource
import subprocess
import sys
from pathlib import Path

_MEMORY = 1_200_000_000  # bytes of address space; a sound workbook of the largest size admitted needs 1 GB
_SECONDS = 60


def reads_safely(path: Path) -> bool:
    """Tell whether the whole workbook can be read without harm."""
    try:
        ended = subprocess.run(  # noqa: S603 - our own file, run by our own interpreter
            [sys.executable, "-I", __file__, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"RUST_BACKTRACE": "0"},
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def _read(path: str) -> None:
    """Read every sheet within the limits; any fault ends the process."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only the child needs it, within its limits

    workbook = CalamineWorkbook.from_path(path)
    for place in range(len(workbook.sheet_names)):
        for _row in workbook.get_sheet_by_index(place).iter_rows():
            pass


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _read(sys.argv[1])

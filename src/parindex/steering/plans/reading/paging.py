"""Page numbers that a printer or a PDF left among the lines of a plan."""

import re
from collections.abc import Sequence

from parindex.foundation.text.aligned import aligned_key
from parindex.steering.plans.reading.lines import Line

_PAGE = re.compile(r"(?:trang|page)?\s*[-–—|\[(]?\s*\d{1,3}\s*(?:(?:/|tren|of)\s*\d{1,3})?\s*[-–—|\])]?")


def page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that hold nothing but the number of a page."""
    return frozenset(
        line.number for line in lines if not line.cells and _PAGE.fullmatch(aligned_key(line.text).strip())
    )


def after_blank(lines: Sequence[Line], pages: frozenset[int]) -> frozenset[int]:
    """Return the lines that a blank one sets apart from the text above; one next to a page's number does not."""
    found: set[int] = set()
    is_apart = is_page = False
    for line in lines:
        if line.number in pages:
            is_page = True
        elif line.is_blank:
            is_apart = True
        else:
            if is_apart and not is_page:
                found.add(line.number)
            is_apart = is_page = False
    return frozenset(found)

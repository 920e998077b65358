"""What a Word paragraph's style says of it: whether it is a heading, and whether it stands in bold."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"(?:heading|tiêu đề|đầu đề)\s*(\d)", re.IGNORECASE)
_DEEPEST = 9
_OFF = ("0", "false", "none", "off")


class Styles:
    """The styles of one document."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx has no types
        self._by_id = {style.style_id: style.element for style in document.styles}

    def level(self, paragraph: Any) -> int:  # noqa: ANN401 - an lxml element
        """Return the level of a heading, counted from 1, 0 for text."""
        for properties, name in self._chain(paragraph):
            outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
            if outline is not None:
                level = int(outline.get(qn("w:val")) or _DEEPEST)
                return level + 1 if level < _DEEPEST else 0
            if found := _HEADING.match(name):
                return int(found[1])
        return 0

    def is_bold(self, paragraph: Any) -> bool:  # noqa: ANN401 - an lxml element
        """Tell whether every run with text is bold, by itself or by the paragraph's style."""
        runs = [
            run for run in paragraph.iter(qn("w:r")) if any((one.text or "").strip() for one in run.iter(qn("w:t")))
        ]
        return bool(runs) and all(self._is_bold_run(run, paragraph) for run in runs)

    def _is_bold_run(self, run: Any, paragraph: Any) -> bool:  # noqa: ANN401 - lxml elements
        own = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
        if own is not None:
            return own.get(qn("w:val")) not in _OFF
        for element in self._styles_of(paragraph):
            mark = element.find(f"{qn('w:rPr')}/{qn('w:b')}")
            if mark is not None:
                return mark.get(qn("w:val")) not in _OFF
        return False

    def _chain(self, paragraph: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401 - lxml elements
        """Yield the paragraph's own properties, then those of its style and what that rests on, with their names."""
        yield paragraph.find(qn("w:pPr")), ""
        for element in self._styles_of(paragraph):
            name = element.find(qn("w:name"))
            yield element.find(qn("w:pPr")), "" if name is None else name.get(qn("w:val")) or ""

    def _styles_of(self, paragraph: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
        """Yield the paragraph's style and what it rests on."""
        place = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        for _depth in range(_DEEPEST):
            element = self._by_id.get(place.get(qn("w:val"))) if place is not None else None
            if element is None:
                return
            yield element
            place = element.find(qn("w:basedOn"))

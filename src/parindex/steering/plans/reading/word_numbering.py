"""Numbers that Word draws before a paragraph and keeps out of its text."""

import re
from typing import Any

from docx.oxml.ns import qn

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_DASHES = {"\uf02d": "-", "\uf0b7": "•", "\uf0a7": "▪"}
_LOWEST_LEVEL = 9


class Numbering:
    """Counts the lists of one document and returns each paragraph's printed number."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx has no types
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._seen: set[str] = set()
        self._styles = {style.style_id: style.element for style in document.styles}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        self._load(root)

    def label(self, paragraph: Any) -> str:  # noqa: ANN401 - an lxml element
        """Return the number or bullet of the next paragraph, "" without one; call once a paragraph, in order."""
        number_id, level = self._place(paragraph)
        list_id = self._list_of.get(number_id, "")
        if not list_id or level not in self._levels.get(list_id, {}):
            return ""
        if number_id not in self._seen:
            self._seen.add(number_id)
            if any(place == number_id for place, _level in self._starts):
                self._counts.pop(list_id, None)
        kind, text, _start = self._levels[list_id][level]
        if kind == "none":
            return ""
        if kind == "bullet":
            return _DASHES.get(text, _PRIVATE.sub("•", text).strip() or "•")
        self._step(list_id, number_id, level)
        return self._printed(list_id, text)

    def _load(self, root: Any) -> None:  # noqa: ANN401 - an lxml element
        """Read the definitions of all lists."""
        for definition in root.findall(qn("w:abstractNum")):
            levels = {}
            for level in definition.findall(qn("w:lvl")):
                start = int(_value(level, "w:start") or 1)
                levels[int(level.get(qn("w:ilvl")))] = (_value(level, "w:numFmt"), _value(level, "w:lvlText"), start)
            self._levels[definition.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")):
            number_id = number.get(qn("w:numId"))
            self._list_of[number_id] = _value(number, "w:abstractNumId")
            for override in number.findall(qn("w:lvlOverride")):
                if start_text := _value(override, "w:startOverride"):
                    self._starts[number_id, int(override.get(qn("w:ilvl")))] = int(start_text)

    def _place(self, paragraph: Any) -> tuple[str, int]:  # noqa: ANN401 - an lxml element
        """Return the list and level of a paragraph, its own or its style's."""
        properties = paragraph.find(qn("w:pPr"))
        style_id = _value(properties, "w:pStyle") if properties is not None else ""
        for _depth in range(_LOWEST_LEVEL):
            found = properties.find(qn("w:numPr")) if properties is not None else None
            if found is not None:
                number_id = _value(found, "w:numId")
                return ("" if number_id == "0" else number_id), int(_value(found, "w:ilvl") or 0)
            style = self._styles.get(style_id)
            if style is None:
                break
            properties, style_id = style.find(qn("w:pPr")), _value(style, "w:basedOn")
        return "", 0

    def _step(self, list_id: str, number_id: str, level: int) -> None:
        """Count one paragraph on; deeper levels start anew."""
        counts = self._counts.setdefault(list_id, [None] * _LOWEST_LEVEL)
        for above in range(level):
            if counts[above] is None:
                counts[above] = self._start(list_id, number_id, above)
        now = counts[level]
        counts[level] = self._start(list_id, number_id, level) if now is None else now + 1
        counts[level + 1 :] = [None] * (_LOWEST_LEVEL - level - 1)

    def _start(self, list_id: str, number_id: str, level: int) -> int:
        """Return the first number of a level."""
        written = self._levels[list_id].get(level, ("", "", 1))[2]
        return self._starts.get((number_id, level), written)

    def _printed(self, list_id: str, text: str) -> str:
        """Return a level's text with its numbers put in."""
        counts = self._counts[list_id]

        def number(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            kind = self._levels[list_id].get(level, ("decimal", "", 1))[0]
            return _written(counts[level] or 1, kind)

        return re.sub(r"%([1-9])", number, text)


def _value(element: Any, name: str) -> str:  # noqa: ANN401 - an lxml element
    """Return the value of a child, "" without one."""
    child = element.find(qn(name)) if element is not None else None
    return "" if child is None else child.get(qn("w:val")) or ""


def _written(number: int, kind: str) -> str:
    """Return a number in a list's notation."""
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if kind == "upperRoman" else roman.lower()
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    """Return a number in Roman digits."""
    text = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        text += sign * (number // value)
        number %= value
    return text

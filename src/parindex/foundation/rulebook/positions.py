"""Positions (VP, VH, TP, …): their titles over dates, and the words that papers call them by."""

import dataclasses
import datetime
import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from parindex.foundation.text.aligned import aligned_key
from parindex.foundation.text.normal import nfc


@dataclasses.dataclass(frozen=True, slots=True)
class Post:
    """What a position was called over a span of days."""

    title: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None  # first day it no longer held


@dataclasses.dataclass(frozen=True, slots=True)
class Position:
    """One position with its label and titles."""

    code: str
    label: str
    posts: tuple[Post, ...]

    def title(self, on: datetime.date) -> str:
        """Return what the position is called on a day."""
        fitting = (
            post.title
            for post in self.posts
            if (post.valid_from is None or post.valid_from <= on) and (post.valid_to is None or on < post.valid_to)
        )
        return next(fitting, self.label)


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a position."""

    code: str
    start: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    """One spelling of a position; `is_alone`: only as the whole name."""

    code: str
    pattern: re.Pattern[str]
    valid_from: datetime.date | None
    is_alone: bool
    not_after: re.Pattern[str] | None


class Positions:
    """All positions of the rulebook, by code and by the words of papers."""

    def __init__(self, positions: Iterable[Position], words: Iterable[_Words], above: re.Pattern[str]) -> None:
        self.by_code = {position.code: position for position in positions}
        self._words = tuple(words)
        self._above = above

    def mentions(self, text: str, on: datetime.date | None = None) -> tuple[Mention, ...]:
        """Return where an NFC text names positions, in order; of overlapping names the longest counts.

        `on` is the day of the paper: departments of today are not read into papers of before they were.
        """
        key = aligned_key(text)
        found = [mention for words in self._words if not words.is_alone for mention in self._found(words, key, on)]
        return _longest(found)

    def whole(self, name: str, on: datetime.date | None = None) -> str | None:
        """Return the code of the position whose short name this is (a cell saying `Tài chính`), else None."""
        key = aligned_key(nfc(name)).strip(" .:;,-")
        alone = (words for words in self._words if words.is_alone and _holds(words, on))
        return next((words.code for words in alone if words.pattern.fullmatch(key)), None)

    def _found(self, words: _Words, key: str, on: datetime.date | None) -> Iterable[Mention]:
        """Yield where one spelling stands in a key."""
        if not _holds(words, on):
            return
        for match in words.pattern.finditer(key):
            if words.not_after and words.not_after.search(key, 0, match.start()):
                continue
            is_above = self._above.match(key, match.end())
            yield Mention("UP" if is_above else words.code, match.start(), match.end())


def _holds(words: _Words, on: datetime.date | None) -> bool:
    """Tell whether a spelling is used in papers of a day."""
    return on is None or words.valid_from is None or words.valid_from <= on


def _longest(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Return mentions in order, the longest where they overlap."""
    chosen: list[Mention] = []
    for mention in sorted(mentions, key=lambda found: (found.start - found.end, found.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in chosen):
            chosen.append(mention)
    return tuple(sorted(chosen, key=lambda found: found.start))


@functools.lru_cache(maxsize=4)
def load_positions(rulebook: Path) -> Positions:
    """Read `positions.yaml` of a rulebook folder."""
    with (rulebook / "positions.yaml").open(encoding="utf-8") as file:
        data = yaml.safe_load(file)
    entries = data["positions"]
    above = re.compile(rf"\s+(?:{'|'.join(map(_pattern_text, data['levels_above']))})\b")
    return Positions(map(_position, entries), (words for entry in entries for words in _all_words(entry)), above)


def _position(entry: Mapping[str, Any]) -> Position:
    """Return one position of the file."""
    posts = (Post(post["title"], post.get("from"), post.get("until")) for post in entry["posts"])
    return Position(entry["code"], entry["label"], tuple(posts))


def _all_words(entry: Mapping[str, Any]) -> Iterable[_Words]:
    """Yield every spelling of one position of the file."""
    blockers = "|".join(map(_pattern_text, entry.get("not_after", ())))
    not_after = re.compile(rf"\b(?:{blockers})\s+\Z") if blockers else None
    dated = [(None, entry.get("words", ())), *((part["from"], part["words"]) for part in entry.get("words_from", ()))]
    for valid_from, words in dated:
        for text in words:
            yield _Words(entry["code"], _pattern(text), valid_from, is_alone=False, not_after=not_after)
    for text in entry.get("alone", ()):
        yield _Words(entry["code"], _pattern(text), None, is_alone=True, not_after=None)


def _pattern(text: str) -> re.Pattern[str]:
    """Return the pattern of a spelling, over an aligned key."""
    return re.compile(rf"(?<!\w){_pattern_text(text)}(?!\w)")


def _pattern_text(text: str) -> str:
    """Return a spelling as a pattern that is free about blanks and dashes."""
    key = aligned_key(nfc(text))
    words = [re.escape(word) for word in re.split(r"\s+", key)]
    return re.sub(r"(?:\\s\+)?(?:\\-|-)(?:\\s\+)?", r"\\s*-\\s*", r"\s+".join(words))

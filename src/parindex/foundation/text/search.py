"""Keys to find and to order Vietnamese text by, the same on every database."""

import itertools
import re
import unicodedata

from parindex.foundation.text.normal import nfc

_BARE = str.maketrans("đð", "dd")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}  # huyền, hỏi, ngã, sắc, nặng
_END, _BLANK, _FIRST_NUMBER, _FIRST_LETTER, _FOREIGN = "00", "01", 10, 40, "99"
_PLACE = {letter: str(_FIRST_LETTER + place) for place, letter in enumerate(_ALPHABET)}
_PIECES = re.compile(r"[0-9]+|[^\W\d_]|[^\w\s]|_|\s+|\d")


def search_key(text: str) -> str:
    """Return the text as a searcher types it: lower case, no diacritics, đ as d, single spaces.

    The place of a tone (hoà, hòa) and the Unicode form leave no trace.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    loose = unicodedata.normalize("NFD", nfc(text).casefold())
    bare = "".join(sign for sign in loose if not unicodedata.combining(sign))
    return " ".join(unicodedata.normalize("NFC", bare).translate(_BARE).split())


def sort_key(text: str) -> str:
    """Return a key that orders by the Vietnamese alphabet (a ă â b c d đ …), tones deciding only between equals.

    Digits alone, two a letter: every collation of every database orders them alike. Numbers inside count as numbers
    (Phường 2 before Phường 10); punctuation counts as a blank. Order of tones: none, huyền, hỏi, ngã, sắc, nặng.
    """
    letters: list[str] = []
    tones: list[str] = []
    for piece in _PIECES.findall(nfc(text).casefold()):
        code, tone = _place(piece)
        if code == _BLANK and (not letters or letters[-1] == _BLANK):
            continue
        letters.append(code)
        tones.append(tone)
    while letters and letters[-1] == _BLANK:
        letters.pop()
        tones.pop()
    return "".join(letters) + _END + "".join(tones).rstrip("0")


def _place(piece: str) -> tuple[str, str]:
    """Return the digits a piece sorts by, and the digit of its tone."""
    if piece.isascii() and piece.isdigit():
        number = piece.lstrip("0") or "0"
        length = str(_FIRST_NUMBER + min(len(number), 29))
        return length + "".join(itertools.chain(*(("0", digit) for digit in number))), "0"
    if not piece.isalpha():
        return _BLANK, "0"
    marks = unicodedata.normalize("NFD", piece)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), "0")
    letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return _PLACE.get(letter) or _PLACE.get(search_key(letter)[:1], _FOREIGN), tone

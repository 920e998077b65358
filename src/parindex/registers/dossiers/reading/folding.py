"""The key under which labels of offices are compared: no case, diacritics, punctuation or odd spaces."""

import re
from functools import lru_cache

from parindex.foundation.text.search import search_key

_MARKS = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def label_key(text: str) -> str:
    """Return the key of a label: `Cơ quan/đơn vị:` becomes `co quan don vi`."""
    return _MARKS.sub(" ", search_key(text)).strip()

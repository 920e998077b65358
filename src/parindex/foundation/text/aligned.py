"""A search key standing letter under letter with its text, so that what is found in one can be cut from the other."""

import functools

from parindex.foundation.text.search import search_key


@functools.lru_cache(maxsize=256)
def aligned_key(text: str) -> str:
    """Return the text in lower case without diacritics, exactly as long as the text; every kind of dash is `-`."""
    return "".join(map(_bare, text))


@functools.lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    """Return one sign's bare form."""
    if sign in "–—−‐‑‒":
        return "-"
    return (search_key(sign) or " ")[:1]

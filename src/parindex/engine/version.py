"""The engine's version: a run keeps it, so that it is known by which arithmetic it was made."""

from typing import Final

ENGINE_VERSION: Final = "1"

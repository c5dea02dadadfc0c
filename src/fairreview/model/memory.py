"""What was found once in a document and may be asked for again, within limits."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")


class Memory(Generic[Key, Found]):
    """Remembers answers by their key; forgets them all when there are too many.

    Documents of ordinary length never come near the limit; in one of ten million characters
    forgetting and finding again costs less than keeping everything.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: dict[Key, Found] = {}

    def of(self, key: Key, find: Callable[[], Found]) -> Found:
        """Return the answer for a key, found with `find` if it is not remembered."""
        if key in self._found:
            return self._found[key]
        if len(self._found) >= self._most:
            self._found.clear()
        found = self._found[key] = find()
        return found

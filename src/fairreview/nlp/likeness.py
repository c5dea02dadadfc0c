"""placeholder"""

from collections.abc import Sequence


class _None:
    def best(self, words: str, among: Sequence[str]) -> tuple[int, float] | None:
        return None


def load() -> _None:
    return _None()

"""What words mean, as vectors: an extract of GloVe that ships with the package; nothing is fetched.

The 30,000 commonest words of GloVe 6B (Pennington, Socher and Manning 2014; Public Domain Dedication and
License 1.0), made smaller by `tools/word_vectors.py`.
"""

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# How common a word may be before it says little (Arora, Liang and Ma 2017, a simple baseline for sentences).
_COMMON = 3e-4
_ZIPF = 2.7
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("ly", ""),
)  # fmt: skip
_BEGINNINGS = ("re", "over", "under", "non", "un", "mis")
_SHORTEST = 3


class WordVectors:
    """Vectors of length 1, one a word, and how much each word says."""

    def __init__(self, words: list[str], vectors: Floats) -> None:
        self._places = {word: place for place, word in enumerate(words)}
        self._vectors = vectors
        ranks = 1 / (np.arange(len(words)) + _ZIPF)
        self._weights = _COMMON / (_COMMON + ranks / ranks.sum())

    @property
    def width(self) -> int:
        """Return how many numbers a vector has."""
        return int(self._vectors.shape[1])

    def of(self, word: str) -> Floats:
        """Return the vector of a lower-case word, or zeros for one that is not known."""
        place = self._place(word)
        return np.zeros(self.width, np.float32) if place is None else self._vectors[place]

    def weight(self, word: str) -> float:
        """Return how much a word says, from 0 for the commonest to 1 for one that is not known."""
        place = self._place(word)
        return 1.0 if place is None else float(self._weights[place])

    def _place(self, word: str) -> int | None:
        """Return the place of a word, else of its base form, else of what stands after `re` or `over`."""
        tries = (word, *(word.removeprefix(b) for b in _BEGINNINGS if word.startswith(b)))
        return next((place for each in tries if (place := self._inflected(each)) is not None), None)

    def _inflected(self, word: str) -> int | None:
        bases = (
            word.removesuffix(ending) + put
            for ending, put in _ENDINGS
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
        )
        return next((self._places[each] for each in (word, *bases) if each in self._places), None)


@cache
def load() -> WordVectors:
    """Return the vectors that ship with the package."""
    with (files("fairreview.nlp") / "word_vectors.npz").open("rb") as stream:
        data = np.load(stream, allow_pickle=False)
        words = bytes(data["words"]).decode("ascii").split("\n")
        vectors = data["vectors"].astype(np.float32)
    return WordVectors(words, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))

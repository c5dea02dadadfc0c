"""Says that a text has nothing like it among others, where that is right nine times in ten.

That the closest link is unlikely is not enough: half of the criteria that people in offices write share no
word with the duty they are about. Two limits were set on 165 such texts, `corpora/links/duties.jsonl`.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from fairreview.nlp.word_vectors import Floats, WordVectors

# On average a word of the text is less like the nearest word of any other text than this,
_NEAREST = 0.23
# and the text as a whole less like any other.
_WHOLE = 0.25


class Words(msgspec.Struct, frozen=True):
    """The words of a text that say something: stems, how much each says, and their vectors."""

    stems: tuple[str, ...]
    weights: Floats
    vectors: Floats

    def mean(self) -> Floats:
        """Return the direction of all words together, or zeros."""
        total: Floats = self.weights @ self.vectors
        length = float(np.linalg.norm(total))
        return total / length if length else total


class Others:
    """Texts that another is held against; those without a word that says something are passed over."""

    def __init__(self, texts: Sequence[Words]) -> None:
        texts = [text for text in texts if text.stems]
        self._empty = not texts
        if texts:
            self._stems = np.array([stem for text in texts for stem in text.stems], dtype=np.str_)
            self._matrix = np.concatenate([text.vectors for text in texts])
            self._means = np.array([text.mean() for text in texts])
            self._starts = np.cumsum([0, *(len(text.stems) for text in texts[:-1])])

    def apart_from(self, own: Words) -> bool:
        """Say whether none of the texts is like another; never where there are no words to go by."""
        total = float(own.weights.sum())
        if self._empty or not total:
            return False
        same = np.array(own.stems, dtype=np.str_)[:, None] == self._stems[None, :]
        close = np.where(same, 1.0, own.vectors @ self._matrix.T)
        nearest = own.weights @ np.maximum.reduceat(close, self._starts, axis=1) / total
        return bool(nearest.max() < _NEAREST and (self._means @ own.mean()).max() < _WHOLE)


def words_of(words: Sequence[str], stems: Sequence[str], vectors: WordVectors) -> Words:
    """Return words with how much each says in English, and its vector."""
    rows = [vectors.of(word) for word in words]
    return Words(
        tuple(stems),
        np.array([vectors.weight(word) for word in words], np.float32),
        np.array(rows, np.float32).reshape(len(words), vectors.width),
    )

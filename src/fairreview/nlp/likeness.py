"""Tells which objective a criterion comes closest to in meaning, and how many such links are right.

A cosine is no confidence. What is measured here (words shared, words close in meaning, and how far the
closest objective is ahead of the others) is weighed by a small logistic regression, fitted by
`tools/calibrate_links.py` on pairs under `corpora/links` that people judged.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

from fairreview.model.memory import Memory
from fairreview.nlp.apart import Others, Words, words_of
from fairreview.nlp.silent_words import SILENT_WORDS
from fairreview.nlp.word_vectors import Floats, WordVectors
from fairreview.nlp.word_vectors import load as load_vectors

FEATURES = ("cosine", "shared", "lead", "strong-lead", "strongest", "length")
# With fewer objectives there is nothing to be ahead of.
FEWEST = 3
_MOST_WORDS = 300
_REMEMBERED = 20_000
_REMEMBERED_PLANS = 16
_STRONGEST = 3
_WORD = re.compile(r"(?<![a-z])[a-z]{2,40}(?![a-z])")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "er", "ed", "es", "ly", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 3
_ENOUGH = 1.2


class Weights(msgspec.Struct, frozen=True):
    """What the regression learnt.

    A pair's score is `bias` plus its features, less their `means` and divided by their `scales`, times
    `weights`. The share of right links follows from the best score and its lead over the second best.
    """

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    share_bias: float
    share_score: float
    share_lead: float


class Plan:
    """A list of objectives, ready to be compared with criteria."""

    def __init__(self, among: Sequence[str], vectors: WordVectors) -> None:
        self._vectors = vectors
        self._count = len(among)
        stems = [{stem(word) for word in words_in(text)} for text in among]
        self._having = {each: sum(each in own for own in stems) for each in set().union(*stems)}
        parts = [self._words(text) for text in among]
        self._means = np.array([part.mean() for part in parts])
        self._lengths = np.log([len(part.stems) + 1.0 for part in parts])
        self._stems = np.array([each for part in parts for each in part.stems], dtype=np.str_)
        self._matrix = np.concatenate([part.vectors for part in parts])
        weights = np.concatenate([part.weights for part in parts])
        self._telling = np.minimum(1.0, np.sqrt(weights) * _ENOUGH)
        self._owners = np.repeat(np.arange(len(parts)), [len(part.stems) for part in parts])

    def features(self, words: str) -> NDArray[np.float64]:
        """Return a row of features for each objective, as `FEATURES` names them."""
        own = self._words(words)
        total = float(own.weights.sum()) or 1.0
        near, same = self._nearest(own)
        heavy = own.weights[:, None] * near
        ahead = near - near.mean(axis=1, keepdims=True)
        cosines = self._means @ own.mean()
        columns = (
            cosines - np.median(cosines),
            own.weights @ same / total,
            own.weights @ ahead / total,
            own.weights @ np.maximum(ahead, 0) ** 2 / total,
            np.sort(heavy, axis=0)[::-1][:_STRONGEST].sum(axis=0) / _STRONGEST,
            self._lengths,
        )
        return np.stack(columns, axis=1).astype(np.float64)

    def _nearest(self, own: Words) -> tuple[Floats, Floats]:
        """Return, for each word and objective, how near its nearest word is, and whether it is the same."""
        same = np.array(own.stems, dtype=np.str_)[:, None] == self._stems[None, :]
        close = np.where(same, 1.0, (own.vectors @ self._matrix.T) * self._telling)
        near = np.zeros((len(own.stems), self._count), np.float32)
        shared = np.zeros_like(near)
        for place in range(self._count):
            mine = self._owners == place
            if mine.any():
                near[:, place] = np.maximum(close[:, mine].max(axis=1), 0)
                shared[:, place] = same[:, mine].any(axis=1)
        return near, shared

    def _words(self, text: str) -> Words:
        words = tuple(dict.fromkeys(words_in(text)))
        rows = [self._vectors.of(word) for word in words]
        return Words(
            tuple(stem(word) for word in words),
            np.array([self._weight(word) for word in words], np.float32),
            np.array(rows, np.float32).reshape(len(words), self._vectors.width),
        )

    def _weight(self, word: str) -> float:
        """Return how much a word says: rare in English, and rare among the objectives."""
        having = self._having.get(stem(word), 1)
        return self._vectors.weight(word) * float(np.log((self._count + 1) / (having + 0.5)))


class WordLikeness:
    """Implements `fairreview.model.summary.Likeness`; remembers its answers, and is deterministic."""

    def __init__(self, vectors: WordVectors, weights: Weights) -> None:
        self._vectors = vectors
        self._weights = weights
        self._others: Memory[tuple[str, ...], Others] = Memory(_REMEMBERED_PLANS)
        self._plans: Memory[tuple[str, ...], Plan] = Memory(_REMEMBERED_PLANS)
        self._found: Memory[tuple[str, tuple[str, ...]], tuple[int, float] | None] = Memory(_REMEMBERED)

    def best(self, words: str, among: Sequence[str]) -> tuple[int, float] | None:
        """Return the place of the closest text and how many in a hundred such links are right, as 0 to 1.

        `among` is the whole list of objectives: how far the closest is ahead of the others is evidence.
        None where there are fewer than three, or no word of `words` says anything.
        """
        texts = tuple(among)
        return self._found.of((words, texts), lambda: self._best(words, texts))

    def apart(self, words: str, among: Sequence[str]) -> bool:
        """Say whether none of several texts means the same, where that is right nine times in ten."""
        texts = tuple(among)
        others = self._others.of(texts, lambda: Others([self._words(text) for text in texts]))
        return others.apart_from(self._words(words))

    def _words(self, text: str) -> Words:
        words = tuple(dict.fromkeys(words_in(text)))
        return words_of(words, [stem(word) for word in words], self._vectors)

    def _best(self, words: str, among: tuple[str, ...]) -> tuple[int, float] | None:
        if len(among) < FEWEST or not words_in(words):
            return None
        plan = self._plans.of(among, lambda: Plan(among, self._vectors))
        found = scores(plan.features(words), self._weights)
        order = np.argsort(-found, kind="stable")
        best, second = float(found[order[0]]), float(found[order[1]])
        return int(order[0]), round(share_right(best, best - second, self._weights), 4)


def scores(features: NDArray[np.float64], weights: Weights) -> NDArray[np.float64]:
    """Return the score of each row of features."""
    scaled = (features - np.array(weights.means)) / np.array(weights.scales)
    found: NDArray[np.float64] = scaled @ np.array(weights.weights) + weights.bias
    return found


def share_right(score: float, lead: float, weights: Weights) -> float:
    """Return how many in a hundred links with this score and lead are right, as 0 to 1."""
    logit = weights.share_bias + weights.share_score * score + weights.share_lead * lead
    return float(1 / (1 + np.exp(-logit)))


def words_in(text: str) -> list[str]:
    """Return the words of a text that say something; no more than the first 300."""
    found = (word for word in _WORD.findall(text.lower()) if word not in SILENT_WORDS)
    return [word for _, word in zip(range(_MOST_WORDS), found, strict=False)]


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """Return a word without its ending, roughly: `inspections` and `inspect` become one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


@cache
def load() -> WordLikeness:
    """Return the likeness that ships with the package; built once a process, in some 50 milliseconds."""
    packed = (files("fairreview.nlp") / "likeness.json").read_bytes()
    return WordLikeness(load_vectors(), msgspec.json.decode(packed, type=Weights))

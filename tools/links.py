"""The judged pairs of criteria and objectives under `corpora/links`, and how links fare on them."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np

from fairreview.api.documents import read_documents
from fairreview.model.mission import LINKED_FROM, objectives_in
from fairreview.nlp.likeness import Plan, Weights, scores, share_right
from fairreview.nlp.word_vectors import load as load_vectors
from fairreview.readers.shape import with_kind

ROOT = Path(__file__).resolve().parents[1] / "corpora" / "links"
BANDS = (0.0, 0.25, 0.5, LINKED_FROM, 1.01)


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A criterion with an objective of a plan: is the link right, and which objectives does it serve?

    `near` says what makes a wrong link look right; it is empty where nothing does.
    """

    id: str
    plan: str
    criterion: str
    objective: str
    right: bool
    serves: tuple[str, ...]
    near: str = ""

    def __post_init__(self) -> None:
        if self.right is not (self.objective in self.serves):
            raise ValueError(f"{self.id}: `right` and `serves` do not agree")


class Judged(msgspec.Struct, frozen=True):
    """A criterion, its features with each objective of its plan, and which of these it serves."""

    plan: str
    criterion: str
    features: "np.ndarray[tuple[int, int], np.dtype[np.float64]]"
    serves: "np.ndarray[tuple[int], np.dtype[np.bool_]]"


class Told(msgspec.Struct, frozen=True):
    """The link told for a criterion: how sure it is, whether it is right, whether one was to be found."""

    share: float
    right: bool
    findable: bool


def pairs_of(name: str) -> list[Pair]:
    """Return the pairs of `pairs` or `held-back-pairs`; raise ValueError for a line that does not fit."""
    lines = (ROOT / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [msgspec.convert(json.loads(line), Pair, strict=True) for line in lines]


def plans_of(name: str) -> dict[str, dict[str, str]]:
    """Return the objectives of the plans in a file: for each plan, the words by identifier."""
    plans = {}
    for document in read_documents([str(ROOT / f"{name}.jsonl")]):
        if document.failure is not None or document.id is None:
            raise ValueError(f"{name}: {document.failure}")
        known = with_kind(document, "mission-plan", estimated=False)
        plans[document.id] = {each.id: each.words for each in objectives_in(known)}
    return plans


def judged(pairs: Sequence[Pair], plans: dict[str, dict[str, str]]) -> list[Judged]:
    """Return the criteria of pairs with their features."""
    ready = {name: Plan(list(words.values()), load_vectors()) for name, words in plans.items()}
    return [
        Judged(
            pair.plan,
            pair.criterion,
            ready[pair.plan].features(pair.criterion),
            np.array([each in pair.serves for each in plans[pair.plan]]),
        )
        for pair in pairs
    ]


def told(each: Judged, weights: Weights) -> Told:
    """Return what is told of a criterion."""
    found = scores(each.features, weights)
    order = np.argsort(-found, kind="stable")
    best, second = float(found[order[0]]), float(found[order[1]])
    share = share_right(best, best - second, weights)
    return Told(share, bool(each.serves[order[0]]), bool(each.serves.any()))


def reliability(links: Sequence[Told]) -> list[tuple[float, float, int, int]]:
    """Return for each band of shares: from, to, how many links lie in it, and how many of these are right."""
    rows = []
    for low, high in pairwise(BANDS):
        inside = [link for link in links if low <= link.share < high]
        rows.append((low, min(high, 1.0), len(inside), sum(link.right for link in inside)))
    return rows


def found_share(links: Sequence[Told]) -> float:
    """Return how many of the links that were to be found are told, as 0 to 1."""
    findable = sum(link.findable for link in links)
    return sum(link.right and link.share >= LINKED_FROM for link in links) / findable

"""What is kept of a document when several are compared: small values, never its text."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec


class Standard(msgspec.Struct, frozen=True, gc=False):
    """A criterion, duty or objective as it is compared: what it says, its share, what it serves.

    `words` is its text; `title` is its title, else its first words. `objective` is the identifier it names.
    `dimension` is what it measures: a name of `DIMENSIONS`, or empty. Fields that were not given are empty.
    """

    title: str
    words: str = ""
    id: str = ""
    weight: str = ""
    metric: str = ""
    target: str = ""
    timeframe: str = ""
    measure_source: str = ""
    objective: str = ""
    rating: str = ""
    status: str = ""
    dimension: str = ""


DIMENSIONS: tuple[str, ...] = ("outcome", "quality", "citizen", "people", "volume", "values")


class Summary(msgspec.Struct, frozen=True, gc=False):
    """One document among others.

    `employee` is used to tell whose papers belong together and is never written out. `given` names the
    fields that hold something (``evidence``, ``next-steps``). `words` is its length; `paragraphs` holds a
    64-bit digest of each paragraph of 40 words or more; `needs` the folded topics of its next steps.
    `findings` pairs a rule's id with how often it found something, by id. Texts and tuples that recur are
    one object in memory.
    """

    path: str
    id: str = ""
    kind: str = ""
    title: str = ""
    employee: str = ""
    role: str = ""
    grade: str = ""
    series: str = ""
    unit: str = ""
    period: str = ""
    status: str = ""
    author: str = ""
    created: str = ""
    reviewed: str = ""
    rating: str = ""
    scale: str = ""
    levels: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    words: int = 0
    paragraphs: tuple[int, ...] = ()
    needs: tuple[str, ...] = ()
    criteria: tuple[Standard, ...] = ()
    duties: tuple[Standard, ...] = ()
    objectives: tuple[Standard, ...] = ()
    findings: tuple[tuple[str, int], ...] = ()

    @property
    def name(self) -> str:
        """Return how people call the document: its id, else its path."""
        return self.id or self.path


class Likeness(Protocol):
    """Tells which of several texts means the same as another."""

    def best(self, words: str, among: Sequence[str]) -> tuple[int, float] | None:
        """Return the place of the closest text and how many in a hundred such links are right, as 0 to 1.

        None where there is nothing to say. The share was measured on pairs that people judged. `among` is
        the whole list there is to choose from. `fairreview.nlp.likeness.load()` returns the one that ships.
        """

    def apart(self, words: str, among: Sequence[str]) -> bool:
        """Say whether none of several texts means the same, as far as that is right nine times in ten."""


class Evidence(msgspec.Struct, frozen=True):
    """All that rules across documents may look at.

    `labels` gives for each attribute (``age-band``) the label of each summary, in their order, empty where
    there is none. Labels never leave the program beside a document. `families` gives each rule's family.
    """

    summaries: Sequence[Summary]
    labels: Mapping[str, Sequence[str]] = {}
    families: Mapping[str, str] = {}
    likeness: Likeness | None = None

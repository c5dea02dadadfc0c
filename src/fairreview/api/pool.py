"""What recurs in the summaries of many documents: kept once, and asked once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

from msgspec.structs import replace

from fairreview.model.document import Section
from fairreview.model.memory import Memory
from fairreview.model.policy import Recognition
from fairreview.model.summary import Standard, Summary
from fairreview.nlp.marks import find
from fairreview.nlp.needs import find_needs
from fairreview.nlp.recognise import Recogniser

# The fields of a criterion that are compared, in the order in which `Pool.standard` takes them.
STANDARD_FIELDS = (
    "title",
    "text",
    "id",
    "weight",
    "metric",
    "target",
    "timeframe",
    "measure-source",
    "objective",
    "rating",
    "status",
)
# Of several that apply the first is taken: what changes for people comes before how much was done.
_DIMENSION_OF = {
    "outcome-measure": "outcome",
    "public-benefit": "citizen",
    "quality-measure": "quality",
    "values-measure": "values",
    "people-measure": "people",
    "volume-measure": "volume",
}
# What many summaries have in common.
_TEXTS = tuple(
    "path kind title role grade series unit period status author created reviewed rating scale".split()
)
_TITLE_WORDS = 8
_LONG_PARAGRAPH = 40
_WORD = re.compile(r"\w+")
_LEVEL_BREAKS = ("\n", ";", ",")
# Few texts recur; keeping all that were asked about would cost more than asking again.
_MOST_REMEMBERED = 20_000


class Pool:
    """Builds the parts of summaries; equal parts are one object, and each distinct text is looked at once.

    `recognitions` know the headings of sections; without them those of the packaged policies are used.
    Not meant for several threads at once.
    """

    def __init__(self, recognitions: Sequence[Recognition] | None = None) -> None:
        self._recognitions = recognitions
        self._texts: dict[str, str] = {}
        self._lists: dict[tuple[Standard, ...], tuple[Standard, ...]] = {}
        self._counts: dict[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]] = {}
        self._names: dict[frozenset[str], frozenset[str]] = {}
        self._standards: dict[tuple[str, ...], Standard] = {}
        self._tuples: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._dimensions: Memory[str, str] = Memory(_MOST_REMEMBERED)
        self._levels: Memory[str, tuple[str, ...]] = Memory(_MOST_REMEMBERED)
        self._needs: Memory[tuple[str, str], tuple[str, ...]] = Memory(_MOST_REMEMBERED)

    def text(self, words: str) -> str:
        """Return the text, one object for all that are equal."""
        return self._texts.setdefault(words, words)

    def names(self, names: Iterable[str]) -> frozenset[str]:
        """Return the names as a set, one object for all that are equal."""
        found = frozenset(names)
        return self._names.setdefault(found, found)

    def counts(self, counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
        """Return counts by name, in order of the names, one object for all that are equal."""
        found = tuple(sorted(counts.items()))
        return self._counts.setdefault(found, found)

    def standards(self, standards: Iterable[Standard]) -> tuple[Standard, ...]:
        """Return the standards as a tuple, one object for all that are equal."""
        found = tuple(standards)
        return self._lists.setdefault(found, found)

    def standard(self, values: tuple[str, ...]) -> Standard:
        """Return the standard whose fields, in the order of `STANDARD_FIELDS`, have these values."""
        known = self._standards.get(values)
        if known is None:
            known = self._standards[values] = self._new_standard(*(value.strip() for value in values))
        return known

    def _new_standard(self, title: str, words: str, *rest: str) -> Standard:
        rest = tuple(map(self.text, rest))
        name, weight, metric, target, timeframe, source, objective, rating, status = rest
        spoken = "\n".join(part for part in (title, words, metric, target) if part)
        return Standard(
            title=self.text(title or _first_words(words)),
            words=self.text(words),
            id=name,
            weight=weight,
            metric=metric,
            target=target,
            timeframe=timeframe,
            measure_source=source,
            objective=objective,
            rating=rating,
            status=status,
            dimension=self._dimensions.of(spoken, lambda: _dimension(spoken)),
        )

    def levels(self, words: str) -> tuple[str, ...]:
        """Return the levels of a standard: one a line, else parted by semicolons, else by commas."""
        return self._levels.of(words, lambda: _levels(words))

    def needs(self, next_steps: str, employee: str) -> tuple[str, ...]:
        """Return the topics that next steps ask to be learnt, without the employee's name."""
        key = (next_steps, employee)
        return self._needs.of(key, lambda: tuple(map(self.text, find_needs(next_steps, employee))))

    def section_kind(self, section: Section, kind: str) -> str:
        """Return the kind of a section (`duties`) by its heading, or empty."""
        return self._recogniser.section_kind(section, kind)

    @property
    def recognitions(self) -> Sequence[Recognition]:
        """Return what knows the headings of sections."""
        if self._recognitions is None:
            from fairreview.api.policies import load_policy

            self._recognitions = load_policy().policy.recognitions
        return self._recognitions

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self.recognitions)

    def adopted(self, summary: Summary) -> Summary:
        """Return a summary that another pool made, with the parts of this one."""
        texts = {name: self.text(getattr(summary, name)) for name in _TEXTS}
        return replace(
            summary,
            **texts,
            levels=self._tuples.setdefault(summary.levels, summary.levels),
            given=self._names.setdefault(summary.given, summary.given),
            needs=self._tuples.setdefault(summary.needs, summary.needs),
            criteria=self.standards(summary.criteria),
        )


def digest_of_paragraph(words: str) -> int | None:
    """Return the 64-bit digest of the folded words of a paragraph; None for one of fewer than 40 words."""
    if len(words) < 2 * _LONG_PARAGRAPH - 1:
        return None
    found = _WORD.findall(words.lower())
    if len(found) < _LONG_PARAGRAPH:
        return None
    return int.from_bytes(blake2b(" ".join(found).encode(), digest_size=8).digest())


def _dimension(words: str) -> str:
    """Return what a criterion measures: a name of `model.summary.DIMENSIONS`, or empty."""
    return next((name for mark, name in _DIMENSION_OF.items() if find(mark, words)), "")


def _levels(words: str) -> tuple[str, ...]:
    mark = next((mark for mark in _LEVEL_BREAKS if mark in words), "\n")
    return tuple(part.strip() for part in words.split(mark) if part.strip())


def _first_words(words: str) -> str:
    first = words.split(maxsplit=_TITLE_WORDS)
    return " ".join(first[:_TITLE_WORDS]) + " …" * (len(first) > _TITLE_WORDS)

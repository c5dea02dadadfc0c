"""Answers what a rule asks of each document among others, for all of them at once."""

from collections.abc import Callable, Mapping
from operator import attrgetter, eq, ge, gt, le, lt
from typing import TYPE_CHECKING

from fairreview.audit.columns import Column, Columns
from fairreview.model.condition import (
    Between,
    Comparator,
    Compare,
    Condition,
    Contains,
    Group,
    Has,
    It,
    Not,
    Number,
    OneOf,
    Present,
    Scaled,
    SettingRef,
    Sure,
    Term,
    The,
    Theirs,
    Value,
)
from fairreview.model.phrase import phrase, term_phrase
from fairreview.model.policy import Setting
from fairreview.model.values import Measured, holds, literal_value, read_as, setting_value

if TYPE_CHECKING:
    from fairreview.audit.columns import Flags, Numbers

# What a summary only knows to be there or not.
_GIVEN = frozenset({"comments", "evidence", "next-steps", "recognition"})
_ARRAYS = {"ge": ge, "gt": gt, "le": le, "lt": lt, "eq": eq}
_PARTS = {"criterion": "criteria", "duty": "duties", "objective": "objectives"}


class Unanswerable(ValueError):
    """A rule asks what cannot be known of documents that are compared; the message says what."""


class Questions:
    """Answers conditions about single documents from what is kept of them.

    What is missing meets nothing, as in rules on one document.
    """

    def __init__(
        self, columns: Columns, settings: Mapping[str, Setting], families: Mapping[str, str]
    ) -> None:
        self.columns = columns
        self.settings = settings
        self._families = families
        self._by_rule: dict[str, tuple[list[int], list[int]]] | None = None

    def meets(self, condition: Condition) -> "Flags":
        """Say of each document whether `condition` holds; raise Unanswerable for what is not kept."""
        match condition:
            case Group():
                return self._group(condition)
            case Not(inner=inner):
                return ~self.meets(inner)
            case Sure(inner=inner):
                return self.meets(inner)
            case Compare() | Between() | OneOf():
                return self._compared(condition)
            case Present(term=term):
                return self._present(_field(term))
            case Has():
                return self._has(condition)
            case Contains() if condition.finding or condition.family:
                return self._contains(condition)
            case _:
                raise Unanswerable(phrase(condition))

    def numbers(self, term: Term) -> "Numbers":
        """Return the numbers a term stands for, not-a-number where there is none."""
        field = _field(term)
        try:
            return self.columns.numbers(field)
        except KeyError:
            raise Unanswerable(f"its {field}") from None

    def _group(self, group: Group) -> "Flags":
        import numpy

        answers = [self.meets(part.condition) for part in group.parts]
        every: Flags = numpy.logical_and.reduce(answers)
        found: Flags = numpy.logical_or.reduce(answers)
        if group.kind == "all":
            return every
        return found if group.kind == "any" else ~found

    def _column(self, field: str) -> Column:
        try:
            return self.columns.written(field)
        except KeyError:
            raise Unanswerable(f"the words of its {field}") from None

    def _compared(self, condition: Compare | Between | OneOf) -> "Flags":
        match condition:
            case Compare(term=term, how=how, value=value):
                return self._holds(term, how, value)
            case Between(term=term, low=low, high=high):
                return self._holds(term, "ge", low) & self._holds(term, "le", high)
            case OneOf(term=term, values=values):
                import numpy

                found: Flags = numpy.logical_or.reduce([self._holds(term, "eq", value) for value in values])
                return found

    def _holds(self, term: Term, how: Comparator, value: Value) -> "Flags":
        left = self._column(_field(term))
        match value:
            case Scaled(share=share, term=other):
                known = self.share(share)
                right = self._column(_field(other))
                return _by_pair(left, right, lambda one, two: _is_scaled(one, how, two, known))
            case SettingRef(name=name):
                return by_value(left, _reads(how, *literal_value(setting_value(self.settings, name))))
            case It() | The() | Theirs():
                right = self._column(_field(value))
                return _by_pair(left, right, lambda one, two: _reads(how, *_as_written(two))(one))
            case _:
                return by_value(left, _reads(how, *literal_value(value)))

    def share(self, value: Number | SettingRef) -> float:
        """Return a share as a number: 80 % is 0.8."""
        known = value if isinstance(value, Number) else setting_value(self.settings, value.name)
        if not isinstance(known, Number):
            raise Unanswerable("a setting that is no number")
        return known.number / (100 if known.unit in ("%", "percent") else 1)

    def _present(self, field: str) -> "Flags":
        import numpy

        if field in _GIVEN:
            given = (field in summary.given for summary in self.columns.summaries)
            return numpy.fromiter(given, bool, len(self.columns))
        return self._column(field).codes >= 0

    def _has(self, condition: Has) -> "Flags":
        import numpy

        if not isinstance(condition.term, It) or condition.term.path or condition.fact or condition.titles:
            raise Unanswerable(phrase(condition))
        if condition.noun in _PARTS:
            parts = attrgetter(_PARTS[condition.noun])
            counts = numpy.fromiter(map(len, map(parts, self.columns.summaries)), float, len(self.columns))
        else:
            counts = self._present(condition.noun).astype(float)
        compared: Flags = _ARRAYS[condition.how](counts, condition.count)
        return compared

    def _contains(self, condition: Contains) -> "Flags":
        """Say where a rule or family found something as often as asked, plainly or for so many words."""
        import numpy

        rules = {condition.finding} if condition.finding else self._rules_of(condition.family)
        found = numpy.zeros(len(self.columns))
        for rule in sorted(rules):
            documents, counts = self._places().get(rule, ([], []))
            numpy.add.at(found, documents, counts)
        if condition.per:
            found = found * condition.per / numpy.maximum(1.0, self.columns.numbers("length"))
        compared: Flags = _ARRAYS[condition.how](found, condition.count)
        return compared

    def _rules_of(self, family: str) -> set[str]:
        return {rule for rule, own in self._families.items() if own == family}

    def _places(self) -> Mapping[str, tuple[list[int], list[int]]]:
        """Return for each rule the documents in which it found something, and how often in each."""
        if self._by_rule is None:
            self._by_rule = {}
            for number, summary in enumerate(self.columns.summaries):
                for rule, count in summary.findings:
                    documents, counts = self._by_rule.setdefault(rule, ([], []))
                    documents.append(number)
                    counts.append(count)
        return self._by_rule


def _field(term: Term) -> str:
    """Return the field that a term names; raise Unanswerable for anything else."""
    if isinstance(term, It) and len(term.path) == 1:
        return term.path[0]
    raise Unanswerable(term_phrase(term))


def _reads(how: Comparator, kind: str, right: Measured) -> Callable[[str], bool]:
    """Return a test of a written value: it reads as `kind` and compares so with `right`."""

    def is_so(left: str) -> bool:
        read = read_as(kind, left)
        return read is not None and holds(read, how, right)

    return is_so


def _as_written(words: str) -> tuple[str, Measured]:
    number = read_as("number", words)
    return ("text", read_as("text", words) or "") if number is None else ("number", number)


def _is_scaled(left: str, how: Comparator, right: str, share: float) -> bool:
    base = read_as("number", right)
    return isinstance(base, float) and _reads(how, "number", base * share)(left)


def by_value(column: Column, is_so: Callable[[str], bool]) -> "Flags":
    """Say of each document whether its value is so, asking once a value; what is missing is not so."""
    import numpy

    return numpy.array([*map(is_so, column.values), False], dtype=bool)[column.codes]


def _by_pair(left: Column, right: Column, is_so: Callable[[str, str], bool]) -> "Flags":
    """Ask each distinct pair of values once."""
    import numpy

    width = len(right.values) + 1
    pairs, place = numpy.unique((left.codes + 1) * width + right.codes + 1, return_inverse=True)
    answers = [
        bool(one and two) and is_so(left.values[one - 1], right.values[two - 1])
        for one, two in (divmod(pair, width) for pair in pairs.tolist())
    ]
    return numpy.array(answers, dtype=bool)[place]

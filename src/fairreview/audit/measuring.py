"""Measures groups as rules ask, and corrects all comparisons of a run together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from fairreview.audit.corrections import corrected
from fairreview.audit.figures import Measured, measured
from fairreview.audit.groups import PERSONAL, Groups
from fairreview.audit.small_groups import hidden_groups
from fairreview.audit.survey import LABELS, Hidden, Survey
from fairreview.model.audit import GapFigure, GroupComparison
from fairreview.model.grouping import Measure
from fairreview.model.phrase import literal_phrase, phrase, term_phrase
from fairreview.model.policy import Rule, Setting

if TYPE_CHECKING:
    from fairreview.audit.columns import Flags, Numbers


class Comparison(msgspec.Struct, frozen=True):
    """What a rule measured in the groups of one attribute; `hidden` groups are not among the figures.

    `words` say what is measured, settings by their values.
    """

    rule: Rule
    measure: Measure
    words: str
    attribute: str
    found: Measured
    hidden: int
    unlabelled: int
    smallest: int

    def published(self) -> GroupComparison:
        """Return it as reports show it."""
        return GroupComparison(
            rule=self.rule.id,
            title=self.rule.title,
            attribute=self.attribute,
            kind=self.measure.what,
            measure=self.words,
            smallest=self.smallest,
            groups=self.found.figures,
            gaps=self.found.gaps,
            hidden=self.hidden,
            unlabelled=self.unlabelled,
        )


def compare_groups(survey: Survey, rule: Rule) -> Iterator[Comparison]:
    """Yield what a rule measures, for each column of the groups file where it compares by these.

    Raises Unanswerable for what is not kept of documents.
    """
    grouping = rule.grouping
    measure = grouping.measure if grouping else None
    if grouping is None or measure is None:
        return
    among = survey.population(rule)
    values = _values(survey, measure, among)
    among = among & ~_not_a_number(values)
    smallest = survey.smallest(grouping)
    hidden = survey.hidden.of(
        (grouping.by, smallest, among.tobytes()), lambda: _hidden(survey, grouping.by, among, smallest)
    )
    for by in expanded(grouping.by, survey.attributes):
        groups = survey.groups(rule, by, among)
        names = [_name(survey, groups, number) for number in range(len(groups))]
        shown = {
            name: values[groups.members(number)]
            for number, name in enumerate(names)
            if name not in hidden[by]
        }
        yield Comparison(
            rule,
            measure,
            _words(measure, survey.settings),
            ", ".join(by),
            measured(measure.what, shown),
            len(names) - len(shown),
            groups.left_out,
            smallest,
        )


def expanded(by: tuple[str, ...], attributes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the columns to group by, with each column of the groups file in turn."""
    if LABELS not in by:
        yield by
        return
    for attribute in attributes:
        yield tuple(attribute if name == LABELS else name for name in by)


def correct(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Return comparisons with their probabilities corrected by Holm's method over all of the run.

    Each group is compared with the highest, which was chosen by its figure: so all pairs of groups count.
    """
    gaps = [gap for each in comparisons for gap in each.found.gaps]
    pairs = sum(each.found.pairs for each in comparisons)
    probabilities = iter(corrected([gap.p for gap in gaps], pairs))
    return [
        msgspec.structs.replace(each, found=_corrected(each.found, probabilities)) for each in comparisons
    ]


def _corrected(found: Measured, probabilities: Iterator[float]) -> Measured:
    gaps: tuple[GapFigure, ...] = tuple(
        msgspec.structs.replace(gap, p_corrected=next(probabilities)) for gap in found.gaps
    )
    return msgspec.structs.replace(found, gaps=gaps)


def _values(survey: Survey, measure: Measure, among: "Flags") -> "Numbers":
    """Return a number for each document: 1 and 0 of a share, not-a-number where there is nothing."""
    if measure.what in ("share", "count"):
        met = among if measure.where is None else survey.questions.meets(measure.where)
        return met.astype(float)
    if measure.of is None:
        return among.astype(float)
    return survey.questions.numbers(measure.of)


def _not_a_number(values: "Numbers") -> "Flags":
    import numpy

    return numpy.isnan(values)


def _hidden(survey: Survey, by: tuple[str, ...], among: "Flags", smallest: int) -> Hidden:
    """Return the groups that may not be shown, for each way of grouping by what the rule asks.

    All columns of the groups file are looked at together, since one may give away groups of another.
    """
    ways = {*expanded(by, survey.attributes), *((attribute,) for attribute in survey.attributes)}
    members = {}
    for way in sorted(ways):
        groups = survey.grouped(way, among)
        members["\n".join(way)] = {
            _name(survey, groups, number): frozenset(documents)
            for number, documents in enumerate(groups.each())
        }
    hidden = hidden_groups(members, smallest)
    return {way: hidden["\n".join(way)] for way in ways}


def _name(survey: Survey, groups: Groups, number: int) -> str:
    """Return how a group is called: the values it shares; people by a number alone."""
    codes = groups.keys[number].tolist()
    return ", ".join(
        f"{name} {code + 1}" if name in PERSONAL else survey.shown(name, code)
        for name, code in zip(groups.by, codes, strict=True)
    )


def _words(measure: Measure, settings: Mapping[str, Setting]) -> str:
    if measure.of is not None:
        return f"{measure.what} of {term_phrase(measure.of)}"
    if measure.where is None:
        return measure.what
    words = f"{measure.what} where {phrase(measure.where)}"
    for name in sorted(settings, key=len, reverse=True):
        words = words.replace(f"setting {name}", literal_phrase(settings[name].value))
    return words

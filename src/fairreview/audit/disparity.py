"""Judges what was measured: says which rules a comparison of groups does not meet, and in what words."""

from collections.abc import Iterator, Mapping

import msgspec

from fairreview.audit.measuring import Comparison
from fairreview.audit.survey import Survey
from fairreview.audit.verdicts import cannot_answer, unmet
from fairreview.audit.wording import chance, failed_lines, finding, number, percent
from fairreview.model.audit import AuditFinding
from fairreview.model.condition import (
    Between,
    Compare,
    Condition,
    It,
    Number,
    Scaled,
    SettingRef,
    Term,
    The,
    Theirs,
    Value,
)
from fairreview.model.policy import Setting
from fairreview.model.values import holds, literal_value, setting_value

# Figures are compared as they are told, not in the last of their digits.
_DECIMALS = 9
_FEWEST = 2


class Outcome(msgspec.Struct, frozen=True):
    """The numbers that a rule may ask of a comparison; None where there is none.

    Shares, ratios and chances are in percent, averages and effects as they are.
    """

    lowest: float
    highest: float
    lowest_group: str
    highest_group: str
    ratio: float | None
    gap: float | None
    chance: float | None


def judge(survey: Survey, comparison: Comparison) -> Iterator[AuditFinding]:
    """Yield a finding where a comparison does not meet its rule; fewer than two groups meet every rule.

    Raises Unanswerable for a rule that asks more than a comparison tells.
    """
    outcome = _outcome(comparison)
    if outcome is None:
        return
    rule, what = comparison.rule, comparison.measure.what
    answer = _Answer(survey.settings, outcome, what).says
    failed = unmet(rule, answer)
    if not failed:
        return
    values = _told(comparison, outcome)
    values["failed"] = failed_lines(failed, survey.settings, lambda _: values)
    yield finding(rule, values, survey.settings, failed)


def _outcome(comparison: Comparison) -> Outcome | None:
    figures = comparison.found.figures
    if len(figures) < _FEWEST:
        return None
    lowest = min(figures, key=lambda each: (each.figure, each.group))
    highest = max(figures, key=lambda each: each.figure)
    scale = 100 if comparison.measure.what == "share" else 1
    effects = [abs(gap.effect) for gap in comparison.found.gaps if gap.effect is not None]
    chances = [gap.p_corrected for gap in comparison.found.gaps]
    return Outcome(
        lowest.figure * scale,
        highest.figure * scale,
        lowest.group,
        highest.group,
        100 * lowest.figure / highest.figure if highest.figure > 0 else None,
        max(effects, default=None),
        100 * min(chances) if chances else None,
    )


def _told(comparison: Comparison, outcome: Outcome) -> dict[str, str]:
    """Return the placeholders of a comparison's message."""
    what = comparison.measure.what
    low, high = (
        percent(value / 100) if what == "share" else number(value)
        for value in (outcome.lowest, outcome.highest)
    )
    return {
        f"lowest {what}": low,
        f"highest {what}": high,
        "lowest-group": outcome.lowest_group,
        "highest-group": outcome.highest_group,
        "ratio": "" if outcome.ratio is None else percent(outcome.ratio / 100),
        "gap": "" if outcome.gap is None else number(outcome.gap),
        "chance": "" if outcome.chance is None else chance(outcome.chance / 100),
        "group-size": str(sum(figure.of for figure in comparison.found.figures)),
        "demographic-group": comparison.attribute,
    }


class _Answer:
    """Answers clauses about one comparison."""

    def __init__(self, settings: Mapping[str, Setting], outcome: Outcome, what: str) -> None:
        self._settings = settings
        self._known = {
            ("lowest", what): outcome.lowest,
            ("highest", what): outcome.highest,
            ("ratio",): outcome.ratio,
            ("gap",): outcome.gap,
            ("chance",): outcome.chance,
        }

    def says(self, condition: Condition) -> bool | None:
        """Say whether a clause holds; None where a figure it asks for does not exist."""
        match condition:
            case Compare(term=term, how=how, value=value):
                left, right = self._term(term), self._value(value)
                if left is None or right is None:
                    return None
                return holds(round(left, _DECIMALS), how, round(right, _DECIMALS))
            case Between(term=term, low=low, high=high):
                ends = self.says(Compare(term, "ge", low)), self.says(Compare(term, "le", high))
                return None if None in ends else all(ends)
            case _:
                raise cannot_answer(condition)

    def _term(self, term: Term) -> float | None:
        if term.path not in self._known:
            raise cannot_answer(Compare(term, "eq", Number(0)))
        return self._known[term.path]

    def _value(self, value: Value) -> float | None:
        match value:
            case It() | The() | Theirs():
                return self._term(value)
            case Scaled(share=share, term=term):
                base = self._term(term)
                return None if base is None else base * self._share(share)
            case SettingRef(name=name):
                return self._number(literal_value(setting_value(self._settings, name))[1])
            case _:
                return self._number(literal_value(value)[1])

    def _share(self, share: Number | SettingRef) -> float:
        known = share if isinstance(share, Number) else setting_value(self._settings, share.name)
        if not isinstance(known, Number):
            return 1.0
        return known.number / (100 if known.unit in ("%", "percent") else 1)

    @staticmethod
    def _number(value: float | str) -> float | None:
        return None if isinstance(value, str) else float(value)

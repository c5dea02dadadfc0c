"""Figures that show a set of documents as a whole: what criteria serve and measure, how things move."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from fairreview.audit.judging import Judged, judged
from fairreview.audit.links import line_of_sight
from fairreview.audit.trend import periods
from fairreview.model.audit import AuditPlace, ObjectiveServed, Period, RuleCount, Share
from fairreview.model.document import Remark
from fairreview.model.policy import Rule
from fairreview.model.summary import DIMENSIONS, Evidence, Summary
from fairreview.model.vocabulary import SEVERITIES

_MOST_PLACES = 50
_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class Overview(msgspec.Struct, frozen=True):
    """Figures about the whole set; `notices` say what of them is not known for sure."""

    line_of_sight: tuple[ObjectiveServed, ...] = ()
    dimensions: tuple[Share, ...] = ()
    periods: tuple[Period, ...] = ()
    rules: tuple[RuleCount, ...] = ()
    notices: tuple[Remark, ...] = ()


def overview(evidence: Evidence, rules: Iterable[Rule] = ()) -> Overview:
    """Return the figures about all summaries; `rules` give names and severities of those found.

    The order of the summaries changes nothing but which places, and which objectives, come first.
    """
    known = {rule.id: rule for rule in rules}
    counts = _rule_counts(evidence, known)
    sets = judged(evidence.summaries)
    return Overview(
        line_of_sight=line_of_sight(evidence.summaries, sets, evidence.likeness),
        dimensions=_dimensions(sets),
        periods=periods(evidence.summaries),
        rules=counts,
        notices=tuple(_unknown(count.rule) for count in counts if count.rule not in known),
    )


def _dimensions(sets: Sequence[Judged]) -> tuple[Share, ...]:
    """Return how many criteria are of each kind, those of none last; nothing where there are no criteria."""
    found: Counter[str] = Counter()
    for group in sets:
        for criterion in group.criteria:
            found[criterion.dimension] += group.documents
    total = found.total()
    names = (*DIMENSIONS, "") if total else ()
    return tuple(Share(name=name or "none", count=found[name], of=total) for name in names)


def _rule_counts(evidence: Evidence, known: Mapping[str, Rule]) -> tuple[RuleCount, ...]:
    """Return what each rule found, the most severe and then the most frequent first."""
    findings: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    places: dict[str, list[AuditPlace]] = {}
    for summary in evidence.summaries:
        for rule, count in summary.findings:
            findings[rule] += count
            documents[rule] += 1
            listed = places.setdefault(rule, [])
            if len(listed) < _MOST_PLACES:
                listed.append(_place(summary))
    counts = (
        RuleCount(
            rule=rule,
            name=known[rule].name if rule in known else "",
            family=known[rule].family if rule in known else evidence.families.get(rule, ""),
            severity=known[rule].severity if rule in known else "advice",
            findings=findings[rule],
            documents=documents[rule],
            places=tuple(places[rule]),
        )
        for rule in findings
    )
    return tuple(sorted(counts, key=lambda count: (_RANKS[count.severity], -count.findings, count.rule)))


def _place(summary: Summary) -> AuditPlace:
    return AuditPlace(path=summary.path, id=summary.id or None)


def _unknown(rule: str) -> Remark:
    message = (
        f"rule `{rule}` found something, but the policy does not have it, "
        "so it is counted as advice; name its file with --policy"
    )
    return Remark("rule-unknown", message)

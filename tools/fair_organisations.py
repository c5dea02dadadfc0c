"""Prints how often an audit raises a false alarm about groups that are alike, and how often it finds a gap.

Usage: python -m tools.fair_organisations [COUNT]

Each of COUNT organisations (default 1,000) has 60 to 600 reviews of 2 to 5 groups. Ratings, findings,
evidence, next steps and lengths are drawn alike for all, so each alarm is false. It is raised by the packaged
rules that rest on `the chance`, which promise one in twenty organisations at most, over all of them together.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence

from fairreview import load_policy
from fairreview.audit.evaluate import evaluate
from fairreview.audit.shares import Share, interval
from fairreview.model.condition import Compare
from fairreview.model.policy import Policy, Rule
from fairreview.model.summary import Evidence, Summary
from fairreview.model.walk import walk

_COUNT = 1_000
_PLANTED = 200
_SEED = 20_261_121
_LEVEL = 0.05
_FAMILIES = ("personality", "hedge")


def main(arguments: Sequence[str]) -> int:
    """Print both shares with their intervals; return 1 where false alarms are more than was promised."""
    count = int(arguments[0]) if arguments else _COUNT
    policy = load_policy().policy
    rules = [rule for rule in policy.rules if _rests_on_chance(rule)]
    draw = random.Random(_SEED)  # noqa: S311 - a simulation, no secrets
    alarms = [_fired(rules, policy, _fair(draw)) for _ in range(count)]
    planted = [_fired(rules, policy, _unfair(draw)) for _ in range(_PLANTED)]
    by_rule = Counter(rule for fired in alarms for rule in fired)
    print(f"{len(rules)} rules rest on the chance: {', '.join(rule.id for rule in rules)}")
    print(f"false alarms in fair organisations, promised at most {_LEVEL:.0%}: {_told(alarms)}")
    print("  by rule: " + (", ".join(f"{rule} {found}" for rule, found in sorted(by_rule.items())) or "none"))
    print(f"top ratings 30 % and 15 % of 400 people, found: {_told(planted)}")
    return int(sum(map(bool, alarms)) > _LEVEL * count)


def _rests_on_chance(rule: Rule) -> bool:
    return (
        rule.grouping is not None
        and rule.grouping.measure is not None
        and rule.require is not None
        and any(isinstance(part, Compare) and part.term.path == ("chance",) for part in walk(rule.require))
    )


def _told(found: Sequence[set[str]]) -> str:
    share = Share(sum(map(bool, found)), len(found))
    inside = interval(share)
    return (
        f"{share.hits} of {share.of} ({share.rate:.1%}; 95 % interval {inside.low:.1%} to {inside.high:.1%})"
    )


def _fired(rules: Sequence[Rule], policy: Policy, evidence: Evidence) -> set[str]:
    return {finding.rule for finding in evaluate(rules, policy, evidence).findings}


def _fair(draw: random.Random) -> Evidence:
    """Return reviews of an organisation in which a group is but a name."""
    groups = [f"group {number}" for number in range(draw.randint(2, 5))]
    shares = [draw.uniform(0.2, 1) for _ in groups]
    labels = draw.choices(groups, shares, k=draw.randint(60, 600))
    weights = [draw.uniform(0.05, 1) for _ in range(5)]
    chances = [draw.uniform(0.02, 0.6) for _ in range(4)]
    ratings = draw.choices("12345", weights, k=len(labels))
    return _evidence(
        labels, [_review(draw, number, rating, chances) for number, rating in enumerate(ratings)]
    )


def _unfair(draw: random.Random) -> Evidence:
    """Return 400 reviews, alike but for top ratings: 30 % of one half, 15 % of the other."""
    labels = ["A"] * 200 + ["B"] * 200
    top = {"A": 0.30, "B": 0.15}
    ratings = ["5" if draw.random() < top[label] else "3" for label in labels]
    chances = [0.3] * 4
    return _evidence(
        labels, [_review(draw, number, rating, chances) for number, rating in enumerate(ratings)]
    )


def _review(draw: random.Random, number: int, rating: str, chances: Sequence[float]) -> Summary:
    found = tuple(name for name, chance in zip(_FAMILIES, chances, strict=False) if draw.random() < chance)
    given = zip(("evidence", "next-steps"), chances[2:], strict=True)
    return Summary(
        path="reviews.jsonl",
        id=str(number),
        kind="performance-review",
        status="final",
        rating=rating,
        words=max(5, round(draw.lognormvariate(5, 0.5))),
        given=frozenset(name for name, chance in given if draw.random() < chance),
        findings=tuple((name, 1) for name in found),
    )


def _evidence(labels: Sequence[str], summaries: Sequence[Summary]) -> Evidence:
    return Evidence(summaries, {"attribute": labels}, {name: name for name in _FAMILIES})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The packaged policies: clean, proved by their own examples, and each with what a rule owes its reader."""

from functools import cache

import pytest

from fairreview import api, load_policy
from fairreview.language.store import rules_folder
from fairreview.model.example import LineExample
from fairreview.model.outcome import ExampleResult
from fairreview.model.policy import Rule


@cache
def results() -> tuple[ExampleResult, ...]:
    return api.test_policies().results


def rules() -> tuple[Rule, ...]:
    return load_policy().policy.rules


def test_the_packaged_policies_have_no_mistake() -> None:
    checked = api.check_policies([rules_folder()])
    serious = [found for found in checked.diagnostics if found.level != "advice"]
    assert serious == [], checked.render()


def test_every_example_of_the_packaged_rules_is_right() -> None:
    assert len(results()) > 0
    wrong = [
        f"{result.rule} line {result.line}: {result.why}" for result in results() if result.outcome != "right"
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_has_reason_source_advice_and_examples_both_ways(rule: Rule) -> None:
    assert rule.because
    assert rule.say
    assert rule.suggest or rule.fix
    assert rule.sources
    assert all(source.retrieved for source in rule.sources)
    assert rule.family != "house"
    lines = [example.expect for example in rule.examples if isinstance(example, LineExample)]
    documents = [example for example in rule.examples if not isinstance(example, LineExample)]
    assert lines.count("fails") + len([d for d in documents if d.expect]) >= 2
    assert lines.count("passes") + len([d for d in documents if not d.expect]) >= 3

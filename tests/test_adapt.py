"""Adapting a policy: change, turn off, waive, and permissions that have ended."""

import datetime

import pytest

from fairreview.language.resolve import Resolved, resolve
from fairreview.language.syntax import parse
from fairreview.model.condition import Number
from fairreview.model.diagnostic import SourceFile
from fairreview.model.policy import Lexicon, Policy, Rule

TODAY = datetime.date(2026, 9, 1)
BASE = """policy "Packaged" version 1
  package: packaged.words
  because: "Plain words are read faster."
  source: "Plain language guide"
end policy

settings
  - smallest-share is 5 % between 1 % and 50 %
end settings

lexicon long-words
  entries:
    - "utilise", "utilisation" suggest "use"
    - any form of "commence" suggest "begin"
end lexicon

rule PLAIN-001 "Plain words"
  severity: warning
  applies to: job-description
  flag: any word in lexicon long-words
  say: "“{word}” has a plainer word."
  fails: "You will [[utilise]] it."
  passes: "You will use it."
end rule

rule PLAN-001 "Weights"
  for each: criterion
  require: its weight is at least setting smallest-share
  say: "“{criterion}” weighs too little."
  example: "light"
    given performance-plan "p"
      - criterion "Help" with weight 1 %
    expect: "too little"
  end example
  example: "heavy"
    given performance-plan "p"
      - criterion "Help" with weight 10 %
    expect: nothing
  end example
end rule
"""
HEADER = 'policy "Ours" version 1\nend policy\n'
ALLOWED = '  because: "A pilot."\n  approved by: "J. Doe"\n'


def base() -> Policy:
    result = resolve([parse(SourceFile("base.policy", BASE))], Policy(), TODAY)
    assert result.diagnostics == ()
    return result.policy


def adapted(blocks: str, as_of: datetime.date = TODAY) -> Resolved:
    return resolve([parse(SourceFile("ours.policy", HEADER + blocks))], base(), as_of)


def rule_of(result: Resolved, rule: str = "PLAIN-001") -> Rule:
    return next(each for each in result.policy.rules if each.id == rule)


def words_of(lexicon: Lexicon) -> list[str]:
    return [form.text for entry in lexicon.entries for form in entry.forms]


def codes(result: Resolved) -> list[str]:
    return [each.code for each in result.diagnostics]


def test_a_changed_lexicon_loses_and_gains_entries() -> None:
    change = (
        'change lexicon long-words\n  because: "Our audit."\n  add:\n    - "endeavour" suggest "try"\n'
        '  remove: "Utilisation"\nend change\n'
    )
    result = adapted(change)
    assert result.diagnostics == ()
    (lexicon,) = result.policy.lexicons
    assert words_of(lexicon) == ["utilise", "commence", "endeavour"]
    assert lexicon.because == "Our audit."


def test_an_added_entry_that_is_there_already_is_refused_and_nothing_changes() -> None:
    result = adapted('change lexicon long-words\n  add:\n    - "Utilise" suggest "use"\nend change\n')
    assert codes(result) == ["FR501"]
    assert result.policy.lexicons == base().lexicons


def test_an_added_suggestion_must_not_be_flagged_by_the_packaged_entries() -> None:
    result = adapted('change lexicon long-words\n  add:\n    - "initiate" suggest "commence"\nend change\n')
    assert codes(result) == ["FR504"]


def test_a_changed_setting_has_the_new_value() -> None:
    result = adapted('change setting smallest-share to 10 %\n  because: "Order 3."\nend change\n')
    assert result.diagnostics == ()
    (setting,) = result.policy.settings
    assert isinstance(setting.value, Number)
    assert (setting.value.number, setting.because) == (10, "Order 3.")


def test_a_setting_changed_beyond_its_limits_keeps_its_value() -> None:
    result = adapted("change setting smallest-share to 60 %\nend change\n")
    assert codes(result) == ["FR309"]
    assert result.policy.settings[0].value == base().settings[0].value


def test_what_a_changed_rule_gives_replaces_and_exceptions_and_examples_are_added() -> None:
    result = adapted(
        "change rule PLAIN-001\n  severity: error\n"
        '  because: "The Secretary signs it."\n  source: "Order 3"\n'
        '  say: "Use a plainer word than {word}."\n'
        '  suggest: "Try {suggestions}."\n  jurisdiction: uk\n  effective: from 2026-01-01\n'
        '  fix: replace it with "{first-suggestion}" after review\n'
        '  unless: it is inside a quotation\n  passes: "Use it."\nend change\n'
    )
    assert result.diagnostics == ()
    rule, before = rule_of(result), rule_of(adapted(""))
    assert (rule.severity, rule.because, rule.say) == (
        "error",
        "The Secretary signs it.",
        "Use a plainer word than {word}.",
    )
    assert [source.title for source in rule.sources] == ["Order 3"]
    assert (rule.jurisdictions, rule.effective, rule.suggest) == (
        ("uk",),
        ("2026-01-01", ""),
        ("Try {suggestions}.",),
    )
    assert rule.fix is not None
    assert len(rule.unless) == len(before.unless) + 1
    assert len(rule.examples) == len(before.examples) + 1
    assert (rule.flag, rule.kinds, rule.pack) == (before.flag, before.kinds, "packaged.words")


def test_a_change_says_nothing_about_what_it_leaves_out() -> None:
    result = adapted("change rule PLAIN-001\n  severity: advice\nend change\n")
    assert result.diagnostics == ()
    assert rule_of(result).because == "Plain words are read faster."


def test_single_entries_get_a_severity_of_their_own() -> None:
    result = adapted('change rule PLAIN-001\n  severity: advice for "Utilise", "commence"\nend change\n')
    assert result.diagnostics == ()
    rule = rule_of(result)
    assert rule.severity == "warning"
    assert rule.severities == (("utilise", "advice"), ("commence", "advice"))


def test_a_change_with_a_mistake_changes_nothing() -> None:
    result = adapted(
        "change rule PLAIN-001\n  severity: error\n  unless: it is inside a quotaton\nend change\n"
    )
    assert codes(result) == ["FR203"]
    assert rule_of(result) == rule_of(adapted(""))


def test_a_rule_that_is_turned_off_is_gone_and_remembered() -> None:
    result = adapted(f"turn off rule PLAIN-001\n{ALLOWED}end turn off\n")
    assert result.diagnostics == ()
    assert [rule.id for rule in result.policy.rules] == ["PLAN-001"]
    (permission,) = result.policy.permissions
    assert (permission.rule, permission.approved_by, permission.documents) == ("PLAIN-001", "J. Doe", ())


def test_a_waived_rule_stays_for_other_documents() -> None:
    result = adapted(
        f'waive rule PLAIN-001 for document "a.docx", "b.docx"\n{ALLOWED}  until: 2026-12-31\nend waive\n'
    )
    assert result.diagnostics == ()
    assert rule_of(result).id == "PLAIN-001"
    (permission,) = result.policy.permissions
    assert (permission.documents, permission.until) == (("a.docx", "b.docx"), "2026-12-31")


@pytest.mark.parametrize("kind", ["turn off", "waive"])
def test_a_permission_ends_after_its_last_day(kind: str) -> None:
    target = 'for document "a.docx"' if kind == "waive" else ""
    block = f"{kind} rule PLAIN-001 {target}\n{ALLOWED}  until: 2026-08-31\nend {kind}\n"
    last_day = adapted(block, datetime.date(2026, 8, 31))
    assert (codes(last_day), len(last_day.policy.permissions)) == ([], 1)
    day_after = adapted(block, datetime.date(2026, 9, 1))
    assert (codes(day_after), day_after.policy.permissions) == (["FR708"], ())
    assert rule_of(day_after).id == "PLAIN-001"


@pytest.mark.parametrize("missing", ["because", "approved by", "until"])
def test_a_waiver_without_reason_approver_or_end_does_not_work(missing: str) -> None:
    lines = {"because": '"A pilot."', "approved by": '"J. Doe"', "until": "2026-12-31"}
    told = "".join(f"  {label}: {value}\n" for label, value in lines.items() if label != missing)
    result = adapted(f'waive rule PLAIN-001 for document "a.docx"\n{told}end waive\n')
    assert [each.message for each in result.diagnostics] == [f"waiving PLAIN-001 needs `{missing}:`"]
    assert result.policy.permissions == ()


def test_turning_off_needs_no_end() -> None:
    result = adapted('turn off rule PLAIN-001\n  because: "Never."\nend turn off\n')
    assert [each.message for each in result.diagnostics] == ["turning off PLAIN-001 needs `approved by:`"]
    assert rule_of(result).id == "PLAIN-001"


def test_an_ended_change_is_undone() -> None:
    result = adapted(
        "change setting smallest-share to 10 %\n  until: 2026-08-31\nend change\n"
        'change lexicon long-words\n  remove: "utilise"\n  until: 2026-08-31\nend change\n'
    )
    assert codes(result) == ["FR708", "FR708"]
    assert (result.policy.settings, result.policy.lexicons) == (base().settings, base().lexicons)


def test_a_rule_turned_off_by_a_base_can_still_be_named() -> None:
    first = adapted(f"turn off rule PLAIN-001\n{ALLOWED}end turn off\n").policy
    again = 'policy "More" version 1\nend policy\n' + f"turn off rule PLAIN-001\n{ALLOWED}end turn off\n"
    result = resolve([parse(SourceFile("more.policy", again))], first, TODAY)
    assert codes(result) == []


def test_a_misspelt_target_gets_the_right_name() -> None:
    result = adapted(f"turn off rule PLAIN-01\n{ALLOWED}end turn off\n")
    assert result.diagnostics[0].help == ("did you mean `PLAIN-001`?",)


def test_a_change_that_rests_on_something_broken_changes_nothing() -> None:
    circle = "define fair for match\n  means: it is fair\nend define\n"
    result = adapted(circle + "change rule PLAIN-001\n  unless: it is fair\nend change\n")
    assert codes(result) == ["FR209"]
    assert rule_of(result).unless == ()

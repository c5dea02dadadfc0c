"""Builds reviewers from a few lines of policy, for tests of the engine."""

import datetime

from fairreview.api.policies import LoadedPolicy
from fairreview.api.reviewer import Reviewer
from fairreview.language import store
from fairreview.language.store import compile_fresh
from fairreview.model.diagnostic import SourceFile
from fairreview.model.policy import Policy
from fairreview.model.published import Finding

DAY = datetime.date(2026, 11, 21)

HEADER = """
policy "Workshop" version 1
  package: workshop
end policy
recognise job-description
  - section duties titled "Duties"
  - section requirements titled "Requirements", "About you"
  - words "the successful candidate"
end recognise
"""


def policy(blocks: str, as_of: datetime.date = DAY) -> LoadedPolicy:
    """Compile policy blocks; a mistake in them fails the test."""
    source = SourceFile("workshop.policy", HEADER + blocks)
    compiled = compile_fresh([source], Policy(), as_of)
    errors = [diagnostic for diagnostic in compiled.diagnostics if diagnostic.level == "error"]
    assert not errors, [f"{error.code} {error.message}" for error in errors]
    plain = store.without_positions(compiled.policy)
    return LoadedPolicy(plain, compiled.digest, as_of, compiled.diagnostics)


def rule(body: str, kinds: str = "job-description", rule_id: str = "T-1") -> str:
    """Wrap the body of a rule with what every rule needs."""
    return f"""
rule {rule_id} "Test rule"
  applies to: {kinds}
  because: "A reason."
  source: "A source"
  fails: "Not run in these tests."
  passes: "Nor is this."
  {body}
end rule
"""


def comparing(body: str, kinds: str = "performance-review", rule_id: str = "T-1") -> str:
    """Wrap the body of a rule that compares documents with what every such rule needs."""
    return f"""
rule {rule_id} "Test rule"
  compare: {kinds}
  because: "A reason."
  source: "A source"
  {body}
  say: "Look at this."
  example: "bad"
    given performance-review "r-1" with role "clerk"
    expect: "Look"
  end example
  example: "good"
    given performance-review "r-1" with role "clerk"
    expect: nothing
  end example
end rule
"""


def findings(blocks: str, text: str, kind: str = "job-description") -> list[Finding]:
    """Review a text under policy blocks."""
    return list(Reviewer(policy(blocks)).review_text(text, kind=kind).findings)


def flagged(blocks: str, text: str, kind: str = "job-description") -> list[str]:
    """Return the words that are flagged in a text."""
    return [finding.text for finding in findings(blocks, text, kind)]

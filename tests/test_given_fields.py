"""A document that an example gives keeps its fields when it has a text."""

import datetime
from pathlib import Path

from fairreview import api

TODAY = datetime.date(2026, 11, 21)
POLICY = """
policy "T" version 1
end policy
rule RATE-001 "A rating with its author"
  applies to: performance-review
  because: "x"
  source: "y"
  where: its rating is at least 4
  require: its author is present
  say: "It does not say who wrote it."
  example: "a rating nobody signed"
    given performance-review "r-1" with rating 4
      text "She answers letters."
    expect: "who wrote it"
  end example
  example: "a rating that is signed"
    given performance-review "r-2" with rating 4, author "B. Ng"
      text "She answers letters."
    expect: nothing
  end example
end rule
"""


def test_the_fields_of_a_given_text_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rated.policy"
    path.write_text(POLICY, encoding="utf-8")
    results = api.test_policies([path], TODAY).results
    assert [result.outcome for result in results] == ["right", "right"]

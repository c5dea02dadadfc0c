"""A policy with every clause of the language, and short ways to read one in tests."""

from fairreview.language.syntax import parse
from fairreview.language.tree import Block, Check, ParsedFile
from fairreview.model.condition import Condition, Node
from fairreview.model.diagnostic import SourceFile

WHOLE = """\
policy "Wording of this office" version 1.2
  package: our-office.wording
  jurisdiction: us-federal, us-co
  because: "Plain words."
end policy

use fairreview.wording version 1

settings
  - longest-timeframe is 12 months between 1 month and 24 months because "One period."
  - pay-floor is $40,000
end settings

recognise job-description
  - section duties titled "Duties", "Main duties"
  - words "reports to"
end recognise

lexicon loose-words   # a comment: rule X-1 "no"
  entries:
    - "synergy", any form of "leverage" as a verb suggest "use", "work together"
    - pattern /multi[- ]task/ unless it is part of "multi-task operating system"
end lexicon

pattern demand
  shape "You must lift 20 kg." in order:
    - any form of "must", "lift"
    - up to 3 words
    - load is a quantity
    - a noun
  shape "She is abrasive."
    - trait is an adjective
    - link is any form of "be"
    - trait is not in lexicon loose-words
    - trait is the complement of link
    - person is one of "she", "he"
end pattern

define clear for criterion
  means: all of:
    - it has a metric
    - it is not vague
end define

rule HOUSE-001 "Plain words"
  severity: warning
  family: jargon
  name: plain-words
  applies to: job-description, performance-review
  effective: from 2026-10-01 until 2029-09-30
  source: "Our handbook" section "4" at "https://example.gov" retrieved 2026-08-30
  flag: any word in lexicon loose-words
  unless: any of:
    - it is inside a quotation
    - it is within 3 words of "quoted"
  say: "“{word}” says little."
  suggest: "Try {suggestions}."
  fix: replace it with "{first-suggestion}" after review
  fails: "We [[leverage]] [[synergy]]." becomes "We use work together."
  passes: \"\"\"
    Plain words.
      Indented.
  \"\"\"
  known miss: "We ideate."
  example: "a plan"
    given performance-plan "p-1" with role "examiner"
      text \"\"\"
        # Plan
        Text
      \"\"\"
      - criterion "Answer" with metric "share", target 95 %, text "t"
    expect: "no timeframe"
  end example
end rule

change rule WORD-001
  severity: advice for "guru", "ninja"
end change

change lexicon coded-words
  add:
    - "crush"
  remove: "guru", "ninja"
end change

change setting four-fifths to 85 %
  because: "Order 12."
end change

turn off rule JD-002
  because: "Added later."
  approved by: "A. Rivera"
  until: 2027-03-31
end turn off

waive rule CONS-001 for document "a.docx", "b.docx"
  because: "Moved."
end waive
"""


def read(text: str) -> ParsedFile:
    """Parse `text` as the file t.policy."""
    return parse(SourceFile("t.policy", text))


def block(text: str, kind: str = "rule") -> Block:
    """Return the first block of that kind of a policy that has no mistakes."""
    found = read(text)
    assert found.diagnostics == ()
    return next(each for each in found.blocks if each.kind == kind)


def condition(sentence: str) -> Condition:
    """Return what a sentence means as the requirement of a rule."""
    clause = block(f'rule A-1 "T"\n  require: {sentence}\nend rule').clauses[0]
    assert isinstance(clause, Check)
    return clause.condition


def bare(node: object) -> object:
    """Take positions out, so that values can be compared."""
    if isinstance(node, Node):
        inner = {name: bare(getattr(node, name)) for name in node.__struct_fields__}
        return type(node).__name__, tuple(
            (name, inner[name]) for name in inner if name not in ("at", "spots")
        )
    return tuple(bare(part) for part in node) if isinstance(node, tuple) else node

"""Examples of rules that compare documents are judged by the evaluation that an audit uses."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview import api
from fairreview.api.example_documents import copies_of, documents_of, labels_of
from fairreview.model.condition import Number, Text
from fairreview.model.example import DocumentExample, Given, GivenRows
from fairreview.model.policy import Rule

DESIGN = Path(__file__).parents[2] / "shared" / "design" / "policy-examples"
DAY = datetime.date(2027, 2, 1)
HEADER = 'policy "T" version 1\nend policy\n'
ABOUT = '  because: "x"\n  source: "y"\n'
SAME = f"""{HEADER}
rule CONS-901 "One set of criteria"
{ABOUT}  compare: performance-review
  grouped by: role
  require all of:
    - their criteria are the same otherwise "different criteria: {{differences}}"
    - their scale is the same otherwise "different scales"
  say: "{{group-size}} reviews of {{role}}: {{failed}}."
  example: "another order, other capitals"
    given performance-review "r-1" with role "clerk"
      - criterion "Accuracy"
      - criterion "Timeliness"
    given performance-review "r-2" with role "clerk"
      - criterion "timeliness"
      - criterion "Accuracy"
    expect: nothing
  end example
  example: "one more"
    given performance-review "r-1" with role "clerk"
      - criterion "Accuracy"
    given performance-review "r-2" with role "clerk"
      - criterion "Accuracy"
      - criterion "Warmth"
    expect: "2 reviews of clerk: different criteria", "Warmth"
  end example
end rule
"""
COUNTED = f"""{HEADER}
rule WORD-901 "Guru"
{ABOUT}  applies to: performance-review
  family: personality
  flag: "guru"
  say: "{{word}}"
  fails: "A [[guru]]."
  passes: "A clerk."
end rule
rule FAIR-901 "Gurus"
{ABOUT}  compare: performance-review
  grouped by: demographic-group
  smallest group: 30
  measure: share where it contains COUNT
  require: the ratio is at least 80 %
  say: "{{lowest-group}} {{lowest share}}, {{highest-group}} {{highest share}}"
  example: "uneven"
    given performance-review rows: demographic-group, text, how-many
      - "A", "Closed 40 cases in March.", 30
      - "A", "She is a guru, a real guru.", 10
      - "B", "She is a guru, a real guru.", 40
    expect: "A 25 %, B 100 %"
  end example
  example: "too few to say anything"
    given performance-review rows: demographic-group, text, how-many
      - "A", "Closed 40 cases in March.", 40
      - "B", "She is a guru, a real guru.", 9
    expect: nothing
  end example
end rule
"""


def outcomes(text: str, folder: Path) -> list[str]:
    path = folder / "t.policy"
    path.write_text(text, encoding="utf-8")
    tested = api.test_policies([path], DAY)
    assert not tested.diagnostics
    return [f"{result.outcome} {result.why}".strip() for result in tested.results]


def test_documents_of_an_example_are_compared(tmp_path: Path) -> None:
    assert outcomes(SAME, tmp_path) == ["right", "right"]


@pytest.mark.parametrize(
    "count",
    [
        "a finding of rule WORD-901",
        "a finding of family personality",
        "at least 2 findings of rule WORD-901",
        "more than 1 finding of family personality",
        "at least 5 findings of rule WORD-901 per 100 words",
    ],
)
def test_the_findings_of_each_row_are_counted(count: str, tmp_path: Path) -> None:
    assert outcomes(COUNTED.replace("COUNT", count), tmp_path) == ["right"] * 4


def test_more_findings_than_there_are_count_for_nothing(tmp_path: Path) -> None:
    found = outcomes(COUNTED.replace("COUNT", "at least 3 findings of rule WORD-901"), tmp_path)
    assert sorted(each.split()[0] for each in found) == ["right", "right", "right", "wrong"]


@pytest.mark.parametrize(
    ("name", "examples"), [("04_mission.policy", 4), ("06_crossdoc.policy", 2), ("07_disparity.policy", 5)]
)
def test_the_design_examples_that_compare_are_right(name: str, examples: int, tmp_path: Path) -> None:
    if not DESIGN.exists():
        pytest.skip("the design files in ../shared are not here")
    text = (DESIGN / name).read_text(encoding="utf-8")
    # The packaged rule that finds what the design calls WORD-014.
    text = text.replace("use fairreview.feedback version 1.0\n", "").replace("WORD-014", "GCW-008")
    assert outcomes(text, tmp_path) == ["right"] * examples


cells = st.fixed_dictionaries(
    {"role": st.sampled_from(["clerk", "examiner"]), "demographic-group": st.sampled_from(["A", "B", ""])}
)


@given(rows=st.lists(st.tuples(cells, st.integers(1, 50)), max_size=8), has_given=st.booleans())
def test_every_document_that_an_example_speaks_of_is_there(
    rows: list[tuple[dict[str, str], int]], *, has_given: bool
) -> None:
    columns = ("role", "demographic-group", "how-many")
    table = tuple(
        (Text(each["role"]), Text(each["demographic-group"]), Number(float(count))) for each, count in rows
    )
    given_ = (Given("performance-review", "r-1"),) if has_given else ()
    example = DocumentExample("x", given_, (), (GivenRows("performance-review", columns, table),))
    documents = documents_of(Rule("A-1", "t"), example)
    assert len(documents) == len(copies_of(example)) == len(labels_of(example)) == len(rows) + has_given
    assert sum(copies_of(example)) == sum(count for _, count in rows) + has_given
    assert labels_of(example)[has_given:] == tuple(each["demographic-group"] for each, _ in rows)
    assert [each.fields["role"].text for each in documents[has_given:]] == [each["role"] for each, _ in rows]
    assert all("how-many" not in each.fields for each in documents)

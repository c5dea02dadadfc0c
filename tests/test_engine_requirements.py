import pytest

from tests.workshop import findings, rule

MEASURABLE = rule(
    """for each: criterion
  require all of:
    - it has a metric otherwise "no metric"
    - it has a target otherwise "no target"
    - it has a timeframe otherwise "no timeframe"
  say: "{criterion}: {failed}"
""",
    kinds="performance-plan",
)


def test_what_is_missing_is_named_at_the_start_of_its_criterion() -> None:
    text = "- Answer 90 % of calls within 40 seconds each month.\n- Be nice.\n"
    found = findings(MEASURABLE, text, "performance-plan")
    assert [(f.text, f.span.start, f.span.end, f.line, f.place) for f in found] == [
        ("", text.index("Be"), text.index("Be"), 2, "criterion 2")
    ]
    assert found[0].failed == ("metric", "target", "timeframe")
    assert found[0].message == "Be nice.: no metric; no target; no timeframe"


@pytest.mark.parametrize(
    ("condition", "passing", "failing"),
    [
        ('it has a section titled "Duties"', "## Duties\n\nDecide.", "## Other\n\nDecide."),
        ("it has a duties-section", "## Duties\n\nDecide.", "## Other\n\nDecide."),
        (
            "its duties-section's length is at least 3 words",
            "## Duties\n\nDecide all claims.",
            "## Duties\n\nDecide.",
        ),
        ('the section titled "Duties" contains "decide"', "## Duties\n\nDecide.", "## Duties\n\nWrite."),
        ("it has at least 2 sections", "## A\n\nb.\n\n## C\n\nd.", "## A\n\nb."),
        ("it contains a percentage", "We pay 5 % more.", "We pay more."),
        ('it does not contain "guru"', "A clerk.", "A guru."),
        ("its length is between 2 and 3 words", "A clerk.", "A clerk sits here."),
    ],
)
def test_a_requirement_is_met_or_reported(condition: str, passing: str, failing: str) -> None:
    blocks = rule(f'jurisdiction: general\n  require: {condition}\n  say: "missing"')
    assert findings(blocks, passing) == []
    found = findings(blocks, failing)
    assert [(f.text, f.message, f.span.start == f.span.end) for f in found] == [("", "missing", True)]


def test_fields_compare_within_their_type() -> None:
    text = '{"kind": "performance-plan", "criteria": [{"text": "Be quick", "weight": "30 %"}]}'
    from fairreview.api.reviewer import Reviewer
    from fairreview.readers.files import read_bytes
    from tests.workshop import policy

    def found(condition: str) -> int:
        reviewer = Reviewer(
            policy(rule(f'for each: criterion\n  require: {condition}\n  say: "x"', "performance-plan"))
        )
        return len(reviewer.review_many(read_bytes(text.encode(), "plan.jsonl")).findings)

    assert found("its weight is at least 20 %") == 0
    assert found("its weight is at least 40 %") == 1
    assert found("its weight is between 10 % and 30 %") == 0
    assert found("its timeframe is at most 12 months") == 1
    assert found("it has no rating") == 0


def test_a_definition_gives_a_condition_a_name() -> None:
    blocks = """
define dated for criterion
  means: it has a timeframe
end define
""" + rule('for each: criterion\n  require: it is dated\n  say: "{failed}"', "performance-plan")
    found = findings(blocks, "- Publish the guide by 30 June 2027.\n- Publish the map.", "performance-plan")
    assert [finding.line for finding in found] == [2]
    assert found[0].failed == ("dated",)

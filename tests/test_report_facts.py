import json

from fairreview.model.document import Remark
from fairreview.model.factsheet import CriterionFact, FactSheet, FieldFact, ObjectiveFact, SectionFact
from fairreview.report.facts import facts_json, facts_lines
from fairreview.report.palette import PLAIN
from fairreview.text import Span
from tests.golden import expected

_SHEET = FactSheet(
    path="plan.md",
    kind="performance-plan",
    kind_estimated=True,
    title="Plan of the tide office",
    paragraphs=4,
    words=31,
    fields=(
        FieldFact(name="employee"),
        FieldFact(name="period", text="2026", line=2, span=Span(30, 34)),
    ),
    sections=(
        SectionFact(title="Plan", line=1, span=Span(0, 120)),
        SectionFact(title="Goals", kind="goals", level=2, line=4, span=Span(40, 120)),
    ),
    criteria=(
        CriterionFact(
            text="Publish 12 tide tables\nby June.",
            line=5,
            span=Span(50, 82),
            metric="tide tables",
            target="12",
            timeframe="by June",
        ),
    ),
    objectives=(ObjectiveFact(text="Safe harbours", line=9, span=Span(90, 103)),),
    notices=(Remark("tables", "1 table was read row by row"),),
)


def test_the_outline_shows_what_was_understood() -> None:
    written, wanted = expected("facts.txt", facts_lines(_SHEET, PLAIN))
    assert written == wanted


def test_a_failure_is_part_of_the_outline() -> None:
    failed = FactSheet(path="a.pdf", failure=Remark("locked", "the file is locked"))
    assert "failure: the file is locked" in list(facts_lines(failed, PLAIN))


def test_each_part_of_a_criterion_is_a_text_or_null_in_json() -> None:
    shown = json.loads(facts_json(_SHEET))["criteria"][0]
    assert (shown["metric"], shown["objective"], shown["span"]) == (
        "tide tables",
        None,
        {"start": 50, "end": 82},
    )


def test_without_indent_the_facts_are_one_line() -> None:
    line = facts_json(_SHEET, indent=0)
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads(facts_json(_SHEET))

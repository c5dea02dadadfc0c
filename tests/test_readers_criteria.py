import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.model.document import Criterion, Document
from fairreview.readers.criterion_fields import column_field
from fairreview.readers.files import read_text
from fairreview.readers.shape import with_kind


def plan(text: str, title: str = "", path: str = "-") -> Document:
    return with_kind(read_text(text, path, title), "performance-plan", estimated=False)


def mission(text: str) -> Document:
    return with_kind(read_text(text, "-"), "mission-plan", estimated=False)


def words(document: Document) -> list[str]:
    return [criterion.span.of(document.text) for criterion in document.criteria]


def fields(criterion: Criterion) -> dict[str, str]:
    return {name: value.text for name, value in criterion.fields.items()}


def test_each_list_item_is_a_criterion() -> None:
    assert words(plan("Goals for the year\n\n- Sort the mail\n- Answer letters\n")) == [
        "Sort the mail",
        "Answer letters",
    ]


def test_text_around_a_list_is_no_criterion() -> None:
    assert words(plan("We agreed on these goals today.\n\n- Sort the mail\n\nSigned by both of us.")) == [
        "Sort the mail"
    ]


def test_sub_items_belong_to_the_criterion_above() -> None:
    assert words(plan("- Sort the mail\n  - by noon\n  - by room\n- Rest")) == [
        "Sort the mail\n  - by noon\n  - by room",
        "Rest",
    ]


def test_without_a_list_each_paragraph_is_a_criterion() -> None:
    assert words(plan("Sort the mail by noon each day.\n\nAnswer letters in five days.")) == [
        "Sort the mail by noon each day.",
        "Answer letters in five days.",
    ]


def test_a_heading_and_a_first_line_that_is_the_title_are_no_criteria() -> None:
    text = "Answer all letters in good time, always.\n\nAnswer 95 % of letters in five days."
    assert words(plan(text, "answer all letters in good time, always.")) == [
        "Answer 95 % of letters in five days."
    ]
    assert words(plan("# Letters\n\nAnswer 95 % of letters in five days.")) == [
        "Answer 95 % of letters in five days."
    ]


def test_a_title_that_is_the_whole_text_is_a_criterion() -> None:
    assert words(plan("Answer all letters in good time", "Answer all letters in good time")) != []


def test_labelled_lines_belong_to_the_criterion_above_and_fill_its_fields() -> None:
    document = plan(
        "Answer letters quickly\nIndicator: share answered\nTarget: 95 %\n**Deadline:** 30 June\n"
    )
    (criterion,) = document.criteria
    assert criterion.span.of(document.text).endswith("30 June")
    assert fields(criterion) == {"metric": "share answered", "target": "95 %", "timeframe": "30 June"}
    for value in criterion.fields.values():
        assert value.span and value.span.of(document.text) == value.text


def test_labelled_items_are_fields_and_no_criteria() -> None:
    (criterion,) = plan("Answer letters\n\n- Metric: share answered\n- Target: 95 %\n").criteria
    assert fields(criterion)["target"] == "95 %"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("How it will be measured", "metric"),
        ("Performance measure / indicator", "metric"),
        ("Annual target 2027", "target"),
        ("Weighting (%)", "weight"),
        ("% weight", "weight"),
        ("Target date", "timeframe"),
        ("Measure and target", ""),
        ("Target audience", ""),
        ("", ""),
        ("%", ""),
    ],
)
def test_a_column_is_known_by_the_head_of_its_name(heading: str, field: str) -> None:
    assert column_field(heading) == field


def test_a_row_that_spans_a_table_leaves_the_columns_their_names() -> None:
    table = "| Goal | Target |\n|---|---|\n| Sort the mail | 5 days |\n"
    document = plan(f"{table}\nPart B\n\n| File the post | 9 days |\n| Count it | daily |\n", path="a.md")
    assert [fields(criterion).get("target") for criterion in document.criteria] == [
        "5 days",
        "9 days",
        "daily",
    ]
    wider = plan(f"{table}\nPart B\n\n| File | the post | 9 days |\n| Count | it | daily |\n", path="a.md")
    assert [fields(criterion) for criterion in wider.criteria][1:] == [{}, {}]


def test_labelled_lines_under_a_heading_make_one_criterion_with_its_title() -> None:
    (criterion,) = plan("## Letters\n\nMetric: share answered\nTarget: 95 %\n").criteria
    assert fields(criterion) == {"title": "Letters", "metric": "share answered", "target": "95 %"}


def test_a_table_row_is_one_criterion_with_the_fields_of_its_header() -> None:
    header = "| Goal | Measure | By when | Mood |\n|---|---|---|---|\n"
    text = f"{header}| Mail |  | June | fair |\n| Post | letters | May | |"
    document = plan(text)
    assert words(document) == ["Mail |  | June | fair", "Post | letters | May"]
    assert fields(document.criteria[0]) == {"title": "Mail", "timeframe": "June"}
    assert fields(document.criteria[1]) == {"title": "Post", "metric": "letters", "timeframe": "May"}


def test_a_second_table_does_not_use_the_header_of_the_first() -> None:
    text = "| Goal | Target |\n|---|---|\n| Mail | 5 |\n\n| x | y |\n| z | w |\n"
    assert [fields(criterion) for criterion in plan(text).criteria] == [
        {"title": "Mail", "target": "5"},
        {},
        {},
    ]


def test_rows_between_tabs_are_criteria() -> None:
    (criterion,) = plan("Goal\tTarget\nSort the mail\t5 days").criteria
    assert fields(criterion) == {"title": "Sort the mail", "target": "5 days"}


def test_other_kinds_get_no_criteria() -> None:
    assert with_kind(read_text("- Sort the mail"), "job-description", estimated=True).criteria == ()


def test_the_kind_is_kept_with_how_sure_it_is() -> None:
    found = with_kind(read_text("- Sort the mail"), "performance-plan", estimated=True)
    assert (found.kind, found.kind_estimated, len(found.criteria)) == ("performance-plan", True, 1)


def test_objectives_have_the_identifier_at_their_start() -> None:
    text = "- M1 Open the archive\n- M2: Mend roads\n\n1.2 Count trees\n2. Water trees\n"
    found = [(objective.fields["id"].text, objective.span.of(text)) for objective in mission(text).objectives]
    assert found[0] == ("M1", "M1 Open the archive")
    assert found[1] == ("M2", "M2: Mend roads")
    assert ("1.2", "Count trees") in found
    assert ("2", "Water trees") in found


def test_a_heading_with_an_identifier_is_an_objective() -> None:
    (objective,) = mission("## Objective 3: Plant trees\n\nWe plant many trees in town.").objectives
    assert objective.fields["id"].text == "3"


def test_a_bullet_without_identifier_is_an_objective_without_one() -> None:
    (objective,) = mission("- Plant trees").objectives
    assert objective.fields == {}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["- a", "  - b", "# H", "Target: 5", "| x | y |", "|--|--|", "Text.", "", "1. c"])
    )
)
def test_criteria_are_in_order_and_do_not_overlap(lines: list[str]) -> None:
    document = plan("\n".join(lines) or "x")
    done = 0
    for criterion in document.criteria:
        assert done <= criterion.span.start < criterion.span.end <= len(document.text)
        done = criterion.span.end
        for value in criterion.fields.values():
            assert value.span and value.span.of(document.text) == value.text


def test_what_stands_under_an_objective_belongs_to_it() -> None:
    text = """# Plan

## Objective 1: safe water

- Measure: 99 % of samples pass
- Serves: all households
1. We test every well.

## Objective 2: dry cellars

Status: retired
"""
    first, second = mission(text).objectives
    assert {name: value.text for name, value in first.fields.items()} == {
        "id": "1",
        "measure": "99 % of samples pass",
        "beneficiary": "all households",
    }
    assert first.span.of(text).endswith("every well.")
    assert second.fields["status"].text == "retired"

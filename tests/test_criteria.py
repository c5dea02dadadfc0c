"""What a criterion says: metric, target, timeframe, objective, and the level it describes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Criterion, Document, FieldValue, Paragraph, Section
from fairreview.nlp.criteria import DETECTORS, level_at, value_of
from fairreview.text import Span


def plan(text: str, **fields: str) -> tuple[Document, Criterion]:
    given = {name.replace("_", "-"): FieldValue(value) for name, value in fields.items()}
    criterion = Criterion(Span(0, len(text)), given)
    return Document(path="x", text=text, kind="performance-plan", criteria=(criterion,)), criterion


# Each criterion with what it has of metric, target and timeframe.
@pytest.mark.parametrize(
    ("has", "text"),
    [
        ("111", "Answer 90% of calls within 40 seconds, by the monthly call report"),
        ("111", "Complete 30 inspections per quarter"),
        ("111", "Close 18 permit files a month"),
        ("111", "Every complaint is answered in writing before the case is closed"),
        ("111", "Publish the visitor guide by 30 June 2027"),
        ("110", "Keep the error rate below 1%"),
        ("111", "Reduce the average waiting time from 9 days to 4 days by 31 March"),
        ("000", "Provide good customer service"),
        ("000", "Support 5 field offices"),
        ("000", "Manage a team of 12 staff"),
        ("000", "Work on the 3 main projects"),
        ("000", "Follow 29 CFR 1614 in all matters"),
        ("000", "Contribute to Phase 2 of the records programme"),
        ("000", "Help deliver the 2026 plan"),
        ("100", "Improve the survival rate of seedlings"),
        ("100", "Increase the number of volunteers"),
        ("000", "A number of partners are consulted"),
        ("000", "Respond to requests promptly"),
        ("111", "Respond to each request within 5 working days"),
        ("001", "Attend meetings weekly"),
        ("000", "Spends 30% of the time on outreach"),
        ("110", "No payment is approved without two signatures"),
        ("111", "All visits are logged the same day"),
        ("000", "Serves 40,000 residents"),
        ("110", "Draft a briefing for the board"),
        ("111", "Hold four public meetings in each quarter"),
        ("110", "At least four out of five visitors rate the service as good"),
        ("111", "Satisfaction score of 4.2 or higher in the annual survey"),
        ("111", "Double the number of bilingual forms by FY2028"),
        ("111", "Train 25 new drivers by the end of the year"),
        ("000", "Be available 24/7"),
        ("000", "Has 10 years of experience"),
        ("000", "Reports are accurate and timely"),
        ("111", "Cut overtime cost by $20,000 this fiscal year"),
        ("000", "Works at Level 3 of the framework"),
        ("111", "Records each temperature reading before the end of the shift"),
        ("000", "Develop and maintain relationships with two agencies"),
        ("111", "Error-free payroll in every pay period"),
        ("001", "Strive for excellence in 2027"),
        ("111", "Update the emergency plan annually"),
        ("111", "Submits the quarterly report within 10 days of the end of the quarter"),
        ("000", "Maintain a professional attitude at all times"),
        ("110", "Fewer than 3 late filings"),
        ("110", "Medication given to the wrong patient: 0"),
        ("110", "Level 2: completes at least 12 of 20 files with no more than 3 returned"),
        ("000", "Participates in training"),
        ("000", "Ensure staff understand 3 core values"),
        ("000", "Complete assigned tasks in a timely manner"),
        ("001", "Develop relationships with stakeholders by June"),
        ("000", "Keep up with the issue log and the release notes"),
        ("100", "Progress is measured by the resident survey"),
        ("111", "In FY2027, launch a hotline dashboard"),
        ("110", "Raise on-time bus departures to 95 percent"),
        ("000", "Handle calls from people over 65 with patience"),
        ("000", "Planning involves creating a plan for the unit"),
        ("000", "Match the old result (FY 2020 baseline)"),
        ("000", "Demonstrate skill in at least one of the following areas"),
    ],
)
def test_a_criterion_has_what_its_words_say(has: str, text: str) -> None:
    document, criterion = plan(text)
    values = [value_of(document, criterion, name) for name in ("metric", "target", "timeframe")]
    assert "".join("0" if value is None else "1" for value in values) == has


@pytest.mark.parametrize(
    ("name", "words"),
    [("metric", "90% of calls"), ("target", "90%"), ("timeframe", "within 40 seconds")],
)
def test_a_value_is_given_in_the_words_of_the_criterion(name: str, words: str) -> None:
    document, criterion = plan("Answer 90% of calls within 40 seconds.")
    value = value_of(document, criterion, name)
    assert value is not None
    assert value in document.text
    assert value.startswith(words[:3])


def test_a_given_field_wins_over_the_words() -> None:
    document, criterion = plan("Answer 90% of calls.", target="80 %")
    assert value_of(document, criterion, "target") == "80 %"


def test_an_empty_field_is_looked_for_in_the_words() -> None:
    document, criterion = plan("Answer 90% of calls.", target=" ")
    assert value_of(document, criterion, "target") == "90%"


def test_a_title_is_read_after_the_words() -> None:
    document, criterion = plan("Look after the phones.", title="Answer 90% of calls")
    assert value_of(document, criterion, "target") == "90%"


def test_other_fields_are_missing_unless_given() -> None:
    document, criterion = plan("Answer 90% of calls.", measure_source="call log")
    assert value_of(document, criterion, "measure-source") == "call log"
    assert value_of(document, criterion, "weight") is None


def test_text_and_length_are_those_of_the_words() -> None:
    document, criterion = plan("Answer 90% of calls.")
    assert value_of(document, criterion, "text") == "Answer 90% of calls."
    assert value_of(document, criterion, "length") == "4"


def test_the_status_is_that_of_the_document_when_it_has_none() -> None:
    criterion = Criterion(Span(0, 5))
    document = Document(path="x", text="Calls", fields={"status": FieldValue("draft")})
    assert value_of(document, criterion, "status") == "draft"


@pytest.mark.parametrize(
    "text",
    [
        "Cut queues (supports Objective 2).",
        "Aligned with strategic goal 1",
        "Contributes to the Department's goal of safe roads",
        "Linked to the service plan",
        "SO 1.2: shorter queues",
        "Advances our mission of keeping rivers clean",
    ],
)
def test_a_named_objective_is_found(text: str) -> None:
    document, criterion = plan(text)
    assert value_of(document, criterion, "objective") is not None


@pytest.mark.parametrize(
    "text",
    [
        "In line with organisational objectives",
        "Meet team goals",
        "A goal of 95%",
        "The goals I set",
        "Goal 10%",
    ],
)
def test_an_objective_without_name_is_none(text: str) -> None:
    document, criterion = plan(text)
    assert value_of(document, criterion, "objective") is None


@pytest.mark.parametrize(
    "text",
    [
        "No dose goes to the wrong patient.",
        "An error can cause injury.",
        "Locks the armoury.",
        "A breach of security",
    ],
)
def test_a_safety_reason_is_found(text: str) -> None:
    assert DETECTORS["safety-reason"](text)


def test_a_security_guard_is_no_safety_reason() -> None:
    assert DETECTORS["safety-reason"]("The security guard keeps a log.") == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Minimally successful: *misses two dates", "retention"),
        ("Level 2: *misses two dates", "retention"),
        ("Unacceptable: *misses all dates", "unacceptable"),
        ("Level 1 - Unacceptable: *misses all dates", "unacceptable"),
        ("Fully successful: *no errors", "retention"),
        ("Level 3 (Fully Successful): *no errors", "retention"),
        ("Fully successful: *no errors\nMinimally successful: two errors", ""),
        ("Exceeds Fully Successful: *no errors", ""),
        ("Outstanding: never late. Unacceptable: *often late", "unacceptable"),
        ("Unacceptable: often late. Outstanding: *never late", ""),
        ("Minimally successful\nmisses a date\n*loses a file", "retention"),
        ("Minimally successful\nmisses a date\nOutstanding\n*finds a file", ""),
        ("| Minimally successful | *misses a date |", "retention"),
        ("He is fully successful at his *work", ""),
        ("*No label at all", ""),
    ],
)
def test_the_level_is_that_of_the_label_before(text: str, level: str) -> None:
    document = Document(path="x", text=text.replace("*", ""))
    assert level_at(document, text.index("*")) == level


def test_a_heading_labels_its_whole_section_and_no_other() -> None:
    text = "Unacceptable\nLoses files.\nOther\nFinds files."
    other = text.index("Other")
    document = Document(
        path="x",
        text=text,
        paragraphs=(
            Paragraph(Span(0, 12), "heading", 1),
            Paragraph(Span(13, 25)),
            Paragraph(Span(other, other + 5), "heading", 1),
            Paragraph(Span(other + 6, len(text))),
        ),
        sections=(
            Section("Unacceptable", Span(0, 12), Span(0, other)),
            Section("Other", Span(other, other + 5), Span(other, len(text))),
        ),
    )
    assert level_at(document, text.index("Loses")) == "unacceptable"
    assert level_at(document, text.index("Finds")) == ""


def test_a_scale_given_beside_the_text_names_the_lowest_level() -> None:
    fields = {"standard-levels": FieldValue("Minimally successful, Fully successful")}
    document = Document(path="x", text="Fully successful: no errors", fields=fields)
    assert level_at(document, 20) == ""


@given(st.text(max_size=200))
def test_spans_lie_inside_the_text(text: str) -> None:
    for detector in DETECTORS.values():
        assert all(0 <= start < end <= len(text) for start, end in detector(text))


@given(st.text(alphabet="Level 123:unacceptable|\n-", max_size=80), st.integers(0, 90))
def test_every_offset_has_an_answer(text: str, offset: int) -> None:
    assert level_at(Document(path="x", text=text), offset) in ("", "retention", "unacceptable")


@pytest.mark.parametrize("piece", ["A ", "see 1", "2026-", "publish a ", "the a ", "x's ", "number of "])
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    for detector in DETECTORS.values():
        detector(text)
    assert time.process_time() - started < 5

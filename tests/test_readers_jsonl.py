import hashlib
import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.model.document import Document
from fairreview.readers import jsonl
from fairreview.readers.jsonl import read_jsonl


def read(*lines: str | bytes) -> list[Document]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(read_jsonl(BytesIO(data), "drafts.jsonl"))


def one(**values: object) -> Document:
    (document,) = read(json.dumps(values))
    return document


def fails(line: str | bytes) -> tuple[str, str]:
    good = '{"text": "Sort the mail."}'
    first, bad, last = read(good, line, good)
    assert first.failure is None
    assert last.failure is None
    assert bad.failure
    assert bad.failure.message.startswith("line 2: ")
    assert "\n" not in bad.failure.message
    return bad.failure.code, bad.failure.message


def test_a_plain_line_keeps_its_text_unchanged() -> None:
    document = one(id="a/1", title="Clerk", text=" Sort the\r\nmail. \n", kind="job-description")
    assert document.text == " Sort the\r\nmail. \n"
    assert (document.id, document.title, document.kind) == ("a/1", "Clerk", "job-description")
    assert [p.span.of(document.text) for p in document.paragraphs] == ["Sort the\r\nmail."]


def test_a_document_has_the_digest_of_its_line() -> None:
    line = b'{"text": "Sort the mail."}'
    first, second = read(line + b"\r", line)
    assert first.digest == second.digest == "sha256:" + hashlib.sha256(line).hexdigest()


def test_fields_have_their_policy_names_and_numbers_are_texts() -> None:
    document = one(text="Good.", employee="E-7", next_steps="Train.", rating=3.50, id=12)
    assert {name: value.text for name, value in document.fields.items()} == {
        "employee": "E-7",
        "rating": "3.5",
        "next-steps": "Train.",
    }
    assert document.id == "12"
    (written,) = read('{"text": "Good.", "rating": 3.50}')
    assert written.fields["rating"].text == "3.50"


def test_prose_fields_stand_in_the_text_and_the_employee_does_not() -> None:
    document = one(text="Good.", employee="Sam Poe", evidence="12 letters.", comments="Kind.")
    assert document.text == "Good.\n\nKind.\n\n12 letters."
    for name in ("comments", "evidence"):
        value = document.fields[name]
        assert value.span and value.span.of(document.text) == value.text
    assert document.fields["employee"].span is None


def test_criteria_stand_in_the_text_part_by_part() -> None:
    document = one(
        kind="performance-review",
        criteria=[
            {"id": "C1", "title": "Letters", "text": "Answer letters.", "target": "95 %", "weight": 40},
            {"title": "Mail", "measure_source": "log", "comments": "- by noon\n- by room"},
        ],
    )
    assert document.text == "Letters\n\nAnswer letters.\n\n95 %\n\nMail\n\n- by noon\n- by room"
    first, second = document.criteria
    assert first.span.of(document.text) == "Letters\n\nAnswer letters.\n\n95 %"
    assert {name: value.text for name, value in first.fields.items()} == {
        "title": "Letters",
        "text": "Answer letters.",
        "target": "95 %",
        "id": "C1",
        "weight": "40",
    }
    assert second.fields["measure-source"].text == "log"
    assert [(p.shape, p.span.of(document.text)) for p in document.paragraphs][-2:] == [
        ("item", "by noon"),
        ("item", "by room"),
    ]


def test_a_criterion_without_words_is_kept() -> None:
    document = one(kind="performance-plan", criteria=[{"id": "C1"}])
    assert document.failure is None
    assert document.criteria[0].fields["id"].text == "C1"


def test_a_bare_plan_gets_its_criteria_from_the_text() -> None:
    document = one(kind="performance-plan", title="Letters", text="Letters\n\nAnswer all letters soon.")
    assert [c.span.of(document.text) for c in document.criteria] == ["Answer all letters soon."]


def test_given_criteria_of_a_mission_plan_are_its_objectives() -> None:
    document = one(kind="mission-plan", criteria=[{"id": "M1", "title": "Open the archive"}])
    assert document.criteria == ()
    assert document.objectives[0].fields["id"].text == "M1"


def test_objectives_stand_in_the_text() -> None:
    document = one(kind="mission-plan", objectives=[{"id": "M1", "text": "Open the archive", "mood": "fair"}])
    (objective,) = document.objectives
    assert objective.span.of(document.text) == "Open the archive"
    assert objective.fields["id"].text == "M1"
    assert "`mood` of an objective" in document.notices[0].message


def test_a_list_of_texts_has_each_on_its_own_line() -> None:
    document = one(text="Good.", standard_levels=["low", "high"], evidence=["12 letters.", "2 calls."])
    assert document.fields["standard-levels"].text == "low\nhigh"
    assert document.fields["evidence"].text == "12 letters.\n2 calls."


def test_an_unknown_field_is_a_notice_that_names_it() -> None:
    document = one(text="Good.", colour="red", criteria=[{"text": "Mail.", "mood": "fair"}])
    assert [notice.code for notice in document.notices] == ["unknown-field", "unknown-field"]
    assert "`colour`" in document.notices[0].message
    assert "`mood` of a criterion" in document.notices[1].message


def test_a_strange_field_name_is_not_repeated() -> None:
    assert one(text="Good.", **{"Dear Sam, you are": 1}).notices[0].message.startswith("a field is not known")


def test_blank_lines_are_skipped_and_counted() -> None:
    documents = read("", '{"text": "Good."}', "  ", "{")
    assert [document.failure is None for document in documents] == [True, False]
    assert documents[1].failure
    assert "line 4" in documents[1].failure.message


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "json"),
        ('"text"', "json"),
        ("[1]", "json"),
        ('{"text": "a", "text": "b"}', "json"),
        ('{"rating": NaN, "text": "a"}', "json"),
        ('{"text": ' + "[" * 100_000, "json"),
        ('{"text": 5}', "type"),
        ('{"text": ["a"]}', "type"),
        ('{"text": "a", "employee": {"name": "b"}}', "type"),
        ('{"text": "a", "rating": true}', "type"),
        ('{"text": "a", "criteria": "b"}', "type"),
        ('{"text": "a", "criteria": [1]}', "type"),
        ('{"text": "a", "kind": "poem"}', "unknown-kind"),
        ('{"text": "a\\ud800"}', "encoding"),
        ('{"text": "a", "role": "a\\ud800"}', "encoding"),
        (b'{"text": "caf\xe9"}', "encoding"),
        ('{"text": " "}', "empty"),
        ("{}", "empty"),
    ],
)
def test_a_bad_line_is_a_failure_and_the_others_are_read(line: str | bytes, code: str) -> None:
    assert fails(line)[0] == code


def test_a_failure_keeps_the_identifier_and_never_the_text() -> None:
    (document,) = read('{"id": "x", "kind": "Sam is lazy", "text": "Sam is lazy"}')
    assert document.id == "x"
    assert document.failure
    assert "lazy" not in document.failure.message
    assert document.text == ""


def test_a_line_above_the_limit_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_BYTES", 5000)
    good = '{"text": "Good."}'
    long = '{"text": "' + "a" * 9000 + '"}'
    found = [document.failure and document.failure.code for document in read(good, long, good, long)]
    assert found == [None, "too-large", None, "too-large"]


def test_an_empty_file_and_a_binary_one_are_one_failure() -> None:
    assert [document.failure.code for document in read("\n\n") if document.failure] == ["empty"]
    assert [document.failure.code for document in read(b"PK\x03\x04\n\n\n") if document.failure] == ["format"]
    assert [document.failure.code for document in read(b"\xff\xfe{\0\n\0") if document.failure] == [
        "encoding"
    ]


def test_a_mark_at_the_start_is_left_out() -> None:
    assert read(b'\xef\xbb\xbf{"text": "Good."}')[0].text == "Good."


def test_documents_come_before_the_stream_is_read_to_its_end() -> None:
    class Endless(BytesIO):
        def readline(self, _size: int | None = -1, /) -> bytes:
            return b'{"text": "Good."}\n'

    first = b'{"text": "Good."}'.ljust(4095) + b"\n"
    stream = read_jsonl(Endless(first), "-")
    assert [next(stream).text for _ in range(100)] == ["Good."] * 100


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(["text", "id", "kind", "title", "criteria", "comments", "rating", "next_steps", "zz"])


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(NAMES, JSON, max_size=5))
def test_any_object_is_a_document_with_spans_inside_its_text(values: dict[str, object]) -> None:
    (document,) = read(json.dumps(values))
    for span in (*(p.span for p in document.paragraphs), *(c.span for c in document.criteria)):
        assert span.end <= len(document.text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200).filter(lambda text: text.strip()))
def test_any_text_is_given_back_unchanged(text: str) -> None:
    document = one(text=text)
    assert document.failure is not None or document.text == text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_documents(data: bytes) -> None:
    assert list(read_jsonl(BytesIO(data), "-"))

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Document
from fairreview.readers.files import read
from fairreview.readers.json_file import read_json

PLAN = {"kind": "performance-plan", "id": "p-1", "criteria": [{"title": "Waiting time", "target": "9 of 10"}]}
REVIEW = {"kind": "performance-review", "id": "r-1", "comments": "Closed 40 cases in March."}


def documents(value: object) -> list[Document]:
    text = value if isinstance(value, str) else json.dumps(value)
    return list(read_json(text.encode(), "export.json"))


def failure(value: object) -> str:
    (document,) = documents(value)
    assert document.failure is not None
    assert "\n" not in document.failure.message
    return document.failure.message


def test_an_object_is_a_document() -> None:
    (plan,) = documents(PLAN)
    assert (plan.id, plan.kind, len(plan.criteria)) == ("p-1", "performance-plan", 1)


def test_a_list_holds_documents_and_a_bad_one_spoils_no_other() -> None:
    first, bad, third = documents([PLAN, 3, REVIEW])
    assert (first.id, third.id) == ("p-1", "r-1")
    assert bad.failure is not None
    assert bad.failure.message.startswith("entry 2: not an object")


def test_an_export_with_one_list_in_it_holds_the_documents_of_the_list() -> None:
    export = {
        "title": "Reviews of 2026",
        "exported": "2026-12-31",
        "status": "done",
        "reviews": [REVIEW, PLAN],
    }
    assert [document.id for document in documents(export)] == ["r-1", "p-1"]


def test_what_holds_no_document_is_refused_in_one_line() -> None:
    assert failure("{") == "not valid JSON at column 2; write one object, or a list of them"
    assert failure('{"a":\n 1,}').startswith("not valid JSON at line 2, column ")
    assert failure("[]") == "there is no document in it"
    assert failure('"text"').startswith("not an object or a list of them")
    assert failure({"name": "x", "version": 1}).startswith("no field of a document is known in it")
    assert failure({"a": [REVIEW], "b": [PLAN]}).startswith("it holds several lists (`a`, `b`)")
    assert failure({"schema_version": 1, "documents": [{}]}).startswith("this is a report of fairreview")
    assert failure("[" * 100_000).startswith("nested too deeply")
    assert failure('{"text": NaN}').startswith("not valid JSON")


def test_a_file_is_read_by_its_suffix(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(PLAN), encoding="utf-8-sig")
    (plan,) = read(file)
    assert plan.id == "p-1"
    assert plan.failure is None


def test_an_id_that_stands_twice_in_a_file_is_noticed(tmp_path: Path) -> None:
    first, _, again = documents([REVIEW, PLAN, REVIEW])
    assert first.notices == ()
    assert [note.message for note in again.notices] == [
        "its id stands in entry 1 too; give each document its own"
    ]
    lines = tmp_path / "reviews.jsonl"
    other = {**REVIEW, "period": "2025"}
    lines.write_text("\n".join(map(json.dumps, (REVIEW, other, REVIEW))), encoding="utf-8")
    assert [[note.code for note in document.notices] for document in read(lines)] == [[], [], ["repeated-id"]]


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00}\x00", b"\xef\xbb\xbf{}", b"\x00\x01", b""])
def test_odd_bytes_give_one_document_that_says_what_is_wrong(data: bytes) -> None:
    (document,) = read_json(data, "x.json")
    assert document.failure is not None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "kind", "criteria", "rating", "id", "x", "y"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(_JSON)
def test_any_json_gives_documents_or_says_why_not(value: object) -> None:
    found = documents(json.dumps(value, allow_nan=True))
    assert found
    for document in found:
        assert document.failure is not None or document.digest

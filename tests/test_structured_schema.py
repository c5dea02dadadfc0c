import json

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from fairreview.cli.facts import facts
from fairreview.model.document import Document
from fairreview.model.structured import (
    StructuredCriterion,
    StructuredDocument,
    StructuredObjective,
    schema_json,
)
from fairreview.model.vocabulary import FIELDS, WORKED_OUT
from fairreview.readers.plain import DOCUMENT_FIELDS
from fairreview.readers.record import BadRecord, document_of

SCHEMA = json.loads(schema_json())
_WORDS = st.one_of(
    st.text(max_size=5),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.none(),
    st.booleans(),
)
_VALUES = st.one_of(
    _WORDS, st.lists(_WORDS, max_size=3), st.dictionaries(st.just("title"), _WORDS, max_size=1)
)
_NAMES = tuple(StructuredDocument.model_fields)
_PARTS = st.lists(
    st.one_of(
        st.dictionaries(st.sampled_from([*StructuredCriterion.model_fields, "shoe"]), _VALUES, max_size=3),
        _WORDS,
    ),
    max_size=2,
)


def _reads(record: dict[str, object]) -> bool:
    try:
        document = document_of(
            json.loads(json.dumps(record), parse_int=_number, parse_float=_number), Document("x", "")
        )
    except BadRecord:
        return False
    return document.failure is None or document.failure.code == "empty"


def _number(words: str) -> str:
    from fairreview.readers.record import Number

    return Number(words)


def _fits(record: dict[str, object]) -> bool:
    try:
        StructuredDocument.model_validate_json(json.dumps(record))
    except ValidationError:
        return False
    return True


@settings(max_examples=300)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            **{name: _VALUES for name in _NAMES if name not in ("kind", "criteria", "objectives")},
            "kind": st.sampled_from(["performance-plan", "job-description", "", "poem", None, 3]),
            "criteria": st.one_of(_PARTS, _VALUES),
            "objectives": st.one_of(_PARTS, _VALUES),
            "shoe_size": _VALUES,
        },
    )
)
def test_the_reader_the_model_and_the_schema_accept_the_same(record: dict[str, object]) -> None:
    reads = _reads(record)
    assert _fits(record) == reads
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(record) == reads


def test_the_models_have_the_fields_of_the_vocabulary() -> None:
    def spelt(model: type[StructuredCriterion | StructuredObjective | StructuredDocument]) -> set[str]:
        return {name.replace("_", "-") for name in model.model_fields}

    assert spelt(StructuredCriterion) == {field.name for field in FIELDS["criterion"]} - WORKED_OUT
    assert spelt(StructuredObjective) == {field.name for field in FIELDS["objective"]} - WORKED_OUT
    beside = {"id", "kind", "title", "text", "criteria", "objectives"}
    assert spelt(StructuredDocument) == {*DOCUMENT_FIELDS, *beside}


@pytest.mark.parametrize("arguments", [["--schema"], ["--schema", "plan.md"]])
def test_facts_prints_the_schema_of_what_it_takes(arguments: list[str]) -> None:
    ended = CliRunner().invoke(facts, arguments, standalone_mode=False)
    assert json.loads(ended.stdout) == SCHEMA

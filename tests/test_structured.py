import json

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from fairreview.api.pool import STANDARD_FIELDS, Pool
from fairreview.api.structured import Shortcut
from fairreview.api.summaries import summary_of
from fairreview.model.summary import Summary
from fairreview.model.vocabulary import FIELDS, WORKED_OUT
from fairreview.readers.jsonl import read_line
from fairreview.readers.plain import DOCUMENT_FIELDS
from fairreview.readers.shape import with_kind

_FORTY = "closed cases at the desk and wrote each one down in the log within two days "
_LONG = f"{_FORTY * 3}then filed it"
_PIECES = (
    "",
    " ",
    "Good.",
    "Summary:",
    "Next steps:",
    "# Next steps",
    "Overall rating",
    "- training in GIS",
    "1. first\n2. second",
    f"iv) {_LONG}",
    f"o {_LONG}",
    _LONG,
    f"{_LONG}\n\n{_LONG}",
    f"| a | {_LONG} |",
    f"**{_LONG}**",
    "---",
    "don’t re-open",
    "a\tb",
    "She takes the Excel course in May.",
)
_texts = st.lists(st.sampled_from(_PIECES), max_size=4).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", " ", "\r\n", "\u2028"]).map(lambda gap: gap.join(pieces))
)
_values = st.one_of(
    _texts,
    st.sampled_from(["4", "FY 2026", " GS-9 "]),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.none(),
)
_prose = st.one_of(_texts, st.lists(_texts, max_size=3))
_LISTS = ("standard_levels", "comments", "evidence", "next_steps", "recognition")


def _spelt(name: str) -> str:
    return name.replace("-", "_")


_criteria = st.lists(
    st.dictionaries(st.sampled_from([*map(_spelt, STANDARD_FIELDS), "comments"]), _values, max_size=5),
    max_size=3,
)
_records = st.fixed_dictionaries(
    {"kind": st.sampled_from(["performance-review", "performance-plan", None])},
    optional={
        **{_spelt(name): _prose if _spelt(name) in _LISTS else _values for name in DOCUMENT_FIELDS},
        "id": _values,
        "title": _texts,
        "text": _texts,
        "criteria": _criteria,
        "shoe_size": st.just(9),
    },
)


@settings(max_examples=250, deadline=None)
@given(_records)
@example({"kind": "performance-review", "comments": "Next steps:\nTraining in GIS by May."})
@example({"kind": "performance-review", "text": "Summary:\nGood."})
@example({"kind": "performance-review", "rating": -0.0, "criteria": [{"comments": "Fine."}]})
def test_the_short_way_from_a_line_to_its_summary_gives_what_the_long_way_gives(
    record: dict[str, object],
) -> None:
    line = json.dumps(record, ensure_ascii=False).encode()
    document = read_line(line, "reviews.jsonl", 1)
    assume(document.failure is None)
    pool = Pool()
    short = Shortcut(pool).take(line, "reviews.jsonl", "performance-review")
    assume(short is not None)
    assert short is not None
    assert short.digest == document.digest
    known = with_kind(document, document.kind or "performance-review", estimated=False)
    assert short.summary == summary_of(known, {}, pool)
    assert Pool(()).adopted(short.summary) == short.summary


def take(line: bytes, kind: str | None = None) -> Summary | None:
    short = Shortcut(Pool()).take(line, "reviews.jsonl", kind)
    return short.summary if short is not None else None


def test_an_ordinary_review_takes_the_short_way() -> None:
    line = b'{"id": "r-1", "kind": "performance-review", "rating": 3.50, "criteria": [{"title": "Accuracy", "weight": 40}]}'
    found = take(line)
    assert found is not None
    assert (found.rating, found.criteria[0].weight) == ("3.50", "40")
    assert take(b'{"rating": 3}', "performance-review") is not None


def test_what_is_not_plain_takes_the_long_way() -> None:
    for line in (
        b'{"rating": 3}',
        b'{"kind": "performance-review", "next-steps": "Train."}',
        b'{"kind": "performance-review", "rating": true}',
        b'{"kind": "performance-review", "criteria": "Accuracy"}',
        b'{"kind": "performance-plan", "text": "- Answer 90 % of calls."}',
        b'{"kind": "job-description", "text": "Sort the mail."}',
        b'{"kind": "performance-review", "objectives": [{"text": "Fewer fires"}]}',
        b"[1]",
        b"{",
        b'{"title": "\xff"}',
    ):
        assert take(line) is None, line


def test_the_fields_of_a_line_are_those_of_the_vocabulary() -> None:
    from fairreview.api import structured

    fields = structured._Record.__struct_fields__
    assert tuple(name.replace("_", "-") for name in fields[: len(DOCUMENT_FIELDS)]) == DOCUMENT_FIELDS
    named = {name.replace("_", "-") for name in structured._Criterion.__struct_fields__}
    assert named == {field.name for field in FIELDS["criterion"]} - WORKED_OUT

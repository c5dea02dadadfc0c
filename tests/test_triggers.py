"""Wordings of all rules are looked up at once."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Document, Paragraph
from fairreview.model.facts import TriggerSource
from fairreview.model.policy import Form
from fairreview.nlp.triggers import Triggers, beginnings
from fairreview.text import Span, fold


def _document(text: str, hidden: tuple[Span, ...] = ()) -> Document:
    lines = tuple(Paragraph(Span(*found.span())) for found in re.finditer(r"\S[^\n]*", text))
    return Document(path="a.txt", text=text, paragraphs=lines, hidden=hidden)


def _source(*entries: str, name: str = "words") -> TriggerSource:
    return TriggerSource(
        name, tuple((Form(kind="exact", text=entry, found=(fold(entry),)),) for entry in entries)
    )


def _patterns(*patterns: str) -> TriggerSource:
    return TriggerSource("patterns", tuple((Form(kind="regex", text=pattern),) for pattern in patterns))


def _found(text: str, source: TriggerSource, hidden: tuple[Span, ...] = ()) -> list[tuple[str, int]]:
    hits = Triggers([source]).run(_document(text, hidden)).get(source.name, ())
    return [(hit.span.of(text), hit.entry) for hit in hits]


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        ("Join our Young team.", "young", ["Young"]),
        ("The youngest team.", "young", []),
        ("A youth-led service.", "youth", []),
        ("A youth-led service.", "youth led", ["youth-led"]),
        ("For non-native speakers.", "native speakers", []),
        ("The chairman's office, the chairman’s car.", "chairman", ["chairman", "chairman"]),
        ("You can't smoke; you can vape.", "can", ["can"]),
        ("They'll come.", "they", ["They"]),
        ("The man's job.", "s", []),
        ("Aged 25-year-old", "year old", ["year-old"]),
        ("young- and old", "young", ["young"]),
        ("C++ and C", "c++", ["C++"]),
        ("native\n  speaker", "native speaker", []),
        (
            "native   speaker and native\u00a0speaker",
            "native speaker",
            ["native   speaker", "native\u00a0speaker"],
        ),
        ("a rock\u00adstar", "rockstar", ["rock\u00adstar"]),
        ("young\u00adster", "young", []),
        ("Über-cool “young”", "young", ["young"]),
    ],
)
def test_a_wording_counts_only_as_words_of_its_own(text: str, wording: str, expected: list[str]) -> None:
    assert [words for words, _ in _found(text, _source(wording))] == expected


def test_hidden_mark_up_neither_splits_nor_joins_words() -> None:
    assert _found("A **young** one", _source("young"), (Span(2, 4), Span(9, 11))) == [("young", 0)]
    assert _found("A **young**er one", _source("young"), (Span(2, 4), Span(9, 11))) == []
    assert _found("A **young**-led one", _source("young"), (Span(2, 4), Span(9, 11))) == []


def test_a_wording_does_not_cross_paragraphs_or_stand_outside_them() -> None:
    text = "we are native\nspeakers here"
    assert _found(text, _source("native speakers", "native")) == [("native", 1)]
    bare = Document(path="a", text=text)
    assert Triggers([_source("native")]).run(bare) == {}


def test_of_hits_that_overlap_the_longest_stays_then_the_earliest() -> None:
    source = _source("civil service", "service", "service manager in charge", "in charge of")
    assert _found("civil service manager in charge of it", source) == [("service manager in charge", 2)]
    assert _found("a b c", _source("a b", "b c")) == [("a b", 0)]


def test_sources_do_not_hide_each_others_hits() -> None:
    document = _document("a digital native")
    found = Triggers([_source("native", name="x"), _source("digital native", name="y")]).run(document)
    assert {name: [hit.span for hit in hits] for name, hits in found.items()} == {
        "x": [Span(10, 16)],
        "y": [Span(2, 16)],
    }


def test_of_entries_with_the_same_wording_the_first_is_named() -> None:
    assert _found("a guru", _source("ninja", "guru", "guru")) == [("guru", 1)]


def test_patterns_run_on_the_original_text_in_code_points() -> None:
    text = "Été: Aged 30\nUNDER 40 — aged 50"
    assert _found(text, _patterns(r"aged \d+", r"under \d+")) == [
        ("Aged 30", 0),
        ("UNDER 40", 1),
        ("aged 50", 0),
    ]


def test_a_pattern_sees_one_paragraph_at_a_time() -> None:
    assert _found("must be\nyoung", _patterns(r"be\s+young")) == []
    assert _found("intro\nmust be young", _patterns("^must", "be$", "young$")) == [("must", 0), ("young", 2)]


def test_a_pattern_that_matches_nothing_at_all_finds_nothing() -> None:
    assert _found("young", _patterns("x*")) == []


@given(
    st.lists(st.sampled_from(["a", "b", "ab", "a b", "b c", "c"]), unique=True, min_size=1),
    st.text("abc -\n’'*", max_size=30),
)
def test_hits_are_whole_words_of_the_text_and_never_overlap(wordings: list[str], text: str) -> None:
    document = _document(text)
    hits = Triggers([_source(*wordings)]).run(document).get("words", ())
    for hit in hits:
        assert fold(hit.span.of(text)) == wordings[hit.entry]
        assert not text[hit.span.start - 1 : hit.span.start].isalnum()
        assert not text[hit.span.end : hit.span.end + 1].isalnum()
        assert any(paragraph.span.holds(hit.span) for paragraph in document.paragraphs)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(hits))
    alone = re.compile(r"(?<![\w'’-])(?:" + "|".join(map(re.escape, wordings)) + r")(?![\w'’-])")
    assert bool(hits) or not any(alone.search(paragraph.span.of(text)) for paragraph in document.paragraphs)


def test_the_words_that_wordings_begin_with_are_whole_runs() -> None:
    assert beginnings(_source("young team", "e-mail")) == frozenset({"young", "e"})
    assert beginnings(_source("+++")) is None

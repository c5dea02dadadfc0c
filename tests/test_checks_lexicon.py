"""Checks of word lists and regular expressions that need more than one look."""

import time

import pytest

from fairreview.language.check_lexicon import check_entries
from fairreview.language.check_regex import check_regex, nested_repeat
from fairreview.model.condition import It, PartOf
from fairreview.model.policy import Entry, Form
from fairreview.text import Span


def exact(text: str, at: int = 1) -> Form:
    return Form("exact", text, (text.lower(),), at=Span(at, at + len(text)))


def inflected(text: str, *found: str) -> Form:
    return Form("inflected", text, found, at=Span(1, 1 + len(text)))


def codes(*entries: Entry) -> list[str]:
    return [each.code for each in check_entries(entries, entries, "")]


@pytest.mark.parametrize(
    ("pattern", "inner"),
    [
        ("(a+)+", "(a+)+"),
        ("x(?:a*b)*y", "(?:a*b)*"),
        ("(a|(b+))*", "(a|(b+))*"),
        ("(a{2,})+", "(a{2,})+"),
        (r"(\(a+)*", r"(\(a+)*"),
        ("((a+)b)+", "((a+)b)+"),
    ],
)
def test_a_repeat_inside_a_repeat_is_found(pattern: str, inner: str) -> None:
    found = nested_repeat(pattern)
    assert found is not None
    assert found.of(pattern) == inner


@pytest.mark.parametrize(
    "pattern", ["(a+)b+", "(a+)?", "(ab)+c*", r"\(a+\)+", "[(a+)]+", "(a+){2}", "a++", "(", ")+"]
)
def test_other_repeats_are_left_alone(pattern: str) -> None:
    assert nested_repeat(pattern) is None


def test_a_refused_pattern_is_said_once_and_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    (found,) = check_regex(Form("regex", "a(b", at=Span(1, 6)), "")
    assert found.code == "FR505"
    assert capfd.readouterr() == ("", "")


def test_a_long_pattern_is_looked_at_in_no_time() -> None:
    started = time.process_time()
    assert nested_repeat("(" * 100_000 + "a+" + ")*" * 100_000) is not None
    assert time.process_time() - started < 2


def test_the_same_word_in_two_word_classes_is_two_entries() -> None:
    assert (
        codes(Entry((exact("drive"),), word_class="verb"), Entry((exact("drive", 9),), word_class="noun"))
        == []
    )
    assert codes(Entry((exact("drive"),)), Entry((exact("Drive", 9),))) == ["FR501"]


def test_an_entry_above_the_general_one_is_not_covered() -> None:
    general, special = Entry((inflected("drive", "drive", "driving"),)), Entry((exact("driving"),))
    assert codes(special, general) == []
    assert codes(general, special) == ["FR503"]


def test_a_guarded_or_classed_entry_covers_nothing() -> None:
    guard = PartOf(It(), texts=("test drive",))
    assert codes(Entry((inflected("drive", "driving"),), guard=guard), Entry((exact("driving"),))) == []
    assert codes(Entry((inflected("drive", "driving"),), word_class="verb"), Entry((exact("driving"),))) == []


def test_a_suggestion_that_a_guarded_entry_may_excuse_is_left_alone() -> None:
    guard = PartOf(It(), texts=("competitive pay",))
    pay = Entry((exact("top dollar"),), suggestions=("competitive pay",))
    assert codes(pay, Entry((exact("competitive"),), guard=guard)) == []
    assert codes(pay, Entry((exact("competitive"),))) == ["FR504"]


def test_a_suggestion_that_holds_part_of_a_word_is_left_alone() -> None:
    assert codes(Entry((exact("ninja"),), suggestions=("gurus' guide",)), Entry((exact("guru"),))) == []


def test_an_exception_is_useful_when_it_holds_any_form_of_the_entry() -> None:
    guard = PartOf(It(), texts=("driving licence",))
    assert codes(Entry((inflected("drive", "drive", "driving"),), guard=guard)) == []
    assert codes(Entry((exact("drive"),), guard=guard)) == ["FR508"]

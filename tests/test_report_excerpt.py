import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.report.excerpt import excerpt
from fairreview.report.palette import PLAIN
from fairreview.report.visible import one_line, visible, width
from tests.golden.samples import finding, finding_at

_TEXTS = st.text(alphabet=st.sampled_from("ab \t\r\n\u00e9\u6771\u0301\x1b\u200b\U0001f600…|^"), max_size=400)


def _shown(text: str, words: str) -> list[str]:
    return list(excerpt(text, finding(text, words), PLAIN))


def test_the_words_are_underlined() -> None:
    assert _shown("Join our young team.", "young") == [
        "  |",
        "1 | Join our young team.",
        "  |          ^^^^^",
    ]


def test_a_tab_and_wide_characters_before_the_words_keep_the_underline_in_place() -> None:
    assert _shown("\t東京 young", "young")[1:] == ["1 |     東京 young", "  |          ^^^^^"]


def test_an_accent_of_its_own_takes_no_column() -> None:
    assert _shown("cafe\u0301 young", "young")[2] == "  |      ^^^^^"


def test_something_missing_is_shown_by_one_caret() -> None:
    assert _shown("Title\nmore", "") == ["  |", "1 | Title", "  | ^"]


def test_a_place_in_an_empty_text_is_shown() -> None:
    assert _shown("", "") == ["  |", "1 |", "  | ^"]


def test_a_long_line_is_cut_around_the_words() -> None:
    lines = _shown("a " * 400 + "young" + " b" * 400, "young")
    assert lines[1].startswith("1 | …") and lines[1].endswith("…")
    assert len(lines[1]) < 110
    mark = lines[2].index("^")
    assert lines[1][mark : mark + 5] == "young"


def test_words_on_several_lines_are_underlined_on_each() -> None:
    assert _shown("a very\r\n  young\r\nteam of us", "very\r\n  young\r\nteam")[1:] == [
        "1 | a very",
        "  |   ^^^^",
        "2 |   young",
        "  |   ^^^^^",
        "3 | team of us",
        "  | ^^^^",
    ]


def test_many_lines_are_cut_short() -> None:
    text = "\n".join("abcdefgh")
    assert _shown(text, text)[-1] == "  | …"


def test_line_numbers_of_different_length_share_a_gutter() -> None:
    text = "\n" * 8 + "so\nyoung"
    assert [line[:4] for line in _shown(text, "so\nyoung")] == ["   |", " 9 |", "   |", "10 |", "   |"]


def test_a_control_character_is_made_visible() -> None:
    assert visible("\x1b[2J\x7f\u202e\ud800\r\n") == "␛[2J<U+007F><U+202E><U+D800>␍␊"
    assert one_line(" two\n lines ") == "two lines"


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("東", 2), ("e\u0301", 1), ("\U0001f600", 2)])
def test_the_width_of_a_text_is_counted_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(_TEXTS, st.data())
def test_every_place_can_be_shown_with_carets_and_no_control_character(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = list(excerpt(text, finding_at(text, start, end), PLAIN))
    assert not any(re.search(r"[\x00-\x1f\x7f]", line) for line in lines)
    assert all(width(line) < 230 for line in lines)
    if text[start:end].strip():
        assert any("^" in line for line in lines)


@given(st.text(alphabet="ab \t\u00e9\u6771\U0001f600\x1b", min_size=1, max_size=300), st.data())
def test_the_carets_stand_under_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    found = finding_at(text, start, start + 1)
    _, source, under = excerpt(text, found, PLAIN)
    columns = [char for char in source.ljust(len(under)) for _ in range(width(char))]
    marked = [column for column, char in enumerate(under) if char == "^"]
    words = [char for char in visible(found.text) for _ in range(width(char))]
    assert [columns[column] if column < len(columns) else " " for column in marked] == words

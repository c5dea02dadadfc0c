import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.audit import AuditCounts, GroupComparison
from fairreview.report.audit import FORMATS, render
from fairreview.report.comparison_text import comparison_lines, comparisons_lines
from fairreview.report.figures import between, decimal, percent, points, probability, signed
from fairreview.report.palette import COLOURED, PLAIN
from tests.golden import expected
from tests.golden.audits import audit, empty, with_words

_replace = msgspec.structs.replace


def test_an_audit_with_a_bit_of_everything_looks_as_it_should() -> None:
    written, wanted = expected("audit.txt", render(audit(), "text", PLAIN).splitlines())
    assert written == wanted


def test_colours_change_nothing_but_the_colour() -> None:
    coloured = render(audit(), "text", COLOURED)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render(audit(), "text", PLAIN)


def test_an_audit_that_found_nothing_says_so_in_one_line() -> None:
    assert render(empty(), "text", PLAIN) == "nothing found across 2 documents compared\n"


def test_documents_met_are_compared_repeated_or_not_looked_at() -> None:
    counts = AuditCounts(documents=10, compared=6, failures=3)
    last = render(_replace(empty(), summary=counts), "text", PLAIN).splitlines()[-1]
    assert last == (
        "nothing found across 6 documents compared; 1 document left out for an id that is used twice; "
        "3 documents could not be looked at"
    )


def test_groups_that_are_hidden_are_counted_and_never_named() -> None:
    hidden = GroupComparison(
        rule="G-1",
        title="T",
        attribute="band",
        kind="share",
        measure="m",
        smallest=30,
        hidden=1,
        unlabelled=1,
    )
    assert list(comparison_lines(hidden, PLAIN)) == [
        "G-1 T: m, by band",
        "  1 group is not shown: groups of fewer than 30, or what would give them away, are kept back",
        "  1 document has no band",
    ]
    assert list(comparisons_lines([hidden, _replace(hidden, rule="G-2")], PLAIN)) == [
        "too few to compare",
        "  by band: 1 group is not shown: groups of fewer than 30, or what would give them away, are kept "
        "back (G-1, G-2)",
        "",
    ]
    nobody = _replace(hidden, hidden=0, unlabelled=0)
    assert list(comparison_lines(nobody, PLAIN))[1:] == ["  no group has 30 documents"]


@pytest.mark.parametrize("words", ["\x1b[2J", "a\nb\r\nc", "\u202eevil", "\x9b1m", "x" * 5_000])
def test_nothing_of_other_peoples_words_reaches_the_terminal_raw(words: str) -> None:
    shown = render(with_words(words), "text", PLAIN)
    assert not any(char in shown for char in "\x1b\r\u202e\x9b")
    assert shown.count("\n") < 200


@given(st.text(max_size=12))
def test_any_words_make_a_text(words: str) -> None:
    assert render(with_words(words), "text", PLAIN).endswith("looked at\n")


def test_a_format_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="there is no format `pdf`; use one of text, json, csv, sarif, html"):
        render(empty(), "pdf", PLAIN)
    assert FORMATS == ("text", "json", "csv", "sarif", "html")


def test_figures_read_alike_everywhere() -> None:
    assert [decimal(number) for number in (0.0, -0.001, -0.5, 1234.5)] == [
        "0.00",
        "0.00",
        "−0.50",
        "1,234.50",
    ]
    assert [signed(number) for number in (0.0, -0.001, -0.5, 2.0)] == ["0.00", "0.00", "−0.50", "+2.00"]
    assert [points(number, share=True) for number in (0.1, -0.13752, 0.0)] == [
        "+10.0 points",
        "−13.8 points",
        "0.0 points",
    ]
    assert [probability(number) for number in (0.0009, 0.001, 1.0)] == ["< 0.001", "0.001", "1.000"]
    assert (percent(0.1234), between(None)) == ("12.3 %", "")

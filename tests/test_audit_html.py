"""The page of an audit: what it says, what it cuts, and that nothing gets in or out."""

import html
import re
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.audit import (
    AuditPlace,
    AuditReport,
    GroupComparison,
    GroupFigure,
    LineOfSight,
    ObjectiveServed,
    Range,
)
from fairreview.report.audit import render
from fairreview.report.dots import dots
from fairreview.report.palette import PLAIN
from tests.golden.audits import audit, empty, rules, with_words

_replace = msgspec.structs.replace


def _page(report: AuditReport, root: str = "") -> str:
    return render(report, "html", PLAIN, rules=rules(), root=root)


def _words(page: str) -> str:
    """Return what a page says: its text without tags, in single spaces."""
    body = page[page.index("<body>") :]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


@pytest.mark.parametrize(
    "words",
    [
        "2,514 documents",
        "This report is incomplete. 2 documents could not be looked at",
        "2,508 documents compared",
        "■ error A criterion nobody planned SET-902 · consistency · 1 finding",
        "Why it matters What was never agreed cannot have been worked towards.",
        "What to do Take it out of the reviews, or agree it for the next period.",
        "and 1,402 more documents",
        "M2 Reduce improper payments ○ served by no criterion",
        "Safe passages in 4 documents ≈ estimated",
        "3 of 4 groups of one role, grade and period are not.",
        "Harbour clerk 7 FY 2026 31 reviews ≠ differs ✓ alike ✓ alike ✓ alike",
        "40 and over 180 48.3 % (87) 41.1 % to 55.6 % −13.8 points ratio 0.78 (0.65 to 0.93) p 0.024, effect −0.28",
        "under four-fifths",
        "2 groups are not shown",
        "what the public gains 31 10.3 %",
        "FY 2026 200 190 180 170 – 82.8 % 76.7 %",
        "VAG-900 vague-praise ▲ warning 1,480 903 documents",
        "A statistic about texts, no verdict on anybody.",
    ],
)
def test_the_page_of_an_audit_says(words: str) -> None:
    assert words in _words(_page(audit()))


def test_sections_without_anything_to_show_are_left_out() -> None:
    page = _page(empty())
    assert re.findall(r'<h2 id="(\w+)"', page) == ["contents", "summary", "findings", "about"]
    assert "Nothing was found" in _words(page)
    assert "Everything was looked at." in page


def test_headings_are_in_order_and_ids_are_used_once() -> None:
    page = _page(audit())
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded_and_only_citations_lead_to_the_web() -> None:
    page = _page(audit())
    assert "default-src 'none'" in page
    addresses = re.findall(r'(\S+)="https?:', page)
    assert set(addresses) == {"href"}
    for tag in ("<script", "<link", "<img", "<iframe", "url(", "@import", " style="):
        assert tag not in page
    assert set(re.findall(r'<a href="(https?:[^"]+)"', page)) == {
        "https://www.ecfr.gov/current/title-29/section-1607.4"
    }


def test_links_to_documents_start_where_paths_start() -> None:
    page = _page(audit(), "../")
    assert 'href="../reviews/a%26b%20%3C1%3E.md"' in page
    assert 'href="../reviews/second%20half/c%23d.md"' in page


_TAGS = re.compile(r"<(/?[a-z][a-z0-9]*)")


@given(st.text(min_size=1, max_size=12))
def test_a_page_has_the_same_tags_whatever_the_words_are(words: str) -> None:
    assert _TAGS.findall(_page(with_words(f"x{words}"))) == _TAGS.findall(_page(with_words("xy")))


def test_a_hostile_title_is_text() -> None:
    page = _page(with_words("<script>alert(1)</script>"))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_page_of_two_hundred_thousand_documents_stays_small() -> None:
    report = audit()
    rows = tuple(_replace(report.consistency[number % 4], role=f"role {number}") for number in range(20_000))
    finding = report.findings[1]
    places = tuple(AuditPlace(path="all.jsonl", id=f"r-{number}") for number in range(20))
    findings = tuple(
        _replace(finding, rule=f"R-{number % 200}", places=places, more=10) for number in range(20_000)
    )
    lines = tuple(
        LineOfSight(unit=f"u{number % 9}", role="r", criterion=f"c{number}", documents=1)
        for number in range(1_000)
    )
    objectives = tuple(ObjectiveServed(id=f"M{n}", text="t", path="p", criteria=lines) for n in range(150))
    comparisons = tuple(report.comparisons * 40)
    big = _replace(
        report, consistency=rows, findings=findings, line_of_sight=objectives, comparisons=comparisons
    )
    page = _page(big)
    assert len(page) < 12_000_000
    said = _words(page)
    for words in (
        "and 50 more findings of this rule",
        "and 100 more rules",
        "and 50 more objectives",
        "and 19,800 more groups",
        "and 60 more comparisons",
        "and 940 more",
    ):
        assert words in said, words


_FIGURES = st.floats(0, 1, allow_nan=False)


@given(
    st.lists(st.tuples(_FIGURES, _FIGURES, _FIGURES), min_size=1, max_size=6),
    st.booleans(),
    st.integers(0, 4),
)
def test_every_dot_and_interval_lies_on_its_scale(
    figures: list[tuple[float, float, float]], share: bool, power: int
) -> None:
    size = 1.0 if share else 10.0**power
    groups = tuple(
        GroupFigure(
            group=str(place),
            of=40,
            figure=sorted(each)[1] * size,
            hits=1 if share else None,
            interval=Range(low=min(each) * size, high=max(each) * size),
        )
        for place, each in enumerate(figures)
    )
    compared = GroupComparison(
        rule="R", title="T", attribute="a", kind="share", measure="m", smallest=2, groups=groups
    )
    chart = dots(compared, "x")
    for dot in chart.dots:
        assert dot.low is not None
        assert dot.high is not None
        assert chart.left <= dot.low <= dot.x <= dot.high <= chart.right
    labels = [tick.label for tick in chart.ticks]
    assert 2 <= len(labels) <= 13
    assert len(set(labels)) == len(labels)

"""The page of a check: every word of a text is there once, marks and findings lead to each other."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from fairreview.model.report import DocumentReport, Finding
from fairreview.report.marked import marked_lines
from fairreview.report.visible import visible
from tests.golden.pages import check_page, page_of, young
from tests.golden.samples import TEXT, document, finding_at


def test_marks_and_findings_lead_to_each_other() -> None:
    page = check_page()
    for number in (1, 2, 3):
        assert f'id="d1-m{number}" href="#d1-f{number}"' in page
        assert f'<li id="d1-f{number}"' in page
        assert f'<a href="#d1-m{number}">line ' in page
    assert '<mark class="error">young</mark>' in page
    assert re.findall(r'<mark class="warning">(.*?)</mark>', page) == [
        "guru of tides,",
        "  a wizard of winds",
    ]


def test_a_document_without_anything_to_say_is_named_in_the_summary() -> None:
    page = check_page()
    assert "<li><bdi>good.md</bdi></li>" in page
    assert "This report is incomplete." in page
    assert "Everything was looked at." in page_of((young("so young"), "so young"))


def test_links_start_at_the_folder_of_the_drafts() -> None:
    assert 'href="../x%20y/a.md"' in page_of((young("so young"), "so young"), root="../x%20y/")


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "<img src=x>", "\" onload='x'", "</title>", "{{ 7 * 7 }}"]
)
def test_words_of_other_people_are_text(words: str) -> None:
    page = check_page(words)
    assert str(escape(words)) in page
    assert words not in page.replace("</title>", "", 1) or words.startswith("{")


@given(st.text(max_size=12))
def test_a_page_has_the_same_tags_whatever_the_words_are(words: str) -> None:
    tags = re.compile(r"<(/?[a-z][a-z0-9]*)")
    text = f"young {words}".replace("\r", "").replace("\n", "")
    page = page_of((young(text), text))
    assert tags.findall(page) == tags.findall(page_of((young("young x"), "young x")))


def _spans(text: str) -> st.SearchStrategy[list[tuple[int, int]]]:
    edges = st.integers(0, len(text))
    pairs = st.tuples(edges, edges).map(lambda pair: (min(pair), max(pair)))
    return st.lists(pairs, max_size=5)


@given(st.data())
def test_pieces_put_together_are_the_text_and_each_finding_begins_once(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab \n\r\tü", max_size=40))
    findings = [finding_at(text, start, end) for start, end in sorted(data.draw(_spans(text)))]
    lines = marked_lines(text, findings)
    shown = "\n".join("".join(piece.text for piece in line.pieces) for line in lines)
    plain = re.sub(r"\r\n|\r", "\n", text)
    assert shown == "\n".join(visible(line) for line in plain.removesuffix("\n").split("\n")) or not text
    begun = sorted(number for line in lines for piece in line.pieces for number, _ in piece.begins)
    if text and not plain.endswith("\n"):
        assert begun == list(range(1, len(findings) + 1))
    covered = sum(len(piece.text) for line in lines for piece in line.pieces if piece.severity)
    assert bool(covered) == any(visible(re.sub(r"[\r\n]", "", each.text)) for each in findings)


def test_of_a_long_text_only_the_lines_around_findings_are_shown() -> None:
    text = "\n".join(["plain"] * 3_000 + ["so young"] + ["plain"] * 3_000)
    lines = marked_lines(text, young(text).findings)
    assert [line.number for line in lines] == [0, 2998, 2999, 3000, 3001, 3002, 3003, 3004, 0]
    assert (lines[0].skipped, lines[-1].skipped) == (2_997, 2_997)


def _many(count: int, text: str = "so young") -> list[tuple[DocumentReport, str]]:
    return [(msgspec.structs.replace(young(text), path=f"{number}.md"), text) for number in range(count)]


def test_many_documents_and_findings_are_cut_and_counted() -> None:
    page = page_of(*_many(503))
    assert "and 3 more documents with findings" in page
    found = finding_at("so young", 3, 8)
    many: tuple[Finding, ...] = (found,) * 310
    page = page_of((DocumentReport(path="a.md", findings=many), "so young"))
    assert "and 10 more findings" in page


def test_a_page_stays_small_however_long_the_texts_are() -> None:
    text = "so young " + "x" * 1_000_000
    page = page_of(*_many(6, text))
    assert len(page) < 3_300_000
    assert page.count("The text is left out here") == 4


def test_the_sample_is_the_one_that_is_marked() -> None:
    assert document().findings[1].span.of(TEXT) == "young"

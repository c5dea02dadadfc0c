"""Real web pages and a workbook, where they are at hand: what comes out of each beyond title and headings."""

from pathlib import Path

import pytest

from fairreview.model.document import Document
from fairreview.readers.files import read

ROOT = Path(__file__).resolve().parents[1]
FILES = ROOT.parent / "shared" / "data" / "readers"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the real files are not here")


def only(name: str) -> Document:
    (document,) = read(FILES / name)
    return document


@pytest.mark.parametrize("number", [1, 10])
def test_all_vacancies_of_a_listing_come_out_whole(number: int) -> None:
    text = only(f"search_aspx_pg_{number}.html").text
    rows = [line for line in text.splitlines() if line.startswith("| 11/")]
    assert len(rows) == 50
    assert all(row.count("|") == 6 for row in rows)
    assert text.count("Vacancy Ann #:") == text.count("Salary Range:") == 50
    assert not any(words in text for words in ("Save job", "More like this", "View Map", "Narrow"))


def test_the_menus_of_a_page_are_left_out() -> None:
    document = only("0010.html")
    assert 430 < len(document.text.split()) < 480
    assert document.notices[0].code == "furniture"


def test_each_heading_of_a_sheet_knows_its_cell() -> None:
    document = only("getting-started__baseline-data-to-collect.xlsx")
    assert len(document.paragraphs) == 14
    assert [origin.place for origin in document.origins][1] == "sheet “page”, cell B1"

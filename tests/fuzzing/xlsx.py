"""Excel workbooks, whole and damaged."""

import datetime
import io
import zipfile
from collections.abc import Sequence
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.fuzzing.damage import damage_archive, packed

_TIMES = "docProps/core.xml"


def seeds() -> Sequence[bytes]:
    """Return a workbook of reviews, a plan, and a form with formulas, merged and hidden cells."""
    return [_saved(_reviews()), _saved(_form())]


def mutate(rng: Random, data: bytes) -> bytes:
    """Return a workbook with damage done to it, most often inside its parts."""
    return damage_archive(rng, data)


def _reviews() -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["id", "employee", "rating", "comments", "criterion.title", "criterion.target"])
    for row in range(1, 4):
        sheet.append([f"r{(row + 1) // 2}", "Ana Ruiz", 4.5, "She answers letters.", "Letters", "95 %"])
    sheet.merge_cells("A2:A3")
    return book


def _form() -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Job title", "Analyst"])
    sheet.append(["Opened", datetime.datetime(2026, 3, 31, 9, 30)])
    sheet.append(["Pay", 54599, 0.5, True, "=B3*2"])
    sheet["B3"].number_format = '"$"#,##0.00'
    sheet["A1"].font = Font(bold=True)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("Kept").append(["Duties of the post", "Lead"])
    book.create_sheet("Hidden").append(["x"])
    book["Hidden"].sheet_state = "hidden"
    return book


def _saved(book: Workbook) -> bytes:
    """Return a workbook without the times that it was made at: the same seed must give the same bytes."""
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return packed([(name, archive.read(name)) for name in archive.namelist() if name != _TIMES])

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from fairreview.cli.baseline import Baseline
from fairreview.cli.fault import Fault
from fairreview.model.report import DocumentReport
from tests.golden.samples import finding, finding_at

_TEXT = "a young team of young people"


def _report(folder: Path, *starts: int, id_: str | None = None, text: str = _TEXT) -> DocumentReport:
    findings = tuple(finding_at(text, start, start + 5) for start in starts)
    return DocumentReport(path=str(folder / "drafts" / "a.md"), id=id_, findings=findings)


def _written(folder: Path, *reports: DocumentReport) -> Path:
    path = folder / "known.json"
    baseline = Baseline(str(path))
    for report in reports:
        baseline.add(report, _TEXT)
    baseline.write()
    return path


def test_known_findings_are_left_out(tmp_path: Path) -> None:
    report = _report(tmp_path, 2, 16)
    baseline = Baseline.read(str(_written(tmp_path, report)))
    assert len(baseline) == 2
    assert baseline.without_known(report, _TEXT).findings == ()
    assert baseline.known == 2


def test_an_edit_elsewhere_and_another_case_keep_a_finding_known(tmp_path: Path) -> None:
    path = _written(tmp_path, _report(tmp_path, 2))
    edited = "First a new line.\nA YOUNG team of young people\nand a last one"
    moved = _report(tmp_path, edited.index("YOUNG"), text=edited)
    assert Baseline.read(str(path)).without_known(moved, edited).findings == ()


def test_the_same_word_in_another_sentence_is_new_wherever_it_stands(tmp_path: Path) -> None:
    path = str(_written(tmp_path, _report(tmp_path, 2)))
    edited = "We hire a young crew.\na young team of young people"
    report = _report(tmp_path, edited.index("young"), edited.index("young team"), text=edited)
    left = Baseline.read(path).without_known(report, edited).findings
    assert [found.span.start for found in left] == [edited.index("young")]


def test_one_more_of_the_same_is_new(tmp_path: Path) -> None:
    path = _written(tmp_path, _report(tmp_path, 2))
    left = Baseline.read(str(path)).without_known(_report(tmp_path, 2, 16), _TEXT).findings
    assert [found.span.start for found in left] == [16]


def test_other_rules_documents_and_missing_parts_are_new(tmp_path: Path) -> None:
    report = _report(tmp_path, 2)
    path = str(_written(tmp_path, report))
    other_rule = replace(report, findings=(finding(_TEXT, "young", rule="AGE-901"),))
    other_part = replace(report, findings=(replace(report.findings[0], failed=("metric",)),))
    for changed in (other_rule, other_part, _report(tmp_path, 2, id_="r-1")):
        assert len(Baseline.read(path).without_known(changed, _TEXT).findings) == 1


def test_the_file_holds_no_text_and_moves_with_its_folder(tmp_path: Path) -> None:
    content = _written(tmp_path, _report(tmp_path, 2)).read_text()
    assert "young" not in content
    assert list(json.loads(content)["documents"]) == ["drafts/a.md"]
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    (moved / "known.json").write_text(content)
    assert Baseline.read(str(moved / "known.json")).without_known(_report(moved, 2), _TEXT).findings == ()


def test_standard_input_has_a_baseline_too(tmp_path: Path) -> None:
    report = replace(_report(tmp_path, 2), path="-")
    path = _written(tmp_path, report)
    assert list(json.loads(path.read_text())["documents"]) == ["-"]


@pytest.mark.parametrize(
    "content", ["", "[]", '{"schema_version": 2, "documents": {}}', '{"documents": {}, "x": 1}']
)
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(Fault, match="is not a baseline; make one with `--write-baseline`"):
        Baseline.read(str(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"cannot read the baseline .*none.json`: no such file"):
        Baseline.read(str(tmp_path / "none.json"))

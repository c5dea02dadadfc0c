from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.api.labels import labels_of, mismatch, unmatched
from fairreview.model.summary import Summary
from fairreview.readers.groups_file import Groups, GroupsFileError, read_groups

_LABELS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=6)
FOUR = "r-1,young\nr-2,old\nr-3,young\nr-4,old\n"


def read(tmp_path: Path, text: str) -> Groups:
    file = tmp_path / "groups.csv"
    file.write_text(text, encoding="utf-8")
    return read_groups(str(file))


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(GroupsFileError) as caught:
        read(tmp_path, text)
    return str(caught.value).removeprefix(f"`{tmp_path / 'groups.csv'}`").removeprefix(": ").strip()


def failures(tmp_path: Path, text: str) -> list[str]:
    found = read(tmp_path, text)
    return [failure.message.removeprefix(f"`{tmp_path / 'groups.csv'}`: ") for failure in found.failures]


def test_each_column_beside_the_ids_is_an_attribute(tmp_path: Path) -> None:
    groups = read(tmp_path, "Age Band;ID;Hours\nyoung;r-1;full\nold;r-2;part\nyoung;r-3;part\nold;r-4;full\n")
    assert groups.attributes == ("age-band", "hours")
    assert groups.labels["r-2"] == ("old", "part")
    assert groups.notices == ()


def test_without_a_column_of_ids_the_first_is_taken_and_that_is_said(tmp_path: Path) -> None:
    groups = read(tmp_path, "number,band\n" + FOUR)
    assert groups.labels["r-1"] == ("young",)
    assert "its first column was read as the ids" in groups.notices[0].message


def test_a_header_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "") == "is empty; give a header, such as `id,age band`, and a row a document"
    assert refused(tmp_path, "id\nr-1\n").startswith("there is no column beside the ids")
    assert refused(tmp_path, "id,Band,BAND\n") == "columns 2 and 3 have the same heading; rename one"
    assert refused(tmp_path, "id,band,\n") == "column 3 has no heading; name it or take it out"
    with pytest.raises(GroupsFileError, match="cannot read the groups file"):
        read_groups("no/such.csv")


def test_a_row_that_cannot_be_used_is_named_by_its_number(tmp_path: Path) -> None:
    text = "id,band\n" + FOUR + "r-5\n,old\nr-1,young\nr-2,young\n"
    assert failures(tmp_path, text) == [
        "row 6 has 1 cells, the header has 2; mend the row",
        "row 7 names no document; fill in its id",
        "rows 2 and 8 name the same document; take one of them out",
        "rows 3 and 9 name the same document with different labels; keep the right one",
    ]
    assert read(tmp_path, text).labels["r-2"] == ("",)


def test_a_column_that_makes_no_groups_is_left_out_and_said(tmp_path: Path) -> None:
    text = "id,band,name,site,empty\nr-1,a,Ada,north,\nr-2,b,Bo,north,\nr-3,a,Cy,north,\n"
    assert [message.split(":")[0] for message in failures(tmp_path, text)] == [
        "the column `name` has a different label in every row, which tells people apart and no groups",
        "the column `site` has the same label in every row, so there is nothing to compare",
        "the column `empty` has no labels",
    ]
    assert read(tmp_path, text).attributes == ("band",)


def test_rows_and_documents_that_do_not_meet_are_counted(tmp_path: Path) -> None:
    groups = read(tmp_path, "id,band\nr-1,young\nr-2,\nr-8,old\nr-9,old\n")
    summaries = [Summary("a", id="r-1"), Summary("b", id="r-2"), Summary("c.txt")]
    assert labels_of(groups, summaries) == {"band": ["young", "", ""]}
    assert [note.message for note in unmatched(groups, summaries)] == [
        "groups file: 2 rows name no document that was compared (the first is row 4)",
        "groups file: 1 document has no row, so no label",
        "groups file: 1 row has an empty cell (the first is row 3)",
    ]
    assert list(mismatch(groups, summaries)) == []


def test_a_file_without_a_header_or_of_another_set_is_a_failure(tmp_path: Path) -> None:
    headless = read(tmp_path, FOUR)
    assert "its first row names a document" in next(mismatch(headless, [Summary("a", id="r-1")])).message
    other = read(tmp_path, "id,band\n" + FOUR)
    assert "no row names a document" in next(mismatch(other, [Summary("a", id="x-1")])).message


@given(cells=st.lists(st.tuples(st.sampled_from("pqrs"), _LABELS), min_size=1, max_size=8))
def test_no_message_holds_a_label_and_every_row_is_used_or_named(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
) -> None:
    import csv
    import io

    labelled = [(name, f"§{label}") for name, label in cells]
    out = io.StringIO()
    csv.writer(out).writerows([("id", "band"), *labelled])
    folder = tmp_path_factory.mktemp("groups")
    (folder / "groups.csv").write_bytes(out.getvalue().encode())
    groups = read_groups(str(folder / "groups.csv"))
    assert len(groups.labels) == len({name for name, _ in cells})
    assert not any("§" in remark.message for remark in (*groups.notices, *groups.failures))

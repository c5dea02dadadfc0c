"""Places of findings: where in the file, then where in the text."""

from pathlib import Path

from fairreview import Reviewer, load_policy, read_documents
from tests.word_files import heading, item, p, word_file


def places(folder: Path, name: str, data: bytes) -> list[str]:
    path = folder / name
    path.write_bytes(data)
    (document,) = read_documents([str(path)], "job-description")
    report = Reviewer(load_policy(), select=["age"]).review(document)
    return [finding.place for finding in report.documents[0].findings]


def test_a_finding_in_word_names_the_paragraph_of_the_file_and_its_heading(tmp_path: Path) -> None:
    body = p("") + heading("Who we want") + item("A digital native") + p("Join our young team.")
    assert places(tmp_path, "draft.docx", word_file(body)) == [
        "paragraph 3, section “Who we want”",
        "paragraph 4, section “Who we want”",
    ]


def test_a_finding_in_a_text_is_placed_as_ever(tmp_path: Path) -> None:
    assert places(tmp_path, "draft.md", b"# Who we want\n\nJoin our young team.\n") == [
        "section “Who we want”, paragraph 1"
    ]

"""Answers in Word: comments on exactly the flagged words, fixes as tracked changes, nothing else touched."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fairreview.formats.wordml import W, attribute
from fairreview.model.document import Document
from fairreview.model.report import Edit, Finding, Fix
from fairreview.readers.docx import read_docx
from fairreview.report.word_changes import tracked
from fairreview.report.word_comments import commented
from fairreview.text import Span
from tests.word_files import BOLD, DRAFT, ITALIC, p, r, word_file

ROOT = Path(__file__).parents[1]
COMMENT_MARKS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd"))


def read(data: bytes) -> Document:
    (document,) = read_docx(data, "draft.docx")
    assert document.failure is None
    return document


def finding(document: Document, words: str, put: str | None = None, start: int = -1) -> Finding:
    at = document.text.index(words) if start < 0 else start
    span = Span(at, at + len(words))
    edits = (Edit(start=span.start, end=span.end, text=put),) if put is not None else ()
    return Finding(
        rule="AGE-004",
        name="age-words",
        family="age",
        severity="error",
        message="Say what the work needs.",
        text=words,
        span=span,
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        place="",
        suggestions=("Name the skill.",),
        fix=Fix(title="replace it", applicability="safe", edits=edits) if edits else None,
    )


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def flat(root: etree._Element) -> list[tuple[str, str, str]]:
    """Return a part as tokens: each character with its formatting and surroundings, each other element."""
    found: list[tuple[str, str, str]] = []
    for element in root.iter():
        tag = str(element.tag)
        if tag in (f"{W}r", f"{W}rPr") or next(element.iterancestors(f"{W}rPr"), None) is not None:
            continue
        above = [each for each in element.iterancestors() if each.tag != f"{W}r"]
        where = "/".join(str(each.tag).rpartition("}")[2] for each in above)
        run = next(element.iterancestors(f"{W}r"), None)
        properties = None if run is None else run.find(f"{W}rPr")
        look = "" if properties is None else etree.tostring(properties).decode().partition(">")[2]
        if tag in (f"{W}t", f"{W}delText"):
            found.extend((char, look, where) for char in element.text or "")
        else:
            attributes = sorted((str(k), str(v)) for k, v in element.attrib.items())
            found.append((f"{tag} {attributes}", look, where))
    return found


def dropped(element: etree._Element) -> None:
    above = element.getparent()
    assert above is not None
    above.remove(element)


def without_comments(root: etree._Element) -> etree._Element:
    for mark in list(root.iter(*COMMENT_MARKS)):
        dropped(mark)
    for mark in list(root.iter(f"{W}commentReference")):
        dropped(next(mark.iterancestors(f"{W}r")))
    return root


def rejected(root: etree._Element) -> etree._Element:
    """Return a part with the changes of fairreview rejected."""
    for change in list(root.iter(f"{W}ins", f"{W}del")):
        if attribute(change, "author") == "fairreview":
            for child in reversed(change) if change.tag == f"{W}del" else ():
                change.addnext(child)
            dropped(change)
    return root


def commented_words(data: bytes) -> dict[str, str]:
    """Return the words that each comment is on."""
    found: dict[str, str] = {}
    open_: list[str] = []
    for element in part(data).iter():
        if element.tag == f"{W}commentRangeStart":
            open_.append(attribute(element, "id"))
            found[open_[-1]] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(attribute(element, "id"))
        elif element.tag == f"{W}t":
            for each in open_:
                found[each] += element.text or ""
    return found


def test_a_comment_is_on_exactly_the_flagged_words_across_runs_and_in_cells() -> None:
    data = word_file(DRAFT)
    document = read(data)
    words = ["digital native", "native of", "young", "linked", "added", "42", "We want a digital native"]
    made = commented(data, document, [finding(document, each) for each in words])
    assert list(commented_words(made).values()) != []
    assert sorted(commented_words(made).values()) == sorted(words)
    assert flat(without_comments(part(made))) == flat(part(data))
    assert read(made).text == document.text


def test_a_comment_says_rule_message_suggestion_and_who_wrote_it() -> None:
    data = word_file(DRAFT)
    made = commented(data, read(data), [finding(read(data), "young")])
    (comment,) = python_docx.Document(BytesIO(made)).comments
    assert comment.author == "fairreview"
    assert comment.text.splitlines() == [
        "AGE-004 age-words (error)",
        "Say what the work needs.",
        "Suggestion: Name the skill.",
    ]


def test_what_is_missing_is_said_at_the_paragraph_it_belongs_to() -> None:
    data = word_file(DRAFT)
    document = read(data)
    made = commented(data, document, [finding(document, "", start=0)])
    assert list(commented_words(made).values()) == ["Who we want"]


def test_existing_comments_and_all_other_parts_stay_as_they_were() -> None:
    own = '<w:comment w:id="5" w:author="Ann"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
    data = word_file(
        DRAFT.replace("<w:hyperlink>", "<w:commentRangeStart w:id='5'/><w:hyperlink>"), comments=own
    )
    made = commented(data, read(data), [finding(read(data), "young")])
    assert [attribute(each, "id") for each in part(made, "word/comments.xml")] == ["5", "6"]
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(made)) as after:
        assert before.namelist() == after.namelist()
        touched = ("word/document.xml", "word/comments.xml")
        assert all(before.read(n) == after.read(n) for n in before.namelist() if n not in touched)


def test_a_comment_gets_a_number_that_none_has_even_one_nothing_refers_to() -> None:
    own = '<w:comment w:id="41" w:author="Ann"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
    data = word_file(DRAFT, comments=own)
    made = commented(data, read(data), [finding(read(data), "young")])
    assert list(commented_words(made)) == ["42"]


def test_a_finding_in_a_footnote_is_said_where_the_text_refers_to_it() -> None:
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    body = f"<w:p>{r('You led.')}{note}</w:p>" + p("And planned.")
    data = word_file(body, footnotes=f"<w:footnote w:id='2'>{p('a young man')}</w:footnote>")
    made = commented(data, read(data), [finding(read(data), "young")])
    assert list(commented_words(made).values()) == ["You led."]
    (comment,) = python_docx.Document(BytesIO(made)).comments
    assert "In the note: “young”" in comment.text


@settings(deadline=None)
@given(st.data())
def test_any_stretch_of_the_text_can_be_commented_and_the_rest_is_untouched(data: st.DataObject) -> None:
    source = word_file(DRAFT)
    document = read(source)
    found = []
    for _ in range(data.draw(st.integers(1, 4))):
        origin = data.draw(st.sampled_from(document.origins)).span
        start = data.draw(st.integers(origin.start, origin.end - 1))
        end = data.draw(st.integers(start + 1, origin.end))
        found.append(finding(document, document.text[start:end], start=start))
    made = commented(source, document, found)
    assert flat(without_comments(part(made))) == flat(part(source))
    shown = [words.replace("\ufb03", "ffi") for words in commented_words(made).values()]
    assert len(shown) == len(found)
    expected = sorted(each.text for each in found)
    whole_ligature = any("f" in each.text or "i" in each.text for each in found)
    assert whole_ligature or sorted(shown) == expected


def test_fixes_become_tracked_changes_that_can_be_accepted_or_rejected() -> None:
    data = word_file(DRAFT)
    document = read(data)
    fixes = [
        finding(document, "digital native", "person"),
        finding(document, "young ", ""),
        finding(document, "added", "put"),
    ]
    made = tracked(data, document, fixes)
    assert (made.applied, made.left) == (tuple(fixes), ())
    fixed = document.text.replace("digital native", "person").replace("young ", "").replace("added", "put")
    assert read(made.data).text == fixed
    assert flat(rejected(part(made.data))) != []
    after = [token for token in flat(rejected(part(made.data))) if "}ins " not in token[0]]
    assert after == [token for token in flat(part(data)) if "}ins " not in token[0]]
    assert {attribute(each, "author") for each in part(made.data).iter(f"{W}del")} == {"fairreview"}
    nested = [
        each
        for each in part(made.data).iter(f"{W}ins")
        if next(each.iterancestors(f"{W}ins"), None) is not None
    ]
    assert nested == []


def test_a_fix_in_a_field_or_over_two_paragraphs_is_left() -> None:
    data = word_file(DRAFT)
    document = read(data)
    over = document.text[document.text.index("mind.") : document.text.index("Page")]
    fixes = [finding(document, "42", "43"), finding(document, over, "x")]
    made = tracked(data, document, fixes)
    assert (made.applied, made.left) == ((), tuple(fixes))
    assert made.data == data


@settings(deadline=None)
@given(st.data())
def test_accepting_a_tracked_fix_gives_the_fixed_text(data: st.DataObject) -> None:
    source = word_file(
        p("a first one") + f"<w:p>{r('We want ', BOLD)}{r('a digital', ITALIC)}{r(' native.')}</w:p>"
    )
    document = read(source)
    origin = data.draw(st.sampled_from(document.origins)).span
    start = data.draw(st.integers(origin.start + 1, origin.end - 2))
    end = data.draw(st.integers(start + 1, origin.end - 1))
    fix = finding(document, document.text[start:end], "ZZ", start=start)
    made = tracked(source, document, [fix])
    assert made.applied == (fix,)
    assert read(made.data).text == f"{document.text[:start]}ZZ{document.text[end:]}"
    assert flat(rejected(part(made.data))) == flat(part(source))


@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("REQUIRE_OFFICE"),
    reason="LibreOffice is not here; `make office` installs it",
)
def test_libreoffice_opens_what_was_written(tmp_path: Path) -> None:
    data = word_file(DRAFT)
    document = read(data)
    (tmp_path / "comments.docx").write_bytes(commented(data, document, [finding(document, "digital native")]))
    (tmp_path / "changes.docx").write_bytes(tracked(data, document, [finding(document, "young ", "")]).data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    names = [str(tmp_path / "comments.docx"), str(tmp_path / "changes.docx")]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=120)
    assert all(
        (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF") for name in ("comments", "changes")
    )

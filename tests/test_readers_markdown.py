import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.model.document import Document
from fairreview.readers.markdown import read_markdown


def read(text: str) -> Document:
    return read_markdown(text.encode(), "draft.md")


def fields(document: Document) -> dict[str, str]:
    return {name: value.text for name, value in document.fields.items()}


def test_front_matter_gives_fields_with_their_places() -> None:
    document = read("---\nemployee: 'A. N. Other'\nnext_steps: Train\n---\n# Review\n\nGood work.\n")
    assert fields(document) == {"employee": "A. N. Other", "next-steps": "Train"}
    for value in document.fields.values():
        assert value.span and value.span.of(document.text) == value.text


def test_front_matter_gives_identity_title_and_kind() -> None:
    document = read("---\nid: 17\ntitle: Clerk\nkind: performance-plan\n---\n\n- Sort the mail\n")
    assert (document.id, document.title, document.kind) == ("17", "Clerk", "performance-plan")
    assert [criterion.span.of(document.text) for criterion in document.criteria] == ["Sort the mail"]


def test_only_prose_fields_of_the_front_matter_are_paragraphs() -> None:
    document = read("---\r\nemployee: Sam\r\ncomments: Kind to all\r\n---\r\nGood work.\r\n")
    assert [p.span.of(document.text) for p in document.paragraphs] == ["Kind to all", "Good work."]


def test_the_text_is_the_whole_file_unchanged() -> None:
    text = "---\r\nrole: Clerk\r\n---\r\nGood work.\r\n"
    assert read(text).text == text


def test_an_unknown_key_is_a_notice_that_names_it() -> None:
    (notice,) = read("---\nlayout: post\n---\nGood work.").notices
    assert notice.code == "unknown-field"
    assert "`layout`" in notice.message


def test_lists_and_nesting_are_a_failure_of_that_part_and_the_rest_is_read() -> None:
    for inside, line in (
        ("role:\n  - Clerk", 3),
        ("role: [Clerk, Cook]", 2),
        ("role: |\n  Clerk", 2),
        ("role: Clerk\nwhat is this", 3),
    ):
        document = read(f"---\n{inside}\n---\nGood work.")
        assert document.failure is not None
        assert document.failure.code == "front-matter"
        assert document.failure.message.startswith(f"line {line}: ")
        assert "`key: value`" in document.failure.message
        assert [p.span.of(document.text) for p in document.paragraphs] == ["Good work."]


def test_a_key_given_twice_counts_once_with_a_notice() -> None:
    document = read("---\nrole: Clerk\nrole: Cook\n---\nGood work.")
    assert fields(document) == {"role": "Clerk"}
    assert "twice" in document.notices[0].message


def test_front_matter_that_never_ends_is_text() -> None:
    document = read("---\nemployee: Sam\n\nGood work.")
    assert fields(document) == {}
    assert [p.span.of(document.text) for p in document.paragraphs] == ["employee: Sam", "Good work."]


def test_breaks_around_prose_are_no_front_matter() -> None:
    document = read("---\nGood work all year.\n---\nMore.")
    assert document.paragraphs[0].span.of(document.text) == "Good work all year."


def test_an_unknown_kind_is_a_failure_that_lists_the_kinds() -> None:
    failure = read("---\nkind: poem\n---\nGood work.").failure
    assert failure
    assert failure.code == "unknown-kind"
    assert "`performance-review`" in failure.message


def test_front_matter_alone_is_no_text_unless_it_has_prose() -> None:
    empty = read("---\nrole: Clerk\n---\n").failure
    assert empty
    assert empty.code == "empty"
    assert read("---\ncomments: Good work\n---\n").failure is None


def test_the_first_heading_is_the_title() -> None:
    assert read("# Senior **Clerk**\n\nSort the mail.").title == "Senior Clerk"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# [Department]\n\n## Senior Clerk\n\nSort the mail.", "Senior Clerk"),
        ("[logo]\n\n# {AGENCY}\n\n## <team>\n\n# Clerk – {GRADE}\n\nSort the mail.", "Clerk – {GRADE}"),
        ("[logo]\n\nSort the mail.\n\n# Clerk", ""),
        ("# [Post title]\n\nSort the mail.\n\n# Duties", "[Post title]"),
        ("# [Post title]", "[Post title]"),
        ("# [Post] in [place]\n\n# Duties", "[Post] in [place]"),
    ],
)
def test_gaps_to_fill_in_at_the_start_are_no_title_while_a_heading_follows(text: str, title: str) -> None:
    assert read(text).title == title


def test_emphasis_is_hidden_in_the_document() -> None:
    document = read("A **young** team.")
    assert [span.of(document.text) for span in document.hidden] == ["**", "**"]


LINES = st.sampled_from(
    ["---", "...", "role: x", "comments: y", "kind: poem", "", "  - z", "# h", "text", 'id: "q"', ":"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_paragraphs_are_in_order_whatever_the_front_matter(lines: list[str], end: str) -> None:
    document = read(end.join(["---", *lines]))
    done = 0
    for paragraph in document.paragraphs:
        assert done <= paragraph.span.start < paragraph.span.end <= len(document.text)
        done = paragraph.span.end

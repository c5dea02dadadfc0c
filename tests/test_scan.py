from hypothesis import given
from hypothesis import strategies as st

from fairreview.language.scan import scan
from fairreview.language.scan_words import clean_copy, read_pieces

words = st.lists(
    st.sampled_from(
        [
            "rule",
            "A-1",
            '"',
            "“",
            "”",
            "'",
            '"""',
            "#",
            "\n",
            " ",
            ":",
            "- ",
            "• ",
            "end",
            "/",
            "x",
            "é",
            "İ",
            "\ufeff",
        ]
    )
).map("".join)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, text[piece.start : piece.end]) for piece in read_pieces(text)]


@given(st.one_of(words, st.text()))
def test_the_clean_copy_is_as_long_as_the_text(text: str) -> None:
    pieces = read_pieces(text)
    assert len(clean_copy(text, pieces)) == len(text)


@given(st.one_of(words, st.text()))
def test_pieces_follow_each_other_and_are_never_empty(text: str) -> None:
    end = 0
    for piece in read_pieces(text):
        assert end <= piece.start < piece.end <= len(text)
        assert len(piece.text) == piece.end - piece.start
        end = piece.end


def test_what_is_quoted_is_masked() -> None:
    text = 'say: "end rule, unless: no" # end rule\n'
    assert clean_copy(text, read_pieces(text)).strip() == f'say: "{"x" * 20}"'


def test_a_curly_quotation_holds_curly_quotations() -> None:
    assert kinds("say: ““{word}” is loaded”")[-1] == ("string", "““{word}” is loaded”")


def test_a_straight_quotation_holds_curly_ones() -> None:
    assert kinds('"“{word}” is loaded"') == [("string", '"“{word}” is loaded"')]


def test_a_long_quotation_goes_over_lines() -> None:
    assert [kind for kind, _ in kinds('text """\n  # Title\n  "quoted"\n""" x')] == ["word", "long", "word"]


def test_a_pattern_is_read_to_its_slash() -> None:
    assert kinds(r"pattern /a\/b # c/ x")[1] == ("regex", r"/a\/b # c/")


def test_an_apostrophe_in_a_word_opens_no_quotation() -> None:
    assert ("possessive", "'s") in kinds("its pay-range's width")
    assert all(kind != "string" for kind, _ in kinds("it isn't the team's fault"))


def test_bullets_of_every_sort_are_bullets() -> None:
    for bullet in "-–—•":
        assert kinds(f"{bullet} it is vague")[0] == ("bullet", bullet)


def test_a_label_inside_a_quotation_cuts_nothing() -> None:
    found = scan('rule A-1 "T"\n  say: "because: end rule"\nend rule')
    assert [part.label for part in found.blocks[0].parts] == ["say"]
    assert not found.mistakes


def test_a_label_is_found_over_a_line_break_and_in_capitals() -> None:
    found = scan('rule A-1 "T" Applies\nTo: job-description FOR EACH: criterion end\nrule')
    assert [part.label for part in found.blocks[0].parts] == ["applies to", "for each"]
    assert not found.mistakes


def test_a_lexicon_named_at_the_beginning_of_a_line_opens_no_block() -> None:
    found = scan('rule A-1 "T"\n  flag: any word in\nlexicon vague-words\n  say: "x"\nend rule')
    assert [block.kind for block in found.blocks] == ["rule"]


def test_a_block_that_is_not_closed_ends_where_the_next_begins() -> None:
    found = scan('rule A-1 "T"\n  say: "x"\nrule A-2 "T"\nend rule')
    assert [(block.kind, block.whole) for block in found.blocks] == [("rule", False), ("rule", True)]
    assert [mistake.code for mistake in found.mistakes] == ["FR103"]

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.language.parse import STARTS, grammar_text
from fairreview.language.syntax import parse
from fairreview.language.tree import Listed
from fairreview.model.diagnostic import SourceFile
from tests.syntax_cases import WHOLE, bare, condition, read

EXAMPLES = Path(__file__).parents[2] / "shared" / "design" / "policy-examples"


def pasted(text: str) -> str:
    """Put `text` as a word processor would: curly quotes, dashes, bullets, BOM, CRLF."""
    parts = text.replace('"""', "\0").split('"')
    curly = "".join(part + "“”"[at % 2] for at, part in enumerate(parts))[:-1]
    curly = curly.replace("\0", "”””").replace("    - ", "\u00a0\u00a0•\t").replace("  - ", "  – ")
    return "\ufeff" + curly.replace("'s", "’s").replace("\n", "\r\n")


def test_text_from_a_word_processor_is_read_the_same() -> None:
    found = read(pasted(WHOLE))
    assert found.diagnostics == ()
    for one, other in zip(found.blocks, read(WHOLE).blocks, strict=True):
        assert (one.kind, len(one.clauses), len(one.settings)) == (
            other.kind,
            len(other.clauses),
            len(other.settings),
        )


def test_line_breaks_and_capitals_mean_nothing() -> None:
    assert bare(condition("It Has\n\n  A\tmetric")) != ()
    text = 'RULE A-1 "T"\nRequire:\nIt has a metric\nEND\nRULE'
    assert read(text).diagnostics == ()
    assert len(read(text).blocks[0].clauses) == 1


def test_a_keyword_is_not_found_inside_a_longer_word() -> None:
    assert read('rule A-1 "T" require: it contains always end rule').diagnostics
    assert read('rule A-1 "T" require: its rating is atleast 3 end rule').diagnostics


def test_a_broken_clause_hides_nothing_after_it() -> None:
    rule_text = 'rule A-1 "T"\n flag: of course\n say: "x"\nend rule\n'
    found = read(rule_text + 'lexicon l\n entries:\n - oops\n - "a"\nend lexicon')
    assert len(found.diagnostics) == 2
    rule, lexicon = found.blocks
    assert [clause.label for clause in rule.clauses] == ["say"]
    assert not rule.whole
    entries = lexicon.clauses[0]
    assert isinstance(entries, Listed)
    assert [entry.forms[0].text for entry in entries.entries] == ["a"]
    assert not lexicon.whole


def test_a_broken_first_line_still_gives_the_block_its_name() -> None:
    found = read('lexicon vague and loose\n entries:\n - "a"\nend lexicon')
    assert found.blocks[0].name is not None
    assert found.blocks[0].name.text == "vague"
    assert len(found.diagnostics) == 1


def test_the_grammar_has_no_conflicts() -> None:
    from lark import Lark

    assert Lark(grammar_text(), parser="lalr", lexer="contextual", start=list(STARTS), strict=True)


def test_the_design_examples_are_read_without_a_message() -> None:
    if not EXAMPLES.exists():
        pytest.skip("the design files in ../shared are not here")
    paths = sorted(EXAMPLES.glob("*.policy"))
    assert len(paths) >= 8
    for path in paths:
        found = parse(SourceFile(path.name, path.read_text(encoding="utf-8")))
        assert found.diagnostics == ()
        assert all(each.whole for each in found.blocks)


def test_too_much_of_anything_is_one_message() -> None:
    assert [found.code for found in read("x" * 2_000_001).diagnostics] == ["FR115"]
    many = read('rule A-1 "T" ' + 'note: "x" ' * 20_001 + "end rule")
    assert [found.code for found in many.diagnostics] == ["FR115"]
    lines = read("lexicon l entries: " + "- x\n" * 20_001 + "end lexicon")
    assert [found.code for found in lines.diagnostics] == ["FR115"]
    wrong = read('rule A-1 "T" ' + "oops: " * 2_000 + "end rule").diagnostics
    assert (len(wrong), wrong[-1].code) == (501, "FR115")
    long = read(f'rule A-1 "T" note: "{"x" * 20_001}" say: "y" end rule')
    assert [found.code for found in long.diagnostics] == ["FR115"]
    assert [clause.label for clause in long.blocks[0].clauses] == ["say"]


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "'a ",
        "( ",
        "rule ",
        "- ",
        "severity warning\n",
        "a's ",
        "[[ ",
        "x: ",
        "end ",
        "it is 1 January ",
        "/ ",
    ],
)
def test_the_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    def seconds(count: int) -> float:
        text = f'rule A-1 "T"\n require: it is vague and {unit * count}'
        start = time.process_time()  # others may be using the machine
        read(text)
        return time.process_time() - start

    seconds(10)
    small, large = max(seconds(2_000), 0.01), seconds(16_000)
    assert large < small * 40


SENTENCES = WHOLE.splitlines(keepends=True)
FRAGMENTS = [
    *(
        "rule ",
        "end ",
        "end rule\n",
        '"',
        "“",
        "”",
        '"""',
        "- ",
        ": ",
        ",",
        "any of:",
        "require all of:",
        "example:",
    ),
    *(
        "it ",
        "is ",
        "has ",
        "not ",
        "or ",
        "and ",
        "(",
        ">=",
        "12",
        "%",
        "2026-99-01",
        "'s ",
        "[[",
        "]]",
        "/",
        "#",
    ),
    *(
        "lexicon x\n",
        "entries:\n",
        "flag:",
        "shape ",
        "in order:",
        "given ",
        "with ",
        "expect: ",
        "\x00",
        "é",
        "İ",
    ),
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from([*FRAGMENTS, *SENTENCES])).map("".join)))
def test_no_text_makes_it_raise(text: str) -> None:
    found = read(text)
    for diagnostic in found.diagnostics:
        assert diagnostic.path == "t.policy"
        assert all(label.span.end <= len(text) for label in diagnostic.labels)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_change_to_a_policy_makes_it_raise(data: st.DataObject) -> None:
    text = WHOLE
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        text = text[:start] + data.draw(st.sampled_from(["", *FRAGMENTS])) + text[end:]
    found = read(text)
    assert all(label.span.end <= len(text) for one in found.diagnostics for label in one.labels)
    if not found.diagnostics:
        assert all(each.whole for each in found.blocks)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE)))
def test_reading_twice_gives_the_same(cut: int) -> None:
    text = WHOLE[:cut] + WHOLE[cut + 1 :]
    assert read(text) == read(text)

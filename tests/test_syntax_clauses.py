import pytest

from fairreview.language.tree import (
    Cited,
    Fixed,
    Flagged,
    Listed,
    Measured,
    Quoted,
    Recognised,
    Removed,
    Shaped,
    Shown,
    Window,
    Words,
)
from fairreview.model.condition import Compare, Money, Number, PartOf, SettingRef, Text
from fairreview.model.example import DocumentExample, LineExample
from fairreview.model.policy import (
    FixTemplate,
    FlagLexicon,
    FlagMark,
    FlagPattern,
    FlagWords,
    Gap,
    IsClass,
    IsForm,
    IsMark,
    IsRelation,
    IsText,
    OrderShape,
    TreeShape,
)
from tests.syntax_cases import WHOLE, bare, block, read


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ("any word in lexicon l", FlagLexicon("l")),
        (
            "any sentence that contains any phrase in lexicon l",
            FlagLexicon("l", "phrase", whole_sentence=True),
        ),
        ("any trait in pattern p", FlagPattern("p", "trait")),
        ("any acronym", FlagMark("acronym")),
        ("any acronym that is not explained", FlagMark("acronym", "explained", negated=True)),
    ],
)
def test_a_flag_names_what_is_looked_for(words: str, flag: object) -> None:
    clause = block(f'rule A-1 "T" flag: {words} end rule').clauses[0]
    assert isinstance(clause, Flagged)
    assert bare(clause.flag) == bare(flag)


def test_a_flag_lists_words_and_forms() -> None:
    clause = block(
        'rule A-1 "T" flag: "a", any form of "drive", "lead", pattern /x+y/, "b" end rule'
    ).clauses[0]
    assert isinstance(clause, Flagged)
    assert isinstance(clause.flag, FlagWords)
    forms = clause.flag.forms
    assert [form.kind for form in forms] == ["exact", "inflected", "inflected", "regex", "exact"]
    assert "drove" in forms[1].found
    assert "led" in forms[2].found
    assert (forms[3].text, forms[3].found) == ("x+y", ())
    assert forms[4].found == ("b",)


def test_a_flag_can_ask_for_whole_sentences() -> None:
    clause = block('rule A-1 "T" flag: any sentence that contains "always", "never" end rule').clauses[0]
    assert isinstance(clause, Flagged)
    assert isinstance(clause.flag, FlagWords)
    assert clause.flag.whole_sentence


def test_a_whole_policy_is_read() -> None:
    found = read(WHOLE)
    assert found.diagnostics == ()
    assert [each.kind for each in found.blocks] == [
        *("policy", "use", "settings", "recognise", "lexicon", "pattern", "define", "rule", "change rule"),
        *("change lexicon", "change setting", "turn off", "waive"),
    ]
    assert all(each.whole for each in found.blocks)
    names = [each.name.text if each.name else "" for each in found.blocks]
    assert names[1:] == [
        *(
            "fairreview.wording",
            "",
            "job-description",
            "loose-words",
            "demand",
            "clear",
            "HOUSE-001",
            "WORD-001",
        ),
        *("coded-words", "four-fifths", "JD-002", "CONS-001"),
    ]


def test_first_lines_keep_what_they_name() -> None:
    found = {each.kind: each for each in read(WHOLE).blocks}
    assert [name.text for name in found["policy"].extra] == ["1.2"]
    assert [name.text for name in found["define"].extra] == ["criterion"]
    assert [name.text for name in found["waive"].extra] == ["document", "a.docx", "b.docx"]
    assert bare(found["change setting"].value) == bare(Number(85, "%"))
    title = found["rule"].title
    assert title is not None
    assert title.text == "Plain words"
    assert found["rule"].at.of(WHOLE) == 'rule HOUSE-001 "Plain words"'


def test_settings_and_section_kinds_are_lines() -> None:
    found = {each.kind: each for each in read(WHOLE).blocks}
    floor = found["settings"].settings[1]
    first = found["settings"].settings[0]
    assert (first.name, bare(first.low), first.because) == (
        "longest-timeframe",
        bare(Number(1, "months")),
        "One period.",
    )
    assert bare(floor.value) == bare(Money(40000, "$"))
    duties, words = found["recognise"].clauses
    assert isinstance(duties, Recognised)
    assert isinstance(words, Recognised)
    assert duties.section is not None
    assert (duties.section.text, [text.text for text in duties.texts]) == (
        "duties",
        ["Duties", "Main duties"],
    )
    assert (words.section, [text.text for text in words.texts]) == (None, ["reports to"])


def test_entries_keep_forms_suggestions_and_guards() -> None:
    clause = block(WHOLE, "lexicon").clauses[0]
    assert isinstance(clause, Listed)
    first, second = clause.entries
    assert (first.word_class, first.suggestions) == ("verb", ("use", "work together"))
    assert first.spot("use").of(WHOLE) == '"use"'
    assert first.forms[1].at.of(WHOLE) == '"leverage"'
    assert "leveraging" in first.forms[1].found
    assert second.forms[0].at.of(WHOLE) == "/multi[- ]task/"
    assert isinstance(second.guard, PartOf)


def test_shapes_are_ordered_or_tied_by_grammar() -> None:
    ordered, tied = block(WHOLE, "pattern").clauses
    assert isinstance(ordered, Shaped)
    assert isinstance(tied, Shaped)
    assert isinstance(ordered.shape, OrderShape)
    assert isinstance(tied.shape, TreeShape)
    assert [type(step.test) for step in ordered.shape.steps] == [IsForm, Gap, IsMark, IsClass]
    assert [step.name for step in ordered.shape.steps] == ["", "", "load", ""]
    assert isinstance(tied.shape.links[3].test, IsRelation)
    assert isinstance(tied.shape.links[4].test, IsText)
    assert [link.negated for link in tied.shape.links] == [False, False, True, False, False]


def test_clauses_of_a_rule_are_typed() -> None:
    clauses = {each.label: each for each in block(WHOLE).clauses}
    severity, window, source = clauses["severity"], clauses["effective"], clauses["source"]
    assert isinstance(severity, Words)
    assert severity.names[0].at.of(WHOLE) == "warning"
    assert isinstance(clauses["name"], Quoted)
    assert isinstance(window, Window)
    assert window.end is not None
    assert window.end.text == "2029-09-30"
    assert isinstance(source, Cited)
    assert (source.source.section, source.source.retrieved) == ("4", "2026-08-30")
    fix = clauses["fix"]
    assert isinstance(fix, Fixed)
    assert bare(fix.fix) == bare(FixTemplate("replace", "unsafe", "{first-suggestion}"))


def test_examples_lose_their_brackets_and_keep_their_places() -> None:
    fails = next(each for each in block(WHOLE).clauses if each.label == "fails")
    assert isinstance(fails, Shown)
    assert isinstance(fails.example, LineExample)
    example = fails.example
    assert example.text == "We leverage synergy."
    assert [mark.of(example.text) for mark in example.marked] == ["leverage", "synergy"]
    assert example.spot("synergy").of(WHOLE) == "[[synergy]]"
    assert example.becomes == "We use work together."
    passes = next(each for each in block(WHOLE).clauses if each.label == "passes")
    assert isinstance(passes, Shown)
    assert isinstance(passes.example, LineExample)
    assert passes.example.text == "Plain words.\n  Indented."


def test_document_examples_keep_fields_text_and_parts() -> None:
    clause = next(each for each in block(WHOLE).clauses if each.label == "example")
    assert isinstance(clause, Shown)
    assert isinstance(clause.example, DocumentExample)
    given_ = clause.example.given[0]
    assert (given_.kind, given_.id, given_.text) == ("performance-plan", "p-1", "# Plan\nText")
    assert bare(given_.fields) == bare((("role", Text("examiner")),))
    assert bare(given_.parts[0].fields) == bare(
        (("metric", Text("share")), ("target", Number(95, "%")), ("text", Text("t")))
    )
    assert clause.example.expect == ("no timeframe",)


def test_a_change_names_entries_and_what_it_removes() -> None:
    found = {each.kind: each for each in read(WHOLE).blocks}
    severity = found["change rule"].clauses[0]
    removed = found["change lexicon"].clauses[1]
    assert isinstance(severity, Words)
    assert [text.text for text in severity.only_for] == ["guru", "ninja"]
    assert isinstance(removed, Removed)
    assert removed.texts[1].at.of(WHOLE) == '"ninja"'


def test_measures_are_kept() -> None:
    text = 'rule A-1 "T" measure: share where its rating is at least 4 smallest group: setting least end rule'
    measure, size = block(text).clauses
    assert isinstance(measure, Measured)
    assert isinstance(size, Measured)
    assert measure.measure == "share"
    assert isinstance(measure.condition, Compare)
    assert isinstance(size.size, SettingRef)

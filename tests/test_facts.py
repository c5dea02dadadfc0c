"""One document answers what rules ask about it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Criterion, Document, FieldValue, Paragraph, Section
from fairreview.model.facts import Facts, GrammarNeeded, TriggerSource
from fairreview.model.policy import Form, Recognition
from fairreview.model.vocabulary import FACTS
from fairreview.nlp.analyse import Analyst
from fairreview.nlp.facts import DocumentFacts
from fairreview.text import Span

TEXT = """# About you
You must be a **young** and fit person. Women are encouraged to apply.
Ideally you have:
- a car
- a calm manner
## Extra
> a native speaker
We want a Land Officer."""
RECOGNISED = Recognition(
    kind="job-description", sections=(("requirements", ("about you",)),), words=("apply",)
)
YOUNG = TriggerSource("young", ((Form(kind="exact", text="young", found=("young", "native")),),))
ANALYST = Analyst(lambda _: (YOUNG,), (RECOGNISED,))


def _document() -> Document:
    shapes = {"#": "heading", "-": "item", ">": "quote"}
    paragraphs = []
    for line in re.finditer(r"(?m)^([#>-]*) ?(.+)$", TEXT):
        shape = shapes.get(line.group(1)[:1], "text")
        paragraphs.append(Paragraph(Span(*line.span(2)), shape))  # type: ignore[arg-type]
    extra = TEXT.index("## Extra")
    end = len(TEXT)
    return Document(
        path="a.md",
        text=TEXT,
        kind="job-description",
        title="Land Steward",
        paragraphs=tuple(paragraphs),
        sections=(
            Section("About you", Span(2, 11), Span(0, end)),
            Section("Extra", Span(extra + 3, extra + 8), Span(extra, end), 2),
        ),
        hidden=tuple(Span(*found.span()) for found in re.finditer(r"\*\*", TEXT)),
    )


def _facts() -> DocumentFacts:
    return ANALYST.facts(_document())


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_the_answers_fit_the_protocol() -> None:
    facts: Facts = _facts()
    assert facts.document.title == "Land Steward"


def test_hits_are_found_by_source_and_place() -> None:
    facts = _facts()
    assert [hit.span for hit in facts.hits("young")] == [_span("young"), _span("native")]
    assert [hit.span for hit in facts.hits_in("young", _span("fit person. Women"))] == []
    assert [hit.span for hit in facts.hits_in("young", _span("native"))] == [_span("native")]
    assert [hit.span for hit in facts.hits_in("young", _span("nativ"))] == []
    with pytest.raises(KeyError):
        facts.hits("old")


def test_a_sentence_is_found_around_an_offset() -> None:
    facts = _facts()
    first = _span("You must be a **young** and fit person.")
    assert facts.sentence_at(_span("fit").start) == first
    assert facts.sentence_at(first.end) == first
    assert facts.sentence_at(0) == _span("About you")
    assert facts.sentence_at(len(TEXT)) == _span("We want a Land Officer.")
    assert facts.sentences(first) == (first,)
    assert facts.sentences(_span("fit person. Women")) == (_span("Women are encouraged to apply."),)
    assert ANALYST.facts(Document(path="a", text="x")).sentence_at(0) == Span(0, 0)


def test_tokens_leave_hidden_mark_up_out() -> None:
    facts = _facts()
    found = [token.folded for token in facts.tokens(facts.sentence_at(_span("young").start))]
    assert found == ["you", "must", "be", "a", "young", "and", "fit", "person", "."]


def test_grammar_is_asked_for_before_it_answers() -> None:
    facts = _facts()
    sentence = facts.sentence_at(_span("young").start)
    with pytest.raises(GrammarNeeded) as needed:
        facts.is_fact("negated", _span("young"))
    assert needed.value.sentence == sentence
    facts.parse([sentence, sentence])
    assert not facts.is_fact("negated", _span("young"))
    assert "young" in [word.folded for word in facts.words(sentence)]
    assert facts.unparsed([sentence]) == []


def test_several_documents_are_parsed_in_one_batch() -> None:
    one, two = _facts(), _facts()
    here, there = one.sentence_at(40), two.sentence_at(len(TEXT))
    ANALYST.parse([(one, here), (two, there)])
    assert one.words(here)
    assert two.words(there)
    assert ANALYST.model is not None


def test_people_are_mentioned_where_they_stand() -> None:
    facts = _facts()
    found = facts.mentions("applicant", Span(0, len(TEXT)))
    assert _span("person") in found
    assert facts.mentions("applicant", _span("a native speaker")) == tuple(
        span for span in found if _span("a native speaker").holds(span)
    )
    assert facts.describes(_span("young")) == "applicant"


def test_marks_touch_the_place_that_is_asked_about() -> None:
    facts = _facts()
    women = _span("Women are encouraged to apply.")
    assert facts.marks("equal-opportunity-statement", Span(0, len(TEXT))) == (women,)
    assert facts.marks("equal-opportunity-statement", _span("young")) == ()
    assert facts.marks("equal-opportunity-statement", Span(women.start, women.start)) == (women,)
    assert facts.marks("quotation", _span("native")) == (_span("a native speaker"),)
    assert facts.marks("job-title", _span("Land Officer")) == (_span("Land Officer"),)
    with pytest.raises(KeyError):
        facts.marks("unicorn", women)


def test_the_documents_own_title_is_a_job_title() -> None:
    text = "The land steward walks."
    document = Document(
        path="a", text=text, title="Land Steward", paragraphs=(Paragraph(Span(0, len(text))),)
    )
    assert ANALYST.facts(document).marks("job-title", Span(0, len(text))) == (Span(4, 16),)


def test_facts_of_words() -> None:
    facts = _facts()
    assert facts.is_fact("requirement", _span("fit"))
    assert not facts.is_fact("requirement", _span("car"))
    assert facts.is_fact("preference", _span("car"))
    assert facts.is_fact("preference", _span("calm manner"))
    assert facts.is_fact("quoted", _span("native"))
    assert not facts.is_fact("quoted", _span("young"))
    assert facts.is_fact("heading", _span("Extra"))
    assert not facts.is_fact("heading", _span("young"))
    assert facts.is_fact("capitalised", _span("Land Officer"))
    assert not facts.is_fact("hedged", _span("young"))
    assert not facts.is_fact("duty", _span("young"))
    with pytest.raises(KeyError):
        facts.is_fact("magical", _span("young"))


def test_every_fact_of_the_vocabulary_can_be_asked_for() -> None:
    facts = _facts()
    facts.parse(facts.sentences(Span(0, len(TEXT))))
    for fact in FACTS:
        assert facts.is_fact(fact.name, _span("young")) in (True, False)


def test_an_acronym_is_explained_anywhere_in_the_document() -> None:
    text = "Report KPIs weekly and FTEs. A key performance indicator (KPI) is a figure."
    facts = ANALYST.facts(Document(path="a", text=text, paragraphs=(Paragraph(Span(0, len(text))),)))
    assert [facts.is_fact("explained", span) for span in facts.marks("acronym", Span(0, 30))] == [True, False]


def test_sections_are_found_innermost_first() -> None:
    facts = _facts()
    assert [section.title for section in facts.sections_at(_span("native").start)] == ["Extra", "About you"]
    assert [section.title for section in facts.sections_at(_span("young").start)] == ["About you"]
    assert facts.section_kind(facts.document.sections[0]) == "requirements"
    assert facts.first_section("requirements") == facts.document.sections[0]
    assert facts.first_section("duties") is None


def test_a_section_that_has_ended_is_not_around_what_follows() -> None:
    inner = Section("Inner", Span(2, 3), Span(2, 5), 2)
    outer = Section("Outer", Span(0, 1), Span(0, 9))
    facts = ANALYST.facts(Document(path="a", text="O I ab cd", sections=(outer, inner)))
    assert facts.sections_at(4) == (inner, outer)
    assert facts.sections_at(5) == (outer,)
    assert facts.sections_at(9) == (outer,)


def test_a_value_given_outside_the_text_can_hold_a_mark() -> None:
    assert _facts().marks_in("acronym", "the KPI list")
    assert not _facts().marks_in("acronym", "the list")


def test_a_field_given_for_a_criterion_is_its_value() -> None:
    criterion = Criterion(_span("a calm manner"), {"target": FieldValue("95 %")})
    facts = _facts()
    assert facts.criterion_value(criterion, "target") == "95 %"
    assert facts.criterion_value(criterion, "weight") is None


def test_a_told_kind_is_kept_and_another_is_guessed() -> None:
    assert ANALYST.recognise(Document(path="a", text="Please apply.")) == ("job-description", True)
    assert ANALYST.recognise(Document(path="a", text="x", kind="mission-plan")) == ("mission-plan", False)
    assert ANALYST.recognise(Document(path="a", text="x")) == (None, False)


@given(st.text("ab.  \n", max_size=40), st.data())
def test_every_offset_has_a_sentence_that_begins_at_or_before_it(text: str, data: st.DataObject) -> None:
    lines = tuple(Paragraph(Span(*found.span())) for found in re.finditer(r"\S[^\n]*", text))
    facts = ANALYST.facts(Document(path="a", text=text, paragraphs=lines))
    found = facts.sentences(Span(0, len(text)))
    offset = data.draw(st.integers(0, len(text)))
    before = [span for span in found if span.start <= offset]
    assert facts.sentence_at(offset) == (before[-1] if before else found[0] if found else Span(0, 0))
    assert [span for span in found if span.start >= offset] == list(facts.sentences(Span(offset, len(text))))

import pytest

from fairreview.language.tree import Check
from fairreview.model.condition import (
    Between,
    Bullet,
    Compare,
    Condition,
    Contains,
    Group,
    Has,
    InLexicon,
    Inside,
    IsFact,
    It,
    ListedIn,
    Money,
    Near,
    Not,
    Number,
    OneOf,
    PartOf,
    Present,
    Relates,
    Same,
    Scaled,
    SettingRef,
    Sure,
    Text,
    The,
    Theirs,
)
from tests.syntax_cases import bare, block, condition

IT = It()
RATING = It(("rating",))


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("it has a metric", Has(IT, "metric")),
        ("it has no metric", Has(IT, "metric", how="eq", count=0)),
        ("it does not have a metric", Not(Has(IT, "metric"))),
        (
            'it has at most 2 sections titled "A" that are not hedged',
            Has(IT, "sections", ("A",), "le", 2, "hedged", fact_negated=True),
        ),
        ('it has a section titled one of "A", "B"', Has(IT, "section", ("A", "B"))),
        ("its rating is at least 4", Compare(RATING, "ge", Number(4))),
        ("its rating is not less than 4", Not(Compare(RATING, "lt", Number(4)))),
        ("its rating is 4", Compare(RATING, "eq", Number(4))),
        ('its status is "draft"', Compare(It(("status",)), "eq", Text("draft"))),
        ("its timeframe is at most 1 month", Compare(It(("timeframe",)), "le", Number(1, "months"))),
        ("its weight is exactly 20 percent", Compare(It(("weight",)), "eq", Number(20, "%"))),
        ("its rating is more than setting floor", Compare(RATING, "gt", SettingRef("floor"))),
        (
            "its width is at most 60 % of its pay-range's lowest-pay",
            Compare(It(("width",)), "le", Scaled(Number(60, "%"), It(("pay-range", "lowest-pay")))),
        ),
        ("its pay is more than $62,107.50", Compare(It(("pay",)), "gt", Money(62107.5, "$"))),
        ("its rating is between 2 and 4", Between(RATING, Number(2), Number(4))),
        ('its target is one of "yes", "no"', OneOf(It(("target",)), (Text("yes"), Text("no")))),
        ("its target is present", Present(It(("target",)))),
        ("its target is missing", Not(Present(It(("target",))))),
        ("its target is not missing", Present(It(("target",)))),
        ("it is in lexicon loose-words", InLexicon(IT, "loose-words")),
        ("its objective is listed in mission-objectives", ListedIn(It(("objective",)), "mission-objectives")),
        ("it is inside a quotation", Inside(IT, "quotation")),
        ('it is inside a section titled "A"', Inside(IT, "section", ("A",))),
        ('it is part of "a b", "c"', PartOf(IT, ("a b", "c"))),
        ("it is part of the organisation-name", PartOf(IT, noun="organisation-name")),
        ("it is part of any phrase in lexicon titles", PartOf(IT, lexicon="titles")),
        ('it is within 3 words of "vehicle"', Near(IT, 3, ("vehicle",))),
        ("it is within 1 word of lexicon vehicles", Near(IT, 1, lexicon="vehicles")),
        ("it is within 3 words of a quantity", Near(IT, 3, noun="quantity")),
        ("it is negated", IsFact(IT, "negated")),
        ("it is a requirement", IsFact(IT, "requirement")),
        ("it is not a requirement", Not(IsFact(IT, "requirement"))),
        (
            "their weight is the same in every performance-review",
            Same(Theirs(("weight",)), "performance-review"),
        ),
        ("their criteria are the same", Same(Theirs(("criteria",)))),
        (
            "the lowest share is at least 80 % of the highest share",
            Compare(Theirs(("lowest", "share")), "ge", Scaled(Number(80, "%"), Theirs(("highest", "share")))),
        ),
        ('the sentence contains "a", "b"', Contains(The(("sentence",)), ("a", "b"))),
        ("the duties-section is missing", Not(Present(The(("duties-section",))))),
        (
            'the section titled "Duties" contains a date',
            Contains(The(("section",), ("Duties",)), noun="date"),
        ),
        ("it contains any word in lexicon l", Contains(IT, lexicon="l")),
        ("it contains pattern p", Contains(IT, pattern="p")),
        ("it contains a finding of rule WORD-014", Contains(IT, finding="WORD-014")),
        ("it does not contain an acronym", Not(Contains(IT, noun="acronym"))),
        ("it describes the applicant", Relates(IT, "describes", "applicant")),
        ("it does not describe the applicant", Not(Relates(IT, "describes", "applicant"))),
        ('it requires "degree"', Relates(IT, "requires", texts=("degree",))),
        (
            "it supports an objective listed in mission-objectives with confidence at least 75 %",
            Sure(Relates(IT, "supports", "objective", listed_in="mission-objectives"), Number(0.75)),
        ),
        (
            "it is negated and it is hedged and it is quoted",
            Group("all", tuple(Bullet(IsFact(IT, fact)) for fact in ("negated", "hedged", "quoted"))),
        ),
        (
            'none of: - it is negated otherwise "no" • it is hedged or it is quoted',
            Group(
                "none",
                (
                    Bullet(IsFact(IT, "negated"), "no"),
                    Bullet(Group("any", tuple(Bullet(IsFact(IT, fact)) for fact in ("hedged", "quoted")))),
                ),
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_sentence_means_its_condition(sentence: str, meaning: Condition) -> None:
    assert bare(condition(sentence)) == bare(meaning)


def test_every_node_stands_where_its_words_are() -> None:
    text = 'rule A-1 "T"\n  require: it has a metric and its weight is at least 20 % # why\nend rule'
    clause = block(text).clauses[0]
    assert isinstance(clause, Check)
    assert isinstance(clause.condition, Group)
    second = clause.condition.parts[1].condition
    assert isinstance(second, Compare)
    assert second.at.of(text) == "its weight is at least 20 %"
    assert second.term.at.of(text) == "its weight"
    assert second.value.at.of(text) == "20 %"
    assert second.term.spot("weight").of(text) == "weight"
    assert clause.label_at.of(text) == "require:"
    assert clause.at.of(text) == "require: it has a metric and its weight is at least 20 %"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("it has a metric", "metric"),
        ("it has at least 2 sections that are not hedged", "hedged"),
        ('it is inside a section titled "A"', "section"),
        ("it is part of the organisation-name", "organisation-name"),
        ("it is within 3 words of lexicon vehicles", "vehicles"),
        ('it is within 3 words of "van"', "van"),
        ("it contains any word in lexicon loose-words", "loose-words"),
        ("it contains a finding of rule WORD-014", "WORD-014"),
        ("it describes the applicant", "applicant"),
        ("it suports an objective", "suports"),
        ("it supports an objective listed in goals", "goals"),
        ("it is measurable", "measurable"),
        ("it is in lexicon loose-words", "loose-words"),
    ],
)
def test_a_name_inside_a_condition_knows_its_place(sentence: str, name: str) -> None:
    text = f'rule A-1 "T"\n  require: {sentence}\nend rule'
    assert condition(sentence).spot(name).of(text).strip('"') == name

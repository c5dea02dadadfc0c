"""Rules that compare documents: what is kept of how they do it, and what they may ask."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.engine.demands import asks_for_mission, looks_across
from fairreview.language.store import digest_of
from fairreview.language.tree import Measured
from fairreview.model import across
from fairreview.model.condition import (
    Between,
    Bullet,
    Comparator,
    Compare,
    Condition,
    Contains,
    Group,
    Has,
    It,
    Number,
    OneOf,
    Present,
    Same,
    Scaled,
    SettingRef,
    Text,
    The,
    Theirs,
)
from fairreview.model.grouping import Grouping, Measure, MeasureName
from fairreview.model.phrase import measure_phrase, phrase
from fairreview.model.policy import Policy, Rule
from fairreview.model.summary import Standard, Summary
from fairreview.model.vocabulary import FAMILIES, KINDS, MARKS
from fairreview.report.explain import rule_lines
from fairreview.report.palette import PLAIN
from tests.syntax_cases import bare, block, condition
from tests.workshop import comparing, policy, rule

RATED = "measure: share where its rating is at least 4\n  require: the ratio is at least 80 %"
SETTINGS = "settings\n  - few is 30\nend settings\n"


def only(blocks: str) -> Rule:
    (found,) = policy(blocks).policy.rules
    return found


def requirement(body: str) -> Condition:
    found = only(comparing(f"grouped by: role\n  {body}")).require
    assert found is not None
    return found


def test_how_documents_are_grouped_and_measured_is_kept() -> None:
    body = f"grouped by: demographic-group\n  smallest group: setting few\n  {RATED}"
    kept = only(SETTINGS + comparing(body)).grouping
    share = Measure("share", Compare(It(("rating",)), "ge", Number(4.0)))
    assert bare(kept) == bare(Grouping(("demographic-group",), SettingRef("few"), share))


def test_several_kinds_can_be_compared() -> None:
    found = only(comparing("flag: any unplanned-criterion", "performance-plan, performance-review"))
    assert found.kinds == ("performance-plan", "performance-review")


def test_an_average_is_kept_with_what_it_is_of() -> None:
    kept = only(
        comparing("grouped by: unit\n  measure: average of its length\n  require: the gap is at most 0.5")
    )
    assert kept.grouping is not None
    assert bare(kept.grouping.measure) == bare(Measure("average", of=It(("length",))))
    assert bare(kept.require) == bare(Compare(Theirs(("gap",)), "le", Number(0.5)))


def test_the_digest_tells_how_documents_are_compared() -> None:
    digests = {
        digest_of(policy(comparing(f"grouped by: {by}\n  {measured}")).policy)
        for by in ("role", "unit", "role, unit")
        for measured in (RATED, RATED.replace("80 %", "90 %"), RATED.replace("at least 4", "at least 5"))
    }
    assert len(digests) == 9


def test_a_compiled_policy_is_read_back_with_its_groups() -> None:
    written = policy(comparing(f"grouped by: role\n  {RATED}")).policy
    assert msgspec.json.decode(msgspec.json.encode(written), type=Policy) == written


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("their criteria are the same", Same(Theirs(("criteria",)))),
        ("their rating is not the same", Same(Theirs(("rating",)))),
        ("their standard-levels are the same", Same(Theirs(("standard-levels",)))),
        ("their criteria's text is the same", Same(Theirs(("criteria", "text")))),
        (
            "their criteria's weight is the same in every performance-review",
            Same(Theirs(("criteria", "weight")), "performance-review"),
        ),
    ],
)
def test_groups_can_be_asked_whether_something_is_the_same(sentence: str, meant: Condition) -> None:
    found = requirement(f"require: {sentence}")
    assert bare(getattr(found, "inner", found)) == bare(meant)
    assert hasattr(found, "inner") == (" not " in sentence)


def test_figures_are_set_against_each_other_and_against_numbers() -> None:
    body = (
        "measure: share where its rating is at least 4\n  require any of:\n"
        "    - the lowest share is at least 80 % of the highest share\n"
        "    - the chance is more than 5 %\n    - the gap is less than 0.2"
    )
    found = requirement(body)
    assert isinstance(found, Group)
    assert [bare(part.condition) for part in found.parts] == [
        bare(
            Compare(
                Theirs(("lowest", "share")), "ge", Scaled(Number(80.0, "%"), Theirs(("highest", "share")))
            )
        ),
        bare(Compare(Theirs(("chance",)), "gt", Number(5.0, "%"))),
        bare(Compare(Theirs(("gap",)), "lt", Number(0.2))),
    ]


def test_a_word_of_a_pattern_may_still_be_called_gap() -> None:
    found = condition("the gap is negated")
    assert isinstance(getattr(found, "term", None), The)


@pytest.mark.parametrize(
    "asked",
    [
        'its status is one of "final", "mid-year"',
        'its kind is "performance-review"',
        "its rating is at least 4 and its length is less than 100 words",
        "its created is after 2026-01-01",
        "its reviewed is before its created",
        "its evidence is missing",
        "it has no next-steps",
        "it has a criterion",
        "it has at least 3 criteria",
        "its period is present",
        "it contains a finding of family personality",
        "it does not contain a finding of family evidence-free".replace("evidence-free", "vague"),
        "it contains at least 2 findings of family hedge per 100 words",
        "it contains more than 1 finding of rule T-1",
    ],
)
@pytest.mark.parametrize("place", ["where: {}", "measure: share where {}"])
def test_what_is_kept_of_a_document_can_be_asked(asked: str, place: str) -> None:
    measured = "" if place.startswith("measure") else "measure: share where its rating is at least 4\n  "
    written = place.format(asked)
    assert only(comparing(f"grouped by: role\n  {written}\n  {measured}require: the ratio is at least 80 %"))


@pytest.mark.parametrize(
    ("body", "across_documents"),
    [
        ("require: it has a criterion", False),
        ('require: it contains "cases"', False),
        ("for each: criterion\n  require: its objective is listed in mission-objectives", False),
    ],
)
def test_a_rule_on_one_document_is_not_one_that_compares(body: str, *, across_documents: bool) -> None:
    found = only(rule(f'{body}\n  say: "x"', kinds="performance-plan"))
    assert looks_across(found) is across_documents
    assert asks_for_mission(found, {}) is ("listed" in body)


def test_a_rule_on_objectives_that_asks_who_serves_them_needs_the_whole_set() -> None:
    body = 'for each: objective\n  require: it has at least 1 supporting-criterion\n  say: "{objective}"'
    found = only(rule(body, kinds="mission-plan"))
    assert found.grouping is None
    assert looks_across(found)
    plural = only(rule(body.replace("1 supporting-criterion", "2 supporting-criteria"), kinds="mission-plan"))
    assert isinstance(plural.require, Has)
    assert plural.require.noun == "supporting-criterion"


@pytest.mark.parametrize("mark", across.COMPARED, ids=lambda mark: mark.name)
def test_every_mark_across_documents_can_be_flagged(mark: across.ComparedMark) -> None:
    kinds = ", ".join(mark.kinds or KINDS)
    assert looks_across(only(comparing(f"flag: any {mark.name}", kinds)))
    assert set(mark.kinds) <= set(KINDS)
    assert mark.name not in {each.name for each in MARKS}


def test_what_may_be_asked_of_a_document_is_kept_of_it() -> None:
    called = {"standard-levels": "levels", "length": "words"}
    assert {called.get(name, name) for name in across.KEPT} <= set(Summary.__struct_fields__)
    parts = {"text": "words", "measure-source": "measure_source"}
    assert {parts.get(name, name) for name in across.KEPT_OF_PARTS} <= set(Standard.__struct_fields__)


def test_a_change_of_a_rule_that_compares_cannot_excuse_words() -> None:
    change = 'change rule T-1\n  because: "We say so."\n  unless: its status is "draft"\n  say: "{person}"\nend change\n'
    with pytest.raises(AssertionError, match=r"FR313.*FR205"):
        policy(comparing("grouped by: role\n  require: their scale is the same") + change)


numbers = st.integers(0, 999).map(lambda number: Number(float(number)))
names = st.sampled_from(["final", "GS-9", "Tax and duty"])
how = st.sampled_from(["ge", "le", "gt", "lt", "eq"]).map(lambda name: name)
its = st.sampled_from([name for name in across.KEPT if name != "kind"]).map(lambda name: It((name,)))


@st.composite
def compares(draw: st.DrawFn) -> Condition:
    how_: Comparator = draw(st.sampled_from(("ge", "le", "gt", "lt")))
    return Compare(draw(its), how_, draw(numbers))


findings = st.builds(
    Contains,
    st.just(It()),
    family=st.sampled_from(FAMILIES),
    how=st.sampled_from(("ge", "le", "gt", "lt")),
    count=st.integers(2, 9).map(float),
    per=st.sampled_from((0, 100)),
)
asked = st.one_of(
    compares(),
    findings,
    st.builds(Between, its, numbers, numbers),
    st.builds(OneOf, its, st.lists(names.map(Text), min_size=1, max_size=3).map(tuple)),
    st.builds(Present, its),
    st.builds(Contains, st.just(It()), finding=st.sampled_from(["A-1", "WORD-014"])),
)
joined = st.lists(asked, min_size=2, max_size=3).map(
    lambda parts: Group("all", tuple(Bullet(part) for part in parts))
)


@given(st.sampled_from(("share", "count")), st.one_of(asked, joined))
def test_a_measure_in_words_is_the_measure_again(what: MeasureName, where: Condition) -> None:
    measure = Measure(what, where)
    (clause,) = block(f'rule A-1 "T"\n  measure: {measure_phrase(measure)}\nend rule').clauses
    assert isinstance(clause, Measured)
    assert clause.condition is not None
    assert (clause.measure, bare(clause.condition)) == (what, bare(where))


@given(st.sampled_from(across.EXTREMES), st.sampled_from([*across.MEASURES]), numbers)
def test_figures_of_groups_in_words_are_those_figures_again(extreme: str, what: str, number: Number) -> None:
    figure = Compare(Theirs((extreme, what)), "ge", number)
    assert bare(condition(phrase(figure))) == bare(figure)


def test_the_page_of_a_rule_says_how_it_compares_documents() -> None:
    body = (
        'where: its status is "final"\n  grouped by: role, grade\n  smallest group: 30\n'
        "  measure: share where it contains at least 2 findings of family vague per 100 words\n"
        "  require: the ratio is at least 80 %"
    )
    page = "\n".join(rule_lines(only(comparing(body)), PLAIN))
    assert (
        "across documents\n"
        "  compares: performance-review\n"
        '  where: its status is exactly "final"\n'
        "  grouped by: role, grade\n"
        "  smallest group: 30\n"
        "  measures: share where it contains at least 2 findings of family vague per 100 words\n"
        "  run by: fairreview audit\n"
    ) in page
    assert "flags: repeated-id" in "\n".join(rule_lines(only(comparing("flag: any repeated-id")), PLAIN))


def test_the_page_of_a_rule_on_one_document_does_not_speak_of_several() -> None:
    alone = only(rule('flag: "guru"\n  say: "{word}"'))
    assert "across documents" not in "\n".join(rule_lines(alone, PLAIN))

from fairreview.model.example import DocumentExample, LineExample
from fairreview.model.outcome import ExampleResult, Trace
from fairreview.model.policy import FixTemplate, Rule, Source
from fairreview.report.explain import rule_lines, trace_lines
from fairreview.report.palette import PLAIN
from fairreview.report.policy import coverage_lines, example_lines, example_summary, rule_rows
from fairreview.text import Span
from tests.golden import expected

_RULE = Rule(
    id="AGE-900",
    title="A team is called young",
    name="young-team",
    family="age",
    severity="error",
    kinds=("job-description",),
    jurisdictions=("general", "us-federal"),
    effective=("2026-01-01", ""),
    owner="Tide office",
    because=(
        "Calling a team young tells older applicants that they would stand out, "
        "and says nothing about the work that the team does."
    ),
    sources=(
        Source(title="29 CFR 1625.4", section="(a)", address="https://example.org", retrieved="2026-08-30"),
    ),
    say="“{words}” speaks of age",
    suggest=("Say what the team does.",),
    fix=FixTemplate(how="replace", applicability="unsafe", text="friendly"),
    examples=(
        LineExample(
            expect="fails",
            text="Join our young\nteam of youthful folk.",
            marked=(Span(9, 19), Span(23, 31)),
            becomes="Join our team.",
        ),
        LineExample(expect="passes", text="The Young Women's Trust is a partner."),
        LineExample(expect="miss", text="We are all under thirty."),
        LineExample(expect="alarm", text="A young wine is served."),
        DocumentExample(title="a whole advert", expect=("speaks of age",)),
    ),
    pack="fairreview.wording",
)


def test_the_page_of_a_rule_looks_as_it_should() -> None:
    written, wanted = expected("rule.txt", rule_lines(_RULE, PLAIN))
    assert written == wanted


def test_a_rule_with_little_to_say_has_no_empty_headings() -> None:
    lines = list(rule_lines(Rule(id="A-1", title="T"), PLAIN))
    assert "why" not in lines
    assert "in force" in lines


def test_what_fired_is_told_before_what_did_not() -> None:
    traces = (
        Trace(rule="A-1", title="one", outcome="not applicable"),
        Trace(rule="A-2", title="two", outcome="excused", why="it is inside a quotation", text="young"),
        Trace(rule="A-3", title="three", outcome="fired", text="young\nteam"),
    )
    written, wanted = expected("trace.txt", trace_lines("a.md:3", traces, PLAIN))
    assert written == wanted


def test_a_place_no_rule_looks_at_says_so() -> None:
    assert list(trace_lines("a.md:3", (), PLAIN)) == ["a.md:3", "no rule looks here"]


def test_only_examples_that_are_not_right_are_told() -> None:
    results = [
        ExampleResult(rule="A-1", kind="fails", outcome="right"),
        ExampleResult(rule="A-1", kind="passes", outcome="wrong", why="it fired", path="a.policy", line=9),
        ExampleResult(rule="A-2", kind="example", outcome="not run", why="it has rows"),
    ]
    assert list(example_lines(results, PLAIN)) == [
        "a.policy:9: wrong: A-1 `passes`: it fired",
        "not run: A-2 `example`: it has rows",
    ]
    assert example_summary(results) == "3 examples of 2 rules: 1 right, 1 wrong, 1 not run"
    assert list(coverage_lines(["AGE-900: 3 of 4 entries"], PLAIN)) == ["coverage: AGE-900: 3 of 4 entries"]


def test_rules_are_listed_in_columns() -> None:
    rows = list(rule_rows([_RULE, Rule(id="B-1", title="T", name="b", family="vague")], PLAIN))
    assert rows == [
        "AGE-900  error    age    young-team  job-description",
        "B-1      warning  vague  b",
    ]
    assert list(rule_rows([], PLAIN)) == []

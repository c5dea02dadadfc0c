"""Links of criteria to objectives by identifier: every spelling, and those that lead nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairreview.model.document import Document
from fairreview.model.mission import Objective, objectives_in
from fairreview.nlp.links import DocumentLinks, KnownObjectives
from fairreview.nlp.references import references
from fairreview.readers.files import read_text
from fairreview.readers.record import Json, document_of
from fairreview.readers.shape import with_kind

LETTERED = (
    Objective("Decide claims quickly", "Decide claims quickly", "M1"),
    Objective("Help people reach us", "Help people reach us", "M2", status="Retired in 2025"),
    Objective("Pay nobody too much", "Pay nobody too much", "M3"),
)
NUMBERED = tuple(
    Objective(each.title, each.words, number)
    for each, number in zip(LETTERED, ("1", "1.2", "3"), strict=True)
)


def links(text: str, objectives: tuple[Objective, ...] = LETTERED) -> DocumentLinks:
    document = with_kind(read_text(text), "performance-plan", estimated=False)
    return DocumentLinks(document, KnownObjectives(objectives))


def named(text: str, objectives: tuple[Objective, ...] = LETTERED) -> list[str]:
    found = links(text, objectives)
    return [each.id for each in found.named(found._document.criteria[-1].span)]


def unlisted(text: str, objectives: tuple[Objective, ...] = LETTERED) -> list[str]:
    found = links(text, objectives)
    return list(found.unlisted(found._document.criteria[-1].span))


@pytest.mark.parametrize(
    "words",
    ["supports M3", "(M3)", "[M-3]", "serves m3", "in line with Objective M3", "strategic objective 3", "Objective no. 3",
     "contributes to goal 3", "supports M 3", "(see objective #3)", "advances SO 3"],
)  # fmt: skip
def test_an_identifier_is_known_however_it_is_spelt(words: str) -> None:
    assert named(f"- Sort the post by nine {words}") == ["M3"]
    assert unlisted(f"- Sort the post by nine {words}") == []


def test_several_identifiers_are_several_links() -> None:
    assert named("- Sort the post (supports M1 and M3)") == ["M1", "M3"]
    assert named("- Sort the post, in support of objectives 1, 2 and 3") == ["M1", "M2", "M3"]


def test_plain_numbers_name_objectives_after_a_leading_word_alone() -> None:
    assert named("- Sort the post (supports Objective 1.2)", NUMBERED) == ["1.2"]
    assert named("- Sort 3 bags of post in 1.2 hours", NUMBERED) == []


def test_a_field_and_a_labelled_line_name_an_objective() -> None:
    assert named("- Sort the post\n  Objective: M3") == ["M3"]
    values: dict[str, Json] = {
        "kind": "performance-plan",
        "criteria": [{"text": "Sort the post", "objective": "Pay nobody too much."}],
    }
    document = document_of(values, Document("plan", ""))
    found = DocumentLinks(document, KnownObjectives(LETTERED))
    assert [each.id for each in found.named(document.criteria[0].span)] == ["M3"]


def test_a_heading_with_an_objective_counts_for_what_stands_below() -> None:
    assert named("# Objective 3: nobody paid too much\n\n- Sort the post") == ["M3"]
    assert named("# Goal 3: customer service\n\n- Sort the post") == []


def test_the_number_of_the_criterion_itself_is_no_link() -> None:
    assert named("- Goal 3: sort the post") == []
    assert unlisted("- Goal 9: sort the post") == []


@pytest.mark.parametrize(
    "words",
    ["supports M9", "(M9)", "supports Objective 7", "aligned with goal 12", "in line with Objective B"],
)
def test_an_identifier_that_no_plan_lists_is_told(words: str) -> None:
    assert len(unlisted(f"- Sort the post by nine {words}")) == 1


@pytest.mark.parametrize(
    "words",
    ["Cut the goal of 7 % to 5 %", "Answer form B12 by post", "Keep A4 paper in stock", "Widen the M25 at two places",
     "Reach the outcome in 5 days", "Support grade 9 pupils"],
)  # fmt: skip
def test_what_only_looks_like_an_identifier_is_let_be(words: str) -> None:
    assert unlisted(f"- {words}") == []


def test_without_a_mission_plan_nothing_is_unlisted() -> None:
    assert unlisted("- Sort the post (supports M9)", ()) == []


def test_the_status_says_whether_an_objective_is_over() -> None:
    assert [each.is_over for each in LETTERED] == [False, True, False]
    assert Objective("x", status="no longer in force").is_over
    assert not Objective("x", status="in force until 2028").is_over


def test_the_numbers_of_two_lists_are_no_identifiers() -> None:
    text = "# Ours\n\n## For families\n\n1. Safe swings\n2. Clean lakes\n\n## For staff\n\n1. Safe tools\n"
    document = with_kind(read_text(text), "mission-plan", estimated=False)
    assert [(each.id, each.title) for each in objectives_in(document)] == [
        ("", "Safe swings"), ("2", "Clean lakes"), ("", "Safe tools"),
    ]  # fmt: skip


def test_title_and_words_leave_the_identifier_out() -> None:
    text = "## Objective M1: Decide claims quickly\n\nMeasure: days to decide\n\nStatus: in force\n"
    document = with_kind(read_text(text), "mission-plan", estimated=False)
    (objective,) = objectives_in(document)
    assert (objective.id, objective.title, objective.status) == ("M1", "Decide claims quickly", "in force")
    assert "days to decide" in objective.words
    assert "in force" not in objective.words
    assert "M1" not in objective.words


@given(st.text(alphabet=st.sampled_from("MSO ob123.,-()[]andgoalsV\n%"), max_size=200))
def test_references_are_where_they_say(text: str) -> None:
    found = list(references(text))
    assert [each.start for each in found] == sorted({each.start for each in found})
    for each in found:
        assert text[each.start : each.start + len(each.text)] == each.text

"""Likeness of meaning: what its confidence promises, measured on pairs that people judged."""

import time
from collections import Counter
from functools import cache
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools.calibrate_links import TARGET, cross_validated, fit
from tools.links import Told, found_share, judged, pairs_of, plans_of, reliability, told

from fairreview.model.mission import LINKED_FROM
from fairreview.nlp.likeness import FEATURES, Weights, load

OBJECTIVES = (
    "Decide claims for benefit quickly and correctly",
    "Help people reach us by telephone",
    "Keep personal files safe",
)


@cache
def weights() -> Weights:
    return msgspec.json.decode(TARGET.read_bytes(), type=Weights)


@cache
def held_back() -> list[Told]:
    return [
        told(each, weights()) for each in judged(pairs_of("held-back-pairs"), plans_of("held-back-plans"))
    ]


def test_the_pairs_are_what_their_readme_says() -> None:
    pairs, spare = pairs_of("pairs"), pairs_of("held-back-pairs")
    assert (len(pairs), len(spare)) == (420, 60)
    for some in (pairs, spare):
        counted = Counter(pair.right for pair in some)
        assert counted[True] == counted[False]
        assert sum(bool(pair.near) for pair in some) >= counted[False] / 2
    assert not {pair.plan for pair in pairs} & {pair.plan for pair in spare}
    assert len({pair.criterion for pair in (*pairs, *spare)}) == 480


def test_every_pair_names_an_objective_of_its_plan() -> None:
    for name in ("", "held-back-"):
        plans = plans_of(f"{name}plans")
        for pair in pairs_of(f"{name}pairs"):
            assert {pair.objective, *pair.serves} <= plans[pair.plan].keys(), pair.id


def test_what_is_told_from_75_percent_on_is_right_that_often_on_pairs_held_back() -> None:
    *_, (low, _, count, right) = reliability(held_back())
    assert low == LINKED_FROM
    assert count >= 6
    assert right / count >= 0.65
    assert found_share(held_back()) >= 0.2


def test_a_link_told_as_unlikely_is_seldom_right() -> None:
    (_, _, count, right), *_ = reliability(held_back())
    assert right / count <= 0.25


def test_cross_validation_by_plan_keeps_the_promise_and_the_shipped_weights_are_those_fitted() -> None:
    examples = judged(pairs_of("pairs"), plans_of("plans"))
    *_, (_, _, count, right) = reliability(cross_validated(examples))
    assert right / count >= 0.75
    again = fit(examples)
    assert again.weights == pytest.approx(weights().weights, abs=0.01)
    assert again.share_bias == pytest.approx(weights().share_bias, abs=0.01)
    assert len(again.weights) == len(FEATURES)


def test_a_criterion_in_the_words_of_an_objective_is_close_to_it() -> None:
    found = load().best("Decide benefit claims correctly, with fewer than 4 % changed on appeal", OBJECTIVES)
    assert found is not None
    assert (found[0], found[1] >= LINKED_FROM) == (0, True)


def test_words_that_say_nothing_and_too_few_objectives_give_no_answer() -> None:
    assert load().best("Do it in the first quarter", OBJECTIVES) is None
    assert load().best("", OBJECTIVES) is None
    assert load().best("Decide claims", OBJECTIVES[:2]) is None
    assert load().best("Decide claims", ()) is None


def test_objectives_without_words_are_never_the_closest_by_accident() -> None:
    found = load().best("Decide claims", ("", "2027", "the and"))
    assert found is not None
    assert found[1] < LINKED_FROM


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=40), max_size=6), st.randoms(use_true_random=False))
def test_any_text_gives_a_share_and_the_order_of_the_others_does_not_matter(
    words: str, among: list[str], chance: Random
) -> None:
    found = load().best(words, among)
    assert found is None or (0 <= found[0] < len(among) and 0 <= found[1] <= 1)
    if found is None or len(set(among)) < len(among):
        return
    mixed = list(among)
    chance.shuffle(mixed)
    again = load().best(words, mixed)
    assert again is not None
    assert again[1] == pytest.approx(found[1], abs=1e-3)


def test_a_very_long_criterion_costs_no_more_than_its_first_words() -> None:
    begun = time.process_time()
    load().best("ununun" * 50_000 + " claim benefit" * 200_000, OBJECTIVES)
    assert time.process_time() - begun < 2


def test_20_objectives_and_200_criteria_take_seconds_at_most() -> None:
    plans = plans_of("plans")
    among = [words for plan in plans.values() for words in plan.values()][:20]
    criteria = [pair.criterion for pair in pairs_of("pairs")][:200]
    begun = time.process_time()
    for criterion in criteria:
        load().best(criterion, among)
    assert time.process_time() - begun < 5

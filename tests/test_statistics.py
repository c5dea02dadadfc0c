"""The statistics of groups, beside statsmodels and scipy and beside published examples."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.meta_analysis import effectsize_smd
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from fairreview.audit.corrections import corrected
from fairreview.audit.means import average, gap
from fairreview.audit.shares import Share, compare, interval
from fairreview.audit.small_groups import hidden_groups

shares = st.integers(2, 400).flatmap(lambda of: st.builds(Share, st.integers(0, of), st.just(of)))


def test_the_worked_example_of_the_uniform_guidelines() -> None:
    """Questions and answers on the Uniform Guidelines, 44 FR 11996 (1979), question 12."""
    white, black = Share(48, 80), Share(12, 40)
    found = compare(black, white)
    assert found.ratio == pytest.approx(0.5)
    assert found.is_below_four_fifths


def test_the_line_itself_is_not_below_the_line() -> None:
    assert not compare(Share(48, 100), Share(60, 100)).is_below_four_fifths
    assert compare(Share(47, 100), Share(60, 100)).is_below_four_fifths


def test_nobody_anywhere_has_no_ratio() -> None:
    found = compare(Share(0, 40), Share(0, 50))
    assert (found.ratio, found.ratio_interval, found.is_below_four_fifths, found.p) == (
        None,
        None,
        False,
        1.0,
    )


def test_counts_that_cannot_be_are_refused() -> None:
    for hits, of in ((3, 2), (-1, 2), (0, 0)):
        with pytest.raises(ValueError, match="is no share"):
            Share(hits, of)


@given(shares)
def test_the_interval_of_a_share_is_wilsons(share: Share) -> None:
    low, high = proportion_confint(share.hits, share.of, method="wilson")
    found = interval(share)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@given(shares, shares)
def test_the_interval_of_a_difference_is_newcombes(one: Share, other: Share) -> None:
    low, high = confint_proportions_2indep(
        one.hits, one.of, other.hits, other.of, method="newcomb", compare="diff"
    )
    found = compare(one, other).difference_interval
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@given(
    st.builds(lambda hits, more: Share(hits, hits + more), st.integers(1, 99), st.integers(1, 99)),
    st.builds(lambda hits, more: Share(hits, hits + more), st.integers(1, 99), st.integers(1, 99)),
)
def test_the_interval_of_a_ratio_is_that_of_its_logarithm(one: Share, other: Share) -> None:
    low, high = confint_proportions_2indep(
        one.hits, one.of, other.hits, other.of, method="log", compare="ratio"
    )
    found = compare(one, other).ratio_interval
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-9)


@given(shares, shares)
def test_the_exact_test_is_fishers(one: Share, other: Share) -> None:
    table = [[one.hits, one.of - one.hits], [other.hits, other.of - other.hits]]
    assert compare(one, other).p == pytest.approx(stats.fisher_exact(table)[1])


@given(shares, shares)
def test_every_figure_is_finite_and_its_interval_holds_it(one: Share, other: Share) -> None:
    found = compare(one, other)
    inside = found.difference_interval
    assert inside.low - 1e-9 <= found.difference <= inside.high + 1e-9
    if found.ratio_interval is not None and one.hits:
        assert found.ratio is not None
        assert found.ratio_interval.low <= found.ratio * (1 + 1e-9)
        assert math.isfinite(found.ratio_interval.high)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_many_comparisons_are_corrected_by_holm(probabilities: list[float]) -> None:
    assert corrected(probabilities) == pytest.approx(multipletests(probabilities, method="holm")[1])


ONE = [3.0, 4, 3, 5, 4, 4, 2, 5, 3, 4, 4, 3]
OTHER = [2.0, 3, 3, 2, 4, 3, 2, 3, 3, 2]


def test_an_average_has_students_interval() -> None:
    low, high = DescrStatsW(ONE).tconfint_mean()
    found = average(ONE)
    assert found.interval is not None
    assert (found.mean, found.interval.low, found.interval.high) == pytest.approx((sum(ONE) / 12, low, high))


def test_a_gap_has_welchs_interval_and_hedges_effect() -> None:
    found = gap(ONE, OTHER)
    low, high = CompareMeans(DescrStatsW(ONE), DescrStatsW(OTHER)).tconfint_diff(usevar="unequal")
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high))
    deviations = [DescrStatsW(values, ddof=1).std for values in (ONE, OTHER)]
    effect, _ = effectsize_smd(sum(ONE) / 12, deviations[0], 12, sum(OTHER) / 10, deviations[1], 10)
    assert found.effect == pytest.approx(effect)


def test_a_gap_is_as_likely_as_shuffled_labels_make_it() -> None:
    assert gap(ONE, OTHER).p == gap(ONE, OTHER).p
    exact = stats.permutation_test(
        (ONE, OTHER),
        lambda a, b, axis: a.mean(axis=axis) - b.mean(axis=axis),
        vectorized=True,
        n_resamples=math.inf,
    ).pvalue
    assert gap(ONE, OTHER).p == pytest.approx(exact, abs=0.01)


def test_values_without_spread_have_no_effect_size() -> None:
    assert gap([3.0, 3, 3], [3.0, 3]).p == 1.0
    assert gap([3.0, 3, 3], [3.0, 3]).effect is None


def test_large_groups_are_compared_by_welchs_test() -> None:
    one, other = [float(value % 5) for value in range(3000)], [float(value % 4) for value in range(2000)]
    assert gap(one, other).p == pytest.approx(stats.ttest_ind(one, other, equal_var=False).pvalue)


def people(*sizes: int) -> dict[str, frozenset[int]]:
    found, first = {}, 0
    for number, size in enumerate(sizes):
        found["abcdefg"[number]] = frozenset(range(first, first + size))
        first += size
    return found


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ((40, 50, 60), ""),
        ((40, 50, 4), "abc"),
        ((40, 50, 60, 4), "ad"),
        ((40, 50, 60, 4, 7), "ade"),
        ((40, 50, 60, 20, 25), "de"),
        ((4, 5), "ab"),
    ],
)
def test_a_small_group_is_hidden_with_what_would_give_it_away(sizes: tuple[int, ...], hidden: str) -> None:
    assert hidden_groups({"x": people(*sizes)}, 30) == {"x": frozenset(hidden)}


def test_a_group_is_not_worked_out_from_a_wider_one() -> None:
    wide = {"north": frozenset(range(100)), "south": frozenset(range(100, 200))}
    narrow = {
        "n1": frozenset(range(60)),
        "n2": frozenset(range(60, 97)),
        "s1": frozenset(range(100, 160)),
        "s2": frozenset(range(160, 200)),
    }
    hidden = hidden_groups({"wide": wide, "narrow": narrow}, 10)
    assert "n2" in hidden["narrow"]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=7), st.integers(2, 40))
def test_what_is_hidden_is_never_a_few_people(sizes: list[int], smallest: int) -> None:
    groups = people(*sizes)
    hidden = hidden_groups({"x": groups}, smallest)["x"]
    assert all(len(groups[name]) >= smallest for name in groups if name not in hidden)
    together = sum(len(groups[name]) for name in hidden)
    assert not hidden or hidden == set(groups) or (len(hidden) >= 2 and together >= smallest)

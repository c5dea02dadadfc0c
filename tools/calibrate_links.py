"""Fits how sure links by likeness are, on the judged pairs, and says how right they turn out to be.

    python -m tools.calibrate_links          # fit, report, write the coefficients into the package
    python -m tools.calibrate_links --check  # report only: the shipped coefficients on the pairs held back

Two small logistic regressions: one scores a criterion with an objective, the other turns the best score and
its lead over the second best into the share of right links. Plans are kept whole in cross-validation, so
that nothing is learnt from the plan a link is tested on.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from scipy.optimize import minimize
from tools.links import Judged, Told, found_share, judged, pairs_of, plans_of, reliability, told

from fairreview.nlp.likeness import Weights, scores

TARGET = Path(__file__).resolve().parents[1] / "src" / "fairreview" / "nlp" / "likeness.json"
SEED = 20261122
FOLDS = 10
ROUNDS = 5
_SHRINK = 2.0
_SHRINK_SHARE = 0.1
_DIGITS = 5
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def fit(examples: Sequence[Judged]) -> Weights:
    """Return the coefficients learnt from judged criteria."""
    rows = np.vstack([each.features for each in examples])
    right = np.concatenate([each.serves for each in examples]).astype(np.float64)
    means, scales = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    bias, *weights = _logistic((rows - means) / scales, right, _SHRINK)
    first = Weights(_short(means), _short(scales), _short(weights), round(bias, _DIGITS), 0.0, 0.0, 0.0)
    leads, hits = [], []
    for each in examples:
        found = scores(each.features, first)
        order = np.argsort(-found, kind="stable")
        leads.append((found[order[0]], found[order[0]] - found[order[1]]))
        hits.append(float(each.serves[order[0]]))
    share = _short(_logistic(np.array(leads), np.array(hits), _SHRINK_SHARE, rises=True))
    return msgspec.structs.replace(first, share_bias=share[0], share_score=share[1], share_lead=share[2])


def _logistic(rows: Floats, right: Floats, shrink: float, *, rises: bool = False) -> list[float]:
    """Fit a regression; one that `rises` has no weight below zero: what speaks for a link never lowers it."""
    wide = np.c_[np.ones(len(rows)), rows]

    def loss(found: Floats) -> tuple[float, Floats]:
        logits = wide @ found
        value = (np.logaddexp(0, logits) - right * logits).sum() + shrink * (found[1:] ** 2).sum() / 2
        slope = wide.T @ (1 / (1 + np.exp(-logits)) - right)
        slope[1:] += shrink * found[1:]
        return float(value), slope

    bounds = [(None, None), *[(0, None) if rises else (None, None) for _ in rows[0]]]
    fitted = minimize(loss, np.zeros(wide.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds)
    return [float(each) for each in fitted.x]


def _short(numbers: Sequence[float] | Floats) -> tuple[float, ...]:
    return tuple(round(float(each), _DIGITS) for each in numbers)


def cross_validated(examples: Sequence[Judged]) -> list[Told]:
    """Return what is told of each criterion by what was learnt from other plans, several times over."""
    chance = np.random.default_rng(SEED)
    plans = sorted({each.plan for each in examples})
    links: list[Told] = []
    for _ in range(ROUNDS):
        order = [plans[place] for place in chance.permutation(len(plans))]
        for fold in range(FOLDS):
            left_out = set(order[fold::FOLDS])
            weights = fit([each for each in examples if each.plan not in left_out])
            links += [told(each, weights) for each in examples if each.plan in left_out]
    return links


def _report(title: str, links: Sequence[Told], rounds: int = 1) -> None:
    findable = sum(each.findable for each in links) // rounds
    print(f"\n{title}: {len(links) // rounds} criteria, {findable} serve an objective")
    print(f"{'share told':>14} {'links':>7} {'right':>7}")
    for low, high, count, right in reliability(links):
        share = f"{right / count:.0%}" if count else "-"
        print(f"{low:>7.0%}-{high:.0%} {count / rounds:>9.0f} {share:>7}")
    print(f"found at 75 %: {found_share(links):.0%} of the links that were to be found")


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="change nothing")
    if parser.parse_args().check:
        weights = msgspec.json.decode(TARGET.read_bytes(), type=Weights)
    else:
        examples = judged(pairs_of("pairs"), plans_of("plans"))
        _report("cross-validated by plan", cross_validated(examples), ROUNDS)
        weights = fit(examples)
        TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    held_back = judged(pairs_of("held-back-pairs"), plans_of("held-back-plans"))
    _report("held back", [told(each, weights) for each in held_back])


if __name__ == "__main__":
    main()

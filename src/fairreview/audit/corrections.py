"""What many comparisons do to a probability."""

from collections.abc import Sequence


def corrected(probabilities: Sequence[float], among: int | None = None) -> list[float]:
    """Return probabilities corrected for many comparisons by Holm's method (Holm 1979), in the same order.

    The chance of even one false alarm among them then stays under the stated level. `among` is how many
    comparisons they were chosen from, where that is more than are given.
    """
    made = max(among or 0, len(probabilities))
    order = sorted(range(len(probabilities)), key=lambda place: probabilities[place])
    found = [1.0] * len(probabilities)
    highest = 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (made - rank) * probabilities[place]))
        found[place] = highest
    return found

"""Which groups are too small to be shown, and which others would give them away."""

from collections.abc import Mapping

# The documents of each group of one attribute.
Groups = Mapping[str, frozenset[int]]


def hidden_groups(members: Mapping[str, Groups], smallest: int) -> dict[str, frozenset[str]]:
    """Return, for each attribute, the groups that must not be shown.

    `members` gives the documents of each group of each attribute. A group under `smallest` is hidden, and
    so are as many others as it takes that no hidden one can be worked out: from the total of its attribute,
    or from a group of another attribute that holds several of its own.
    """
    hidden = {name: _small(groups, smallest) for name, groups in members.items()}
    while True:
        more = {name: _enough(groups, hidden[name], smallest) for name, groups in members.items()}
        nested = _nested(members, more, smallest)
        if nested == hidden:
            return {name: frozenset(groups) for name, groups in hidden.items()}
        hidden = nested


def _small(groups: Groups, smallest: int) -> set[str]:
    return {name for name, people in groups.items() if len(people) < smallest}


def _enough(groups: Groups, hidden: set[str], smallest: int) -> set[str]:
    """Hide more groups, the smallest first, until what is hidden cannot be told from the total."""
    found = set(hidden)
    shown = sorted((name for name in groups if name not in found), key=lambda name: (len(groups[name]), name))
    while found and shown and (len(found) < 2 or sum(len(groups[name]) for name in found) < smallest):
        found.add(shown.pop(0))
    return found if len(shown) != 1 or not found else set(groups)


def _nested(
    members: Mapping[str, Groups], hidden: Mapping[str, set[str]], smallest: int
) -> dict[str, set[str]]:
    """Hide groups whose sum, taken from a shown group that holds them all, would leave too few people."""
    found = {name: set(groups) for name, groups in hidden.items()}
    for outer, groups in members.items():
        for around in (people for name, people in groups.items() if name not in hidden[outer]):
            for inner in members:
                if inner != outer:
                    _keep_apart(around, members[inner], found[inner], smallest)
    return found


def _keep_apart(around: frozenset[int], groups: Groups, hidden: set[str], smallest: int) -> None:
    inside = sorted(
        (name for name, people in groups.items() if name not in hidden and people <= around),
        key=lambda name: (len(groups[name]), name),
    )
    while inside and 0 < len(around) - sum(len(groups[name]) for name in inside) < smallest:
        hidden.add(inside.pop(0))

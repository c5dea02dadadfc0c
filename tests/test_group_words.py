"""The word lists of protected groups: what one ground lists, the list of all grounds holds too."""

import pytest

from fairreview import load_policy
from fairreview.model.policy import Lexicon

GROUNDS = (
    "women-and-men",
    "old-and-young",
    "peoples",
    "believers",
    "people-by-health",
    "mothers-and-fathers",
    "lesbian-gay-and-trans",
)


def words_of(name: str) -> set[str]:
    lexicons: dict[str, Lexicon] = {each.name: each for each in load_policy().policy.lexicons}
    return {form.text for entry in lexicons[name].entries for form in entry.forms}


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_word_of_a_ground_is_among_the_protected_groups(ground: str) -> None:
    assert words_of(ground) <= words_of("protected-groups")


def test_the_protected_groups_hold_nothing_that_no_ground_lists() -> None:
    listed = set[str]().union(*(words_of(ground) for ground in GROUNDS))
    assert words_of("protected-groups") <= listed

"""A pattern may be flagged as a whole, and not only by one of its named words."""

from tests.workshop import flagged, rule

PATTERN = """
pattern empty-praise
  shape "great work" in order:
    - "great", "good"
    - up to 1 words
    - "work", "job"
end pattern
"""


def test_any_match_flags_all_the_words_of_a_shape() -> None:
    policy = PATTERN + rule('flag: any match in pattern empty-praise\n  say: "“{words}” says little"\n')
    assert flagged(policy, "She did great desk work in May.") == ["great desk work"]

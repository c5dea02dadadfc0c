"""A text without anything like it among others: said seldom, and right nine times in ten."""

import json
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from fairreview.nlp.likeness import load, words_in

CORPUS = Path(__file__).resolve().parents[1] / "corpora" / "links" / "duties.jsonl"


def judged() -> Iterator[tuple[str, list[str], bool]]:
    """Yield each criterion with the duties, and each duty with the criteria: has it one of them?"""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        role = json.loads(line)
        criteria = [each["words"] for each in role["criteria"]]
        done = {each["duty"] for each in role["criteria"]}
        for each in role["criteria"]:
            yield each["words"], role["duties"], each["duty"] is not None
        for place, duty in enumerate(role["duties"]):
            yield duty, criteria, place in done


def test_at_most_one_in_ten_texts_that_are_said_to_stand_alone_has_one_like_it() -> None:
    said = [has_one for words, among, has_one in judged() if load().apart(words, among)]
    assert len(said) >= 20
    assert sum(said) <= len(said) / 10


def test_loose_words_for_one_thing_are_not_called_apart() -> None:
    duties = ["Finds and mends leaks in the main pipes", "Reads and changes meters"]
    assert not load().apart("Hours from the report of a leak to the repair", duties)
    assert load().apart("Visitors welcomed with home-made cake", ["Catalogue maps and letters"])


def test_where_there_are_no_words_to_go_by_nothing_is_said() -> None:
    assert not load().apart("… 12 %", ["Reads meters"])
    assert not load().apart("Reads meters", ["", "…"])
    assert not load().apart("Reads meters", [])


texts = st.text(alphabet="abcdefghij .", max_size=40)


@settings(deadline=None)
@given(texts, st.lists(texts, max_size=5), texts)
def test_more_texts_to_choose_from_never_make_one_stand_alone(
    words: str, among: list[str], another: str
) -> None:
    likeness = load()
    if likeness.apart(words, [*among, another]):
        assert all(likeness.apart(words, [each]) for each in among if words_in(each))
    assert not likeness.apart(words, [*among, words])

import pytest

from fairreview.model.condition import Contains, It, The
from fairreview.model.phrase import phrase
from tests.syntax_cases import bare, condition
from tests.workshop import findings, flagged, rule

LEXICON = """
lexicon loud-words
  entries:
    - "loud", "very loud", "noisy"
    - "bang" unless it is part of "bang on time"
end lexicon
lexicon still-words
  entries:
    - "quiet", "calm"
end lexicon
"""
FLAG = 'flag: any word in lexicon loud-words\n  say: "“{word}” is loud"\n'


def counted(asked: str) -> str:
    return LEXICON + rule(f"{FLAG}  only when: the document contains {asked}")


@pytest.mark.parametrize(
    ("asked", "meaning"),
    [
        (
            "at least 2 phrases in lexicon l per 100 words",
            Contains(It(), lexicon="l", how="ge", count=2, per=100),
        ),
        (
            "less than 1.5 words in lexicon l per 50 words",
            Contains(It(), lexicon="l", how="lt", count=1.5, per=50),
        ),
        ("exactly 3 phrases in lexicon l", Contains(It(), lexicon="l", how="eq", count=3)),
    ],
)
def test_a_count_of_phrases_is_read(asked: str, meaning: Contains) -> None:
    assert bare(condition(f"it contains {asked}")) == bare(meaning)


def test_phrases_are_counted_in_the_place_that_is_named() -> None:
    blocks = counted("at least 2 phrases in lexicon loud-words")
    assert flagged(blocks, "A loud bell.\n\nA noisy gate.") == ["loud", "noisy"]
    assert flagged(blocks, "A loud bell.\n\nA green gate.") == []


def test_phrases_are_set_against_the_length_of_the_place() -> None:
    blocks = counted("at least 10 phrases in lexicon loud-words per 100 words")
    assert flagged(blocks, "One loud bell and one wooden gate stand here today.") == ["loud"]
    assert flagged(blocks, "One loud bell and one wooden gate stand here to this very day.") == []


def test_phrases_that_overlap_count_as_one() -> None:
    assert flagged(counted("at least 2 phrases in lexicon loud-words"), "A very loud bell.") == []


def test_phrases_that_their_entry_excuses_do_not_count() -> None:
    blocks = counted("at least 2 phrases in lexicon loud-words")
    assert flagged(blocks, "A noisy bell rings bang on time.") == []
    assert flagged(blocks, "A noisy bell rings: bang!") == ["noisy", "bang"]


def test_an_upper_limit_holds_where_there_are_none() -> None:
    blocks = counted("less than 1 phrases in lexicon still-words per 100 words")
    assert flagged(blocks, "A loud bell.") == ["loud"]
    assert flagged(blocks, "A loud bell in a quiet yard.") == []


def test_a_count_of_phrases_can_be_asked_of_a_whole_document() -> None:
    body = """for each: document
  require: it contains at most 1 phrases in lexicon loud-words
  say: "too loud" """
    assert len(findings(LEXICON + rule(body), "A loud bell.\n\nA noisy gate.")) == 1
    assert findings(LEXICON + rule(body), "A loud bell.\n\nA green gate.") == []


def test_a_count_of_phrases_is_said_in_words() -> None:
    asked = Contains(The(("document",)), lexicon="loud-words", how="ge", count=2, per=100)
    assert phrase(asked) == "the document contains at least 2 phrases in lexicon loud-words per 100 words"
    plain = Contains(The(("document",)), lexicon="loud-words", how="lt", count=3)
    assert phrase(plain) == "the document contains less than 3 phrases in lexicon loud-words"

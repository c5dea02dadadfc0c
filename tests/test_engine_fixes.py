import msgspec
import pytest

from fairreview.api.reviewer import Reviewer
from fairreview.readers.files import read_text
from tests.workshop import policy, rule

LEXICON = """
lexicon grand-words
  entries:
    - "ninja" suggest "expert", "specialist"
    - any form of "aggressive" suggest "proactive"
end lexicon
"""


def fixed(body: str, text: str, *, unsafe: bool = True) -> str:
    loaded = policy(LEXICON + rule(f'flag: any word in lexicon grand-words\n  say: "{{word}}"\n  {body}'))
    document = msgspec.structs.replace(read_text(text), kind="job-description")
    reviewer = Reviewer(loaded)
    (reviewed,) = reviewer.review_each([document])
    return reviewer.fixed(reviewed, unsafe=unsafe).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We need an aggressive ninja here.", "We need a proactive expert here."),
        ("Ninja wanted.", "Expert wanted."),
        ("A ninja and a ninja.", "An expert and an expert."),
        ("Data ninja.", "Data expert."),
    ],
)
def test_a_replacement_keeps_capitals_and_mends_the_article(text: str, expected: str) -> None:
    assert fixed('fix: replace it with "{first-suggestion}" after review', text) == expected


def test_a_deletion_leaves_single_spaces() -> None:
    assert fixed("fix: delete it automatically", "An aggressive clerk.", unsafe=False) == "An clerk."


def test_a_fix_that_needs_a_look_is_not_applied_unasked() -> None:
    text = "We need a ninja."
    assert fixed('fix: replace it with "{first-suggestion}" after review', text, unsafe=False) == text
    assert fixed('fix: replace it with "{first-suggestion}"', text, unsafe=True) == text
    assert fixed('fix: replace it with "clerk" automatically', text, unsafe=False) == "We need a clerk."

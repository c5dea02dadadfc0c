"""What a PDF file may hold besides a draft: standard statements, links, a form's stand-in."""

import re
from collections.abc import Sequence

from fairreview.formats.pdf.passages import Passage
from fairreview.formats.pdf.reading import Part, lines_in

# 29 CFR 1608.12 and Title IX statements, in the words that employers use.
_STATEMENT = re.compile(
    r"equal[- ](?:employment[- ])?opportunit|affirmative action|without regard to|title ix"
    r"|prohibits discrimination|does not discriminate"
    r"|all rights reserved|terms of use|privacy policy|cookies",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"please wait\.\.\.|message is not eventually replaced|adobe\.com/go", re.IGNORECASE
)
_SENTENCE_WORDS = 7
_FEW_WORDS = 60
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the and of to in a for is with on as be by that or are an this will at from you your we our it not have"
    " has must may all other their which work job position experience skills".split()
)
_ENOUGH_WORDS = 60
_ENGLISH_SHARE = 0.05


def is_placeholder(text: str) -> bool:
    """Say whether a text is the page that stands in for a form only Adobe's programs draw."""
    return bool(_PLACEHOLDER.search(text))


def is_boilerplate(parts: Sequence[Part]) -> bool:
    """Say whether there is a standard statement, and besides only links and headings, no sentence or item."""
    rest, has_statement = 0, False
    for part in parts:
        text = " ".join(line.text for line in lines_in(part))
        if _STATEMENT.search(text):
            has_statement = True
            continue
        words = len(_WORD.findall(text))
        if isinstance(part, Passage) and (words > _SENTENCE_WORDS or part.mark):
            return False
        rest += words
    return has_statement and rest < _FEW_WORDS


def is_probably_english(text: str) -> bool:
    """Say whether a text has the small words of English, or is too short or too bare of prose to say."""
    words = [found.group().casefold() for found in _WORD.finditer(text)]
    if len(words) < _ENOUGH_WORDS:
        return True
    return sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)

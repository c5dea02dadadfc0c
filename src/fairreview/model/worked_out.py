"""What is worked out of the figures given: what weights add up to, and ratings beside their scale."""

import re

import msgspec

from fairreview.model.document import Criterion, Document
from fairreview.text import fold

_WEIGHT = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(%|percent|per\scent)?\s*", re.IGNORECASE)
# Small whole numbers alone are parts of an unknown whole: 3, 2 and 1.
_SMALLEST_PERCENT = 5
_RANGE = re.compile(
    r"(?<![\d.,])(\d{1,4}(?:[.,]\d{1,2})?)\s?(?:\([^()]{0,60}\))?\s?(?:-{1,2}|\u2013|\u2014|\.\.|to|through|bis)\s?"
    r"(\d{1,4}(?:[.,]\d{1,2})?)(?!\d|[.,]\d|\s?%\s?of)",
    re.IGNORECASE,
)
_NUMBERS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))
COUNTED = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})[\s-](?:point|level|step|grade|tier)s?\b", re.IGNORECASE
)
_NAME_BREAK = re.compile(r"[,;|\n]|\s/\s|(?<=[A-Za-z])/(?=[A-Za-z])")
_NUMBERED = re.compile(
    r"^\s*(\d{1,4}(?:[.,]\d{1,2})?)\s?(?:$|[-\u2013\u2014:(/]|of\b|out\sof\b|points?\b)", re.IGNORECASE
)
_LEVEL = re.compile(r"\b(?:level|grade|step)\s(\d{1,2})\b", re.IGNORECASE)
_LONGEST_NAME = 60


class Scale(msgspec.Struct, frozen=True):
    """A rating scale: its lowest and highest number, or the folded names of its levels, or both."""

    low: float | None = None
    high: float | None = None
    names: tuple[str, ...] = ()


def weights_sum(document: Document) -> float | None:
    """Return what the weights of the criteria add up to, in percent; None where that is not sure.

    It is not sure with fewer than two weights, where a criterion has none or one that is no number, and where
    small whole numbers are parts of an unknown whole.
    """
    found = [_WEIGHT.fullmatch(field_words(criterion, "weight")) for criterion in document.criteria]
    weights = [(number_in(each[1]), bool(each[2])) for each in found if each is not None]
    if len(weights) < 2 or len(weights) < len(found):
        return None
    numbers = [number for number, _ in weights]
    if any(is_percent for _, is_percent in weights):
        return sum(numbers)
    if max(numbers) <= 1:
        return 100 * sum(numbers)
    return sum(numbers) if max(numbers) > _SMALLEST_PERCENT else None


def beyond_scale(document: Document, criterion: Criterion | None = None) -> float | None:
    """Return how far a rating lies outside the document's scale: 0 inside, 1 for a level it does not have.

    None where there is no rating or no scale, or one that is not understood.
    """
    rating = field_words(criterion or document, "rating")
    if not rating.strip():
        return None
    scale = read_scale(field_words(document, "scale"))
    levels = names_in(field_words(document, "standard-levels"))
    return _beyond(rating, scale or Scale(), levels)


def _beyond(rating: str, scale: Scale, levels: tuple[str, ...]) -> float | None:
    number = rated(rating)
    if number is not None and scale.low is not None and scale.high is not None:
        return max(scale.low - number, number - scale.high, 0.0)
    names = scale.names or levels
    if number is not None or not names:
        return None
    return 0.0 if any(_is_named(name, fold(rating)) for name in (*scale.names, *levels)) else 1.0


def read_scale(words: str) -> Scale | None:
    """Return the scale that words describe: `1-5`, `1 (low) to 5 (high)`, `five levels`, `Met, Not met`."""
    counted = COUNTED.search(words)
    if counted:
        count = counted[1].lower()
        return Scale(1, float(_NUMBERS.get(count) or count), names_in(words[counted.end() :].lstrip(" :,")))
    ranges = [(number_in(low), number_in(high)) for low, high in _RANGE.findall(words)]
    if len(ranges) == 1 and ranges[0][0] < ranges[0][1]:
        return Scale(*ranges[0])
    names = names_in(words)
    if ranges or not names:
        return None
    numbers = [number_in(found[1]) for found in map(_NUMBERED.match, _NAME_BREAK.split(words)) if found]
    if len(numbers) == len(names):
        return Scale(min(numbers), max(numbers), names)
    return Scale(names=names)


def names_in(words: str) -> tuple[str, ...]:
    """Return the folded names of a list of levels; none where the words are no list."""
    parts = tuple(fold(part) for part in _NAME_BREAK.split(words) if part.strip())
    is_list = len(parts) > 1 and all(len(part) <= _LONGEST_NAME for part in parts)
    return parts if is_list else ()


def _is_named(name: str, rating: str) -> bool:
    """Say whether a rating is a level, be it that one of them adds a number or a word to the other."""
    return name == rating or f" {name} " in f" {rating} " or f" {rating} " in f" {name} "


def rated(rating: str) -> float | None:
    """Return the figure of a rating: of `4`, `4/5`, `4 - exceeds`, `Level 4`; None without one."""
    found = _NUMBERED.match(rating) or _LEVEL.search(rating)
    return None if found is None else number_in(found[1])


def field_words(owner: Document | Criterion, name: str) -> str:
    """Return the words of a field that a document or criterion gives; empty without it."""
    value = owner.fields.get(name)
    return value.text if value is not None else ""


def number_in(figure: str) -> float:
    """Return the number that a figure stands for; a comma is a decimal point."""
    return float(figure.replace(",", "."))

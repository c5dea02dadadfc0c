"""Where a rating lies on its scale; nothing is said where it is not sure which end is the better one."""

import re
from itertools import pairwise

from fairreview.model.document import Criterion, Document
from fairreview.model.worked_out import COUNTED, Scale, field_words, names_in, number_in, rated, read_scale
from fairreview.text import fold

# Usual names of levels, those of 5 CFR 430.208(d) among them, from 0 for the lowest to 4 for the highest. The
# first that fits counts, so what denies or weakens a name stands before it.
_RANKED: tuple[tuple[float, str], ...] = (
    (
        0,
        r"un(?:acceptable|satisfactory|successful)|inadequate"
        r"|not (?:met|acceptable|satisfactory|achieved|successful)"
        r"|(?:does|did|do) not meet|fail(?:s|ed|ing|ure)?|(?:far|well) below|poor|worst|lowest|low|bad",
    ),
    (
        1,
        r"not (?:fully|yet|quite) \w+|less than \w+|needs? improvement|improvement needed|below"
        r"|marginal(?:ly)?|minimal(?:ly)?|partly|partial(?:ly)?|developing|weak",
    ),
    (4, r"(?:far|well|significantly|substantially|greatly) (?:exceed(?:s|ed)|above)"),
    (3, r"exceed(?:s|ed)|above|surpass(?:es|ed)|highly \w+|superior|very good|commendable"),
    (1.5, r"fair"),
    (
        2,
        r"fully \w+|meets?|met|satisfactory|acceptable|successful|effective|achieved|adequate"
        r"|average|pass(?:ed)?",
    ),
    (2.5, r"good"),
    (4, r"outstanding|excellent|exceptional|distinguished|best|highest|top|high"),
)
_LEVEL_WORDS = re.compile("|".join(rf"(?P<r{at}>\b(?:{words})\b)" for at, (_, words) in enumerate(_RANKED)))
_MIDDLE = 2
# What may stand in a scale beside its figures and level names without a meaning of its own.
_PLAIN = re.compile(
    r"\b(?:an?|the|is|are|being|means|as|for|from|of|on|out|our|overall|usual|point|level|step|grade|rating|scale|"
    r"score|performance|expectations?|standards?|successful|requirements|possible|end)s?\b"
)
_BREAK = re.compile(r"[,;/|\n]|\.\.+|…|\bto\b|\bthrough\b|\band\b|\((?=\s*\d)|(?<=\d)\s?[-–—](?=\s?\d)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


def rating_position(document: Document, criterion: Criterion | None = None) -> float | None:
    """Return where a rating lies on the document's scale, in percent: 0 for the lowest, 100 for the highest.

    None where there is no rating or no scale, where the rating is not on it, and where words leave open which
    end is the better one. Figures without words rise.
    """
    rating = field_words(criterion or document, "rating")
    words, levels = field_words(document, "scale"), field_words(document, "standard-levels")
    scale = read_scale(words) or Scale()
    number = rated(rating)
    if number is None:
        return _named(fold(rating).strip(), (scale.names, names_in(levels)))
    if scale.low is None or scale.high is None or not scale.low <= number <= scale.high > scale.low:
        return None
    middle = (scale.low + scale.high) / 2
    direction = _direction(words, levels, middle)
    share = 100 * (number - scale.low) / (scale.high - scale.low)
    position = share if direction > 0 else 100 - share
    return position if direction and _agrees(position, _rank(fold(rating))) else None


def _agrees(position: float, rank: float | None) -> bool:
    """Say whether the name of a level that stands beside a figure is not of the other end of the scale."""
    return rank is None or (position - 50) * (rank - _MIDDLE) >= 0


def _named(rating: str, lists: tuple[tuple[str, ...], ...]) -> float | None:
    """Return the position of a level that is given by name, on the first list that has it."""
    for names in lists:
        at = _index(rating, names)
        direction = _rise(names)
        if at is not None and direction:
            share = 100 * at / (len(names) - 1)
            return share if direction > 0 else 100 - share
    return None


def _index(rating: str, names: tuple[str, ...]) -> int | None:
    """Return which of the names a rating is: the same, the longest in it, or the only one that it is in."""
    if not rating:
        return None
    padded = [f" {name.strip()} " for name in names]
    if padded.count(f" {rating} ") == 1:
        return padded.index(f" {rating} ")
    held = [name for name in padded if name in f" {rating} "] or [
        name for name in padded if f" {rating} " in name
    ]
    longest = [name for name in held if all(other in name for other in held)]
    return padded.index(longest[0]) if len(longest) == 1 else None


def _rise(names: tuple[str, ...]) -> int:
    """Return 1 for levels with the lowest first, -1 with the highest first, 0 where it is not sure."""
    ranks = [rank for rank in map(_rank, names) if rank is not None]
    if len(ranks) < 2 or ranks[0] == ranks[-1]:
        return 0
    direction = 1 if ranks[0] < ranks[-1] else -1
    return direction if all((after - before) * direction >= 0 for before, after in pairwise(ranks)) else 0


def _direction(words: str, levels: str, middle: float) -> int:
    """Return 1 where a higher figure is better, -1 where a lower one is, 0 where it is not sure."""
    names = names_in(levels)
    signs = {*_signs(COUNTED.sub(" ", fold(words)), middle)}
    if any(_FIGURE.match(name) for name in names):
        signs |= {*_signs(",".join(names), middle)}
    elif not signs and _rise(names) < 0:
        return 0
    return 0 if len(signs) > 1 else next(iter(signs), 1)


def _signs(words: str, middle: float) -> list[int]:
    """Return for each part of a scale that ties a name to a figure if the better name has the higher one.

    A part that cannot be read so gives 0.
    """
    found: list[int] = []
    for part in _BREAK.split(words):
        rank = _rank(part)
        figures = {number_in(figure) for figure in _FIGURE.findall(part)}
        rest = _FIGURE.sub(" ", _PLAIN.sub(" ", _LEVEL_WORDS.sub(" ", part)))
        if rank is None:
            found += [0] if re.search(r"[^\W_]", rest) else []
        elif len(figures) != 1:
            found.append(0)
        else:
            side = (next(iter(figures)) - middle) * (rank - _MIDDLE)
            found += [1 if side > 0 else -1] if side else []
    return found


def _rank(name: str) -> float | None:
    """Return how high a level of that name usually stands, from 0 to 4; None for a name that is not known."""
    found = _LEVEL_WORDS.search(name)
    if (
        found is None
        or found.lastgroup is None
        or re.search(r"\b(?:not?|never)\b", _LEVEL_WORDS.sub(" ", name))
    ):
        return None
    return _RANKED[int(found.lastgroup[1:])][0]

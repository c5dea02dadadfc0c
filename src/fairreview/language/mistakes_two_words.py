"""The message for a name that was written as two words."""

from fairreview.language.mistakes_blocks import error
from fairreview.language.mistakes_place import Place
from fairreview.model import vocabulary
from fairreview.model.diagnostic import Diagnostic, Label
from fairreview.text import Span

_NAME_STARTS = (
    "names",
    "one_name",
    "package",
    "severity",
    "rule_name",
    "link",
    "step",
    "setting",
    "recognised",
)
_BEFORE_A_NAME = frozenset("lexicon pattern setting rule define in by".split())
_ARTICLES = frozenset("a an no its their the".split())
_VERBS = frozenset("is are has have contains contain does do".split())
_NEVER_IN_A_NAME = frozenset(
    "a an and or is are it its the has have in of not no with at for any that suggest unless "
    "as from to".split()
)
_MOST = 4


def two_words(place: Place) -> Diagnostic | None:
    """Answer `performance plan` with `performance-plan`."""
    found = _known(place) or _in_name_place(place)
    if found is None:
        return None
    first, last = found
    joined = "-".join(place.word(at) for at in range(first, last + 1))
    if len(joined) > 60:
        return None
    at = Span(place.pieces[first].start, place.pieces[last].end)
    help_ = "join the words of a name with hyphens"
    return error("FR105", "a name is one word", Label(at, f"write `{joined}`"), help_)


def _known(place: Place) -> tuple[int, int] | None:
    """Find words around the stop that make a name of the vocabulary, or one the file declares."""
    known = _vocabulary() | place.names
    for first in range(max(place.index - _MOST + 1, 0), place.index + 1):
        for last in range(min(first + _MOST, len(place.pieces)) - 1, first, -1):
            words = [place.word(at) for at in range(first, last + 1)]
            if last >= place.index - 1 and all(words) and "-".join(words) in known:
                return first, last
    return None


def _in_name_place(place: Place) -> tuple[int, int] | None:
    """Find two plain words in a row where one name is expected."""
    index = place.index
    if place.word(index) in _VERBS and place.word(index - 3) in _ARTICLES:
        return (index - 2, index - 1) if _plain(place, index - 1) and _plain(place, index - 2) else None
    if not (_plain(place, index) and _plain(place, index - 1)):
        return None
    if place.word(index - 2) in _ARTICLES:
        return index - 1, index
    head = place.start.startswith("head_") and place.start != "head_policy" and index - 1 > 0
    if not head and place.start not in _NAME_STARTS and place.word(index - 2) not in _BEFORE_A_NAME:
        return None
    last = index
    while last + 1 < len(place.pieces) and _plain(place, last + 1) and last - index + 2 < _MOST:
        last += 1
    return index - 1, last


def _plain(place: Place, at: int) -> bool:
    word = place.word(at)
    return bool(word) and word not in _NEVER_IN_A_NAME and not word[0].isdigit()


def _vocabulary() -> frozenset[str]:
    nouns = (*vocabulary.MARKS, *vocabulary.FACTS, *vocabulary.PEOPLE)
    fields = (field.name for unit in vocabulary.FIELDS.values() for field in unit)
    names = (*vocabulary.KINDS, *vocabulary.FAMILIES, *vocabulary.JURISDICTIONS, *vocabulary.WORD_CLASSES)
    return frozenset({*(noun.name for noun in nouns), *fields, *names, "mission-objectives"})

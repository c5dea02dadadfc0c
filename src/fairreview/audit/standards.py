"""Criteria as they are compared: which are the same one, and what each asks."""

import re
from collections.abc import Callable, Iterable, Sequence

from fairreview.audit.spelling import name_key
from fairreview.model.summary import Standard
from fairreview.model.values import read_as

# The fields of a criterion that may be compared, by their names in policies.
ASPECTS: dict[str, Callable[[Standard], str]] = {
    "id": lambda each: each.id,
    "title": lambda each: each.title,
    "text": lambda each: each.words,
    "weight": lambda each: each.weight,
    "metric": lambda each: each.metric,
    "target": lambda each: each.target,
    "timeframe": lambda each: each.timeframe,
    "measure-source": lambda each: each.measure_source,
    "objective": lambda each: each.objective,
    "rating": lambda each: each.rating,
    "status": lambda each: each.status,
}
# A criterion that says so itself was changed in the open, and less may be asked of who works less.
_NOTED = re.compile(
    r"\b(?:interim|temporary|temporarily|acting|suspended|deferred|addendum|mid[ -]?(?:year|cycle)"
    r"|(?:new|added|extra|changed|amended|revised|reworded|adjusted)"
    r" (?:duty|duties|task|criterion|goal|target)"
    r"|(?:agreed|added|amended|revised|changed|replaced|reworded|adjusted|updated|dropped|introduced)"
    r" (?:on|in|from|since|with|after|at|as)|with effect from|see note|by agreement)\b",
    re.IGNORECASE,
)
_PART_TIME = re.compile(
    r"\b(?:part[ -]?time|half[ -]?time|pro[ -]?rata|pro[ -]?rated|job[ -]?shar\w*|reduced hours"
    r"|\d+(?:\.\d+)? ?%? (?:of )?(?:fte|full[ -]?time)|phased return|0\.\d+ ?fte)\b",
    re.IGNORECASE,
)


def is_noted(standard: Standard) -> bool:
    """Say whether a criterion itself notes that it is new, changed or for a time."""
    return bool(_NOTED.search(f"{standard.title} {standard.words} {standard.status}"))


def is_part_time(words: str) -> bool:
    """Say whether words tell of part of the usual hours, for which a smaller target is fair."""
    return bool(_PART_TIME.search(words))


def _value_key(aspect: str, text: str) -> str:
    if aspect == "weight":
        share = read_as("percent", text)
        return f"{share:g}" if isinstance(share, float) else name_key(text)
    return name_key(text)


class Standards:
    """Names criteria by keys; each distinct text, and each list of criteria, is read once.

    Lists are remembered by identity: they must live as long as this, as those of an audit's evidence do.
    """

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._values: dict[tuple[str, str], str] = {}
        self._named: dict[int, frozenset[str]] = {}
        self._valued: dict[tuple[str, int], frozenset[tuple[str, str]]] = {}
        self._same_names: dict[frozenset[str], frozenset[str]] = {}
        self._same_values: dict[frozenset[tuple[str, str]], frozenset[tuple[str, str]]] = {}

    def name(self, standard: Standard) -> str:
        """Return the key of a criterion: of its title, or of its words where the title is cut."""
        pair = standard.title, standard.words
        if pair not in self._names:
            title = standard.title.removesuffix("…").strip()
            is_cut = not title or title != standard.title.strip()
            self._names[pair] = name_key(standard.words if is_cut else title) or name_key(title)
        return self._names[pair]

    def value(self, aspect: str, standard: Standard) -> str:
        """Return a field of a criterion so that two spellings of one value are one; empty if not given."""
        pair = aspect, ASPECTS[aspect](standard)
        if pair not in self._values:
            self._values[pair] = _value_key(*pair)
        return self._values[pair]

    def names(self, standards: Sequence[Standard]) -> frozenset[str]:
        """Return the keys of a list of criteria."""
        if id(standards) not in self._named:
            names = frozenset(map(self.name, standards))
            self._named[id(standards)] = self._same_names.setdefault(names, names)
        return self._named[id(standards)]

    def values(self, aspect: str, standards: Sequence[Standard]) -> frozenset[tuple[str, str]]:
        """Return the keys of a list of criteria, each with the key of a field, where it gives that."""
        asked = aspect, id(standards)
        if asked not in self._valued:
            pairs = ((self.name(each), self.value(aspect, each)) for each in standards)
            values = frozenset(pair for pair in pairs if pair[1])
            self._valued[asked] = self._same_values.setdefault(values, values)
        return self._valued[asked]

    def by_name(self, standards: Iterable[Standard]) -> dict[str, Standard]:
        """Return criteria by their keys, the first where a key stands twice."""
        found: dict[str, Standard] = {}
        for each in standards:
            found.setdefault(self.name(each), each)
        return found

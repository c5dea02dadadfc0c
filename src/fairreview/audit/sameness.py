"""Says whether the documents of a group are alike in something, and if not, in what they differ."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from fairreview.audit.columns import MISSING, Columns
from fairreview.audit.groups import PERSONAL, Groups
from fairreview.audit.questions import Unanswerable
from fairreview.audit.standards import ASPECTS, Standards, is_part_time
from fairreview.model.summary import Standard, Summary

if TYPE_CHECKING:
    from fairreview.audit.columns import Codes, Flags

# What a document may have several of.
_PARTS: dict[str, Callable[[Summary], Sequence[Standard]]] = {
    "criteria": attrgetter("criteria"),
    "duties": attrgetter("duties"),
    "objectives": attrgetter("objectives"),
}
# So many differences are told; the others are counted.
_MOST_TOLD = 4
# A name or value that is told is cut here, so that a message stays a line or two.
_LONGEST = 60
# Asked less of, with reason, where somebody works less.
_PRORATED = frozenset({"text", "target", "metric"})


class Sameness:
    """Compares documents of a group in a field, in their criteria, or in a field of their criteria.

    A value that was not given differs from nothing, but criteria that are missing where others have
    some are other criteria.
    """

    def __init__(self, columns: Columns, standards: Standards) -> None:
        self._columns = columns
        self._standards = standards
        self._codes: dict[tuple[str, ...], Codes] = {}

    def alike(self, path: Sequence[str], groups: Groups) -> "Flags":
        """Say of each group whether its documents are the same in what `path` names."""
        import numpy

        alike = self.identical(path, groups)
        if len(path) > 1:
            for number in numpy.flatnonzero(~alike).tolist():
                alike[number] = not self._split(path, groups.members(number))
        return alike

    def identical(self, path: Sequence[str], groups: Groups) -> "Flags":
        """Say of each group whether all its documents that give something give exactly the same.

        Where not, they may still be alike in every criterion that they share.
        """
        import numpy

        if not len(groups):
            return numpy.zeros(0, dtype=bool)
        codes = self._signature(tuple(path))[groups.order]
        high = numpy.maximum.reduceat(codes, groups.starts[:-1])
        given = numpy.where(codes == MISSING, numpy.iinfo(codes.dtype).max, codes)
        found: Flags = high <= numpy.minimum.reduceat(given, groups.starts[:-1])
        return found

    def given(self, path: Sequence[str], groups: Groups) -> "Flags":
        """Say of each group whether any of its documents gives what `path` names."""
        import numpy

        if not len(groups):
            return numpy.zeros(0, dtype=bool)
        codes = self._signature(tuple(path))
        if len(path) == 1 and path[0] in _PARTS:
            parts = map(_PARTS[path[0]], self._columns.summaries)
            codes = numpy.where(numpy.fromiter(map(bool, parts), bool), codes, MISSING)
        found: Flags = numpy.maximum.reduceat(codes[groups.order], groups.starts[:-1]) != MISSING
        return found

    def differences(self, path: Sequence[str], members: Sequence[int]) -> str:
        """Say briefly what differs, and for how many."""
        parts = list(self._told(path, members))
        more = len(parts) - _MOST_TOLD
        return "; ".join(parts[:_MOST_TOLD]) + (f"; and {more} more" if more > 0 else "")

    def odd_ones(self, path: Sequence[str], members: Sequence[int]) -> list[int]:
        """Return the documents that are unlike the most of their group; all where two halves differ."""
        versions = self._versions(path, members)
        counts = Counter(versions.values())
        most = max(counts.values(), default=0)
        commonest = [version for version, count in counts.items() if count == most]
        if len(commonest) != 1:
            return list(versions)
        return [number for number, version in versions.items() if version != commonest[0]]

    def _signature(self, path: tuple[str, ...]) -> "Codes":
        """Return a code for what each document has of what `path` names."""
        if path not in self._codes:
            self._codes[path] = self._coded(path)
        return self._codes[path]

    def _coded(self, path: tuple[str, ...]) -> "Codes":
        import numpy

        if path[0] not in _PARTS:
            try:
                return self._columns.keyed(*path).codes
            except (KeyError, TypeError):
                raise Unanswerable("their " + "'s ".join(path)) from None
        places: dict[Hashable, int] = {}
        codes = (
            places.setdefault(version, len(places)) if version or len(path) == 1 else MISSING
            for version in (self._version(path, summary) for summary in self._columns.summaries)
        )
        return numpy.fromiter(codes, numpy.int64, len(self._columns))

    def _version(self, path: Sequence[str], summary: Summary) -> frozenset[str] | frozenset[tuple[str, str]]:
        parts = _PARTS[path[0]](summary)
        if len(path) == 1:
            return self._standards.names(parts)
        if path[1] not in ASPECTS:
            raise Unanswerable("their " + "'s ".join(path))
        return self._standards.values(path[1], parts)

    def _versions(self, path: Sequence[str], members: Sequence[int]) -> dict[int, Hashable]:
        """Return what each document that gives something has."""
        summaries = self._columns.summaries
        if path[0] not in _PARTS:
            codes = self._columns.keyed(path[0]).codes
            return {number: int(codes[number]) for number in members if codes[number] != MISSING}
        versions = {number: self._version(path, summaries[number]) for number in members}
        return {number: version for number, version in versions.items() if version or len(path) == 1}

    def _told(self, path: Sequence[str], members: Sequence[int]) -> Iterator[str]:
        if len(path) > 1:
            yield from self._told_values(path, members)
        elif path[0] in _PARTS:
            yield from self._told_names(path[0], members)
        elif path[0] in PERSONAL:
            yield f"{len(set(self._versions(path, members).values()))} different ones"
        else:
            codes = self._columns.keyed(path[0]).codes[members].tolist()
            counts = Counter(self._columns.shown(path[0], code) for code in codes if code != MISSING)
            yield from (f"{quoted(value)} in {count}" for value, count in _by_count(counts))
            if MISSING in codes:
                yield f"not given in {codes.count(MISSING)}"

    def _told_names(self, part: str, members: Sequence[int]) -> Iterator[str]:
        """Yield each criterion that not all have, the rarest first."""
        counts: Counter[str] = Counter()
        titles: dict[str, Counter[str]] = {}
        empty = 0
        for number in members:
            found = self._standards.by_name(_PARTS[part](self._columns.summaries[number]))
            empty += not found
            counts.update(found.keys())
            for name, standard in found.items():
                titles.setdefault(name, Counter())[standard.title or standard.words] += 1
        for name, count in sorted(counts.items(), key=lambda pair: (pair[1], pair[0])):
            if count < len(members) - empty:
                yield f"{quoted(_by_count(titles[name])[0][0])} in {count} of {len(members)}"
        if empty:
            yield f"none in {empty} of {len(members)}"

    def _told_values(self, path: Sequence[str], members: Sequence[int]) -> Iterator[str]:
        for name, written in self._split(path, members).items():
            each = " and ".join(f"{cut(value)} in {count}" for value, count in _by_count(written)[:3])
            yield f"{quoted(name)} is {each}"

    def _split(self, path: Sequence[str], members: Sequence[int]) -> Mapping[str, Counter[str]]:
        """Return the criteria, as they are written, for which documents give several values, with those."""
        part, aspect = path
        keys: dict[str, set[str]] = {}
        written: dict[str, Counter[str]] = {}
        titles: dict[str, Counter[str]] = {}
        for number in members:
            summary = self._columns.summaries[number]
            for name, each in self._standards.by_name(_PARTS[part](summary)).items():
                key = self._standards.value(aspect, each)
                if not key or (aspect in _PRORATED and _works_less(summary, each)):
                    continue
                keys.setdefault(name, set()).add(key)
                written.setdefault(name, Counter())[ASPECTS[aspect](each).strip()] += 1
                titles.setdefault(name, Counter())[each.title or each.words] += 1
        split = sorted(name for name, values in keys.items() if len(values) > 1)
        return {_by_count(titles[name])[0][0]: written[name] for name in split}


def _works_less(summary: Summary, standard: Standard) -> bool:
    words = f"{standard.title} {standard.words} {standard.target} {summary.role} {summary.title}"
    return is_part_time(words)


def _by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return values with their counts, the commonest first."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def quoted(words: str) -> str:
    """Return words between quotation marks, cut where they are long."""
    return f"“{cut(words)}”"


def cut(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"

"""The fields of many documents as columns: each distinct value is read once, however many have it."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from fairreview.audit.spelling import name_key, period_key
from fairreview.model.summary import Summary
from fairreview.model.values import read_as

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Codes = NDArray[numpy.int64]
    Flags = NDArray[numpy.bool_]
    Numbers = NDArray[numpy.float64]

MISSING = -1
_STORED = frozenset(
    {
        *("id", "title", "kind", "employee", "role", "grade", "series", "unit", "period", "status"),
        *("author", "created", "reviewed", "rating", "scale"),
    }
)
_LEVELS = "standard-levels"


class Column(msgspec.Struct, frozen=True):
    """One value a document: `codes` says which of `values` it has, or MISSING; `values` are in order."""

    values: tuple[str, ...]
    codes: "Codes"


class Columns:
    """The columns of some documents, made when first asked for and then kept."""

    def __init__(self, summaries: Sequence[Summary]) -> None:
        self.summaries = summaries
        self._written: dict[str, Column] = {}
        self._keyed: dict[str, Column] = {}
        self._shown: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self.summaries)

    def written(self, field: str) -> Column:
        """Return a field as it is written; raise KeyError for one that summaries do not keep."""
        if field not in self._written:
            self._written[field] = coded(self._texts(field))
        return self._written[field]

    def keyed(self, field: str) -> Column:
        """Return a field as documents are grouped by it: other spellings of one value are one."""
        if field not in self._keyed:
            self._join(field)
        return self._keyed[field]

    def shown(self, field: str, code: int) -> str:
        """Return how most documents write a value of `keyed`, the first in order where several do."""
        if field not in self._shown:
            self._join(field)
        return self._shown[field][code]

    def numbers(self, field: str) -> "Numbers":
        """Return a field as numbers, not-a-number where it says none."""
        import numpy

        if field == "length":
            return numpy.fromiter((summary.words for summary in self.summaries), float, len(self))
        written = self.written(field)
        read = [read_as("number", value) for value in written.values]
        values = [number if isinstance(number, float) else numpy.nan for number in read]
        return numpy.array([*values, numpy.nan])[written.codes]  # MISSING is the last place

    def _texts(self, field: str) -> Sequence[str]:
        if field in _STORED:
            return list(map(attrgetter(field), self.summaries))
        if field == "length":
            return [str(summary.words) for summary in self.summaries]
        if field == _LEVELS:
            return [", ".join(summary.levels) for summary in self.summaries]
        raise KeyError(field)

    def _join(self, field: str) -> None:
        """Give all spellings of a value one code, and remember the commonest spelling."""
        import numpy

        written = self.written(field)
        keys = [self._key(field)(value) for value in written.values]
        values = tuple(sorted({key for key in keys if key}))
        place = {key: number for number, key in enumerate(values)}
        codes = numpy.array([*(place.get(key, MISSING) for key in keys), MISSING])[written.codes]
        counts = numpy.bincount(written.codes[written.codes >= 0], minlength=len(keys))
        best: dict[str, tuple[int, str]] = {}
        for key, value, count in zip(keys, written.values, counts.tolist(), strict=True):
            best[key] = min(best.get(key, (1, "")), (-count, value.strip()))
        self._keyed[field] = Column(values, codes)
        self._shown[field] = tuple(best[key][1] for key in values)

    @staticmethod
    def _key(field: str) -> Callable[[str], str]:
        return period_key if field == "period" else name_key


def coded(texts: Sequence[str]) -> Column:
    """Return texts as a column; blank ones are missing."""
    import numpy

    values = tuple(sorted(text for text in dict.fromkeys(texts) if text.strip()))
    place = {value: number for number, value in enumerate(values)}
    codes = [place.get(text, MISSING) for text in texts]
    return Column(values, numpy.array(codes, dtype=numpy.int64))

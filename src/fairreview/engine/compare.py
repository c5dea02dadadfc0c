"""Comparisons between a value of the document and what a policy asks for."""

from fairreview.engine.index import Index
from fairreview.engine.terms import stand_for
from fairreview.engine.things import Thing, Value
from fairreview.model import condition as asks
from fairreview.model.condition import Between, Compare, It, Number, OneOf, Scaled, SettingRef, The, Theirs
from fairreview.model.facts import Facts
from fairreview.model.values import Measured, holds, literal_value, read_as, setting_value


class Comparisons:
    """Compares values of one document with those of a policy; what is missing compares with nothing."""

    def __init__(self, facts: Facts, index: Index) -> None:
        self._facts = facts
        self._index = index

    def holds(self, condition: Compare | Between | OneOf, thing: Thing) -> bool:
        """Say whether a value compares as asked; a missing or unreadable value does not."""
        left = self._told(condition.term, thing)
        if left is None:
            return False
        match condition:
            case Compare(how=how, value=value):
                pair = self._pair(left, value, thing)
                return pair is not None and holds(pair[0], how, pair[1])
            case Between():
                low = self._pair(left, condition.low, thing)
                high = self._pair(left, condition.high, thing)
                if low is None or high is None:
                    return False
                return holds(low[0], "ge", low[1]) and holds(high[0], "le", high[1])
            case OneOf(values=values):
                pairs = (self._pair(left, value, thing) for value in values)
                return any(pair is not None and holds(pair[0], "eq", pair[1]) for pair in pairs)

    def _told(self, term: asks.Term, thing: Thing) -> Value | None:
        found = stand_for(self._facts, term, thing)
        if isinstance(found, Thing):
            return Value(found.span.of(self._facts.document.text), found.span)
        return found

    def _pair(self, left: Value, asked: asks.Value, thing: Thing) -> tuple[Measured, Measured] | None:
        """Return both sides as values of one type, or None when one of them cannot be read so."""
        right = self._asked(asked, thing)
        if right is None:
            return None
        kind, value = right
        read = read_as(kind, left.text)
        return None if read is None else (read, value)

    def _asked(self, asked: asks.Value, thing: Thing) -> tuple[str, Measured] | None:
        match asked:
            case SettingRef(name=name):
                return literal_value(setting_value(self._index.settings, name))
            case Scaled():
                return self._scaled(asked, thing)
            case It() | The() | Theirs():
                other = self._told(asked, thing)
                return None if other is None else _as_written(other)
            case _:
                return literal_value(asked)

    def _scaled(self, asked: Scaled, thing: Thing) -> tuple[str, Measured] | None:
        other = self._told(asked.term, thing)
        base = None if other is None else read_as("number", other.text)
        share = asked.share
        known = share if isinstance(share, Number) else setting_value(self._index.settings, share.name)
        if not isinstance(base, float) or not isinstance(known, Number):
            return None
        return "number", base * known.number / (100 if known.unit in ("%", "percent") else 1)


def _as_written(value: Value) -> tuple[str, Measured]:
    number = read_as("number", value.text)
    return ("text", read_as("text", value.text) or "") if number is None else ("number", number)

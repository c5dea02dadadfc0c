"""Finds lines of a list that are there twice or can never both be true."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from fairreview.language.suggest import also_at, error, warning
from fairreview.model.condition import (
    NOWHERE,
    Bullet,
    Compare,
    Condition,
    Group,
    Has,
    Node,
    Not,
    Number,
    Present,
    Text,
)
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.walk import walk

# Only for comparing limits with each other; the engine has its own lengths of months and years.
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "quarter": 91.3, "year": 365.2}
_WORDS = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than", "eq": "exactly"}
_MOST_LINES = 100


class _Limit(msgspec.Struct, frozen=True):
    """What a line says of a number: of what, its bounds, whether they are outside, and in words."""

    about: str
    low: float
    high: float
    open: bool
    shown: str


def check_logic(condition: Condition, outcome: str) -> Iterator[Diagnostic]:
    """Yield a message for repeated and contradictory lines; `outcome` is what comes of a contradiction."""
    for part in walk(condition):
        if isinstance(part, Group):
            lines = part.parts[:_MOST_LINES]
            repeated = list(_repeated(lines))
            yield from repeated
            if part.kind == "all" and not repeated:
                yield from _contradictory(lines, outcome)


def bare(node: Condition | Node) -> str:
    """Return a condition as one text without the places where it stands, to tell equal ones."""
    return msgspec.json.encode(_stripped(msgspec.to_builtins(node))).decode()


def _stripped(value: object) -> object:
    """Leave places out; conditions nest three deep at most, so that going down is safe."""
    if isinstance(value, dict):
        return {key: _stripped(inner) for key, inner in value.items() if key not in ("at", "spots")}
    if isinstance(value, list | tuple):
        return [_stripped(inner) for inner in value]
    return value


def _repeated(lines: Sequence[Bullet]) -> Iterator[Diagnostic]:
    first: dict[str, Bullet] = {}
    for line in lines:
        before = first.setdefault(bare(line.condition), line)
        if before is not line:
            found = warning("FR404", "this line is there twice", line.condition.at, "again")
            yield also_at(found, before.condition.at, "first")


def _contradictory(lines: Sequence[Bullet], outcome: str) -> Iterator[Diagnostic]:
    known = [(line.condition, _limit(line.condition), *_both_ways(line.condition)) for line in lines]
    for (one, low, said, denied), (other, high, other_said, other_denied) in combinations(known, 2):
        if low is not None and high is not None and low.about == high.about:
            if _never_both(low, high):
                yield _clash((one, low.shown), (other, high.shown), outcome)
        elif denied == other_said or other_denied == said:
            yield _clash((one, "this"), (other, "the opposite of it"), outcome)


def _both_ways(condition: Condition) -> tuple[str, str]:
    """Return a condition and, if it is a denial, what it denies; both as one text."""
    return bare(condition), bare(condition.inner) if isinstance(condition, Not) else ""


def _clash(one: tuple[Condition, str], other: tuple[Condition, str], outcome: str) -> Diagnostic:
    message = "these two lines can never both be true"
    return also_at(error("FR401", message, other[0].at, other[1], hints=[outcome]), one[0].at, one[1])


def _limit(condition: Condition) -> _Limit | None:
    match condition:
        case Compare(term=term, how=how, value=Number(number=number, unit=unit)):
            days = _DAYS.get(unit.rstrip("s"), 1.0)
            return _bounds(bare(term), how, number * days, f"{_WORDS[how]} {number:g}")
        case Compare(term=term, how="eq", value=Text(text=text)):
            return _Limit(bare(term), 0, 0, False, f"“{text}”")
        case Has(how=how, count=count, fact=""):
            about = bare(msgspec.structs.replace(condition, how="ge", count=1, at=NOWHERE))
            return _bounds(
                about, how, count, "none" if (how, count) == ("eq", 0) else f"{_WORDS[how]} {count:g}"
            )
        case Present(term=term):
            return _bounds(f"present {bare(term)}", "ge", 1, "present")
        case Not(inner=Present(term=term)):
            return _bounds(f"present {bare(term)}", "eq", 0, "missing")
        case Not(inner=Has(how="ge", count=1, fact="") as inner):
            return _bounds(bare(inner), "eq", 0, "none")
        case _:
            return None


def _bounds(about: str, how: str, number: float, shown: str) -> _Limit:
    low = number if how in ("ge", "gt", "eq") else float("-inf")
    high = number if how in ("le", "lt", "eq") else float("inf")
    return _Limit(about, low, high, how in ("gt", "lt"), shown)


def _never_both(one: _Limit, other: _Limit) -> bool:
    if one.shown.startswith("“") and other.shown.startswith("“"):
        return one.shown.lower() != other.shown.lower()
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low > high or (low == high and (one.open or other.open))

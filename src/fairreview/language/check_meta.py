"""Checks what a block says of itself: closed words, places, days, reason and source."""

from collections.abc import Iterable, Iterator
from datetime import date

from fairreview.language.blocks import clauses, names
from fairreview.language.scope import View
from fairreview.language.suggest import also_at, choices, error, near, warning
from fairreview.language.tree import Block, Name, Window, Words
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import Rule
from fairreview.model.vocabulary import FAMILIES, JURISDICTIONS, KINDS, SEVERITIES, UNITS, UNITS_OF_KIND
from fairreview.text import Span

_ONCE = (
    "severity",
    "family",
    "name",
    "for each",
    "effective",
    "flag",
    "require",
    "where",
    "only when",
    "say",
    "fix",
    "measure",
    "package",
    "means",
)


def check_meta(block: Block, as_of: date) -> Iterator[Diagnostic]:
    """Yield every mistake in the words that a header, rule or change says about itself."""
    for name in _all_words(block, "severity"):
        if name.text not in SEVERITIES:
            hints = near(name.text, SEVERITIES)
            note = "use error, warning or advice"
            yield error("FR202", f"there is no severity `{name.text}`", name.at, note, hints=hints)
    yield from _closed(names(block, "family"), FAMILIES, "family")
    for label in ("applies to", "compare"):
        yield from _closed(names(block, label), KINDS, "kind of document")
    yield from _closed(names(block, "for each"), UNITS, "part of a document")
    for place in names(block, "jurisdiction"):
        if place.text not in JURISDICTIONS:
            hints = near(place.text, JURISDICTIONS) or choices(place.text, JURISDICTIONS, "places")
            yield error("FR705", f"unknown jurisdiction `{place.text}`", place.at, hints=hints)
    for found in clauses(block, Window):
        yield from _window(found, as_of)
    yield from _twice(block)


def unknown_kind(name: Name) -> Iterator[Diagnostic]:
    """Yield a message if there is no kind of document of that name."""
    return _closed((name,), KINDS, "kind of document")


def unknown_unit_of_text(name: Name, also: tuple[str, ...] = ()) -> Iterator[Diagnostic]:
    """Yield a message if a document has no part of that name."""
    return _closed((name,), (*UNITS, *also), "part of a document")


def day(name: Name) -> date | None:
    """Return a day as written, or None when the calendar has no such day."""
    try:
        return date.fromisoformat(name.text)
    except ValueError:
        return None


def no_such_day(name: Name) -> Diagnostic:
    """Return the message that the calendar has no such day."""
    hint = "write year, month and day, for example: 2026-10-01"
    return error("FR406", f"`{name.text}` is not a day", name.at, hints=[hint])


def check_reason(rule: Rule, at: Name) -> Iterator[Diagnostic]:
    """Yield a warning where a rule, with all it inherits, has no reason or no source."""
    if not rule.sources:
        yield warning(
            "FR701",
            f"{rule.id} cites no source",
            at.at,
            "no `source:`",
            hints=[
                "say which law, regulation, policy or study requires this, so that a reader can check it",
                'if it is a local decision, cite the decision: source: "Departmental Order 12-4"',
            ],
        )
    if not rule.because:
        hint = "say in one sentence why this matters; authors read it beside the finding"
        yield warning("FR702", f"{rule.id} gives no reason", at.at, "no `because:`", hints=[hint])


def check_reachable(block: Block, view: View) -> Iterator[Diagnostic]:
    """Yield an error for each kind of document that has none of what the rule looks at."""
    unit = next((name for name in names(block, "for each") if name.text in UNITS), None)
    if unit is None or unit.text == "document":
        return
    for kind in names(block, "applies to"):
        if kind.text in view.kinds and unit.text not in UNITS_OF_KIND[kind.text]:
            message = f"this rule can never apply to a {kind.text}"
            found = error("FR405", message, kind.at, f"a {kind.text} has no {unit.text}")
            yield also_at(found, unit.at, "asked for here")


def _all_words(block: Block, label: str) -> Iterator[Name]:
    """Yield names also where they are given for some entries only."""
    for clause in clauses(block, Words, label):
        yield from clause.names


def _closed(given: Iterable[Name], known: Iterable[str], what: str) -> Iterator[Diagnostic]:
    existing = tuple(known)
    for name in given:
        if name.text not in existing:
            hints = near(name.text, existing) or choices(name.text, existing, "there is")
            yield error("FR202", f"there is no {what} called `{name.text}`", name.at, hints=hints)


def _window(found: Window, as_of: date) -> Iterator[Diagnostic]:
    start = day(found.start)
    end = day(found.end) if found.end else None
    if start is None:
        yield no_such_day(found.start)
    if found.end is None:
        return
    if end is None:
        yield no_such_day(found.end)
    elif start is not None and end < start:
        yield error("FR406", "this rule ends before it begins", found.end.at, f"before {found.start.text}")
    elif end < as_of:
        hint = "remove the rule, or give it a new window"
        message = f"this rule ended on {found.end.text}"
        yield warning("FR407", message, found.end.at, f"today is {as_of.isoformat()}", hints=[hint])


def _twice(block: Block) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for clause in block.clauses:
        if clause.label not in _ONCE or (isinstance(clause, Words) and clause.only_for):
            continue
        before = first.setdefault(clause.label, clause.label_at)
        if before != clause.label_at:
            message = f"`{clause.label}:` is there twice"
            hint = "keep one; several conditions go into one list: all of:, any of:"
            yield also_at(error("FR403", message, clause.label_at, "again", hints=[hint]), before, "first")

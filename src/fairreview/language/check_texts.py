"""Checks the {placeholders} of messages, suggestions and fixes against what can fill them in."""

import re
from collections.abc import Iterable, Iterator

from fairreview.language.blocks import clauses
from fairreview.language.scope import MARK_NAMES, View, field_named
from fairreview.language.suggest import choices, error, near
from fairreview.language.tree import Block, Check, Fixed, Quoted
from fairreview.model.across import (
    EXTREMES,
    FLAGGED_PLACEHOLDERS,
    GROUP_PLACEHOLDERS,
    MEASURED_PLACEHOLDERS,
    NEVER_SHOWN,
    TESTED_MEASURES,
    TESTED_VALUES,
)
from fairreview.model.condition import Group
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.mission import MISSION_PLACEHOLDERS
from fairreview.model.vocabulary import (
    PLACEHOLDERS,
    UNITS_OF_KIND,
    fields_of,
)
from fairreview.model.walk import walk
from fairreview.text import Span

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_OWN_UNITS = ("criterion", "objective")


def check_texts(block: Block, source: str, view: View, *, flags: bool) -> Iterator[Diagnostic]:
    """Yield a message for each placeholder that nothing fills in; `view` is of what the rule looks at."""
    if view.is_open:
        return
    known = available(view, flags=flags)
    for text, at in _texts(block):
        for found in PLACEHOLDER.finditer(text):
            trouble = _problem(found.group(1), known, view)
            if trouble is not None:
                yield error(
                    "FR205",
                    f"the message has no value for {found.group()}",
                    _place(source, at, found),
                    "nothing fills this in",
                    hints=trouble,
                )


def settings_named(block: Block) -> Iterator[str]:
    """Yield the names of the settings that placeholders of a block show."""
    for text, _at in _texts(block):
        for found in PLACEHOLDER.finditer(text):
            sort, _, name = found.group(1).partition(" ")
            if sort == "setting":
                yield name.strip()


def available(view: View, *, flags: bool) -> tuple[str, ...]:
    """Return the placeholders that a rule may use, by name."""
    if view.compares:
        return tuple(sorted(_across(view, flags=flags)))
    found = {*PLACEHOLDERS, *view.words}
    for unit in _OWN_UNITS:
        there = flags and any(unit in UNITS_OF_KIND[kind] for kind in view.kinds)
        if view.unit != unit and not there:
            found.discard(unit)
    return tuple(sorted(found))


def _across(view: View, *, flags: bool) -> set[str]:
    """Return the placeholders of a rule that compares documents; nobody's name is among them."""
    found = {*(FLAGGED_PLACEHOLDERS if flags else GROUP_PLACEHOLDERS), *view.groups} - NEVER_SHOWN
    if view.measure:
        found |= {*MEASURED_PLACEHOLDERS, *(f"{extreme} {view.measure}" for extreme in EXTREMES)}
        if view.measure not in TESTED_MEASURES:
            found -= {*TESTED_VALUES}
    return found


def _texts(block: Block) -> Iterator[tuple[str, Span]]:
    for clause in clauses(block, Quoted):
        if clause.label in ("say", "suggest"):
            yield from ((text.text, text.at) for text in clause.texts)
    for fixed in clauses(block, Fixed):
        yield fixed.fix.text, fixed.fix.spot(fixed.fix.text)
    for check in clauses(block, Check):
        for part in walk(check.condition):
            if isinstance(part, Group):
                yield from (
                    (line.otherwise, line.spot(line.otherwise)) for line in part.parts if line.otherwise
                )


def _problem(written: str, known: Iterable[str], view: View) -> tuple[str, ...] | None:
    """Return what to do about a placeholder, or None when it is filled in."""
    if written in known or written in MISSION_PLACEHOLDERS:
        return None
    sort, _, name = written.partition(" ")
    if sort == "setting":
        if view.scope.knows("setting", name):
            return None
        return near(name, view.scope.settings, "{{setting {}}}") or ("there is no setting of that name",)
    unit, dot, field = written.partition(".")
    if dot and unit == "criterion" and unit in known:
        if field_named(unit, field) is not None:
            return None
        return choices(field, fields_of(unit), "a criterion has")
    if written in MARK_NAMES:
        return ("write {word} for what was flagged",)
    names = tuple(known)
    shown = ", ".join(f"{{{name}}}" for name in names)
    return (*near(written, (*names, *MISSION_PLACEHOLDERS), "{{{}}}"), f"available here: {shown}")


def _place(source: str, at: Span, found: re.Match[str]) -> Span:
    """Return where a placeholder stands, or the whole text when it is not written there as it is."""
    start = at.start + 1 + found.start()
    end = start + len(found.group())
    return Span(start, end) if end <= at.end and source[start:end] == found.group() else at

"""Adapts a policy: `change`, `turn off` and `waive`, and who allowed it until when."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from fairreview.language.blocks import (
    called,
    clauses,
    entries,
    first_name,
    first_text,
    names,
    severity,
    sources,
    texts,
    window,
)
from fairreview.language.check_meta import day, no_such_day
from fairreview.language.check_types import described, literal_type, type_name
from fairreview.language.defaults import hyphenated
from fairreview.language.scope import Scope
from fairreview.language.suggest import error, near
from fairreview.language.tree import Block, Check, Fixed, Name, Removed, Shown, Words
from fairreview.model.condition import Literal_, Money, Number, Text
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import (
    Entry,
    FlagLexicon,
    FlagWords,
    Form,
    Lexicon,
    Permission,
    Rule,
    Setting,
)
from fairreview.text import fold

_PRINTED = (
    "a rule that cites law is being switched off; the reason and the approver are printed in every report"
)


def changed_lexicon(lexicon: Lexicon, block: Block) -> Lexicon:
    """Return `lexicon` with entries removed and added; a new reason and source replace the old."""
    gone = {fold(text.text) for clause in clauses(block, Removed) for text in clause.texts}
    kept = (_without(entry, gone) for entry in lexicon.entries)
    return msgspec.structs.replace(
        lexicon,
        entries=(*(entry for entry in kept if entry.forms), *entries(block)),
        title=first_text(block, "title") or lexicon.title,
        because=first_text(block, "because") or lexicon.because,
        sources=sources(block) or lexicon.sources,
    )


def _without(entry: Entry, gone: set[str]) -> Entry:
    kept = tuple(form for form in entry.forms if _wording(form) not in gone)
    return entry if len(kept) == len(entry.forms) else msgspec.structs.replace(entry, forms=kept)


def _wording(form: Form) -> str:
    return form.text if form.kind == "regex" else fold(form.text)


def check_removed(lexicon: Lexicon, block: Block) -> Iterator[Diagnostic]:
    """Yield an error for each entry that is to be removed and is not there."""
    known = {_wording(form): form.text for entry in lexicon.entries for form in entry.forms}
    for clause in clauses(block, Removed):
        for text in clause.texts:
            if fold(text.text) not in known:
                yield _no_entry(text, tuple(known.values()), f"the lexicon `{lexicon.name}`")


def _no_entry(text: Name, known: Sequence[str], where: str) -> Diagnostic:
    return error(
        "FR204", f'{where} has no entry "{text.text}"', text.at, hints=near(text.text, known, '"{}"')
    )


def changed_setting(setting: Setting, block: Block) -> Setting:
    """Return `setting` with the new value, and the new reason if one is given."""
    if block.value is None:
        return setting
    because = first_text(block, "because") or setting.because
    return msgspec.structs.replace(setting, value=block.value, because=because)


def check_setting(setting: Setting) -> Iterator[Diagnostic]:
    """Yield an error if a setting's value is of another sort than its limits, or outside them."""
    for limit in (setting.low, setting.high):
        if limit is not None and literal_type(limit) != literal_type(setting.value):
            kind, wanted = type_name(setting.value), type_name(limit)
            message = f"the value of `{setting.name}` is {kind}, and its limit {wanted}"
            yield error("FR309", message, setting.value.at)
            return
    if setting.low is None or setting.high is None:
        return
    shown = f"{described(setting.low)} and {described(setting.high)}"
    if _size(setting.low) > _size(setting.high):
        yield error("FR309", f"the limits of `{setting.name}` are the wrong way round", setting.low.at)
    elif not _size(setting.low) <= _size(setting.value) <= _size(setting.high):
        message = f"the value of `{setting.name}` is outside its own limits"
        yield error("FR309", message, setting.value.at, f"must be between {shown}")


def _size(literal: Literal_) -> tuple[float, str]:
    days = {"day": 1.0, "week": 7.0, "month": 30.4, "quarter": 91.3, "year": 365.2}
    match literal:
        case Number(number=number, unit=unit):
            return number * days.get(unit.rstrip("s"), 1.0), ""
        case Money(amount=amount):
            return amount, ""
        case Text(text=text):
            return 0.0, text
        case _:
            return 0.0, literal.date


def changed_rule(rule: Rule, block: Block, scope: Scope) -> Rule:
    """Return `rule` as a `change` makes it: what it gives replaces, exceptions and examples are added."""
    title = first_text(block, "title")
    effective = window(block)
    return msgspec.structs.replace(
        rule,
        title=title or rule.title,
        name=hyphenated(title) if title and rule.name == hyphenated(rule.title) else rule.name,
        family=first_name(block, "family") or rule.family,
        severity=severity(block) or rule.severity,
        severities=(*rule.severities, *_severities(rule, block, scope)),
        kinds=tuple(name.text for name in names(block, "applies to")) or rule.kinds,
        jurisdictions=tuple(name.text for name in names(block, "jurisdiction")) or rule.jurisdictions,
        effective=effective if any(effective) else rule.effective,
        owner=first_text(block, "owner") or rule.owner,
        because=first_text(block, "because") or rule.because,
        sources=sources(block) or rule.sources,
        tags=tuple(name.text for name in names(block, "tags")) or rule.tags,
        supersedes=first_name(block, "supersedes") or rule.supersedes,
        note=first_text(block, "note") or rule.note,
        unless=(*rule.unless, *(clause.condition for clause in clauses(block, Check, "unless"))),
        say=first_text(block, "say") or rule.say,
        suggest=texts(block, "suggest") or rule.suggest,
        fix=next((clause.fix for clause in clauses(block, Fixed)), rule.fix),
        examples=(*rule.examples, *(clause.example for clause in clauses(block, Shown))),
    )


def _severities(rule: Rule, block: Block, scope: Scope) -> Iterator[tuple[str, str]]:
    known = {_wording(form): form.text for form in flagged_forms(rule, scope)}
    for clause in clauses(block, Words, "severity"):
        for text in clause.only_for:
            if clause.names and fold(text.text) in known:
                yield known[fold(text.text)], clause.names[0].text


def flagged_forms(rule: Rule, scope: Scope) -> tuple[Form, ...]:
    """Return the wordings that a rule flags, by name or from its lexicon."""
    if isinstance(rule.flag, FlagWords):
        return rule.flag.forms
    if isinstance(rule.flag, FlagLexicon) and rule.flag.lexicon in scope.lexicons:
        return tuple(form for entry in scope.lexicons[rule.flag.lexicon].entries for form in entry.forms)
    return ()


def check_severities(rule: Rule, block: Block, scope: Scope) -> Iterator[Diagnostic]:
    """Yield an error for each wording of `severity: … for "…"` that the rule does not flag."""
    forms = flagged_forms(rule, scope)
    known = {_wording(form): form.text for form in forms}
    where = f"the lexicon `{rule.flag.lexicon}`" if isinstance(rule.flag, FlagLexicon) else rule.id
    for clause in clauses(block, Words, "severity"):
        for text in clause.only_for:
            if fold(text.text) not in known:
                yield _no_entry(text, tuple(known.values()), where)


def permission_of(block: Block) -> Permission:
    """Return what a `turn off` or `waive` allows."""
    return Permission(
        called(block),
        first_text(block, "because"),
        first_text(block, "approved by"),
        first_name(block, "until"),
        tuple(name.text for name in block.extra if name.text != "document"),
        at=block.at,
    )


def check_permission(block: Block, as_of: date) -> Iterator[Diagnostic]:
    """Yield an error if a permission lacks a reason, an approver or an end, or has ended."""
    if block.name is None:
        return
    until = names(block, "until")
    if block.whole and block.kind in ("turn off", "waive"):
        yield from _lacking(block, block.name, has_end=bool(until))
    for name in until:
        end = day(name)
        if end is None:
            yield no_such_day(name)
        elif end < as_of:
            back = (
                "the change is undone"
                if block.kind.startswith("change")
                else f"{block.name.text} is on again"
            )
            note = f"today is {as_of.isoformat()}; {back}"
            yield error("FR708", f"this permission ended on {name.text}", name.at, note)


def _lacking(block: Block, name: Name, *, has_end: bool) -> Iterator[Diagnostic]:
    doing = "turning off" if block.kind == "turn off" else "waiving"
    labels = [label for label in ("because", "approved by") if not first_text(block, label)]
    if block.kind == "waive" and not has_end:
        labels.append("until")
    if labels:
        shown = [f"`{label}:`" for label in labels]
        listed = " and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)
        message = f"{doing} {name.text} needs {listed}"
        yield error("FR708", message, name.at, f"no {listed}", hints=[_PRINTED])


def no_target(sort: str, name: Name, known: Sequence[str], doing: str) -> Diagnostic:
    """Return the message that there is nothing of that name to adapt."""
    shown = name.text if sort == "rule" else f"called `{name.text}`"
    note = "not found in any package this policy uses"
    message = f"there is no {sort} {shown} to {doing}"
    return error("FR204", message, name.at, note, hints=near(name.text, known))

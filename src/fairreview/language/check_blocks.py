"""Checks one block of a policy with everything that belongs to its kind."""

from collections.abc import Iterator
from datetime import date

import msgspec

from fairreview.language.adapt import (
    changed_lexicon,
    changed_setting,
    check_permission,
    check_removed,
    check_setting,
    check_severities,
    no_target,
)
from fairreview.language.blocks import Placed, clauses, definition_of, entries, pattern_of
from fairreview.language.check_across import check_across
from fairreview.language.check_estimates import check_confidence, check_error_on_estimate
from fairreview.language.check_examples import check_enough, check_example
from fairreview.language.check_groups import EXCUSES, check_groups, check_labels, check_theirs
from fairreview.language.check_lexicon import check_entries
from fairreview.language.check_logic import check_logic
from fairreview.language.check_meta import (
    check_meta,
    check_reachable,
    check_reason,
    unknown_kind,
    unknown_unit_of_text,
)
from fairreview.language.check_names import check_shadows
from fairreview.language.check_nouns import check_nouns
from fairreview.language.check_rule import check_exception, check_fix, check_rule
from fairreview.language.check_shapes import check_pattern
from fairreview.language.check_texts import check_texts
from fairreview.language.check_types import check_types
from fairreview.language.defaults import rule_of, view_of
from fairreview.language.scope import MATCH, Scope, View, words_of
from fairreview.language.suggest import error, near
from fairreview.language.tree import Check, Fixed, Shown
from fairreview.model.condition import Condition
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import FlagLexicon, FlagPattern, Lexicon, Rule, Setting
from fairreview.model.vocabulary import UNITS_OF_KIND

_OUTCOMES = {
    "require": "so every document would fail this rule",
    "where": "so this rule would never look at anything",
    "only when": "so this rule would never flag anything",
    "unless": "so this exception can never apply",
    "means": "so nothing could ever be called that",
}


def check_block(placed: Placed, scope: Scope, as_of: date) -> Iterator[Diagnostic]:
    """Yield every mistake of a block that stands for itself: all kinds but those that adapt others."""
    match placed.block.kind:
        case "policy":
            yield from check_meta(placed.block, as_of)
        case "rule":
            yield from _rule(placed, scope, as_of)
        case "lexicon":
            own = entries(placed.block)
            yield from check_entries(own, own, placed.text)
            yield from check_guards(placed, scope)
        case "pattern":
            yield from check_pattern(pattern_of(placed.block), scope)
        case "define":
            yield from _definition(placed, scope)
        case _:
            yield from _simple(placed, scope)


def _simple(placed: Placed, scope: Scope) -> Iterator[Diagnostic]:
    block = placed.block
    for setting in block.settings:
        yield from check_setting(setting)
    if block.kind == "use":
        yield from _use(placed, scope)
    elif block.kind == "recognise" and block.name is not None:
        yield from unknown_kind(block.name)


def check_condition(condition: Condition, view: View, label: str) -> Iterator[Diagnostic]:
    """Yield every mistake in a condition that stands after `label:`."""
    outside = list(check_across(condition, view, label)) if view.compares else []
    if outside:
        yield from outside
        return
    yield from check_nouns(condition, view)
    yield from check_theirs(condition, view)
    yield from check_types(condition, view)
    yield from check_logic(condition, _OUTCOMES.get(label, _OUTCOMES["unless"]))
    yield from check_confidence(condition)


def check_guards(placed: Placed, scope: Scope) -> Iterator[Diagnostic]:
    """Yield every mistake in the exceptions of lexicon entries."""
    view = View(scope=scope, unit=MATCH)
    for entry in entries(placed.block):
        if entry.guard is not None:
            yield from check_condition(entry.guard, view, "unless")


def _use(placed: Placed, scope: Scope) -> Iterator[Diagnostic]:
    name = placed.block.name
    if name is not None and not scope.knows("package", name.text):
        hints = near(name.text, scope.packs)
        yield error("FR204", f"there is no package called `{name.text}`", name.at, "not found", hints=hints)


def _definition(placed: Placed, scope: Scope) -> Iterator[Diagnostic]:
    block = placed.block
    yield from check_shadows(block)
    definition = definition_of(block)
    if not block.extra or definition is None:
        return
    unknown = list(unknown_unit_of_text(block.extra[0], (MATCH,)))
    yield from unknown
    if not unknown:
        kinds = tuple(
            kind
            for kind, parts in UNITS_OF_KIND.items()
            if definition.unit in (*parts, "document", MATCH) or definition.unit in ("document", MATCH)
        )
        view = View(scope=scope, unit=definition.unit, kinds=kinds)
        yield from check_condition(definition.means, view, "means")


def _rule(placed: Placed, scope: Scope, as_of: date) -> Iterator[Diagnostic]:
    block = placed.block
    rule = rule_of(placed, scope)
    whole, found = view_of(placed, scope, match=False), view_of(placed, scope, match=True)
    yield from check_meta(block, as_of)
    yield from check_reachable(block, whole)
    for clause in clauses(block, Check):
        view = whole if clause.label == "require" or whole.compares else found
        if not (view.compares and clause.label in EXCUSES):
            yield from check_condition(clause.condition, view, clause.label)
    yield from check_groups(block, whole)
    yield from check_rule(rule, block, scope, placed.text)
    for fixed in () if whole.is_open or whole.compares else clauses(block, Fixed):
        yield from check_fix(rule, fixed, scope)
    yield from check_texts(block, placed.text, whole, flags=rule.flag is not None)
    for shown in clauses(block, Shown):
        yield from check_example(shown.example)
    if block.name is not None and block.whole:
        yield from check_enough(rule, block.name)
        if placed.header.whole and _inherits_all(rule, scope):
            yield from check_reason(rule, block.name)
    if rule.severity == "error" and rule.require is not None:
        yield from check_error_on_estimate(rule.require, scope.guessed)


def _inherits_all(rule: Rule, scope: Scope) -> bool:
    """Say whether what a rule takes its reason and source from could be read."""
    match rule.flag:
        case FlagLexicon(lexicon=name):
            return name in scope.lexicons and ("lexicon", name) not in scope.partial
        case FlagPattern(pattern=name):
            return name in scope.patterns and ("pattern", name) not in scope.partial
        case _:
            return True


def check_changed_words(placed: Placed, scope: Scope, as_of: date) -> Iterator[Diagnostic]:
    """Yield every mistake in a `change lexicon` or `change setting`."""
    block = placed.block
    if block.name is None:
        return
    name = block.name.text
    sort = block.kind.removeprefix("change ")
    if not scope.knows(sort, name):
        yield no_target(sort, block.name, scope.names(sort), "change")
    yield from check_permission(block, as_of)
    if sort == "lexicon" and name in scope.lexicons:
        yield from _changed_lexicon(placed, scope.lexicons[name], scope)
    elif sort == "setting" and name in scope.settings:
        yield from _changed_setting(placed, scope.settings[name])


def _changed_lexicon(placed: Placed, lexicon: Lexicon, scope: Scope) -> Iterator[Diagnostic]:
    yield from check_removed(lexicon, placed.block)
    everything = changed_lexicon(lexicon, placed.block).entries
    yield from check_entries(entries(placed.block), everything, placed.text)
    yield from check_guards(placed, scope)


def _changed_setting(placed: Placed, setting: Setting) -> Iterator[Diagnostic]:
    yield from check_setting(changed_setting(setting, placed.block))


def check_changed_rule(placed: Placed, rule: Rule, scope: Scope, as_of: date) -> Iterator[Diagnostic]:
    """Yield every mistake in a `change rule`; `rule` is the one it changes."""
    block = placed.block
    pattern = scope.patterns.get(rule.flag.pattern) if isinstance(rule.flag, FlagPattern) else None
    measured = rule.grouping.measure if rule.grouping is not None else None
    view = View(
        scope=scope,
        unit=rule.for_each,
        kinds=rule.kinds,
        compares=rule.grouping is not None,
        words=words_of(pattern) if pattern is not None else (),
        groups=rule.grouping.by if rule.grouping is not None else (),
        measure=measured.what if measured is not None else "",
    )
    found = msgspec.structs.replace(view, unit=MATCH) if rule.flag is not None else view
    yield from check_meta(block, as_of)
    yield from check_permission(block, as_of)
    yield from check_severities(rule, block, scope)
    if view.compares:
        yield from check_labels(block)
    for clause in () if view.compares else clauses(block, Check):
        yield from check_condition(clause.condition, found, clause.label)
        yield from check_exception(rule, clause, scope)
    for fixed in () if view.compares else clauses(block, Fixed):
        yield from check_fix(rule, fixed, scope)
    yield from check_texts(block, placed.text, view, flags=rule.flag is not None)
    for shown in clauses(block, Shown):
        yield from check_example(shown.example)


def check_target(placed: Placed, scope: Scope, doing: str) -> Iterator[Diagnostic]:
    """Yield an error if there is no rule of the name that a block adapts."""
    name = placed.block.name
    if name is not None and not scope.knows("rule", name.text):
        yield no_target("rule", name, scope.rules, doing)

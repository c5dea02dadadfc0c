"""Checks rules that compare documents, and rules that speak of groups without comparing any."""

from collections.abc import Iterator

from fairreview.language.blocks import clauses, names
from fairreview.language.check_nouns import check_nouns
from fairreview.language.check_types import check_types
from fairreview.language.mentions import terms_in
from fairreview.language.scope import View
from fairreview.language.suggest import choices, error, near
from fairreview.language.tree import Block, Measured
from fairreview.model.condition import Condition, SettingRef, Theirs
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.vocabulary import MEASURES, SENSITIVE_FIELDS, fields_of


def check_theirs(condition: Condition, view: View) -> Iterator[Diagnostic]:
    """Yield an error where a rule on one document speaks of several."""
    if view.compares:
        return
    for term in terms_in(condition):
        if isinstance(term, Theirs):
            yield error(
                "FR305",
                "`their` and `the lowest/highest ...` compare several documents",
                term.at,
                "this rule looks at one document",
                hints=["add `compare:` and `grouped by:`"],
            )


def check_groups(block: Block, view: View) -> Iterator[Diagnostic]:
    """Yield every mistake in how a rule forms groups and what it measures in them."""
    groups = names(block, "grouped by")
    for name in groups:
        if name.text not in (*fields_of("document"), *SENSITIVE_FIELDS):
            hints = near(name.text, fields_of("document")) or choices(
                name.text, fields_of("document"), "a document has"
            )
            yield error(
                "FR201", f"a document has no `{name.text}`", name.at, "not a field of document", hints=hints
            )
    for clause in clauses(block, Measured):
        yield from _measured(clause, view)
        if clause.label == "measure" and not groups:
            yield error("FR306", "`measure:` needs `grouped by:`", clause.at, "measured over which groups?")
    sized = any(clause.label == "smallest group" for clause in block.clauses)
    for name in groups:
        if name.text in SENSITIVE_FIELDS and not sized:
            hints = ("a rate for three people can reveal who they are", "add: smallest group: 30")
            note = "no `smallest group:` is set"
            yield error("FR409", f"`{name.text}` can identify people", name.at, note, hints=hints)


def _measured(clause: Measured, view: View) -> Iterator[Diagnostic]:
    if clause.measure and clause.measure not in MEASURES:
        hints = choices(clause.measure, MEASURES, "measures")
        yield error("FR202", f"there is no measure called `{clause.measure}`", clause.at, hints=hints)
    if isinstance(clause.size, SettingRef) and not view.scope.knows("setting", clause.size.name):
        name = clause.size.name
        hints = near(name, view.scope.settings)
        note = "not found in this file or in a package it uses"
        yield error(
            "FR204", f"there is no setting called `{name}`", clause.size.spot(name), note, hints=hints
        )
    if clause.condition is not None:
        yield from check_nouns(clause.condition, view)
        yield from check_types(clause.condition, view)

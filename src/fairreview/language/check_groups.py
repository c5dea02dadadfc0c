"""Checks how a rule forms groups of documents, what it measures in them, and what it flags there."""

from collections.abc import Iterator

from fairreview.language.blocks import clauses, names
from fairreview.language.check_across import check_across
from fairreview.language.check_nouns import check_nouns
from fairreview.language.check_types import check_types
from fairreview.language.mentions import terms_in
from fairreview.language.scope import View, field_named
from fairreview.language.suggest import a, choices, error, near, warning
from fairreview.language.tree import Block, Fixed, Measured, Name, Shown
from fairreview.model.across import (
    COMPARED_NAMES,
    KEPT,
    MEASURED_WHERE,
    NEVER_SHOWN,
    SENSITIVE_FIELDS,
    compared_mark,
)
from fairreview.model.condition import Condition, It, Literal_, Number, SettingRef, Theirs
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.example import LineExample
from fairreview.model.policy import Flag, FlagMark, Rule

_FEWEST_LABELLED = 5
_GROUP_LABELS = ("grouped by", "smallest group", "measure")
_GROUPED_BY = tuple(name for name in (*KEPT, *NEVER_SHOWN) if name != "length")
EXCUSES = ("only when", "unless")
_MEANINGLESS = {
    **dict.fromkeys(EXCUSES, "choose documents with `where:`"),
    "for each": "a rule that compares looks at whole documents; remove it",
    "applies to": "`compare:` names the kinds of documents; remove it",
}


def check_theirs(condition: Condition, view: View) -> Iterator[Diagnostic]:
    """Yield an error where a rule on one document speaks of several."""
    if view.compares or view.is_open:
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
    if not view.compares:
        return
    groups = names(block, "grouped by")
    yield from _grouped_by(groups)
    yield from _needs_kinds(block)
    yield from check_labels(block)
    for clause in clauses(block, Measured):
        yield from _measured(clause, view)
        if clause.label == "measure" and not groups:
            yield error("FR306", "`measure:` needs `grouped by:`", clause.at, "measured over which groups?")
    yield from _sizes(block, groups, view)
    for name in groups:
        if name.text in SENSITIVE_FIELDS and not view.measure and block.whole:
            hint = "add for example: measure: share where its rating is at least 4"
            message = f"only figures are compared by `{name.text}`"
            yield error("FR306", message, name.at, "no `measure:`", hints=[hint])


def _grouped_by(groups: tuple[Name, ...]) -> Iterator[Diagnostic]:
    known = (*_GROUPED_BY, *SENSITIVE_FIELDS)
    for name in groups:
        if name.text in known:
            continue
        if field_named("document", name.text) is not None:
            message = f"documents cannot be grouped by their `{name.text}`"
            hints = choices(name.text, known, "group them by")
            yield error("FR310", message, name.at, hints=hints)
        else:
            hints = near(name.text, known) or choices(name.text, known, "a document has")
            message = f"a document has no `{name.text}`"
            yield error("FR201", message, name.at, "not a field of document", hints=hints)


def _needs_kinds(block: Block) -> Iterator[Diagnostic]:
    clause = next((clause for clause in block.clauses if clause.label in _GROUP_LABELS), None)
    if clause is not None and block.whole and not names(block, "compare"):
        hint = "add for example: compare: performance-review"
        message = f"`{clause.label}:` needs `compare:`"
        yield error("FR306", message, clause.label_at, "groups of what?", hints=[hint])


def check_labels(block: Block) -> Iterator[Diagnostic]:
    """Yield an error for each clause that says nothing in a rule that compares documents."""
    for clause in block.clauses:
        if clause.label in _MEANINGLESS:
            message = f"`{clause.label}:` says nothing where documents are compared"
            yield error("FR313", message, clause.label_at, hints=[_MEANINGLESS[clause.label]])
        elif isinstance(clause, Fixed):
            hint = "say in `suggest:` what to do"
            message = "a rule that compares documents changes no text"
            yield error("FR411", message, clause.fix.at, hints=[hint])
        elif isinstance(clause, Shown) and isinstance(clause.example, LineExample):
            message = "a rule that compares documents is shown by documents"
            hint = 'write: example: "…", then `given performance-review "r-1" …` lines, and `expect:`'
            yield error("FR605", message, clause.label_at, "one text has nothing to compare", hints=[hint])


def _sizes(block: Block, groups: tuple[Name, ...], view: View) -> Iterator[Diagnostic]:
    sized = [clause for clause in clauses(block, Measured) if clause.label == "smallest group"]
    sensitive = [name for name in groups if name.text in SENSITIVE_FIELDS]
    for name in () if sized else sensitive:
        hints = ("a rate for three people can reveal who they are", "add: smallest group: 30")
        note = "no `smallest group:` is set"
        yield error("FR409", f"`{name.text}` can identify people", name.at, note, hints=hints)
    fewest = _FEWEST_LABELLED if sensitive else 2
    for clause in sized:
        size = clause.size
        setting = view.scope.settings.get(size.name) if isinstance(size, SettingRef) else None
        given = size if setting is None else setting.value
        if size is not None and not isinstance(given, SettingRef) and not _counts(given, fewest):
            why = f"`{sensitive[0].text}` can identify people" if sensitive else "one document has no other"
            message = f"the smallest group is a number of documents, {fewest} or more"
            yield error("FR409", message, size.at, why, hints=["write for example: smallest group: 30"])


def _counts(given: Literal_ | None, fewest: int) -> bool:
    whole = isinstance(given, Number) and not given.unit and given.number == int(given.number)
    return whole and isinstance(given, Number) and given.number >= fewest


def _measured(clause: Measured, view: View) -> Iterator[Diagnostic]:
    if isinstance(clause.size, SettingRef) and not view.scope.knows("setting", clause.size.name):
        name = clause.size.name
        hints = near(name, view.scope.settings)
        note = "not found in this file or in a package it uses"
        yield error(
            "FR204", f"there is no setting called `{name}`", clause.size.spot(name), note, hints=hints
        )
    if not clause.measure:
        return
    if (clause.measure in MEASURED_WHERE) != (clause.condition is not None):
        yield _other_measure(clause)
    elif clause.condition is not None:
        outside = list(check_across(clause.condition, view, "measure"))
        yield from outside or _conditions(clause.condition, view)
    elif not _is_a_number(clause):
        at = clause.at if clause.of is None else clause.of.at
        hint = "write: average of its rating, average of its length, or: share where …"
        message = f"there is no {clause.measure} of this"
        yield error("FR306", message, at, "not a number of a document", hints=[hint])


def _conditions(condition: Condition, view: View) -> Iterator[Diagnostic]:
    yield from check_nouns(condition, view)
    yield from check_types(condition, view)


def _other_measure(clause: Measured) -> Diagnostic:
    if clause.measure in MEASURED_WHERE:
        message = f"a {clause.measure} is of documents that meet a condition"
        pattern = f"{clause.measure} where its rating is at least 4"
    else:
        message = f"{a(clause.measure)} is of a number"
        pattern = f"{clause.measure} of its rating"
    return error("FR306", message, clause.at, hints=[f"write for example: measure: {pattern}"])


def _is_a_number(clause: Measured) -> bool:
    of = clause.of
    if not isinstance(of, It) or len(of.path) != 1:
        return False
    field = field_named("document", of.path[0])
    return field is not None and field.type == "number" and field.name in KEPT


def check_compared_flag(rule: Rule, flag: Flag) -> Iterator[Diagnostic]:
    """Yield what is wrong with a flag where documents are compared: it names no mark, or too few kinds."""
    mark = compared_mark(flag.noun) if isinstance(flag, FlagMark) else None
    if mark is None or not isinstance(flag, FlagMark):
        noun = flag.noun if isinstance(flag, FlagMark) else ""
        hints = (
            *(near(noun, COMPARED_NAMES) or choices(noun, COMPARED_NAMES, "it can flag")),
            "to count flagged words write: measure: share where it contains a finding of rule …",
        )
        message = "a rule that compares documents flags no words"
        yield error("FR312", message, flag.spot(noun) if noun else flag.at, hints=hints)
        return
    missing = [kind for kind in mark.kinds if kind not in rule.kinds]
    if missing:
        message = f"`{mark.name}` is told by comparing {' with '.join(mark.kinds)}"
        hint = f"write: compare: {', '.join(dict.fromkeys((*rule.kinds, *mark.kinds)))}"
        note = f"this rule compares no {missing[0]}"
        yield error("FR312", message, flag.spot(mark.name), note, hints=[hint])
    if flag.fact:
        message = f"nothing more can be said of {mark.name}"
        yield error("FR312", message, flag.spot(flag.fact), hints=["choose documents with `where:`"])
    if mark.estimated and rule.severity == "error":
        yield warning(
            "FR704",
            "an error should not rest on an estimate alone",
            flag.spot(mark.name),
            "supplied by a statistical model",
            hints=["use severity: warning or advice"],
        )


def compared_elsewhere(flag: FlagMark) -> Diagnostic:
    """Return the message that a rule on one document flags what only a comparison can tell."""
    mark = compared_mark(flag.noun)
    kinds = ", ".join(mark.kinds) if mark is not None and mark.kinds else "performance-review"
    message = f"`{flag.noun}` is told by comparing documents"
    hint = f"write `compare: {kinds}` instead of `applies to:`"
    return error("FR312", message, flag.spot(flag.noun), "this rule looks at one document", hints=[hint])

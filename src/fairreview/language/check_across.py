"""Checks what a rule that compares documents asks of them: what is kept of each, never its words.

`where:` and `measure:` ask about one document at a time, `require:` about the group.
"""

from collections.abc import Iterator

from fairreview.language.mentions import values_in
from fairreview.language.scope import View, field_named
from fairreview.language.suggest import choices, error, near
from fairreview.model.across import (
    COUNTED,
    EXTREMES,
    GIVEN_ONLY,
    GROUP_PARTS,
    GROUP_VALUES,
    KEPT,
    KEPT_OF_PARTS,
    TESTED_MEASURES,
    TESTED_VALUES,
    group_value,
)
from fairreview.model.condition import (
    Between,
    Clause,
    Compare,
    Condition,
    Contains,
    Group,
    Has,
    IsFact,
    It,
    Not,
    OneOf,
    Present,
    Same,
    Scaled,
    Sure,
    Term,
    The,
    Theirs,
)
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.phrase import term_phrase
from fairreview.model.vocabulary import KINDS, UNITS
from fairreview.model.walk import walk

_COUNT_FINDINGS = "write a rule that flags it and count its findings: it contains a finding of rule …"
_CHOOSE = "choose documents with `where:`, and ask of the group: their … is the same"


def check_across(condition: Condition, view: View, label: str) -> Iterator[Diagnostic]:
    """Yield an error for each sentence that a rule which compares documents cannot answer."""
    for leaf in walk(condition):
        if not isinstance(leaf, Not | Sure | Group):
            yield from _of_group(leaf, view) if label == "require" else _of_one(leaf, label)


def _of_one(leaf: Clause, label: str) -> Iterator[Diagnostic]:
    """Check a sentence about one document."""
    terms = [leaf.term, *_terms_compared(leaf)]
    theirs = next((term for term in terms if isinstance(term, Theirs)), None)
    if theirs is not None or isinstance(leaf, Same):
        at = leaf.at if theirs is None else theirs.at
        hint = "write `its …` here, and say under `require:` what holds for the group"
        yield error(
            "FR311", f"`{label}:` looks at one document at a time", at, "this is a group", hints=[hint]
        )
        return
    part = next((term for term in terms if isinstance(term, The)), None)
    if part is not None:
        hint = "write: its …, it has …, or: it contains a finding of rule …"
        message = "a rule that compares documents looks at whole documents"
        yield error("FR310", message, part.at, "a part of one", hints=[hint])
    elif not _is_known(leaf) or not all(_is_kept(term.path, KEPT) for term in terms[1:]):
        yield _words_asked(leaf)


def _terms_compared(leaf: Clause) -> Iterator[Term]:
    """Yield the terms that a sentence compares its own with."""
    for value in values_in(leaf):
        if isinstance(value, It | The | Theirs):
            yield value
        elif isinstance(value, Scaled):
            yield value.term


def _is_known(leaf: Clause) -> bool:
    """Say whether a sentence is answered by what is kept; a name that nothing has is told of elsewhere."""
    term = leaf.term
    match leaf:
        case Contains():
            return not term.path and bool(leaf.finding or leaf.family)
        case Has():
            return not term.path and _can_be_had(leaf)
        case Present():
            return _is_kept(term.path, (*KEPT, *GIVEN_ONLY))
        case Compare() | Between() | OneOf():
            return _is_kept(term.path, KEPT)
        case _:
            return False


def _can_be_had(leaf: Has) -> bool:
    plain = not leaf.titles and not leaf.fact
    return plain and leaf.noun in (*COUNTED, *KEPT, *GIVEN_ONLY)


def _is_kept(path: tuple[str, ...], kept: tuple[str, ...]) -> bool:
    return len(path) == 1 and (path[0] in kept or field_named("document", path[0]) is None)


def _words_asked(leaf: Clause) -> Diagnostic:
    given = leaf.term.path[0] if leaf.term.path else ""
    if isinstance(leaf, Same):
        hint = "what can be the same: their criteria, their criteria's weight, their scale, their rating …"
    elif given in GIVEN_ONLY and len(leaf.term.path) == 1:
        hint = f"write: its {given} is present, or: its {given} is missing"
    elif isinstance(leaf, Has) and leaf.noun in (*UNITS, "section"):
        hint = "write: it has a criterion, it has at least 2 criteria, or: its length is at least 100 words"
    else:
        hint = _COUNT_FINDINGS
    message = "a rule that compares documents does not read their words"
    return error("FR310", message, leaf.at, "this asks for words", hints=[hint])


def _of_group(leaf: Clause, view: View) -> Iterator[Diagnostic]:
    """Check a sentence about a group."""
    one = next((term for term in (leaf.term, *_terms_compared(leaf)) if isinstance(term, It | The)), None)
    if isinstance(one, The) and one.path[0] not in UNITS:
        message = f"there is no `the {one.path[0]}` of a group"
        figures = tuple(value.name for value in GROUP_VALUES)
        hints = choices(one.path[0], (*figures, "lowest share", "highest share"), "there is the")
        yield error("FR311", message, one.at, hints=hints)
        return
    if one is not None:
        message = "`require:` asks about a group where documents are compared"
        yield error("FR311", message, one.at, "this is one document", hints=[_CHOOSE])
        return
    match leaf:
        case Same():
            yield from _same(leaf, view)
        case Compare() | Between():
            for term in (leaf.term, *_terms_compared(leaf)):
                yield from _figure(term, view)
        case IsFact():
            shown = term_phrase(leaf.term)
            hint = f"write: {shown} are the same, or: {shown} are not the same"
            yield error("FR311", f"nobody can say of a group that it is {leaf.fact}", leaf.at, hints=[hint])
        case _:
            hint = "write: their … is the same, or compare figures: the lowest share is at least 80 %"
            yield error("FR311", "nobody can say this of a group", leaf.at, hints=[hint])


def _same(leaf: Same, view: View) -> Iterator[Diagnostic]:
    path = leaf.term.path
    if path[0] in EXTREMES or group_value(path[0]) is not None:
        hint = f"compare it: the {' '.join(path)} is at least …"
        yield error("FR311", "one figure is always the same", leaf.at, hints=[hint])
    elif path[0] in GROUP_PARTS:
        unkept = len(path) == 2 and field_named("criterion", path[1]) and path[1] not in KEPT_OF_PARTS
        if unkept or len(path) > 2:
            yield _words_asked(leaf)
    elif len(path) > 1 or (field_named("document", path[0]) and path[0] not in KEPT):
        yield _words_asked(leaf)
    if leaf.every and leaf.every not in view.kinds:
        known = view.kinds if leaf.every in KINDS else tuple(KINDS)
        hints = near(leaf.every, known) or (f"this rule compares: {', '.join(view.kinds)}",)
        message = f"this rule compares no `{leaf.every}`"
        yield error("FR202", message, leaf.spot(leaf.every), hints=hints)


def _figure(term: Term, view: View) -> Iterator[Diagnostic]:
    """Check a figure of a group: it must come from what the rule measures."""
    shown = " ".join(term.path)
    if group_value(term.path[0]) is None and term.path[0] not in EXTREMES:
        hint = f"ask whether it is the same, or measure it: measure: average of its {term.path[0]}"
        message = f"`their {shown}` is a value of each document, not of the group"
        yield error("FR311", message, term.at, "many values", hints=[hint])
    elif not view.measure and view.is_open:
        return
    elif not view.measure:
        hint = "add for example: measure: share where its rating is at least 4"
        yield error("FR306", f"`the {shown}` needs `measure:`", term.at, "of what?", hints=[hint])
    elif term.path[0] in EXTREMES and term.path[1:] != (view.measure,):
        hint = f"write: the {term.path[0]} {view.measure}"
        message = f"this rule measures the {view.measure}"
        yield error("FR306", message, term.at, f"this is the {' '.join(term.path[1:])}", hints=[hint])
    elif term.path[0] in TESTED_VALUES and view.measure not in TESTED_MEASURES:
        hint = f"measure a {' or an '.join(TESTED_MEASURES)}, or use the ratio"
        yield error("FR306", f"a {view.measure} has no `{shown}`", term.at, hints=[hint])

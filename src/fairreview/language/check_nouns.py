"""Checks every name in a condition against what exists, and says which sentence fits it."""

from collections.abc import Callable, Iterator

from fairreview.language.mentions import Mention, mentions, terms_in
from fairreview.language.scope import (
    FACT_NAMES,
    MARK_NAMES,
    PEOPLE_NAMES,
    SECTION_SUFFIX,
    View,
    fact_phrase,
    field_named,
    has,
    no_such_field,
    reach,
)
from fairreview.language.suggest import a, choices, error, near
from fairreview.model.across import AMONG_OTHERS
from fairreview.model.condition import Condition, Contains, Has, IsFact, Relates, Theirs
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.vocabulary import FAMILIES, FIELDS, UNITS, UNITS_OF_KIND, VERBS

NOT_HERE = "not found in this file or in a package it uses"
_PATTERNS_TO_WRITE = {"describes": "it describes the applicant", "supports": "it supports an objective"}
_RELATED = {"describes": PEOPLE_NAMES, "supports": ("objective",)}


def check_nouns(condition: Condition, view: View) -> Iterator[Diagnostic]:
    """Yield a message for each name in `condition` that does not exist or stands where it cannot."""
    for term in terms_in(condition):
        if isinstance(term, Theirs) and not view.compares:
            continue
        trouble = reach(term, view).trouble
        if trouble is not None:
            yield trouble
    for mention in mentions(condition):
        check = _CHECKS.get(mention.role, _exists)
        found = check(mention, view)
        if found is not None:
            yield found


def missing_name(mention: Mention, view: View) -> Diagnostic:
    """Return the message that no lexicon, pattern, setting, rule or list has the name."""
    sort = mention.role
    called = "" if sort == "rule" else "called "
    shown = mention.name if sort == "rule" else f"`{mention.name}`"
    hints = near(mention.name, view.scope.names(sort))
    return error("FR204", f"there is no {sort} {called}{shown}", mention.at, NOT_HERE, hints=hints)


def _exists(mention: Mention, view: View) -> Diagnostic | None:
    return None if view.scope.knows(mention.role, mention.name) else missing_name(mention, view)


def _finding(mention: Mention, view: View) -> Diagnostic | None:
    if view.compares or not view.scope.knows("rule", mention.name):
        return _exists(mention, view)
    hint = f"say here what {mention.name} looks for, or give the condition a name with `define`"
    return _not_counted(mention, hint)


def _family(mention: Mention, view: View) -> Diagnostic | None:
    if mention.name not in FAMILIES:
        hints = near(mention.name, FAMILIES) or choices(mention.name, FAMILIES, "families")
        return error("FR202", f"there is no family called `{mention.name}`", mention.at, hints=hints)
    if view.compares:
        return None
    return _not_counted(mention, "add for example: compare: performance-review")


def _not_counted(mention: Mention, hint: str) -> Diagnostic:
    message = "only a rule that compares documents can count findings"
    return error("FR308", message, mention.leaf.at, "this rule looks at one document", hints=[hint])


def _mark(mention: Mention, view: View) -> Diagnostic | None:
    name = mention.name
    if name in MARK_NAMES:
        return None
    sentence = "it contains" if isinstance(mention.leaf, Contains) else "it is part of"
    return _not_a_mark(mention, view) or error(
        "FR203",
        f"nothing is called `{name}`",
        mention.at,
        "not something a text can contain",
        hints=near(name, MARK_NAMES) or (f'to look for words write: {sentence} "{name}"',),
    )


def _not_a_mark(mention: Mention, view: View) -> Diagnostic | None:
    """Return the sentence to write when the name is a fact, a field, a unit or somebody."""
    name = mention.name
    if name in FACT_NAMES or view.scope.knows("definition", name):
        sort, hint = "something words can be", f"write: it is {fact_phrase(name)}"
    elif name in PEOPLE_NAMES:
        sort, hint = "somebody", f"write: it mentions the {name}"
    elif name in UNITS or name in view.scope.sections:
        sort, hint = "a part of the document", f"write: it has {a(name)}"
    elif any(field_named(unit, name) for unit in FIELDS):
        sort, hint = "a field", f"write: it has {a(name)}"
    else:
        return None
    note = "not something a text can contain"
    return error("FR303", f"`{name}` is {sort}, not a mark in the text", mention.at, note, hints=[hint])


def _inside(mention: Mention, view: View) -> Diagnostic | None:
    name = mention.name
    if name == "section" or name in MARK_NAMES or _is_section(name, view):
        return None
    places = ("section", *MARK_NAMES, *view.scope.sections)
    if name in FACT_NAMES or view.scope.knows("definition", name):
        hint = f"write: it is {fact_phrase(name)}"
        return error(
            "FR303",
            f"`{name}` is something words can be, not a place",
            mention.at,
            "not a place",
            hints=[hint],
        )
    hints = near(name, places)
    if not hints and name.endswith(SECTION_SUFFIX):
        hints = choices(name, view.scope.sections, "kinds of section")
    return error("FR203", f"nothing is called `{name}`", mention.at, "not a place in a text", hints=hints)


def _is_section(name: str, view: View) -> bool:
    return name in view.scope.sections or (name.endswith(SECTION_SUFFIX) and "section" in view.scope.unread)


def _had(mention: Mention, view: View) -> Diagnostic | None:
    leaf = mention.leaf
    reached = reach(leaf.term, view) if isinstance(leaf, Has) else None
    if reached is None or not reached.unit or mention.name in MARK_NAMES or mention.name == "section":
        return None
    unit, name = reached.unit, mention.name
    if field_named(unit, name) is not None:
        return _one_only(mention, unit)
    if unit == "document" and _is_section(name, view):
        return None
    if name in UNITS:
        return _part(mention, unit, view)
    if any(name == other for other, _ in AMONG_OTHERS.get(unit, ())):
        return None
    if name in FACT_NAMES:
        hint = f"write: it is {fact_phrase(name)}"
        return error(
            "FR303", f"`{name}` is something words can be, not something they have", mention.at, hints=[hint]
        )
    return no_such_field(name, unit, leaf, view)


def _one_only(mention: Mention, unit: str) -> Diagnostic | None:
    """Check that nobody counts a field: there is one of it or none."""
    leaf = mention.leaf
    if not isinstance(leaf, Has) or leaf.count <= 1:
        return None
    message = f"{has(unit)} one `{mention.name}` or none"
    hint = f"write: it has {a(mention.name)}"
    return error("FR302", message, leaf.at, "so there is nothing to count", hints=[hint])


def _part(mention: Mention, unit: str, view: View) -> Diagnostic | None:
    """Check `it has a criterion`: the rule's kinds of document must have such parts."""
    name = mention.name
    without = [kind for kind in view.kinds if name not in (*UNITS_OF_KIND.get(kind, ()), "document")]
    if unit == "document" and without and len(without) == len(view.kinds):
        return error("FR201", f"{a(without[0])} has no {name}", mention.at, "never there")
    if unit != "document" and name in ("document", "criterion", "objective", unit):
        return error("FR201", f"{has(unit)} no {name}", mention.at, "never there")
    return None


def _fact(mention: Mention, view: View) -> Diagnostic | None:
    name = mention.name
    definition = view.scope.definitions.get(name)
    if definition is not None and isinstance(mention.leaf, IsFact):
        return _fits_unit(mention, definition.unit, view)
    if name in FACT_NAMES or name in MARK_NAMES or view.scope.knows("definition", name):
        return None
    if name in PEOPLE_NAMES:
        hint = f"write: it describes the {name}"
        return error("FR303", f"`{name}` is somebody, not a fact", mention.at, hints=[hint])
    hints = near(name, (*FACT_NAMES, *MARK_NAMES, *view.scope.names("definition")))
    if not hints:
        hints = ('to look for words write: it contains "…"; to give a condition a name use `define`',)
    return error(
        "FR203", f"nothing is called `{name}`", mention.at, "not a fact or a definition", hints=hints
    )


def _fits_unit(mention: Mention, unit: str, view: View) -> Diagnostic | None:
    """Check that a definition made for one unit is asked of that unit."""
    leaf = mention.leaf
    reached = reach(leaf.term, view) if isinstance(leaf, IsFact) else None
    if reached is None or reached.trouble or view.is_open or unit not in FIELDS:
        return None
    if reached.unit == unit and reached.field is None:
        return None
    shown = (
        "a value" if reached.field else "the flagged words" if reached.unit == "match" else a(reached.unit)
    )
    verb = "are" if reached.unit == "match" and not reached.field else "is"
    return error(
        "FR304",
        f"`{mention.name}` is defined for {a(unit)}",
        mention.at,
        f"{shown} {verb} asked here",
        hints=[f"write: the {unit} is {mention.name}, or define it for what you look at"],
    )


def _filter(mention: Mention, view: View) -> Diagnostic | None:
    name = mention.name
    if name in FACT_NAMES or view.scope.knows("definition", name):
        return None
    hints = near(name, (*FACT_NAMES, *view.scope.names("definition")))
    return error(
        "FR203", f"nothing is called `{name}`", mention.at, "not a fact or a definition", hints=hints
    )


def _verb(mention: Mention, _view: View) -> Diagnostic | None:
    if mention.name in VERBS:
        return None
    hints = (*near(mention.name, VERBS), f"verbs: {', '.join(VERBS)}")
    message = f"`{mention.name}` is not something this language can check"
    return error("FR203", message, mention.at, "unknown verb", hints=hints)


def _related(mention: Mention, _view: View) -> Diagnostic | None:
    leaf = mention.leaf
    verb = leaf.verb if isinstance(leaf, Relates) else ""
    known = _RELATED.get(verb, (*PEOPLE_NAMES, *MARK_NAMES))
    if verb not in VERBS or mention.name in known:
        return None
    if verb in _PATTERNS_TO_WRITE:
        hints = (*near(mention.name, known), f"write for example: {_PATTERNS_TO_WRITE[verb]}")
    else:
        hints = near(mention.name, known) or (f'to look for words write: it {verb} "{mention.name}"',)
    note = f"not something one {verb} here"
    return error("FR203", f"nothing is called `{mention.name}`", mention.at, note, hints=hints)


_CHECKS: dict[str, Callable[[Mention, View], Diagnostic | None]] = {
    "rule": _finding,
    "family": _family,
    "mark": _mark,
    "inside": _inside,
    "had": _had,
    "fact": _fact,
    "filter": _filter,
    "verb": _verb,
    "related": _related,
}

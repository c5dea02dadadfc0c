"""Which names exist, and what `it`, `its X` and `the X` stand for: the one table behind every noun."""

from collections.abc import Iterator, Mapping

import msgspec

from fairreview.language.suggest import a, choices, error, near
from fairreview.model.across import EXTREMES, GROUP_PARTS, group_value
from fairreview.model.condition import Has, It, Node, Term, The, Theirs
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import Definition, Lexicon, OrderShape, Pattern, Setting, TreeShape
from fairreview.model.vocabulary import (
    FACTS,
    FIELDS,
    KINDS,
    MARKS,
    PEOPLE,
    SURROUNDINGS,
    UNITS,
    UNITS_OF_KIND,
    FieldName,
    fields_of,
)

MARK_NAMES = tuple(noun.name for noun in MARKS)
FACT_NAMES = tuple(noun.name for noun in FACTS)
PEOPLE_NAMES = tuple(noun.name for noun in PEOPLE)
ESTIMATED_FACTS = frozenset(noun.name for noun in FACTS if noun.estimated)
LISTS = ("mission-objectives",)
MATCH = "match"
SECTION_SUFFIX = "-section"
_LENGTH = FieldName("length", "number", "how many words it has")
_WHOLE = ("document", "section")


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """The names a policy may use.

    `unusable` holds (sort, name) of what has a mistake of its own, `partial` of what could not be read
    whole; `unread` the sorts of which a block has lost its name, so that nobody complains of a name that
    may well be there; `guessed` the facts and definitions that are estimates.
    """

    lexicons: Mapping[str, Lexicon] = {}
    patterns: Mapping[str, Pattern] = {}
    definitions: Mapping[str, Definition] = {}
    settings: Mapping[str, Setting] = {}
    rules: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    sections: Mapping[str, tuple[str, ...]] = {}
    unusable: frozenset[tuple[str, str]] = frozenset()
    partial: frozenset[tuple[str, str]] = frozenset()
    unread: frozenset[str] = frozenset()
    guessed: frozenset[str] = frozenset()

    def names(self, sort: str) -> tuple[str, ...]:
        """Return the names of a sort: lexicon, pattern, definition, setting, rule, package or list."""
        match sort:
            case "lexicon":
                return tuple(self.lexicons)
            case "pattern":
                return tuple(self.patterns)
            case "definition":
                return tuple(self.definitions)
            case "setting":
                return tuple(self.settings)
            case "rule":
                return self.rules
            case "package":
                return self.packs
            case _:
                return LISTS

    def knows(self, sort: str, name: str) -> bool:
        """Say whether something of that sort has the name, usable or not."""
        return name in self.names(sort) or (sort, name) in self.unusable or sort in self.unread

    def defines(self, name: str) -> bool:
        """Say whether `name` is a definition of a policy, usable or not, and not a built-in fact or mark."""
        if name in self.definitions or ("definition", name) in self.unusable:
            return True
        return "definition" in self.unread and name not in FACT_NAMES and name not in MARK_NAMES

    def stands(self, sort: str, name: str) -> bool:
        """Say whether something of that sort has the name and can be used."""
        return name in self.names(sort) and (sort, name) not in self.unusable


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Where a condition stands: `unit` is what `it` is, `words` what a flagged pattern names.

    `is_open` says that a mistake elsewhere hides what `it` is, so that nothing can be said about its parts.
    """

    scope: Scope
    unit: str = "document"
    kinds: tuple[str, ...] = tuple(KINDS)
    compares: bool = False
    words: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    measure: str = ""
    is_open: bool = False


class Reached(msgspec.Struct, frozen=True):
    """What a term stands for: a unit or a field of one, or the reason why it stands for nothing."""

    unit: str = ""
    field: FieldName | None = None
    trouble: Diagnostic | None = None


def reach(term: Term, view: View) -> Reached:
    """Find what `term` stands for."""
    if view.is_open:
        return Reached()
    match term:
        case It(path=path):
            return _follow(view.unit, path, term, view)
        case The(path=path, titles=titles):
            start = Reached("section") if titles else _around(path[0], term, view)
            return start if start.trouble else _follow(start.unit, path[1:], term, view)
        case Theirs(path=path):
            return _of_group(path, term, view)


def _follow(unit: str, path: tuple[str, ...], term: Node, view: View) -> Reached:
    reached = Reached(unit)
    for name in path:
        if name.endswith(SECTION_SUFFIX) and "section" in view.scope.unread:
            return Reached("section")
        if reached.field is not None:
            reached = _inner(reached.field, name, term)
        elif (field := field_named(reached.unit, name)) is not None:
            reached = Reached(reached.unit, field)
        elif name in view.scope.sections and reached.unit == "document":
            reached = Reached("section")
        else:
            return Reached(trouble=no_such_field(name, reached.unit, term, view))
        if reached.trouble:
            break
    return reached


def _inner(field: FieldName, name: str, term: Node) -> Reached:
    if field.type == "text" and name in ("length", "text"):
        return Reached("", _LENGTH if name == "length" else field)
    hint = f"write `its {field.name}` without `'s {name}`"
    return Reached(
        trouble=error(
            "FR201", f"a {field.name} has no `{name}`", term.spot(name), "it has no parts", hints=[hint]
        )
    )


def _around(name: str, term: Node, view: View) -> Reached:
    if name in view.words or name == MATCH:
        return Reached(MATCH)
    if name in view.scope.sections or (name.endswith(SECTION_SUFFIX) and "section" in view.scope.unread):
        return Reached("section")
    if name not in UNITS and name not in SURROUNDINGS:
        return Reached(trouble=_nothing_around(name, term, view))
    if view.unit in _WHOLE and name not in _WHOLE[: _WHOLE.index(view.unit) + 1]:
        message = f"{a(view.unit)} is not inside {a(name)}"
        hint = f"to look at every {name} add: for each: {name}"
        return Reached(
            trouble=error("FR201", message, term.at, f"`it` is the {view.unit} here", hints=[hint])
        )
    if name in ("criterion", "objective") and not any(
        name in UNITS_OF_KIND.get(kind, ()) for kind in view.kinds
    ):
        message = f"{a(view.kinds[0])} has no {name}" if view.kinds else f"there is no {name} here"
        return Reached(trouble=error("FR201", message, term.at))
    return Reached(name)


def _nothing_around(name: str, term: Node, view: View) -> Diagnostic:
    message = f"there is no `the {name}` to look at"
    if name in PEOPLE_NAMES:
        hints: tuple[str, ...] = (f"to ask who is meant write: it describes the {name}",)
    elif field_named(view.unit, name) is not None:
        hints = (f"write: its {name}",)
    elif view.unit != "document" and field_named("document", name) is not None:
        hints = (f"write: the document's {name}",)
    else:
        known = (*UNITS, *SURROUNDINGS, *view.scope.sections, *view.words)
        hints = choices(name, known, "you can look at the")
    return error("FR201", message, term.spot(name), "not something around it", hints=hints)


def _of_group(path: tuple[str, ...], term: Node, view: View) -> Reached:
    name = path[0]
    part = GROUP_PARTS.get(name)
    if part is not None:
        return _follow(part, path[1:], term, view)
    value = group_value(name)
    if value is not None:
        return Reached("", value)
    if name in EXTREMES:
        return Reached("", FieldName(name, "percent" if view.measure == "share" else "number", "a measure"))
    return _follow("document", path, term, view)


def field_named(unit: str, name: str) -> FieldName | None:
    """Return a field of `unit`, or None."""
    return next((field for field in FIELDS.get(unit, ()) if field.name == name), None)


def owner(unit: str) -> str:
    """Return how messages call a unit: a criterion, the flagged words."""
    return "the flagged words" if unit == MATCH else a(unit)


def has(unit: str) -> str:
    """Return `a criterion has` or `the flagged words have`."""
    return f"{owner(unit)} {'have' if unit == MATCH else 'has'}"


def fact_phrase(name: str) -> str:
    """Return a fact as it stands after `it is`: negated, a requirement."""
    return a(name) if name in FACT_NAMES and not name.endswith("ed") and name != "vague" else name


def no_such_field(name: str, unit: str, term: Node, view: View) -> Diagnostic:
    """Return the message that `unit` has no field `name`, with the nearest thing that would work."""
    label = f"not a field of {owner(unit) if unit == MATCH else unit}"
    parts = (*UNITS, *MARK_NAMES, "sections") if isinstance(term, Has) else ()
    hints = near(name, (*view.scope.sections, *parts)) or tuple(_elsewhere(name, unit, view))
    hints = hints or choices(name, _had_by(unit, view), has(unit))
    return error("FR201", f"{has(unit)} no `{name}`", term.spot(name), label, hints=hints)


def _had_by(unit: str, view: View) -> tuple[str, ...]:
    return (*fields_of(unit), *view.scope.sections) if unit == "document" else fields_of(unit)


def _elsewhere(name: str, unit: str, view: View) -> Iterator[str]:
    if name in MARK_NAMES:
        yield f"{a(name)} is something a text can contain: write: it contains {a(name)}"
    elif name in FACT_NAMES:
        yield f"`{name}` is something words can be: write: it is {fact_phrase(name)}"
    elif name in view.scope.sections:
        yield f"write: the {name}"
    elif unit != "document" and field_named("document", name) is not None:
        yield f"a document has it: write: the document's {name}"
    elif name.endswith(SECTION_SUFFIX):
        yield 'write: the section titled "…", or name this kind of section in a `recognise` block'
    elif unit == "document" and field_named("criterion", name) is not None:
        yield "a criterion has it: add `for each: criterion`"


def words_of(pattern: Pattern) -> tuple[str, ...]:
    """Return the words that the shapes of a pattern name, each once, in order."""
    found: dict[str, None] = {}
    for shape in pattern.shapes:
        found.update(dict.fromkeys(shape_words(shape)))
    return tuple(found)


def shape_words(shape: TreeShape | OrderShape) -> tuple[str, ...]:
    """Return the words that one shape names, each once, in order."""
    lines = shape.links if isinstance(shape, TreeShape) else shape.steps
    return tuple(dict.fromkeys(line.name for line in lines if line.name))

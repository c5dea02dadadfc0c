"""From a cut-out clause to a clause of the tree, by its label."""

from collections.abc import Callable

from fairreview.language import mistakes_names
from fairreview.language.build_conditions import condition_of, sentence_condition
from fairreview.language.build_examples import document_example_of, line_example_of
from fairreview.language.build_reading import Reading, span
from fairreview.language.build_values import day_of, literal_of, quantity_of, term_in
from fairreview.language.build_words import entries_of, flag_of, shape_of
from fairreview.language.parse import Twig
from fairreview.language.scan import Part
from fairreview.language.tree import (
    AnyClause,
    Check,
    Cited,
    Fixed,
    Flagged,
    Listed,
    Measured,
    Name,
    Quoted,
    Recognised,
    Removed,
    Shaped,
    Shown,
    Window,
    Words,
)
from fairreview.model.policy import FixTemplate, Setting, Source
from fairreview.model.vocabulary import Applicability


def clause_of(reading: Reading, part: Part) -> AnyClause:
    """Build the clause of a labelled part; raise Unread or MissingColon."""
    return _BUILDERS[part.label](reading, part)


def _names(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("names", part.pieces, part)
    names = tuple(reading.named(name) for name in twig.parts)
    return Words(label=part.label, at=part.at, label_at=part.label_at, names=names)


def _one_name(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("one_name", part.pieces, part)
    return Words(label=part.label, at=part.at, label_at=part.label_at, names=(reading.named(twig.parts[0]),))


def _severity(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("severity", part.pieces, part)
    leaf = twig.parts[0]
    level = mistakes_names.meant_severity(reading.text[leaf.start : leaf.end], span(leaf))
    if level is not None:
        reading.mistakes.append(level[1])
    name = Name(level[0] if level else leaf.text, span(leaf))
    strings = twig.find("strings")
    only_for = tuple(reading.quotation(text) for text in strings.parts) if strings else ()
    return Words(label=part.label, at=part.at, label_at=part.label_at, names=(name,), only_for=only_for)


def _package(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("package", part.pieces, part)
    name = module_name(reading, twig.parts[0])
    return Words(label=part.label, at=part.at, label_at=part.label_at, names=(name,))


def module_name(reading: Reading, twig: Twig) -> Name:
    """Return the dotted name of a package with its place."""
    return reading.named(twig.parts[0])


def _supersedes(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("names", part.pieces, part)
    names = tuple(Name(reading.rule_id(name), span(name)) for name in twig.parts)
    return Words(label=part.label, at=part.at, label_at=part.label_at, names=names)


def _until(reading: Reading, part: Part) -> AnyClause:
    leaf = reading.tree("until", part.pieces, part).parts[0]
    names = (Name(day_of(reading, leaf), span(leaf)),)
    return Words(label=part.label, at=part.at, label_at=part.label_at, names=names)


def _quoted(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("quoted", part.pieces, part)
    texts = tuple(reading.quotation(text) for text in twig.parts)
    return Quoted(label=part.label, at=part.at, label_at=part.label_at, texts=texts)


def _rule_name(reading: Reading, part: Part) -> AnyClause:
    leaf = reading.tree("rule_name", part.pieces, part).parts[0]
    text = reading.quotation(leaf) if leaf.kind == "STRING" else reading.named(leaf)
    return Quoted(label=part.label, at=part.at, label_at=part.label_at, texts=(text,))


def _removed(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("quoted", part.pieces, part)
    texts = tuple(reading.quotation(text) for text in twig.parts)
    return Removed(label=part.label, at=part.at, label_at=part.label_at, texts=texts)


def _window(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("effective", part.pieces, part)
    days = [Name(day_of(reading, leaf), span(leaf)) for leaf in twig.parts]
    end = days[1] if len(days) > 1 else None
    return Window(label=part.label, at=part.at, label_at=part.label_at, start=days[0], end=end)


def _source(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("source", part.pieces, part)
    found = {each.kind: each.parts[0] for each in twig.parts if each.parts}
    section, address = (found.get(kind) for kind in ("in_section", "at_address"))
    day = found.get("on_day")
    source = Source(
        reading.quoted(twig.parts[0]),
        reading.quoted(section) if section else "",
        reading.quoted(address) if address else "",
        day_of(reading, day) if day else "",
        at=span(twig),
        spots=tuple((reading.text[leaf.start : leaf.end], span(leaf)) for leaf in found.values()),
    )
    return Cited(label=part.label, at=part.at, label_at=part.label_at, source=source)


def _check(reading: Reading, part: Part) -> AnyClause:
    condition = condition_of(reading, part)
    return Check(label=part.label, at=part.at, label_at=part.label_at, condition=condition)


def _flag(reading: Reading, part: Part) -> AnyClause:
    return Flagged(label=part.label, at=part.at, label_at=part.label_at, flag=flag_of(reading, part))


def _fix(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("fix", part.pieces, part)
    applicability: Applicability = "display"
    if twig.has("safe"):
        applicability = "safe"
    elif twig.has("unsafe"):
        applicability = "unsafe"
    text = next(iter(reading.strings(twig)), "")
    spots = reading.string_spots(twig)
    match twig.kind:
        case "fix_replace":
            fix = FixTemplate("replace", applicability, text, at=span(twig), spots=spots)
        case "fix_delete":
            fix = FixTemplate("delete", applicability, at=span(twig))
        case _:
            fix = FixTemplate("add-section", applicability, text, at=span(twig), spots=spots)
    return Fixed(label=part.label, at=part.at, label_at=part.label_at, fix=fix)


def _line_example(reading: Reading, part: Part) -> AnyClause:
    example = line_example_of(reading, part)
    return Shown(label=part.label, at=part.at, label_at=part.label_at, example=example)


def _document_example(reading: Reading, part: Part) -> AnyClause:
    example = document_example_of(reading, part)
    return Shown(label=part.label, at=part.at, label_at=part.label_at, example=example)


def _entries(reading: Reading, part: Part) -> AnyClause:
    entries = entries_of(reading, part)
    return Listed(label=part.label, at=part.at, label_at=part.label_at, entries=entries)


def _shape(reading: Reading, part: Part) -> AnyClause:
    return Shaped(label=part.label, at=part.at, label_at=part.label_at, shape=shape_of(reading, part))


def _size(reading: Reading, part: Part) -> AnyClause:
    size = quantity_of(reading, reading.tree("size", part.pieces, part).parts[0])
    return Measured(label=part.label, at=part.at, label_at=part.label_at, size=size)


def _measure(reading: Reading, part: Part) -> AnyClause:
    twig = reading.tree("measure", part.pieces, part)
    where = twig.find("cond")
    is_of = twig.kind == "measure_of"
    return Measured(
        label=part.label,
        at=part.at,
        label_at=part.label_at,
        measure=twig.parts[0].parts[0].text,
        condition=sentence_condition(reading, where) if where else None,
        of=term_in(reading, twig) if is_of else None,
    )


_BUILDERS: dict[str, Callable[[Reading, Part], AnyClause]] = {
    **dict.fromkeys(("applies to", "jurisdiction", "tags", "compare", "grouped by"), _names),
    **dict.fromkeys(("for each", "family", "language"), _one_name),
    **dict.fromkeys(("title", "owner", "because", "note", "say", "suggest", "approved by"), _quoted),
    **dict.fromkeys(("where", "only when", "unless", "require", "means"), _check),
    **dict.fromkeys(("fails", "passes", "known miss", "known false alarm"), _line_example),
    **dict.fromkeys(("entries", "add"), _entries),
    "severity": _severity,
    "package": _package,
    "supersedes": _supersedes,
    "until": _until,
    "name": _rule_name,
    "remove": _removed,
    "effective": _window,
    "source": _source,
    "flag": _flag,
    "fix": _fix,
    "example": _document_example,
    "shape": _shape,
    "smallest group": _size,
    "measure": _measure,
}


def setting_of(reading: Reading, part: Part) -> Setting:
    """Build a line of a `settings` block."""
    twig = reading.tree("setting", part.pieces[1:], part)
    name = reading.named(twig.parts[0])
    limits, because = twig.find("limits"), twig.find("because")
    low, high = (literal_of(reading, leaf) for leaf in limits.parts) if limits else (None, None)
    return Setting(
        name.text,
        literal_of(reading, twig.parts[1]),
        low,
        high,
        reading.quoted(because.parts[0]) if because else "",
        at=span(twig),
        spots=((name.text, name.at),),
    )


def recognised_of(reading: Reading, part: Part) -> Recognised:
    """Build a line of a `recognise` block."""
    twig = reading.tree("recognised", part.pieces[1:], part)
    section = reading.named(twig.parts[0]) if twig.kind == "section_names" else None
    texts = tuple(reading.quotation(text) for text in twig.parts[-1].parts)
    return Recognised(label="", at=span(twig), label_at=part.label_at, section=section, texts=texts)

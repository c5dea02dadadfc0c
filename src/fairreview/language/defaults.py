"""Fills in what a rule leaves out, from its lexicon or pattern and from the header of its file."""

import re
from collections.abc import Iterator
from typing import get_args

import msgspec

from fairreview.language.blocks import (
    Placed,
    called,
    clauses,
    compares,
    condition,
    first_name,
    first_text,
    flag_of,
    names,
    severity,
    sources,
    texts,
    window,
)
from fairreview.language.mentions import terms_in
from fairreview.language.scope import MATCH, Scope, View, words_of
from fairreview.language.tree import (
    Block,
    Check,
    Fixed,
    Measured,
    Shown,
)
from fairreview.model.condition import Has, It
from fairreview.model.grouping import Grouping, Measure, MeasureName
from fairreview.model.policy import (
    Flag,
    FlagLexicon,
    FlagPattern,
    Lexicon,
    Pattern,
    Rule,
)
from fairreview.model.vocabulary import FAMILIES, KINDS, UNITS, UNITS_OF_KIND
from fairreview.model.walk import walk

_MEASURES: tuple[MeasureName, ...] = get_args(MeasureName)
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def kinds_of(placed: Placed, scope: Scope) -> tuple[str, ...]:
    """Return the kinds a rule applies to: as given, else all that have what it looks at."""
    block = placed.block
    given = names(block, "compare") or names(block, "applies to") or names(placed.header, "applies to")
    known = tuple(dict.fromkeys(name.text for name in given if name.text in KINDS))
    if given:
        return known
    unit = first_name(block, "for each") or "document"
    wanted = [scope.sections[noun] for noun in _sections_asked(block) if noun in scope.sections]
    return tuple(
        kind
        for kind, parts in UNITS_OF_KIND.items()
        if (unit == "document" or unit in parts) and all(kind in kinds for kinds in wanted)
    )


def _sections_asked(block: Block) -> Iterator[str]:
    """Yield the section kinds that a rule asks for in its document."""
    required = condition(block, "require")
    if required is None:
        return
    for leaf in walk(required):
        if isinstance(leaf, Has):
            yield leaf.noun
    for term in terms_in(required):
        if isinstance(term, It) and term.path:
            yield term.path[0]


def view_of(placed: Placed, scope: Scope, *, match: bool) -> View:
    """Return what `it` is in a rule: the flagged words when `match`, else what it looks at."""
    block = placed.block
    flag = flag_of(block)
    unit = first_name(block, "for each") or "document"
    if match and flag is not None:
        unit = MATCH
    pattern = scope.patterns.get(flag.pattern) if isinstance(flag, FlagPattern) else None
    measured = next((clause.measure for clause in clauses(block, Measured) if clause.measure), "")
    return View(
        scope=scope,
        unit=unit,
        kinds=kinds_of(placed, scope),
        compares=compares(block),
        words=words_of(pattern) if pattern is not None else (),
        groups=tuple(name.text for name in names(block, "grouped by")),
        measure=measured,
        is_open=_is_open(block, scope),
    )


def _is_open(block: Block, scope: Scope) -> bool:
    """Say whether a mistake elsewhere hides what a rule looks at."""
    flag = flag_of(block)
    if isinstance(flag, FlagPattern):
        return not scope.stands("pattern", flag.pattern)
    each = first_name(block, "for each")
    return bool(each and each not in UNITS) or (not block.whole and flag is None and not each)


def rule_of(placed: Placed, scope: Scope) -> Rule:
    """Build a rule from its block, with everything filled in."""
    block, header = placed.block, placed.header
    rule = _as_written(block)
    rests_on = _flagged(rule.flag, scope)
    families = (first_name(block, "family"), first_name(header, "family"))
    reasons = (rule.because, rests_on.because if rests_on else "", first_text(header, "because"))
    cited = (rule.sources, rests_on.sources if rests_on else (), sources(header))
    places = names(block, "jurisdiction") or names(header, "jurisdiction")
    return msgspec.structs.replace(
        rule,
        family=next((family for family in families if family in FAMILIES), "house"),
        severity=severity(block) or severity(header) or "warning",
        kinds=kinds_of(placed, scope),
        jurisdictions=tuple(dict.fromkeys(place.text for place in places)) or ("general",),
        effective=rule.effective if any(rule.effective) else window(header),
        owner=rule.owner or first_text(header, "owner"),
        because=next((reason for reason in reasons if reason), ""),
        sources=next((found for found in cited if found), ()),
        pack=placed.pack,
    )


def _as_written(block: Block) -> Rule:
    """Build a rule from what its own block says."""
    title = block.title.text if block.title else first_text(block, "title")
    return Rule(
        id=called(block),
        title=title,
        name=first_name(block, "name") or first_text(block, "name") or hyphenated(title),
        effective=window(block),
        owner=first_text(block, "owner"),
        because=first_text(block, "because"),
        sources=sources(block),
        tags=tuple(name.text for name in names(block, "tags")),
        supersedes=first_name(block, "supersedes"),
        note=first_text(block, "note"),
        for_each=first_name(block, "for each") or "document",
        where=condition(block, "where"),
        only_when=condition(block, "only when"),
        unless=tuple(clause.condition for clause in clauses(block, Check, "unless")),
        flag=flag_of(block),
        require=condition(block, "require"),
        say=first_text(block, "say"),
        suggest=texts(block, "suggest"),
        fix=next((clause.fix for clause in clauses(block, Fixed)), None),
        examples=tuple(clause.example for clause in clauses(block, Shown)),
        grouping=_grouping(block) if compares(block) else None,
        at=block.at,
        spots=((called(block), block.name.at),) if block.name else (),
    )


def _grouping(block: Block) -> Grouping:
    """Build how a rule forms groups, and what it measures in them."""
    found = tuple(clauses(block, Measured))
    measure = next(
        (
            Measure(what, clause.condition, clause.of, at=clause.at)
            for clause in found
            for what in _MEASURES
            if what == clause.measure
        ),
        None,
    )
    return Grouping(
        tuple(dict.fromkeys(name.text for name in names(block, "grouped by"))),
        next((clause.size for clause in found if clause.size is not None), None),
        measure,
    )


def hyphenated(title: str) -> str:
    """Return a title in lower case with hyphens."""
    return _NOT_IN_NAMES.sub("-", title.lower()).strip("-")


def _flagged(flag: Flag | None, scope: Scope) -> Lexicon | Pattern | None:
    if isinstance(flag, FlagLexicon):
        return scope.lexicons.get(flag.lexicon)
    return scope.patterns.get(flag.pattern) if isinstance(flag, FlagPattern) else None

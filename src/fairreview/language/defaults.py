"""Turns blocks into parts of a policy, filling from lexicon, pattern and header what a rule leaves out."""

import re
from collections.abc import Iterator
from typing import Literal, TypeVar

import msgspec

from fairreview.language.mentions import terms_in, walk
from fairreview.language.scope import MATCH, Scope, View, words_of
from fairreview.language.tree import (
    AnyClause,
    Block,
    Check,
    Cited,
    Fixed,
    Flagged,
    Listed,
    Measured,
    Name,
    Quoted,
    Recognised,
    Shaped,
    Shown,
    Window,
    Words,
)
from fairreview.model.condition import Condition, Has, It
from fairreview.model.policy import (
    Definition,
    Entry,
    Flag,
    FlagLexicon,
    FlagPattern,
    Lexicon,
    Pattern,
    Recognition,
    Rule,
    Source,
)
from fairreview.model.vocabulary import FAMILIES, KINDS, UNITS, UNITS_OF_KIND

COMPARES = "compares documents"
_GROUP_LABELS = ("compare", "measure", "grouped by", "smallest group")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_Clause = TypeVar("_Clause", bound=AnyClause)


class Placed(msgspec.Struct, frozen=True):
    """A block with its file and the header it stands under; `file` counts the files."""

    file: int
    path: str
    text: str
    header: Block
    block: Block

    @property
    def pack(self) -> str:
        """Return the name of the package that the block belongs to."""
        return first_name(self.header, "package") or "local"


def clauses(block: Block, sort: type[_Clause], label: str = "") -> Iterator[_Clause]:
    """Yield the clauses of a sort, all of them or those with a label."""
    for clause in block.clauses:
        if isinstance(clause, sort) and label in ("", clause.label):
            yield clause


def names(block: Block, label: str) -> tuple[Name, ...]:
    """Return the names that `label:` gives; those of every such clause."""
    return tuple(
        name for clause in clauses(block, Words, label) if not clause.only_for for name in clause.names
    )


def first_name(block: Block, label: str) -> str:
    """Return the first name that `label:` gives, or an empty text."""
    return next((name.text for name in names(block, label)), "")


def texts(block: Block, label: str) -> tuple[str, ...]:
    """Return the texts that `label:` gives."""
    return tuple(text.text for clause in clauses(block, Quoted, label) for text in clause.texts)


def first_text(block: Block, label: str) -> str:
    """Return the first text that `label:` gives, or an empty one."""
    return next(iter(texts(block, label)), "")


def sources(block: Block) -> tuple[Source, ...]:
    """Return the sources that a block cites."""
    return tuple(clause.source for clause in clauses(block, Cited))


def condition(block: Block, label: str) -> Condition | None:
    """Return the condition that `label:` gives, or None."""
    return next((clause.condition for clause in clauses(block, Check, label)), None)


def flag_of(block: Block) -> Flag | None:
    """Return what a rule flags, or None."""
    return next((clause.flag for clause in clauses(block, Flagged)), None)


def window(block: Block) -> tuple[str, str]:
    """Return the first and last day in force, each possibly empty."""
    found = next(clauses(block, Window), None)
    return ("", "") if found is None else (found.start.text, found.end.text if found.end else "")


def entries(block: Block) -> tuple[Entry, ...]:
    """Return the entries of a lexicon, or those a change adds."""
    return tuple(entry for clause in clauses(block, Listed) for entry in clause.entries)


def called(block: Block) -> str:
    """Return the name of a block, or an empty text."""
    return block.name.text if block.name else ""


def compares(block: Block) -> bool:
    """Say whether a rule looks at several documents."""
    return any(isinstance(clause, Measured) or clause.label in _GROUP_LABELS for clause in block.clauses)


def lexicon_of(block: Block) -> Lexicon:
    """Build a lexicon."""
    return Lexicon(
        called(block),
        entries(block),
        first_text(block, "title"),
        first_text(block, "because"),
        sources(block),
        at=block.at,
    )


def pattern_of(block: Block) -> Pattern:
    """Build a pattern."""
    return Pattern(
        called(block),
        tuple(clause.shape for clause in clauses(block, Shaped)),
        first_text(block, "title"),
        first_text(block, "because"),
        sources(block),
        at=block.at,
    )


def definition_of(block: Block) -> Definition | None:
    """Build a definition; None when its condition could not be read."""
    means = condition(block, "means")
    if means is None:
        return None
    unit = block.extra[0].text if block.extra else ""
    return Definition(called(block), unit, means, first_text(block, "because"), at=block.at)


def recognition_of(block: Block) -> Recognition:
    """Build what is known of a kind of document."""
    lines = tuple(clauses(block, Recognised))
    return Recognition(
        called(block),
        tuple((line.section.text, tuple(text.text for text in line.texts)) for line in lines if line.section),
        tuple(text.text for line in lines if line.section is None for text in line.texts),
        at=block.at,
    )


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
    title = block.title.text if block.title else first_text(block, "title")
    flag = flag_of(block)
    rests_on = _flagged(flag, scope)
    families = (first_name(block, "family"), first_name(header, "family"))
    cited = (sources(block), rests_on.sources if rests_on else (), sources(header))
    reasons = (
        first_text(block, "because"),
        rests_on.because if rests_on else "",
        first_text(header, "because"),
    )
    places = names(block, "jurisdiction") or names(header, "jurisdiction")
    return Rule(
        id=called(block),
        title=title,
        name=first_name(block, "name") or first_text(block, "name") or hyphenated(title),
        family=next((family for family in families if family in FAMILIES), "house"),
        severity=severity(block) or severity(header) or "warning",
        kinds=kinds_of(placed, scope),
        jurisdictions=tuple(dict.fromkeys(place.text for place in places)) or ("general",),
        effective=window(block) if any(window(block)) else window(header),
        owner=first_text(block, "owner") or first_text(header, "owner"),
        because=next((reason for reason in reasons if reason), ""),
        sources=next((found for found in cited if found), ()),
        tags=tuple(name.text for name in names(block, "tags")),
        supersedes=first_name(block, "supersedes"),
        note=first_text(block, "note"),
        for_each=first_name(block, "for each") or "document",
        where=condition(block, "where"),
        only_when=condition(block, "only when"),
        unless=tuple(clause.condition for clause in clauses(block, Check, "unless")),
        flag=flag,
        require=condition(block, "require"),
        say=first_text(block, "say"),
        suggest=texts(block, "suggest"),
        fix=next((clause.fix for clause in clauses(block, Fixed)), None),
        examples=tuple(clause.example for clause in clauses(block, Shown)),
        not_run=COMPARES if compares(block) else "",
        pack=placed.pack,
        at=block.at,
        spots=((called(block), block.name.at),) if block.name else (),
    )


def severity(block: Block) -> Literal["error", "warning", "advice"] | None:
    """Return the severity a block gives, or None when it gives none that exists."""
    match first_name(block, "severity"):
        case "error":
            return "error"
        case "warning":
            return "warning"
        case "advice":
            return "advice"
        case _:
            return None


def hyphenated(title: str) -> str:
    """Return a title in lower case with hyphens."""
    return _NOT_IN_NAMES.sub("-", title.lower()).strip("-")


def _flagged(flag: Flag | None, scope: Scope) -> Lexicon | Pattern | None:
    if isinstance(flag, FlagLexicon):
        return scope.lexicons.get(flag.lexicon)
    return scope.patterns.get(flag.pattern) if isinstance(flag, FlagPattern) else None

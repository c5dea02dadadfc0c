"""Gathers the blocks of all files, and the names they give, before anything is looked up."""

from collections.abc import Iterable, Iterator, Sequence

from fairreview.language.blocks import (
    Placed,
    called,
    definition_of,
    lexicon_of,
    names,
    pattern_of,
    recognition_of,
)
from fairreview.language.check_estimates import guessed_names
from fairreview.language.grouped import with_group_values
from fairreview.language.plurals import in_singular
from fairreview.language.scope import SECTION_SUFFIX, Scope
from fairreview.language.tree import Block, ParsedFile
from fairreview.model.across import AMONG_OTHERS
from fairreview.model.policy import Policy, Recognition
from fairreview.model.vocabulary import FIELDS, MARKS, UNITS
from fairreview.text import Span

_SORTS = {
    "lexicon": "lexicon",
    "pattern": "pattern",
    "define": "definition",
    "rule": "rule",
    "policy": "package",
}


def place(files: Sequence[ParsedFile], base: Policy) -> tuple[Placed, ...]:
    """Return every block with its file and header, its counted nouns in the singular."""
    own = [recognition_of(block) for file in files for block in file.blocks if block.kind == "recognise"]
    known = frozenset(
        [
            *UNITS,
            *(name for parts in AMONG_OTHERS.values() for name, _ in parts),
            *(mark.name for mark in MARKS),
            *(field.name for fields in FIELDS.values() for field in fields),
            *_sections((*base.recognitions, *own)),
        ]
    )
    return tuple(
        Placed(number, file.source.path, file.source.text, header, _read_again(block, known))
        for number, file in enumerate(files)
        for header in (_header(file),)
        for block in file.blocks
    )


def _read_again(block: Block, known: frozenset[str]) -> Block:
    """Return a block with what only its surroundings can tell: plurals, and values of groups."""
    return with_group_values(in_singular(block, known))


def _header(file: ParsedFile) -> Block:
    nothing = Block(kind="policy", at=Span(0, 0))
    return next((block for block in file.blocks if block.kind == "policy"), nothing)


def gather(placed: Iterable[Placed], base: Policy, *, lost: bool = False) -> Scope:
    """Return the names of `base` and of the blocks; where a name is given twice, the first one counts.

    `lost` says that whole blocks could not be read, so that any name may be among them.
    """
    lexicons = {lexicon.name: lexicon for lexicon in base.lexicons}
    patterns = {pattern.name: pattern for pattern in base.patterns}
    definitions = {definition.name: definition for definition in base.definitions}
    settings = {setting.name: setting for setting in base.settings}
    blocks = tuple(each.block for each in placed)
    for block in blocks:
        name = called(block)
        if block.kind == "lexicon" and name:
            lexicons.setdefault(name, lexicon_of(block))
        elif block.kind == "pattern" and name:
            patterns.setdefault(name, pattern_of(block))
        elif block.kind == "define" and name:
            definition = definition_of(block)
            if definition is not None:
                definitions.setdefault(name, definition)
        for setting in block.settings:
            settings.setdefault(setting.name, setting)
    own = (recognition_of(block) for block in blocks if block.kind == "recognise")
    return Scope(
        lexicons=lexicons,
        patterns=patterns,
        definitions=definitions,
        settings=settings,
        rules=tuple(dict.fromkeys((*_known_rules(base), *_rules(blocks)))),
        packs=tuple(dict.fromkeys((*(pack.name for pack in base.packs), *_packages(blocks)))),
        sections=_sections((*base.recognitions, *own)),
        unusable=frozenset(_unreadable(blocks)),
        partial=frozenset(_partial(blocks)),
        unread=frozenset(_SORTS.values()) | {"setting", "section"} if lost else frozenset(_unread(blocks)),
        guessed=guessed_names(definitions),
    )


def _known_rules(base: Policy) -> Iterator[str]:
    yield from (rule.id for rule in base.rules)
    yield from (permission.rule for permission in base.permissions)


def _rules(blocks: Iterable[Block]) -> Iterator[str]:
    return (block.name.text for block in blocks if block.kind == "rule" and block.name is not None)


def _packages(blocks: Iterable[Block]) -> Iterator[str]:
    return (name.text for block in blocks if block.kind == "policy" for name in names(block, "package"))


def _sections(recognitions: Iterable[Recognition]) -> dict[str, tuple[str, ...]]:
    """Return the kinds of document that have each kind of section, by noun: `duties-section`."""
    found: dict[str, tuple[str, ...]] = {}
    for recognition in recognitions:
        for section, _titles in recognition.sections:
            noun = section + SECTION_SUFFIX
            found[noun] = tuple(dict.fromkeys((*found.get(noun, ()), recognition.kind)))
    return found


def _unreadable(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Yield patterns and definitions that lost a part: what is left would find too much."""
    for block in blocks:
        if not block.whole and block.kind in ("pattern", "define") and block.name is not None:
            yield _SORTS[block.kind], block.name.text


def _partial(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if not block.whole and block.kind in _SORTS and block.name is not None:
            yield _SORTS[block.kind], block.name.text


def _unread(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the sorts of which a name is lost."""
    for block in blocks:
        if block.kind == "settings" and not block.whole:
            yield "setting"
        elif block.kind == "recognise" and not block.whole:
            yield "section"
        elif block.kind in _SORTS and (block.name is None if block.kind != "policy" else not block.whole):
            yield _SORTS[block.kind]

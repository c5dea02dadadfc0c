"""Takes out of a scope what has a mistake, and what rests on that, so that the rest can run."""

from collections.abc import Iterator, Sequence

import msgspec

from fairreview.language.defaults import Placed, called
from fairreview.language.mentions import lexicons_of_pattern, mentions
from fairreview.language.scope import Scope
from fairreview.model.condition import Condition
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import Entry, Lexicon, Pattern
from fairreview.text import Span

# Mistakes that leave an entry as good as it was.
_HARMLESS = frozenset({"FR206", "FR501", "FR504"})
_SORTS = {"pattern": "pattern", "define": "definition"}


def mended(scope: Scope, found: Sequence[tuple[Placed, Diagnostic]]) -> Scope:
    """Return `scope` without broken entries, patterns, definitions and settings."""
    errors = [
        (each, diagnostic.labels[0].span)
        for each, diagnostic in found
        if diagnostic.level == "error" and diagnostic.code not in _HARMLESS
    ]
    unusable = set(scope.unusable)
    lexicons = dict(scope.lexicons)
    for each, at in errors:
        unusable.update(_broken(each, at))
        if each.block.kind == "lexicon" and called(each.block) in lexicons:
            lexicons[called(each.block)] = _without_entry(lexicons[called(each.block)], at)
    return _resting(msgspec.structs.replace(scope, lexicons=lexicons, unusable=frozenset(unusable)))


def _broken(placed: Placed, at: Span) -> Iterator[tuple[str, str]]:
    block = placed.block
    if block.kind in _SORTS and block.name is not None:
        yield _SORTS[block.kind], block.name.text
    for setting in block.settings:
        if setting.at.holds(at):
            yield "setting", setting.name


def _without_entry(lexicon: Lexicon, at: Span) -> Lexicon:
    return msgspec.structs.replace(
        lexicon, entries=tuple(entry for entry in lexicon.entries if not entry.at.holds(at))
    )


def _resting(scope: Scope) -> Scope:
    """Take out what rests on something broken, until nothing more does."""
    while True:
        more = {
            *(
                ("definition", name)
                for name, each in scope.definitions.items()
                if not _holds(each.means, scope)
            ),
            *(("pattern", name) for name, each in scope.patterns.items() if not _complete(each, scope)),
        } - scope.unusable
        if not more:
            break
        scope = msgspec.structs.replace(scope, unusable=scope.unusable | more)
    lexicons = {name: _mended(lexicon, scope) for name, lexicon in scope.lexicons.items()}
    return _only_usable(msgspec.structs.replace(scope, lexicons=lexicons))


def _mended(lexicon: Lexicon, scope: Scope) -> Lexicon:
    if all(entry.guard is None for entry in lexicon.entries):
        return lexicon
    return msgspec.structs.replace(
        lexicon, entries=tuple(entry for entry in lexicon.entries if _guarded(entry, scope))
    )


def _guarded(entry: Entry, scope: Scope) -> bool:
    return entry.guard is None or _holds(entry.guard, scope)


def _holds(condition: Condition, scope: Scope) -> bool:
    """Say whether everything that `condition` names can be used."""
    for mention in mentions(condition):
        sort = "definition" if mention.role in ("fact", "filter") else mention.role
        named = sort in ("lexicon", "pattern", "setting") or ("definition", mention.name) in scope.unusable
        if named and not scope.stands(sort, mention.name):
            return False
    return True


def _complete(pattern: Pattern, scope: Scope) -> bool:
    return all(scope.stands("lexicon", test.lexicon) for test in lexicons_of_pattern(pattern))


def _only_usable(scope: Scope) -> Scope:
    bad = scope.unusable
    return msgspec.structs.replace(
        scope,
        patterns={name: each for name, each in scope.patterns.items() if ("pattern", name) not in bad},
        definitions={
            name: each for name, each in scope.definitions.items() if ("definition", name) not in bad
        },
        settings={name: each for name, each in scope.settings.items() if ("setting", name) not in bad},
    )

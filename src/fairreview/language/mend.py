"""Takes out of a scope what has a mistake, and what rests on that, so that the rest can run."""

from collections.abc import Iterator, Sequence

import msgspec

from fairreview.language.blocks import Placed, called
from fairreview.language.mentions import lexicons_of_shapes, mentions
from fairreview.language.scope import Scope
from fairreview.model.condition import Condition
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import Entry, Lexicon
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
    """Take out what rests on something broken, and what rests on that."""
    users: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for definition in scope.definitions.values():
        for used in _used_by(definition.means, scope):
            users.setdefault(used, []).append(("definition", definition.name))
    for pattern in scope.patterns.values():
        for test in lexicons_of_shapes(pattern.shapes):
            users.setdefault(("lexicon", test.lexicon), []).append(("pattern", pattern.name))
    unusable = set(scope.unusable)
    todo = [used for used in users if not scope.stands(*used)]
    while todo:
        for user in users.get(todo.pop(), ()):
            if user not in unusable:
                unusable.add(user)
                todo.append(user)
    scope = msgspec.structs.replace(scope, unusable=frozenset(unusable))
    lexicons = {name: _mended(lexicon, scope) for name, lexicon in scope.lexicons.items()}
    return _only_usable(msgspec.structs.replace(scope, lexicons=lexicons))


def _used_by(condition: Condition, scope: Scope) -> Iterator[tuple[str, str]]:
    """Yield the sort and name of all that `condition` rests on."""
    for mention in mentions(condition):
        if mention.role in ("lexicon", "pattern", "setting"):
            yield mention.role, mention.name
        elif mention.role in ("fact", "filter") and scope.defines(mention.name):
            yield "definition", mention.name


def _mended(lexicon: Lexicon, scope: Scope) -> Lexicon:
    if all(entry.guard is None for entry in lexicon.entries):
        return lexicon
    return msgspec.structs.replace(
        lexicon, entries=tuple(entry for entry in lexicon.entries if _guarded(entry, scope))
    )


def _guarded(entry: Entry, scope: Scope) -> bool:
    return entry.guard is None or all(scope.stands(*used) for used in _used_by(entry.guard, scope))


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

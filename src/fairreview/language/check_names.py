"""Checks names across a policy: given twice, hiding built-in ones, defined by themselves, never used."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from fairreview.language.blocks import Placed, called, clauses, entries, flag_of
from fairreview.language.check_texts import settings_named
from fairreview.language.mentions import Mention, lexicons_of_shapes, mentions
from fairreview.language.scope import FACT_NAMES, MARK_NAMES, Scope
from fairreview.language.suggest import also_at, closest, error, warning
from fairreview.language.tree import Block, Check, Measured, Shaped, Words
from fairreview.model.condition import Condition, SettingRef
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import Flag, FlagLexicon, FlagPattern, Policy
from fairreview.text import Span

NAMED = {"rule": "rule", "lexicon": "lexicon", "pattern": "pattern", "define": "definition"}
Found = tuple[Placed, Diagnostic]
_MOST_CYCLES = 50
_LONGEST_WAY = 8


def check_twice(placed: Iterable[Placed], base: Policy) -> Iterator[Found]:
    """Yield an error for each name that is given again; the first one counts."""
    first: dict[tuple[str, str], tuple[Placed, Span]] = {}
    packaged = _packaged_names(base)
    for each in placed:
        for sort, name, at in _given(each.block):
            if (sort, name) in packaged:
                yield each, _taken(sort, name, at)
                continue
            before = first.setdefault((sort, name), (each, at))
            if before[1] != at or before[0].file != each.file:
                yield each, _second(_shown(sort, name), at, before, together=before[0].file == each.file)


def _given(block: Block) -> Iterator[tuple[str, str, Span]]:
    if block.kind in NAMED and block.name is not None:
        yield NAMED[block.kind], block.name.text, block.name.at
    for setting in block.settings:
        yield "setting", setting.name, setting.spot(setting.name)


def _packaged_names(base: Policy) -> frozenset[tuple[str, str]]:
    return frozenset(
        [
            *(("rule", rule.id) for rule in base.rules),
            *(("lexicon", lexicon.name) for lexicon in base.lexicons),
            *(("pattern", pattern.name) for pattern in base.patterns),
            *(("definition", definition.name) for definition in base.definitions),
            *(("setting", setting.name) for setting in base.settings),
        ]
    )


def _shown(sort: str, name: str) -> str:
    return f"{sort}s called {name}" if sort == "rule" else f"{sort}s called `{name}`"


def _taken(sort: str, name: str, at: Span) -> Diagnostic:
    shown = name if sort == "rule" else f"`{name}`"
    hints = ["give yours another name"]
    if sort in ("rule", "lexicon", "setting"):
        hints.append(f"to adapt the packaged one write: change {sort} {name}")
    message = f"there already is a {sort} called {shown}"
    return error("FR206", message, at, "in a packaged policy", hints=hints)


def _second(shown: str, at: Span, before: tuple[Placed, Span], *, together: bool) -> Diagnostic:
    note = "second one" if together else f"the first one is in {before[0].path}"
    hint = "give one of them another name"
    found = error("FR206", f"there are two {shown}", at, note, hints=[hint])
    return also_at(found, before[1], "first one") if together else found


def check_packages(headers: Iterable[Placed], base: Policy) -> Iterator[Found]:
    """Yield an error for each package name that another file has; files of one folder may share one."""
    first: dict[str, Placed] = {}
    packaged = {pack.name for pack in base.packs}
    for each in headers:
        name = next((clause.names[0] for clause in clauses_named(each.block, "package")), None)
        if name is None:
            continue
        before = first.setdefault(each.pack, each)
        hints = ["give this policy a package name of its own"]
        message = f"there are two packages called `{name.text}`"
        if name.text in packaged:
            yield each, error("FR206", message, name.at, "a packaged policy has this name", hints=hints)
        elif before is not each and (before.file == each.file or not _together(before, each)):
            note = (
                "the header is there twice"
                if before.file == each.file
                else f"the first one is in {before.path}"
            )
            yield each, error("FR206", message, name.at, note, hints=hints)


def clauses_named(block: Block, label: str) -> Iterator[Words]:
    """Yield the clauses of names under a label that hold at least one."""
    return (clause for clause in clauses(block, Words, label) if clause.names)


def _together(one: Placed, other: Placed) -> bool:
    """Say whether two files may be parts of one package: one folder, one version."""
    versions = [tuple(name.text for name in each.block.extra) for each in (one, other)]
    return one.path.rpartition("/")[0] == other.path.rpartition("/")[0] and versions[0] == versions[1]


def check_shadows(block: Block) -> Iterator[Diagnostic]:
    """Yield a warning for a definition with the name of a built-in fact or mark."""
    if block.name is None or block.name.text not in (*FACT_NAMES, *MARK_NAMES):
        return
    sort = "fact" if block.name.text in FACT_NAMES else "mark"
    yield warning(
        "FR207",
        f"this hides the built-in {sort} `{block.name.text}`",
        block.name.at,
        f"same name as a built-in {sort}",
        hints=[
            "every rule in this file would silently use your definition instead",
            f"call it `our-{block.name.text}` or similar",
        ],
    )


def check_cycles(placed: Iterable[Placed]) -> Iterator[Found]:
    """Yield an error for each use of a definition that leads back to itself, the first fifty of them."""
    owners: dict[str, Placed] = {}
    uses: dict[str, list[Mention]] = {}
    for each in placed:
        if each.block.kind == "define" and called(each.block) not in owners:
            owners[called(each.block)] = each
            uses[called(each.block)] = list(_defined_in(each.block))
    yield from islice(_cycles(owners, _circular(uses)), _MOST_CYCLES)


def _cycles(owners: Mapping[str, Placed], uses: Mapping[str, list[Mention]]) -> Iterator[Found]:
    for name, mentioned in uses.items():
        for mention in mentioned:
            way = _way(mention.name, name, uses)
            if way:
                shown = way if len(way) <= _LONGEST_WAY else (*way[:_LONGEST_WAY], "…")
                note = " -> ".join((*shown, mention.name))
                hint = "a definition may use other definitions, but never itself"
                message = f"`{mention.name}` is defined in terms of itself"
                yield owners[name], error("FR209", message, mention.at, note, hints=[hint])


def _circular(uses: Mapping[str, list[Mention]]) -> dict[str, list[Mention]]:
    """Return the definitions that lead to a circle: those that stay when all that end are taken away."""
    open_uses = {name: {each.name for each in mentioned} & uses.keys() for name, mentioned in uses.items()}
    users: dict[str, list[str]] = {}
    for name, used in open_uses.items():
        for other in used:
            users.setdefault(other, []).append(name)
    ended = [name for name, used in open_uses.items() if not used]
    while ended:
        name = ended.pop()
        for user in users.get(name, ()):
            open_uses[user].discard(name)
            if not open_uses[user]:
                ended.append(user)
    return {name: mentioned for name, mentioned in uses.items() if open_uses[name]}


def _defined_in(block: Block) -> Iterator[Mention]:
    for clause in clauses(block, Check, "means"):
        for mention in mentions(clause.condition):
            if mention.role in ("fact", "filter"):
                yield mention


def _way(start: str, goal: str, uses: Mapping[str, list[Mention]]) -> tuple[str, ...]:
    """Return the shortest way from one definition to another by what they use, or nothing."""
    todo = deque([start])
    before = {start: ""}
    while todo:
        name = todo.popleft()
        if name == goal:
            way = [name]
            while before[way[-1]]:
                way.append(before[way[-1]])
            return tuple(reversed(way))
        for mention in uses.get(name, ()):
            if mention.name not in before:
                before[mention.name] = name
                todo.append(mention.name)
    return ()


def check_unused(placed: Iterable[Placed], scope: Scope) -> Iterator[Found]:
    """Yield a warning for each lexicon, pattern, definition and setting that nothing uses."""
    blocks = tuple(placed)
    used = frozenset(
        _meant(use, scope) for each in blocks for use in (*uses_of(each.block, scope), *_facts(each.block))
    )
    with_rules = {each.file for each in blocks if each.block.kind == "rule"}
    for each in blocks:
        if each.file not in with_rules:
            continue
        for sort, name, at in _given(each.block):
            if sort != "rule" and (sort, name) not in used:
                yield each, warning("FR707", f"the {sort} `{name}` is never used", at, "unused")


def _facts(block: Block) -> Iterator[tuple[str, str]]:
    for condition in conditions_of(block):
        for mention in mentions(condition):
            if mention.role in ("fact", "filter") and mention.name not in (*FACT_NAMES, *MARK_NAMES):
                yield "definition", mention.name


def _meant(use: tuple[str, str], scope: Scope) -> tuple[str, str]:
    """Return a use, or the one probably meant: a misspelt name is not also an unused one."""
    sort, name = use
    return use if name in scope.names(sort) else (sort, closest(name, scope.names(sort)) or name)


def uses_of(block: Block, scope: Scope) -> Iterator[tuple[str, str]]:
    """Yield the sort and name of every lexicon, pattern, definition and setting that a block rests on."""
    for condition in conditions_of(block):
        for mention in mentions(condition):
            if mention.role in ("lexicon", "pattern", "setting"):
                yield mention.role, mention.name
            elif mention.role in ("fact", "filter") and scope.defines(mention.name):
                yield "definition", mention.name
    yield from _flagged(flag_of(block))
    for test in lexicons_of_shapes(clause.shape for clause in clauses(block, Shaped)):
        yield "lexicon", test.lexicon
    sizes = (clause.size for clause in clauses(block, Measured))
    yield from (("setting", size.name) for size in sizes if isinstance(size, SettingRef))
    yield from (("setting", name) for name in settings_named(block))


def _flagged(flag: Flag | None) -> Iterator[tuple[str, str]]:
    if isinstance(flag, FlagLexicon):
        yield "lexicon", flag.lexicon
    elif isinstance(flag, FlagPattern):
        yield "pattern", flag.pattern


def conditions_of(block: Block) -> Iterator[Condition]:
    """Yield every condition that a block is written with."""
    for clause in clauses(block, Check):
        yield clause.condition
    for measured in clauses(block, Measured):
        if measured.condition is not None:
            yield measured.condition
    for entry in entries(block):
        if entry.guard is not None:
            yield entry.guard

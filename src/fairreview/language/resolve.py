"""Turns parsed policy files into a policy: names looked up, defaults filled in, adapted, and checked."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from fairreview.language.adapt import (
    changed_lexicon,
    changed_rule,
    changed_setting,
    check_permission,
    permission_of,
)
from fairreview.language.blocks import Placed, called, recognition_of
from fairreview.language.check_blocks import (
    check_block,
    check_changed_rule,
    check_changed_words,
    check_target,
)
from fairreview.language.check_names import (
    check_cycles,
    check_packages,
    check_twice,
    check_unused,
    uses_of,
)
from fairreview.language.defaults import rule_of
from fairreview.language.gather import gather, place
from fairreview.language.mend import mended
from fairreview.language.scope import Scope
from fairreview.language.tree import ParsedFile
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import Pack, Permission, Policy, Rule

_STRAY = "FR116"
_ABOUT_NAMES = frozenset({"FR201", "FR203", "FR204", "FR205", "FR208", "FR303"})


class Resolved(msgspec.Struct, frozen=True):
    """A policy ready to run, and every mistake of its files, those of their spelling included.

    What has a mistake is left out of the policy; a rule that rests on something left out is left out too.
    """

    policy: Policy
    diagnostics: tuple[Diagnostic, ...]


def resolve(files: Sequence[ParsedFile], base: Policy, as_of: date) -> Resolved:
    """Resolve `files` on top of `base`, which is resolved already; `as_of` decides what has ended."""
    work = _Work(files, base, as_of)
    policy = work.run()
    found = [diagnostic for file in files for diagnostic in _in_file(file.source.path, file.diagnostics)]
    for placed, diagnostic in work.found:
        found.extend(_in_file(placed.path, (diagnostic,)))
    return Resolved(policy, tuple(sorted(found, key=_order)))


def _once(diagnostics: Iterable[Diagnostic], text: str) -> Iterable[Diagnostic]:
    """Yield what is found in one block; a name that is wrong in several places is told of once."""
    told: set[tuple[str, str]] = set()
    for diagnostic in sorted(diagnostics, key=_order):
        about = (diagnostic.code, diagnostic.labels[0].span.of(text))
        if diagnostic.code not in _ABOUT_NAMES or about not in told:
            told.add(about)
            yield diagnostic


def _in_file(path: str, diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    return (msgspec.structs.replace(diagnostic, path=path) for diagnostic in diagnostics)


def _order(diagnostic: Diagnostic) -> tuple[str, int, str, int, str]:
    at = diagnostic.labels[0].span
    return diagnostic.path, at.start, diagnostic.code, at.end, diagnostic.message


class _Work:
    """The steps of resolving, in order; `found` collects each mistake with the block it stands in."""

    def __init__(self, files: Sequence[ParsedFile], base: Policy, as_of: date) -> None:
        self.base = base
        self.as_of = as_of
        self.placed = place(files, base)
        codes = [each.code for file in files for each in file.diagnostics if each.level == "error"]
        self.readable = not codes
        self.lost = _STRAY in codes
        self.scope = Scope()
        self.found: list[tuple[Placed, Diagnostic]] = []

    def run(self) -> Policy:
        """Take every step and return the policy."""
        headers = [each for each in self.placed if each.block.kind == "policy"]
        self.found += check_twice(self.placed, self.base)
        self.found += check_packages(headers, self.base)
        self.found += check_cycles(self.placed)
        self.scope = gather(self.placed, self.base, lost=self.lost)
        self._change_words()
        for each in self.placed:
            self._keep(each, check_block(each, self.scope, self.as_of))
        if self.readable:
            self.found += check_unused(self.placed, self.scope)
        self.scope = mended(self.scope, self.found)
        rules = {rule.id: rule for rule in (*self.base.rules, *self._rules())}
        self._change_rules(rules)
        permissions = self._permissions(rules)
        return self._policy(headers, rules, permissions)

    def _keep(self, placed: Placed, diagnostics: Iterable[Diagnostic]) -> bool:
        """Keep what was found in a block; say whether none of it is an error."""
        kept = [(placed, diagnostic) for diagnostic in _once(diagnostics, placed.text)]
        self.found += kept
        return not any(diagnostic.level == "error" for _, diagnostic in kept)

    def _change_words(self) -> None:
        for each in self.placed:
            name = called(each.block)
            if each.block.kind not in ("change lexicon", "change setting"):
                continue
            if (
                not self._keep(each, check_changed_words(each, self.scope, self.as_of))
                or not each.block.whole
            ):
                continue
            if each.block.kind == "change lexicon" and name in self.scope.lexicons:
                changed = {
                    **self.scope.lexicons,
                    name: changed_lexicon(self.scope.lexicons[name], each.block),
                }
                self.scope = msgspec.structs.replace(self.scope, lexicons=changed)
            elif name in self.scope.settings:
                settings = {
                    **self.scope.settings,
                    name: changed_setting(self.scope.settings[name], each.block),
                }
                self.scope = msgspec.structs.replace(self.scope, settings=settings)

    def _rules(self) -> Iterable[Rule]:
        """Yield the rules of the files that can be run."""
        broken = {id(placed) for placed, diagnostic in self.found if diagnostic.level == "error"}
        for each in self.placed:
            block = each.block
            if block.kind != "rule" or block.name is None or not block.whole or id(each) in broken:
                continue
            if all(self.scope.stands(sort, name) for sort, name in uses_of(block, self.scope)):
                yield rule_of(each, self.scope)

    def _change_rules(self, rules: dict[str, Rule]) -> None:
        for each in self.placed:
            if each.block.kind != "change rule":
                continue
            self._keep(each, check_target(each, self.scope, "change"))
            rule = rules.get(called(each.block))
            if rule is None:
                continue
            right = self._keep(each, check_changed_rule(each, rule, self.scope, self.as_of))
            stands = all(self.scope.stands(sort, name) for sort, name in uses_of(each.block, self.scope))
            if right and stands and each.block.whole:
                rules[rule.id] = changed_rule(rule, each.block, self.scope)

    def _permissions(self, rules: dict[str, Rule]) -> tuple[Permission, ...]:
        """Take turned-off rules out of `rules`, and return what is allowed."""
        allowed: list[Permission] = []
        for each in self.placed:
            if each.block.kind not in ("turn off", "waive"):
                continue
            doing = "turn off" if each.block.kind == "turn off" else "waive"
            right = self._keep(each, check_target(each, self.scope, doing))
            right = self._keep(each, check_permission(each.block, self.as_of)) and right
            if right and each.block.whole and each.block.name is not None:
                allowed.append(permission_of(each.block))
                if doing == "turn off":
                    rules.pop(each.block.name.text, None)
        return (*self.base.permissions, *allowed)

    def _policy(
        self, headers: Sequence[Placed], rules: dict[str, Rule], permissions: tuple[Permission, ...]
    ) -> Policy:
        packs = {pack.name: pack for pack in self.base.packs}
        for each in headers:
            version = each.block.extra[0].text if each.block.extra else ""
            title = each.block.title.text if each.block.title else ""
            packs.setdefault(each.pack, Pack(each.pack, version, title))
        own = (recognition_of(each.block) for each in self.placed if each.block.kind == "recognise")
        return Policy(
            packs=tuple(packs.values()),
            rules=tuple(rules.values()),
            lexicons=tuple(self.scope.lexicons.values()),
            patterns=tuple(self.scope.patterns.values()),
            definitions=tuple(self.scope.definitions.values()),
            settings=tuple(self.scope.settings.values()),
            permissions=permissions,
            recognitions=(*self.base.recognitions, *own),
        )

"""Which rules run: in force on the day, in the places named, for the kind of document, as chosen."""

from collections.abc import Iterator, Sequence
from posixpath import normpath

import msgspec

from fairreview.engine.demands import asks_for_grammar, asks_for_mission, looks_across
from fairreview.engine.index import Index
from fairreview.engine.wanted import Starts, trigger_sources
from fairreview.model.condition import Condition, Group
from fairreview.model.document import Document, Remark
from fairreview.model.facts import TriggerSource
from fairreview.model.policy import Permission, Policy, Rule
from fairreview.model.vocabulary import places_asked

# Packs of this name come with the program.
_PACKAGED = "fairreview."


class Choice(msgspec.Struct, frozen=True):
    """What a run asks for: the day (ISO), the places, and rule ids or families in or out.

    `has_mission` says that a mission plan was named, so that rules about its objectives can run.
    """

    as_of: str
    jurisdictions: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    has_mission: bool = False


class Plan(msgspec.Struct, frozen=True):
    """The rules that run, those that an audit runs, what each starts from, and what to know of the others."""

    choice: Choice
    rules: tuple[Rule, ...]
    across: tuple[Rule, ...]
    index: Index
    starts: Starts
    permissions: tuple[Permission, ...]
    notices: tuple[Remark, ...]

    def sources_for(self, kind: str) -> tuple[TriggerSource, ...]:
        """Return what the triggers must find for the rules that look at documents of a kind."""
        return trigger_sources((rule for rule in self.rules if kind in rule.kinds), self.index)

    def rules_for(self, document: Document) -> tuple[Rule, ...]:
        """Return the rules that look at a document, without those waived for it."""
        return tuple(
            rule
            for rule in self.rules
            if document.kind in rule.kinds and self.waiver_of(rule, document) is None
        )

    def waiver_of(self, rule: Rule, document: Document) -> Permission | None:
        """Return the permission by which a rule is waived for a document."""
        path = normpath(document.path)
        for permission in self.permissions:
            if permission.rule == rule.id and path in map(normpath, permission.documents):
                return permission
        return None


def make_plan(policy: Policy, choice: Choice) -> Plan:
    """Choose the rules of `policy` that run, and order their exceptions so that cheap ones come first."""
    index = Index.of(policy)
    chosen = tuple(rule for rule in policy.rules if _is_in_force(rule, choice) and _is_chosen(rule, choice))
    across = tuple(rule for rule in chosen if looks_across(rule))
    aimless = () if choice.has_mission else _without_mission(chosen, index)
    left_out = {rule.id for rule in (*across, *aimless)}
    rules = tuple(_cheap_first(rule) for rule in chosen if rule.id not in left_out)
    notices = (*_audited(across, choice), *_aimless(aimless, choice))
    return Plan(choice, rules, across, index, Starts(index), policy.permissions, notices)


def _without_mission(chosen: tuple[Rule, ...], index: Index) -> tuple[Rule, ...]:
    return tuple(
        rule for rule in chosen if not looks_across(rule) and asks_for_mission(rule, index.definitions)
    )


def _aimless(rules: Sequence[Rule], choice: Choice) -> Iterator[Remark]:
    for rule in rules:
        if rule.id in choice.select:
            asks = "it asks about the objectives of a mission plan; name one with --mission"
            yield Remark("no-mission", f"{rule.id} was not run: {asks}")


def _audited(across: Sequence[Rule], choice: Choice) -> Iterator[Remark]:
    """Say which rules compare documents; of the packaged ones only those that were asked for by name.

    Otherwise every check of one draft would begin by speaking of audits.
    """
    asked = [rule for rule in across if choice.select or not rule.pack.startswith(_PACKAGED)]
    if asked:
        compare, them = ("rule compares", "it") if len(asked) == 1 else ("rules compare", "them")
        message = f"{len(asked)} {compare} documents; run `fairreview audit` for {them}"
        yield Remark("across-documents", message)


def _is_in_force(rule: Rule, choice: Choice) -> bool:
    if not rule.is_in_force(choice.as_of):
        return False
    if choice.jurisdictions:
        return not places_asked(choice.jurisdictions).isdisjoint(rule.jurisdictions)
    return rule.require is None or "general" in rule.jurisdictions


def _is_chosen(rule: Rule, choice: Choice) -> bool:
    names = {rule.id, rule.family}
    return (not choice.select or not names.isdisjoint(choice.select)) and names.isdisjoint(choice.ignore)


def _cheap_first(rule: Rule) -> Rule:
    alternatives = tuple(alternative for condition in rule.unless for alternative in _alternatives(condition))
    return msgspec.structs.replace(rule, unless=tuple(sorted(alternatives, key=asks_for_grammar)))


def _alternatives(condition: Condition) -> tuple[Condition, ...]:
    """Return the lines of an `any of:` list, or the condition itself."""
    if isinstance(condition, Group) and condition.kind == "any":
        return tuple(part.condition for part in condition.parts)
    return (condition,)

"""Which rules run: in force on the day, in the places named, for the kind of document, as chosen."""

from collections.abc import Iterator, Sequence
from posixpath import normpath

import msgspec

from fairreview.engine.demands import asks_for_grammar, looks_across, needs_objectives
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
    """What a run asks for: the day (ISO), the places, and rule ids or families in or out."""

    as_of: str
    jurisdictions: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """The rules that run, what each starts from, and what cannot be run yet."""

    choice: Choice
    rules: tuple[Rule, ...]
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
    rules = tuple(_cheap_first(rule) for rule in chosen if not reason_not_run(rule))
    return Plan(choice, rules, index, Starts(index), policy.permissions, tuple(_notices(chosen, choice)))


def reason_not_run(rule: Rule) -> str:
    """Say in plain words why a rule does not run on one document; empty when it does."""
    if looks_across(rule):
        return "compares documents"
    return "asks which objectives are published" if needs_objectives(rule) else ""


def _notices(chosen: Sequence[Rule], choice: Choice) -> Iterator[Remark]:
    """Say which rules are left out; of the packaged ones that compare documents only those asked for by name.

    Otherwise every check of one draft would begin by speaking of audits.
    """
    asked = 0
    for rule in chosen:
        if looks_across(rule):
            asked += bool(choice.select) or not rule.pack.startswith(_PACKAGED)
        elif reason := reason_not_run(rule):
            yield Remark("not-yet-run", f"{rule.id} is not yet run: it {reason}")
    if asked:
        compare, them = ("rule compares", "it") if asked == 1 else ("rules compare", "them")
        message = f"{asked} {compare} documents; run `fairreview audit` for {them}"
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

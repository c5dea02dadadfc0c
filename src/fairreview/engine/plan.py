"""Which rules run: in force on the day, in the places named, for the kind of document, as chosen."""

from posixpath import normpath

import msgspec

from fairreview.engine.demands import asks_for_grammar, asks_for_mission, compares_documents, conditions_of
from fairreview.engine.index import Index
from fairreview.engine.wanted import Starts, trigger_sources
from fairreview.model.condition import Condition, Group
from fairreview.model.document import Document, Remark
from fairreview.model.facts import TriggerSource
from fairreview.model.policy import Permission, Policy, Rule
from fairreview.model.vocabulary import places_asked


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
    """The rules that run, what each starts from, and what cannot be run yet.

    `across` are the rules chosen that compare documents.
    """

    choice: Choice
    rules: tuple[Rule, ...]
    index: Index
    starts: Starts
    permissions: tuple[Permission, ...]
    notices: tuple[Remark, ...]
    across: tuple[Rule, ...] = ()

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
    later = tuple((rule, reason) for rule in chosen if (reason := reason_not_run(rule)))
    aimless = () if choice.has_mission else _without_mission(chosen, index)
    unable = {rule.id for rule in (*(rule for rule, _ in later), *aimless)}
    rules = tuple(_cheap_first(rule) for rule in chosen if rule.id not in unable)
    return Plan(
        choice,
        rules,
        index,
        Starts(index),
        policy.permissions,
        (
            *(Remark("not-yet-run", f"{rule.id} is not yet run: it {reason}") for rule, reason in later),
            *(Remark("no-mission", _aimless(rule)) for rule in aimless if rule.id in choice.select),
        ),
        tuple(rule for rule in chosen if rule.grouping is not None),
    )


def _without_mission(chosen: tuple[Rule, ...], index: Index) -> tuple[Rule, ...]:
    return tuple(rule for rule in chosen if asks_for_mission(rule, index.definitions))


def _aimless(rule: Rule) -> str:
    return f"{rule.id} was not run: it asks about the objectives of a mission plan; name one with --mission"


def reason_not_run(rule: Rule) -> str:
    """Say in plain words why this version cannot run a rule on one document; empty when it can."""
    if rule.not_run:
        return rule.not_run
    if any(compares_documents(condition) for condition in conditions_of(rule)):
        return "needs more than one document"
    return ""


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

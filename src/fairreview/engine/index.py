"""A policy as the engine looks things up in it, and the wordings the triggers must find for it."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from fairreview.engine.anchors import Anchors
from fairreview.engine.demands import conditions_of
from fairreview.engine.sources import forms_source, lexicon_source, rule_source, texts_source
from fairreview.model.condition import Condition, Contains, Near, PartOf, Relates
from fairreview.model.facts import TriggerSource
from fairreview.model.policy import (
    Definition,
    FlagLexicon,
    FlagMark,
    FlagPattern,
    FlagWords,
    Form,
    IsForm,
    IsText,
    Lexicon,
    OrderShape,
    Pattern,
    Policy,
    Rule,
    Setting,
    TreeShape,
    WordTest,
)
from fairreview.model.policy import StepTest as Step
from fairreview.model.walk import walk


class Search(msgspec.Struct, frozen=True):
    """A shape, and the trigger source to start from; without one every sentence is tried."""

    shape: TreeShape | OrderShape
    anchor: str


class Index(msgspec.Struct, frozen=True):
    """The named things of a policy by their names."""

    lexicons: Mapping[str, Lexicon]
    patterns: Mapping[str, tuple[Search, ...]]
    definitions: Mapping[str, Definition]
    settings: Mapping[str, Setting]

    @classmethod
    def of(cls, policy: Policy) -> "Index":
        """Build the index of `policy`."""
        lexicons = {lexicon.name: lexicon for lexicon in policy.lexicons}
        anchors = Anchors(lexicons)
        return cls(
            lexicons,
            {pattern.name: _searches(pattern, anchors) for pattern in policy.patterns},
            {definition.name: definition for definition in policy.definitions},
            {setting.name: setting for setting in policy.settings},
        )


def _searches(pattern: Pattern, anchors: Anchors) -> tuple[Search, ...]:
    return tuple(Search(shape, anchors.of(shape)) for shape in pattern.shapes)


def trigger_sources(rules: Iterable[Rule], index: Index) -> tuple[TriggerSource, ...]:
    """Return all that the triggers must look for, for `rules` and what they rest on, each once, by name."""
    starts = _starts(rules, index)
    found: dict[str, TriggerSource] = {}
    for source in (
        *_lexicon_sources(index),
        *_pattern_sources(index),
        *_flag_sources(rules),
        *_condition_sources(_all_conditions(rules, index)),
    ):
        everywhere = source.name in starts
        found.setdefault(source.name, TriggerSource(source.name, source.entries, everywhere))
    return tuple(found[name] for name in sorted(found))


def _starts(rules: Iterable[Rule], index: Index) -> frozenset[str]:
    """Return the sources that some rule starts from; all others are only asked about around those."""
    starts: set[str] = set()
    for rule in rules:
        match rule.flag:
            case FlagWords():
                starts.add(rule_source(rule))
            case FlagLexicon(lexicon=lexicon):
                starts.add(lexicon_source(lexicon))
            case FlagPattern(pattern=pattern):
                starts.update(search.anchor for search in index.patterns[pattern])
            case FlagMark() | None:
                continue
    return frozenset(starts)


def _lexicon_sources(index: Index) -> Iterator[TriggerSource]:
    for lexicon in index.lexicons.values():
        yield TriggerSource(lexicon_source(lexicon.name), tuple(entry.forms for entry in lexicon.entries))


def _flag_sources(rules: Iterable[Rule]) -> Iterator[TriggerSource]:
    for rule in rules:
        if isinstance(rule.flag, FlagWords):
            yield TriggerSource(rule_source(rule), tuple((form,) for form in rule.flag.forms))


def _pattern_sources(index: Index) -> Iterator[TriggerSource]:
    for searches in index.patterns.values():
        for search in searches:
            for test in tests_of(search.shape):
                yield from _test_source(test)


def _test_source(test: WordTest | Step) -> Iterator[TriggerSource]:
    match test:
        case IsForm(texts=texts, found=found):
            yield TriggerSource(forms_source(texts), ((Form("inflected", "", found),),))
        case IsText(texts=texts):
            yield _plain(texts)
        case _:
            return


def tests_of(shape: TreeShape | OrderShape) -> Iterator[WordTest | Step]:
    """Yield what a shape asks of each word."""
    if isinstance(shape, TreeShape):
        yield from (link.test for link in shape.links)
    else:
        yield from (step.test for step in shape.steps)


def _condition_sources(conditions: Iterable[Condition]) -> Iterator[TriggerSource]:
    for condition in conditions:
        if isinstance(condition, (Contains, PartOf, Near, Relates)) and condition.texts:
            yield _plain(condition.texts)


def _plain(texts: tuple[str, ...]) -> TriggerSource:
    """Return the source for plain words; their spellings are worked out when it is first used."""
    return TriggerSource(texts_source(texts), tuple((Form("exact", text),) for text in texts))


def _all_conditions(rules: Iterable[Rule], index: Index) -> Iterator[Condition]:
    for rule in rules:
        for condition in conditions_of(rule):
            yield from walk(condition)
    for lexicon in index.lexicons.values():
        for entry in lexicon.entries:
            if entry.guard is not None:
                yield from walk(entry.guard)
    for definition in index.definitions.values():
        yield from walk(definition.means)

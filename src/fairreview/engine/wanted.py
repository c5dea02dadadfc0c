"""What the triggers must look for: the wordings of some rules and of all that these rest on."""

from collections.abc import Iterable

from fairreview.engine.demands import conditions_of
from fairreview.engine.index import Index
from fairreview.engine.sources import forms_source, lexicon_source, rule_source, texts_source
from fairreview.model.condition import (
    Condition,
    Contains,
    Has,
    InLexicon,
    IsFact,
    Near,
    PartOf,
    Relates,
)
from fairreview.model.facts import TriggerSource
from fairreview.model.policy import (
    FlagLexicon,
    FlagMark,
    FlagPattern,
    FlagWords,
    Form,
    IsForm,
    IsIn,
    IsText,
    OrderShape,
    Rule,
    TreeShape,
    WordTest,
)
from fairreview.model.policy import StepTest as Step
from fairreview.model.walk import walk

Entries = tuple[tuple[Form, ...], ...]


def trigger_sources(rules: Iterable[Rule], index: Index) -> tuple[TriggerSource, ...]:
    """Return all that the triggers must look for, for `rules` and what they rest on, each once, by name."""
    wanted = _Wanted(index)
    for rule in rules:
        wanted.add_rule(rule)
    wanted.follow()
    return tuple(
        TriggerSource(name, wanted.entries[name], name in wanted.starts) for name in sorted(wanted.entries)
    )


class _Wanted:
    """Gathers sources; what a lexicon, pattern or definition rests on is followed once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.entries: dict[str, Entries] = {}
        self.starts: set[str] = set()
        self._waiting: list[Condition] = []
        self._met: set[tuple[str, str]] = set()

    def add_rule(self, rule: Rule) -> None:
        """Add the wordings of a rule; what it starts from is looked for everywhere."""
        self._waiting.extend(conditions_of(rule))
        self.starts |= starts_of(rule, self._index)
        match rule.flag:
            case FlagWords(forms=forms):
                self.entries[rule_source(rule)] = tuple((form,) for form in forms)
            case FlagLexicon(lexicon=lexicon):
                self._add_lexicon(lexicon)
            case FlagPattern(pattern=pattern):
                self._add_pattern(pattern)
            case FlagMark() | None:
                return

    def follow(self) -> None:
        """Add what the conditions met so far ask for, and what that rests on in turn."""
        while self._waiting:
            for part in walk(self._waiting.pop()):
                self._add_condition(part)

    def _add_condition(self, part: Condition) -> None:
        if isinstance(part, (Contains, PartOf, Near, Relates)) and part.texts:
            self._add_texts(part.texts)
        if isinstance(part, (Contains, PartOf, Near, InLexicon)) and part.lexicon:
            self._add_lexicon(part.lexicon)
        if isinstance(part, Contains) and part.pattern:
            self._add_pattern(part.pattern)
        if isinstance(part, (IsFact, Has)) and part.fact in self._index.definitions:
            self._add_definition(part.fact)

    def _is_new(self, sort: str, name: str) -> bool:
        is_new = (sort, name) not in self._met
        self._met.add((sort, name))
        return is_new

    def _add_lexicon(self, name: str) -> None:
        if not self._is_new("lexicon", name):
            return
        entries = self._index.lexicons[name].entries
        self.entries[lexicon_source(name)] = tuple(entry.forms for entry in entries)
        self._waiting.extend(entry.guard for entry in entries if entry.guard is not None)

    def _add_pattern(self, name: str) -> None:
        if not self._is_new("pattern", name):
            return
        for search in self._index.patterns[name]:
            for test in _tests_of(search.shape):
                self._add_test(test)

    def _add_test(self, test: WordTest | Step) -> None:
        match test:
            case IsForm(texts=texts, found=found):
                self.entries[forms_source(texts)] = ((Form("inflected", "", found),),)
            case IsText(texts=texts):
                self._add_texts(texts)
            case IsIn(lexicon=lexicon):
                self._add_lexicon(lexicon)
            case _:
                return

    def _add_definition(self, name: str) -> None:
        if self._is_new("definition", name):
            self._waiting.append(self._index.definitions[name].means)

    def _add_texts(self, texts: tuple[str, ...]) -> None:
        """Add plain words; their spellings are worked out when they are first looked up."""
        self.entries[texts_source(texts)] = tuple((Form("exact", text),) for text in texts)


class Starts:
    """What each rule starts from, worked out when it is first asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, frozenset[str]] = {}

    def of(self, rule: Rule) -> frozenset[str]:
        """Return the sources a rule starts from; none where it has to look at every place."""
        if rule.id not in self._known:
            self._known[rule.id] = starts_of(rule, self._index)
        return self._known[rule.id]


def starts_of(rule: Rule, index: Index) -> frozenset[str]:
    """Return the sources a rule starts from; none where it has to look at every place."""
    match rule.flag:
        case FlagWords():
            return frozenset({rule_source(rule)})
        case FlagLexicon(lexicon=lexicon):
            return frozenset({lexicon_source(lexicon)})
        case FlagPattern(pattern=pattern):
            anchors = frozenset(search.anchor for search in index.patterns[pattern])
            return frozenset() if "" in anchors else anchors
        case FlagMark() | None:
            return frozenset()


def _tests_of(shape: TreeShape | OrderShape) -> Iterable[WordTest | Step]:
    """Return what a shape asks of each word."""
    if isinstance(shape, TreeShape):
        return (link.test for link in shape.links)
    return (step.test for step in shape.steps)

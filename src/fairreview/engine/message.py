"""Fills in the messages of a rule for one finding."""

import re
from collections.abc import Callable, Mapping
from typing import Literal

from fairreview.engine.conditions import Answers
from fairreview.engine.judge import Verdict, entry_of
from fairreview.engine.terms import field_of
from fairreview.engine.things import criterion_around, section_around, sentence_around
<<<<<<< HEAD
from fairreview.model.phrase import failed_text, literal_phrase
from fairreview.model.values import setting_value
=======
from fairreview.engine.values import setting_value
from fairreview.model.condition import (
    Bullet,
    Compare,
    Condition,
    Contains,
    Group,
    Has,
    IsFact,
    It,
    Not,
    Present,
    Relates,
    Sure,
)
>>>>>>> mission
from fairreview.text import Span

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SPACES = re.compile(r"\s+")
# A quoted passage in a message is cut here, so that a message stays a line or two.
_LONGEST_QUOTE = 120
_CLOSEST = frozenset({"closest mission-objectives", "closest-id mission-objectives"})


class Filler:
    """Gives the values of placeholders for one verdict."""

    def __init__(self, verdict: Verdict, answers: Answers) -> None:
        self._verdict = verdict
        self._answers = answers
        self._facts = answers.facts
        entry = entry_of(verdict.rule, verdict.thing, answers)
        self.suggestions = entry.suggestions if entry else ()
        self._known: Mapping[str, Callable[[], str]] = {
            "word": self._words,
            "words": self._words,
            "sentence": lambda: self._quote(sentence_around(self._facts, verdict.thing).span),
            "section": self._section,
            "document": lambda: self._facts.document.title or self._facts.document.path,
            "criterion": self._criterion,
            "objective": self._criterion,
            "failed": lambda: "; ".join(failed_text(part) for part in verdict.failed),
            "suggestions": lambda: _listed(self.suggestions),
            "first-suggestion": lambda: self.suggestions[0] if self.suggestions else "",
            "closest mission-objectives": lambda: self._closest("title"),
            "closest-id mission-objectives": lambda: self._closest("id"),
            "unlisted mission-objectives": lambda: ", ".join(self._facts.links.unlisted(verdict.thing.span)),
            "retired mission-objectives": self._retired,
            "person": lambda: self._facts.describes(verdict.thing.span) or "the person",
        }

    def fill(self, template: str) -> str:
        """Return `template` with its placeholders filled in."""
        return _PLACEHOLDER.sub(lambda found: self._value(found.group(1).strip()), template)

    def suggestion(self, template: str) -> str:
        """Return a suggestion filled in; empty where it would suggest an objective and there is none."""
        names = {found.group(1).strip() for found in _PLACEHOLDER.finditer(template)} & _CLOSEST
        return "" if any(not self._value(name) for name in names) else self.fill(template)

    def _closest(self, part: Literal["title", "id"]) -> str:
        found = self._facts.links.closest(self._verdict.thing.span)
        if found is None:
            return ""
        return found.objective.id if part == "id" else _shortened(found.objective.title)

    def _retired(self) -> str:
        named = self._facts.links.named(self._verdict.thing.span)
        return ", ".join(each.id or _shortened(each.title) for each in named if each.is_over)

    def _value(self, name: str) -> str:
        if name in self._known:
            return self._known[name]()
        if name in self._verdict.thing.words:
            return self._quote(self._verdict.thing.words[name])
        if name.startswith("setting "):
            setting = name.removeprefix("setting ").strip()
            return literal_phrase(setting_value(self._answers.index.settings, setting))
        if "." in name:
            return self._field(*name.split(".", 1))
        return ""

    def _field(self, unit: str, name: str) -> str:
        thing = criterion_around(self._facts, self._verdict.thing) if unit == "criterion" else None
        value = None if thing is None else field_of(self._facts, thing, name)
        return "" if value is None else value.text

    def _words(self) -> str:
        thing = self._verdict.thing
        return self._quote(thing.span)

    def _section(self) -> str:
        section = section_around(self._facts, self._verdict.thing)
        return section.section.title if section is not None and section.section is not None else ""

    def _criterion(self) -> str:
        thing = criterion_around(self._facts, self._verdict.thing)
        return self._quote(thing.span) if thing is not None else ""

    def _quote(self, span: Span) -> str:
        return _shortened(span.of(self._facts.document.text))


def _shortened(text: str) -> str:
    words = _SPACES.sub(" ", text).strip()
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _listed(words: tuple[str, ...]) -> str:
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " or " + words[-1]
<<<<<<< HEAD
=======


def failed_text(part: Bullet) -> str:
    """Return what a line of a requirement says when it fails: its `otherwise`, or its opposite in words."""
    if part.otherwise:
        return part.otherwise
    name = failed_name(part.condition)
    return f"no {name}" if isinstance(part.condition, (Has, Present)) else f"not so: {phrase(part.condition)}"


def failed_name(condition: Condition) -> str:
    """Return the field or noun that a failed line is about, for `failed` in reports."""
    match condition:
        case Not(inner=inner) | Sure(inner=inner):
            return failed_name(inner)
        case Group(parts=parts):
            return failed_name(parts[0].condition)
        case Has(noun=noun):
            return noun
        case Relates(verb="supports"):
            return "objective"
        case Contains(noun=noun) if noun:
            return noun
        case IsFact(fact=fact, term=It(path=())):
            return fact
        case Compare(term=term) | Present(term=term):
            return term.path[-1] if term.path else "text"
        case _:
            path = condition.term.path
            return path[0] if path else "text"
>>>>>>> mission

"""A policy as the engine looks things up in it: its named things, and what its shapes start from."""

from collections.abc import Iterable, Mapping

import msgspec

from fairreview.engine.anchors import Anchors, needs_of
from fairreview.model.policy import (
    Definition,
    Lexicon,
    OrderShape,
    Pattern,
    Policy,
    Setting,
    TreeShape,
)


class Search(msgspec.Struct, frozen=True, gc=False):
    """A shape, and the trigger source to start from; without one every sentence is tried.

    `needs` are the sources that must all have a hit in a sentence for the shape to stand there.
    """

    shape: TreeShape | OrderShape
    anchor: str
    needs: tuple[str, ...] = ()


class Patterns:
    """The shapes of patterns by name, each with what it starts from, worked out when first asked for."""

    def __init__(self, patterns: Iterable[Pattern], anchors: Anchors) -> None:
        self._patterns = {pattern.name: pattern for pattern in patterns}
        self._anchors = anchors
        self._known: dict[str, tuple[Search, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Search, ...]:
        """Return the shapes of a pattern; raise KeyError for one that does not exist."""
        if name not in self._known:
            shapes = self._patterns[name].shapes
            self._known[name] = tuple(
                Search(shape, self._anchors.of(shape), needs_of(shape)) for shape in shapes
            )
        return self._known[name]


class Index(msgspec.Struct, frozen=True):
    """The named things of a policy by their names."""

    lexicons: Mapping[str, Lexicon]
    patterns: "Patterns"
    definitions: Mapping[str, Definition]
    settings: Mapping[str, Setting]

    @classmethod
    def of(cls, policy: Policy) -> "Index":
        """Build the index of `policy`."""
        lexicons = {lexicon.name: lexicon for lexicon in policy.lexicons}
        return cls(
            lexicons,
            Patterns(policy.patterns, Anchors(lexicons)),
            {definition.name: definition for definition in policy.definitions},
            {setting.name: setting for setting in policy.settings},
        )

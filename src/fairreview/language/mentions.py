"""What a condition mentions: its parts, its terms, and every name in it that must exist."""

from collections.abc import Iterable, Iterator

import msgspec

from fairreview.model.condition import (
    Between,
    Compare,
    Condition,
    Contains,
    Group,
    Has,
    InLexicon,
    Inside,
    IsFact,
    It,
    ListedIn,
    Near,
    Not,
    OneOf,
    PartOf,
    Relates,
    Scaled,
    SettingRef,
    Sure,
    Term,
    The,
    Theirs,
    Value,
)
from fairreview.model.policy import IsIn, OrderShape, TreeShape
from fairreview.model.walk import walk
from fairreview.text import Span


class Mention(msgspec.Struct, frozen=True):
    """A name in a condition: `role` is what it must be, `leaf` the sentence it stands in."""

    role: str
    name: str
    at: Span
    leaf: Condition


def mentions(condition: Condition) -> Iterator[Mention]:
    """Yield every name of `condition` but those in its terms."""
    for leaf in walk(condition):
        yield from _referred(leaf)
        yield from _called(leaf)


def _referred(leaf: Condition) -> Iterator[Mention]:
    """Yield names of lexicons, patterns, settings, rules and lists."""
    if isinstance(leaf, InLexicon | PartOf | Near | Contains) and leaf.lexicon:
        yield Mention("lexicon", leaf.lexicon, leaf.spot(leaf.lexicon), leaf)
    if isinstance(leaf, Contains) and leaf.pattern:
        yield Mention("pattern", leaf.pattern, leaf.spot(leaf.pattern), leaf)
    if isinstance(leaf, Contains) and leaf.finding:
        yield Mention("rule", leaf.finding, leaf.spot(leaf.finding), leaf)
    if isinstance(leaf, Contains) and leaf.family:
        yield Mention("family", leaf.family, leaf.spot(leaf.family), leaf)
    listed = leaf.name if isinstance(leaf, ListedIn) else leaf.listed_in if isinstance(leaf, Relates) else ""
    if listed:
        yield Mention("list", listed, leaf.spot(listed), leaf)
    for setting in settings_in(leaf):
        yield Mention("setting", setting.name, setting.spot(setting.name), leaf)


def _called(leaf: Condition) -> Iterator[Mention]:
    """Yield nouns, facts and verbs."""
    match leaf:
        case Inside(noun=noun):
            yield Mention("inside", noun, leaf.spot(noun), leaf)
        case PartOf(noun=noun) | Near(noun=noun) | Contains(noun=noun) if noun:
            yield Mention("mark", noun, leaf.spot(noun), leaf)
        case Has(noun=noun, fact=fact):
            yield Mention("had", noun, leaf.spot(noun), leaf)
            if fact:
                yield Mention("filter", fact, leaf.spot(fact), leaf)
        case IsFact(fact=fact):
            yield Mention("fact", fact, leaf.spot(fact), leaf)
        case Relates(verb=verb, noun=noun):
            yield Mention("verb", verb, leaf.spot(verb), leaf)
            if noun:
                yield Mention("related", noun, leaf.spot(noun), leaf)
        case _:
            return


def values_in(leaf: Condition) -> tuple[Value, ...]:
    """Return the values that `leaf` compares with."""
    match leaf:
        case Compare(value=value):
            return (value,)
        case Between(low=low, high=high):
            return (low, high)
        case OneOf(values=values):
            return values
        case _:
            return ()


def settings_in(leaf: Condition) -> Iterator[SettingRef]:
    """Yield the settings that `leaf` names."""
    if isinstance(leaf, Sure) and isinstance(leaf.at_least, SettingRef):
        yield leaf.at_least
    for value in values_in(leaf):
        if isinstance(value, SettingRef):
            yield value
        elif isinstance(value, Scaled) and isinstance(value.share, SettingRef):
            yield value.share


def terms_in(condition: Condition) -> Iterator[Term]:
    """Yield every term of `condition`, in reading order."""
    for leaf in walk(condition):
        if not isinstance(leaf, Not | Sure | Group):
            yield leaf.term
        for value in values_in(leaf):
            if isinstance(value, It | The | Theirs):
                yield value
            elif isinstance(value, Scaled):
                yield value.term


def lexicons_of_shapes(shapes: Iterable[TreeShape | OrderShape]) -> Iterator[IsIn]:
    """Yield the tests of `shapes` that name a lexicon."""
    for shape in shapes:
        for line in shape.links if isinstance(shape, TreeShape) else shape.steps:
            if isinstance(line.test, IsIn):
                yield line.test

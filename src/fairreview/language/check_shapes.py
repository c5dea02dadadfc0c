"""Checks shapes: their words exist, hang together, and are tied to particular words."""

from collections.abc import Iterator

from fairreview.language.scope import MARK_NAMES, Scope, shape_words
from fairreview.language.suggest import choices, error, near, warning
from fairreview.model.diagnostic import Diagnostic
from fairreview.model.policy import (
    Gap,
    IsClass,
    IsForm,
    IsIn,
    IsMark,
    IsRelation,
    IsText,
    Link,
    OrderShape,
    Pattern,
    StepTest,
    TreeShape,
    WordTest,
)
from fairreview.model.vocabulary import RELATIONS, WORD_CLASSES

_LONGEST_GAP = 20
_MOST_WORDS = 30


def check_pattern(pattern: Pattern, scope: Scope) -> Iterator[Diagnostic]:
    """Yield every mistake in the shapes of a pattern."""
    for shape in pattern.shapes:
        for test in _tests(shape):
            yield from _test(test, shape, scope)
        if isinstance(shape, TreeShape):
            unknown = list(_other_words(shape))
            yield from unknown or _unconnected(shape)
        if not any(_is_anchor(test) for test in _anchoring(shape)):
            yield warning(
                "FR801",
                "no word in this shape is tied to particular words",
                shape.spot(shape.title),
                "every sentence has to be tried",
                hints=[
                    "add `is any form of ...`, `is one of ...` or `is in lexicon ...` for at least one word"
                ],
            )


def _tests(shape: TreeShape | OrderShape) -> Iterator[WordTest | StepTest]:
    for line in shape.links if isinstance(shape, TreeShape) else shape.steps:
        yield line.test


def _anchoring(shape: TreeShape | OrderShape) -> Iterator[WordTest | StepTest]:
    """Yield the tests that can tie a shape to words: a denied one ties it to none."""
    if isinstance(shape, OrderShape):
        yield from _tests(shape)
    else:
        yield from (link.test for link in shape.links if not link.negated)


def _is_anchor(test: WordTest | StepTest) -> bool:
    return isinstance(test, IsForm | IsText | IsIn | IsMark)


def _test(test: WordTest | StepTest, shape: TreeShape | OrderShape, scope: Scope) -> Iterator[Diagnostic]:
    match test:
        case IsClass(name=name):
            yield from _word_class(test, name, shape)
        case IsMark(noun=noun) if noun not in MARK_NAMES:
            hints = choices(noun, (*WORD_CLASSES, *MARK_NAMES), "word classes")
            yield error("FR202", f"there is no word class `{noun}`", test.spot(noun), hints=hints)
        case IsIn(lexicon=name) if not scope.knows("lexicon", name):
            note = "not found in this file or in a package it uses"
            hints = near(name, scope.lexicons)
            yield error("FR204", f"there is no lexicon called `{name}`", test.spot(name), note, hints=hints)
        case IsRelation(relation=name) if name not in RELATIONS:
            hints = choices(name, RELATIONS, "relations")
            yield error("FR202", f"there is no relation `{name}`", test.spot(name), hints=hints)
        case Gap(words=words) if words > _LONGEST_GAP:
            hint = f"write: up to {_LONGEST_GAP} words"
            yield error("FR802", f"a gap has at most {_LONGEST_GAP} words", test.at, hints=[hint])
        case _:
            return


def _word_class(test: IsClass, name: str, shape: TreeShape | OrderShape) -> Iterator[Diagnostic]:
    if name in WORD_CLASSES or (name in MARK_NAMES and isinstance(shape, OrderShape)):
        return
    if name in MARK_NAMES:
        message = f"`{name}` is not one word, so grammar cannot tie it"
        hint = 'marks can stand in word-order shapes: shape "…" in order:'
        yield error("FR803", message, test.spot(name), "a mark in the text", hints=[hint])
        return
    known = (*WORD_CLASSES, *MARK_NAMES) if isinstance(shape, OrderShape) else tuple(WORD_CLASSES)
    hints = near(name, known) or choices(name, WORD_CLASSES, "word classes")
    yield error("FR202", f"there is no word class `{name}`", test.spot(name), hints=hints)


def _other_words(shape: TreeShape) -> Iterator[Diagnostic]:
    words = shape_words(shape)
    for link in shape.links:
        test = link.test
        if isinstance(test, IsRelation) and test.other not in words:
            message = f"this shape has no word called `{test.other}`"
            hints = choices(test.other, words, "its words")
            yield error("FR208", message, test.spot(test.other), "no line says what it is", hints=hints)


def _unconnected(shape: TreeShape) -> Iterator[Diagnostic]:
    first: dict[str, Link] = {}
    for link in shape.links:
        first.setdefault(link.name, link)
    if len(first) > _MOST_WORDS:
        yield error(
            "FR802", f"a shape has at most {_MOST_WORDS} words", shape.at, f"this one has {len(first)}"
        )
        return
    group = {name: name for name in first}
    for link in shape.links:
        if isinstance(link.test, IsRelation) and not link.negated and link.test.other in group:
            kept, merged = group[link.name], group[link.test.other]
            group = {name: kept if owner == merged else owner for name, owner in group.items()}
    if len(set(group.values())) < 2:
        return
    sizes = [list(group.values()).count(owner) for owner in group.values()]
    main = list(group.values())[sizes.index(max(sizes))] if max(sizes) > 1 else None
    for name, link in first.items():
        if group[name] != main:
            yield error(
                "FR804",
                f"`{name}` is not connected to the other words",
                link.spot(name),
                "every word must be linked to another word of the shape",
                hints=[
                    "an unconnected word matches anywhere in the sentence, once for every pair",
                    f"add a line such as: - {name} is the modifier of ...",
                ],
            )


def check_flagged_word(pattern: Pattern, word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the title of each shape without the flagged word, and the words it has."""
    for shape in pattern.shapes:
        words = shape_words(shape)
        if word not in words:
            yield shape.title, words

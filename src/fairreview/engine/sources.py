"""The names of trigger sources: what the triggers look for, and the engine asks after, goes by these."""

from collections.abc import Iterable
from typing import assert_never

from fairreview.model.policy import (
    Gap,
    IsClass,
    IsForm,
    IsIn,
    IsMark,
    IsRelation,
    IsText,
    Rule,
    StepTest,
    WordTest,
)


def texts_source(texts: Iterable[str]) -> str:
    """Name the trigger source for plain words that a condition or shape asks for."""
    return "texts:" + "|".join(texts)


def forms_source(texts: Iterable[str]) -> str:
    """Name the trigger source for `any form of` words."""
    return "forms:" + "|".join(texts)


def lexicon_source(name: str) -> str:
    """Name the trigger source for a lexicon."""
    return f"lexicon:{name}"


def rule_source(rule: Rule) -> str:
    """Name the trigger source for the words a rule flags itself."""
    return f"rule:{rule.id}"


def source_of(test: WordTest | StepTest) -> str:
    """Return the trigger source that finds a word's wordings, or empty when it has none."""
    match test:
        case IsForm(texts=texts):
            return forms_source(texts)
        case IsText(texts=texts):
            return texts_source(texts)
        case IsIn(lexicon=lexicon):
            return lexicon_source(lexicon)
        case IsClass() | IsMark() | IsRelation() | Gap():
            return ""
        case _:
            assert_never(test)

"""Says a condition in words, for `explain`: the sentence the policy was written with, near enough."""

from typing import assert_never

from fairreview.model import condition as asks
from fairreview.model.across import EXTREMES, group_value
from fairreview.model.condition import Condition, Group, Literal_, Not, Sure, Term
from fairreview.model.grouping import Measure

_HOW = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than", "eq": "exactly"}
_JOINED = {"all": " and ", "any": " or ", "none": " nor "}


def phrase(condition: Condition) -> str:
    """Return a condition as a sentence."""
    match condition:
        case Group(kind=kind, parts=parts):
            text = _JOINED[kind].join(phrase(part.condition) for part in parts)
            return f"neither {text}" if kind == "none" else text
        case Not(inner=inner):
            return f"not ({phrase(inner)})"
        case Sure(inner=inner):
            return phrase(inner)
        case _:
            return f"{term_phrase(condition.term)} {_tail(condition)}"


def term_phrase(term: Term) -> str:
    """Return a term as it is written in a policy."""
    match term:
        case asks.It(path=()):
            return "it"
        case asks.It(path=path):
            return "its " + "'s ".join(path)
        case asks.The(path=path, titles=titles):
            return "the " + "'s ".join(path) + (f" titled {_quoted(titles)}" if titles else "")
        case asks.Theirs(path=(extreme, measured)) if extreme in EXTREMES:
            return f"the {extreme} {measured}"
        case asks.Theirs(path=(name,)) if group_value(name) is not None:
            return f"the {name}"
        case asks.Theirs(path=path):
            return "their " + "'s ".join(path)
        case _:
            assert_never(term)


def _tail(condition: asks.Clause) -> str:  # noqa: C901, PLR0911, PLR0912
    match condition:
        case asks.Compare(how=how, value=value):
            return f"is {_HOW[how]} {_value(value)}"
        case asks.Between(low=low, high=high):
            return f"is between {_value(low)} and {_value(high)}"
        case asks.OneOf(values=values):
            return "is one of " + ", ".join(_value(value) for value in values)
        case asks.Present():
            return "is present"
        case asks.InLexicon(lexicon=lexicon):
            return f"is in lexicon {lexicon}"
        case asks.ListedIn(name=name):
            return f"is listed in {name}"
        case asks.Inside(noun=noun, titles=titles):
            return f"is inside a {noun}" + (f" titled {_quoted(titles)}" if titles else "")
        case asks.PartOf():
            return f"is part of {_target(condition)}"
        case asks.Near(words=words):
            return f"is within {words} words of {_target(condition)}"
        case asks.IsFact(fact=fact):
            return f"is {fact}"
        case asks.Same(every=every):
            return "is the same" + (f" in every {every}" if every else "")
        case asks.Has(noun=noun, how=how, count=count):
            return f"has {_HOW[how]} {count:g} {noun}"
        case asks.Contains():
            return f"contains {_contained(condition)}"
        case asks.Relates(verb=verb):
            return f"{verb} {_target(condition)}"
        case _:
            assert_never(condition)


def _contained(condition: asks.Contains) -> str:
    how, count, per = condition.how, condition.count, condition.per
    if (how, count, per) == ("ge", 1, 0):
        return _target(condition)
    counted = f"phrases in lexicon {condition.lexicon}" if condition.lexicon else _findings(condition)
    return f"{_HOW[how]} {count:g} {counted}" + (f" per {per} words" if per else "")


def _target(condition: asks.PartOf | asks.Near | asks.Contains | asks.Relates) -> str:
    if condition.texts:
        return _quoted(condition.texts)
    lexicon = getattr(condition, "lexicon", "")
    if lexicon:
        return f"a phrase in lexicon {lexicon}"
    if isinstance(condition, asks.Contains):
        if condition.pattern:
            return f"pattern {condition.pattern}"
        if condition.finding or condition.family:
            return f"a {_findings(condition).replace('findings', 'finding', 1)}"
    return f"the {condition.noun}" if isinstance(condition, asks.Relates) else f"a {condition.noun}"


def _findings(condition: asks.Contains) -> str:
    by = f"rule {condition.finding}" if condition.finding else f"family {condition.family}"
    return f"findings of {by}"


def _quoted(texts: tuple[str, ...]) -> str:
    return ", ".join(f'"{text}"' for text in texts)


def measure_phrase(measure: Measure) -> str:
    """Return what is measured in words: `share where its rating is at least 4`, `average of its length`."""
    where = f" where {phrase(measure.where)}" if measure.where is not None else ""
    of = f" of {term_phrase(measure.of)}" if measure.of is not None else ""
    return f"{measure.what}{where}{of}"


def size_phrase(size: asks.Number | asks.SettingRef) -> str:
    """Return a number or a setting as it is written in a policy."""
    return _value(size)


def _value(value: asks.Value) -> str:
    match value:
        case asks.SettingRef(name=name):
            return f"setting {name}"
        case asks.Scaled(share=share, term=term):
            return f"{_value(share)} of {term_phrase(term)}"
        case asks.It() | asks.The() | asks.Theirs():
            return term_phrase(value)
        case _:
            return literal_phrase(value)


def literal_phrase(value: Literal_) -> str:
    """Return a literal as it is written in a policy."""
    match value:
        case asks.Text(text=text):
            return f'"{text}"'
        case asks.Number(number=number, unit=unit):
            return f"{number:g} {unit}".strip()
        case asks.Date(date=date):
            return date
        case asks.Money(amount=amount, currency=currency):
            return f"{currency}{amount:,.2f}".removesuffix(".00")
        case _:
            assert_never(value)


def failed_text(part: asks.Bullet) -> str:
    """Return what a line of a requirement says when it fails: its `otherwise`, or its opposite in words."""
    if part.otherwise:
        return part.otherwise
    name = failed_name(part.condition)
    return (
        f"no {name}"
        if isinstance(part.condition, (asks.Has, asks.Present))
        else f"not so: {phrase(part.condition)}"
    )


def failed_name(condition: Condition) -> str:
    """Return the field or noun that a failed line is about, for `failed` in reports."""
    match condition:
        case Not(inner=inner) | Sure(inner=inner):
            return failed_name(inner)
        case Group(parts=parts):
            return failed_name(parts[0].condition)
        case asks.Has(noun=noun):
            return noun
        case asks.Relates(verb="supports"):
            return "objective"
        case asks.Contains(noun=noun) if noun:
            return noun
        case asks.IsFact(fact=fact, term=asks.It(path=())):
            return fact
        case asks.Compare(term=term) | asks.Present(term=term) | asks.Same(term=term):
            return term.path[-1] if term.path else "text"
        case _:
            path = condition.term.path
            return path[0] if path else "text"
